"""Values of a ceasefire's fields as plain data and as words for people: one table by type."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, is_dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from truceline.model import (
    Account,
    Choice,
    Declaration,
    Event,
    Exactness,
    Obligation,
    Provision,
    Quantity,
    Side,
    Span,
    Status,
    TermType,
    When,
)

_ROUND = {Exactness.ABOUT: "around ", Exactness.MORE_THAN: "more than ", Exactness.LESS_THAN: "less than "}
_LENGTH = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?")
_UNITS = ("year", "month", "week", "day", "hour", "minute")


def plain(value: Any) -> Any:
    """A value as strings, numbers, lists and dicts with the names of the model's fields.

    A time is `{"value", "earliest", "latest", "words", "doubts"}`, words of an article stand as they are printed.
    """
    match value:
        case Span():
            return value.quote
        case StrEnum():
            return str(value)
        case datetime():
            return value.isoformat()
        case tuple():
            return [plain(part) for part in value]
        case _ if is_dataclass(value) and not isinstance(value, type):
            return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
        case _:
            return value


def in_words(value: Any) -> str:
    """A value in one line; empty for none."""
    if isinstance(value, tuple):
        between = ", " if all(isinstance(part, (Side, str)) for part in value) else "; "
        return between.join(in_words(part) for part in value)
    for kind, words in _WORDS.items():
        if isinstance(value, kind):
            return words(value)
    return "" if value is None else str(value)


def length_words(duration: str) -> str:
    """An ISO 8601 duration in words (`PT72H`: 72 hours); as it is where it is none."""
    match = _LENGTH.fullmatch(duration)
    told = (
        [(int(number), unit) for number, unit in zip(match.groups(), _UNITS, strict=True) if number]
        if match
        else []
    )
    return ", ".join(f"{number} {unit}{'' if number == 1 else 's'}" for number, unit in told) or duration


def _when(when: When) -> str:
    """As precisely as it is told; a time that is only bounded by its bounds."""
    first = _day(when.earliest)
    last = _day(when.latest - timedelta(seconds=1)) if when.latest else None  # bounds are half-open
    if when.value is not None or not (first or last):
        return str(when)
    if first and last:
        return first if first == last else f"between {first} and {last}"
    return f"not after {last}" if last else f"not before {first}"


def _day(moment: datetime | None) -> str | None:
    return moment.date().isoformat() if moment else None


def _quantity(quantity: Quantity) -> str:
    if quantity.exactness is Exactness.SOME:
        return quantity.words.quote
    return f"{_ROUND.get(quantity.exactness, '')}{quantity.number:,.10g} {quantity.unit}".strip()


def _account(account: Account) -> str:
    told = [
        f"by {in_words(account.actors)}" if account.actors else "",
        f"says {account.said_by.name}" if account.said_by else "",
        f"on {_when(account.date)}" if account.date else "",
    ]
    stance = f" ({account.stance})" if account.stance else ""
    return (_listed(told) or "reported") + stance + _status(account.status)


def _status(status: Status) -> str:
    return "" if status is Status.ACTUAL else f" ({status})"


def _declaration(declaration: Declaration) -> str:
    return f"{declaration.side.name} {_when(declaration.when)}" if declaration.when else declaration.side.name


def _provision(provision: Provision) -> str:
    return f"{provision.code} {provision.strength}"


def _obligation(owed: Obligation) -> str:
    parts = (
        f"by {in_words(owed.obligor)}" if owed.obligor else "",
        f"to {in_words(owed.beneficiary)}" if owed.beneficiary else "",
        _chosen(owed.quantity, "{}"),
        _chosen(owed.deadline, "until {}"),
        f"in {in_words(owed.place)}" if owed.place else "",
        f"overseen by {in_words(owed.oversight)}" if owed.oversight else "",
        str(owed.progress),
    )
    return f"{owed_words(owed)}: {_listed(parts)}"


def owed_words(owed: Obligation) -> str:
    """What is undertaken: its type, or the words of the report where it is of no type."""
    return f"“{owed.says}”" if owed.type is TermType.OTHER else str(owed.type).replace("_", " ")


def _chosen(choice: Choice[Any] | None, told: str) -> str:
    return told.format(in_words(choice.value)) if choice is not None and choice.value is not None else ""


def _event(event: Event) -> str:
    denied = f"denied by {in_words(event.denied_by)}" if event.denied_by else ""
    parts = (
        in_words(event.who),
        f"with {in_words(event.whom)}" if event.kind == "contact" and event.whom else "",
        f"to {in_words(event.whom)}" if event.kind != "contact" and event.whom else "",
        in_words(event.quantity),
        f"in {in_words(event.place)}" if event.place else "",
        f"on {_when(event.date)}" if event.date else "",
        f"says {event.said_by.name}" if event.said_by else "",
        denied,
    )
    head = event.what.replace("_", " ").lower() + (f" ({event.stance})" if event.stance else "")
    return ": ".join(part for part in (head, _listed(parts)) if part) + _status(event.status)


def _listed(parts: Iterable[str]) -> str:
    return ", ".join(part for part in parts if part)


_WORDS: Mapping[type, Callable[[Any], str]] = {
    Side: lambda side: side.name,
    When: _when,
    Quantity: _quantity,
    Account: _account,
    Declaration: _declaration,
    Provision: _provision,
    Obligation: _obligation,
    Event: _event,
    Choice: lambda choice: in_words(choice.value),
    StrEnum: lambda name: str(name).replace("_", " "),
    bool: lambda holds: "yes" if holds else "no",
}
