"""Finds the deeds by which a report's ceasefire is carried out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from truceline.claims.clauses.roles import roles
from truceline.claims.clauses.subjects import subjects
from truceline.claims.finding.against import stretches
from truceline.claims.finding.deeds import Deed, deeds
from truceline.claims.finding.frames import Hit
from truceline.claims.finding.standing import is_made
from truceline.claims.mentions.topics import Topic
from truceline.claims.reading import Reading
from truceline.claims.vocabulary import Frame, breach_words, deed_words
from truceline.model import Act, Sentence, Status, TermType

_DEED = Frame(act=Act.IMPLEMENT, words=frozenset(), at=frozenset())
_ASKED = frozenset({Act.CALL, Act.PROPOSE, Act.REJECT, Act.NEGOTIATE, Act.AGREE, Act.DECLARE})
_STANDS = frozenset({Act.VIOLATE, Act.END})
_EXCHANGE = frozenset({TermType.PRISONER_EXCHANGE, TermType.HOSTAGE_RELEASE})
_LINK = 12  # tokens between "under" or "part of" and its ceasefire


def carried_out(reading: Reading, topics: Sequence[Topic], hits: Sequence[Hit]) -> Iterator[Hit]:
    """A hit for each sentence that tells of a deed under a ceasefire: "under the truce", or where one exists by the report.

    What others do in another clause of the sentence is a deed of its own: "Mali freed 20 men, and Niger handed back a pilot".
    """
    done: dict[Sentence, tuple[Topic, Deed]] = {}
    for deed in deeds(reading):
        sentence = reading.sentence(deed.at)
        if _is_asked(reading, hits, deed) or _is_term(reading, topics, deed):
            continue
        topic, first = done.get(sentence, (None, deed))
        if topic is None:
            topic = _topic(reading, topics, hits, deed)
        elif not _is_another(reading, first, deed):
            continue
        if topic is not None:
            done[sentence] = topic, deed
            yield Hit(trigger=deed.at, topic=topic, frame=_DEED)


def _topic(reading: Reading, topics: Sequence[Topic], hits: Sequence[Hit], deed: Deed) -> Topic | None:
    """The ceasefire that a deed carries out."""
    sentence = reading.sentence(deed.at)
    here = [topic for topic in topics if sentence.first <= topic.head < sentence.last]
    watched = next((topic for topic in here if is_watch(reading, topic, deed)), None)
    if deed.promised:  # what will be done under a truce is one of its terms
        return watched
    found = _named(reading, here, sentence) or watched
    if found is not None or deed.linked:
        return found
    return _after(reading, here, hits, deed) or _told(reading, hits, deed)


def _is_term(reading: Reading, topics: Sequence[Topic], deed: Deed) -> bool:
    """Whether a deed is told as what a ceasefire asks for: "it lets refugees come home", "under its terms the army is to leave"."""
    token = reading.tokens[deed.at]
    first = reading.tokens[reading.sentence(deed.at).first]
    if deed.status is Status.PLANNED and first.text.lower() in deed_words().links:
        return True
    while token.dep in ("ccomp", "xcomp", "conj") and reading.tokens[token.head].pos == "VERB":
        token = reading.tokens[token.head]
    heads = {topic.head for topic in topics}
    return token.tag == "VBZ" and any(t.i in heads for t in reading.tree.below(token.i, "nsubj"))


def _is_another(reading: Reading, first: Deed, deed: Deed) -> bool:
    """Whether a deed is another one than the first of its sentence: by others, or done where that was not; no half of an exchange."""
    if (first.status is Status.NEGATED) != (deed.status is Status.NEGATED):
        return not deed.linked
    before, doers = _doers(reading, first), _doers(reading, deed)
    return bool(before and doers) and not before & doers and not {first.term, deed.term} <= _EXCHANGE


def _doers(reading: Reading, deed: Deed) -> frozenset[str]:
    """The ids of those who do what a verb with a subject of its own says."""
    token = reading.tokens[deed.at]
    own = token.pos == "VERB" and any(reading.tree.below(deed.at, "nsubj", "agent"))
    return frozenset(role.id for role in roles(reading, subjects(reading, deed.at))) if own else frozenset()


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


def is_watch(reading: Reading, topic: Topic, deed: Deed) -> bool:
    """Whether someone comes to watch a ceasefire: "observers arrive to monitor the truce"."""
    above = list(reading.tree.above(topic.head))
    watched = any(token.lemma in deed_words().watching for token in above)
    return watched and any(token.i == deed.at for token in above)


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
