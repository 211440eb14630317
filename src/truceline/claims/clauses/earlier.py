"""Who did what "the attack", "this" or "the move" takes up, told in the sentence before it."""

from __future__ import annotations

from collections.abc import Iterator

from truceline.claims.clauses.owners import owners
from truceline.claims.clauses.roles import roles
from truceline.claims.clauses.subjects import subjects
from truceline.claims.reading import Reading
from truceline.claims.vocabulary import breach_words, doing_words
from truceline.model import Role, Sentence, Token

_THESE = frozenset({"that", "the", "these", "this", "those"})
_IT = frozenset({"it", "that", "this"})
_BACK = 2  # sentences before, in which what is taken up is told


def doers_before(reading: Reading, i: int) -> tuple[Role, ...]:
    """Who did what token `i` is said of, where that takes up a deed told before.

    "Mali shelled the town. The attack broke the truce." An attack is taken up by who attacked last, any other deed by who did what the sentence before tells; empty where
    nothing is taken up.
    """
    events = [t for t in _about(reading, reading.tokens[i]) if _takes_up(reading, t)]
    if not events:
        return ()
    fought = any(t.lemma in doing_words().striking for t in events)
    sentence = reading.sentence(i)
    for _ in range(_BACK):
        if not sentence.first:
            return ()
        sentence = reading.sentence(sentence.first - 1)
        found = _attackers(reading, sentence) or (() if fought else _main(reading, sentence))
        if found:
            return found
    return ()


def _about(reading: Reading, token: Token) -> Iterator[Token]:
    """A word, its subject, and the subject or object of what governs it: "condemned the raid as a breach", "it was a breach"."""
    yield token
    yield from reading.tree.below(token.i, "nsubj", "nsubjpass")
    above = reading.tokens[token.head]
    if token.dep == "pobj" and above.text.lower() == "as":
        yield from reading.tree.below(above.head, "dobj", "nsubjpass")
    elif token.pos == "VERB":
        yield from reading.tree.below(token.i, "dobj")
    elif token.dep in ("attr", "oprd", "ccomp"):
        yield from reading.tree.below(above.i, "nsubj", "nsubjpass")
        yield from reading.tree.below(above.i, "dobj")


def _takes_up(reading: Reading, token: Token) -> bool:
    """Whether a word stands for a deed told before: a pronoun for no actor, or a definite noun of deeds that is nobody's."""
    if token.i in reading.mentions:
        return token.text.lower() == "it"
    if token.text.lower() in _IT and token.pos in ("PRON", "DET"):
        return True
    definite = any(t.text.lower() in _THESE for t in reading.tree.below(token.i, "det"))
    deed = token.lemma in doing_words().striking | doing_words().events
    return token.pos == "NOUN" and definite and deed and not owners(reading, token.i)


def _attackers(reading: Reading, sentence: Sentence) -> tuple[Role, ...]:
    """Who attacks last in a sentence."""
    words = doing_words()
    fighting = words.striking | words.attacking | breach_words().presses
    for token in reversed(reading.tokens[sentence.first : sentence.last]):
        if token.lemma in fighting and token.pos in ("NOUN", "VERB"):
            found = roles(reading, subjects(reading, token.i))
            if found:
                return found
    return ()


def _main(reading: Reading, sentence: Sentence) -> tuple[Role, ...]:
    """Who does what a sentence tells."""
    root = next((t for t in reading.tokens[sentence.first : sentence.last] if t.dep == "ROOT"), None)
    return roles(reading, subjects(reading, root.i)) if root is not None and root.pos == "VERB" else ()
