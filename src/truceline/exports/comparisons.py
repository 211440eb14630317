"""Comparisons of coders as dicts and lists, ready for JSON."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from truceline.evaluation.claims import ClaimComparison
from truceline.evaluation.coders.agreement import Agreement, Estimate
from truceline.evaluation.coders.comparison import Comparison
from truceline.evaluation.coders.matching import Pair, Unmatched

_PLACES = 4


def comparison_plain(found: Comparison) -> dict[str, Any]:
    """A comparison of two coders of cases: figures are None where there is nothing to measure."""
    cases = found.cases
    return {
        "one": found.one,
        "other": found.other,
        "cases": {
            "one": cases.gold,
            "other": cases.coded,
            "both": cases.hit,
            "precision": _round(cases.precision()),
            "recall": _round(cases.recall()),
            "f1": _round(cases.f1()),
        },
        "pairs": [_pair(pair) for pair in found.matching.pairs],
        "only_one": [_alone(one) for one in found.matching.only_one],
        "only_other": [_alone(one) for one in found.matching.only_other],
        "variables": [_agreement(one) for one in found.variables],
        "differences": [asdict(one) for one in found.differences],
        "minutes": [asdict(one) for one in found.minutes],
    }


def claims_plain(found: ClaimComparison) -> dict[str, Any]:
    """A comparison of claims, report by report."""
    figures = {one.name: {**_estimate(one.estimate), **asdict(one.tally)} for one in found.figures}
    return {
        "one": found.one,
        "other": found.other,
        "reports": found.reports,
        "missing": found.missing,
        "figures": figures,
    }


def _agreement(one: Agreement) -> dict[str, Any]:
    return {
        "variable": one.variable,
        "says": one.says,
        "scale": str(one.scale),
        "both": one.both,
        "only_one": one.only_one,
        "only_other": one.only_other,
        "neither": one.neither,
        **{name: _estimate(figure) for name, figure in one.figures.items()},
        "levels": list(one.levels),
        "table": [list(row) for row in one.table],
    }


def _estimate(figure: Estimate) -> dict[str, Any]:
    return {
        "value": _round(figure.value),
        "low": _round(figure.low),
        "high": _round(figure.high),
        "n": figure.n,
    }


def _round(value: float | None) -> float | None:
    return None if value is None else round(value, _PLACES)


def _pair(pair: Pair) -> dict[str, Any]:
    return {
        "one": pair.one.id,
        "other": pair.other.id,
        "score": pair.score,
        "reasons": [asdict(reason) for reason in pair.reasons],
    }


def _alone(one: Unmatched) -> dict[str, Any]:
    return {"case": one.case.id, "sides": list(one.case.sides), "why": one.why}
