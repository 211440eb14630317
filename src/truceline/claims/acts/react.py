"""Reads that a third party welcomes, supports, doubts or condemns a ceasefire."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from truceline.claims.build import draft, hits_of, is_unnamed, source
from truceline.claims.clauses.roles import join, roles, without
from truceline.claims.clauses.subjects import subjects
from truceline.claims.finding.frames import Hit
from truceline.claims.reading import Reading
from truceline.claims.sides import belligerents, partners
from truceline.claims.vocabulary import speaking_words
from truceline.model import Act, ActClaim, ActorKind, Role, Status, Token

_BINDING = frozenset({Act.AGREE, Act.DECLARE, Act.VIOLATE})
"""Acts of those whom a ceasefire binds."""


def react(reading: Reading, hits: Sequence[Hit]) -> Iterator[ActClaim]:
    """A third party welcomes, supports, endorses, doubts or condemns a ceasefire, without a demand (codebook: *react*)."""
    for hit in hits_of(reading, hits, Act.REACT):
        claim = draft(reading, hit, react)
        actors = claim.actors or _feeling(reading, hit) or ((claim.said_by,) if claim.said_by else ())
        claim = replace(claim, actors=actors)
        if claim.status is Status.NEGATED and _is_plain(reading, hit):
            continue
        if not (claim.actors or hit.frame.by == "source" or is_unnamed(reading, hit)):
            continue
        if _is_of_side(reading, hit, hits, claim):
            continue
        if _is_scorned(reading, hit, hits, claim):
            yield replace(
                claim,
                act=Act.REJECT,
                status=Status.ACTUAL,
                parties=join(claim.actors, claim.parties),
                said_by=None,
            )
            continue
        yield replace(claim, status=Status.ACTUAL, parties=without(claim.parties, claim.actors), said_by=None)


def _feeling(reading: Reading, hit: Hit) -> tuple[Role, ...]:
    """Among whom it "was hailed", "was received with relief": told with "in" where nobody stands after "by"."""
    passive = any(reading.tree.below(hit.trigger, "auxpass", "nsubjpass"))
    return source(reading, hit.trigger) if passive and hit.frame.by != "patient" else ()


def _is_plain(reading: Reading, hit: Hit) -> bool:
    """Whether a word that is denied tells of no judgement at all: "did not welcome it", not "had no faith in it"."""
    told = hit.words is None and hit.frame.by == "subject" and not hit.frame.negated
    return told and reading.tokens[hit.trigger].pos == "VERB"


def _is_of_side(reading: Reading, hit: Hit, hits: Sequence[Hit], claim: ActClaim) -> bool:
    """Whether praise in a clause, or without a word for the ceasefire, is that of a side: no judgement of a third party."""
    bound = (
        role
        for other in hits
        if other.frame.act in _BINDING and other.frame.by == "subject" and other.trigger != hit.trigger
        for role in roles(reading, subjects(reading, other.trigger))
    )
    sides = {role.id for role in (*claim.parties, *belligerents(reading), *bound)}
    return (
        (hit.words is not None or hit.frame.by == "speaker")
        and bool(claim.actors)
        and {role.id for role in claim.actors} <= sides
    )


def _is_scorned(reading: Reading, hit: Hit, hits: Sequence[Hit], claim: ActClaim) -> bool:
    """Whether a side calls its enemy's truce a trick: it will have none of it."""
    if not any(t.lemma in speaking_words().scorn for t in _judging(reading, hit)):
        return False
    same = [other for other in hits if other.topic.about == hit.topic.about]
    named = (role for other in same for role in partners(reading, other))
    sides = {role.id for role in (*claim.parties, *belligerents(reading), *named)}
    armed = all(
        reading.kinds.get(role.id) in (ActorKind.STATE, ActorKind.ARMED_GROUP) for role in claim.actors
    )
    own = bool(claim.actors) and ({role.id for role in claim.actors} <= sides or (armed and not sides))
    return own or _is_of_enemy(reading, same, claim)


def _judging(reading: Reading, hit: Hit) -> Iterator[Token]:
    """The words after a verb of judging, or of being, that say what the ceasefire is called."""
    if hit.frame.needs == "complement" or hit.frame.with_:
        yield from (t for t in reading.tree.subtree(hit.trigger) if t.i > hit.trigger)


def _is_of_enemy(reading: Reading, same: Sequence[Hit], claim: ActClaim) -> bool:
    """Whether a state or an armed group scorns what one other alone has declared or offered, and nobody agreed to."""
    acts = {other.frame.act for other in same}
    lone = bool(acts & {Act.DECLARE, Act.PROPOSE}) and Act.AGREE not in acts
    kinds = {reading.kinds.get(role.id) for role in claim.actors}
    return lone and bool(kinds) and kinds <= {ActorKind.STATE, ActorKind.ARMED_GROUP}
