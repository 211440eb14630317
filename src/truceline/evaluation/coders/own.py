"""The ledger's own coding: its ceasefires as cases of a coder, from their fields."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from truceline.evaluation.coders.variables import NOT_MENTIONED, UNCLEAR, VARIABLES
from truceline.evaluation.coding import CodedCase, Value
from truceline.model import Abstention, Act, ActClaim, Ceasefire, Choice, Claim, Purpose, Side, Status, When

LEDGER = "Truceline"
"""The name of the ledger as a coder."""

_PURPOSES = {
    "p_humanitarian": Purpose.HUMANITARIAN,
    "p_peaceprocess": Purpose.PEACE_PROCESS,
    "p_holiday": Purpose.HOLIDAY,
    "p_election": Purpose.ELECTION,
    "p_other": Purpose.OTHER,
}
CODED_FIELDS = frozenset({"sides", "place", "declared", *(one.field for one in VARIABLES.values())})
"""The fields that cases are made of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """What a case needs to know of a claim: its words, and whether it tells that a ceasefire has ended."""

    quote: str
    ends: bool

    @classmethod
    def of(cls, claim: Claim) -> Passage:
        """What the claim gives."""
        ends = isinstance(claim, ActClaim) and claim.act is Act.END and claim.status is not Status.PLANNED
        return cls(quote=claim.span.quote, ends=ends)


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
    fields: Collection[str] = CODED_FIELDS,
) -> CodedCase:
    """The ceasefire as a case, with the first passage behind each value; only these fields are coded."""
    choices: dict[str, Choice[Any]] = {
        name: getattr(ceasefire, name) for name in CODED_FIELDS if name in fields
    }
    needed = {one for choice in choices.values() for one in choice.rests_on}
    passages = {one: Passage.of(claims[one]) for one in sorted(needed) if one in claims}
    return case_of(ceasefire.id, choices, passages, coder=coder)


def case_of(
    name: str, choices: Mapping[str, Choice[Any]], passages: Mapping[str, Passage], *, coder: str
) -> CodedCase:
    """The case with these choices by field, which rest on these passages, by claim.

    A field that no report mentions has the value `not mentioned`: what that means for a variable is told by its rule (`Variable.unmentioned`). An
    end that is only planned is none.
    """
    wanted = [one for one in VARIABLES.values() if one.field in choices]
    found = {one.name: _value(one.name, choices[one.field]) for one in wanted}
    quotes = {one.name: _quote(choices[one.field], passages) for one in wanted}
    if "ended" in choices and not _is_past(choices["ended"], passages):
        found["end"] = None
    if "ending" in choices and "ended" in choices and _is_over(choices, passages):
        found["ended"] = True
    return CodedCase(
        id=name,
        coder=coder,
        sides=_names(choices, "sides"),
        values={name: value for name, value in found.items() if value is not None},
        declared={
            one.side.name: _when(one.when) if one.when else None for one in _parts(choices, "declared")
        },
        location=_names(choices, "place"),
        ceasefire=name,
        evidence={name: quote for name, quote in quotes.items() if quote},
    )


def _parts(choices: Mapping[str, Choice[Any]], field: str) -> tuple[Any, ...]:
    return (choices[field].value or ()) if field in choices else ()


def _names(choices: Mapping[str, Choice[Any]], field: str) -> tuple[str, ...]:
    return tuple(side.name for side in _parts(choices, field))


def _is_past(ended: Choice[When], passages: Mapping[str, Passage]) -> bool:
    """Whether the end is told as past, or a person set it; an abstention passes."""
    told = [passages[one].ends for one in ended.rests_on if one in passages]
    return ended.value is None or not told or any(told)


def _is_over(choices: Mapping[str, Choice[Any]], passages: Mapping[str, Passage]) -> bool:
    ended = choices["ended"]
    return choices["ending"].value is not None or (ended.value is not None and _is_past(ended, passages))


def _value(variable: str, choice: Choice[Any]) -> Value:
    """The value of a variable, from the field that answers to it."""
    if choice.value is None:
        told = choice.abstention
        if told is Abstention.UNCLEAR and variable in _PURPOSES:
            return False  # that the purpose is unclear is told by `p_unclear`
        if variable == "p_unclear" and told is Abstention.UNCLEAR:
            return True
        return NOT_MENTIONED if told is Abstention.NOT_MENTIONED else str(told)
    if variable in _PURPOSES:
        return _PURPOSES[variable] in choice.value
    return _READ.get(variable, _as_it_is)(choice.value)


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
    return when.value or UNCLEAR


_READ: Mapping[str, Callable[[Any], Value]] = {
    "ended": lambda _: True,
    "p_unclear": lambda _: False,
    "mediator_nego": bool,
    "implement": bool,
}


def _quote(choice: Choice[Any], passages: Mapping[str, Passage]) -> str:
    return next((passages[one].quote for one in choice.rests_on if one in passages), "")
