"""Acts told without a word for the ceasefire, where one was told of before: "The front has been quiet since"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from truceline.claims.factuality import said_by
from truceline.claims.finding.frames import Hit
from truceline.claims.finding.standing import is_standing
from truceline.claims.mentions.topics import Topic
from truceline.claims.reading import Reading
from truceline.claims.vocabulary import Frame, NearbyWords, nearby_words
from truceline.model import Act, ActorKind, Sentence, Span

_SIDES = frozenset({ActorKind.STATE, ActorKind.GOVERNMENT, ActorKind.ARMED_GROUP, ActorKind.GROUP})
_NOT_YET = frozenset({"before", "until", "without", "ahead", "awaiting", "awaited"})
_FAR = 4  # words before a ceasefire that tell that there is none yet
_ASKED = frozenset({Act.CALL, Act.PROPOSE, Act.NEGOTIATE})
_IN_BEING = frozenset({Act.AGREE, Act.DECLARE, Act.EFFECT, Act.HOLD, Act.EXTEND, Act.VIOLATE})


def nearby(reading: Reading, topics: Sequence[Topic], hits: Sequence[Hit]) -> Iterator[Hit]:
    """The hits of `nearby.toml`, each on the ceasefire told before to be in being, or asked for where it answers that.

    None where its words tell the act too.

    Calm may be told in the sentence that first names the ceasefire: "It was quiet on the first day of the truce."
    """
    standing = [hit for hit in hits if hit.frame.act in _IN_BEING | _ASKED]
    for sentence in reading.sentences if standing or topics else ():
        told = {hit.frame.act for hit in hits if sentence.first <= hit.trigger < sentence.last}
        for entry, words in _matches(reading, sentence):
            act = entry.act
            if act in told or _names_one(reading, words, hits, act):
                continue
            acts = _IN_BEING | _ASKED if entry.answers else _IN_BEING
            before = [hit for hit in standing if hit.trigger < sentence.last and hit.frame.act in acts]
            topic = _named_beside(reading, topics, hits, sentence) if act is Act.HOLD else None
            topic = topic or (_spoken_of(reading, before, sentence) if before else None)
            if topic is not None:
                frame = Frame(act=act, words=frozenset(), at=frozenset(), by=entry.by)
                yield Hit(trigger=_verb(reading, words), topic=topic, frame=frame, words=words)


def _named_beside(
    reading: Reading, topics: Sequence[Topic], hits: Sequence[Hit], sentence: Sentence
) -> Topic | None:
    """The ceasefire of the same sentence, where it is told to exist."""
    here = (topic for topic in topics if sentence.first <= topic.head < sentence.last and topic.term)
    return next((topic for topic in here if _exists(reading, hits, topic)), None)


def _exists(reading: Reading, hits: Sequence[Hit], topic: Topic) -> bool:
    """Whether a ceasefire exists where it is named; "before the truce" and "a truce that ended" tell of none."""
    before = reading.tokens[max(topic.head - _FAR, reading.sentence(topic.head).first) : topic.head]
    if any(token.text.lower() in _NOT_YET for token in before):
        return False
    return is_standing(reading, hits, topic, topic.head - 1)


def _matches(reading: Reading, sentence: Sentence) -> Iterator[tuple[NearbyWords, Span]]:
    start, end = reading.tokens[sentence.first].start, reading.tokens[sentence.last - 1].end
    for entry in nearby_words():
        match = entry.pattern.search(reading.document.text, start, end)
        if match:
            yield entry, reading.document.span(match.start(), match.end())


def _names_one(reading: Reading, words: Span, hits: Sequence[Hit], act: Act) -> bool:
    """Whether the words or what hangs on them name a ceasefire after all, so that frames read them; who says that there was
    "no breach on its part" denies one.
    """
    first, last = reading.token_range(words)
    if act is Act.HOLD:
        speaker = said_by(reading, _verb(reading, words))[0]
        side = speaker is not None and reading.kinds.get(speaker.id) in _SIDES
        return side and any(hit.trigger in range(first, last) for hit in hits)
    below = {token.i for token in reading.tree.subtree(_verb(reading, words))} | set(range(first, last))
    return any(hit.trigger in range(first, last) or hit.topic.head in below for hit in hits)


def _spoken_of(reading: Reading, before: Sequence[Hit], sentence: Sentence) -> Topic:
    """The ceasefire told last in the same paragraph, else the one that the report is about."""
    last = before[-1].topic
    between = reading.document.text[last.words.start : reading.tokens[sentence.first].start]
    return (
        last if "\n" not in between else min((hit.topic for hit in before), key=lambda one: one.about.start)
    )


def _verb(reading: Reading, words: Span) -> int:
    """The first verb of some words, else their first token: the place that tells who says so and whether it is so."""
    first, last = reading.token_range(words)
    return next((i for i in range(first, last) if reading.tokens[i].pos in ("VERB", "AUX")), first)
