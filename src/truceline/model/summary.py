"""A ceasefire in few words, kept beside it: what lists, filters and bands of time need without reading it whole."""

from __future__ import annotations

from dataclasses import dataclass

from truceline.model.record import Side, Support


@dataclass(frozen=True, slots=True, kw_only=True)
class Phase:
    """A state that a ceasefire was in from one day to another, both included (ISO 8601); "unclear" where two are possible."""

    state: str
    first: str
    last: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """A ceasefire in few words: its main fields as they are shown, where and when, and how well it is told.

    `words` holds, by the name of a field, its value in one line, and why it has none where it has none; `conflict` is the id of its conflict. `phases` are its states in order of
    time. `first` and `last` are the days of its first and last report (None where none is dated). `questions` counts what waits for a
    person's decision.
    """

    id: str
    also_known_as: tuple[str, ...] = ()
    sides: tuple[Side, ...] = ()
    places: tuple[Side, ...] = ()
    mediators: tuple[Side, ...] = ()
    conflict: str | None = None
    words: dict[str, str]
    phases: tuple[Phase, ...] = ()
    first: str | None = None
    last: str | None = None
    claims: int
    support: Support
    questions: int = 0

    def state(self, day: str) -> str | None:
        """Its state at the end of a day (ISO 8601); None before anything is told."""
        return next((one.state for one in self.phases if one.first <= day <= one.last), None)
