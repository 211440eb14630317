"""Reads that sides agree to, sign, accept, approve or reach a ceasefire, or that it is brokered."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from truceline.claims.build import draft, hits_of
from truceline.claims.clauses.misread import before_broker
from truceline.claims.clauses.owners import owners
from truceline.claims.clauses.roles import join, roles, without
from truceline.claims.clauses.subjects import subjects
from truceline.claims.factuality import denial, said_by
from truceline.claims.finding.frames import Hit
from truceline.claims.finding.offers import is_offer
from truceline.claims.reading import Reading
from truceline.claims.sides import belligerents, partners
from truceline.claims.timing import start_beside
from truceline.claims.vocabulary import ceasefire_words
from truceline.model import Act, ActClaim, ActorKind, Role, Status

_BEFORE = frozenset({"before", "towards", "toward"})
_BY_HAND = frozenset({"sign", "initial", "ink"})  # "came to sign the truce" tells that it will be done
_LENGTHS = frozenset({"day", "hour", "month", "week", "year"})
_UNDERTAKING = frozenset({"pledge", "promise", "undertake"})
_MORE = frozenset({"additional", "another", "extra", "further", "more"})
_PROLONGED = frozenset({"extended", "prolonged"})


def agree(reading: Reading, hits: Sequence[Hit]) -> Iterator[ActClaim]:
    """Two or more sides agree to a ceasefire, sign, accept or reach one (codebook: *agree*).

    The sides are those it is between, else those who agree, less the broker where two are left. What is refused or
    denied is no agreement.
    """
    for hit in hits_of(reading, hits, Act.AGREE):
        claim = draft(reading, hit, agree)
        if (
            claim.status is Status.NEGATED
            or denial(reading, hit.trigger) is not None
            or is_offer(reading, hit)
            or _is_aim(reading, hit.trigger)
        ):
            continue
        named = without(claim.parties, claim.mediators)
        actors = _agreeing(reading, hit, claim.actors, named)
        if _is_own(reading, hit, actors):
            continue
        yield replace(
            claim,
            act=Act.EXTEND if _prolonged(reading, hit.topic.head) else Act.AGREE,
            actors=actors,
            parties=sides(reading, named, actors),
            start=claim.start or start_beside(reading, hit, hits),
        )


def _agreeing(
    reading: Reading, hit: Hit, doing: tuple[Role, ...], named: tuple[Role, ...]
) -> tuple[Role, ...]:
    """Who agrees: the subject and whom it is "with"; the sides at war where "the two countries" or "negotiators" do."""
    others = join(partners(reading, hit), _others(reading, hit))
    signed = hit.frame.by == "subject" or before_broker(reading, hit.trigger) is not None
    actors = join(doing, others) if signed else ()
    if len(actors) == 1 and actors == others:
        actors = join(_holder(reading, hit) or _teller(reading, hit), actors)
    if len(named) >= 2 and without(actors, named) == actors:  # who announces a truce between two others
        return named
    several = any(t.tag == "NNS" for t in reading.tree.below(hit.trigger, "nsubj"))
    enemies = belligerents(reading) if several and not actors else ()
    return enemies if len(enemies) == 2 else actors


def _is_own(reading: Reading, hit: Hit, actors: Sequence[Role]) -> bool:
    """Whether one side alone undertakes something: that is its own truce, no agreement."""
    return reading.tokens[hit.trigger].lemma in _UNDERTAKING and len(actors) < 2 and "clause" in hit.frame.at


def _prolonged(reading: Reading, head: int) -> bool:
    """Whether a ceasefire is named as one that goes on: "agreed to an extended truce", "to two more days of truce"."""
    inner = {t.text.lower() for t in reading.tree.below(head, "amod", "det")}
    days = reading.tokens[head].lemma in _LENGTHS
    return bool(inner & _PROLONGED) or (days and bool(inner & _MORE))


def _is_aim(reading: Reading, i: int) -> bool:
    """Whether an agreement is only what something is done for, or has to wait: "talks to reach a truce", "before agreeing to it"."""
    token = reading.tokens[i]
    above = reading.tokens[token.head]
    if token.dep == "pcomp":
        return above.text.lower() in _BEFORE
    infinitive = any(t.text.lower() == "to" for t in reading.tree.below(i, "aux"))
    return infinitive and token.dep in ("advcl", "acl") and token.lemma not in _BY_HAND


def _teller(reading: Reading, hit: Hit) -> tuple[Role, ...]:
    """The armed group that tells of an agreement "reached with" another: it is the other one."""
    speaker, _ = said_by(reading, hit.trigger)
    group = speaker is not None and reading.kinds.get(speaker.id) is ActorKind.ARMED_GROUP
    return (speaker,) if speaker is not None and group else ()


def _others(reading: Reading, hit: Hit) -> tuple[Role, ...]:
    """With whom, where "with" hangs on a word inside what is agreed: "an accord to halt the fighting with Mali"."""
    words = ceasefire_words()
    inside = words.agreements | words.fighting | words.stopping
    heads: list[int] = []
    for token in reading.tree.subtree(hit.trigger):
        fought = token.lemma in words.fighting and token.dep != "dobj"  # "a truce in its conflict with Mali"
        if (
            token.i > hit.trigger
            and not fought
            and (token.lemma in inside or words.terms.fullmatch(token.text))
        ):
            for start in reading.tree.objects(token.i, "with"):
                heads += (t.i for t in reading.tree.conjuncts(start.i) if start.lemma not in words.mediation)
    return roles(reading, sorted(heads))


def _holder(reading: Reading, hit: Hit) -> tuple[Role, ...]:
    """Whose truce it is that was "agreed with Mali": its owner, else who does what it is the object of."""
    head = reading.tokens[hit.topic.head]
    heads = owners(reading, head.i)
    if not heads and head.dep == "dobj":
        heads = subjects(reading, head.head)
    return roles(reading, heads)


def sides(reading: Reading, named: Sequence[Role], actors: Sequence[Role]) -> tuple[Role, ...]:
    """The sides of an agreement: those it is between; where more than two sign, the two that the report tells at war."""
    if len(named) >= 2:
        return tuple(named)
    signers = join(actors, named)
    enemies = belligerents(reading)
    if len(signers) > 2 and {role.id for role in enemies} <= {role.id for role in signers}:
        return enemies or signers
    return signers
