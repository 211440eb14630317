"""Words that can only take up a ceasefire named before: "the deal", "the move", "it", "another"."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum, auto

from truceline.claims.reading import Reading
from truceline.claims.vocabulary import ceasefire_words
from truceline.model import Token

DEFINITE = frozenset({"the", "this", "that", "these", "those", "its", "their"})
_PRONOUNS = frozenset({"it", "this"})
_POINTING = frozenset({"this", "that"})
_SUBJECTS = ("nsubj", "nsubjpass")
_PLACES = frozenset({*_SUBJECTS, "dobj", "pobj"})
_THEM = frozenset({"them", "these", "those", "ones"})
_BACK = 40  # tokens before a pronoun among which its noun is looked for


class Taken(StrEnum):
    """How words take up a ceasefire: by its kind ("the deal"), as "it", by what was told of it ("the move"), as one more, as "this one"."""

    KIND = auto()
    IT = auto()
    ECHO = auto()
    OTHER = auto()
    THIS_ONE = auto()
    A_KIND = auto()


def taken_up(reading: Reading) -> Iterator[tuple[int, Taken]]:
    """The words of a document that may take up a ceasefire, each with the way it does; whether one was named is not asked."""
    for token in reading.tokens:
        taken = _taken(reading, token)
        if taken is not None:
            yield token.i, taken


def _taken(reading: Reading, token: Token) -> Taken | None:
    words = ceasefire_words()
    if token.pos == "NOUN" and token.lemma in words.anaphors | words.echoes and _is_definite(reading, token):
        return Taken.KIND if token.lemma in words.anaphors else Taken.ECHO
    if token.pos == "NOUN" and token.lemma in words.accords and _is_indefinite(reading, token):
        return Taken.A_KIND
    if token.pos == "PRON" and token.text.lower() in _PRONOUNS and _can_mean_it(reading, token):
        return Taken.IT
    if (
        token.dep in (*_SUBJECTS, "dobj")
        and token.text.lower() in words.others | words.of_several
        and _stands_alone(reading, token)
    ):
        pointing = any(d.text.lower() in _POINTING for d in reading.tree.below(token.i, "det"))
        return Taken.THIS_ONE if pointing else Taken.OTHER
    return None


def _is_definite(reading: Reading, token: Token) -> bool:
    return any(d.text.lower() in DEFINITE for d in reading.tree.below(token.i, "det", "poss"))


def _is_indefinite(reading: Reading, token: Token) -> bool:
    """Whether a noun brings in an accord that can be one on the ceasefire told of: "a deal", "an earlier accord", not "a trade deal"."""
    inner = list(reading.tree.inner(token.i))
    first = {t.text.lower() for t in reading.tree.below(token.i, "det", "amod")}
    other = [
        t
        for t in inner
        if t.i != token.i
        and t.dep in ("compound", "amod", "nmod", "nummod")
        and t.text.lower() not in ceasefire_words().fresh
    ]
    new = bool(first & {"a", "an", "any", "no"} or first & ceasefire_words().fresh)
    return new and not other and not _is_on_another_thing(reading, token)


def _is_on_another_thing(reading: Reading, token: Token) -> bool:
    """Whether an accord's own words tell what it is on: "an agreement on fishing", "a deal was reached on a new truce"."""
    tree = reading.tree
    told = [*tree.objects(token.i, "on", "about", "over", "for", "concerning")]
    if token.dep in ("nsubj", "nsubjpass", "dobj"):
        told += tree.objects(token.head, "on", "about", "over", "concerning")
    return any(thing.pos == "NOUN" for thing in told)  # a day or a place is none


def _stands_alone(reading: Reading, token: Token) -> bool:
    """Whether "another" or "the last" stands for its noun: not "another of the rebels", not "one could say"; "none of them" does."""
    bare = token.text.lower() == "one" and token.dep != "dobj" and not any(reading.tree.children[token.i])
    whose = reading.tree.objects(token.i, "of")
    return not bare and all(thing.text.lower() in _THEM for thing in whose)


def _can_mean_it(reading: Reading, pronoun: Token) -> bool:
    """Whether "it" can be a ceasefire: a subject, not where the last subject is the war; else only the thing told last."""
    if pronoun.dep not in _PLACES or _is_minded(reading, pronoun):
        return False
    before = reading.tokens[max(pronoun.i - _BACK, 0) : pronoun.i]
    places = _SUBJECTS if pronoun.dep in _SUBJECTS else (*_SUBJECTS, "dobj")
    nouns = (t for t in reversed(before) if t.dep in places and t.pos in ("NOUN", "PROPN"))
    if pronoun.dep in _SUBJECTS:
        last = next(nouns, None)
        return last is None or last.lemma not in ceasefire_words().fighting
    thing = next((t for t in nouns if t.i not in reading.mentions and t.tag == "NN"), None)
    return thing is not None and _names_one(reading, thing)


def _is_minded(reading: Reading, pronoun: Token) -> bool:
    """Whether "it" is said to be what only someone can be: "it was ready to help"."""
    verb = reading.tokens[pronoun.head]
    told = [verb, *reading.tree.below(verb.i, "acomp", "attr", "oprd")]
    return any(token.text.lower() in ceasefire_words().minded for token in told)


def _names_one(reading: Reading, noun: Token) -> bool:
    """Whether a noun phrase speaks of a ceasefire: "a proposal for a truce"."""
    below = sorted(t.i for t in reading.tree.subtree(noun.i))
    text = reading.span(below[0], below[-1] + 1).quote
    words = ceasefire_words()
    return noun.lemma in words.anaphors or words.terms.search(text) is not None
