"""Makes claims of events: contacts, incidents and statements, one extractor each."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from truceline.claims.clauses.quantities import quantity_of
from truceline.claims.clauses.roles import without
from truceline.claims.clauses.slots import subject_lemmas, things_of, timed_tokens
from truceline.claims.clauses.wordframes import things
from truceline.claims.events.find import Event, find_events
from truceline.claims.events.harm import casualties
from truceline.claims.events.once import merge_contacts, merge_incidents, merge_statements
from truceline.claims.events.who import addressees, participants, places, sources, targets
from truceline.claims.factuality import said_by
from truceline.claims.finding.frames import Hit
from truceline.claims.reading import Reading
from truceline.claims.timing import time_of, times_of
from truceline.claims.vocabulary import timing_words
from truceline.model import ContactClaim, IncidentClaim, Quantity, Role, Span, StatementClaim, Status, When

_ON = ("on", "about", "over", "regarding", "concerning", "for")
_HANGING = frozenset({"conj", "acl", "advcl"})
_VERBS_ABOVE = (
    2  # "following talks held in Tunis, they agreed on Friday": "following" is often taken for a verb
)
_EACH_OTHER = frozenset({"each other", "one another"})
_MOVED = frozenset({"aid", "retreat", "mobilize"})


def contact(reading: Reading, hits: Sequence[Hit]) -> Iterator[ContactClaim]:
    """Talks, a meeting, a call or a visit, held or announced, with those who take part."""
    return merge_contacts(_contacts(reading, hits))


def _contacts(reading: Reading, hits: Sequence[Hit]) -> Iterator[ContactClaim]:
    for event in find_events(reading):
        if event.frame.sort.kind != "contact" or event.told not in ("told", "intent"):
            continue
        for group in participants(reading, event):
            if len(group) < 2 and (event.frame.noun or event.frame.mode == "third-party"):
                continue  # "a meeting", "brokered by Qatar": too little to be a contact
            yield ContactClaim(
                **_shared(reading, event, hits, contact, named=len(group) > 1),
                form=event.frame.form,
                participants=group,
                topic=_topic(reading, event),
            )


def incident(reading: Reading, hits: Sequence[Hit]) -> Iterator[IncidentClaim]:
    """An armed action, arrest, protest, deployment, withdrawal or delivery that is told as done, or laid to someone's charge."""
    return merge_incidents(_incidents(reading, hits))


def _incidents(reading: Reading, hits: Sequence[Hit]) -> Iterator[IncidentClaim]:
    for event in find_events(reading):
        if event.sort.kind != "incident" or event.told != "told" or _is_ceasefire(reading, event, hits):
            continue
        doing = sources(reading, event)
        claim = IncidentClaim(
            **_shared(reading, event, hits, incident, named=bool(doing)),
            actors=doing,
            targets=without(targets(reading, event), doing),
            weapon=_weapon(reading, event),
            quantity=_moved(reading, event),
            casualties=casualties(reading, event.trigger),
        )
        if (
            claim.actors
            or claim.targets
            or claim.casualties
            or claim.quantity
            or _is_told(reading, event, claim)
        ):
            yield claim


def _is_told(reading: Reading, event: Event, claim: IncidentClaim) -> bool:
    """Whether an incident of nobody who is known tells enough: a verb with its day or place, or with a subject that fights or suffers."""
    if event.frame.noun:
        return False
    people = things()["armed"] | things()["crowds"] | things()["civilians"] | things()["troops"]
    return bool(claim.date or claim.place or subject_lemmas(reading, event.trigger) & people)


def statement(reading: Reading, hits: Sequence[Hit]) -> Iterator[StatementClaim]:
    """Who asks, promises, praises, accuses, refuses or threatens; what is an act on a ceasefire is told as that act alone."""
    return merge_statements(_statements(reading, hits))


def _statements(reading: Reading, hits: Sequence[Hit]) -> Iterator[StatementClaim]:
    for event in find_events(reading):
        if not _is_stated(event) or _is_ceasefire(reading, event, hits):
            continue
        below = {token.i for token in reading.tree.subtree(event.trigger)}
        for speaking, spoken_to in _voices(reading, event):
            yield StatementClaim(
                **_shared(reading, event, hits, statement, named=len(speaking) == 1),
                speakers=speaking,
                addressees=spoken_to,
                stance=event.sort.stance,
                on_act=next((hit.frame.act for hit in hits if hit.trigger in below), None),
                topic=_topic(reading, event),
            )


def _voices(reading: Reading, event: Event) -> Iterator[tuple[tuple[Role, ...], tuple[Role, ...]]]:
    """Who says it to whom, once for each statement: "A and B blame each other" is two. Nothing where nobody says it."""
    speaking = sources(reading, event)
    below = reading.tree.below(event.trigger, "dobj", "pobj")
    each = any(f"{reading.tokens[t.i - 1].text} {t.text}".lower() in _EACH_OTHER for t in below)
    if each and len(speaking) == 2:
        yield speaking[:1], speaking[1:]
        yield speaking[1:], speaking[:1]
    elif speaking:
        yield speaking, addressees(reading, event, speaking)


def _is_stated(event: Event) -> bool:
    """Whether it is said rather than done: also what one refuses, promises or threatens to do."""
    if event.sort.kind != "statement" or event.told in ("open", "duty"):
        return False
    if event.frame.sort.kind == "contact":  # an announced meeting is a contact
        return event.told == "negated"
    return event.told != "negated" or event.sort is not event.frame.sort


def _is_ceasefire(reading: Reading, event: Event, hits: Sequence[Hit]) -> bool:
    """Whether it is an act on a ceasefire, or done to one: those are acts."""
    inside = {event.trigger, *(thing.i for thing in things_of(reading, event.trigger))}
    if (
        event.frame.mode == "ceasefire" or event.frame.noun
    ):  # "the start of the truce", "a cessation of hostilities"
        first, last = reading.tokens[event.trigger].start, reading.tokens[event.trigger].end
        below = {token.i for token in reading.tree.subtree(event.trigger)}
        if any(
            hit.topic.head in below or hit.topic.words.start <= first < last <= hit.topic.words.end
            for hit in hits
        ):
            return True
    if any(hit.trigger == event.trigger or hit.topic.head in inside for hit in hits):
        return True
    named = things()["ceasefires"]
    return any(reading.tokens[i].lemma.lower() in named for i in inside if reading.tokens[i].dep != "pobj")


def _shared(
    reading: Reading, event: Event, hits: Sequence[Hit], made_by: Callable[..., object], *, named: bool
) -> dict[str, Any]:
    """The fields that events of every kind have."""
    i = event.trigger
    sentence = reading.sentence(i)
    speaker, telling = said_by(reading, i)
    status = Status.PLANNED if event.told == "intent" else Status.ACTUAL
    if event.accused is not None:
        accusers = sources(reading, event.accused)
        speaker, status = (accusers[0] if accusers else speaker), Status.ALLEGED
    if event.speech is not None:
        speaker = None
    inside = (hit for hit in hits if sentence.first <= hit.topic.head < sentence.last)
    return {
        "source": reading.citation,
        "span": reading.span(sentence.first, sentence.last),
        "cue": _cue(reading, event),
        "status": status,
        "said_by": speaker,
        "place": places(reading, event),
        "made_by": f"{made_by.__module__}.{made_by.__qualname__}",
        "confidence": 0.7 if named else 0.5,
        "event_type": event.sort.type,
        "mode": event.frame.mode if event.sort is event.frame.sort else None,
        "cameo": event.sort.cameo,
        "date": _date(reading, i, telling.i if telling is not None else None),
        "about": next((hit.topic.about for hit in inside), None),
    }


def _date(reading: Reading, i: int, telling: int | None) -> When | None:
    """When it was: by its own words, by the verb that a noun hangs on, by the verb of saying."""
    token = reading.tokens[i]
    others = [telling] if telling is not None else []
    if token.pos == "NOUN" or token.dep in _HANGING:
        verbs = [verb.i for verb in reading.tree.above(i) if verb.pos == "VERB"]
        others = [*verbs[:_VERBS_ABOVE], *others]
    own = time_of(reading, i, [thing.i for thing in (*things_of(reading, i), *reading.tree.below(i, "prep"))])
    own = own or _now(reading, i)
    return own or next((told for j in others if (told := time_of(reading, j)) is not None), None)


def _now(reading: Reading, i: int) -> When | None:
    """The day of the report, for what is told to go on "currently" or "now"."""
    day = reading.document.dating.day
    now = next(
        (time for time, _ in times_of(reading, i) if time.span.quote.lower() in timing_words().now), None
    )
    goes_on = reading.tokens[i].pos == "VERB" and any(
        t.tag in ("VBZ", "VBP") for t in (reading.tokens[i], *reading.tree.below(i, "aux", "auxpass"))
    )
    return replace(When.of(day.isoformat()), words=now.span) if day and now and goes_on else None


def _cue(reading: Reading, event: Event) -> Span:
    """The word of the event, with the object or particle that its frame asks for where that stands near."""
    i, frame = event.trigger, event.frame
    last = i
    for token in reading.tokens[i + 1 : min(i + 5, reading.sentence(i).last)]:
        if token.head == i and (token.text.lower() in frame.with_ or token.lemma.lower() in frame.of):
            last = token.i
    return reading.span(i, last + 1)


def _topic(reading: Reading, event: Event) -> Span | None:
    """What it is on: what "on", "about", "over" or "for" bring in, the clause below its word, or what was discussed."""
    i, timed = event.trigger, timed_tokens(reading)
    held = [thing.i for thing in reading.tree.below(i, "dobj")]
    for above in (i, *held):
        for thing in reading.tree.objects(above, *_ON):
            if thing.i not in timed:
                return _phrase(reading, thing.i)
    clauses = [verb.i for verb in reading.tree.below(i, "ccomp", "xcomp") if verb.i > i]
    clauses += held if not event.frame.to or "object" not in event.frame.to else []
    return _phrase(reading, clauses[0]) if clauses else None


def _phrase(reading: Reading, i: int) -> Span:
    inside = [token.i for token in reading.tree.subtree(i) if token.pos != "PUNCT"]
    return reading.span(min(inside), max(inside) + 1) if inside else reading.span(i, i + 1)


def _weapon(reading: Reading, event: Event) -> Span | None:
    """The word for what it was done with, where one stands below its word."""
    if event.sort.towards != "bad":
        return None
    arms = things()["weapons"]
    inside = sorted(
        token.i
        for token in reading.tree.subtree(event.trigger)
        if token.pos == "NOUN" and token.lemma.lower() in arms
    )
    return reading.span(inside[0], inside[0] + 1) if inside else None


def _moved(reading: Reading, event: Event) -> Quantity | None:
    """How much or how many were given or moved."""
    if event.sort.name not in _MOVED:
        return None
    told = (quantity_of(reading, thing.i) for thing in things_of(reading, event.trigger))
    return next((quantity for quantity in told if quantity is not None), None)
