"""Reads all claims of a document."""

from __future__ import annotations

from collections.abc import Sequence

from truceline.claims import acts, events, undertakings
from truceline.claims.build import Extractor
from truceline.claims.confidence import confident
from truceline.claims.context import fill
from truceline.claims.finding.against import set_against
from truceline.claims.finding.breaches import breaches
from truceline.claims.finding.carried import carried_out
from truceline.claims.finding.commands import with_commands
from truceline.claims.finding.frames import Hit, find_hits
from truceline.claims.finding.likened import likened
from truceline.claims.finding.nearby import nearby
from truceline.claims.finding.order import hits_by_order
from truceline.claims.finding.orders import with_orders
from truceline.claims.finding.signed import with_signed
from truceline.claims.finding.taken_up import with_answers
from truceline.claims.finding.talks import with_talks
from truceline.claims.mentions.topics import Topic, find_topics, headline_end
from truceline.claims.occasions import on_occasions
from truceline.claims.reading import Reading
from truceline.claims.retelling import told_once
from truceline.claims.sequence import in_sequence
from truceline.claims.starts import started
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
    """The claims of a document in text order, each told once, with how likely it is right."""
    found = confident(document, drafts(document, annotated))
    return tuple(sorted(found, key=lambda claim: (claim.cue.start, claim.id)))


def drafts(document: Document, annotated: Annotated) -> tuple[Claim, ...]:
    """The claims of a document, each told once, with the steps of confidence that `build.draft` gives."""
    reading = Reading(document, annotated)
    topics = find_topics(reading)
    hits = _hits(reading, topics)
    found = [claim for extractor in EXTRACTORS.values() for claim in extractor(reading, hits)]
    others = [claim for claim in found if not isinstance(claim, ActClaim)]
    told = _told([claim for claim in found if isinstance(claim, ActClaim)])
    acts = started(reading, fill(reading, told, topics), hits, topics)
    acts = with_terms(acts, [claim for claim in others if isinstance(claim, TermClaim)])
    dated = on_occasions(reading, (*in_sequence(acts), *others))
    return tuple(told_once(dated, headline=headline_end(document)))


def _hits(reading: Reading, topics: Sequence[Topic]) -> tuple[Hit, ...]:
    """Where acts are told: by the tree first, then by the order of the words and by what was told before."""
    hits = with_orders(reading, find_hits(reading, topics))
    hits = (*hits, *hits_by_order(reading, topics, {hit.trigger for hit in hits}))
    hits = (*hits, *with_signed(reading, topics, hits))
    hits = with_answers(reading, topics, with_talks(reading, topics, hits))
    hits = tuple(sorted((*hits, *nearby(reading, topics, hits)), key=lambda hit: hit.trigger))
    for more in (breaches, set_against, carried_out, likened):
        hits = (*hits, *more(reading, topics, hits))
    return with_commands(reading, topics, hits)


def _told(claims: list[ActClaim]) -> list[ActClaim]:
    """The claims without bare mentions of a ceasefire, unless there is nothing else."""
    return [claim for claim in claims if claim.act is not Act.MENTION] or claims
