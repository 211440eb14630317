"""The undertakings of a ceasefire as rows of a table: who owes what to whom by when, and how each stands on a day."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from truceline.model import Choice, Claim, Obligation, Side, Support
from truceline.records import support
from truceline.records.obligations import state
from truceline.views.accounts import Told, by_speaker
from truceline.views.alternatives import Alternative, alternatives
from truceline.views.values import in_words, owed_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """A number or day of an undertaking: its words, and what reports give beside it, whether that fits it or not."""

    words: str
    others: tuple[Alternative, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TermShown:
    """An undertaking in parts, as it stands on a day.

    `what` is its type, or the words of the report where it is of no type, `says` the words that show it. `accounts` are those
    who say that it was met or not.
    """

    what: str
    says: str
    obligor: tuple[Side, ...]
    beneficiary: tuple[Side, ...]
    oversight: tuple[Side, ...]
    place: tuple[Side, ...]
    quantity: Chosen | None
    deadline: Chosen | None
    state: str
    accounts: tuple[Told, ...]
    support: Support
    claims: tuple[str, ...]


def term_shown(owed: Obligation, claims: Mapping[str, Claim], sides: Collection[str], on: date) -> TermShown:
    """The undertaking as it stands on a day; `claims` holds at least those of the ceasefire, by id, `sides` the ids of its sides."""
    return TermShown(
        what=owed_words(owed),
        says=owed.says,
        obligor=owed.obligor,
        beneficiary=owed.beneficiary,
        oversight=owed.oversight,
        place=owed.place,
        quantity=_chosen("quantity", owed.quantity, claims, sides),
        deadline=_chosen("deadline", owed.deadline, claims, sides),
        state=state(owed, on),
        accounts=by_speaker(owed.accounts, claims, sides),
        support=support(owed.claims, claims, sides),
        claims=owed.claims,
    )


def _chosen(
    name: str, choice: Choice[Any] | None, claims: Mapping[str, Claim], sides: Collection[str]
) -> Chosen | None:
    if choice is None or choice.value is None:
        return None
    return Chosen(words=in_words(choice.value), others=alternatives(name, choice, claims, sides))
