"""Which words for a ceasefire speak of none: truces in a quarrel without arms, titles and names."""

from __future__ import annotations

from collections.abc import Iterable

from truceline.claims.reading import Reading
from truceline.claims.vocabulary import FigurativeWords, figurative_words
from truceline.model import ActorKind, Token

_MARKS = frozenset({"'", '"', "‘", "“", "’", "”", "``", "''"})


def is_figurative(reading: Reading, head: int) -> bool:
    """Whether the truce that token `head` names is of trade, politics, sport or the like, or only a title.

    "A tariff truce", "a truce in their sausage war" need no words of arms in their sentence; elsewhere the matter
    decides ("the coach offered a truce"), if the whole text tells of no arms.
    """
    words = figurative_words()
    if _is_title(reading, head, words):
        return True
    sentence = reading.sentence(head)
    here = reading.tokens[sentence.first : sentence.last]
    if _tells_of_arms(reading, here, words):
        return False
    if _is_of_kind(reading, head, words) or any(_is_quarrel(reading, token, words) for token in here):
        return True
    of_peace = any(token.pos == "NOUN" and token.lemma in words.matters for token in here)
    of_peace = of_peace or any(_is_of_politics(reading, token) for token in here)
    return of_peace and not _tells_of_arms(reading, reading.tokens, words)


def _is_of_kind(reading: Reading, head: int, words: FigurativeWords) -> bool:
    return any(token.lemma in words.kinds for token in reading.tree.inner(head))


def _is_quarrel(reading: Reading, token: Token, words: FigurativeWords) -> bool:
    """Whether a word is a quarrel over a thing: "sausage war", "legal battle", "dispute over fares", "war of words"."""
    if token.pos != "NOUN" or token.lemma not in words.quarrels:
        return False
    about = [t for t in reading.tree.objects(token.i, "for", "of", "over") if t.pos == "NOUN"]
    inner = [t for t in reading.tree.inner(token.i) if t.dep == "compound" and t.text.islower()]
    named = [t for t in reading.tree.inner(token.i) if t.lemma in words.kinds]
    return bool(named) or any(
        t.lemma not in words.warlike and t.i not in reading.mentions for t in (*inner, *about)
    )


def _is_of_politics(reading: Reading, token: Token) -> bool:
    """Whether a word is a party with a name: "the Conservative and Labour parties", not "the warring parties"."""
    named = (inner for inner in reading.tree.inner(token.i) if inner.i != token.i)
    return token.text in ("party", "parties") and any(inner.text[:1].isupper() for inner in named)


def _is_title(reading: Reading, head: int, words: FigurativeWords) -> bool:
    """Whether it is a name, by capitals and a word for a work or quotation marks: "the film Truce", "the Truce of God"."""
    token = reading.tokens[head]
    if not token.text[:1].isupper():
        return False
    beside = [*reading.tree.objects(head, "of")]
    if token.dep in ("compound", "appos"):
        beside.append(reading.tokens[token.head])
    beside += [t for t in reading.tokens[max(head - 1, 0) : head] if t.pos in ("NOUN", "PROPN")]
    if any(t.lemma in words.works and (t.i < head or t.text[:1].isupper()) for t in beside):
        return True
    around = [reading.tokens[i].text for i in (head - 1, head - 2, head + 1) if 0 <= i < len(reading.tokens)]
    return around[-1] in _MARKS and bool(_MARKS.intersection(around[:-1]))


def _tells_of_arms(reading: Reading, tokens: Iterable[Token], words: FigurativeWords) -> bool:
    """Whether one of these words is of arms or war, or names an armed group."""
    return any(token.lemma in words.armed or _is_armed_group(reading, token) for token in tokens)


def _is_armed_group(reading: Reading, token: Token) -> bool:
    mention = reading.mentions.get(token.i)
    return mention is not None and any(actor.kind is ActorKind.ARMED_GROUP for actor in mention.actors)
