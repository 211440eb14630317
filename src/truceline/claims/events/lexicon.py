"""The words by which events are known, as data: `vocabulary/events/`, `vocabulary/things.toml`, `vocabulary/turning.toml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from truceline.claims.clauses.wordframes import WordFrame, by_word, frame_fields, read_words
from truceline.model import Act, EventType

Kind = Literal["contact", "incident", "statement"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sort:
    """What an event is: the head of one file of `vocabulary/events/`.

    `name` is that of the file; `towards` tells whether it helps (`good`) or hurts (`bad`) another, or neither; `stance` is that of a
    statement. With `takes_in` what stands below its words is its content: no event of its own.
    """

    name: str
    type: EventType
    cameo: str
    kind: Kind
    towards: str
    stance: str | None = None
    takes_in: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class EventFrame(WordFrame):
    """Words that show an event, with what must hold for them."""

    sort: Sort
    mode: str | None = None
    form: str = "talks"


@dataclass(frozen=True, slots=True, kw_only=True)
class Turning:
    """Words that turn an event into another; see `turning.toml`."""

    intent: frozenset[str]
    duty: frozenset[str]
    open: frozenset[str]
    going_on: frozenset[str]
    ahead: frozenset[str]
    against: frozenset[str]
    messages: frozenset[str]


@cache
def event_frames() -> Mapping[str, tuple[EventFrame, ...]]:
    """The frames of events by the lemma that shows them, those that ask for most first."""
    frames = (
        _frame(sorts()[name], entry)
        for name in SORTS
        for entry in read_words(f"events/{name}.toml")["frames"]
    )
    return by_word(frames)


SORTS = (
    "agree",
    "consult",
    "support",
    "cooperate",
    "aid",
    "concede",
    "retreat",
    "investigate",
    "demand",
    "disapprove",
    "reject",
    "threaten",
    "protest",
    "mobilize",
    "sanction",
    "coerce",
    "assault",
    "fight",
)
"""The files of `vocabulary/events/`; of two frames that ask for as much, the one named first counts."""


@cache
def sorts() -> Mapping[str, Sort]:
    """The sorts of events by name."""
    return {name: _sort(name, read_words(f"events/{name}.toml")) for name in SORTS}


def _sort(name: str, head: Mapping[str, Any]) -> Sort:
    return Sort(
        name=name,
        type=EventType(head["event_type"]),
        cameo=head["cameo"],
        kind=head["kind"],
        towards=head["towards"],
        stance=head.get("stance"),
        takes_in=head.get("takes_in", False),
    )


def _frame(sort: Sort, entry: Mapping[str, Any]) -> EventFrame:
    return EventFrame(
        sort=sort, mode=entry.get("mode"), form=entry.get("form", "talks"), **frame_fields(entry)
    )


@cache
def turning() -> Turning:
    """The words of `turning.toml`."""
    return Turning(**{name: frozenset(words) for name, words in read_words("turning.toml").items()})


@cache
def _of_acts() -> Mapping[str, str]:
    return read_words("events_of_acts.toml")


def event_of_act(act: Act) -> Sort | None:
    """The event that PLOVER would see in an act on a ceasefire; None for `hold` and `mention`, which are none."""
    name = _of_acts().get(act)
    return sorts()[name] if name else None
