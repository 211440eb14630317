"""Two coders' coding beside one another: the cases that are one, how far they agree, and each difference."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from truceline.evaluation.agreement import SEED, Agreement, all_agreements, cell_of
from truceline.evaluation.coding import CodedCase
from truceline.evaluation.matching import Matching, Pair, match
from truceline.evaluation.names import count_shared
from truceline.evaluation.scores import Tally
from truceline.evaluation.variables import NEGATIVE, VARIABLES, Scale, Variable


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """Where two coders differ on a variable of one ceasefire: what each has, None where it is not coded, and the words each gives for it.

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

    `cases` counts the cases that both have of those that each has. `differences` stand case by case.
    """

    one: str
    other: str
    matching: Matching
    cases: Tally
    variables: tuple[Agreement, ...]
    differences: tuple[Difference, ...]

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
        differences=tuple(difference for pair in matching.pairs for difference in _differences(pair)),
    )


def _coder(cases: Sequence[CodedCase], otherwise: str) -> str:
    return ", ".join(dict.fromkeys(case.coder for case in cases if case.coder)) or otherwise


def _differences(pair: Pair) -> Iterator[Difference]:
    for variable in VARIABLES.values():
        cell = cell_of(variable, pair)
        if _differ(variable, cell.one, cell.other, cell.names):
            yield Difference(
                variable=variable.name,
                says=variable.says,
                field=variable.field,
                one_case=pair.one.id,
                other_case=pair.other.id,
                one=cell.one,
                other=cell.other,
                one_evidence=pair.one.evidence.get(variable.name, ""),
                other_evidence=pair.other.evidence.get(variable.name, ""),
            )


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
