"""How a ceasefire stands on a day, according to whom; and what each claimant counts of its breaches."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from truceline.model.quantity import Quantity
from truceline.model.record import Abstention, Account, Side
from truceline.model.when import When


class State(StrEnum):
    """What is told of a ceasefire's standing on a day. None is a finding of fact: each is according to someone."""

    NOT_TOLD = "not yet told"
    CALLED_FOR = "called for"
    PROPOSED = "proposed"
    AGREED = "agreed"
    IN_FORCE = "in force"
    HOLDING = "reported holding"
    VIOLATED = "alleged violated"
    CONTESTED = "contested"
    ENDED = "ended"
    LAPSED = "lapsed without report"


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How a ceasefire stands at the end of a day, by what is told of it.

    `state` is None where it is unclear; `could_be` are then the states that are possible. `since` is when the state began,
    as precisely as told. `says` are the accounts that the state rests on, `dissent` those that say otherwise. `claims`
    and `judgements` are all that it rests on; where there is none, `abstention` says why.
    """

    on: date
    state: State | None
    could_be: tuple[State, ...] = ()
    since: When | None = None
    says: tuple[Account, ...] = ()
    dissent: tuple[Account, ...] = ()
    claims: tuple[str, ...] = ()
    judgements: tuple[str, ...] = ()
    reason: str
    abstention: Abstention | None = None

    def __post_init__(self) -> None:
        if (self.state is None) != (self.abstention is Abstention.UNCLEAR):
            raise ValueError(f"standing on {self.on}: a state, or unclear, and not both")
        if self.abstention is None and not (self.claims or self.judgements):
            raise ValueError(f"standing on {self.on}: a state without evidence")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reported:
    """What a claimant reported of breaches in one period, `first` to `last` (inclusive).

    `reports` counts the things told, however many articles told them. `told` are the numbers of breaches that the claimant gives, as
    printed: they may be running totals, so they are never added up.
    """

    first: date
    last: date
    reports: int
    told: tuple[Quantity, ...] = ()
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """What one claimant reports of one side's breaches over time; what lies between reports is "no report", not zero.

    `claimant` is None for the reports themselves; `accused` is empty where no one is named. `first` and `last` are the days of
    its first and last report, None where none is known to the day. `gaps` are the stretches of
    days (first and last, inclusive) within `counts` for which nothing is reported. `undated` are claims whose day
    is not known. `quoted_after` are claims in which the claimant goes on being quoted on other things once its
    reports of breaches have stopped.
    """

    claimant: Side | None
    accused: tuple[Side, ...]
    first: date | None = None
    last: date | None = None
    counts: tuple[Reported, ...] = ()
    gaps: tuple[tuple[date, date], ...] = ()
    undated: tuple[str, ...] = ()
    quoted_after: tuple[str, ...] = ()
