"""Papers signed that do not name a ceasefire but are about one: "signed a memorandum on steps towards a truce", "signed a plan in Conakry"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from truceline.claims.clauses.subjects import subjects
from truceline.claims.finding.frames import Hit
from truceline.claims.mentions.topics import Topic
from truceline.claims.reading import Reading
from truceline.claims.vocabulary import Frame, ceasefire_words, signing_words
from truceline.model import Act, ActorKind, Token

_AGREE = Frame(act=Act.AGREE, words=frozenset(), at=frozenset({"object"}))
_SIDES = frozenset({ActorKind.STATE, ActorKind.ARMED_GROUP})
_INNER = ("amod", "compound", "nmod", "poss")


def with_signed(reading: Reading, topics: Sequence[Topic], hits: Sequence[Hit]) -> Iterator[Hit]:
    """A hit for each paper that is signed on a ceasefire named inside its phrase, or, by sides of a war told of, on nothing else."""
    taken = {hit.trigger for hit in hits}
    for token in reading.tokens if topics else ():
        if token.pos != "VERB" or token.lemma not in signing_words().signing or token.i in taken:
            continue
        for paper in reading.tree.below(token.i, "dobj", "nsubjpass"):
            topic = _inside(reading, paper, topics) or _its_own(reading, token, paper)
            if paper.lemma in ceasefire_words().agreements and topic is not None:
                yield Hit(trigger=token.i, topic=topic, frame=_AGREE)


def _inside(reading: Reading, paper: Token, topics: Sequence[Topic]) -> Topic | None:
    """The ceasefire named in the phrase of a paper: "a declaration meant to lead to a truce"."""
    below = {t.i for t in reading.tree.subtree(paper.i)}
    return next((topic for topic in topics if topic.head in below), None)


def _its_own(reading: Reading, verb: Token, paper: Token) -> Topic | None:
    """The paper itself, where sides of a war sign one that is told to be about nothing else: "a plan", not "a trade pact"."""
    inner = [t for t in reading.tree.below(paper.i, *_INNER) if t.lemma not in signing_words().plain]
    about = any(t.text.lower() in signing_words().about for t in reading.tree.below(paper.i, "prep"))
    purpose = any(reading.tree.below(paper.i, "acl"))
    if inner or about or purpose or not any(_is_side(reading, i) for i in subjects(reading, verb.i)):
        return None
    span = reading.span(paper.i, paper.i + 1)
    return Topic(head=paper.i, words=span, about=span, term=False)


def _is_side(reading: Reading, i: int) -> bool:
    mention = reading.mentions.get(i)
    return mention is not None and any(actor.kind in _SIDES for actor in mention.actors)
