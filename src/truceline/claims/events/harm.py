"""Reads who came to harm in an incident: how many were killed, wounded, captured or driven out."""

from __future__ import annotations

from collections.abc import Iterator

from truceline.claims.clauses.quantities import quantity_of
from truceline.claims.clauses.wordframes import things
from truceline.claims.reading import Reading
from truceline.model import Casualties, Token

_HARMS = {
    "killed": "killing",
    "wounded": "wounding",
    "captured": "capturing",
    "missing": "missing",
    "displaced": "displacing",
}


def casualties(reading: Reading, i: int) -> tuple[Casualties, ...]:
    """The casualties that the sentence counts in the clause of a word or in clauses that hang on it."""
    found: list[Casualties] = []
    for token in sorted(reading.tree.subtree(i), key=lambda token: token.i):
        for harm, name in _HARMS.items():
            if token.lemma.lower() in things()[name]:
                found += (
                    Casualties(harm=harm, count=told)
                    for thing in _suffering(reading, token)
                    if (told := quantity_of(reading, thing.i))
                )
    return tuple(dict.fromkeys(found))


def _suffering(reading: Reading, token: Token) -> Iterator[Token]:
    """Those to whom a word of harm is done: object, subject of a passive or of "die", what "left" has as its object."""
    deps = ("dobj", "nsubjpass", "nsubj") if token.lemma in things()["dying"] else ("dobj", "nsubjpass")
    for start in reading.tree.below(token.i, *deps):
        yield from reading.tree.conjuncts(start.i)
    head = reading.tokens[token.head]
    if token.dep in ("acomp", "oprd", "xcomp", "ccomp", "acl", "amod") and head.lemma == "leave":
        yield from reading.tree.below(head.i, "dobj")
        yield from reading.tree.below(token.i, "nsubj")
    elif token.dep == "acl":
        yield head
