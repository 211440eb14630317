"""What of a ceasefire a list of agreements cannot hold, taken note of."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from truceline.exports.agreements.made import Agreement
from truceline.exports.losses import Losing, LossKind
from truceline.model import Abstention, Choice
from truceline.records import FIELDS

_ABSTAINED = {
    Abstention.NOT_MENTIONED: "no report speaks of it",
    Abstention.UNCLEAR: "reports speak of it and do not settle it",
    Abstention.NONE: "reports say that there is none",
}
_WHAT = {
    "life": "it (breaches, reactions and word that it holds are among them)",
    "terms": "who owes what to whom by when",
}


def note_fields(losing: Losing, agreement: Agreement, held: Mapping[str, str], format_: str) -> None:
    """Takes note of fields with a value that the format has no place for, and of abstentions in those it has.

    `held` gives the column of each field that the format has a place for; "" where it makes rows of what there is, and no code for what is not.
    """
    for name in FIELDS:
        choice: Choice[object] = getattr(agreement.ceasefire, name)
        if name in held and not held[name]:
            continue
        if name in held:
            note_abstention(losing, agreement, name, held[name])
        elif choice.value is not None:
            count = len(choice.value) if isinstance(choice.value, tuple) else 1
            says = f"{format_} has no place for {_WHAT.get(name, 'it')}"
            losing.note(LossKind.LEFT_OUT, name, says, ceasefire=agreement.id, count=count)


def note_abstention(losing: Losing, agreement: Agreement, name: str, column: str, code: str = "") -> None:
    """Takes note of why this field has no value, where it has none, and of the code that stands for that."""
    choice: Choice[object] = getattr(agreement.ceasefire, name)
    if choice.abstention is not None:
        says = _ABSTAINED[choice.abstention]
        losing.note(
            LossKind.CODED,
            f"{name}: {choice.abstention}",
            says,
            column=column,
            code=code,
            ceasefire=agreement.id,
        )


def note_evidence(losing: Losing, agreement: Agreement, held: Collection[str], format_: str) -> None:
    """Takes note of the passages that the file does not hold."""
    left = len(set(agreement.ceasefire.claims) - set(held))
    says = f"{format_} has no place for their words" if not held else "one passage a row is held"
    losing.note(LossKind.LEFT_OUT, "claims", says, ceasefire=agreement.id, count=left)


def note_disagreements(losing: Losing, agreement: Agreement, held: Collection[str]) -> None:
    """Takes note of fields with a value that other reports contradict: the file holds the chosen value alone."""
    for name in held:
        choice: Choice[object] = getattr(agreement.ceasefire, name)
        if choice.value is not None and choice.passes_over:
            losing.note(
                LossKind.COARSER,
                name,
                "the chosen value stands alone; what it is chosen over is not told",
                ceasefire=agreement.id,
            )


def note_unknown(losing: Losing, agreement: Agreement, columns: Collection[str], says: str) -> None:
    """Takes note of columns that want what no ledger holds."""
    for column in columns:
        losing.note(LossKind.CODED, "not in the ledger", says, column=column, code="", ceasefire=agreement.id)
