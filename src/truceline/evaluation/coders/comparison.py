"""Two coders' coding beside one another: the cases that are one, how far they agree, and each difference."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from truceline.evaluation.coders.agreement import SEED, Agreement, all_agreements, cell_of
from truceline.evaluation.coders.history import Minutes
from truceline.evaluation.coders.matching import Matching, Pair, match
from truceline.evaluation.coders.variables import (
    NEGATIVE,
    NOT_MENTIONED,
    VARIABLES,
    Scale,
    Variable,
)
from truceline.evaluation.coding import CodedCase
from truceline.evaluation.names import count_shared
from truceline.evaluation.scores import Tally


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """Where two coders differ on a variable of one ceasefire: what each has (None where it is not coded, `no (not
    mentioned)` where the rules take what is not mentioned for `no`), and the words each gives for it.

    `one_case` and `other_case` are the ids of the case at each coder's. `field` is the field of the ledger that answers to the variable.
    """

    variable: str
    says: str
    field: str
    one_case: str
    other_case: str
    one: str | None
    other: str | None
    one_evidence: str = ""
    other_evidence: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """How the coding of two coders compares: the first is the one measured against.

    `cases` counts the cases that both have of those that each has. `differences` stand case by case; `minutes` tell
    of everybody whose decisions the ledger keeps how long they took.
    """

    one: str
    other: str
    matching: Matching
    cases: Tally
    variables: tuple[Agreement, ...]
    differences: tuple[Difference, ...]
    minutes: tuple[Minutes, ...] = ()

    def variable(self, name: str) -> Agreement | None:
        """The agreement on the variable of this name; None where nobody coded it."""
        return next((one for one in self.variables if one.variable == name), None)


def compare_codings(one: Sequence[CodedCase], other: Sequence[CodedCase], *, seed: int = SEED) -> Comparison:
    """The comparison of the other coder with the first; `seed` is that of the draws behind the intervals."""
    matching = match(one, other)
    return Comparison(
        one=_coder(one, "the first coder"),
        other=_coder(other, "the other coder"),
        matching=matching,
        cases=Tally(hit=len(matching.pairs), gold=len(one), coded=len(other)),
        variables=all_agreements(matching.pairs, seed=seed),
        differences=tuple(difference for pair in matching.pairs for difference in differences(pair)),
    )


def _coder(cases: Sequence[CodedCase], otherwise: str) -> str:
    return ", ".join(dict.fromkeys(case.coder for case in cases if case.coder)) or otherwise


def differences(pair: Pair) -> Iterator[Difference]:
    """Where the coders of two cases that are one differ, variable by variable."""
    for variable in VARIABLES.values():
        cell = cell_of(variable, pair)
        if _differ(variable, cell.one, cell.other, cell.names):
            yield Difference(
                variable=variable.name,
                says=variable.says,
                field=variable.field,
                one_case=pair.one.id,
                other_case=pair.other.id,
                one=_told(variable, pair.one, cell.one),
                other=_told(variable, pair.other, cell.other),
                one_evidence=pair.one.evidence.get(variable.name, ""),
                other_evidence=pair.other.evidence.get(variable.name, ""),
            )


def _told(variable: Variable, case: CodedCase, level: str | None) -> str | None:
    """The level, and beside it where it is only what the rules take for what nobody mentions."""
    silent = level is not None and case.values.get(variable.name) == NOT_MENTIONED
    return f"{level} ({NOT_MENTIONED})" if silent else level


def _differ(
    variable: Variable, one: str | None, other: str | None, names: tuple[tuple[str, ...], tuple[str, ...]]
) -> bool:
    """Whether two values differ; one that is not coded differs from a value, and not from word that there is nothing."""
    if variable.scale is Scale.NAMES:
        shared = count_shared(*names)
        return not shared == len(names[0]) == len(names[1])
    if one is None or other is None:
        there = one if other is None else other
        return there is not None and there not in NEGATIVE
    return one != other
