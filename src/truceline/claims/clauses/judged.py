"""Whom a judgement falls on: "condemned Mali for the breach", "held Mali responsible", "the blame lies with Mali"."""

from __future__ import annotations

from collections.abc import Iterator

from truceline.claims.reading import Reading
from truceline.claims.vocabulary import doing_words
from truceline.model import Token

_STEPS = 2  # words up from what somebody is judged for to the judgement
_ON = ("on", "at", "upon", "with")


def judged(reading: Reading, above: Token) -> list[int]:
    """The heads of those who are judged by a word, or by one right above it; empty where nobody is judged."""
    for token in (above, *list(reading.tree.above(above.i))[:_STEPS]):
        nouns = [token, *reading.tree.below(token.i, "dobj")]
        onus = next((noun for noun in nouns if noun.lemma in doing_words().onus and noun.pos == "NOUN"), None)
        if onus is not None:
            return _joined(reading, [t for t in _laid_on(reading, onus) if t.i in reading.mentions][:1])
        task = [t for t in reading.tree.objects(token.i, "to") if t.lemma in doing_words().judging]
        if token.lemma in doing_words().judging or task:  # "took Mali to task"
            return list(_suffering(reading, token))
        if any(thing.lemma in doing_words().judging for thing in nouns[1:]):
            return _joined(reading, [t for thing in nouns[1:] for t in _objects_on(reading, thing)])
    return []


def _suffering(reading: Reading, token: Token) -> Iterator[int]:
    """The objects of a verb of judging, the subject of one in the passive, those of whom an adjective is said."""
    tree = reading.tree
    found = _objects_on(reading, token) or [*tree.below(token.i, "nsubjpass")]
    if not found and token.pos != "VERB":  # "held Mali responsible", "Mali is guilty"
        above = reading.tokens[token.head]
        found = [*tree.below(token.i, "nsubj")]
        found = found or ([above] if token.dep == "amod" and above.i < token.i else [])
        found = found or [*tree.below(above.i, "dobj")] or [*tree.below(above.i, "nsubjpass", "nsubj")]
    yield from _joined(reading, found)


def _joined(reading: Reading, starts: list[Token]) -> list[int]:
    return list(dict.fromkeys(t.i for start in starts for t in reading.tree.conjuncts(start.i)))


def _objects_on(reading: Reading, token: Token) -> list[Token]:
    return [*reading.tree.below(token.i, "dobj"), *reading.tree.objects(token.i, "on", "against")]


def _laid_on(reading: Reading, onus: Token) -> Iterator[Token]:
    """What stands after "on" or "with" behind a noun of blame, wherever the parser hung it."""
    for prep in reading.tokens[onus.i + 1 : reading.sentence(onus.i).last]:
        if prep.text.lower() in _ON and prep.pos == "ADP":
            yield from reading.tree.below(prep.i, "pobj")
