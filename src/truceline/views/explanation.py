"""The way back: from a field's value to the function that chose it and the words it rests on."""

from __future__ import annotations

import inspect
from collections.abc import Mapping
from dataclasses import dataclass

from truceline.errors import NotFound
from truceline.model import Ceasefire, Claim
from truceline.records.fields import FIELDS
from truceline.views.evidence import EvidenceShown, evidence_shown
from truceline.views.fields import FieldShown, field_shown


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """The function that chose a value: its full name, where it is written, and what it says of itself."""

    name: str
    file: str
    line: int
    says: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """Why a field of a ceasefire has its value: the rule, the evidence for it, and the evidence passed over."""

    id: str
    field: FieldShown
    rule: Rule
    rests_on: tuple[EvidenceShown, ...]
    passes_over: tuple[EvidenceShown, ...]


def explain(ceasefire: Ceasefire, name: str, claims: Mapping[str, Claim]) -> Explanation:
    """Why this field of the ceasefire is as it is. Raises NotFound for a field that ceasefires do not have."""
    asked = name.strip().lower()
    if asked not in FIELDS:
        raise NotFound(f"no field {name!r}.", next_step=f"There are: {', '.join(FIELDS)}.")
    field = field_shown(ceasefire, asked, claims)
    return Explanation(
        id=ceasefire.id,
        field=field,
        rule=rule_of(asked),
        rests_on=tuple(evidence_shown(claims[claim]) for claim in field.rests_on),
        passes_over=tuple(evidence_shown(claims[claim]) for claim in field.passes_over),
    )


def rule_of(field: str) -> Rule:
    """The function that chooses the value of this field."""
    function = FIELDS[field]
    return Rule(
        name=f"{function.__module__}.{function.__qualname__}",
        file=inspect.getsourcefile(function) or function.__module__,
        line=inspect.getsourcelines(function)[1],
        says=" ".join((inspect.getdoc(function) or "").split("\n\n", 1)[0].split()),
    )
