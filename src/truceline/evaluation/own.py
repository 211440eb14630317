"""The ledger's own coding: its ceasefires as cases of a coder, from their fields."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any

from truceline.evaluation.coding import CodedCase, Value
from truceline.evaluation.variables import NOT_MENTIONED, VARIABLES
from truceline.model import Abstention, Ceasefire, Choice, Claim, Purpose, Side, When

LEDGER = "Truceline"
"""The name of the ledger as a coder."""

_PURPOSES = {
    "p_humanitarian": Purpose.HUMANITARIAN,
    "p_peaceprocess": Purpose.PEACE_PROCESS,
    "p_holiday": Purpose.HOLIDAY,
    "p_election": Purpose.ELECTION,
    "p_other": Purpose.OTHER,
}


def own_coding(
    ceasefires: Iterable[Ceasefire], claims: Mapping[str, Claim], *, coder: str = LEDGER
) -> tuple[CodedCase, ...]:
    """The ceasefires as this coder's cases, in their order; `claims` holds at least theirs, by id."""
    return tuple(own_case(one, claims, coder=coder) for one in ceasefires)


def own_case(
    ceasefire: Ceasefire,
    claims: Mapping[str, Claim],
    *,
    coder: str = LEDGER,
    fields: Collection[str] | None = None,
) -> CodedCase:
    """The ceasefire as a case, with the first passage behind each value; with `fields` those alone are coded.

    A field that no report mentions has the value `not mentioned`: what that means for a variable is told by its rule (`Variable.unmentioned`).
    """
    wanted = [one for one in VARIABLES.values() if fields is None or one.field in fields]
    found = {one.name: _values(one.name, getattr(ceasefire, one.field)) for one in wanted}
    quotes = {one.name: _quote(getattr(ceasefire, one.field), claims) for one in wanted}
    declared = ceasefire.declared.value or ()
    return CodedCase(
        id=ceasefire.id,
        coder=coder,
        sides=tuple(side.name for side in ceasefire.sides.value or ()),
        values={name: value for name, value in found.items() if value is not None},
        declared={one.side.name: _when(one.when) if one.when else None for one in declared},
        location=tuple(place.name for place in ceasefire.place.value or ()),
        ceasefire=ceasefire.id,
        evidence={name: quote for name, quote in quotes.items() if quote},
    )


def _values(variable: str, choice: Choice[Any]) -> Value:
    """The value of a variable, from the field that answers to it."""
    if choice.value is None:
        told = choice.abstention
        if told is Abstention.UNCLEAR and variable in _PURPOSES:
            return "no"  # its purpose is unclear is told by `p_unclear`
        return NOT_MENTIONED if told is Abstention.NOT_MENTIONED else _abstained(variable, str(told))
    if variable in _PURPOSES:
        return _PURPOSES[variable] in choice.value
    return _READ.get(variable, _as_it_is)(choice.value)


def _abstained(variable: str, told: str) -> Value:
    return "yes" if variable == "p_unclear" and told == "unclear" else told


def _as_it_is(value: Any) -> Value:
    if isinstance(value, When):
        return _when(value)
    if isinstance(value, bool):
        return value
    if isinstance(value, tuple):
        return "; ".join(part.name if isinstance(part, Side) else str(part) for part in value)
    return str(value)


def _when(when: When) -> str:
    """As precisely as it is told; a time that is only bounded is unclear: no midpoint is put in."""
    return when.value or "unclear"


_READ: Mapping[str, Callable[[Any], Value]] = {
    "ended": lambda _: True,
    "p_unclear": lambda _: False,
    "mediator_nego": bool,
    "implement": bool,
}


def _quote(choice: Choice[Any], claims: Mapping[str, Claim]) -> str:
    return next((claims[one].span.quote for one in choice.rests_on if one in claims), "")
