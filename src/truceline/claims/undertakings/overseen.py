"""Reads who oversees what is undertaken."""

from __future__ import annotations

from collections.abc import Iterator

from truceline.claims.clauses.owners import agents, owners
from truceline.claims.clauses.roles import roles
from truceline.claims.reading import Reading
from truceline.claims.undertakings.words import binding_words
from truceline.model import Role, Token


def oversight(reading: Reading, i: int) -> tuple[Role, ...]:
    """Who oversees the deed of token `i`: "withdrawn in a process supervised by Kenya", "return under the eye of the UN"."""
    return roles(reading, [head for token in reading.tree.subtree(i) for head in _overseers(reading, token)])


def _overseers(reading: Reading, token: Token) -> Iterator[int]:
    words = binding_words()
    if token.lemma in words.overseeing and token.tag == "VBN":
        yield from agents(reading, token.i)
    above = reading.tokens[token.head]
    if token.dep == "pobj" and token.lemma in words.oversight and above.text.lower() in words.brought_by:
        of = (t.i for start in reading.tree.objects(token.i, "of") for t in reading.tree.conjuncts(start.i))
        yield from dict.fromkeys((*owners(reading, token.i), *of))
