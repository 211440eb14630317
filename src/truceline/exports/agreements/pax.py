"""Rows of agreements in the columns of PA-X, version 4."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import BinaryIO

from truceline.annotations.gazetteer import load_gazetteer
from truceline.errors import NotFound
from truceline.exports.agreements.lost import note_disagreements, note_evidence, note_fields
from truceline.exports.agreements.made import SETTLING, Agreement, agreements
from truceline.exports.agreements.parties import NON_STATE, Party, countries, state_name
from truceline.exports.agreements.pax_check import check_pax
from truceline.exports.agreements.pax_provisions import provision_cells
from truceline.exports.agreements.words import title
from truceline.exports.losses import Fault, Losing, Losses, LossKind
from truceline.exports.regions import listed
from truceline.exports.sheets import Cell, columns_of, guarded_row, write_sheet
from truceline.model import CeasefireClass
from truceline.views import Crosswalk, Extract
from truceline.views.values import in_words

NAME = "pa-x"

HELD = {
    "sides": "Part",
    "signatories": "Part",
    "mediators": "ThrdPart",
    "declared": "Part",
    "laterality": "Status",
    "agreed": "Dat",
    "ceasefire_class": "Stage",
    "partial": "Agtp",
    "provisions": "Ce",
    "place": "Con",
}
"""Our fields that a row of PA-X has a place for, and the column."""

_IDS = {
    "PP": "pax_pp",
    "UcdpCon": "ucdp_acd_id",
    "UcdpAgr": "ucdp_paid",
    "PamAgr": "pam_id",
    "CowWar": "cow_war",
}
"""Columns with ids of other lists, and the schemes under which they may be handed in."""

_UNKNOWN = ("Contp", "PPName", "Ver", "Lgt", "N_characters", "ImSrc")


class PaX:
    """One row an agreement, in the 266 columns of PA-X 4, comma-separated.

    PA-X codes the text of an agreement; a ledger holds what reports tell of it. A provision that is told has its strength (1 to 3), one
    that the agreement is told to leave out 0; all others are empty, since a report's silence tells nothing of the text.
    """

    says = "agreements in the columns of PA-X, version 4"
    suffix = ".csv"
    media_type = "text/csv; charset=utf-8"
    tables: tuple[str, ...] = ()

    def write(self, extract: Extract, to: BinaryIO, table: str | None = None) -> Losses:
        """Writes the agreements, in the order of the ledger. Raises NotFound if a table is asked for."""
        if table is not None:
            raise NotFound(f"{NAME} has no table {table!r}.", next_step="Leave the table out.")
        losing = Losing()
        rows = [row(one, extract.ids, losing) for one in agreements(extract, losing)]
        write_sheet(to, columns_of(NAME), [guarded_row(one, losing) for one in rows])
        return losing.losses(NAME, rows=len(rows), ceasefires=len(extract.shown.summaries), written=len(rows))

    def check(self, file: BinaryIO) -> Iterator[Fault]:
        """Rows that do not obey the coding rules of PA-X."""
        return check_pax(file)


def row(agreement: Agreement, ids: Crosswalk, losing: Losing) -> Mapping[str, Cell]:
    """The agreement as a row of PA-X, by column; columns that are not there are empty."""
    note_fields(losing, agreement, HELD, "PA-X")
    note_disagreements(losing, agreement, HELD)
    note_evidence(losing, agreement, (), "PA-X")
    stage, sub = _stage(agreement, losing)
    return {
        "Agt": _title(agreement, losing),
        "Dat": _day(agreement, losing),
        "Status": _status(agreement),
        "Agtp": _type(agreement, losing),
        "Stage": stage,
        "StageSub": sub,
        "OthAgr": _others(agreement),
        **_where(agreement, losing),
        **_parties(agreement),
        **_ids(agreement, ids, losing),
        **provision_cells(agreement, losing),
    }


def _title(agreement: Agreement, losing: Losing) -> str:
    says = "made from sides and day; the title of the document is not in the reports"
    losing.note(LossKind.ASSUMED, "title", says, column="Agt", ceasefire=agreement.id)
    return title(agreement)


def _day(agreement: Agreement, losing: Losing) -> str | None:
    """The day, where it is told to the day; else nothing: no day of a month is made up."""
    when = agreement.ceasefire.agreed.value
    if agreement.day is not None:
        if when and when.precision == "minute":
            says = "PA-X has the day alone"
            losing.note(LossKind.COARSER, "agreed", says, column="Dat", ceasefire=agreement.id)
        return agreement.day.isoformat()
    if when is not None:
        says = f"told as {in_words(when)}; PA-X wants a day, and none is made up"
        losing.note(LossKind.LEFT_OUT, "agreed", says, column="Dat", code="", ceasefire=agreement.id)
    return None


def _status(agreement: Agreement) -> str:
    if agreement.unilateral:
        return "Unilateral document"
    return "Multiparty signed/agreed" if agreement.mutual else "Status unclear"


def _type(agreement: Agreement, losing: Losing) -> str | None:
    """Between states, within one, or local, by who the sides are."""
    kinds = {party.kind for party in agreement.sides}
    states = [party for party in agreement.sides if party.is_state]
    others = [party for party in agreement.sides if party.kind in NON_STATE]
    why = ""
    if not agreement.sides:
        why = "no side is told"
    elif not kinds <= {*(party.kind for party in states), *NON_STATE}:
        why = "what a side is, is not known"
    elif not others and len(states) < 2:
        why = "one state alone is told: between whom is not"
    elif len(states) == 1 and _abroad(states[0], others):
        why = "the state and the other side are of different countries"
    if why:
        losing.note(LossKind.CODED, "type of agreement", why, column="Agtp", code="", ceasefire=agreement.id)
        return None
    if len(states) > 1:
        says = "by the sides alone: PA-X writes InterIntra also where states agree on a conflict within one"
        losing.note(LossKind.ASSUMED, "type of agreement", says, column="Agtp", ceasefire=agreement.id)
        return "InterIntra" if others else "Inter"
    return "IntraLocal" if agreement.ceasefire.partial.value else "Intra"


def _abroad(state: Party, others: list[Party]) -> bool:
    return any(party.country not in {None, state.country} for party in others)


def _stage(agreement: Agreement, losing: Losing) -> tuple[str | None, str | None]:
    """A ceasefire (`Cea`): one of its own, related to an earlier one, or mixed with what is fought over."""
    if agreement.ceasefire.ceasefire_class.value is CeasefireClass.DEFINITIVE:
        says = "it is more than a ceasefire; whether it settles a part (SubPar) or all (SubComp) is not told"
        losing.note(LossKind.CODED, "stage", says, column="Stage", code="", ceasefire=agreement.id)
        return None, None
    if agreement.provisions.keys() & SETTLING:
        says = "a ceasefire with provisions on what is fought over is taken for a mixed one"
        losing.note(LossKind.ASSUMED, "stage", says, column="StageSub", code="CeaMix", ceasefire=agreement.id)
        return "Cea", "CeaMix"
    return "Cea", "Rel" if agreement.extends else "Ceas"


def _others(agreement: Agreement) -> str | None:
    """The earlier ceasefires that it stands to, by our ids."""
    told = agreement.ceasefire.relations
    return "; ".join(f"{one.kind} {one.other}" for one in told) or None


def _where(agreement: Agreement, losing: Losing) -> dict[str, Cell]:
    """The countries and their region; of more than two the rest is told in `Con` alone."""
    states = countries(agreement.sides, agreement.land) or ((agreement.land,) if agreement.land else ())
    regions = {listed(state).pax for state in states}
    if not states or None in regions:
        says = "no country is told" if not states else "PA-X's region of the country is not known to us"
        losing.note(LossKind.CODED, "region", says, column="Reg", code="", ceasefire=agreement.id)
    says = "PA-X locates two countries; the others stand in Con"
    losing.note(
        LossKind.COARSER, "sides", says, column="Loc2ISO", ceasefire=agreement.id, count=len(states[2:])
    )
    codes = load_gazetteer().codes
    cells: dict[str, Cell] = {"Con": "/".join(map(state_name, states)) or None}
    if states and None not in regions:
        cells["Reg"] = regions.pop() if len(regions) == 1 else "Cross-regional"
    for place, state in enumerate(states[:2], start=1):
        cells[f"Loc{place}ISO"] = state
        cells[f"Loc{place}GWNO"] = codes[state].gw if state in codes else None
    return cells


def _parties(agreement: Agreement) -> dict[str, Cell]:
    """The sides, and third parties with what they did, in words."""
    brokers = {side.id for side in agreement.ceasefire.mediators.value or ()}
    signed = {side.id for side in agreement.ceasefire.signatories.value or ()}

    def told(party: Party) -> str:
        roles = [
            *(["mediator"] if party.id in brokers else []),
            *(["signatory"] if party.id in signed else []),
        ]
        return f"{party.name} ({', '.join(roles)})" if roles else party.name

    return {
        "Part": "; ".join(map(told, agreement.sides)) or None,
        "ThrdPart": "; ".join(map(told, agreement.third)) or None,
    }


def _ids(agreement: Agreement, ids: Crosswalk, losing: Losing) -> dict[str, Cell]:
    """Ids of other lists as far as they were handed in; PA-X's own id else is ours."""
    own = (agreement.id, *agreement.ceasefire.also_known_as)
    conflict = (agreement.conflict.id,) if agreement.conflict else ()
    cells: dict[str, Cell] = {column: ids.get(scheme, *own, *conflict) for column, scheme in _IDS.items()}
    cells["AgtId"] = ids.get("pax_id", *own) or agreement.id
    if cells["AgtId"] == agreement.id:
        says = "our id stands where PA-X has a number: none was handed in"
        losing.note(LossKind.ASSUMED, "id", says, column="AgtId", ceasefire=agreement.id)
    missing = ", ".join(column for column in _IDS if cells[column] is None)
    for columns, why in (
        (missing, "no id was handed in"),
        (", ".join(_UNKNOWN), "a ledger of reports does not hold it"),
    ):
        if columns:
            losing.note(
                LossKind.ASSUMED, "wanted by PA-X", why, column=columns, code="", ceasefire=agreement.id
            )
    return cells
