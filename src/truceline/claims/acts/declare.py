"""Reads that a side announces or orders a ceasefire of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from truceline.claims.build import draft, hits_of
from truceline.claims.clauses.owners import owners
from truceline.claims.clauses.roles import join, roles, without
from truceline.claims.clauses.subjects import objects
from truceline.claims.factuality import denial, has_condition
from truceline.claims.finding.frames import Hit
from truceline.claims.finding.offers import orders_others
from truceline.claims.reading import Reading
from truceline.claims.sides import partners
from truceline.claims.timing import start_beside
from truceline.model import Act, ActClaim, Role, Status

_TOGETHER = frozenset({"fight", "fighting", "hostility", "hostilities", "combat", "clash"})
_OWN = frozenset({"declare", "proclaim", "call"})  # done by a side; "announced" is also what mediators do
_MADE = frozenset({Act.AGREE, Act.DECLARE, Act.EXTEND, Act.END})


def declare(reading: Reading, hits: Sequence[Hit]) -> Iterator[ActClaim]:
    """One side, or several each for itself, announces or orders a ceasefire (codebook: *declare*).

    Someone who announces a ceasefire between two others reports an agreement of theirs.
    """
    for hit in hits_of(reading, hits, Act.DECLARE):
        claim = draft(reading, hit, declare)
        claim = replace(claim, actors=claim.actors or _ordered(reading, hit))
        if (
            claim.status is Status.NEGATED
            or has_condition(reading, hit.trigger)
            or orders_others(reading, hit)
            or denial(reading, hit.trigger)
            or _only_reports(reading, hit, hits)
        ):
            continue
        is_judged = any(reading.tree.below(hit.trigger, "oprd"))  # "called the truce a trick"
        if is_judged or (hit.topic.verbal and not claim.actors):
            continue
        own = claim.actors or _owners(reading, hit.topic.head)
        claim = replace(claim, actors=own, start=claim.start or start_beside(reading, hit, hits))
        if _is_mutual(reading, hit, own):
            yield replace(claim, act=Act.EFFECT, actors=(), parties=join(own, claim.parties))
        elif _is_by_another(reading, hit, claim):
            speaker = claim.actors[0] if claim.actors else claim.said_by
            yield replace(claim, act=Act.AGREE, actors=claim.parties, said_by=speaker)
        elif not claim.actors and hit.trigger != hit.topic.head:
            yield replace(claim, actors=claim.parties, said_by=None)
        else:
            yield replace(claim, parties=join(claim.actors, claim.parties), said_by=None)


def _owners(reading: Reading, head: int) -> tuple[Role, ...]:
    """Whose a ceasefire is, or what stops under it: "the PKK ceasefire", "a pause in Malian air strikes"."""
    stopped = [t.i for t in reading.tree.objects(head, "in", "of", "to") if t.i not in reading.mentions]
    return roles(reading, [i for noun in (head, *stopped) for i in owners(reading, noun)])


def _ordered(reading: Reading, hit: Hit) -> tuple[Role, ...]:
    """Who is ordered to stop, where who orders it is not named: "he ordered all Malian forces to cease fire"."""
    return roles(reading, objects(reading, hit.trigger)) if hit.trigger != hit.topic.head else ()


def _only_reports(reading: Reading, hit: Hit, hits: Sequence[Hit]) -> bool:
    """Whether a verb only closes what was told by another: "Turkey will halt its raids, the vice president announces"."""
    told = [t for t in reading.tree.below(hit.trigger, "ccomp") if t.i < hit.trigger]
    inner = {token.i for clause in told for token in reading.tree.subtree(clause.i)}
    return any(other.trigger in inner and other.frame.act in _MADE for other in hits)


def _is_mutual(reading: Reading, hit: Hit, actors: Sequence[Role]) -> bool:
    """Whether those who fought each other stop: "Armenia and Azerbaijan halt fighting", not "Russia halts air strikes"."""
    if not hit.topic.verbal or hit.trigger != hit.topic.head:
        return False
    plural = any(
        t.tag == "NNS" and t.i not in reading.mentions for t in reading.tree.below(hit.trigger, "nsubj")
    )
    below = reading.tree.below(hit.trigger, "dobj", "xcomp", "acl")
    return (len(actors) > 1 or plural) and any(t.lemma in _TOGETHER for t in below)


def _is_by_another(reading: Reading, hit: Hit, claim: ActClaim) -> bool:
    """Whether someone else announces the ceasefire of two sides: "Qatar announces a truce between Mali and Niger"."""
    between = len(without(claim.parties, partners(reading, hit))) >= 2
    return between and not _is_party(claim) and not _by_all(reading, hit, claim)


def _by_all(reading: Reading, hit: Hit, claim: ActClaim) -> bool:
    """Whether a truce "is declared between A and B" by nobody else: each side declares it."""
    return reading.tokens[hit.trigger].lemma in _OWN and not claim.actors and claim.said_by is None


def _is_party(claim: ActClaim) -> bool:
    return without(claim.actors, claim.parties) != claim.actors
