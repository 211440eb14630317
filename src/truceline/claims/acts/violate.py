"""Reads that a ceasefire is broken, or that someone says so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from truceline.claims.build import draft, hits_of
from truceline.claims.factuality import denial, said_by
from truceline.claims.frames import Hit
from truceline.claims.reading import Reading
from truceline.claims.roles import join, roles
from truceline.claims.subjects import objects, passive_subjects, subjects
from truceline.claims.vocabulary import ceasefire_words, doing_words, speaking_words
from truceline.model import Act, ActClaim, Role, Status, Token


def violate(reading: Reading, hits: Sequence[Hit]) -> Iterator[ActClaim]:
    """A ceasefire is broken, or someone alleges so (codebook: *violate*).

    One claim for each accused and accuser: "A and B accuse each other" gives two. Fighting that the text sets against a
    ceasefire counts; a breach that is only feared or denied does not.
    """
    for hit in hits_of(reading, hits, Act.VIOLATE):
        if denial(reading, hit.trigger) is not None:
            continue
        claim = draft(reading, hit, violate)
        accusation = _accusation(reading, hit.trigger)
        if accusation is not None:
            yield from _accused(reading, claim, accusation)
        elif claim.status not in (Status.NEGATED, Status.PLANNED):
            yield _told(replace(claim, actors=claim.actors or _attackers(reading, hit.trigger)))
    yield from _blamed(reading, hits)


def _blamed(reading: Reading, hits: Sequence[Hit]) -> Iterator[ActClaim]:
    """Blame for fighting right after a sentence on a broken ceasefire: "They continued to blame each other for attacks"."""
    broken = {
        reading.sentence(hit.trigger).last: hit for hit in hits if hit.frame.act in (Act.VIOLATE, Act.END)
    }
    for token in reading.tokens:
        if token.pos != "VERB" or token.lemma not in speaking_words().accusing:
            continue
        hit = broken.get(reading.sentence(token.i).first)
        things = [t.lemma for t in reading.tree.objects(token.i, "for", "of")]
        if hit is not None and ceasefire_words().fighting.intersection(things):
            here = replace(hit, trigger=token.i)
            claim = replace(
                draft(reading, here, violate), act=Act.VIOLATE, cue=reading.span(token.i, token.i + 1)
            )
            yield from _accused(reading, replace(claim, parties=(), place=()), token)


def _accusation(reading: Reading, i: int) -> Token | None:
    """The verb or noun of accusing that a breach hangs on ("accused Baku of violating", "trade accusations of")."""
    near = [reading.tokens[i], *reading.tree.below(i, "xcomp"), *list(reading.tree.above(i))[:4]]
    for above in near:  # "continued to blame each other"
        if above.lemma in speaking_words().accusing and above.pos == "VERB":
            return above
        if above.lemma in ("accusation", "blame"):
            verb = reading.tokens[above.head]
            return verb if verb.pos == "VERB" else above
    return None


def _accused(reading: Reading, claim: ActClaim, verb: Token) -> Iterator[ActClaim]:
    accusers = roles(reading, subjects(reading, verb.i))
    accused = roles(reading, objects(reading, verb.i) or passive_subjects(reading, verb.i))
    told = said_by(reading, verb.i)[0]
    mutual = len(accusers) > 1 and (not accused or {r.id for r in accused} == {r.id for r in accusers})
    parties = join(claim.parties, accusers, accused)
    if mutual:
        for accuser in accusers:
            others = tuple(role for role in accusers if role.id != accuser.id)
            yield _alleged(claim, others, accuser, parties)
    elif accused:
        yield _alleged(claim, accused, next(iter(accusers), told), parties)


def _attackers(reading: Reading, i: int) -> tuple[Role, ...]:
    """Who attacks in the sentence that sets fighting against a ceasefire, where it tells of one attacker and no other."""
    sentence = reading.sentence(i)
    words = doing_words()
    found: tuple[Role, ...] = ()
    for token in reading.tokens[sentence.first : sentence.last]:
        if token.lemma in words.striking | words.attacking and token.pos in ("NOUN", "VERB"):
            found = join(found, roles(reading, subjects(reading, token.i)))
    return found if len(found) == 1 else ()


def _alleged(
    claim: ActClaim, actors: tuple[Role, ...], speaker: Role | None, parties: tuple[Role, ...]
) -> ActClaim:
    return replace(claim, actors=actors, said_by=speaker, parties=parties, status=Status.ALLEGED)


def _told(claim: ActClaim) -> ActClaim:
    """A breach told as a fact, or by one side of the other."""
    sides = {role.id for role in join(claim.parties, claim.actors)}
    by_side = claim.said_by is not None and claim.said_by.id in sides - {role.id for role in claim.actors}
    parties = join(claim.actors, claim.parties)
    return replace(claim, parties=parties, status=Status.ALLEGED if by_side else Status.ACTUAL)
