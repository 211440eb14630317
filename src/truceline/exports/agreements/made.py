"""Which ceasefires are agreements that lists take up, and what all such lists need of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from truceline.exports.agreements.parties import Party, lands, party_of
from truceline.exports.losses import Losing, LossKind
from truceline.exports.regions import country_of
from truceline.model import (
    Act,
    ActClaim,
    Ceasefire,
    Claim,
    Conflict,
    Laterality,
    Provision,
    RelationKind,
    Side,
    Status,
    TermClaim,
    TermType,
)
from truceline.views import Extract, Shown

MADE = frozenset({Act.AGREE, Act.DECLARE, Act.EFFECT, Act.EXTEND})
"""Acts that make a ceasefire."""
_AFTER = frozenset({Act.HOLD, Act.VIOLATE, Act.END, Act.IMPLEMENT, Act.DENY})

SETTLING = frozenset({"Polps", "PpsSt", "PpsAut", "Ele", "StRef", "StBor"})
"""Provisions on what is fought over: power sharing, autonomy, elections, a referendum, borders."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """A ceasefire that was made, as lists of agreements need it.

    `sides` are bound, `third` brokered it or signed it besides. `lands` are the places where it applies as told, then those of its
    conflict; `land` is the state in which the first of them lies. `claims` are its claims by id.
    """

    ceasefire: Ceasefire
    sides: tuple[Party, ...]
    third: tuple[Party, ...]
    lands: tuple[Side, ...]
    land: str | None
    conflict: Conflict | None
    claims: Mapping[str, Claim]

    @property
    def id(self) -> str:
        """The id of the ceasefire."""
        return self.ceasefire.id

    @property
    def day(self) -> date | None:
        """The day on which it was agreed or declared."""
        when = self.ceasefire.agreed.value
        return date.fromisoformat(when.day) if when and when.day else None

    @property
    def unilateral(self) -> bool:
        """Whether one side alone binds itself."""
        if (laterality := self.ceasefire.laterality.value) is not None:
            return laterality is Laterality.UNILATERAL
        return len(self.ceasefire.declared.value or ()) == len(self.sides) == 1

    @property
    def mutual(self) -> bool:
        """Whether two sides or more are told to bind themselves."""
        bound = self.ceasefire.laterality.value or len(self.ceasefire.declared.value or ()) > 1
        return bool(bound) and not self.unilateral and len(self.sides) > 1

    @property
    def provisions(self) -> Mapping[str, Provision]:
        """What it is told to provide, by the variables of PA-X."""
        return {one.code: one for one in self.ceasefire.provisions.value or ()}

    @property
    def terms(self) -> frozenset[TermType]:
        """The types of what is undertaken in it."""
        return frozenset(one.type for one in self.ceasefire.terms.value or ())

    @property
    def silent(self) -> frozenset[TermType]:
        """The types of terms that it is told to say nothing of, and that nothing tells it to hold."""
        rests = (self.claims.get(one) for one in self.ceasefire.silent_on.rests_on)
        return frozenset(one.type for one in rests if isinstance(one, TermClaim)) - self.terms

    @property
    def extends(self) -> tuple[str, ...]:
        """The ids of the ceasefires that it extends."""
        return tuple(one.other for one in self.ceasefire.relations if one.kind is RelationKind.EXTENDS)

    @property
    def evidence(self) -> Claim | None:
        """The passage that best shows that it was made: one that its day rests on, else the first that tells of its making."""
        told = [self.claims[one] for one in self.ceasefire.agreed.rests_on if one in self.claims]
        own = [self.claims[one] for one in self.ceasefire.claims if one in self.claims]
        for some in (told, own):
            making = [claim for claim in some if _makes(claim)]
            if making:
                return min(making, key=_rank)
        return None


def agreements(extract: Extract, losing: Losing) -> Iterator[Agreement]:
    """The ceasefires of a ledger that were made, in their order; it is told which are left out and why."""
    for agreement in told(extract.shown):
        if (why := not_made(agreement.ceasefire)) is not None:
            losing.note(LossKind.LEFT_OUT, "ceasefire", why, ceasefire=agreement.id)
        else:
            yield agreement


def told(shown: Shown) -> Iterator[Agreement]:
    """Every ceasefire as lists of agreements need it, made or not, in their order."""
    conflicts = {one: conflict for conflict in shown.conflicts for one in conflict.ceasefires}
    for one in shown.summaries:
        yield agreement_of(shown.case(one), shown.claims, conflicts)


def agreement_of(
    ceasefire: Ceasefire, claims: Mapping[str, Claim], conflicts: Mapping[str, Conflict]
) -> Agreement:
    """The ceasefire as lists of agreements need it; `claims` are at least its own, `conflicts` by the ids of their ceasefires."""
    own = {one: claims[one] for one in ceasefire.claims if one in claims}
    places = lands(ceasefire, conflicts)
    sides = ceasefire.sides.value or tuple(one.side for one in ceasefire.declared.value or ())
    bound = {side.id for side in sides}
    others = (*(ceasefire.mediators.value or ()), *(ceasefire.signatories.value or ()))
    third = {side.id: side for side in others if side.id not in bound}
    return Agreement(
        ceasefire=ceasefire,
        sides=tuple(party_of(side, own.values()) for side in sides),
        third=tuple(party_of(side, own.values()) for side in third.values()),
        lands=places,
        land=next((state for one in places if (state := country_of(one.id))), None),
        conflict=conflicts.get(ceasefire.id),
        claims=own,
    )


def not_made(ceasefire: Ceasefire) -> str | None:
    """Why a ceasefire is no agreement that lists take up; None where it is one.

    One is told to be agreed, declared, extended or in effect, or a person has set its time.
    """
    life = ceasefire.life.value or ()
    acts = {account.act for account in life if account.status is Status.ACTUAL}
    if acts & MADE or ceasefire.agreed.judgements or ceasefire.effect.judgements:
        return None
    if {account.act for account in life if account.status is Status.PLANNED} & MADE:
        return "it is told to be planned, not to be made: no agreement yet"
    if {account.act for account in life} & _AFTER:
        return "reports tell what became of it, not that it was agreed or declared"
    return "it is called for, proposed, talked about or refused, and not told to be made"


def _makes(claim: Claim) -> bool:
    return isinstance(claim, ActClaim) and claim.act in MADE and claim.status is Status.ACTUAL


_ORDER = (Act.AGREE, Act.DECLARE, Act.EXTEND, Act.EFFECT)


def _rank(claim: Claim) -> tuple[int, date, str, int]:
    """Agreed before declared before the rest; the earlier report first."""
    act = _ORDER.index(claim.act) if isinstance(claim, ActClaim) else len(_ORDER)
    source = claim.source
    return act, source.dating.latest or date.max, source.document, claim.span.start
