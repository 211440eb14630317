"""The life of ceasefires drawn as bands of states, with how much is told of each stretch of time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from rich.text import Text

from truceline.cli.scale import Scale, fit
from truceline.cli.screen import words
from truceline.model import Phase
from truceline.views import Entry, Timeline

STATES: Mapping[str, tuple[str, str, str]] = {
    "called for": ("·", ".", "dim"),
    "proposed": ("┄", "-", "cyan"),
    "agreed": ("░", "a", "cyan"),
    "in force": ("▒", "=", "green"),
    "reported holding": ("█", "#", "green"),
    "alleged violated": ("×", "x", "red"),
    "contested": ("≠", "%", "yellow"),
    "ended": ("▁", "_", "red"),
    "lapsed without report": ("╌", ":", "dim"),
    "unclear": ("?", "?", "yellow"),
}
"""By state: what draws it, what draws it where only ASCII can be printed, and its colour. Each is told without colour."""

KINDS = {"contact": "contacts", "incident": "incidents", "statement": "statements", "deadline": "deadlines"}

_NAME = 24  # characters of an id at most


@dataclass(frozen=True, slots=True)
class Band:
    """How bands are drawn: over which days, how wide, and with which characters."""

    first: date
    last: date
    width: int
    ascii_only: bool = False

    def lines(self, timeline: Timeline) -> Iterator[Text]:
        """The scale, a band for each ceasefire, how much is told of each kind in each cell, and what is what."""
        names = ["standing"] if len(timeline.lanes) == 1 else [lane.ceasefire for lane in timeline.lanes]
        left = min(max(map(len, (*names, *KINDS.values()))), _NAME)
        scale = fit(self.first, self.last, max(self.width - left - 1, 10))
        yield _row("", left, Text(scale.axis()))
        for name, lane in zip(names, timeline.lanes, strict=True):
            yield _row(name, left, self._states(lane.phases, scale))
        for kind, name in KINDS.items():
            told = [entry for entry in timeline.entries if entry.kind == kind]
            if (counted := _counted(told, scale)) is not None:
                yield _row(name, left, counted)
        yield from self._legend(timeline, scale)

    def _states(self, phases: tuple[Phase, ...], scale: Scale) -> Text:
        """The state at the end of each cell; of one that ended within it, the last."""
        drawn, waiting, state = Text(), list(phases), ""
        for cell in range(scale.cells):
            end = scale.last_day(cell).isoformat()
            begun = scale.starts[cell].isoformat()
            while waiting and waiting[0].first <= end:
                state, until = waiting[0].state, waiting[0].last
                if until > end:
                    break
                waiting.pop(0)
            over = state and not waiting and phases[-1].last < begun
            drawn.append(self._mark("" if over else state) * scale.wide, STATES[state][2] if state else "")
        return drawn

    def _mark(self, state: str) -> str:
        return STATES[state][self.ascii_only] if state else " "

    def _legend(self, timeline: Timeline, scale: Scale) -> Iterator[Text]:
        """What draws which state, and what a column holds; in as many lines as it needs."""
        there = {phase.state for lane in timeline.lanes for phase in lane.phases}
        told = [
            Text.assemble((self._mark(state), STATES[state][2]), f" {state}  ")
            for state in STATES
            if state in there
        ]
        line = Text()
        for part in (*told, Text(f"({scale.words})", "dim")):
            if line and len(line) + len(part) > self.width:
                yield line
                line = Text()
            line.append_text(part)
        yield line


def _counted(entries: list[Entry], scale: Scale) -> Text | None:
    """How many are told of each cell, 9 for more; None where none is told to a cell."""
    counts: Counter[int] = Counter()
    for entry in entries:
        time = entry.time
        first = scale.cell(date.fromisoformat(time.earliest)) if time and time.earliest else None
        last = scale.cell(date.fromisoformat(time.latest)) if time and time.latest else None
        if first is not None and first == last:
            counts[first] += 1
    if not counts:
        return None
    digits = (str(min(counts[cell], 9)) if counts[cell] else " " for cell in range(scale.cells))
    return Text("".join(f"{digit:<{scale.wide}}" for digit in digits))


def _row(name: str, left: int, right: Text) -> Text:
    shown = name if len(name) <= left else name[: left - 1] + "~"
    return Text.assemble(words(f"{shown:<{left}} ", "dim"), right)
