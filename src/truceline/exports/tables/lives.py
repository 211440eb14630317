"""Tables of what is told of each ceasefire: who declared it, its life, its standing, and the events told with it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from truceline.exports.tables.ceasefires import STANDING_RULE
from truceline.exports.tables.column import Column, ColumnType, Foreign, Table
from truceline.exports.tables.contents import Contents
from truceline.exports.tables.parts import (
    ceasefire,
    claims_column,
    number,
    place_in_case,
    quantity_columns,
    quote_column,
    side_columns,
    sides_columns,
    text,
    time_columns,
)
from truceline.model import Account, Act, Ceasefire, Declaration, Event, EventType, Phase, Status
from truceline.views import STATES
from truceline.views.summaries import phases

Part = TypeVar("Part")

OF_CEASEFIRE = Foreign(columns=("ceasefire",), table="ceasefires")


@dataclass(frozen=True, slots=True, kw_only=True)
class Told(Generic[Part]):
    """A part of a ceasefire, the how manyth it is there (from 1), and its evidence sentence."""

    ceasefire: str
    number: int
    part: Part
    quote: str | None = None


def parts_of(
    contents: Contents,
    parts: Callable[[Ceasefire], tuple[Part, ...]],
    claims: Callable[[Part], tuple[str, ...]] = lambda _: (),
) -> Iterator[Told[Part]]:
    """The parts of every ceasefire, in their order."""
    for case in contents.cases:
        for place, part in enumerate(parts(case), start=1):
            quote = contents.quote(claims(part))
            yield Told(ceasefire=case.id, number=place, part=part, quote=quote)


DECLARATIONS: Table[Told[Declaration]] = Table(
    name="declarations",
    says="one side's word for a ceasefire (ETH/PRIO: one row per actor)",
    key=("ceasefire", "side_id"),
    things=lambda contents: parts_of(
        contents, lambda case: case.declared.value or (), lambda one: one.claims
    ),
    foreign=(OF_CEASEFIRE, Foreign(columns=("side_id",), table="actors")),
    columns=(
        ceasefire(lambda told: told.ceasefire),
        text("side_id", "The id of the side.", lambda told: told.part.side.id, required=True),
        text(
            "side", "Who declared, signed or agreed to it.", lambda told: told.part.side.name, required=True
        ),
        *time_columns("declared", "When the side did so", lambda told: told.part.when),
        claims_column(lambda told: told.part.claims),
        quote_column(lambda told: told.quote),
    ),
)

ACCOUNTS: Table[Told[Account]] = Table(
    name="accounts",
    says="a thing told of a ceasefire's life: an act, by whom, when, according to whom",
    key=("ceasefire", "number"),
    things=lambda contents: parts_of(contents, lambda case: case.life.value or (), lambda one: one.claims),
    foreign=(OF_CEASEFIRE, Foreign(columns=("said_by_id",), table="actors")),
    columns=(
        ceasefire(lambda told: told.ceasefire),
        place_in_case(lambda told: told.number),
        text("act", "What is told to have been done.", lambda told: told.part.act, values=Act, required=True),
        *sides_columns("actors", "actor_ids", "Who is said to have done it.", lambda told: told.part.actors),
        *side_columns(
            "said_by", "Who says so; empty where reports state it themselves.", lambda told: told.part.said_by
        ),
        text(
            "status",
            "Whether it happened, is planned, alleged or denied.",
            lambda told: told.part.status,
            values=Status,
            required=True,
        ),
        text(
            "stance",
            "Which stance a reaction takes.",
            lambda told: told.part.stance,
            values=("for", "against"),
        ),
        *time_columns("date", "When it was done", lambda told: told.part.date),
        *time_columns("told", "When it was first reported", lambda told: told.part.told),
        number(
            "origins",
            "How many independent origins tell it.",
            lambda told: told.part.origins,
            unit="origins",
            required=True,
        ),
        claims_column(lambda told: told.part.claims),
        quote_column(lambda told: told.quote),
    ),
)


def _phases(contents: Contents) -> Iterator[Told[Phase]]:
    return parts_of(contents, lambda case: phases(case, contents.shown.day))


STANDING: Table[Told[Phase]] = Table(
    name="standing",
    says="a stretch of days in which a ceasefire stood in one state, by what is told",
    key=("ceasefire", "number"),
    things=_phases,
    foreign=(OF_CEASEFIRE,),
    columns=(
        ceasefire(lambda told: told.ceasefire),
        place_in_case(lambda told: told.number),
        text(
            "state",
            "How it stood; `unclear` where two states are possible.",
            lambda told: told.part.state,
            values=STATES,
            made_by=STANDING_RULE,
            required=True,
        ),
        Column(
            name="first",
            type=ColumnType.DATE,
            says="The first day of the stretch.",
            of=lambda told: date.fromisoformat(told.part.first),
            required=True,
        ),
        Column(
            name="last",
            type=ColumnType.DATE,
            says="Its last day; at most the day that the ledger is shown as of, else that of the last report.",
            of=lambda told: date.fromisoformat(told.part.last),
            required=True,
        ),
    ),
)


def _events(case: Ceasefire) -> tuple[Event, ...]:
    return tuple(
        event for choice in (case.contacts, case.incidents, case.statements) for event in choice.value or ()
    )


EVENTS: Table[Told[Event]] = Table(
    name="events",
    says="a contact, incident or statement told with a ceasefire",
    key=("ceasefire", "number"),
    things=lambda contents: parts_of(contents, _events, lambda one: one.claims),
    foreign=(OF_CEASEFIRE, Foreign(columns=("said_by_id",), table="actors")),
    columns=(
        ceasefire(lambda told: told.ceasefire),
        place_in_case(lambda told: told.number),
        text(
            "kind",
            "What kind of event it is.",
            lambda told: told.part.kind,
            values=("contact", "incident", "statement"),
            required=True,
        ),
        text(
            "what",
            f"The form of a contact (talks, meeting, call, visit), else PLOVER's event type ({', '.join(EventType)}).",
            lambda told: told.part.what,
            required=True,
        ),
        text("says", "The words that show it.", lambda told: told.part.says),
        *sides_columns("who", "who_ids", "Participants, actors or speakers.", lambda told: told.part.who),
        *sides_columns("whom", "whom_ids", "Targets or addressees.", lambda told: told.part.whom),
        *sides_columns("place", "place_ids", "Where it was.", lambda told: told.part.place),
        *time_columns("date", "When it was", lambda told: told.part.date),
        *side_columns(
            "said_by", "Who says so; empty where reports state it themselves.", lambda told: told.part.said_by
        ),
        *sides_columns(
            "denied_by", "denied_by_ids", "Who is told to deny it.", lambda told: told.part.denied_by
        ),
        text(
            "stance",
            "Which stance a statement takes.",
            lambda told: told.part.stance,
            values=("for", "against", "asks"),
        ),
        text(
            "status",
            "Whether it happened, is planned, alleged or denied.",
            lambda told: told.part.status,
            values=Status,
            required=True,
        ),
        *quantity_columns(lambda told: told.part.quantity),
        number(
            "origins",
            "How many independent origins tell it.",
            lambda told: told.part.origins,
            unit="origins",
            required=True,
        ),
        claims_column(lambda told: told.part.claims),
        quote_column(lambda told: told.quote),
    ),
)
