"""What an export cannot hold of a ledger, as a report for people."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from importlib.metadata import version

from truceline.exports.losses import Loss, Losses, LossKind
from truceline.papers import Block, Paper, Paragraph, Section, Table, text

_NAMED = 3  # ceasefires told by name in a row
_PARTS: dict[LossKind, tuple[str, str]] = {
    LossKind.LEFT_OUT: ("Left out", "What the format has no place for."),
    LossKind.COARSER: ("Held less exactly", "What stands in the file, but tells less than the ledger does."),
    LossKind.CODED: (
        "Written with a code",
        "What no report tells or leaves open, by the code in its place; what shares a code is told apart here.",
    ),
    LossKind.ASSUMED: (
        "Wanted by the format and not known",
        "What the format asks for beyond the ledger: how it was filled, or that it was left empty.",
    ),
}

Cell = Callable[[Loss], str]


def losses_paper(losses: Losses, *, table: str | None = None, day: date | None = None) -> Paper:
    """The report of an export in a format, or of one of its tables; `day` is the day it tells of."""
    name = f"{losses.format}, table {table}" if table else losses.format
    return Paper(
        title=f"What the export loses: {name}",
        subtitle=_subtitle(losses),
        blocks=tuple(_blocks(losses)),
        made_by=f"Truceline {version('truceline')}",
        day=day,
    )


def _subtitle(losses: Losses) -> str:
    rows = f"{losses.rows:,} row{'' if losses.rows == 1 else 's'}"
    return f"{rows}; {losses.written:,} of {losses.ceasefires:,} ceasefires stand in it"


def _blocks(losses: Losses) -> list[Block]:
    if not losses.losses:
        return [Paragraph(text=text("Nothing is lost: the file holds all that the ledger tells."))]
    kinds = [(kind, [one for one in losses.losses if one.kind is kind]) for kind in LossKind]
    told = [(kind, found) for kind, found in kinds if found]
    counted = Table(
        caption="In short",
        head=("what happens to it", "kinds of thing", "how often"),
        rows=tuple(
            (text(_PARTS[kind][0]), text(f"{len(found):,}"), text(f"{sum(one.count for one in found):,}"))
            for kind, found in told
        ),
        numbers=frozenset({1, 2}),
    )
    return [counted, *(_section(kind, found, losses.ceasefires) for kind, found in told)]


def _section(kind: LossKind, found: Sequence[Loss], ceasefires: int) -> Section:
    heading, says = _PARTS[kind]
    table = (
        _codes(found, ceasefires)
        if kind is LossKind.CODED
        else _ways(f"{heading}, thing by thing", found, ceasefires)
    )
    return Section(heading=heading, blocks=(Paragraph(text=text(says)), table))


def _ways(caption: str, found: Sequence[Loss], ceasefires: int) -> Table:
    told: list[tuple[str, Cell]] = [("in the ledger", lambda one: one.what or "not in it")]
    if any(one.column for one in found):
        told.append(("column", lambda one: one.column))
    if any(one.code is not None for one in found):
        told.append(("written as", _code))
    return _table(caption, [*told, ("what is lost or other", lambda one: one.says)], found, ceasefires)


def _codes(found: Sequence[Loss], ceasefires: int) -> Table:
    told: list[tuple[str, Cell]] = [
        ("column", lambda one: one.column or "any"),
        ("code", _code),
        ("what it stands for here", lambda one: one.says),
        ("in the ledger", lambda one: one.what),
    ]
    return _table("Codes, column by column", told, sorted(found, key=lambda one: one.column), ceasefires)


def _table(caption: str, told: Sequence[tuple[str, Cell]], found: Sequence[Loss], ceasefires: int) -> Table:
    return Table(
        caption=caption,
        head=(*(name for name, _ in told), "how often", "in which ceasefires"),
        rows=tuple(
            (
                *(text(cell(one)) for _, cell in told),
                text(f"{one.count:,}"),
                text(_where(one, ceasefires)),
            )
            for one in found
        ),
        numbers=frozenset({len(told)}),
    )


def _code(loss: Loss) -> str:
    if loss.code is None:
        return ""
    return loss.code or "(empty)"


def _where(loss: Loss, ceasefires: int) -> str:
    """In which ceasefires: all, or the first few and how many more."""
    names = loss.ceasefires
    if len(names) == ceasefires and ceasefires > _NAMED:
        return f"all {ceasefires:,}"
    more = len(names) - _NAMED
    return ", ".join(names[:_NAMED]) + (f" and {more:,} more" if more > 0 else "")
