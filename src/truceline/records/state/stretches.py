"""The standing of a ceasefire over time: which state it was in from which day to which."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from truceline.model import Ceasefire, State
from truceline.records.state.machine import Run
from truceline.records.state.signs import signs_of

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Days, both ends included, on which a ceasefire was in one state; `state` is None where that is unclear."""

    state: State | None
    first: date
    last: date


def stretches(ceasefire: Ceasefire, until: date) -> tuple[Stretch, ...]:
    """The states of a ceasefire from the first that is told to the end of a day, as `standing` tells them for each day.

    The days before anything is told are left out.
    """
    signs = signs_of(ceasefire)
    early = dict(Run(signs, until, earliest=True).walk().history)
    late = dict(Run(signs, until, earliest=False).walk().history)
    found: list[Stretch] = []
    one = other = State.NOT_TOLD
    days = sorted(early.keys() | late.keys())
    for day, end in zip(days, [*(day - _DAY for day in days[1:]), until][: len(days)], strict=True):
        one, other = early.get(day, one), late.get(day, other)
        state = one if one is other else None
        if found and found[-1].state is state:
            found[-1] = Stretch(state=state, first=found[-1].first, last=end)
        elif found or state is not State.NOT_TOLD:
            found.append(Stretch(state=state, first=day, last=end))
    return tuple(found)
