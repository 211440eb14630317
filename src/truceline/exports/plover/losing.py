"""What is lost when a ceasefire becomes events of PLOVER, and what a record does not know."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from truceline.annotations.gazetteer import load_gazetteer
from truceline.exports.losses import Losing, LossKind
from truceline.exports.plover.event import EventActor, PloverEvent
from truceline.model import Abstention, ActorKind, Ceasefire, Event
from truceline.records import FIELDS
from truceline.views import Extract

_EVENTS = frozenset({"life", "held", "violated", "reactions", "contacts", "incidents", "statements", "sides"})
"""Fields that are the events themselves, and the sides, which stand with them."""


def note_ceasefire(ceasefire: Ceasefire, losing: Losing) -> None:
    """Notes the fields of a ceasefire: PLOVER holds what happened, and nothing of what a ceasefire is."""
    for name in FIELDS:
        choice = getattr(ceasefire, name)
        if name not in _EVENTS and choice.value is not None:
            says = "records hold events and no fields of a ceasefire"
            losing.note(LossKind.LEFT_OUT, name, says, ceasefire=ceasefire.id)
        elif name in _EVENTS and choice.abstention not in (None, Abstention.NOT_MENTIONED):
            says = f"no record tells it ({choice.abstention})"
            losing.note(LossKind.LEFT_OUT, name, says, ceasefire=ceasefire.id)
    if ceasefire.sides.abstention is Abstention.NOT_MENTIONED:
        losing.note(LossKind.CODED, "sides", "no record tells them (not mentioned)", ceasefire=ceasefire.id)
    for field in (ceasefire.contacts, ceasefire.incidents, ceasefire.statements):
        for event in field.value or ():
            _note_event(event, ceasefire.id, losing)


def _note_event(event: Event, ceasefire: str, losing: Losing) -> None:
    if event.denied_by:
        says = (
            "who denies it does not stand in its record; a denial that is told by itself has one of its own"
        )
        losing.note(LossKind.LEFT_OUT, "denied by", says, ceasefire=ceasefire)
    if event.quantity is not None:
        losing.note(LossKind.LEFT_OUT, "quantity", "records have no field for how many", ceasefire=ceasefire)


def note_unknown(losing: Losing, columns: Mapping[str, str], rows: int) -> None:
    """Notes what the format asks for and nobody knows here: columns and why they are empty."""
    for column, says in columns.items():
        losing.note(LossKind.ASSUMED, "not known", says, column=column, count=rows)


def note_support(losing: Losing, rows: int) -> None:
    """Notes how well events are told, which records do not tell."""
    says = "by how many articles and independent origins an event is told"
    losing.note(LossKind.LEFT_OUT, "support", says, count=rows)


def note_extract(extract: Extract, losing: Losing) -> None:
    """Notes what stands beside the ceasefires."""
    shown = extract.shown
    for name in shown.summaries:
        related = len(shown.relations(name))
        says = "how ceasefires follow one another"
        losing.note(LossKind.LEFT_OUT, "relations", says, ceasefire=name, count=related)
    around = sum(
        entry.ceasefire is None
        for conflict in shown.conflicts
        for timeline in (shown.timeline(conflict.id),)
        for entry in (*timeline.entries, *timeline.undated)
    )
    losing.note(
        LossKind.LEFT_OUT, "events", "told of the conflict and of none of its ceasefires", count=around
    )
    says = "what people decided is in the values; who decided it, when and why is not"
    losing.note(LossKind.LEFT_OUT, "judgements", says, count=len(extract.judgements))
    losing.note(LossKind.LEFT_OUT, "drops", "what was read and left out", count=len(extract.drops))


@dataclass(frozen=True, slots=True)
class Recorded:
    """Takes note of what the records of a format do not know: `columns` are its names for the parts, `code` is how it writes unknown."""

    losing: Losing
    columns: Mapping[str, str]
    code: str

    def note(self, event: PloverEvent, ceasefire: str) -> None:
        """Notes what the record of this event does not know."""
        note = self._noting(ceasefire)
        if event.deed_at is not None:
            note(
                "date",
                "date",
                "the time told is that of what is alleged or planned, not of the event (not mentioned)",
            )
        elif event.date is None and event.between is None:
            note(
                "date",
                "date",
                "no report tells when (not mentioned); the day of publication does not stand in",
            )
        elif event.date is None or len(event.date) < len("2020-10-10"):
            note("date", "date", "told less exactly than to the day, which the format wants (unclear)")
        if not event.actors:
            note("actors", "actor", "no report names who does it (not mentioned)")
        if not event.recipients:
            note("recipients", "recipient", "none is named; most types of PLOVER need none (not mentioned)")
        if event.place is None:
            note("place", "place", "no report tells where it happened (not mentioned)")
        if event.said_by:
            says = "a report says it on somebody's word; the record states it"
            self.losing.note(LossKind.COARSER, "said by", says, ceasefire=ceasefire)
        for actor in (*event.actors, *event.recipients):
            self._note_actor(actor, ceasefire)

    def _noting(self, ceasefire: str) -> Callable[[str, str, str], None]:
        def note(what: str, part: str, says: str) -> None:
            column = self.columns.get(part, part)
            self.losing.note(LossKind.CODED, what, says, column=column, code=self.code, ceasefire=ceasefire)

        return note

    def _note_actor(self, actor: EventActor, ceasefire: str) -> None:
        note = self._noting(ceasefire)
        if actor.code is None:
            note("actors", "code", "the country or kind of an actor is not known (unclear)")
        if actor.sector is None:
            note("actors", "sector", "what part of its country an actor is, is not known (unclear)")
            return
        known = load_gazetteer().actor(actor.id) if actor.id else None
        says = _TAKEN_FOR.get(known.kind) if known else None
        if says is not None:
            column = self.columns.get("sector", "sector")
            self.losing.note(LossKind.ASSUMED, "actors", says, column=column, ceasefire=ceasefire)


_TAKEN_FOR = {
    ActorKind.STATE: "a state stands for its government or its army: written as its government",
    ActorKind.ARMED_GROUP: "armed groups for and against a government are not told apart: written as rebels",
}
