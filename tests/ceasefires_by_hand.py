"""Ceasefires written by hand, for tests of what is made of records."""

from __future__ import annotations

import dataclasses
from typing import Any

from claims_by_hand import NAMES
from truceline.model import Abstention, Account, Act, Ceasefire, Choice, Side, Status, When
from truceline.records import FIELDS

BLANK: Choice[Any] = Choice(abstention=Abstention.NOT_MENTIONED, reason="", made_by="tests.by_hand")


def side(actor: str) -> Side:
    """A side, by id."""
    return Side(id=actor, name=NAMES.get(actor, actor.title()))


def time(value: str | None) -> When | None:
    """A time by its value, or by its bounds: `2020-10-01..2020-10-20` (both inclusive), `..2020-10-20`."""
    if value is None or ".." not in value:
        return When.of(value) if value else None
    first, last = (When.of(day) if day else None for day in value.split(".."))
    return When(earliest=first.earliest if first else None, latest=last.latest if last else None)


def account(
    act: Act, on: str | None = None, *, by: str = "", said_by: str | None = None,
    status: Status = Status.ACTUAL, told: str | None = None, key: str | None = None,
) -> Account:  # fmt: skip
    """An account of an act on a day, or first told on one; its claim is called after it."""
    name = key or f"{act}-{by}-{said_by}-{status}-{on}-{told}"
    return Account(
        act=act,
        actors=tuple(side(actor) for actor in by.split()),
        said_by=side(said_by) if said_by else None,
        status=status,
        date=time(on),
        told=time(told),
        claims=(name,),
    )


def chosen(value: Any, *rests_on: str) -> Choice[Any]:
    """A value that rests on these claims."""
    return Choice(value=value, rests_on=rests_on or ("told",), reason="told", made_by="tests.by_hand")


def ceasefire(*life: Account, **times: str) -> Ceasefire:
    """A ceasefire with this life, and times of the fields of these names: `agreed="2020-10-09"`, `duration="P7D"`."""
    values: dict[str, Any] = dict.fromkeys(FIELDS, BLANK)
    if life:
        values["life"] = chosen(life, *(one for told in life for one in told.claims))
        broken = tuple(told for told in life if told.act is Act.VIOLATE)
        values["violated"] = chosen(broken) if broken else BLANK
    for name, value in times.items():
        values[name] = chosen(value if name == "duration" else time(value), f"{name}-told")
    claims = {one for choice in values.values() for one in choice.rests_on}
    return dataclasses.replace(_EMPTY, claims=tuple(sorted(claims)), **values)


_BLANKS: dict[str, Any] = dict.fromkeys(FIELDS, BLANK)
_EMPTY = Ceasefire(id="AZE-ARM-2020-10-10", claims=(), **_BLANKS)
