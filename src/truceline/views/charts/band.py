"""Ceasefires over time: a row for each, with a bar for each state it was in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from truceline.model import Phase, State
from truceline.views.charts.axis import Axis, Tick
from truceline.views.timeline import drawn_from

_LEAST = (
    0.35  # per cent of the width that a bar has at least: a state of one day among thirty years is still seen
)

_ORDER = [*map(str, State), "unclear"].index


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A state from one day to another, both included: where it begins and how wide it is (per cent), and the days in words."""

    state: str
    x: float
    width: float
    first: str
    last: str

    @property
    def words(self) -> str:
        """The state and its days: "in force, 2020-10-10 to 2020-10-12"."""
        days = self.first if self.first == self.last else f"{self.first} to {self.last}"
        return f"{self.state}, {days}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One ceasefire of a band chart."""

    name: str
    bars: tuple[Bar, ...]

    @property
    def words(self) -> str:
        """What a reader who does not see it is told."""
        return "; ".join(bar.words for bar in self.bars) or "nothing told in these days"


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """Rows over one axis: its labels, the place of the day asked for (None outside), and the states that appear."""

    axis: Axis
    ticks: tuple[Tick, ...]
    rows: tuple[Row, ...]
    states: tuple[str, ...]
    day: float | None = None


def band(
    lives: Iterable[tuple[str, Sequence[Phase]]],
    *,
    first: date | None = None,
    last: date | None = None,
    day: date | None = None,
) -> Band | None:
    """The states of ceasefires, by name, over time; None where nothing is told.

    It is drawn from where the first life begins (see `drawn_from`) to `last`, or between the days given. Phases may reach further.
    """
    told = [(name, tuple(phases)) for name, phases in lives]
    days = [drawn_from(phases) for _, phases in told if phases]
    if not days:
        return None
    start = first or min(days)
    end = last or max(days)
    axis = Axis(first=start, last=max(start, end))
    rows = tuple(Row(name=name, bars=tuple(_bars(phases, axis))) for name, phases in told)
    return Band(
        axis=axis,
        ticks=axis.ticks(),
        rows=rows,
        states=tuple(sorted({bar.state for row in rows for bar in row.bars}, key=_ORDER)),
        day=axis.at(day) if day is not None and axis.first <= day <= axis.last else None,
    )


def _bars(phases: Sequence[Phase], axis: Axis) -> Iterable[Bar]:
    for phase in phases:
        placed = axis.stretch(date.fromisoformat(phase.first), date.fromisoformat(phase.last))
        if placed is not None:
            x, width = placed
            wide = max(width, _LEAST)
            yield Bar(
                state=phase.state,
                x=min(x, 100 - wide),
                width=wide,
                first=phase.first,
                last=min(phase.last, axis.last.isoformat()),
            )
