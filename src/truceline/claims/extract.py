"""Reads all claims of a document."""

from __future__ import annotations

from collections.abc import Iterable

from truceline.claims import acts, events
from truceline.claims.against import set_against
from truceline.claims.breaches import breaches
from truceline.claims.build import Extractor
from truceline.claims.carried import carried_out
from truceline.claims.context import fill
from truceline.claims.frames import find_hits
from truceline.claims.order import hits_by_order
from truceline.claims.reading import Reading
from truceline.claims.starts import started
from truceline.claims.topics import find_topics
from truceline.model import Act, ActClaim, Annotated, Claim, Document
from truceline.registry import Table

EXTRACTORS: Table[Extractor] = Table(
    "extractors",
    {
        "call": acts.call,
        "propose": acts.propose,
        "negotiate": acts.negotiate,
        "reject": acts.reject,
        "agree": acts.agree,
        "declare": acts.declare,
        "effect": acts.effect,
        "hold": acts.hold,
        "extend": acts.extend,
        "violate": acts.violate,
        "deny": acts.deny,
        "end": acts.end,
        "implement": acts.implement,
        "react": acts.react,
        "mention": acts.mention,
        "contact": events.contact,
        "incident": events.incident,
        "statement": events.statement,
    },
)


def extract(document: Document, annotated: Annotated) -> tuple[Claim, ...]:
    """The claims of a document in text order, each told once."""
    reading = Reading(document, annotated)
    topics = find_topics(reading)
    hits = find_hits(reading, topics)
    hits = (*hits, *hits_by_order(reading, topics, {hit.trigger for hit in hits}))
    hits = (*hits, *breaches(reading, topics, hits))
    hits = (*hits, *set_against(reading, topics, hits))
    hits = (*hits, *carried_out(reading, topics, hits))
    found = [claim for extractor in EXTRACTORS.values() for claim in extractor(reading, hits)]
    told = _told([claim for claim in found if isinstance(claim, ActClaim)])
    acts = started(reading, fill(reading, told, topics), hits, topics)
    others = (claim for claim in found if not isinstance(claim, ActClaim))
    return tuple(sorted(_once((*acts, *others)), key=lambda claim: (claim.cue.start, claim.id)))


def _told(claims: list[ActClaim]) -> list[ActClaim]:
    """The claims without bare mentions of a ceasefire, unless there is nothing else."""
    return [claim for claim in claims if claim.act is not Act.MENTION] or claims


def _once(claims: Iterable[Claim]) -> Iterable[Claim]:
    """Claims of the same act on the same ceasefire by the same actors count once: the one with most times."""
    seen: dict[tuple[object, ...], Claim] = {}
    for claim in claims:
        key: tuple[object, ...] = (claim.id,)
        if isinstance(claim, ActClaim):
            actors = tuple(sorted(role.id for role in claim.actors))
            key = (claim.act, claim.about.start, actors, claim.said_by and claim.said_by.id)
        if key not in seen or _times_given(claim) > _times_given(seen[key]):
            seen[key] = claim
    return seen.values()


def _times_given(claim: Claim) -> int:
    if not isinstance(claim, ActClaim):
        return 0
    return sum(time is not None for time in (claim.act_date, claim.start, claim.end, claim.duration))
