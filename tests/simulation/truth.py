"""The hidden truth: wars, who fights in them, and their truces."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

from truceline.model import Act, Role, Span, Status, TermType


@cache
def words() -> dict[str, Any]:
    """The lists of `words.toml`."""
    return tomllib.loads(files("simulation").joinpath("words.toml").read_text("utf-8"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """An actor or a place."""

    id: str
    name: str
    within: str | None = None

    def role(self, span: Span | None = None) -> Role:
        """It in a role of a claim."""
        return Role(name=self.name, id=self.id, words=span, reason="name", within=self.within)


class Sort(StrEnum):
    """How a truce stands to those before it."""

    NEW = "new"
    SECOND = "second, soon after"
    RENEWAL = "renewal"
    EXTENSION = "extension"
    HOLIDAY = "holiday"
    LOCAL = "local"


@dataclass(frozen=True, slots=True, kw_only=True)
class War:
    """Who fights, where, and who mediates. `other_names` are what the press may call a side instead, by its id."""

    key: str
    sides: tuple[Named, ...]
    land: Named
    towns: tuple[Named, ...]
    mediators: tuple[Named, ...]
    thirds: tuple[Named, ...]
    other_names: tuple[tuple[str, Named], ...]
    zone: int
    feast: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """A term of a truce: who owes what by when."""

    type: TermType
    obligor: Named
    deadline: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """Something that happens under a truce, or before it: the act, by whom, on which day, in which words.

    `is_of_truce` tells whether who hears of it can know that it belongs to this truce.
    """

    act: Act
    day: date
    wording: str
    actor: Named | None = None
    other: Named | None = None
    status: Status = Status.ACTUAL
    duty: Duty | None = None
    is_of_truce: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Truce:
    """One ceasefire as it was. `effect` and `ends` are aware; `former` is the key of the truce it extends or renews.

    `ending` is `collapsed`, `expired`, `called_off`, or `extended` where another truce takes its place.
    """

    key: str
    war: War
    sort: Sort
    agreed: date
    effect: datetime
    ends: datetime
    ending: str
    duration: str | None = None
    mediators: tuple[Named, ...] = ()
    venue: str = ""
    place: Named | None = None
    name: str = ""
    former: str | None = None
    duties: tuple[Duty, ...] = field(default=())

    @property
    def sides(self) -> tuple[Named, ...]:
        """Who is bound."""
        return self.war.sides
