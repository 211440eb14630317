"""Reports for people: briefs, comparisons of coders, screening logs, lists of losses; written as Markdown, HTML, DOCX and PDF."""

from truceline.papers.paper import (
    Block,
    Cite,
    Figure,
    Items,
    Paper,
    Paragraph,
    Run,
    Section,
    Table,
    plain_text,
    text,
)

__all__ = [
    "Block",
    "Cite",
    "Figure",
    "Items",
    "Paper",
    "Paragraph",
    "Run",
    "Section",
    "Table",
    "plain_text",
    "text",
]
