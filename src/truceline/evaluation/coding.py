"""A ceasefire as a coder codes it: one value a variable, whoever the coder is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

Value = str | int | float | bool | None
"""What a variable can be coded as; None where the coder has no value."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CodedCase:
    """One case of one coder: its id there, who its sides are, and its variables under the names of ETH/PRIO.

    Times stand as ISO 8601 as far as they are coded ("2020-10", "2020-10-10") under `cf_dec`, `cf_effect` and `end`; a variable that
    the coder did not code is left out, one that was coded as unclear or as none has the value `unclear` or `none`. `ceasefire` is the id in
    the ledger where the coder gives it. `evidence` are the sentences the coder gives, by variable. `declared` are the
    times of declaration by actor (ETH/PRIO has a row for each).
    """

    id: str
    coder: str
    sides: tuple[str, ...]
    values: Mapping[str, Value]
    declared: Mapping[str, str | None] = field(default_factory=dict)
    location: tuple[str, ...] = ()
    ceasefire: str | None = None
    evidence: Mapping[str, str] = field(default_factory=dict)
