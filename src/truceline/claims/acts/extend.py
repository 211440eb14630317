"""Reads that a ceasefire is prolonged or renewed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from truceline.claims.build import draft, hits_of
from truceline.claims.clauses.roles import join
from truceline.claims.factuality import is_possible
from truceline.claims.finding.frames import Hit
from truceline.claims.reading import Reading
from truceline.claims.vocabulary import speaking_words
from truceline.model import Act, ActClaim

_NEAR = 2  # steps up the tree: "efforts to extend", "efforts are going on to extend"


def extend(reading: Reading, hits: Sequence[Hit]) -> Iterator[ActClaim]:
    """A ceasefire is prolonged or renewed, or is said not to be (codebook: *extend*); "efforts to extend it" are talks."""
    for hit in hits_of(reading, hits, Act.EXTEND):
        claim = draft(reading, hit, extend)
        if is_possible(reading, hit.trigger):
            continue
        tried = _is_effort(reading, hit.trigger)
        if tried:  # "the mediator says that efforts are going on to extend it"
            speaker = (claim.said_by,) if claim.said_by else ()
            yield replace(claim, act=Act.NEGOTIATE, actors=speaker)
        else:
            yield replace(claim, parties=join(claim.actors, claim.parties))


def _is_effort(reading: Reading, i: int) -> bool:
    """Whether to prolong it is only what talks are about: "efforts to extend the truce"."""
    above = [token for token, _ in zip(reading.tree.above(i), range(_NEAR), strict=False)]
    told = [*above, *(subject for verb in above for subject in reading.tree.below(verb.i, "nsubj"))]
    return any(noun.pos == "NOUN" and noun.lemma in speaking_words().efforts for noun in told)
