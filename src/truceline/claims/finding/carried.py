"""Finds the deeds by which a report's ceasefire is carried out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from truceline.claims.finding.against import stretches
from truceline.claims.finding.deeds import Deed, deeds
from truceline.claims.finding.frames import Hit
from truceline.claims.finding.standing import is_made
from truceline.claims.mentions.topics import Topic
from truceline.claims.reading import Reading
from truceline.claims.vocabulary import Frame, breach_words, deed_words
from truceline.model import Act, Sentence

_DEED = Frame(act=Act.IMPLEMENT, words=frozenset(), at=frozenset())
_ASKED = frozenset({Act.CALL, Act.PROPOSE, Act.REJECT, Act.NEGOTIATE, Act.AGREE, Act.DECLARE})
_STANDS = frozenset({Act.VIOLATE, Act.END})
_LINK = 12  # tokens between "under" or "part of" and its ceasefire


def carried_out(reading: Reading, topics: Sequence[Topic], hits: Sequence[Hit]) -> Iterator[Hit]:
    """A hit for each sentence that tells of a deed under a ceasefire: "under the truce", or where one exists by the report."""
    done: set[Sentence] = set()
    for deed in deeds(reading):
        sentence = reading.sentence(deed.at)
        if sentence in done:
            continue
        here = [topic for topic in topics if sentence.first <= topic.head < sentence.last]
        topic = _named(reading, here, sentence)
        if not deed.linked:
            topic = (
                topic
                or _after(reading, here, hits, deed)
                or _watched(reading, here, deed)
                or _told(reading, hits, deed)
            )
        if topic is not None and not _is_asked(reading, hits, deed):
            done.add(sentence)
            yield Hit(trigger=deed.at, topic=topic, frame=_DEED)


def _named(reading: Reading, topics: Sequence[Topic], sentence: Sentence) -> Topic | None:
    """The ceasefire of the same sentence that something is done under: "as part of the truce", "according to its terms"."""
    for topic in topics:
        anchor = min(reading.token_range(topic.words)[0], topic.head)
        before = reading.tokens[max(sentence.first, anchor - _LINK) : anchor + 1]
        link = next((t for t in reversed(before) if t.text.lower() in deed_words().links), None)
        between = reading.tokens[link.i : anchor] if link else ()
        above = reading.tokens[reading.tokens[topic.head].head]
        if above.lemma in deed_words().requires and reading.tokens[topic.head].dep == "nsubj":
            return topic
        if link is not None and not any(t.lemma in breach_words().unmade for t in between):
            return topic
    return None


def _after(reading: Reading, topics: Sequence[Topic], hits: Sequence[Hit], deed: Deed) -> Topic | None:
    """The ceasefire of the same sentence that a deed comes after: "surrendered its weapons seven months after the accord"."""
    found = stretches(reading, topics, hits, reading.sentence(deed.at))
    return next((stretch.topic for stretch in found if not stretch.holds(deed.at)), None)


def _watched(reading: Reading, topics: Sequence[Topic], deed: Deed) -> Topic | None:
    """The ceasefire that someone comes to watch: "observers arrive to monitor the truce"."""
    for topic in topics:
        above = list(reading.tree.above(topic.head))
        watched = any(token.lemma in deed_words().watching for token in above)
        if watched and any(token.i == deed.at for token in above):
            return topic
    return None


def _told(reading: Reading, hits: Sequence[Hit], deed: Deed) -> Topic | None:
    """The ceasefire told last before a deed, or first after it, as one that exists."""
    known = [hit for hit in hits if is_made(reading, hit) or hit.frame.act in _STANDS]
    before = [hit for hit in known if hit.trigger <= deed.at]
    after = [hit for hit in known if hit.trigger > deed.at and hit.frame.act is not Act.END]
    if before and before[-1].frame.act is Act.END:
        return None
    return next((hit.topic for hit in (*reversed(before), *after)), None)


def _is_asked(reading: Reading, hits: Sequence[Hit], deed: Deed) -> bool:
    """Whether a deed hangs on words of asking for it or agreeing to it."""
    above = {token.i for token in reading.tree.above(deed.at)}
    return any(hit.trigger in above and hit.frame.act in _ASKED for hit in hits)
