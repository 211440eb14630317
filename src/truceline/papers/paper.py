"""A paper: what a report for people is made of, before it is written in one format or another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

CHARTS_AS_TABLES = "The charts as tables"
"""The heading of the last part of a paper in forms that show charts as pictures only."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Some words of one look. `notes` are the numbers of the footnotes that stand after them, `link` where they lead.

    `quoted` words are an article's own: each form sets them between quotation marks, which the words themselves do not have.
    """

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
    """A table with its caption; its first column names the rows. `numbers` are the places of the columns that hold numbers, set flush right."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[Text, ...], ...]
    numbers: frozenset[int] = frozenset()

    def __post_init__(self) -> None:
        if any(len(row) != len(self.head) for row in self.rows):
            raise ValueError(f"the rows of table {self.caption!r} are not all as long as its head")


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A chart: SVG that stands by itself (a `viewBox`, no scripts, no outside fonts or files), its caption, and what it shows as a table.

    `says` tells in one sentence, for those who do not see it, what it shows. The table is written below the chart (HTML), in its place
    (Markdown), or at the end of the paper (DOCX, PDF); of footnotes it may only name those that the text has already.
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
    """A report: its title, what it is about in one line, its parts, and its footnotes.

    Footnotes are numbered from 1 in the order in which the text first refers to them: Word and PDF readers count them so.
    `made_by` names the software and its version, `day` the day it tells of, `language` is an ISO 639-1 code.
    """

    title: str
    subtitle: str = ""
    blocks: tuple[Block, ...]
    notes: tuple[Cite, ...] = ()
    made_by: str = ""
    day: date | None = None
    language: str = "en"

    def __post_init__(self) -> None:
        cited = list(dict.fromkeys(number for run in runs_of(self.blocks) for number in run.notes))
        told = [note.number for note in self.notes]
        if told != list(range(1, len(told) + 1)):
            raise ValueError(f"footnotes are numbered {told}, not from 1 on")
        if cited != told:
            raise ValueError(f"the text refers to footnotes {cited}, in this order; there are {told}")


def text(*parts: str | Run) -> Text:
    """A text of plain words and runs."""
    return tuple(Run(words=part) if isinstance(part, str) else part for part in parts)


def plain_text(runs: Text) -> str:
    """The words of a text, without look and footnotes."""
    return "".join(run.words for run in runs)


def runs_of(blocks: Iterable[Block]) -> Iterator[Run]:
    """The runs of these parts in the order in which they are read, those of the charts' tables last."""
    parts = tuple(blocks)
    yield from _runs(parts)
    for figure in figures_of(parts):
        yield from _cells(figure.table)


def figures_of(blocks: Iterable[Block]) -> Iterator[Figure]:
    """The charts of these parts, in order."""
    for block in blocks:
        match block:
            case Figure():
                yield block
            case Section():
                yield from figures_of(block.blocks)
            case _:
                pass


def _runs(blocks: Iterable[Block]) -> Iterator[Run]:
    for block in blocks:
        match block:
            case Paragraph():
                yield from block.text
            case Items():
                yield from (run for item in block.items for run in item)
            case Table():
                yield from _cells(block)
            case Section():
                yield from _runs(block.blocks)
            case Figure():
                pass


def _cells(table: Table) -> Iterator[Run]:
    return (run for row in table.rows for cell in row for run in cell)
