"""Reads that a ceasefire comes into force."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from truceline.claims.build import draft, hits_of
from truceline.claims.clauses.roles import join, roles
from truceline.claims.clauses.subjects import subjects
from truceline.claims.factuality import is_presupposed
from truceline.claims.finding.frames import Hit
from truceline.claims.reading import Reading
from truceline.model import Act, ActClaim, Status

_MAKING = frozenset({Act.AGREE, Act.DECLARE, Act.PROPOSE, Act.REJECT})

_DATING = frozenset({"since", "after", "before", "until", "at", "from", "following", "for"})


def effect(reading: Reading, hits: Sequence[Hit]) -> Iterator[ActClaim]:
    """A ceasefire comes into force, begins, or is to begin at a given time (codebook: *effect*).

    Nobody performs it (ruling 4): who begins one is a side of it.
    """
    for hit in hits_of(reading, hits, Act.EFFECT):
        claim = draft(reading, hit, effect)
        if claim.status is Status.NEGATED or _is_aside(reading, hit, hits):
            continue
        if hit.frame.aside and (claim.start is None or _is_told(hit, hits)):
            continue
        if _is_dated_from(reading, hit.trigger) or _only_dates(reading, hit, claim):
            continue
        undated = claim.start is None and _is_within(reading, hit.trigger)
        if hit.frame.needs and (claim.status is Status.PLANNED or undated):
            # "the deal would end the war", "after a deal ended the war" tell what it is for
            continue
        token = reading.tokens[hit.topic.head]
        began = roles(reading, subjects(reading, hit.trigger)) if token.dep == "dobj" else ()
        yield replace(claim, actors=(), parties=join(began, claim.parties))


def _is_within(reading: Reading, i: int) -> bool:
    """Whether a verb stands in a clause on something else: "after a deal ended the war"."""
    return reading.tokens[i].dep in ("advcl", "relcl", "pcomp", "acl")


def _is_told(hit: Hit, hits: Sequence[Hit]) -> bool:
    """Whether another hit tells that the same ceasefire is made or begins, so that "it is to run from noon" only adds its times."""
    same = (other for other in hits if other.topic.about == hit.topic.about and not other.frame.aside)
    return any(other.frame.act in _MAKING or other.frame.act is Act.EFFECT for other in same)


def _is_dated_from(reading: Reading, i: int) -> bool:
    """Whether the start is a noun that only dates something else: "killed since the start of the truce"."""
    token = reading.tokens[i]
    return token.pos == "NOUN" and token.dep == "pobj" and reading.tokens[token.head].text.lower() in _DATING


def _only_dates(reading: Reading, hit: Hit, claim: ActClaim) -> bool:
    """Whether "since it began" tells nothing of its own: no time, and no ceasefire by name."""
    return claim.start is None and not hit.topic.term and is_presupposed(reading, hit.trigger)


def _is_aside(reading: Reading, hit: Hit, hits: Sequence[Hit]) -> bool:
    """Whether the start only hangs on another act told in the same words: it is that claim's `start` then."""
    above = (reading.tokens[hit.trigger], *reading.tree.above(hit.trigger))
    clause = next((token for token in above if token.dep not in ("xcomp", "acomp")), above[-1])
    if clause.dep == "ccomp":  # "announced that a truce will start"
        return any(o.trigger == clause.head and o.frame.act in _MAKING for o in hits)
    return clause.dep in ("relcl", "acl") and any(
        o.topic.head == hit.topic.head and o.frame.act in _MAKING for o in hits
    )
