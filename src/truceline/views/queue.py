"""The questions that one reviewer has before them: which are asked for, which they put off, and where they stand in them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from truceline.model import Doubt, Judgement, Question, Verdict
from truceline.records.judging.anchors import standing

_SHOWN = 7  # questions beside the one that is asked, on either side
SHORT = 8  # characters by which a question that was put off is remembered


@dataclass(frozen=True, slots=True, kw_only=True)
class Queue:
    """The questions in turn, those put off last; the one asked now, and the ones before and after it.

    `beside` are those around it, each with its number, counted from 1. `doubts` counts the questions of each kind, whichever kind is
    asked for. `gone` says that the one asked for is no longer open.
    """

    questions: tuple[Question, ...]
    now: Question | None
    number: int
    before: Question | None
    after: Question | None
    beside: tuple[tuple[int, Question], ...]
    doubts: Mapping[Doubt, int]
    put_off: frozenset[str]
    gone: bool = False


def queue(
    questions: Sequence[Question],
    *,
    asked: str = "",
    doubt: str = "",
    cases: Collection[str] | None = None,
    put_off: Collection[str] = (),
) -> Queue:
    """The queue of one reviewer: the questions of a kind and of some ceasefires, where asked; `put_off` are beginnings of ids."""
    here = [one for one in questions if cases is None or one.ceasefire in cases]
    wanted = [one for one in here if not doubt or one.doubt == doubt]
    later = frozenset(one.id for one in wanted if one.id[:SHORT] in put_off) if put_off else frozenset()
    ordered = sorted(wanted, key=lambda one: one.id in later) if later else wanted
    at = next((place for place, one in enumerate(ordered) if one.id == asked), None) if asked else None
    place = at or 0
    first = max(0, place - _SHOWN)
    return Queue(
        questions=tuple(ordered),
        now=ordered[place] if ordered else None,
        number=place + 1 if ordered else 0,
        before=ordered[place - 1] if place else None,
        after=ordered[place + 1] if place + 1 < len(ordered) else None,
        beside=tuple(enumerate(ordered[first : place + _SHOWN + 1], start=first + 1)),
        doubts=_counted([one.doubt for one in here]),
        put_off=later,
        gone=bool(asked) and at is None,
    )


def _counted(doubts: list[Doubt]) -> dict[Doubt, int]:
    """How many there are of each kind; counting by hashes takes five times as long."""
    return {one: count for one in Doubt if (count := doubts.count(one))}


def decided_on(judgements: Sequence[Judgement], by: str, day: date) -> int:
    """How many decisions of this person on this day (UTC) stand."""
    return sum(one.by == by and one.at.date() == day for one in standing(judgements))


def last_of(judgements: Sequence[Judgement], by: str) -> Judgement | None:
    """The newest decision of this person that stands: what undoing takes back."""
    own = (one for one in standing(judgements) if one.by == by and one.verdict is not Verdict.WITHDRAW)
    return max(own, key=lambda one: (one.at, one.id), default=None)
