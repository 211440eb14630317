"""Since when a ceasefire is in force, where another passage on the same one tells it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from truceline.claims.frames import Hit
from truceline.claims.reading import Reading
from truceline.claims.timing import UNDER_WAY, timing
from truceline.claims.topics import Topic
from truceline.model import Act, ActClaim, When

_SHARING = frozenset({Act.AGREE, Act.DECLARE, Act.EFFECT, Act.REACT, *UNDER_WAY})
"""The acts that a ceasefire's start goes with; what is only asked for or talked about may never start."""


def started(
    reading: Reading, claims: Iterable[ActClaim], hits: Iterable[Hit], topics: Iterable[Topic]
) -> Iterator[ActClaim]:
    """The claims, those that tell no start with the one told of the same ceasefire, the most precise where several are.

    "A truce was agreed. It takes effect at noon." gives both claims the same start, "it was to run from noon" as well.
    """
    drafts = list(claims)
    asides = [
        (hit.topic.about.start, timing(reading, hit.trigger, hit.topic, None, act=Act.EFFECT).start)
        for hit in hits
        if hit.frame.aside
    ]
    begun = [(claim.about.start, claim.start) for claim in drafts if claim.act is Act.EFFECT]
    told = _finest((*begun, *asides, *((claim.about.start, claim.start) for claim in drafts)))
    named = {
        topic.about.start: topic.date
        for topic in topics
        if topic.date is not None and topic.date.precision != "year"
    }
    for claim in drafts:
        about = claim.about.start
        start = claim.start or (told.get(about) if claim.act in _SHARING else None)
        if start is None and claim.act in UNDER_WAY:
            start = named.get(about)
        yield replace(claim, start=start)


def _finest(told: Iterable[tuple[int, When | None]]) -> Mapping[int, When]:
    """The first start told of each ceasefire, or a later one that tells the same more precisely."""
    finest: dict[int, When] = {}
    for about, start in told:
        known = finest.get(about)
        if start and (known is None or _refines(start, known)):
            finest[about] = start
    return finest


def _refines(start: When, known: When) -> bool:
    """Whether a time is the same as the one known, told more precisely."""
    return bool(start.value and known.value) and str(start.value).startswith(str(known.value))
