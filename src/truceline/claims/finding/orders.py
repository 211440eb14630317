"""What sounds like a call on others and is an order to one's own fighters, or a government's vote on its own truce."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from truceline.claims.clauses.subjects import subjects
from truceline.claims.finding.frames import Hit
from truceline.claims.reading import Reading
from truceline.claims.vocabulary import ceasefire_words, order_words
from truceline.model import Act, Token

_ASKED = ("on", "to")


def with_orders(reading: Reading, hits: Iterable[Hit]) -> tuple[Hit, ...]:
    """The hits, calls on one's own fighters read as orders: "told his men to lay down their arms", "its cabinet voted for a truce"."""
    return tuple(_as_order(reading, hit) for hit in hits)


def _as_order(reading: Reading, hit: Hit) -> Hit:
    if hit.frame.act is not Act.CALL or reading.tokens[hit.trigger].pos != "VERB":
        return hit
    if any(_is_own(reading, asked) for asked in _asked(reading, hit.trigger)):
        return replace(hit, frame=replace(hit.frame, act=Act.DECLARE, by="subject"))
    if _is_vote(reading, hit):
        act = Act.DECLARE if _is_its_own(reading, hit) else Act.AGREE
        return replace(hit, frame=replace(hit.frame, act=act, by="subject"))
    return hit


def _asked(reading: Reading, verb: int) -> Iterator[Token]:
    """Who is asked: the object of a verb, what it is done "on" or "to", and who is to do it."""
    yield from reading.tree.below(verb, "dobj", "dative")
    yield from reading.tree.objects(verb, *_ASKED)
    for clause in reading.tree.below(verb, "ccomp", "xcomp"):
        yield from reading.tree.below(clause.i, "nsubj")


def _is_own(reading: Reading, asked: Token) -> bool:
    """Whether those asked are the fighters of whoever asks: "his men", "its units"."""
    whose = (t.text.lower() for t in reading.tree.below(asked.i, "poss"))
    return asked.lemma in order_words().fighters and any(word in order_words().own for word in whose)


def _is_vote(reading: Reading, hit: Hit) -> bool:
    """Whether a government or parliament votes, on no resolution: "Chad's cabinet voted to hold fire"."""
    token = reading.tokens[hit.trigger]
    doers = [reading.tokens[i] for i in subjects(reading, token.i)]
    named = list(reading.tree.below(token.i, "nsubj"))
    rules = any(t.lemma in order_words().ruling for t in (*doers, *named))
    drafts = any(t.lemma in ceasefire_words().resolutions for t in reading.tree.subtree(token.i))
    return token.lemma == "vote" and rules and not drafts


def _is_its_own(reading: Reading, hit: Hit) -> bool:
    """Whether what is voted on is a truce of one's own: "to hold fire", "a unilateral truce"."""
    inner = reading.tree.below(hit.topic.head, "amod")
    return hit.topic.verbal or any(t.lemma in order_words().alone for t in inner)
