"""Reads all claims of a document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from truceline.claims import acts, events, undertakings
from truceline.claims.against import set_against
from truceline.claims.breaches import breaches
from truceline.claims.build import Extractor, draft
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
from truceline.claims.weighing import Scene, Weighed, propose, weigh
from truceline.model import Act, ActClaim, Annotated, Claim, Document, Status, TermClaim
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

_WEIGHED = 0.5  # of such claims on reports that the weights had not seen, half had the right act and actor
_SPOKEN = frozenset({Act.CALL, Act.PROPOSE, Act.DECLARE, Act.REJECT, Act.REACT})
"""The acts that are done by speaking, and so are attributed to nobody (codebook, ruling 5)."""


def extract(document: Document, annotated: Annotated) -> tuple[Claim, ...]:
    """The claims of a document in text order, each told once."""
    scene, others = by_rules(document, annotated)
    return finish(scene, (*scene.claims, *by_weights(scene, weigh(scene))), others)


def by_rules(document: Document, annotated: Annotated) -> tuple[Scene, tuple[Claim, ...]]:
    """What the extractors read: the acts, with all that was found on the way to them, and claims of other kinds."""
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
    acts = tuple(claim for claim in found if isinstance(claim, ActClaim))
    others = tuple(claim for claim in found if not isinstance(claim, ActClaim))
    return Scene(reading=reading, topics=topics, hits=hits, claims=acts), others


def by_weights(scene: Scene, weighed: Weighed) -> Iterator[ActClaim]:
    """An act that no rule reads at this place: learned weights find it likely from the words and what stands around them.

    Who does it, when and to whom is read as for an act that rules have found.
    """
    for hit in propose(scene, weighed):
        act = hit.frame.act
        found = [claim for claim in EXTRACTORS[act](scene.reading, (hit,)) if isinstance(claim, ActClaim)]
        plain = draft(scene.reading, hit, by_weights)
        for claim in found or ([plain] if plain.status is not Status.NEGATED else []):
            speaker = None if act in _SPOKEN else claim.said_by
            made_by = f"{by_weights.__module__}.{by_weights.__qualname__}"
            yield replace(claim, act=act, said_by=speaker, start=None, made_by=made_by, confidence=_WEIGHED)


def finish(scene: Scene, acts: Iterable[ActClaim], others: Iterable[Claim] = ()) -> tuple[Claim, ...]:
    """These claims in text order with what the rest of the report tells of them, each told once."""
    rest = tuple(others)
    filled = fill(scene.reading, _told(list(acts)), scene.topics)
    timed = started(scene.reading, filled, scene.hits, scene.topics)
    full = with_terms(timed, [claim for claim in rest if isinstance(claim, TermClaim)])
    once = told_once((*full, *rest), headline=headline_end(scene.reading.document))
    return tuple(sorted(once, key=lambda claim: (claim.cue.start, claim.id)))


def _told(claims: list[ActClaim]) -> list[ActClaim]:
    """The claims without bare mentions of a ceasefire, unless there is nothing else."""
    return [claim for claim in claims if claim.act is not Act.MENTION] or claims
