"""What is only sought by talking: "met to secure a truce", "efforts to renew it", "sends envoys to save the deal"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from truceline.claims.factuality import is_conditional
from truceline.claims.finding.frames import Hit
from truceline.claims.mentions.topics import Topic
from truceline.claims.reading import Reading
from truceline.claims.vocabulary import Frame, talk_words
from truceline.model import Act, Token

TALKS = Frame(act=Act.NEGOTIATE, words=frozenset(), at=frozenset({"self"}), swallows=True)
"""The frame of talks that no word of `acts/negotiate.toml` shows."""

_SOUGHT = frozenset({Act.AGREE, Act.CALL, Act.EXTEND, Act.HOLD, Act.DECLARE, Act.EFFECT, Act.END})
_STEPS = 3  # "flew in TO PERSUADE them TO ACCEPT it": aims that stand under one another


def as_sought(reading: Reading, hit: Hit) -> Hit:
    """The hit as one of talks where it is what talks are for: "met to secure a truce", "offered to mediate one"."""
    token = reading.tokens[hit.trigger]
    words = talk_words()
    if hit.frame.act is Act.CALL and token.pos == "NOUN" and token.lemma in words.seeking_nouns:
        return replace(hit, frame=TALKS)  # "their push for a truce"
    if hit.frame.act is Act.PROPOSE:
        offered = any(t.lemma in words.mediating for t in reading.tree.below(token.i, "xcomp"))
        return replace(hit, frame=TALKS) if offered and token.lemma in words.offering else hit
    if hit.frame.act not in _SOUGHT or token.lemma not in words.sought:
        return hit
    above = _aimed_at_by(reading, token)
    return replace(hit, trigger=above.i, frame=TALKS) if above is not None else hit


def sought(reading: Reading, topics: Iterable[Topic], hits: Sequence[Hit]) -> Iterator[Hit]:
    """A hit for each ceasefire that talks aim to save or bring about, where no act is told of it: "are racing to save it"."""
    acted = {hit.topic.head for hit in hits}
    triggers = {hit.trigger for hit in hits}
    for topic in topics:
        verb = _verb_over(reading, topic)
        if topic.head in acted or verb.lemma not in talk_words().sought or is_conditional(reading, verb.i):
            continue
        above = _aimed_at_by(reading, verb)
        if above is not None and above.i not in triggers:
            triggers.add(above.i)
            yield Hit(trigger=above.i, topic=topic, frame=TALKS)


def _verb_over(reading: Reading, topic: Topic) -> Token:
    """The verb whose object a ceasefire is, also by way of a preposition ("bring about a truce")."""
    token = reading.tokens[topic.head]
    above = reading.tokens[token.head]
    return reading.tokens[above.head] if token.dep == "pobj" else above


def _aimed_at_by(reading: Reading, token: Token) -> Token | None:
    """The word for talks, or for a way to them, that has this verb for its aim: its infinitive, or what it is "on" or "of"."""
    words = talk_words()
    for _ in range(_STEPS):
        above = reading.tokens[token.head]
        if token.tag == "VBG" and token.dep == "pcomp":
            above = reading.tokens[above.head]
        elif token.tag != "VB" or token.dep not in ("advcl", "xcomp", "acl", "ccomp"):
            return None
        found = _talking(reading, above)
        if found is not None or above.lemma not in words.sought or above.pos != "VERB":
            return found
        token = above
    return None


def _talking(reading: Reading, above: Token) -> Token | None:
    """The word for talks or for a way to them that a verb stands for, or that it is done with."""
    words = talk_words()
    if above.pos in ("NOUN", "PROPN"):
        return above if above.lemma in words.seeking_nouns | words.delegates else None
    sought_by = [t for t in reading.tree.below(above.i, "nsubj") if t.lemma in words.seeking_nouns]
    if above.lemma == "be" and sought_by:  # "efforts are under way to renew it"
        return sought_by[0]
    things = list(reading.tree.below(above.i, "dobj"))
    talks = [t for t in things if t.lemma in words.nouns]
    sent = above.lemma in words.sending and any(t.lemma in words.delegates for t in things)
    return next(iter(talks), above if sent or above.lemma in words.seeking_verbs else None)
