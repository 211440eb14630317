"""Rows of "Agreement" events in the columns of ACLED."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import BinaryIO

from truceline.annotations.gazetteer import load_gazetteer
from truceline.errors import NotFound
from truceline.exports.agreements.acled_check import check_acled
from truceline.exports.agreements.acled_events import Dated, Happening, happenings, once, spot
from truceline.exports.agreements.inter import interaction, inters
from truceline.exports.agreements.lost import note_disagreements, note_fields
from truceline.exports.agreements.made import told
from truceline.exports.agreements.parties import state_name
from truceline.exports.agreements.words import cited, joined, sources
from truceline.exports.losses import Fault, Losing, Losses, LossKind
from truceline.exports.regions import country_of, listed
from truceline.exports.sheets import Cell, columns_of, guarded_row, write_sheet
from truceline.views import Extract
from truceline.views.brief.words import day_words

NAME = "acled"

HELD = {
    "sides": "actor1",
    "agreed": "event_date",
    "mediators": "notes",
    "signatories": "notes",
    "venue": "location",
    "place": "location",
    "contacts": "",
}
"""Our fields that a row of ACLED has a place for, and the column."""

_TOWN, _REGION = 1, 3
"""ACLED's `geo_precision`: a town; a region, or less."""

_WANTED = {
    "admin1, admin2, admin3": "the gazetteer does not hold it",
    "assoc_actor_1, assoc_actor_2": "who stands by an actor is not told apart from third parties, who stand in notes",
    "source_scale": "of how wide a reach a source is, is not known",
    "timestamp": "when ACLED entered an event has no counterpart",
    "civilian_targeting": "an agreement has none",
}


class Acled:
    """One row an event, in the 31 columns of ACLED, comma-separated: "Strategic developments", "Agreement".

    Events are: that sides agreed on a ceasefire or extended it, talks between sides, and exchanges and evacuations that were carried out; one a day
    and pair of sides. What is not told to a month is left out.
    """

    says = "agreements, talks and exchanges in the columns of ACLED"
    suffix = ".csv"
    media_type = "text/csv; charset=utf-8"
    tables: tuple[str, ...] = ()

    def write(self, extract: Extract, to: BinaryIO, table: str | None = None) -> Losses:
        """Writes the events, in order of time. Raises NotFound if a table is asked for."""
        if table is not None:
            raise NotFound(f"{NAME} has no table {table!r}.", next_step="Leave the table out.")
        losing = Losing()
        found = list(_events(extract, losing))
        events = once(found, losing)
        rows = [row(event, losing) for event in events]
        write_sheet(to, columns_of(NAME), [guarded_row(one, losing) for one in rows])
        written = len({event.ceasefire for event in found})
        return losing.losses(NAME, rows=len(rows), ceasefires=len(extract.shown.summaries), written=written)

    def check(self, file: BinaryIO) -> Iterator[Fault]:
        """Rows that do not obey the coding rules of ACLED."""
        return check_acled(file)


def _events(extract: Extract, losing: Losing) -> Iterator[Happening]:
    for agreement in told(extract.shown):
        found = happenings(agreement, losing)
        held = {claim.id for event in found for claim in event.claims}
        says = "ACLED codes the agreement, talks, exchanges; the rest of a ceasefire's life is none of these"
        left = len(set(agreement.ceasefire.claims) - held)
        losing.note(LossKind.LEFT_OUT, "claims", says, ceasefire=agreement.id, count=left)
        more = max(len(held) - len(found), 0)
        says = "one passage an event stands in notes"
        losing.note(LossKind.COARSER, "claims", says, column="notes", ceasefire=agreement.id, count=more)
        if found:
            note_fields(losing, agreement, HELD, "ACLED")
            note_disagreements(losing, agreement, HELD)
        yield from found


def row(event: Happening, losing: Losing) -> Mapping[str, Cell]:
    """The event as a row of ACLED, by column; columns that are not there are empty."""
    where = _where(event, losing)
    first, second = event.sides[0], event.sides[1] if len(event.sides) > 1 else None
    if len(event.sides) > 2:
        says = "ACLED has two actors; the others stand in notes"
        count = len(event.sides) - 2
        losing.note(LossKind.COARSER, "sides", says, column="actor2", ceasefire=event.ceasefire, count=count)
    kinds = inters(first, second, where.pop("state"), event.ceasefire, losing)
    _note(event, losing)
    return {
        "event_id_cnty": event.id,
        "event_date": event.dated.first.isoformat(),
        "year": event.dated.first.year,
        "time_precision": event.dated.precision,
        "disorder_type": "Strategic developments",
        "event_type": "Strategic developments",
        "sub_event_type": "Agreement",
        "actor1": first.name,
        "inter1": kinds[0],
        "actor2": second.name if second else None,
        "inter2": kinds[1],
        "interaction": interaction(*kinds, alone=second is None),
        **where,
        "source": "; ".join(sources(event.claims)) or "a person's decision in the ledger",
        "notes": _notes(event),
        "fatalities": 0,
        "tags": f"ceasefire={event.ceasefire}",
    }


def _note(event: Happening, losing: Losing) -> None:
    """Takes note of what is assumed in every row, and of what is wanted and not known."""
    says = "an id made by us, from that of the ceasefire"
    losing.note(LossKind.ASSUMED, "id", says, column="event_id_cnty", ceasefire=event.ceasefire)
    says = "the short usual name; ACLED names the branch and its years"
    losing.note(LossKind.COARSER, "sides", says, column="actor1", ceasefire=event.ceasefire)
    says = "ACLED counts no deaths in agreements"
    losing.note(
        LossKind.ASSUMED, "fatalities", says, column="fatalities", code="0", ceasefire=event.ceasefire
    )
    if event.dated.precision > 1:
        says = "the first day that reports leave open stands where ACLED wants one; notes tell the last"
        losing.note(LossKind.ASSUMED, "agreed", says, column="event_date", ceasefire=event.ceasefire)
    for column, why in _WANTED.items():
        losing.note(
            LossKind.ASSUMED, "wanted by ACLED", why, column=column, code="", ceasefire=event.ceasefire
        )


def _where(event: Happening, losing: Losing) -> dict[str, Cell]:
    """Where it was: a town with its point, or what reports name less exactly without one; else the land of the ceasefire.

    `state` is the id of the country.
    """
    place = spot(event.places)
    if place is None:
        place = spot(event.land)
        says = "where it was is not told: the land that the ceasefire is about stands for it"
        kind = LossKind.COARSER if place else LossKind.CODED
        losing.note(
            kind, "venue", says if place else "no place is told", column="location", ceasefire=event.ceasefire
        )
    if place is None:
        return {"state": None}
    located = load_gazetteer().located(place.id)
    state = country_of(place.id)
    known = listed(state)
    town = located is not None and located.latitude is not None
    if not town:
        says = "no point is known or told: none is made up"
        losing.note(
            LossKind.CODED, "place", says, column="latitude, longitude", code="", ceasefire=event.ceasefire
        )
    if state is None or known.acled is None:
        says = "it lies in no one country, or ACLED's region of it is not known to us"
        losing.note(LossKind.CODED, "region", says, column="region", code="", ceasefire=event.ceasefire)
    return {
        "state": state,
        "iso": known.iso,
        "region": known.acled,
        "country": state_name(state) if state else None,
        "location": located.actor.name if located else place.name,
        "latitude": located.latitude if located and town else None,
        "longitude": located.longitude if located and town else None,
        "geo_precision": _TOWN if town else _REGION,
    }


def _notes(event: Happening) -> str:
    """What happened, in a sentence made by us, the passage that shows it, and the id of the ceasefire."""
    third = f" [third parties: {joined([party.name for party in event.third])}]" if event.third else ""
    what = " and ".join((event.what, *event.more))
    sentence = f"{_on(event.dated)}, {joined([party.name for party in event.sides])} {what}{third}."
    passage = f" {cited(event.claims[0])}" if event.claims else ""
    return f"{sentence}{passage} [{event.ceasefire}]"


def _on(when: Dated) -> str:
    if when.precision == 1:
        return f"On {day_words(when.first)}"
    return f"Between {day_words(when.first)} and {day_words(when.last)} [day not told]"
