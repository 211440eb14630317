"""Articles: one in a line of a list, and one whole with what it claims and where it comes from."""

from __future__ import annotations

from dataclasses import dataclass

from truceline.model import Claim, Document, Lineage
from truceline.views.evidence import published


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleRow:
    """An article in one line. `published` is a day, a stretch of days, or `undated`; `characters` is how long its text is."""

    id: str
    name: str
    title: str | None
    outlet: str | None
    origin: str | None
    url: str | None
    published: str
    language: str
    characters: int
    copy_of: str | None = None
    superseded_by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """An article whole: its text and the parts of it, where it comes from, and what it claims in the order of its text."""

    document: Document
    lineage: Lineage | None
    claims: tuple[Claim, ...]


def article_row(document: Document, lineage: Lineage | None) -> ArticleRow:
    """The article in one line."""
    return ArticleRow(
        id=document.id,
        name=document.name,
        title=document.title,
        outlet=document.outlet,
        origin=document.origin,
        url=document.url,
        published=published(document.dating),
        language=document.language,
        characters=len(document.text),
        copy_of=lineage.copy_of if lineage else None,
        superseded_by=lineage.superseded_by if lineage else None,
    )
