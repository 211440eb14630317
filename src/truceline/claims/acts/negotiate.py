"""Reads that talks about a ceasefire are held, planned, stall or fail."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from truceline.claims.build import draft, hits_of
from truceline.claims.frames import Hit
from truceline.claims.reading import Reading
from truceline.claims.roles import join, roles
from truceline.claims.sides import partners
from truceline.claims.subjects import passive_subjects, subjects
from truceline.model import Act, ActClaim, Role

_TAKING_PART = (
    "agree",
    "attend",
    "begin",
    "conduct",
    "enter",
    "hold",
    "join",
    "meet",
    "open",
    "resume",
    "start",
    "leave",
    "continue",
    "quit",
)


def negotiate(reading: Reading, hits: Sequence[Hit]) -> Iterator[ActClaim]:
    """Talks or mediation about a ceasefire are held, resumed, planned, stall or fail (codebook: *negotiate*)."""
    for hit in hits_of(reading, hits, Act.NEGOTIATE):
        claim = draft(reading, hit, negotiate)
        doing = join(claim.actors, _holders(reading, hit))
        actors = join(doing, partners(reading, hit)) if doing else claim.parties
        yield replace(claim, actors=actors, parties=join(claim.parties))


def _holders(reading: Reading, hit: Hit) -> tuple[Role, ...]:
    """Who holds the talks: the subject of the verb that the noun hangs on ("Israel and Hamas resume talks")."""
    token = reading.tokens[hit.trigger]
    head = reading.tokens[token.head]
    if token.dep == "pobj":
        head = reading.tokens[head.head]
    if token.pos == "NOUN" and head.lemma in _TAKING_PART:
        return roles(reading, subjects(reading, head.i) or passive_subjects(reading, head.i))
    return ()
