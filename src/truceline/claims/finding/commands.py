"""Finds orders without a subject that are about a ceasefire."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from truceline.claims.finding.frames import Hit
from truceline.claims.mentions.topics import Topic
from truceline.claims.reading import Reading
from truceline.claims.vocabulary import Frame
from truceline.claims.vocabulary.source import read_lists
from truceline.model import Act, Token

_CALL = Frame(act=Act.CALL, words=frozenset(), at=frozenset())
_NEAR = 3  # steps up the tree: the order's object, or what "by", "with" or "the terms of" bring in
_NAMED = ("NNP", "NN")  # a capital at the head of a sentence makes the parser see a name


def with_commands(reading: Reading, topics: Sequence[Topic], hits: Sequence[Hit]) -> tuple[Hit, ...]:
    """The hits, each sentence that is an order on a ceasefire read as a call: "The minister spoke. Respect the truce."."""
    found = {hit.trigger: hit for topic in topics for hit in _commands(reading, topic)}
    return (*(hit for hit in hits if hit.trigger not in found), *found.values()) if found else tuple(hits)


def _commands(reading: Reading, topic: Topic) -> Iterator[Hit]:
    first = reading.tokens[reading.sentence(topic.head).first]
    if first.text.lower() not in read_commands() or not _is_order(reading, first):
        return
    chain = [token.i for token in reading.tree.above(topic.head)][:_NEAR]
    if first.i in chain:
        yield Hit(trigger=first.i, topic=topic, frame=_CALL)


@cache
def read_commands() -> frozenset[str]:
    """The verbs of `vocabulary/commands.toml`."""
    return read_lists("commands.toml")["verbs"]


def _is_order(reading: Reading, verb: Token) -> bool:
    """Whether a bare verb opens its sentence and nobody is its subject."""
    bare = verb.tag in ("VB", "VBP") or (
        verb.tag in _NAMED and any(reading.tree.below(verb.i, "dobj", "prep"))
    )
    return verb.dep == "ROOT" and bare and not any(reading.tree.below(verb.i, "nsubj", "nsubjpass", "aux"))
