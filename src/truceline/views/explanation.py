"""The way back: from a field's value to the function that chose it and the words it rests on."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from truceline.errors import NotFound
from truceline.model import Ceasefire, Claim
from truceline.records import FIELDS, standing
from truceline.views.evidence import EvidenceShown, evidence_shown
from truceline.views.fields import FieldShown, field_shown
from truceline.views.series import SeriesShown, series_shown
from truceline.views.standing import standing_shown

STANDING = "standing"
"""What is told for a day and is no field, but has its reasons as fields do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """The function that chose a value: its full name, where it is written, and what it says of itself."""

    name: str
    file: str
    line: int
    says: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """Why a field of a ceasefire has its value: the rule, the evidence for it, and the evidence passed over.

    `series` lays out over time who reports breaches; it is empty for all fields but `violated`.
    """

    id: str
    field: FieldShown
    rule: Rule
    rests_on: tuple[EvidenceShown, ...]
    passes_over: tuple[EvidenceShown, ...]
    series: tuple[SeriesShown, ...] = ()


def explain(ceasefire: Ceasefire, name: str, claims: Mapping[str, Claim]) -> Explanation:
    """Why this field of the ceasefire is as it is. Raises NotFound for a field that ceasefires do not have."""
    asked = name.strip().lower()
    if asked not in FIELDS:
        raise NotFound(f"no field {name!r}.", next_step=f"There are: {', '.join((*FIELDS, STANDING))}.")
    field = field_shown(ceasefire, asked, claims)
    return Explanation(
        id=ceasefire.id,
        field=field,
        rule=rule_of(FIELDS[asked]),
        rests_on=tuple(evidence_shown(claims[claim]) for claim in field.rests_on),
        passes_over=tuple(evidence_shown(claims[claim]) for claim in field.passes_over),
        series=series_shown(ceasefire, claims) if asked == "violated" else (),
    )


def explain_standing(ceasefire: Ceasefire, on: date, claims: Mapping[str, Claim]) -> Explanation:
    """Why the ceasefire is told to stand so on a day."""
    shown = standing_shown(ceasefire, on, claims)
    rule = rule_of(standing)
    field = FieldShown(
        name=f"{STANDING} on {shown.on}",
        value=shown.state,
        words=shown.line,
        reason=shown.reason,
        made_by=rule.name,
        rests_on=shown.claims,
        support=shown.support,
    )
    evidence = tuple(evidence_shown(claims[claim]) for claim in shown.claims if claim in claims)
    return Explanation(id=ceasefire.id, field=field, rule=rule, rests_on=evidence, passes_over=())


@cache
def rule_of(function: Callable[..., Any]) -> Rule:
    """The function that makes a value: where it is written, and what it says of itself."""
    return Rule(
        name=f"{function.__module__}.{function.__qualname__}",
        file=inspect.getsourcefile(function) or function.__module__,
        line=inspect.getsourcelines(function)[1],
        says=" ".join((inspect.getdoc(function) or "").split("\n\n", 1)[0].split()),
    )
