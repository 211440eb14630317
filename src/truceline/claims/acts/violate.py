"""Reads that a ceasefire is broken, or that someone says so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from truceline.claims.accusing import Charge, accuses, charges
from truceline.claims.build import draft, hits_of
from truceline.claims.clauses.earlier import doers_before
from truceline.claims.clauses.owners import owners
from truceline.claims.clauses.roles import join, roles, without
from truceline.claims.clauses.subjects import objects, subjects
from truceline.claims.factuality import denial, said_by
from truceline.claims.finding.fights import is_absent
from truceline.claims.finding.frames import Hit
from truceline.claims.finding.standing import is_made
from truceline.claims.reading import Reading
from truceline.claims.sides import belligerents, fronts, mediators
from truceline.claims.speakers import manned, named_groups, principal
from truceline.claims.vocabulary import (
    breach_words,
    ceasefire_words,
    doing_words,
    side_words,
    speaking_words,
)
from truceline.model import Act, ActClaim, ActorKind, Role, Status, Token

_TWO = 2
_WARRING = frozenset({ActorKind.ARMED_GROUP, ActorKind.TERRITORY, ActorKind.GOVERNMENT})
_EACH = frozenset({"both", "each", "two", "other"})


def violate(reading: Reading, hits: Sequence[Hit]) -> Iterator[ActClaim]:
    """A ceasefire is broken, or someone alleges so (codebook: *violate*).

    One claim for each accused and accuser: "A and B accuse each other" gives two. Fighting that the text sets against a
    ceasefire counts; a breach that is only feared or denied does not.
    """
    found = [(_hosted(reading, hits, claim, i), i) for claim, i in _breaches(reading, hits)]
    accusing = {claim.said_by.id for claim, _ in found if claim.said_by and claim.actors}
    told: dict[tuple[object, ...], int] = {}
    for claim, i in found:
        speaker = claim.said_by and claim.said_by.id
        key = (tuple(sorted(role.id for role in claim.actors)), speaker)
        again = all(key) and key in told and not _is_new(reading, hits, told[key], i)
        told[key] = i
        counted = (
            not claim.actors and speaker in accusing
        )  # "it counted 90 breaches": by those whom it accuses
        if claim.status is not Status.ALLEGED or not (again or counted):
            yield claim
    yield from _blamed(reading, hits)


def _hosted(reading: Reading, hits: Sequence[Hit], claim: ActClaim, i: int) -> ActClaim:
    """The claim with who mediates as its speaker where it is quoted from "the two hosts", "the mediators"."""
    if claim.said_by is not None or reading.quote_at(reading.tokens[i]) is None:
        return claim
    sentence = reading.sentence(i)
    subject = [t for t in reading.tokens[sentence.first : sentence.last] if t.dep == "nsubj"]
    telling = (t for t in subject if reading.tokens[t.head].lemma in speaking_words().saying)
    if not any(t.lemma in side_words().standing for t in telling):
        return claim
    brokers = join(*(mediators(reading, hit) for hit in hits))
    return replace(claim, said_by=next(iter(brokers), None))


def _is_new(reading: Reading, hits: Sequence[Hit], first: int, i: int) -> bool:
    """Whether a ceasefire is told to be made between two charges of the same side: the second is then of that one."""
    after = reading.sentence(first).last
    return any(after <= hit.trigger < i and is_made(reading, hit) for hit in hits)


def _breaches(reading: Reading, hits: Sequence[Hit]) -> Iterator[tuple[ActClaim, int]]:
    for hit in hits_of(reading, hits, Act.VIOLATE):
        if denial(reading, hit.trigger) is not None or _is_shunned(reading, hit.trigger):
            continue
        claim = _dated(reading, hit, draft(reading, hit, violate))
        made = list(charges(reading, hit.trigger))
        if made:
            yield from ((one, hit.trigger) for each in made for one in _accused(reading, claim, each))
        elif _is_the_other(reading, hit.trigger) and len(_both(reading, reading.tokens[hit.trigger])) == _TWO:
            both = _both(reading, reading.tokens[hit.trigger])
            yield from ((one, hit.trigger) for one in _each_other(claim, both))
        elif _is_told(hit, claim):
            if _is_contrasted(reading, hit.trigger):
                claim = replace(claim, said_by=None)
            if _is_cause(reading, hit.trigger):
                claim = replace(claim, actors=roles(reading, owners(reading, hit.trigger)))
            attackers = _by_phrase(reading, hit.trigger) or claim.actors or _unnamed(reading, hit)
            attackers = attackers or without(doers_before(reading, hit.trigger), _speaking(claim))
            attackers = named_groups(reading, attackers)
            yield _told(reading, replace(claim, actors=attackers), hit.trigger), hit.trigger


def _is_told(hit: Hit, claim: ActClaim) -> bool:
    """Whether a breach is told to have happened: fighting always is, a verb of breaking unless it is denied or to come."""
    negated = hit.frame.negated and claim.status is Status.NEGATED  # "has not stopped the fighting"
    return not hit.frame.words or negated or claim.status not in (Status.NEGATED, Status.PLANNED)


def _blamed(reading: Reading, hits: Sequence[Hit]) -> Iterator[ActClaim]:
    """Blame for fighting right after a sentence on a broken ceasefire: "They continued to blame each other for attacks"."""
    broken = {
        reading.sentence(hit.trigger).last: hit for hit in hits if hit.frame.act in (Act.VIOLATE, Act.END)
    }
    for token in reading.tokens:
        made = next(charges(reading, token.i), None) if accuses(reading, token) else None
        if made is None:
            continue
        hit = broken.get(reading.sentence(token.i).first)
        things = [t.lemma for t in reading.tree.objects(token.i, "for", "of")]
        if hit is not None and ceasefire_words().fighting.intersection(things):
            here = replace(hit, trigger=token.i)
            claim = replace(
                draft(reading, here, violate), act=Act.VIOLATE, cue=reading.span(token.i, token.i + 1)
            )
            yield from _accused(reading, replace(claim, parties=(), place=()), made)


def _dated(reading: Reading, hit: Hit, claim: ActClaim) -> ActClaim:
    """A breach with its day: "at noon" tells of the act, and only the ceasefire's own date ("the truce of May 3") of its start."""
    if claim.start is None:
        return claim
    own = {token.i for token in reading.tree.subtree(hit.topic.head)} if not hit.topic.verbal else set()
    times = [time for time in reading.times_in(reading.sentence(hit.trigger)) if time.when == claim.start]
    if any(reading.token_range(time.span)[0] in own for time in times):
        return claim
    return replace(claim, start=None, act_date=claim.act_date or claim.start)


def _is_shunned(reading: Reading, i: int) -> bool:
    """Whether a breach is one that there is not, or only may be: "any violation", "warned against breaking"."""
    token = reading.tokens[i]
    above = list(reading.tree.above(i))
    if token.pos == "NOUN":
        verb = next((one for one in above if one.pos in ("VERB", "AUX")), token)
        return is_absent(reading, token) or any(t.tag == "MD" for t in reading.tree.below(verb.i, "aux"))
    near = above[:2] if token.dep in ("pcomp", "xcomp") else []
    return any(verb.lemma in breach_words().shuns for verb in near)


def _accused(reading: Reading, claim: ActClaim, made: Charge) -> Iterator[ActClaim]:
    accusers, accused = made.accusers, made.accused
    told = said_by(reading, made.word.i)[0]
    mutual = len(accusers) > 1 and (not accused or {r.id for r in accused} == {r.id for r in accusers})
    parties = join(claim.parties, accusers, accused)
    both = None if accusers or accused else _both(reading, made.word)
    if both:
        accusers, mutual = both, True
    if mutual:
        yield from _each_other(claim, accusers)
    elif accused:
        others = without(accusers, accused)  # "Niger, which it accuses": nobody accuses himself
        speaker = principal(reading, next(iter(others), told), accused)
        if speaker is not None and _is_third(reading, speaker, replace(claim, actors=accused)):
            found = _alleged(claim, accused, speaker, join(claim.parties, accused))
            yield replace(found, status=Status.ACTUAL)
        else:
            yield _alleged(claim, accused, speaker, parties)
    else:
        yield _accused_of_none(reading, claim, made, told)


def _is_third(reading: Reading, speaker: Role, claim: ActClaim) -> bool:
    """Whether an organisation that is no side finds somebody to have broken a ceasefire (ruling 6)."""
    kind = reading.kinds.get(speaker.id)
    return kind is ActorKind.ORGANISATION and not _is_side(reading, speaker, claim)


def _accused_of_none(reading: Reading, claim: ActClaim, made: Charge, told: Role | None) -> ActClaim:
    """A charge that names nobody it is aimed at: of those whose deed it is, or whose attack the sentence tells."""
    word = made.word
    owning = [owner for thing in objects(reading, word.i) for owner in owners(reading, thing)]
    actors = claim.actors or roles(reading, owning) or _attackers(reading, word.i)
    actors = actors or doers_before(reading, word.i)
    speaker = next(iter(made.accusers), told)
    found = _told(reading, replace(claim, actors=without(actors, made.accusers), said_by=speaker), word.i)
    return replace(found, status=Status.ALLEGED) if word.lemma in breach_words().accusations else found


def _each_other(claim: ActClaim, accusers: tuple[Role, ...]) -> Iterator[ActClaim]:
    for accuser in accusers:
        others = tuple(role for role in accusers if role.id != accuser.id)
        yield _alleged(claim, others, accuser, join(claim.parties, accusers))


def _is_the_other(reading: Reading, i: int) -> bool:
    """Whether "the other" breaks it, as each side says: "said that the other had opened fire", "violations by the other"."""
    doing = (*reading.tree.below(i, "nsubj"), *reading.tree.objects(i, "by"))
    return any(t.text.lower() == "other" for t in doing)


def _both(reading: Reading, verb: Token) -> tuple[Role, ...]:
    """The two sides of the report where "both", "each side" or "the two" accuse each other and nobody is named."""
    words = {t.text.lower() for t in reading.tree.subtree(verb.i)}
    sides = belligerents(reading)
    return sides if len(sides) == _TWO and words & _EACH else ()


def _unnamed(reading: Reading, hit: Hit) -> tuple[Role, ...]:
    """Who breaks it where the words at the trigger do not name them: whose raid it was, else who attacks in the sentence."""
    if hit.frame.by != "subject" or _is_cause(reading, hit.trigger):
        return ()
    heads = subjects(reading, hit.trigger)
    token = reading.tokens[hit.trigger]
    if token.dep == "attr":  # "the blockade is a violation"
        heads += [t.i for t in reading.tree.below(token.head, "nsubj")]
    owning = [owner for head in heads if head not in reading.mentions for owner in owners(reading, head)]
    return manned(reading, heads) or roles(reading, owning) or _attackers(reading, hit.trigger)


def _by_phrase(reading: Reading, i: int) -> tuple[Role, ...]:
    """Who does something "in breach of" a ceasefire: the subject of the verb, not the noun that the parser hung the words on."""
    token = reading.tokens[i]
    above = reading.tokens[reading.tokens[token.head].head]
    if token.dep != "pobj" or reading.tokens[token.head].text.lower() != "in" or above.pos == "VERB":
        return ()
    verb = next((t for t in reading.tree.above(i) if t.pos == "VERB"), None)
    if verb is None or verb.lemma in breach_words().reports or above.lemma in doing_words().striking:
        return ()
    return roles(reading, subjects(reading, verb.i))


def _is_cause(reading: Reading, i: int) -> bool:
    """Whether a breach is what others answer: "struck back after breaches of the truce" does not tell who broke it."""
    token = reading.tokens[i]
    prep = reading.tokens[token.head]
    after = token.dep == "pobj" and prep.text.lower() in breach_words().later
    return after and token.lemma in breach_words().breaches


def _speaking(claim: ActClaim) -> tuple[Role, ...]:
    return (claim.said_by,) if claim.said_by else ()


def _attackers(reading: Reading, i: int) -> tuple[Role, ...]:
    """Who attacks in the sentence that sets fighting against a ceasefire, where it tells of one attack and no other."""
    sentence = reading.sentence(i)
    words = doing_words()
    fighting = words.striking | words.attacking | breach_words().presses
    found: dict[frozenset[str], tuple[Role, ...]] = {}
    for token in reading.tokens[sentence.first : sentence.last]:
        if token.lemma in fighting and token.pos in ("NOUN", "VERB"):
            doing = roles(reading, subjects(reading, token.i))
            if doing:
                found.setdefault(frozenset(role.id for role in doing), doing)
    return next(iter(found.values())) if len(found) == 1 else ()


def _alleged(
    claim: ActClaim, actors: tuple[Role, ...], speaker: Role | None, parties: tuple[Role, ...]
) -> ActClaim:
    return replace(claim, actors=actors, said_by=speaker, parties=parties, status=Status.ALLEGED)


def _told(reading: Reading, claim: ActClaim, i: int) -> ActClaim:
    """A breach told as a fact, or by one side of the other; a third party's finding is a fact (ruling 6)."""
    speaker, reporting = claim.said_by, None
    if speaker is None or speaker.id in {role.id for role in claim.actors}:
        reporting = _reporting(reading, i)
        tellers = _tellers(reading, reporting) if reporting else ()
        speaker = next(iter(without(tellers, claim.actors)), speaker)
    claimed = reporting is not None and reporting.lemma in breach_words().claims
    speaker = principal(reading, speaker, claim.actors)
    by_side = speaker is not None and _is_side(reading, speaker, claim)
    parties = join(claim.actors, claim.parties)
    told = Status.ALLEGED if by_side or claimed else Status.ACTUAL
    return replace(claim, parties=parties, said_by=speaker, status=told)


def _is_contrasted(reading: Reading, i: int) -> bool:
    """Whether the report itself tells of fighting: "they claim to have agreed, but fighting goes on", "X says that Y as Z attacks"."""
    for above in (reading.tokens[i], *reading.tree.above(i)):
        aside = any(t.text.lower() in ("as", "while") for t in reading.tree.below(above.i, "mark"))
        if above.dep == "advcl" and aside:
            return True
    token = reading.tokens[i]
    but = any(t.text.lower() == "but" for t in reading.tree.below(token.head, "cc"))
    own = any(reading.tree.below(i, "nsubj", "nsubjpass")) and not any(reading.tree.below(i, "mark"))
    return token.dep == "conj" and but and own


def _tellers(reading: Reading, reporting: Token) -> tuple[Role, ...]:
    """Who reports by a verb, or by the noun that is its object: "filed a complaint"."""
    found = roles(reading, subjects(reading, reporting.i))
    above = reading.tokens[reporting.head]
    return found if found or reporting.dep != "dobj" else roles(reading, subjects(reading, above.i))


def _reporting(reading: Reading, i: int) -> Token | None:
    """The verb or noun by which a breach is reported: "cited violations", "a complaint over breaches", "called it a breach"."""
    words = breach_words()
    token = reading.tokens[i]
    if token.lemma not in words.breaches | words.breaking:
        return None
    for above in [t for t in reading.tree.above(i) if t.pos != "ADP"][:3]:
        named = token.dep in ("oprd", "pobj") and above.lemma in words.calling
        if above.lemma in words.reports or named:
            return above
    return None


def _is_side(reading: Reading, speaker: Role, claim: ActClaim) -> bool:
    """Whether a speaker is of those that the ceasefire binds, or that the report tells to fight, and accuses another."""
    if speaker.id in {role.id for role in claim.actors} | {role.id for role in claim.mediators}:
        return False
    bound = {role.id for front in fronts(reading) for role in front.sides} | {
        role.id for role in claim.parties
    }
    others = bound - {speaker.id}
    kind = reading.kinds.get(speaker.id)
    return speaker.id in bound or kind in _WARRING or (kind is ActorKind.STATE and len(others) < _TWO)
