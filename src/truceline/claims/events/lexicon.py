"""The words by which events are known, as data: `vocabulary/events/`, `vocabulary/things.toml`, `vocabulary/turning.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal

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
class EventFrame:
    """Words that show an event, with what must hold for them; `vocabulary/events/agree.toml` tells each field."""

    sort: Sort
    words: frozenset[str]
    noun: bool = False
    adjective: bool = False
    of: frozenset[str] = frozenset()
    not_: frozenset[str] = frozenset()
    who: frozenset[str] = frozenset()
    with_: frozenset[str] = frozenset()
    to: tuple[str, ...] = ()
    clause: bool = False
    asks_another: bool = False
    mode: str | None = None
    form: str = "talks"

    @property
    def asked(self) -> int:
        """How much must hold for the frame: of two that fit, the one that asks for more is the better reading."""
        return 2 * bool(self.of) + 2 * bool(self.with_) + 2 * bool(self.who) + self.clause + self.asks_another


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
    by_word: dict[str, list[EventFrame]] = {}
    for name in SORTS:
        lists = _read(f"events/{name}.toml")
        for entry in lists["frames"]:
            frame = _frame(sorts()[name], entry)
            for word in frame.words:
                by_word.setdefault(word, []).append(frame)
    return {word: tuple(sorted(found, key=lambda frame: -frame.asked)) for word, found in by_word.items()}


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
    return {name: _sort(name, _read(f"events/{name}.toml")) for name in SORTS}


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
        sort=sort,
        words=frozenset(entry["words"]),
        noun=entry.get("noun", False),
        adjective=entry.get("adjective", False),
        of=_named(entry.get("of", ())),
        not_=_named(entry.get("not", ())),
        who=_named(entry.get("who", ())),
        with_=frozenset(entry.get("with", ())),
        to=tuple(entry.get("to", ())),
        clause=entry.get("clause", False),
        asks_another=entry.get("asks_another", False),
        mode=entry.get("mode"),
        form=entry.get("form", "talks"),
    )


def _named(words: Iterable[str]) -> frozenset[str]:
    """The words, with each "@class" replaced by what `things.toml` lists for it."""
    named: set[str] = set()
    for word in words:
        named |= things()[word.removeprefix("@")] if word.startswith("@") else {word}
    return frozenset(named)


@cache
def things() -> Mapping[str, frozenset[str]]:
    """The classes of `things.toml`."""
    return {name: frozenset(words) for name, words in _read("things.toml").items()}


@cache
def turning() -> Turning:
    """The words of `turning.toml`."""
    return Turning(**{name: frozenset(words) for name, words in _read("turning.toml").items()})


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads(files("truceline.claims.vocabulary").joinpath(name).read_text("utf-8"))


@cache
def _of_acts() -> Mapping[str, str]:
    return _read("events_of_acts.toml")


def event_of_act(act: Act) -> Sort | None:
    """The event that PLOVER would see in an act on a ceasefire; None for `hold` and `mention`, which are none."""
    name = _of_acts().get(act)
    return sorts()[name] if name else None
