"""What of a ceasefire's life ACLED codes as "Agreement": that it was made or extended, talks, exchanges, evacuations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from truceline.annotations.gazetteer import load_gazetteer
from truceline.exports.agreements.made import Agreement, not_made
from truceline.exports.agreements.parties import Party, party_of
from truceline.exports.losses import Losing, LossKind
from truceline.model import Account, Act, Claim, Event, Obligation, Side, Status, TermType, When
from truceline.views.values import in_words, owed_words

TALKS = frozenset({"talks", "meeting"})
"""Forms of contact that are talks; a call or a visit is none."""

CARRIED_OUT = frozenset({TermType.PRISONER_EXCHANGE, TermType.HOSTAGE_RELEASE, TermType.EVACUATION})
"""Terms whose carrying out ACLED codes as an agreement."""

_MAKING = frozenset({Act.AGREE, Act.DECLARE})
_WEEK, _MONTH = 7, 31


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """A day as ACLED has it, and how exact it is: 1 that day, 2 a week, 3 a month, of which it is the first day and `last` the last."""

    first: date
    last: date
    precision: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """One thing that ACLED codes as an agreement: what, between whom, when, where.

    `sides` bind themselves or take part, `third` brokered it. `places` are where it was as told, `land` are the places that the ceasefire
    is about, which stand for it where it was made or carried out; talks may have been anywhere. `more` is what else is told of that day.
    """

    ceasefire: str
    kind: str
    what: str
    sides: tuple[Party, ...]
    third: tuple[Party, ...] = ()
    dated: Dated
    places: tuple[Side, ...] = ()
    land: tuple[Side, ...] = ()
    claims: tuple[Claim, ...]
    more: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """An id made by us: the ceasefire, and what happened when, where it is not that it was made."""
        return self.ceasefire if self.kind == "made" else f"{self.ceasefire}-{self.kind}-{self.dated.first}"


def happenings(agreement: Agreement, losing: Losing) -> tuple[Happening, ...]:
    """All that ACLED codes of a ceasefire's life, one a day and pair of sides; it is told what is left out and why."""
    found = (
        *_made(agreement, losing),
        *_extended(agreement, losing),
        *_talks(agreement, losing),
        *_carried_out(agreement, losing),
    )
    return once(found, losing)


def once(told: Iterable[Happening], losing: Losing) -> tuple[Happening, ...]:
    """One a day, place and pair of sides, in order of time: what else is told of them stands with the first."""
    kept: dict[tuple[date, date, frozenset[str]], list[Happening]] = {}
    for one in told:
        alike = kept.setdefault((one.dated.first, one.dated.last, frozenset(p.id for p in one.sides)), [])
        home = next((place for place, other in enumerate(alike) if _is_one(other, one)), None)
        if home is None:
            alike.append(one)
        else:
            says = "ACLED has one event a day and place: it stands with the first of that day"
            losing.note(LossKind.COARSER, one.kind, says, ceasefire=one.ceasefire)
            alike[home] = _joined(alike[home], one)
    events = (one for alike in kept.values() for one in alike)
    return tuple(sorted(events, key=lambda one: (one.dated.first, one.dated.last, one.id)))


def spot(places: Iterable[Side]) -> Side | None:
    """The first place that has a point, else the first that the gazetteer knows, else the first."""
    gazetteer = load_gazetteer()

    def rank(side: Side) -> int:
        located = gazetteer.located(side.id)
        return 2 if located is None else 1 if located.latitude is None else 0

    return min(places, key=rank, default=None)


def _is_one(one: Happening, other: Happening) -> bool:
    """Whether two things of a day and the same sides are one event: at one place, or of one ceasefire and not told to be elsewhere."""
    if one.ceasefire == other.ceasefire and not (one.places and other.places):
        return True
    return spot(one.places or one.land) == spot(other.places or other.land)


def _joined(first: Happening, other: Happening) -> Happening:
    return replace(
        first,
        places=first.places or other.places,
        third=tuple({party.id: party for party in (*first.third, *other.third)}.values()),
        claims=tuple({claim.id: claim for claim in (*first.claims, *other.claims)}.values()),
        more=tuple(
            dict.fromkeys((*first.more, *(what for what in (other.what, *other.more) if what != first.what)))
        ),
    )


def dated(when: When | None) -> Dated | None:
    """The day, or the week or month that it lies in; None where less is told. No day in the middle is made up."""
    if when is None or when.earliest is None or when.latest is None:
        return None
    first = date.fromisoformat(when.day) if when.day else when.earliest.date()
    last = first if when.day else (when.latest - timedelta(microseconds=1)).date()
    days = (last - first).days + 1
    if days > _MONTH:
        return None
    return Dated(first=first, last=last, precision=1 if days == 1 else 2 if days <= _WEEK else 3)


def _when(when: When | None, agreement: Agreement, what: str, losing: Losing) -> Dated | None:
    found = dated(when)
    if found is None:
        told = (
            f"told as {in_words(when)}"
            if when is not None and in_words(when) != "open"
            else "no time is told"
        )
        says = f"{told}: ACLED wants a day, a week or a month"
        losing.note(LossKind.LEFT_OUT, what, says, column="event_date", ceasefire=agreement.id)
    return found


def _made(agreement: Agreement, losing: Losing) -> Iterator[Happening]:
    ceasefire = agreement.ceasefire
    why = not_made(ceasefire)
    if why is None and not agreement.mutual:
        why = "ACLED codes agreements between sides: one side's declaration, or whose is not told"
    if why is not None:
        losing.note(LossKind.LEFT_OUT, "ceasefire", why, ceasefire=agreement.id)
    elif (day := _when(ceasefire.agreed.value, agreement, "ceasefire", losing)) is not None:
        yield Happening(
            ceasefire=agreement.id,
            kind="made",
            what="agreed to extend a ceasefire" if agreement.extends else "agreed on a ceasefire",
            sides=agreement.sides,
            third=agreement.third,
            dated=day,
            places=ceasefire.venue.value or (),
            land=agreement.lands,
            claims=_making(agreement),
        )


def _making(agreement: Agreement) -> tuple[Claim, ...]:
    """The claims that tell of its making, that which shows it best first."""
    best = [agreement.evidence.id] if agreement.evidence else []
    told = (
        one
        for account in agreement.ceasefire.life.value or ()
        if account.act in _MAKING and account.status is Status.ACTUAL
        for one in account.claims
    )
    return _of(agreement, dict.fromkeys((*best, *agreement.ceasefire.agreed.rests_on, *told)))


def _extended(agreement: Agreement, losing: Losing) -> Iterator[Happening]:
    for account in agreement.ceasefire.life.value or ():
        if account.act is Act.EXTEND and account.status is Status.ACTUAL and agreement.mutual:
            day = _when(account.date, agreement, "extension", losing)
            if day is not None:
                yield Happening(
                    ceasefire=agreement.id,
                    kind="extended",
                    what="agreed to extend a ceasefire",
                    sides=agreement.sides,
                    dated=day,
                    land=agreement.lands,
                    claims=_of(agreement, account.claims),
                )


def _talks(agreement: Agreement, losing: Losing) -> Iterator[Happening]:
    """Talks in which two sides or more took part; those of third parties alone are none between actors of the conflict."""
    known = {party.id for party in agreement.sides}
    for event in agreement.ceasefire.contacts.value or ():
        why = _no_talks(event, known)
        if why is not None:
            losing.note(LossKind.LEFT_OUT, "contacts", why, ceasefire=agreement.id)
        elif (day := _when(event.date, agreement, "contacts", losing)) is not None:
            taking_part = [party_of(side, agreement.claims.values()) for side in (*event.who, *event.whom)]
            yield Happening(
                ceasefire=agreement.id,
                kind="talks",
                what="held talks",
                sides=tuple(party for party in taking_part if party.id in known),
                third=tuple(party for party in taking_part if party.id not in known),
                dated=day,
                places=event.place,
                claims=_of(agreement, event.claims),
            )


def _no_talks(event: Event, sides: set[str]) -> str | None:
    if event.status is not Status.ACTUAL:
        return f"talks that are {event.status} are no event"
    if event.what not in TALKS:
        return f"a {event.what} is no agreement to ACLED"
    taking_part = {side.id for side in (*event.who, *event.whom)}
    if len(taking_part & sides) < 2:
        return "talks of which reports do not name two of the sides"
    return None


def _carried_out(agreement: Agreement, losing: Losing) -> Iterator[Happening]:
    """Exchanges and evacuations that are told to be done, on the day told."""
    for owed in agreement.ceasefire.terms.value or ():
        for account in owed.accounts if owed.type in CARRIED_OUT else ():
            if account.act is not Act.IMPLEMENT or account.status is not Status.ACTUAL:
                continue
            if not agreement.sides:
                losing.note(LossKind.LEFT_OUT, owed.type, "no side is told", ceasefire=agreement.id)
            elif (day := _when(account.date, agreement, owed.type, losing)) is not None:
                yield _done(agreement, owed, account, day)


def _done(agreement: Agreement, owed: Obligation, account: Account, day: Dated) -> Happening:
    doers = [party_of(side, agreement.claims.values()) for side in account.actors or owed.obligor]
    known = {party.id for party in agreement.sides}
    return Happening(
        ceasefire=agreement.id,
        kind=str(owed.type).replace("_", "-"),
        what=f"carried out what was agreed: {owed_words(owed)}",
        sides=tuple(party for party in doers if party.id in known) or agreement.sides,
        third=tuple(party for party in doers if party.id not in known),
        dated=day,
        places=owed.place,
        land=agreement.lands,
        claims=_of(agreement, account.claims),
    )


def _of(agreement: Agreement, ids: Iterable[str]) -> tuple[Claim, ...]:
    return tuple(agreement.claims[one] for one in ids if one in agreement.claims)
