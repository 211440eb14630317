"""The variables that coders are compared by: those of ETH/PRIO, with their levels under one name each."""

from __future__ import annotations

import dataclasses
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from truceline.evaluation.coding import Value

UNCLEAR = "unclear"
NOT_MENTIONED = "not mentioned"
NEGATIVE = frozenset({"no", "none", UNCLEAR})
"""Levels that say that there is nothing, or nothing to be said: precision and recall are of all others."""

_ISO = re.compile(r"\d{4}(-\d\d(-\d\d)?)?", re.ASCII)
_ABSENT = frozenset({"", "na", "nan", "-99", "."})


class Scale(StrEnum):
    """What can be told of two levels that differ: nothing, which is more, how many days apart; or which names they share."""

    NOMINAL = "nominal"
    ORDINAL = "ordinal"
    TIME = "time"
    NAMES = "names"


@dataclass(frozen=True, slots=True, kw_only=True)
class Variable:
    """A variable: its name in ETH/PRIO, what it is, and the field of a ceasefire that answers to it.

    `levels` leads from codes and words to the level they mean, in the order of the levels. `unmentioned` is the level that ETH/PRIO's rules give
    where nothing is told of it; None where that is no coding at all.
    """

    name: str
    says: str
    field: str
    scale: Scale
    levels: Mapping[str, str] = dataclasses.field(default_factory=dict)
    unmentioned: str | None = None

    @property
    def order(self) -> tuple[str, ...]:
        """The levels in their order, each once."""
        return tuple(dict.fromkeys(self.levels.values()))


_YES = {"0": "no", "no": "no", "false": "no", "none": "no", "1": "yes", "yes": "yes", "true": "yes"}
_WRITTEN = {**_YES, "2": "yes"}
_CLASS = {
    "1": "cessation of hostilities",
    "cessation of hostilities": "cessation of hostilities",
    "2": "preliminary",
    "preliminary": "preliminary",
    "3": "definitive",
    "definitive": "definitive",
}
_TIMING = {
    "0": "not linked to talks",
    "not linked to talks": "not linked to talks",
    "1": "before negotiations",
    "before negotiations": "before negotiations",
    "2": "during negotiations",
    "during negotiations": "during negotiations",
    "3": "end of the violent phase",
    "end of the violent phase": "end of the violent phase",
}
_ENFORCEMENT = {
    "0": "none",
    "none": "none",
    "1": "external state",
    "external state": "external state",
    "2": "international organisation",
    "international organisation": "international organisation",
    "3": UNCLEAR,
}


def _time(name: str, says: str, of: str) -> Variable:
    return Variable(name=name, says=says, field=of, scale=Scale.TIME)


def _names(name: str, says: str, of: str) -> Variable:
    return Variable(name=name, says=says, field=of, scale=Scale.NAMES)


def _yes_or_no(name: str, says: str, of: str, unmentioned: str | None = "no") -> Variable:
    levels = _WRITTEN if name == "written" else _YES
    return Variable(
        name=name, says=says, field=of, scale=Scale.NOMINAL, levels=levels, unmentioned=unmentioned
    )


VARIABLES: Mapping[str, Variable] = {
    one.name: one
    for one in (
        _names("side", "sides", "sides"),
        _time("cf_dec", "declared or agreed", "agreed"),
        _time("cf_effect", "in effect", "effect"),
        _time("end", "ended on", "ended"),
        _yes_or_no("ended", "ended at all", "ending"),
        _yes_or_no("partial", "local or partial", "partial", None),
        _yes_or_no("written", "written", "written"),
        _yes_or_no("fixed", "limited in time", "fixed"),
        _yes_or_no("p_humanitarian", "for humanitarian aims", "purpose"),
        _yes_or_no("p_peaceprocess", "for a peace process", "purpose"),
        _yes_or_no("p_holiday", "for a holiday", "purpose"),
        _yes_or_no("p_election", "for an election", "purpose"),
        _yes_or_no("p_other", "for another purpose", "purpose"),
        _yes_or_no("p_unclear", "purpose not told", "purpose", "yes"),
        Variable(
            name="ceasefire_class",
            says="class",
            field="ceasefire_class",
            scale=Scale.ORDINAL,
            levels=_CLASS,
            unmentioned="cessation of hostilities",
        ),
        Variable(
            name="timing",
            says="timing to talks",
            field="timing",
            scale=Scale.NOMINAL,
            levels=_TIMING,
            unmentioned=UNCLEAR,
        ),
        _yes_or_no("mediator_nego", "mediated", "mediators"),
        _names("mediator_send", "mediators", "mediators"),
        _yes_or_no("implement", "mechanism agreed", "implementation"),
        Variable(
            name="enforcement",
            says="enforced by",
            field="enforcement",
            scale=Scale.NOMINAL,
            levels=_ENFORCEMENT,
            unmentioned="none",
        ),
        _yes_or_no("ddr", "disarmament", "ddr"),
    )
}
"""What is compared, by name, in the order in which it is told."""


def level_of(variable: Variable, value: Value) -> str | None:
    """The level that a coder's value means, None where the variable is not coded.

    Codes and words of one meaning are one level ("1", 1, `yes`). A code that no rule has stays as it is written, so that it is seen.
    A time is cut to its day.
    """
    words = _plain(value)
    if words.casefold() in _ABSENT:
        return None
    if words == NOT_MENTIONED:
        return variable.unmentioned
    if variable.scale is Scale.TIME:
        found = _ISO.match(words)
        return found[0] if found else UNCLEAR if words in {UNCLEAR, "-1"} else None
    if words in {UNCLEAR, "-1"}:
        return UNCLEAR
    return variable.levels.get(words.casefold(), words)


def names_of(value: Value) -> tuple[str, ...]:
    """The names in a value, divided by semicolons; none for what is no name."""
    words = _plain(value)
    if words.casefold() in _ABSENT | {NOT_MENTIONED, UNCLEAR, "none", "0", "-1"}:
        return ()
    return tuple(part for piece in words.split(";") if (part := piece.strip()))


def _plain(value: Value) -> str:
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return " ".join(str(value).split())
