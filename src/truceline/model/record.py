"""A ceasefire as the ledger holds it: derived from claims, each value with its reasons."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from truceline.model.claim import Act, Status, TermType
from truceline.model.when import When

T = TypeVar("T")


class Abstention(StrEnum):
    """Why a field has no value: no claim speaks of it, claims speak of it without settling it, or it is said there is none."""

    NOT_MENTIONED = "not mentioned"
    UNCLEAR = "unclear"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice(Generic[T]):
    """A field's value with the claims it rests on, the claims it passes over and the reason; or an abstention.

    Exactly one of `value` and `abstention` is set. A value rests on at least one claim or judgement. `rests_on` and
    `passes_over` hold claim ids, `judgements` judgement ids; `made_by` is the full name of the field function.
    """

    value: T | None = None
    rests_on: tuple[str, ...] = ()
    passes_over: tuple[str, ...] = ()
    judgements: tuple[str, ...] = ()
    reason: str
    abstention: Abstention | None = None
    made_by: str

    def __post_init__(self) -> None:
        if (self.value is None) == (self.abstention is None):
            raise ValueError(f"{self.made_by}: a choice has a value or an abstention, and not both")
        if self.value is not None and not (self.rests_on or self.judgements):
            raise ValueError(f"{self.made_by}: a value without evidence")


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """A party or third party of a record: its id and short usual name."""

    id: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """What is said of a ceasefire's life, by whom, of whom: an accusation, a finding that it holds, a reaction.

    `actors` are those who are said to have done it; `said_by` is None where reports state it themselves.
    """

    act: Act
    actors: tuple[Side, ...]
    said_by: Side | None
    status: Status
    date: When | None
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Obligation:
    """Who owes what to whom by when under a ceasefire, with the claims that say so."""

    type: TermType
    obligor: tuple[Side, ...] = ()
    beneficiary: tuple[Side, ...] = ()
    quantity: str | None = None
    deadline: When | None = None
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ceasefire:
    """One ceasefire: a citable id, the claims it is made of, and its fields, each a choice.

    `also_known_as` are ids the case had with less evidence; they still lead to it. What each field means stands with
    the function of that name in `truceline.records.fields`.
    """

    id: str
    also_known_as: tuple[str, ...] = ()
    claims: tuple[str, ...]
    sides: Choice[tuple[Side, ...]]
    mediators: Choice[tuple[Side, ...]]
    agreed: Choice[When]
    effect: Choice[When]
    ended: Choice[When]
    duration: Choice[str]
    place: Choice[tuple[Side, ...]]
    terms: Choice[tuple[Obligation, ...]]
    held: Choice[tuple[Account, ...]]
    violated: Choice[tuple[Account, ...]]
    reactions: Choice[tuple[Account, ...]]
