"""What is marked in a document before anything is claimed: sentences, tokens, who and where, times, quotations."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Literal, NamedTuple

from truceline.model.offset import Offset
from truceline.model.span import Span
from truceline.model.when import When

Bound = Literal["since", "from", "until", "by", "before", "after", "within"]
"""How a preposition makes a time a bound: "since Monday", "from 5 May", "until", "by Friday", "within three days"."""


class Token(NamedTuple):
    """One token of the parse, plain enough to write by hand in a test.

    `i` is its own index, `start` and `end` are offsets into the text; `pos` is the universal part of speech, `tag` the Penn tag, `dep` the
    dependency label (spaCy's English scheme), `head` the index of the governing token (its own for a root).
    """

    i: int
    start: int
    end: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int


class Sentence(NamedTuple):
    """A half-open range of token indices that the parser takes for one sentence."""

    first: int
    last: int


class ActorKind(StrEnum):
    """What sort of actor or place a name stands for."""

    STATE = "state"
    GOVERNMENT = "government"
    ARMED_GROUP = "armed_group"
    ORGANISATION = "organisation"
    TERRITORY = "territory"
    PERSON = "person"
    PLACE = "place"
    GROUP = "group"


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Someone or some place that is spoken of: a stable id, a short usual name, what it is.

    `id` is an ISO 3166 code for states (`AZE`), a short code for known groups, organisations and territories, and
    the folded name in lower case for anyone else. `within` is the id of the state it belongs to or lies in.
    """

    id: str
    name: str
    kind: ActorKind
    within: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Words that stand for one or more actors or places, and how that was told.

    `head` is the index of the token that the syntax hangs the words on. `reason` names the rule ("capital for its
    government", "office teaches person"), `because` the words elsewhere in the document that it rests on.
    """

    span: Span
    head: int
    actors: tuple[Actor, ...]
    reason: str
    because: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Time:
    """A time expression: the words, their TIMEX3 value, and the interval they leave open.

    `kind` is TIMEX3's DATE, TIME, DURATION or SET; `value` and `mod` are as TIMEX3 writes them. `when` is the time on
    the calendar, None for durations, sets and what cannot be placed. `zone` is the zone of a clock time as printed, or
    its offset where only a second print in another zone tells it; `also` are the same instant's further prints, as ISO
    8601 values. `anchor` names what a relative expression was counted from; `made_by` is the rule. `doubts` say in a
    sentence each where the words disagree or can be two times; the bounds of `when` then hold every reading. `bound` is
    how the word before it makes it a bound ("since", "by"). `offset` is set where it is a distance from an event ("six
    weeks after the start of the war"): `offset.on(day)` places it once the event's day is known, which `when` does
    already where text or caller tell it. The `when` of a length is the stretch it covers ("in the next 72 hours").
    """

    span: Span
    kind: str
    value: str
    mod: str | None = None
    when: When | None = None
    zone: str | None = None
    also: tuple[str, ...] = ()
    anchor: str | None = None
    doubts: tuple[str, ...] = ()
    bound: Bound | None = None
    offset: Offset | None = None
    made_by: str

    @property
    def bounded(self) -> tuple[datetime | None, datetime | None]:
        """The first moment and the one after the last of what the words bound: all up to Friday's end for "by Friday".

        None stands for what is left open, so ("since Monday") for the end. Without `bound` it is the time itself.
        """
        earliest, latest = (None, None) if self.when is None else (self.when.earliest, self.when.latest)
        match self.bound:
            case "since" | "from":
                return earliest, None
            case "until" | "by":
                return None, latest
            case "before":
                return None, earliest
            case "after":
                return latest, None
            case _:
                return earliest, latest

    @property
    def remarks(self) -> str:
        """What a coder should know of the reading: its doubts and the further prints, "" where there is neither."""
        further = (f"also printed as {value.replace('T', ' ')}" for value in self.also)
        return "; ".join((*self.doubts, *further))


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Words in quotation marks (the span holds the marks), and the token that heads whoever says them, if told."""

    span: Span
    speaker: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotated:
    """A document's marks, as plain values that extractors read: no language library is needed to make one.

    `speakers` are persons, whom each speaks for, and the words that say so.
    """

    document: str
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    mentions: tuple[Mention, ...] = ()
    times: tuple[Time, ...] = ()
    quotes: tuple[Quote, ...] = ()
    speakers: tuple[tuple[str, Actor, Span], ...] = ()
