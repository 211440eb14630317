"""Reads that talks about a ceasefire are held, planned, stall or fail."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from truceline.claims.build import draft, hits_of
from truceline.claims.clauses.roles import join, roles
from truceline.claims.clauses.subjects import objects, passive_subjects, subjects
from truceline.claims.factuality import denial, falls_short, governing, status
from truceline.claims.finding.frames import Hit
from truceline.claims.reading import Reading
from truceline.claims.sides import between, partners
from truceline.claims.vocabulary import doing_words, speaking_words, talk_words
from truceline.model import Act, ActClaim, Role, Status, Token

_NEAR = 4  # steps up from "discuss" to "meet" in "meets her in a bid to discuss"


_SPEECH = frozenset({Act.NEGOTIATE, Act.CALL, Act.REJECT, Act.REACT, Act.DENY})


def negotiate(reading: Reading, hits: Sequence[Hit]) -> Iterator[ActClaim]:
    """Talks or mediation about a ceasefire are held, resumed, planned, stall or fail (codebook: *negotiate*)."""
    for hit in hits_of(reading, hits, Act.NEGOTIATE):
        if _is_aside(reading, hit, hits):
            continue
        claim = replace(draft(reading, hit, negotiate), status=_status(reading, hit.trigger))
        doing = join(claim.actors, _holders(reading, hit))
        others = (
            partners(reading, hit) if claim.status is Status.ACTUAL else ()
        )  # who is only to be met does nothing
        actors = (
            join(doing, _met(reading, hit), _spoken_with(reading, hit), others) if doing else claim.parties
        )
        actors = (
            _refusing(reading, hit.trigger)
            or actors
            or _at_table(reading, hit)
            or _trying(reading, hit, claim)
        )
        yield replace(claim, actors=actors, parties=join(claim.parties))
    yield from _without_result(reading, hits)


def _without_result(reading: Reading, hits: Sequence[Hit]) -> Iterator[ActClaim]:
    """Talks that end with nothing: "failed to agree on a truce", "no truce was reached"."""
    for hit in hits_of(reading, hits, Act.AGREE):
        claim = replace(draft(reading, hit, negotiate), act=Act.NEGOTIATE, status=Status.ACTUAL)
        none = status(reading, hit.trigger) is Status.NEGATED and not claim.actors
        in_vain = falls_short(reading, hit.trigger) and len(claim.actors) != 1
        if in_vain or (none and denial(reading, hit.trigger) is None):
            yield replace(claim, parties=join(claim.actors, claim.parties))


def _is_aside(reading: Reading, hit: Hit, hits: Sequence[Hit]) -> bool:
    """Whether talks only tell when or why something else is done, or are none: "after talks in Doha, both agreed", "relief efforts"."""
    token = reading.tokens[hit.trigger]
    if any(t.lemma in talk_words().unspoken for t in reading.tree.below(token.i, "amod", "compound")):
        return True
    prep = reading.tokens[token.head]
    if token.dep not in ("pobj", "dobj") or prep.text.lower() not in talk_words().asides:
        return False
    here = reading.sentence(token.i)
    return any(other.frame.act not in _SPEECH and here.first <= other.trigger < here.last for other in hits)


def _status(reading: Reading, i: int) -> Status:
    """Whether talks are held, planned, or not held after all, by the verb that says what becomes of them."""
    token = reading.tokens[i]
    if token.pos == "NOUN":
        above = (t for t in reading.tree.above(i) if t.pos in ("VERB", "AUX"))
        token = next(above, token)
    if _is_cancelled(reading, token):
        return Status.NEGATED
    told = Status.PLANNED if _is_to_come(reading, token) else status(reading, token.i)
    outer = governing(reading, token.i)
    if told is Status.PLANNED and outer is not None and outer.lemma in talk_words().trying:
        return Status.ACTUAL
    if told is Status.NEGATED and token.lemma in talk_words().yielding:  # "have made no headway"
        return Status.ACTUAL
    refused = reading.tokens[i].dep in ("dobj", "nsubjpass") and token.lemma in talk_words().refused
    return Status.NEGATED if refused and told is Status.ACTUAL else told


def _refusing(reading: Reading, i: int) -> tuple[Role, ...]:
    """Who will not talk: "ruled out talks with Mali", "rejected truce talks"."""
    token = reading.tokens[i]
    verb = reading.tokens[token.head]
    refused = token.dep == "dobj" and verb.lemma in talk_words().refused
    return roles(reading, subjects(reading, verb.i)) if refused else ()


def _is_to_come(reading: Reading, verb: Token) -> bool:
    """Whether talks lie ahead by the verb that they are told with: "are to open", "are due in May", "are set for June"."""
    expecting = speaking_words().expecting
    if verb.lemma == "be":
        due = any(t.lemma in expecting for t in reading.tree.below(verb.i, "acomp"))
        return due or any(reading.tree.below(verb.i, "xcomp"))
    outer = governing(reading, verb.i)
    agreed = outer is not None and outer.lemma in talk_words().promising
    passive = any(reading.tree.below(verb.i, "nsubjpass", "auxpass"))
    return agreed or (verb.lemma in expecting and passive)


def _is_cancelled(reading: Reading, verb: Token) -> bool:
    """Whether talks do not take place: "were cancelled", "called off the talks"."""
    off = any(t.text.lower() == "off" for t in reading.tree.below(verb.i, "prt", "advmod"))
    return verb.lemma in talk_words().cancelling or (verb.lemma == "call" and off)


def _at_table(reading: Reading, hit: Hit) -> tuple[Role, ...]:
    """Between whom, or with which two, talks without a holder begin or end: "talks resume with the army and rebels"."""
    verb = reading.tokens[hit.trigger].head
    starts = reading.tree.objects(verb, "with")
    heads = [t.i for start in starts for t in reading.tree.conjuncts(start.i)]
    group = roles(reading, heads)
    talks = [token.i for token in reading.tree.below(hit.trigger, "nsubj", "nsubjpass")]
    pairs = (between(reading, place) for place in (verb, *talks))
    return next((pair for pair in pairs if pair), ()) or (group if len(group) > 1 else ())


def _trying(reading: Reading, hit: Hit, claim: ActClaim) -> tuple[Role, ...]:
    """Who tells that something is tried, of which it does not say by whom: "Kenya says contacts are under way to reach a truce"."""
    verb = reading.tokens[reading.tokens[hit.trigger].head]
    tried = (t.lemma for t in reading.tree.below(verb.i, "nsubj", "nsubjpass"))
    efforts = speaking_words().efforts | doing_words().conversations
    return (claim.said_by,) if claim.said_by and efforts.intersection(tried) else ()


def _holders(reading: Reading, hit: Hit) -> tuple[Role, ...]:
    """Who holds the talks: the subject of the verb that the noun hangs on ("Israel and Hamas resume talks")."""
    token = reading.tokens[hit.trigger]
    above = (t for t in reading.tree.above(token.i) if t.pos not in ("ADP", "ADV"))
    head = next(above, token)
    if head.dep == "dobj" and head.pos == "NOUN":  # "held a round of talks"
        head = reading.tokens[head.head]
    if token.pos == "NOUN" and head.lemma in doing_words().talking:
        return roles(reading, subjects(reading, head.i) or passive_subjects(reading, head.i))
    return ()


def _spoken_with(reading: Reading, hit: Hit) -> tuple[Role, ...]:
    """With whom someone talks: "discussed the truce in a telephone call with the king"."""
    heads: list[int] = []
    verb = reading.tokens[hit.trigger]
    for token in reading.tree.subtree(hit.trigger) if verb.pos == "VERB" else ():
        if token.lemma in doing_words().conversations:
            heads += [
                t.i
                for start in reading.tree.objects(token.i, "with")
                for t in reading.tree.conjuncts(start.i)
            ]
    return roles(reading, sorted(heads))


def _met(reading: Reading, hit: Hit) -> tuple[Role, ...]:
    """Whom a verb of meeting has for its object ("the envoy met rebel leaders"), also one to which the talk is the purpose."""
    above = list(reading.tree.above(hit.trigger))[:_NEAR]
    for token in (reading.tokens[hit.trigger], *above):
        if token.pos == "VERB" and token.lemma in doing_words().meeting:
            withs = [
                t.i
                for start in reading.tree.objects(token.i, "with")
                for t in reading.tree.conjuncts(start.i)
            ]
            return roles(reading, [*objects(reading, token.i), *withs])
        if token.tag in ("VBD", "VBZ", "VBP"):
            return ()
    return ()
