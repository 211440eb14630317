"""Ceasefires as the rows of a list: how each stands on a day, and in which order they are read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from truceline.errors import NotFound
from truceline.model import Conflict, State, Summary

_LATE = "9999-12-31"  # what has no day stands after what has one


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A ceasefire in a list: its summary, its conflict by name, and how it stands on a day, since when.

    `since` is None where the state has no first day that is told.
    """

    summary: Summary
    conflict: str
    state: str
    since: str | None


def listed(summaries: Iterable[Summary], conflicts: Sequence[Conflict], on: date) -> tuple[Listed, ...]:
    """The ceasefires as they stand on a day, in the order given."""
    names = {one.id: one.name for one in conflicts}
    return tuple(_listed(one, names, on.isoformat()) for one in summaries)


def in_order(rows: Iterable[Listed], order: str) -> tuple[Listed, ...]:
    """The rows in one of `ORDERS`, or the other way round with a minus before it. Raises NotFound for another one."""
    name, backwards = order.removeprefix("-"), order.startswith("-")
    if name not in ORDERS:
        raise NotFound(f"no order {order!r}.", next_step=f"There are: {', '.join(ORDERS)}.")
    key = ORDERS[name]
    by_id = sorted(rows, key=lambda row: row.summary.id)
    return tuple(sorted(by_id, key=key, reverse=backwards))


def begins(summary: Summary) -> str:
    """The first day on which a ceasefire is told to stand somehow; what has none comes after all others."""
    return summary.phases[0].first if summary.phases else summary.first or _LATE


def _listed(summary: Summary, names: Mapping[str, str], day: str) -> Listed:
    phase = next((one for one in summary.phases if one.first <= day <= one.last), None)
    return Listed(
        summary=summary,
        conflict=names.get(summary.conflict or "", ""),
        state=phase.state if phase else str(State.NOT_TOLD),
        since=phase.first if phase else None,
    )


def _day(row: Listed, field: str) -> tuple[str, str]:
    """The day of a field where its words tell one."""
    words = row.summary.words.get(field, "")
    return (words if words[:1].isdigit() else _LATE), words


_STATES = {str(state): place for place, state in enumerate(State)}

ORDERS: Mapping[str, Callable[[Listed], tuple[object, ...]]] = {
    "conflict": lambda row: (row.conflict == "", row.conflict, begins(row.summary)),
    "id": lambda row: (row.summary.id,),
    "begun": lambda row: (begins(row.summary),),
    "agreed": lambda row: _day(row, "agreed"),
    "effect": lambda row: _day(row, "effect"),
    "standing": lambda row: (_STATES.get(row.state, len(_STATES)), row.since or _LATE),
    "since": lambda row: (row.since or _LATE,),
    "reports": lambda row: (row.summary.support.origins, row.summary.support.articles),
    "questions": lambda row: (row.summary.questions,),
}
"""What lists are ordered by."""
