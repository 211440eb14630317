"""Rows of agreements in the columns of the UCDP Peace Agreement Dataset, version 2."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from itertools import combinations
from typing import BinaryIO

from truceline.annotations.gazetteer import load_gazetteer
from truceline.errors import NotFound
from truceline.exports.agreements.lost import note_disagreements, note_evidence, note_fields
from truceline.exports.agreements.made import SETTLING, Agreement, agreements
from truceline.exports.agreements.parties import Party, countries
from truceline.exports.agreements.ucdp_check import check_ucdp
from truceline.exports.agreements.ucdp_provisions import provision_cells
from truceline.exports.agreements.words import cited, title
from truceline.exports.losses import Fault, Losing, Losses, LossKind
from truceline.exports.regions import listed
from truceline.exports.sheets import Cell, columns_of, guarded_row, write_sheet
from truceline.model import RelationKind, State, TermType
from truceline.views import Crosswalk, Extract
from truceline.views.standing import standing_shown
from truceline.views.values import in_words

NAME = "ucdp"

HELD = {
    "sides": "DyadName",
    "signatories": "pa_sign",
    "mediators": "pa_3rd",
    "declared": "c_sign",
    "agreed": "pa_date",
    "ended": "c_duration",
    "ending": "c_duration",
    "ddr": "DDR",
    "provisions": "cease",
    "silent_on": "Out_iss",
}
"""Our fields that a row has a place for, and the column."""

_UNKNOWN = (
    *(
        "Inc",
        "Duration",
        "txt",
        "Link to fulltext agreement",
        "inclusive",
        "ProcID",
        "Frame",
        "All",
        "Counter",
    ),
    *("DyVi05", "CoVi01", "noconf", "termdur", "noconf11"),
)
_EARLIER = frozenset({RelationKind.EXTENDS, RelationKind.RENEWS})


class UcdpAgreements:
    """One row an agreement between two sides or more, in the 69 columns of the UCDP Peace Agreement Dataset 2, comma-separated.

    UCDP lists agreements that settle what is fought over, or lay down how it is to be settled. A ceasefire of which reports tell neither
    stands here with `pa_type` empty: leave those rows out to have what UCDP lists.
    """

    says = "agreements in the columns of the UCDP peace agreements, version 2"
    suffix = ".csv"
    media_type = "text/csv; charset=utf-8"
    tables: tuple[str, ...] = ()

    def write(self, extract: Extract, to: BinaryIO, table: str | None = None) -> Losses:
        """Writes the agreements, in the order of the ledger. Raises NotFound if a table is asked for."""
        if table is not None:
            raise NotFound(f"{NAME} has no table {table!r}.", next_step="Leave the table out.")
        losing = Losing()
        rows = []
        for agreement in agreements(extract, losing):
            if agreement.mutual:
                rows.append(row(agreement, extract.ids, extract.shown.day, losing))
            else:
                says = "UCDP lists agreements of two sides or more: one side's, or whose is not told"
                losing.note(LossKind.LEFT_OUT, "ceasefire", says, ceasefire=agreement.id)
        write_sheet(to, columns_of(NAME), [guarded_row(one, losing) for one in rows])
        return losing.losses(NAME, rows=len(rows), ceasefires=len(extract.shown.summaries), written=len(rows))

    def check(self, file: BinaryIO) -> Iterator[Fault]:
        """Rows that do not obey the coding rules of UCDP."""
        return check_ucdp(file)


def row(agreement: Agreement, ids: Crosswalk, on: date, losing: Losing) -> Mapping[str, Cell]:
    """The agreement as a row, by column, as its life stands on a day; columns that are not there are empty."""
    note_fields(losing, agreement, HELD, "UCDP")
    note_disagreements(losing, agreement, HELD)
    evidence = agreement.evidence
    note_evidence(losing, agreement, [evidence.id] if evidence else (), "UCDP")
    says = "a ledger of reports does not hold it"
    unknown = ", ".join(_UNKNOWN)
    losing.note(LossKind.ASSUMED, "wanted by UCDP", says, column=unknown, code="", ceasefire=agreement.id)
    says = "made from sides and day; the title of the document is not in the reports"
    losing.note(LossKind.ASSUMED, "title", says, column="pa_name", ceasefire=agreement.id)
    says = "our name of the conflict; UCDP has its own"
    losing.note(LossKind.ASSUMED, "conflict", says, column="Name", ceasefire=agreement.id)
    return {
        "pa_name": title(agreement),
        "pa_comment": cited(evidence) if evidence else None,
        "pa_type": _type(agreement, losing),
        "Out_iss": in_words(agreement.ceasefire.silent_on.value) or None,
        "Comment": f"Truceline {agreement.id}",
        **_day(agreement, losing),
        **_where(agreement, losing),
        **_parties(agreement),
        **_ids(agreement, ids, losing),
        **_end(agreement, on, losing),
        **_earlier(agreement),
        **provision_cells(agreement, losing),
    }


def _day(agreement: Agreement, losing: Losing) -> dict[str, Cell]:
    """The day as far as it is told: the year alone where no more is."""
    when = agreement.ceasefire.agreed.value
    if agreement.day is not None:
        if when and when.precision == "minute":
            losing.note(
                LossKind.COARSER, "agreed", "UCDP has the day alone", column="pa_date", ceasefire=agreement.id
            )
        return {"Year": agreement.day.year, "pa_date": agreement.day.isoformat()}
    if when is None:
        return {}
    says = f"told as {in_words(when)}; UCDP wants a day, and none is made up"
    losing.note(LossKind.LEFT_OUT, "agreed", says, column="pa_date", code="", ceasefire=agreement.id)
    return {"Year": _year(agreement)}


def _year(agreement: Agreement) -> int | None:
    """The year, where the time that is told lies in one."""
    when = agreement.ceasefire.agreed.value
    if when is None or when.earliest is None or when.latest is None:
        return None
    last = when.latest - timedelta(microseconds=1)  # bounds are half-open
    return last.year if last.year == when.earliest.year else None


def _where(agreement: Agreement, losing: Losing) -> dict[str, Cell]:
    """UCDP's region and the Gleditsch-Ward numbers of the countries, that on whose land it lies first."""
    states = countries(agreement.sides, agreement.land)
    regions = {listed(state).ucdp for state in states}
    codes = load_gazetteer().codes
    numbers = [str(codes[state].gw) for state in states if state in codes and codes[state].gw is not None]
    cells: dict[str, Cell] = {"GWNO": ", ".join(numbers) or None}
    if len(regions) == 1 and None not in regions:
        cells["Region"] = regions.pop()
    else:
        says = "the countries are of more than one region, or of none that UCDP has"
        losing.note(LossKind.CODED, "region", says, column="Region", code="", ceasefire=agreement.id)
    return cells


def _parties(agreement: Agreement) -> dict[str, Cell]:
    """The sides in pairs, who signed, and third parties; where no signature is told, who agreed stands in the comment."""
    ceasefire = agreement.ceasefire
    pairs = list(combinations(agreement.sides, 2))
    signed = {side.id for side in ceasefire.signatories.value or ()}
    brokers = {side.id for side in ceasefire.mediators.value or ()}
    signing = [party.name for party in agreement.sides if party.id in signed]
    agreed = "; ".join(in_words(one) for one in ceasefire.declared.value or ())
    third = [f"{_role(party, brokers, signed)}: {party.name}" for party in agreement.third]
    return {
        "Name": agreement.conflict.name if agreement.conflict else None,
        "DyadName": "; ".join(f"{one.name} - {other.name}" for one, other in pairs),
        "no_dyad": len(pairs),
        "pa_sign": "; ".join(signing) or None,
        "c_sign": f"agreed, as told: {agreed}" if agreed else None,
        "pa_3rd": "; ".join(party.name for party in agreement.third) or None,
        "c_3rd": "; ".join(third) or None,
    }


def _role(party: Party, brokers: set[str], signed: set[str]) -> str:
    roles = [*(["mediator"] if party.id in brokers else []), *(["signatory"] if party.id in signed else [])]
    return " and ".join(roles)


def _ids(agreement: Agreement, ids: Crosswalk, losing: Losing) -> dict[str, Cell]:
    """Ids of UCDP as far as they were handed in; the id of the agreement else is ours."""
    own = (agreement.id, *agreement.ceasefire.also_known_as)
    conflict = (agreement.conflict.id,) if agreement.conflict else ()
    actors = [ids.get("ucdp_actor_id", party.id) for party in agreement.sides]
    cells: dict[str, Cell] = {
        "PAID": ids.get("ucdp_paid", *own) or agreement.id,
        "CID": ids.get("ucdp_acd_id", *own, *conflict),
        "bwdID": ids.get("ucdp_dyad", *own, *conflict),
        "actorId": "; ".join(one for one in actors if one) or None,
    }
    if cells["PAID"] == agreement.id:
        says = "our id stands where UCDP has a number: none was handed in"
        losing.note(LossKind.ASSUMED, "id", says, column="PAID", ceasefire=agreement.id)
    if missing := ", ".join(column for column, told in cells.items() if told is None):
        says = "no id was handed in"
        losing.note(LossKind.ASSUMED, "wanted by UCDP", says, column=missing, code="", ceasefire=agreement.id)
    return cells


def _end(agreement: Agreement, on: date, losing: Losing) -> dict[str, Cell]:
    """Whether it has ended by this day, as reports tell: 1 ended, 0 told to hold or to be in force; else nothing."""
    state = standing_shown(agreement.ceasefire, on, agreement.claims).state
    told = {State.ENDED: 1, State.IN_FORCE: 0, State.HOLDING: 0}
    ended = next((code for one, code in told.items() if state == one), None)
    if ended is None:
        says = f"{state} on {on}: neither ended nor in force as told"
        losing.note(LossKind.CODED, "standing", says, column="ended", code="", ceasefire=agreement.id)
    ceasefire = agreement.ceasefire
    words = [in_words(one) for one in (ceasefire.ending.value, ceasefire.ended.value) if one is not None]
    return {"ended": ended, "c_duration": ", ".join(words) or None}


def _earlier(agreement: Agreement) -> dict[str, Cell]:
    """The earlier agreement that it extends or renews."""
    earlier = [one.other for one in agreement.ceasefire.relations if one.kind in _EARLIER]
    return {"Reaffirm": 1, "Reaffirm ID": "; ".join(earlier)} if earlier else {}


def _type(agreement: Agreement, losing: Losing) -> int | None:
    """3, a step in a process, where talks are agreed and nothing is settled; full and partial ones reports do not tell apart."""
    if agreement.provisions.keys() & SETTLING:
        says = "something of what is fought over is settled; whether all (1) or a part (2) is not told"
    elif TermType.TALKS in agreement.terms:
        return 3
    else:
        says = "a ceasefire alone, as far as told: UCDP lists agreements on what is fought over"
    losing.note(LossKind.CODED, "type of agreement", says, column="pa_type", code="", ceasefire=agreement.id)
    return None
