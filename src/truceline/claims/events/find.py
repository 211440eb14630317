"""Finds the words of a document that show an event, by the frames of `vocabulary/events/`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from truceline.claims.clauses.wordframes import frame_of
from truceline.claims.events.lexicon import EventFrame, Sort, event_frames, sorts, turning
from truceline.claims.events.turn import Telling, telling, turn
from truceline.claims.reading import Reading
from truceline.claims.vocabulary import speaking_words
from truceline.model import Token

_VERBAL = frozenset({"VERB", "AUX", "ADJ"})
_CONTENT = frozenset(
    {"xcomp", "ccomp", "dobj", "pobj", "pcomp", "prep", "dative", "oprd", "acomp", "attr", "acl", "relcl"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A word that shows an event, how it is told, and what it is in the end: `sort` is that of the frame unless something turns it.

    `accused` is the event that lays it to someone's charge ("accused Mali of shelling the town"), `speech` the verb of
    saying of a duty that someone lays on another ("said that Mali must leave").
    """

    trigger: int
    frame: EventFrame
    sort: Sort
    told: Telling
    accused: Event | None = None
    speech: int | None = None


@lru_cache(maxsize=4)
def find_events(reading: Reading) -> tuple[Event, ...]:
    """The events of a document in text order; what only is the content of another ("urged them to meet") is none."""
    seen = {
        token.i: frame
        for token in reading.tokens
        if (frame := frame_of(reading, token, event_frames())) is not None
    }
    duties = dict(_duties(reading))
    seen |= {i: _duty_frame() for i in duties}
    made: dict[int, Event] = {}
    for i in sorted(seen):
        above = next(_governing(reading, i, seen), None)
        if above in made and _is_ill(seen[i], made[above]):
            made[above] = replace(made[above], sort=sorts()["threaten"])
        if above is not None and (seen[above].sort.takes_in or _asks_for(reading, i, seen[above].of)):
            continue
        if _is_subject_of_event(reading, i, seen):
            continue
        told: Telling = "told" if i in duties else telling(reading, i)
        charge = made.get(above) if above is not None and seen[above].mode == "allege" else None
        made[i] = Event(
            trigger=i,
            frame=seen[i],
            sort=turn(told, seen[i].sort),
            told=told,
            accused=charge,
            speech=duties.get(i),
        )
    return tuple(made.values())


def _is_ill(frame: EventFrame, above: Event) -> bool:
    """Whether what someone plans or is ready to do hurts another: no promise but a threat."""
    plans = above.frame.clause and above.sort.name == "agree"
    return (
        plans
        and frame.sort.towards == "bad"
        and (frame.sort.kind == "incident" or frame.sort.name == "sanction")
    )


def _duties(reading: Reading) -> Iterator[tuple[int, int]]:
    """Verbs under "must" or "should" in what someone says, each with the verb of saying."""
    for token in reading.tokens:
        if token.tag == "MD" and token.text.lower() in turning().duty and token.dep == "aux":
            verb = reading.tokens[token.head]
            above = reading.tokens[verb.head]
            if above.lemma in turning().messages:  # "sent a reminder that Mali must leave"
                above = reading.tokens[above.head]
            said = (
                verb.dep in ("ccomp", "parataxis", "acl")
                and above.pos == "VERB"
                and (verb.dep == "acl" or above.lemma in speaking_words().saying)
            )
            obliged = reading.tree.below(verb.i, "nsubj", "nsubjpass")
            if said and any(one.i in reading.mentions for one in obliged):
                yield verb.i, above.i


@cache
def _duty_frame() -> EventFrame:
    return EventFrame(sort=sorts()["demand"], words=frozenset(), to=("subject",))


def _governing(reading: Reading, i: int, seen: Mapping[int, EventFrame]) -> Iterator[int]:
    """The events above a word whose content it is, nearest first."""
    below = reading.tokens[i]
    for token in reading.tree.above(i):
        if below.dep != "conj":
            content = below.dep in _CONTENT or _is_purpose(reading, below)
            if token.i in seen and content:
                yield token.i
            if not content and token.pos in _VERBAL:
                return
        below = token


def _is_purpose(reading: Reading, token: Token) -> bool:
    return token.dep == "advcl" and any(t.text.lower() == "to" for t in reading.tree.below(token.i, "aux"))


def _asks_for(reading: Reading, i: int, words: frozenset[str]) -> bool:
    """Whether a noun is what the frame of its verb asks for ("held *talks*"), and so no event beside it."""
    return reading.tokens[i].pos == "NOUN" and reading.tokens[i].lemma.lower() in words


def _is_subject_of_event(reading: Reading, i: int, seen: Mapping[int, EventFrame]) -> bool:
    """Whether a noun is the subject that the frame of its verb asks for ("*fighting* broke out")."""
    token = reading.tokens[i]
    return token.dep == "nsubj" and token.head in seen and _asks_for(reading, i, seen[token.head].who)
