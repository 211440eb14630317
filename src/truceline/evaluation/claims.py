"""How well claims agree with gold, with intervals: each figure of `scores` with a bootstrap over reports."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from truceline.evaluation.coders.agreement import RESAMPLES, SEED, Estimate, estimate
from truceline.evaluation.report import PlainClaim, Report
from truceline.evaluation.scores import FIGURES, Tally, score, tally


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimFigure:
    """A figure of claims: its value with its interval (`n` counts reports), and the counts behind it."""

    name: str
    estimate: Estimate
    tally: Tally


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimComparison:
    """How claims that were coded compare with a person's, over the person's reports. `missing` counts reports that were not coded."""

    one: str
    other: str
    reports: int
    missing: int
    figures: tuple[ClaimFigure, ...]


def compare_claims(
    gold: Mapping[str, Sequence[PlainClaim]],
    coded: Mapping[str, Sequence[PlainClaim]],
    *,
    one: str = "gold",
    other: str = "coded",
    seed: int = SEED,
) -> ClaimComparison:
    """The figures of `score` with intervals: percentiles over reports drawn anew, `seed` being that of the draws."""
    reports = [Report.of(claims, coded.get(name, ())) for name, claims in gold.items()]
    sums, values = tally(gold, coded), score(gold, coded)
    draws = np.random.default_rng(seed).multinomial(
        len(reports), np.full(len(reports), 1 / max(1, len(reports))), size=RESAMPLES
    )
    figures = []
    for name, figure in FIGURES.items():
        counts = [figure.count(report) for report in reports]
        table = np.array([[one.hit, one.gold, one.coded] for one in counts]).reshape(-1, 3)
        drawn = [figure.value(Tally(hit=int(h), gold=int(g), coded=int(c))) for h, g, c in draws @ table]
        found = np.array([np.nan if value is None else value for value in drawn])
        value = values[name]
        told = estimate(float("nan") if value is None else value, found, len(reports))
        figures.append(ClaimFigure(name=name, estimate=told, tally=sums[name]))
    missing = sum(name not in coded for name in gold)
    return ClaimComparison(
        one=one, other=other, reports=len(reports), missing=missing, figures=tuple(figures)
    )
