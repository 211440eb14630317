"""How a ceasefire stands on a day, according to whom; and what each claimant counts of its breaches."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from truceline.model.record import Abstention, Account
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
