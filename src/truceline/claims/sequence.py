"""Bounds a time that is only told loosely by the acts that the report tells of after it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from truceline.model import Act, ActClaim, Status, When

_MADE = frozenset({Act.AGREE, Act.DECLARE, Act.EFFECT})
_OVER = frozenset({Act.END, Act.VIOLATE})


def in_sequence(claims: Iterable[ActClaim]) -> Iterator[ActClaim]:
    """The claims; one agreed "several weeks later" was agreed before the next ceasefire that the report goes on to tell of.

    So it is where the same report tells that it broke down, and goes on to one of a later day: a report that tells one
    truce after another tells them in order. A time with a value of its own is never touched.
    """
    told = list(claims)
    in_text = sorted(told, key=lambda claim: claim.cue.start)
    over = {claim.about.start for claim in told if claim.act in _OVER and claim.status is not Status.NEGATED}
    for claim in told:
        when = claim.act_date
        if when is None or when.value or claim.act not in _MADE or claim.about.start not in over:
            yield claim
            continue
        following = _day_of_next(in_text, claim, when)
        if following is not None and (when.latest is None or following < when.latest.replace(tzinfo=None)):
            when = replace(when, latest=following)
        yield replace(claim, act_date=when)


def _day_of_next(in_text: Sequence[ActClaim], claim: ActClaim, when: When) -> datetime | None:
    """The beginning of the day on which the next ceasefire that the text tells of was agreed, if that can lie after a time."""
    later = (one for one in in_text if one.cue.start > claim.cue.start and one.about != claim.about)
    dated = (one.act_date for one in later if one.act in _MADE and one.act_date and one.act_date.day)
    following = next(dated, None)
    if following is None or when.earliest is None or following.day is None:
        return None
    day = datetime.fromisoformat(following.day)
    return day if day > when.earliest.replace(tzinfo=None) else None
