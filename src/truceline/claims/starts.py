"""Since when a ceasefire is in force, where another passage on the same one tells it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from truceline.claims.timing import UNDER_WAY
from truceline.claims.topics import Topic
from truceline.model import Act, ActClaim, When

_SHARING = frozenset({Act.AGREE, Act.DECLARE, Act.EFFECT, Act.REACT, *UNDER_WAY})
"""The acts that a ceasefire's start goes with; what is only asked for or talked about may never start."""


def started(claims: Iterable[ActClaim], topics: Iterable[Topic]) -> Iterator[ActClaim]:
    """The claims, those that tell no start with the one told of the same ceasefire, the most precise where several are.

    "A truce was agreed. It takes effect at noon." gives both claims the same start.
    """
    drafts = list(claims)
    told = _told(drafts)
    named = {topic.about.start: topic.date for topic in topics if topic.date is not None and topic.date.precision != "year"}
    for claim in drafts:
        about = claim.about.start
        start = claim.start or (told.get(about) if claim.act in _SHARING else None)
        if start is None and claim.act in UNDER_WAY:
            start = named.get(about)
        yield replace(claim, start=start)


def _told(claims: Iterable[ActClaim]) -> Mapping[int, When]:
    """The start of each ceasefire, keyed by where it is first named: what claims on its coming into effect say goes first."""
    told: dict[int, When] = {}
    for claim in sorted(claims, key=lambda claim: claim.act is not Act.EFFECT):
        known = told.get(claim.about.start)
        if claim.start and (known is None or _refines(claim.start, known)):
            told[claim.about.start] = claim.start
    return told


def _refines(start: When, known: When) -> bool:
    """Whether a time is the same as the one known, told more precisely."""
    return bool(start.value and known.value) and str(start.value).startswith(str(known.value))
