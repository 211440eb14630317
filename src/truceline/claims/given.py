"""The fields of acts that a person has marked: what the machine fills in when it is told where an act stands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from truceline.claims.build import draft
from truceline.claims.clauses.roles import join, roles
from truceline.claims.clauses.subjects import subjects
from truceline.claims.context import fill
from truceline.claims.extract import EXTRACTORS
from truceline.claims.finding.frames import Hit, find_hits
from truceline.claims.finding.taken_up import with_answers
from truceline.claims.finding.talks import with_talks
from truceline.claims.mentions.topics import Topic, find_topics
from truceline.claims.reading import Reading
from truceline.claims.vocabulary import Frame, frames
from truceline.model import Act, ActClaim, Annotated, Document, Span

_NO_ACTORS = frozenset({Act.EFFECT, Act.HOLD, Act.END})  # codebook, ruling 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """An act and the words of the document that show it."""

    act: Act
    cue: Span


def fill_marked(
    document: Document, annotated: Annotated, marks: Sequence[Mark]
) -> tuple[tuple[ActClaim, ...], ...]:
    """What the machine reads of each marked act: at least one claim a mark, more where sides act against each other.

    The act is never doubted; actors, sides, times and terms are read as for an act the machine found itself.
    """
    reading = Reading(document, annotated)
    topics = find_topics(reading)
    hits = with_answers(reading, topics, with_talks(reading, topics, find_hits(reading, topics)))
    drafts = [_drafts(reading, _hit(reading, topics, hits, mark), mark) for mark in marks]
    filled = iter(tuple(fill(reading, (claim for group in drafts for claim in group), topics)))
    return tuple(tuple(next(filled) for _ in group) for group in drafts)


def _drafts(reading: Reading, hit: Hit, mark: Mark) -> tuple[ActClaim, ...]:
    found = EXTRACTORS[mark.act](reading, (hit,)) if mark.act in EXTRACTORS else ()
    claims = [claim for claim in found if isinstance(claim, ActClaim)] or [draft(reading, hit, fill_marked)]
    if len(claims) == 1:
        claims = [_joined(reading, claims[0], hit, mark)]
    return tuple(replace(claim, act=mark.act) for claim in claims)


def _hit(reading: Reading, topics: Sequence[Topic], hits: Iterable[Hit], mark: Mark) -> Hit:
    first, last = reading.token_range(mark.cue)
    inside = [hit for hit in hits if first <= hit.trigger < last]
    own = next((hit for hit in inside if hit.frame.act is mark.act), None)
    if own is not None:
        return own
    trigger, frame = _trigger(reading, mark, first, last)
    topic = _topic(reading, topics, (first, last), trigger)
    return Hit(trigger=trigger, topic=topic or _unnamed(mark, trigger), frame=frame)


def _unnamed(mark: Mark, trigger: int) -> Topic:
    """The cue itself, where the report names no ceasefire."""
    return Topic(head=trigger, words=mark.cue, term=False, about=mark.cue)


def _trigger(reading: Reading, mark: Mark, first: int, last: int) -> tuple[int, Frame]:
    """The word of the cue that the vocabulary knows for the act, else the word its syntax hangs on."""
    for token in reading.tokens[first:last]:
        known = [frame for frame in frames().get(token.lemma, ()) if frame.act is mark.act]
        if known:
            governs = any(reading.tree.below(token.i, "dobj"))  # "ended the truce", not "the truce ended"
            return token.i, next((one for one in known if governs == ("object" in one.at)), known[0])
    by = "none" if mark.act in _NO_ACTORS else "subject"
    head = reading.tree.head_of(first, last) if first < last else 0
    return head, Frame(act=mark.act, words=frozenset(), at=frozenset({"object"}), by=by)


def _topic(reading: Reading, topics: Sequence[Topic], cue: tuple[int, int], trigger: int) -> Topic | None:
    """The ceasefire that the cue names; else the nearest one of its sentence, else of the report."""
    first, last = cue
    sentence = reading.sentence(trigger) if reading.tokens else None

    def order(topic: Topic) -> tuple[bool, bool, bool, int]:
        word = reading.token_range(topic.words)[0]
        in_cue = first <= topic.head < last or first <= word < last
        in_sentence = sentence is not None and sentence.first <= topic.head < sentence.last
        return not in_cue, not in_sentence, not topic.term and not in_cue, abs(topic.head - trigger)

    return min(topics, key=order, default=None)


def _joined(reading: Reading, claim: ActClaim, hit: Hit, mark: Mark) -> ActClaim:
    """The claim with those who do the same in a second clause of its cue ("A freed prisoners, and B freed hostages")."""
    first, last = reading.token_range(mark.cue)
    others = [
        token.i
        for token in reading.tokens[first:last]
        if token.i != hit.trigger
        and token.dep in ("ROOT", "conj")
        and any(frame.act is mark.act for frame in frames().get(token.lemma, ()))
        and any(reading.tree.below(token.i, "nsubj"))
    ]
    if not others or not claim.actors:
        return claim
    also = [roles(reading, subjects(reading, i)) for i in others if reading.tokens[i].pos == "VERB"]
    before, after = ([], also) if others[0] > hit.trigger else (also, [])
    actors = join(*before, claim.actors, *after)
    return replace(claim, actors=actors, parties=join(actors, claim.parties))
