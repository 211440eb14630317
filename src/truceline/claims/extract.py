"""Reads all claims of a document."""

from __future__ import annotations

from truceline.claims import acts, events, undertakings
from truceline.claims.against import set_against
from truceline.claims.breaches import breaches
from truceline.claims.build import Extractor
from truceline.claims.carried import carried_out
from truceline.claims.context import fill
from truceline.claims.frames import find_hits
from truceline.claims.nearby import nearby
from truceline.claims.order import hits_by_order
from truceline.claims.reading import Reading
from truceline.claims.retelling import told_once
from truceline.claims.starts import started
from truceline.claims.taken_up import with_answers
from truceline.claims.talks import with_talks
from truceline.claims.topics import find_topics, headline_end
from truceline.claims.undertakings import with_terms
from truceline.model import Act, ActClaim, Annotated, Claim, Document, TermClaim
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
        "term": undertakings.term,
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
    hits = with_answers(reading, topics, with_talks(reading, topics, hits))
    hits = tuple(sorted((*hits, *nearby(reading, hits)), key=lambda hit: hit.trigger))
    hits = (*hits, *breaches(reading, topics, hits))
    hits = (*hits, *set_against(reading, topics, hits))
    hits = (*hits, *carried_out(reading, topics, hits))
    found = [claim for extractor in EXTRACTORS.values() for claim in extractor(reading, hits)]
    told = _told([claim for claim in found if isinstance(claim, ActClaim)])
    acts = started(reading, fill(reading, told, topics), hits, topics)
    acts = with_terms(acts, [claim for claim in found if isinstance(claim, TermClaim)])
    others = (claim for claim in found if not isinstance(claim, ActClaim))
    return tuple(
        sorted(
            told_once((*acts, *others), headline=headline_end(document)),
            key=lambda claim: (claim.cue.start, claim.id),
        )
    )


def _told(claims: list[ActClaim]) -> list[ActClaim]:
    """The claims without bare mentions of a ceasefire, unless there is nothing else."""
    return [claim for claim in claims if claim.act is not Act.MENTION] or claims
