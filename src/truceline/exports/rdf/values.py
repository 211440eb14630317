"""Values of a record and of claims as things of a graph: times, quantities, accounts, events, undertakings."""

from __future__ import annotations

import re
from datetime import datetime
from functools import singledispatchmethod
from typing import Any

from truceline.exports.rdf.graph import (
    DERIVED,
    Block,
    Iri,
    Literal,
    Object,
    all_words,
    named,
    prov,
    rdf,
    tl,
    words,
    xsd,
)
from truceline.exports.rdf.names import Names
from truceline.model import Account, Choice, Declaration, Event, Obligation, Provision, Quantity, Side, When

_DATATYPES = {"year": "gYear", "month": "gYearMonth", "day": "date", "minute": "dateTime"}
_DURATION = re.compile(r"P(?=\d|T\d)(?:\d+Y)?(?:\d+M)?(?:\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+S)?)?")
_CLOCK = re.compile(r"(T\d\d:\d\d)(?=$|Z|[+-])")


class Values:
    """Puts values into a block, and gives what stands for each: a word, a number, or the name of a thing."""

    def __init__(self, block: Block, names: Names) -> None:
        self.block, self.names = block, names

    def choice(self, at: str, told: Choice[Any] | None, field: str, **more: Object | None) -> Iri | None:
        """A choice: the value or why there is none, what it rests on and passes over, the reason, and what made it."""
        if told is None:
            return None
        return self.block.put(
            named("choice", at),
            (prov("Entity"), tl("Choice")),
            {
                tl("field"): Literal(field),
                tl("value"): self.parts(at, field, told.value),
                tl("abstention"): Literal(str(told.abstention)) if told.abstention else None,
                tl("reason"): words(told.reason),
                DERIVED: claims(told.rests_on),
                tl("passes_over"): claims(told.passes_over),
                prov("wasInfluencedBy"): [named("judgement", one) for one in told.judgements],
                prov("wasGeneratedBy"): self.names.function(told.made_by, ours=True),
                tl("claimed"): self.choice(f"{at}:claimed", told.claimed, field),
                **{tl(name): one for name, one in more.items()},
            },
        )

    def parts(self, at: str, field: str, value: Any) -> list[Object]:
        """What stands for the value of a field: several objects where it is a list."""
        if value is None:
            return []
        if field in {"place", "venue"}:
            return self.names.places(value)
        if not isinstance(value, tuple):
            return [self.one(value, at)]
        return [self.one(part, f"{at}:{number}") for number, part in enumerate(value, start=1)]

    @singledispatchmethod
    def one(self, value: Any, at: str) -> Object:
        """What stands for a single value."""
        del at
        return int_or_bool if (int_or_bool := _number(value)) is not None else duration(str(value))

    @one.register
    def _(self, side: Side, at: str) -> Object:
        del at
        return self.names.actor(side)

    @one.register
    def time(self, when: When, at: str) -> Iri:
        """A time: its value as precisely as told, its bounds, and the words for it."""
        return self.block.put(
            named("time", at),
            (tl("Time"),),
            {
                rdf("value"): _value(when),
                tl("precision"): Literal(when.precision),
                tl("earliest"): _moment(when.earliest),
                tl("before"): _moment(when.latest),
                tl("words"): words(when.words.quote if when.words else None),
                tl("doubt"): all_words(when.doubts),
            },
        )

    @one.register
    def quantity(self, quantity: Quantity, at: str) -> Iri:
        """A number of things, as exactly as told."""
        return self.block.put(
            named("quantity", at),
            (tl("Quantity"),),
            {
                rdf("value"): decimal(quantity.number),
                tl("exactness"): Literal(str(quantity.exactness)),
                tl("unit"): words(quantity.unit),
                tl("words"): words(quantity.words.quote),
            },
        )

    @one.register
    def _(self, told: Declaration, at: str) -> Object:
        return self.block.put(
            named("part", at),
            (tl("Declaration"),),
            {
                tl("side"): self.names.actor(told.side),
                tl("when"): self.maybe(told.when, at),
                DERIVED: claims(told.claims),
            },
        )

    @one.register
    def _(self, told: Provision, at: str) -> Object:
        return self.block.put(
            named("part", at),
            (tl("Provision"),),
            {
                tl("code"): Literal(told.code),
                tl("strength"): told.strength,
                tl("reason"): words(told.reason),
                DERIVED: claims(told.claims),
            },
        )

    @one.register
    def _(self, told: Account, at: str) -> Object:
        return self.block.put(
            named("part", at),
            (tl("Account"),),
            {
                tl("act"): Literal(str(told.act)),
                tl("actors"): self.names.actors(told.actors),
                prov("wasAttributedTo"): self.names.actor(told.said_by) if told.said_by else None,
                tl("status"): Literal(str(told.status)),
                tl("stance"): words(told.stance),
                tl("when"): self.maybe(told.date, at),
                tl("first_told"): self.maybe(told.told, f"{at}:told"),
                tl("origins"): told.origins,
                DERIVED: claims(told.claims),
            },
        )

    @one.register
    def _(self, told: Event, at: str) -> Object:
        return self.block.put(
            named("part", at),
            (tl("Event"),),
            {
                tl("kind"): Literal(told.kind),
                tl("what"): Literal(told.what),
                tl("says"): words(told.says),
                tl("who"): self.names.actors(told.who),
                tl("whom"): self.names.actors(told.whom),
                tl("place"): self.names.places(told.place),
                tl("when"): self.maybe(told.date, at),
                prov("wasAttributedTo"): self.names.actor(told.said_by) if told.said_by else None,
                tl("denied_by"): self.names.actors(told.denied_by),
                tl("stance"): words(told.stance),
                tl("status"): Literal(str(told.status)),
                tl("quantity"): self.maybe(told.quantity, at),
                tl("origins"): told.origins,
                DERIVED: claims(told.claims),
            },
        )

    @one.register
    def _(self, told: Obligation, at: str) -> Object:
        return self.block.put(
            named("part", at),
            (tl("Obligation"),),
            {
                tl("type"): Literal(str(told.type)),
                tl("says"): words(told.says),
                tl("obligor"): self.names.actors(told.obligor),
                tl("beneficiary"): self.names.actors(told.beneficiary),
                tl("oversight"): self.names.actors(told.oversight),
                tl("place"): self.names.places(told.place),
                tl("quantity"): self.choice(f"{at}:quantity", told.quantity, "quantity"),
                tl("deadline"): self.choice(f"{at}:deadline", told.deadline, "deadline"),
                tl("progress"): Literal(str(told.progress)),
                tl("account"): self.parts(f"{at}:account", "accounts", told.accounts),
                DERIVED: claims(told.claims),
            },
        )

    def maybe(self, value: When | Quantity | None, at: str) -> Object | None:
        """What stands for a value, where there is one."""
        return None if value is None else self.one(value, at)


def claims(ids: tuple[str, ...]) -> list[Object]:
    """The names of claims."""
    return [named("claim", one) for one in ids]


def decimal(number: float) -> Literal:
    """A number as it is, without an exponent."""
    return Literal(f"{number:.6f}".rstrip("0").rstrip("."), xsd("decimal"))


def duration(told: str) -> Literal:
    """A length that XML Schema knows as one, else plain words: it has no weeks (`P2W`)."""
    return Literal(told, xsd("duration")) if _DURATION.fullmatch(told) else Literal(told)


def _number(value: Any) -> int | None:
    return value if isinstance(value, (bool, int)) else None


def _value(when: When) -> Literal | None:
    """The value as XML Schema writes it: a time of day has seconds there, and the hour 24 is that of the next day."""
    if when.value is None:
        return None
    written = _CLOCK.sub(r"\1:00", when.value)
    if "T24" in written and when.earliest is not None:
        written = when.earliest.isoformat()
    return Literal(written, xsd(_DATATYPES[when.precision]))


def _moment(moment: datetime | None) -> Literal | None:
    return Literal(moment.isoformat(), xsd("dateTime")) if moment else None
