"""Tables of what was agreed: obligations, and provisions under the names of PA-X."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from truceline.exports.tables.column import Table
from truceline.exports.tables.contents import Contents
from truceline.exports.tables.lives import OF_CEASEFIRE, Told, parts_of
from truceline.exports.tables.parts import (
    ceasefire,
    claims_column,
    listed,
    number,
    place_in_case,
    quantity_columns,
    quote_column,
    sides_columns,
    text,
    time_columns,
)
from truceline.model import Abstention, Choice, Obligation, Progress, Provision, TermType
from truceline.records.obligations import DUE, OVERDUE, state


@dataclass(frozen=True, slots=True, kw_only=True)
class Owed:
    """An obligation of a ceasefire, as it stands on a day, and which accounts of the ceasefire's life tell of it."""

    told: Told[Obligation]
    day: date
    accounts: tuple[int, ...]

    @property
    def owed(self) -> Obligation:
        """The obligation."""
        return self.told.part


def _owed(contents: Contents) -> Iterator[Owed]:
    lives = {case.id: case.life.value or () for case in contents.cases}
    for told in parts_of(contents, lambda case: case.terms.value or (), lambda one: one.claims):
        life = enumerate(lives[told.ceasefire], start=1)
        about = tuple(place for place, account in life if account in told.part.accounts)
        yield Owed(told=told, day=contents.shown.day, accounts=about)


def _value(choice: Choice[Any] | None) -> Any:
    return None if choice is None else choice.value


def _abstention(choice: Choice[Any] | None) -> Abstention | None:
    return Abstention.NOT_MENTIONED if choice is None else choice.abstention


OBLIGATIONS: Table[Owed] = Table(
    name="obligations",
    says="an undertaking under a ceasefire: who owes what to whom by when, and what is reported of it",
    key=("ceasefire", "number"),
    things=_owed,
    foreign=(OF_CEASEFIRE,),
    columns=(
        ceasefire(lambda row: row.told.ceasefire),
        place_in_case(lambda row: row.told.number),
        text("type", "What is undertaken.", lambda row: row.owed.type, values=TermType, required=True),
        text("says", "The words that show it.", lambda row: row.owed.says),
        *sides_columns("obligor", "obligor_ids", "Who owes it.", lambda row: row.owed.obligor),
        *sides_columns(
            "beneficiary", "beneficiary_ids", "To whom it is owed.", lambda row: row.owed.beneficiary
        ),
        *sides_columns("oversight", "oversight_ids", "Who oversees it.", lambda row: row.owed.oversight),
        *quantity_columns(lambda row: _value(row.owed.quantity)),
        text(
            "quantity_abstention",
            "Why `quantity` has no value; empty where it has one.",
            lambda row: _abstention(row.owed.quantity),
            values=Abstention,
        ),
        *time_columns(
            "deadline",
            "By when it is due",
            lambda row: _value(row.owed.deadline),
        ),
        text(
            "deadline_abstention",
            "Why `deadline` has no value; empty where it has one.",
            lambda row: _abstention(row.owed.deadline),
            values=Abstention,
        ),
        *sides_columns("place", "place_ids", "Where.", lambda row: row.owed.place),
        text(
            "progress",
            "What is reported of it.",
            lambda row: row.owed.progress,
            values=Progress,
            required=True,
        ),
        text(
            "state",
            "The same on the day in `standing_on` of the table `ceasefires`: what nothing is reported of may be due, or past its deadline.",
            lambda row: state(row.owed, row.day),
            values=(Progress.MET, Progress.MISSED, Progress.CONTESTED, DUE, OVERDUE),
            required=True,
        ),
        listed(
            "accounts",
            "Which accounts of the ceasefire tell of it, by their `number`.",
            lambda row: row.accounts,
        ),
        claims_column(lambda row: row.owed.claims),
        quote_column(lambda row: row.told.quote),
    ),
)

PROVISIONS: Table[Told[Provision]] = Table(
    name="provisions",
    says="what a ceasefire provides, as PA-X codes it",
    key=("ceasefire", "code"),
    things=lambda contents: parts_of(
        contents, lambda case: case.provisions.value or (), lambda one: one.claims
    ),
    foreign=(OF_CEASEFIRE,),
    columns=(
        ceasefire(lambda told: told.ceasefire),
        text("code", "PA-X's variable (`SsrDdr`, `ImPK`).", lambda told: told.part.code, required=True),
        number(
            "strength",
            "1 mentioned, 2 a mechanism told in general terms, 3 told in detail.",
            lambda told: told.part.strength,
            unit="PA-X's scale, 1 to 3",
            required=True,
        ),
        text("reason", "Why it is coded so.", lambda told: told.part.reason),
        claims_column(lambda told: told.part.claims),
        quote_column(lambda told: told.quote),
    ),
)
