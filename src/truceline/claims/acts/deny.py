"""Reads that a side denies having broken or agreed to a ceasefire."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from truceline.claims.accusing import charges
from truceline.claims.build import draft, hits_of
from truceline.claims.clauses.roles import join, roles
from truceline.claims.clauses.subjects import passive_subjects, subjects
from truceline.claims.factuality import denial, is_disowned, said_by
from truceline.claims.finding.frames import Hit
from truceline.claims.reading import Reading
from truceline.claims.told import is_asked
from truceline.claims.vocabulary import ceasefire_words, doing_words, frames, speaking_words
from truceline.model import Act, ActClaim, ActorKind, Role, Status, Token

_SIDES = frozenset({ActorKind.STATE, ActorKind.GOVERNMENT, ActorKind.ARMED_GROUP, ActorKind.GROUP})
_STANDING = frozenset({Act.AGREE, Act.DECLARE, Act.EFFECT, Act.EXTEND, Act.HOLD})
_FAR = 3  # sentences between a charge and "denied the charge"
_TAKEN_UP = frozenset({"it", "this", "that", "which"})


def deny(reading: Reading, hits: Sequence[Hit]) -> Iterator[ActClaim]:
    """A side denies having violated, agreed to, or knowing of a ceasefire (codebook: *deny*).

    So does who rejects an accusation told just before, or says that there was no breach. It is told by nobody else:
    denying is itself the act (ruling 5).
    """
    for act in (Act.VIOLATE, Act.AGREE, Act.DECLARE, Act.END):
        for hit in hits_of(reading, hits, act):
            verb = denial(reading, hit.trigger)
            if verb is not None:
                yield from _denied(reading, hit, verb, roles(reading, subjects(reading, verb.i)))
            elif is_disowned(reading, hit.trigger) and act is not Act.VIOLATE:
                yield from _denied(
                    reading, hit, reading.tokens[hit.trigger], roles(reading, subjects(reading, hit.trigger))
                )
            elif act is Act.VIOLATE:
                yield from _cleared(reading, hit)
    for hit in hits:
        if hit.frame.act is Act.DENY and not is_asked(reading, hit.trigger):
            yield from _unknown(reading, hit)
    yield from _answered(reading, hits)


def _denied(reading: Reading, hit: Hit, verb: Token, actors: tuple[Role, ...]) -> Iterator[ActClaim]:
    claim = draft(reading, hit, deny)
    if actors:
        yield replace(
            claim, act=Act.DENY, actors=actors, parties=join(actors, claim.parties),
            cue=reading.span(verb.i, verb.i + 1), status=Status.ACTUAL, said_by=None,
        )  # fmt: skip


def _cleared(reading: Reading, hit: Hit) -> Iterator[ActClaim]:
    """A side that says there was no breach, or none of its own: "said there had been no violation on its part"."""
    claim = draft(reading, hit, deny)
    speaker = claim.said_by
    if claim.status is not Status.NEGATED or speaker is None or reading.kinds.get(speaker.id) not in _SIDES:
        return
    if {role.id for role in claim.actors} <= {speaker.id}:
        yield from _denied(reading, hit, reading.tokens[hit.trigger], (speaker,))


def _unknown(reading: Reading, hit: Hit) -> Iterator[ActClaim]:
    """Who knows nothing of a ceasefire, or calls reports of one false."""
    verb = denial(reading, hit.trigger)
    if verb is None and hit.frame.by == "subject" and _is_false(reading, hit.trigger):
        verb = reading.tokens[hit.trigger]
    if hit.frame.by == "none":
        verb = reading.tokens[hit.trigger]
    if verb is not None:
        claim = draft(reading, hit, deny)
        doing = (*subjects(reading, verb.i), *passive_subjects(reading, verb.i)) if verb.pos == "VERB" else ()
        actors = roles(reading, doing)
        yield from _denied(
            reading, hit, verb, actors or ((claim.said_by,) if claim.said_by else claim.actors)
        )


def _is_false(reading: Reading, i: int) -> bool:
    """Whether a report is called false by its verb: "said reports of a truce were false"."""
    false = speaking_words().false
    verb = reading.tokens[reading.tokens[i].head]
    return any(token.lemma in false for token in reading.tree.below(verb.i, "acomp", "attr"))


def _answered(reading: Reading, hits: Sequence[Hit]) -> Iterator[ActClaim]:
    """Answers to an accusation of the same sentence or the one before: ", which Mali denied", "Mali rejected the charge"."""
    words = speaking_words()
    told = {
        **_charges(reading, hits),
        **{reading.sentence(h.trigger).first: h for h in hits if h.frame.act is Act.VIOLATE},
    }
    agreed = {reading.sentence(h.trigger).first: h for h in hits if h.frame.act in _STANDING}
    for token in reading.tokens if told or agreed else ():
        if _contradicts(reading, token):
            hit = _last_told(reading, told, token.i)
            yield from _denied_by_other(reading, hit, token) if hit is not None else ()
        if token.pos != "VERB" or token.lemma not in words.denying:
            continue
        hit = _last_told(reading, told, token.i)
        if hit is None and _denies_accord(reading, token):
            hit = _last_told(reading, agreed, token.i)
        if hit is not None and _takes_up(reading, token, hit):
            yield from _denied(reading, hit, token, roles(reading, subjects(reading, token.i)))


def _contradicts(reading: Reading, token: Token) -> bool:
    """Whether a word calls a charge untrue, or tells that its deed was not done: "said the charge was baseless", "branded it a
    lie", "insisted that it had not fired".
    """
    if token.pos not in ("VERB", "AUX"):
        return False
    words = speaking_words()
    called = [*reading.tree.below(token.i, "oprd", "acomp", "attr"), *reading.tree.objects(token.i, "as")]
    things = [*reading.tree.below(token.i, "nsubj", "dobj", "nsubjpass")]
    things += [
        t for verb in reading.tree.below(token.i, "ccomp") for t in reading.tree.below(verb.i, "nsubj")
    ]
    taken = any(t.text.lower() in _TAKEN_UP or t.lemma in words.said for t in things)
    untrue = any(t.lemma in words.false for t in called)
    not_true = any(t.lemma in ("true", "correct", "accurate") for t in called)
    negated = any(reading.tree.below(token.i, "neg"))
    if taken and (untrue or (not_true and negated)):
        return True
    fired = negated and token.lemma in doing_words().attacking | ceasefire_words().stopping | {"open"}
    return fired and token.dep == "ccomp" and reading.tokens[token.head].lemma in words.saying


def _denied_by_other(reading: Reading, hit: Hit, token: Token) -> Iterator[ActClaim]:
    """The claim of who contradicts a charge, where that is a side and another than who made it."""
    speaker = said_by(reading, token.i)[0] or next(iter(roles(reading, subjects(reading, token.i))), None)
    made = [one for found in charges(reading, hit.trigger) for one in found.accusers]
    accuser = said_by(reading, hit.trigger)[0]
    against = {role.id for role in (*made, *((accuser,) if accuser else ()))}
    side = speaker is not None and reading.kinds.get(speaker.id) in _SIDES
    if (
        speaker is not None
        and side
        and speaker.id not in against
        and reading.sentence(token.i) != reading.sentence(hit.trigger)
    ):
        yield from _denied(reading, hit, token, (speaker,))


def _denies_accord(reading: Reading, verb: Token) -> bool:
    """Whether a verb denies an accord told before: "denied that they had agreed to anything"."""
    clauses = (*reading.tree.below(verb.i, "ccomp", "xcomp"), *reading.tree.below(verb.i, "pcomp"))
    agreeing = (frames().get(clause.lemma, ()) for clause in clauses)
    return verb.lemma == "deny" and any(frame.act is Act.AGREE for found in agreeing for frame in found)


def _last_told(reading: Reading, told: Mapping[int, Hit], i: int) -> Hit | None:
    """What was charged last in the sentence of token `i` or one of the few before it."""
    first = reading.sentence(i).first
    for _ in range(_FAR + 1):
        if first in told:
            return told[first]
        if first == 0:
            return None
        first = reading.sentence(first - 1).first
    return None


def _charges(reading: Reading, hits: Sequence[Hit]) -> dict[int, Hit]:
    """Where somebody is accused after a ceasefire was told, by the sentence, with the last word on that ceasefire."""
    found: dict[int, Hit] = {}
    for token in reading.tokens:
        before = [hit for hit in hits if hit.trigger < token.i and hit.frame.act in _STANDING]
        accuses = token.pos == "VERB" and token.lemma in speaking_words().accusing
        if before and accuses and any(_is_fight(t) for t in reading.tree.subtree(token.i)):
            found.setdefault(reading.sentence(token.i).first, before[-1])
    return found


def _is_fight(token: Token) -> bool:
    words = doing_words()
    return token.lemma in words.striking | words.attacking | speaking_words().blame


def _takes_up(reading: Reading, verb: Token, hit: Hit) -> bool:
    """Whether a verb of denying has the accusation for its object, as "it", "which" or a noun for it."""
    words = speaking_words()
    things = [*reading.tree.below(verb.i, "dobj")]
    if verb.dep == "relcl" and not things:
        things = [reading.tokens[verb.head]]
    above = {hit.trigger, *(token.i for token in reading.tree.above(hit.trigger))}
    if verb.i in above:
        return False
    return any(
        (t.text.lower() in _TAKEN_UP or t.lemma in words.said | words.blame)
        and not any(of.text.lower() != "as" for of in reading.tree.below(t.i, "prep", "acl"))
        for t in things
    ) or (verb.lemma == "deny" and any(reading.tree.below(verb.i, "ccomp", "xcomp", "prep")))
