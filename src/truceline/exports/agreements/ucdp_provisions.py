"""What an agreement provides, in the columns of the UCDP Peace Agreement Dataset."""

from __future__ import annotations

from truceline.exports.agreements.made import Agreement
from truceline.exports.losses import Losing, LossKind
from truceline.exports.sheets import Cell, columns_of
from truceline.model import TermType
from truceline.records.mechanisms import mechanisms

TOLD_BY = {
    "Intarmy": "SsrArm",
    "DDR": "SsrDdr",
    "Withd": "SsrFf",
    "Elections": "Ele",
    "Shagov": "PpsSt",
    "Aut": "PpsAut",
    "Ref": "StRef",
    "Demarcation": "StBor",
    "Amn": "TjAm",
    "pris": "TjPrire",
    "Return": "GRef",
    "PKO": "ImPK",
}
"""Columns of UCDP, and the variable of PA-X under which the ledger has the same."""

LEFT_OUT = {
    TermType.DISARMAMENT: "DDR",
    TermType.ELECTIONS: "Elections",
    TermType.AMNESTY: "Amn",
    TermType.PRISONER_EXCHANGE: "pris",
    TermType.REFUGEE_RETURN: "Return",
    TermType.PEACEKEEPERS: "PKO",
    TermType.TALKS: "Outlin",
}
"""The column that is 0 where an agreement is told to say nothing of such terms."""

_COLUMNS = columns_of("ucdp")


def _between(first: str, last: str) -> tuple[str, ...]:
    return _COLUMNS[_COLUMNS.index(first) : _COLUMNS.index(last)]


GROUPS = {
    "Mil_prov": _between("cease", "Mil_prov"),
    "Pol_prov": _between("pp", "Pol_prov"),
    "Terr_prov": _between("Aut", "Terr_prov"),
    "Justice_prov": _between("Amn", "Justice_prov"),
}
"""Columns that are 1 where any of these is: military, political, territorial and justice provisions."""

PROVISIONS = (*_between("cease", "Reaffirm"), "Outlin", "PKO", "Co_impl")
"""All columns of provisions."""


def provision_cells(agreement: Agreement, losing: Losing) -> dict[str, Cell]:
    """1 for what is told to be provided, 0 for what the agreement is told to leave out; nothing for all else."""
    cells: dict[str, Cell] = {LEFT_OUT[term]: 0 for term in agreement.silent if term in LEFT_OUT}
    if agreement.ceasefire.ddr.value is False:
        cells["DDR"] = 0
    cells |= {column: 1 for column, code in TOLD_BY.items() if code in agreement.provisions}
    if agreement.ceasefire.ddr.value:
        cells["DDR"] = 1
    cells["cease"] = 1  # each is a ceasefire
    if TermType.TALKS in agreement.terms:
        cells["Outlin"] = 1
    if _has_committee(agreement):
        cells["Co_impl"] = 1
    for group, columns in GROUPS.items():
        if any(cells.get(column) == 1 for column in columns):
            cells[group] = 1
    says = "reports tell nothing of it; 0 would say that the agreement has nothing of it"
    empty = len(set(PROVISIONS) - cells.keys())
    where = "cease to Co_impl"
    losing.note(
        LossKind.CODED, "provisions", says, column=where, code="", ceasefire=agreement.id, count=empty
    )
    unheld = sorted(agreement.provisions.keys() - {*TOLD_BY.values(), "Ce"})
    for code in unheld:
        says = "UCDP has no column for it"
        losing.note(LossKind.LEFT_OUT, f"provision {code}", says, ceasefire=agreement.id)
    graded = len(agreement.provisions) - len(unheld)
    says = "the strength (1 to 3) is not held: UCDP tells whether there is any"
    losing.note(LossKind.COARSER, "provisions", says, column=where, ceasefire=agreement.id, count=graded)
    return cells


def _has_committee(agreement: Agreement) -> bool:
    """Whether reports name a commission or committee that is to watch over it."""
    watching = [owed for owed in agreement.ceasefire.terms.value or () if owed.type is TermType.MONITORING]
    words = [
        agreement.claims[one].quote for owed in watching for one in owed.claims if one in agreement.claims
    ]
    return any("committee" in mechanisms(quote) for quote in words)
