"""Reports for people: briefs, comparisons of coders, screening logs, lists of losses; written as Markdown, HTML, DOCX and PDF."""

from truceline.papers.files import FORMS, Form, form_of, write_paper
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
    "FORMS",
    "Block",
    "Cite",
    "Figure",
    "Form",
    "Items",
    "Paper",
    "Paragraph",
    "Run",
    "Section",
    "Table",
    "form_of",
    "plain_text",
    "text",
    "write_paper",
]
