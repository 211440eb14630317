"""A brief as a paper: its sentences as paragraphs and lists, its passages as footnotes, with the plots that go with it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from importlib.metadata import version

from truceline.papers.charts import Told, band_figure, rows_figure
from truceline.papers.paper import Block, Cite, Figure, Items, Paper, Paragraph, Run, Section, Table, Text
from truceline.views.brief import Brief, BriefSection, BriefSource, Cell, Grid, Kind, Note, Piece, Statement
from truceline.views.brief.words import capital, day_words, listed, span_words
from truceline.views.charts import Axis, band


def brief_paper(brief: Brief) -> Paper:
    """The brief as a report for people."""
    return Paper(
        title=brief.title,
        subtitle=subtitle(brief),
        blocks=tuple(_blocks(brief)),
        notes=tuple(map(_cite, brief.notes)),
        made_by=f"Truceline {version('truceline')}",
        day=date.fromisoformat(brief.until),
    )


def subtitle(brief: Brief) -> str:
    """The days that the brief tells of, and as of which day it is known."""
    days = span_words(brief.since, brief.until) if brief.since else f"up to {day_words(brief.until)}"
    known = (
        f"as known at the end of {day_words(brief.as_of)}" if brief.as_of else "by all that the ledger holds"
    )
    return f"Brief, {days}, {known}"


def _blocks(brief: Brief) -> Iterator[Block]:
    if brief.short:
        yield Paragraph(text=_running(brief.short))
    if (lives := _lives(brief)) is not None:
        yield lives
    for section in brief.sections:
        plots = [plot] if section.name == "alleged" and (plot := _alleged(brief)) else []
        yield Section(heading=section.heading, blocks=(*plots, *_section(section)))
    if brief.sources:
        yield Section(heading="Sources", blocks=tuple(_sources(brief)))


def _lives(brief: Brief) -> Figure | None:
    """How the ceasefires stood over the days of the brief."""
    until = date.fromisoformat(brief.until)
    since = date.fromisoformat(brief.since) if brief.since else None
    lives = [(one.ceasefire, one.phases) for one in brief.lives if one.phases]
    drawn = band(lives, first=since, last=until, day=until)
    return (
        band_figure(drawn, caption="How the ceasefires stood, by what is told", day=until) if drawn else None
    )


def _alleged(brief: Brief) -> Figure | None:
    """What each claimant told of breaches by whom, week by week, of all these ceasefires."""
    rows: dict[str, Counter[tuple[date, date]]] = {}
    for one in brief.accusations:
        for first, last, number in one.periods:
            name = f"{one.claimant} of {one.accused}" if one.accused else f"{one.claimant}, of nobody named"
            week = (date.fromisoformat(first), date.fromisoformat(last))
            rows.setdefault(capital(name), Counter())[week] += number
    if not rows:
        return None
    told = [
        Told(
            name=name, counts=tuple((first, last, number) for (first, last), number in sorted(counts.items()))
        )
        for name, counts in sorted(rows.items())
    ]
    days = [day for counts in rows.values() for period in counts for day in period]
    axis = Axis(first=min(days), last=max(days))
    caption = "Breaches told by each claimant, by week; a week without a column is no report, not zero"
    return rows_figure(told, axis, caption=caption, what="breaches told")


def _section(section: BriefSection) -> Iterator[Block]:
    for piece in section.pieces:
        blocks = tuple(_piece(piece))
        if piece.heading:
            yield Section(heading=piece.heading, blocks=blocks)
        else:
            yield from blocks
    if section.table is not None:
        yield _table(section.table)


def _piece(piece: Piece) -> Iterator[Block]:
    if piece.listed:
        yield Items(items=tuple(_text(one.parts) for one in piece.statements))
        return
    told = tuple(one for one in piece.statements if one.kind is Kind.TOLD)
    beside = tuple(one for one in piece.statements if one.kind is not Kind.TOLD)
    for some in (told, beside):
        if some:
            yield Paragraph(text=_running(some))


def _running(statements: tuple[Statement, ...]) -> Text:
    """Sentences one after another."""
    runs: list[Run] = []
    for place, one in enumerate(statements):
        first, *others = _text(one.parts)
        runs += [replace(first, words=f" {first.words}") if place else first, *others]
    return tuple(runs)


def _text(cell: Cell) -> Text:
    return tuple(Run(words=part.words, notes=part.notes) for part in cell)


def _table(grid: Grid) -> Table:
    return Table(
        caption=grid.caption,
        head=grid.head,
        rows=tuple(tuple(_text(cell) for cell in row) for row in grid.rows),
    )


def _sources(brief: Brief) -> Iterator[Block]:
    yield Paragraph(
        text=(
            Run(
                words="The articles quoted, oldest first, with the notes that quote them. Each note gives the words of the "
                "article exactly as they stand there; of what many reports tell, the earliest of up to three independent origins are quoted."
            ),
        )
    )
    yield Items(items=tuple(_source(one) for one in brief.sources))


def _source(one: BriefSource) -> Text:
    who = one.outlet or one.origin or one.article
    agency = f" ({one.origin})" if one.outlet and one.origin and one.origin != one.outlet else ""
    title = Run(words=one.title or one.article, quoted=True, link=one.url)
    return (
        Run(words=f"{who}{agency}, "),
        title,
        Run(words=f", {published_words(one.published)}{_copied(one.copy_of)}. {_notes(one.notes)}."),
    )


def published_words(published: str) -> str:
    """When an article was published: a day, a stretch of days, or that nothing dates it."""
    first, dots, last = published.partition("..")
    if not dots:
        return day_words(published)
    if first and last:
        return f"published from {span_words(first, last)}"
    return f"published not before {day_words(first)}" if first else f"published by {day_words(last)}"


def _copied(of: str | None) -> str:
    if of is None:
        return ""
    return f"; a copy of “{of}”" if of else "; a later version or copy of an article that is not quoted"


def _notes(numbers: tuple[int, ...]) -> str:
    told = listed([str(number) for number in numbers])
    return f"Note {told}" if len(numbers) == 1 else f"Notes {told}"


def _cite(note: Note) -> Cite:
    return Cite(
        number=note.number,
        quote=note.quote,
        claim=note.claim,
        document=note.document,
        start=note.start,
        end=note.end,
        article=note.article,
        title=note.title,
        outlet=note.outlet,
        origin=note.origin,
        url=note.url,
        published=note.published,
    )
