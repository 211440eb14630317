"""The coded variables of ETH/PRIO: from a field's value or abstention to a code, and from a code to a value."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from truceline.evaluation.coding import Value
from truceline.model import Abstention, Choice

MISSING = frozenset({"", "na", "n/a", "nan", "null", "none", ".", "-"})
"""What stands in a cell that holds nothing, in small letters: as sheets, R and pandas write it."""

UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True, kw_only=True)
class Variable:
    """A coded variable: the field of ours it takes, what its codes stand for, and what abstentions are written as.

    `rule` is the rule of the format by which what is not mentioned has a code nonetheless; empty where it has none.
    """

    name: str
    field: str
    codes: Mapping[str, Value]
    unclear: frozenset[str]
    abstained: Mapping[Abstention, str]
    rule: str = ""

    def code(self, choice: Choice[Any]) -> str:
        """The code of a field's value, or of its abstention."""
        if choice.abstention is not None:
            return self.abstained[choice.abstention]
        value = bool(choice.value) if isinstance(choice.value, (bool, tuple)) else str(choice.value)
        return next(code for code, told in self.codes.items() if told == value)

    def value(self, code: str) -> Value:
        """What a code stands for; `unclear` where it says so, None for an empty cell. Raises ValueError if there is no such code."""
        told = whole(code)
        if told in self.codes:
            return self.codes[told]
        if told in self.unclear:
            return UNCLEAR
        if told.lower() in MISSING:
            return None
        raise ValueError(f"{code!r} is no code of {self.name}: {', '.join(self.allowed)} or an empty cell")

    @property
    def allowed(self) -> tuple[str, ...]:
        """The codes that there are, in their order."""
        return tuple(sorted({*self.codes, *self.unclear}, key=int))


def whole(cell: str) -> str:
    """A cell without the white space around it, and a whole number without its decimals ("1.0" is 1)."""
    told = cell.strip()
    number, point, rest = told.partition(".")
    return number if point and not rest.strip("0") and number.lstrip("-").isdecimal() else told


@cache
def variables() -> Mapping[str, Variable]:
    """The coded variables by name, as `codes.toml` tells them."""
    told = tomllib.loads(files(__package__).joinpath("codes.toml").read_text("utf-8"))
    return {name: _variable(name, one) for name, one in told.items()}


def _variable(name: str, told: Mapping[str, Any]) -> Variable:
    unclear = str(told["unclear"])
    return Variable(
        name=name,
        field=told["field"],
        codes={str(code): value for code, value in told["codes"]},
        unclear=frozenset({unclear, *map(str, told.get("also_unclear", ()))}),
        abstained={
            Abstention.UNCLEAR: unclear,
            Abstention.NONE: str(told["none"]),
            Abstention.NOT_MENTIONED: str(told.get("not_mentioned", "")),
        },
        rule=told.get("rule", ""),
    )
