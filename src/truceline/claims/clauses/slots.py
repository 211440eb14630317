"""What stands around the word of an event: its subject, its objects, its particles, its clause."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from truceline.claims.clauses.misread import is_joined_to_noun
from truceline.claims.clauses.subjects import subjects
from truceline.claims.reading import Reading, once
from truceline.model import ActorKind, Token

_OBJECTS = ("dobj", "nsubjpass", "dative", "oprd", "attr", "acomp")
_INNER = ("compound", "amod", "nmod", "nummod")
_LAND = frozenset({ActorKind.PLACE, ActorKind.TERRITORY})
_KEPT = 64  # words: the frames of one word ask for the same
_STEPS = 3  # "millions of dollars of aid"


@lru_cache(maxsize=_KEPT)
def thing_lemmas(reading: Reading, i: int) -> frozenset[str]:
    """The lemmas of what a word is done to or goes with: objects and what prepositions bring in, with their inner words; a town
    or region by name counts as "territory".
    """
    found: set[str] = set()
    for thing in things_of(reading, i):
        found |= _inner_lemmas(reading, thing.i, _STEPS)
        taken = thing.dep in ("dobj", "nsubjpass", "conj") and not _is_receiver(reading, thing)
        mention = reading.mentions.get(thing.i) if taken else None
        if mention is not None and _LAND & {actor.kind for actor in mention.actors}:
            found.add("territory")
    return frozenset(found)


def _is_receiver(reading: Reading, thing: Token) -> bool:
    """Whether another object follows: of two bare objects the first is who gets the second ("give Gao its first quiet day")."""
    return thing.dep == "dobj" and any(t.i > thing.i for t in reading.tree.below(thing.head, "dobj"))


def things_of(reading: Reading, i: int) -> Iterator[Token]:
    """The objects of a word, in the active or passive, what its prepositions bring in, and the noun it hangs on as a participle."""
    return iter(_things(reading, i))


@once
def _things(reading: Reading, i: int) -> tuple[Token, ...]:
    return tuple(_find_things(reading, i))


def _find_things(reading: Reading, i: int) -> Iterator[Token]:
    tree, token = reading.tree, reading.tokens[i]
    starts = [*tree.below(i, *_OBJECTS)]
    for prep in tree.below(i, "prep", "dative", "prt"):
        starts += tree.below(prep.i, "pobj")
        starts += [t for inner in tree.below(prep.i, "prep") for t in tree.below(inner.i, "pobj")]
    starts += _described(reading, i)
    timed = timed_tokens(reading)
    for start in starts:
        yield from (thing for thing in tree.conjuncts(start.i) if thing.i not in timed)
    if token.dep == "acl" and token.tag == "VBN":
        yield reading.tokens[token.head]
    elif (
        is_joined_to_noun(reading, i) and not starts
    ):  # "keep the lines and swap prisoners": all three misread as joined
        beside = (t for t in tree.below(token.head, "conj") if t.i > i and t.pos == "NOUN")
        yield from (thing for t in list(beside)[:1] for thing in tree.conjuncts(t.i))
    elif token.dep == "conj" and not starts and token.pos == "VERB":  # "seized and occupied the town"
        yield from tree.below(token.head, "dobj")
    elif token.pos == "VERB" and not starts:
        joined = (verb for verb in tree.below(i, "conj") if not any(tree.below(verb.i, "nsubj", "nsubjpass")))
        yield from (t for verb in joined for t in tree.below(verb.i, "dobj"))


def _described(reading: Reading, i: int) -> Iterator[Token]:
    """What stands behind "what it called": "launched what it described as an operation"."""
    tree = reading.tree
    for verb in tree.below(i, "ccomp"):
        if any(t.lemma == "what" for t in tree.below(verb.i, "dobj", "attr", "nsubj")):
            yield from tree.below(verb.i, "oprd", "attr")
            yield from tree.objects(verb.i, "as")


@lru_cache(maxsize=4)
def timed_tokens(reading: Reading) -> frozenset[int]:
    """The tokens that tell a time: "in March" brings in no march."""
    return frozenset(i for time in reading.times for i in range(*reading.token_range(time.span)))


def _inner_lemmas(reading: Reading, i: int, steps: int) -> set[str]:
    tree = reading.tree
    found = {reading.tokens[i].lemma.lower()}
    found |= {t.lemma.lower() for t in tree.below(i, *_INNER)}
    if steps:
        for prep in tree.below(i, "prep"):
            for thing in tree.below(prep.i, "pobj"):
                found |= _inner_lemmas(reading, thing.i, steps - 1)
    return found


@lru_cache(maxsize=_KEPT)
def subject_lemmas(reading: Reading, i: int) -> frozenset[str]:
    """The lemmas of who or what does it, with their inner words; a person by name counts as "leader"."""
    found: set[str] = set()
    heads = subjects(reading, i) or [t.i for t in reading.tree.below(i, "nsubj", "nsubjpass")]
    for head in heads:
        found |= _inner_lemmas(reading, head, 1)
        mention = reading.mentions.get(head)
        if mention is not None:
            kinds = {actor.kind for actor in mention.actors}
            if mention.reason.startswith("office") or ActorKind.PERSON in kinds:
                found.add("leader")
            if ActorKind.ARMED_GROUP in kinds:
                found.add("rebel")
    return frozenset(found)


@lru_cache(maxsize=_KEPT)
def particles(reading: Reading, i: int) -> frozenset[str]:
    """The particles and prepositions of a word, and the nouns that these bring in."""
    tree = reading.tree
    found = {t.text.lower() for t in tree.below(i, "prt", "prep", "advmod", "agent", "mark")}
    for prep in tree.below(i, "prep"):
        found |= {t.text.lower() for t in tree.below(prep.i, "pobj", "prep")}
    for verb in tree.below(i, "advcl"):
        found |= {verb.text.lower()}
    return frozenset(found)


def has_clause(reading: Reading, i: int, *, of_another: bool = False) -> bool:
    """Whether a clause stands below a word ("wants to leave"); with `of_another` one that another is to do ("wants them to leave")."""
    tree = reading.tree
    for verb in tree.below(i, "xcomp", "ccomp", "acl", "advcl"):
        infinitive = any(t.text.lower() == "to" for t in tree.below(verb.i, "aux"))
        other = any(tree.below(verb.i, "nsubj", "nsubjpass")) or any(tree.below(i, "dobj", "nsubjpass"))
        after = verb.i > i or verb.dep == "ccomp"
        if after and (not of_another or (infinitive and other)):
            return True
    stands_for_one = not of_another and reading.tokens[i].pos != "VERB"  # "ready for talks", "a call for aid"
    return stands_for_one and any(t.text.lower() in ("to", "for") for t in tree.below(i, "prep"))
