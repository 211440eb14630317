"""Agreements written by hand, and their rows in the columns of a list."""

from __future__ import annotations

import csv
import dataclasses
import io
from typing import Any

from ceasefires_by_hand import account, chosen, side
from ceasefires_by_hand import ceasefire as made
from ceasefires_by_hand import time as at
from shown_by_hand import ShownByHand, extract_of
from truceline.exports import EXPORTERS, Loss
from truceline.model import Account, Act, ActClaim, Ceasefire, Claim, Declaration, Laterality, Provision, Side
from truceline.views import Crosswalk


def sides(names: str) -> tuple[Side, ...]:
    """Sides by their ids, with blanks between."""
    return tuple(side(one) for one in names.split())


def agreement(
    who: str = "ARM AZE",
    day: str | None = "2020-10-09",
    *more: Account,
    claims: tuple[Claim, ...] = (),
    **values: Any,
) -> Ceasefire:
    """A ceasefire that these agreed on, on this day; `more` is told of its life, `values` are further fields."""
    life = (account(Act.AGREE, day, by=who), *more)
    ids = tuple(one.id for one in claims)
    making = tuple(one.id for one in claims if isinstance(one, ActClaim))
    told: dict[str, Any] = {
        "sides": chosen(sides(who)),
        "laterality": chosen(Laterality.BILATERAL if " " in who else Laterality.UNILATERAL),
        "declared": chosen(tuple(Declaration(side=one, when=at(day), claims=()) for one in sides(who))),
        "life": chosen(
            tuple(dataclasses.replace(one, claims=making or one.claims) for one in life[:1]) + life[1:]
        ),
        **({"agreed": chosen(at(day), *making)} if day else {}),
        **values,
    }
    one = made()
    return dataclasses.replace(one, claims=ids or ("c1", "c2"), **told)


def provided(**strengths: int) -> Any:
    """Provisions by their codes."""
    return chosen(
        tuple(Provision(code=code, strength=s, reason="", claims=()) for code, s in strengths.items())
    )


def exported(
    name: str,
    *ceasefires: Ceasefire,
    claims: tuple[Claim, ...] = (),
    ids: Crosswalk | None = None,
    **more: Any,
) -> tuple[list[dict[str, str]], tuple[Loss, ...]]:
    """The rows that this format makes of these ceasefires, and what it tells to be lost; what it writes obeys its rules."""
    stream = io.BytesIO()
    losses = EXPORTERS[name].write(extract_of(ShownByHand(ceasefires, claims, **more), ids), stream)
    assert list(EXPORTERS[name].check(io.BytesIO(stream.getvalue()))) == []
    rows = list(csv.DictReader(io.StringIO(stream.getvalue().decode(), newline="")))
    assert losses.rows == len(rows)
    return rows, losses.losses


def row(name: str, ceasefire: Ceasefire, **more: Any) -> dict[str, str]:
    """The one row that this format makes of the ceasefire."""
    rows, _ = exported(name, ceasefire, **more)
    (only,) = rows
    return only


def told(losses: tuple[Loss, ...], column: str) -> list[tuple[str, str | None, str]]:
    """What is told to be lost of a column: kind, code, words."""
    return [(str(one.kind), one.code, one.says) for one in losses if one.column == column]
