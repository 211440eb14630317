"""What an agreement provides, in the columns of PA-X."""

from __future__ import annotations

from truceline.exports.agreements.made import Agreement
from truceline.exports.losses import Losing, LossKind
from truceline.exports.sheets import Cell, columns_of
from truceline.model import TermType

_COLUMNS = columns_of("pa-x")
PROVISIONS = _COLUMNS[_COLUMNS.index("GCh") : _COLUMNS.index("ImSrc")]
"""The columns that tell what an agreement provides: from groups to implementation."""

HEADINGS = {"CeProv": "Ce", "PpsSt": "Polps", "PpsAut": "Polps", "ProtCiv": "Prot"}
"""Provisions that stand under a heading with a column of its own: what is told of one is told of its heading."""

LEFT_OUT = {
    TermType.PRISONER_EXCHANGE: "TjPrire",
    TermType.HUMANITARIAN_ACCESS: "DevHum",
    TermType.PEACEKEEPERS: "ImPK",
    TermType.MONITORING: "ImE",
    TermType.DISARMAMENT: "SsrDdr",
    TermType.AMNESTY: "TjAm",
    TermType.REFUGEE_RETURN: "GRef",
    TermType.CORRIDOR: "HrMob",
    TermType.POWER_SHARING: "Polps",
    TermType.ELECTIONS: "Ele",
}
"""The variable that is 0 where an agreement is told to say nothing of such terms: those of which they are all."""


def provision_cells(agreement: Agreement, losing: Losing) -> dict[str, Cell]:
    """The strengths of what is told, 0 for what the agreement is told to leave out; nothing for all else.

    A strength is what reports tell, and so a lower bound of what the text holds.
    """
    told: dict[str, int] = {}
    for code, provision in agreement.provisions.items():
        for column in dict.fromkeys((code, HEADINGS.get(code, code))):
            told[column] = max(told.get(column, 0), provision.strength)
    absent = {LEFT_OUT[term]: 0 for term in agreement.silent if term in LEFT_OUT}
    cells = {**absent, **told}
    empty = len(PROVISIONS) - len(cells.keys() & set(PROVISIONS))
    says = "reports tell nothing of it; 0 would say that the text has nothing of it"
    losing.note(
        LossKind.CODED, "provisions", says, column="GCh to ImE", code="", ceasefire=agreement.id, count=empty
    )
    says = "the strength is what reports tell: the text may go further"
    losing.note(LossKind.COARSER, "provisions", says, column="Ce", ceasefire=agreement.id, count=len(told))
    return dict(cells)
