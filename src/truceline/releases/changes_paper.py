"""What became of the ceasefires from one release to the next, as a paper."""

from __future__ import annotations

from truceline.papers import Items, Paper, Paragraph, Section, Table, text
from truceline.papers.paper import Block
from truceline.releases.changes import CaseChange, Changes


def changes_paper(changes: Changes, was: str, now: str) -> Paper:
    """The changes from release `was` to release `now`, case by case."""
    counts = (
        f"New: {len(changes.new):,}. Gone: {len(changes.gone):,}. "
        f"Changed: {len(changes.changed):,}. As they were: {changes.same:,}."
    )
    blocks: list[Block] = [Paragraph(text=text(counts))]
    if changes.new:
        blocks.append(Section(heading="New", blocks=(Items(items=tuple(map(text, changes.new))),)))
    if changes.gone:
        gone = tuple(text(_gone(key, leads)) for key, leads in changes.gone)
        blocks.append(Section(heading="Gone", blocks=(Items(items=gone),)))
    if changes.changed:
        blocks.append(Section(heading="Changed", blocks=tuple(map(_changed, changes.changed))))
    return Paper(
        title=f"Changes from version {was} to version {now}",
        subtitle="Case by case: ids, values, and the evidence behind them",
        blocks=tuple(blocks),
    )


def _gone(key: str, leads: str | None) -> str:
    return f"{key}: now part of {leads}" if leads else f"{key}: nothing is left of it"


def _changed(case: CaseChange) -> Section:
    blocks: list[Block] = []
    if case.was_id:
        blocks.append(Paragraph(text=text(f"It was called {case.was_id}; that id still leads to it.")))
    if case.claims_new or case.claims_gone:
        blocks.append(Paragraph(text=text(f"Claims: {case.claims_new:,} more, {case.claims_gone:,} fewer.")))
    if case.fields:
        rows = tuple((text(one.field), text(one.was), text(one.now), text(one.why)) for one in case.fields)
        blocks.append(Table(caption=f"Values of {case.id}", head=("field", "was", "is", "why"), rows=rows))
    return Section(heading=case.id, blocks=tuple(blocks))
