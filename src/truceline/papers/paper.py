"""A paper: what a report for people is made of, before it is written in one format or another."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Some words of one look. `notes` are the numbers of the footnotes that stand after them, `link` where they lead."""

    words: str
    strong: bool = False
    quoted: bool = False
    link: str | None = None
    notes: tuple[int, ...] = ()


Text = tuple[Run, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cite:
    """A footnote: the exact words of an article that a sentence rests on, and which article it is.

    `start` and `end` are offsets of `quote` into the text of the document with this id. `published` is a day, a stretch of days, or
    `undated`.
    """

    number: int
    quote: str
    claim: str
    document: str
    start: int
    end: int
    article: str
    title: str | None = None
    outlet: str | None = None
    origin: str | None = None
    url: str | None = None
    published: str = "undated"


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph."""

    text: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Items:
    """A list, each item a text."""

    items: tuple[Text, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table with its caption. `numbers` are the places of the columns that hold numbers, set flush right."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[Text, ...], ...]
    numbers: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A chart: SVG that stands by itself (no scripts, no outside fonts or files), its caption, and what it shows as a table.

    `says` tells in one sentence, for those who do not see it, what it shows. Formats without pictures write the table.
    """

    caption: str
    says: str
    svg: str
    table: Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A part with its heading; parts may hold parts."""

    heading: str
    blocks: tuple[Block, ...]


Block = Paragraph | Items | Table | Figure | Section


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A report: its title, what it is about in one line, its parts, and its footnotes in the order of their numbers.

    `made_by` names the software and its version, `day` the day it tells of, `language` is an ISO 639-1 code.
    """

    title: str
    subtitle: str = ""
    blocks: tuple[Block, ...]
    notes: tuple[Cite, ...] = ()
    made_by: str = ""
    day: date | None = None
    language: str = "en"


def text(*parts: str | Run) -> Text:
    """A text of plain words and runs."""
    return tuple(Run(words=part) if isinstance(part, str) else part for part in parts)


def plain_text(runs: Text) -> str:
    """The words of a text, without look and footnotes."""
    return "".join(run.words for run in runs)
