"""A ceasefire and a conflict in few words, kept beside them: what lists, filters and bands of time need without reading them whole."""

from __future__ import annotations

from dataclasses import dataclass

from truceline.model.record import Conflict, Side, Support


@dataclass(frozen=True, slots=True, kw_only=True)
class Phase:
    """A state that a ceasefire was in from one day to another, both included (ISO 8601); "unclear" where two are possible."""

    state: str
    first: str
    last: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """A ceasefire in few words: its fields as they are shown, where and when, and how well it is told.

    `words` holds, by the name of every field, its value in one line ("3 told" for lists of acts and terms), and `not mentioned`, `unclear` or
    `none` where it has none. `conflict` is the id of its conflict. `phases` are its states in order of time, the last of
    them to the end of the calendar (9999-12-31): what is shown of them ends with the day asked for. `first` and `last` are the
    first and last day that its reports can be of (None where none is dated). `questions` counts what waits for a person's decision.
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


@dataclass(frozen=True, slots=True, kw_only=True)
class ConflictSummary:
    """A conflict, and by how many articles and independent origins its ceasefires are told."""

    conflict: Conflict
    articles: int
    origins: int
