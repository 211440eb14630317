"""Whom a judgement falls on: "condemned Mali for the breach", "held Mali responsible", "the blame lies with Mali"."""

from __future__ import annotations

from collections.abc import Iterator

from truceline.claims.reading import Reading
from truceline.claims.vocabulary import doing_words
from truceline.model import Token

_STEPS = 2  # words up from what somebody is judged for to the judgement
_ON = ("on", "against", "at", "upon", "with")


def judged(reading: Reading, above: Token) -> list[int]:
    """The heads of those who are judged by a word, or by one right above it; empty where nobody is judged."""
    for token in (above, *list(reading.tree.above(above.i))[:_STEPS]):
        if token.lemma in doing_words().judging:
            return list(_suffering(reading, token))
        nouns = [token, *reading.tree.below(token.i, "dobj")]
        onus = next((noun for noun in nouns if noun.lemma in doing_words().onus), None)
        if onus is not None and onus.pos == "NOUN":
            return _joined(reading, [*_on(reading, onus.i), *_on(reading, onus.head)])
        if any(thing.lemma in doing_words().judging for thing in nouns[1:]):
            return _joined(reading, [t for thing in nouns[1:] for t in _objects_on(reading, thing)])
    return []


def _suffering(reading: Reading, token: Token) -> Iterator[int]:
    """The objects of a verb of judging, the subject of one in the passive, those whom an adjective is said of."""
    tree = reading.tree
    found = _objects_on(reading, token) or [*tree.below(token.i, "nsubjpass")]
    if not found and token.pos != "VERB":  # "held Mali responsible", "Mali is guilty", "took Mali to task"
        verb = reading.tokens[token.head]
        verb = reading.tokens[verb.head] if verb.dep == "prep" else verb
        found = [*tree.below(token.i, "nsubj")]
        found = found or [*tree.below(verb.i, "dobj")] or [*tree.below(verb.i, "nsubjpass", "nsubj")]
    yield from _joined(reading, found)


def _joined(reading: Reading, starts: list[Token]) -> list[int]:
    return list(dict.fromkeys(t.i for start in starts for t in reading.tree.conjuncts(start.i)))


def _objects_on(reading: Reading, token: Token) -> list[Token]:
    return [*reading.tree.below(token.i, "dobj"), *reading.tree.objects(token.i, "on", "against")]


def _on(reading: Reading, i: int) -> list[Token]:
    return list(reading.tree.objects(i, *_ON))
