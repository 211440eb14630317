"""`python -m bench.confidence`: measures how often claims are right and writes what their confidence is made of.

Weights are fitted to the open parts of the coded reports, and one number, how much less is right on reports that
nobody looked at, to the total of the blind parts. Writes `confidence.toml`, the table of docs/evaluation.md and its plot.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from rich.console import Console

from bench import ROOT
from bench.cases import Case, read_cases
from bench.reliability import Bin, bins, plot, table
from truceline.annotations import mark
from truceline.claims.confidence import traits, weighable
from truceline.claims.extract import drafts
from truceline.documents import pass_gate
from truceline.evaluation import are_right
from truceline.views import claim_row

FILE = ROOT / "src/truceline/claims/vocabulary/confidence.toml"
PAGE = ROOT / "docs/evaluation.md"
PLOT = ROOT / "docs/reliability.svg"
_SETS = ("dev", "wires", "digest", "agency")
_SHRINK = 5.0  # of 2, 5, 10, 20 as good as any by folds of years, and not the weakest
_FEWEST = 20  # claims of the open parts: a trait seldomer than this gets no weight
_STEPS = 30
_FOLDS = 5
_TABLE = re.compile(r"(?<=<!-- confidence -->\n).*?(?=<!-- /confidence -->)", re.DOTALL)

Array = Any  # numpy's own types say no more here


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """A claim: its traits, whether it is right, whether its report is of a blind part, and the year."""

    traits: dict[str, float]
    is_right: bool
    is_blind: bool
    year: int


def main() -> None:
    claims = [one for name in _SETS for case in read_cases(name) for one in weigh(case)]
    seen = [one for one in claims if not one.is_blind]
    blind = [one for one in claims if one.is_blind]
    often = Counter(name for one in seen for name, value in one.traits.items() if value)
    names = sorted(name for name, count in often.items() if count >= _FEWEST)
    weights = fit(seen, names)
    unseen = offset(chances(blind, names, weights), right(blind))
    measured = bins(chances(blind, names, weights, unseen), right(blind))
    FILE.write_text(written(FILE.read_text("utf-8"), names, weights, unseen, measured), "utf-8")
    PAGE.write_text(_TABLE.sub(lambda _: table(measured), PAGE.read_text("utf-8")), "utf-8")
    PLOT.write_text(plot(measured), "utf-8")
    console = Console(highlight=False, soft_wrap=True)
    console.print(table(measured), markup=False)
    by_fold = folded(seen, names)
    for part, found, truth in (
        ("open, by folds of years", by_fold, right(seen)),
        ("blind", chances(blind, names, weights, unseen), right(blind)),
    ):
        console.print(
            f"{part}: {len(truth)} claims, {truth.mean():.3f} right, ranked rightly {ranked(found, truth):.3f}, "
            f"log loss {loss(found, truth):.3f} ({loss(np.full(len(truth), truth.mean()), truth):.3f} by the share alone)"
        )


def weigh(case: Case) -> Iterator[Weighed]:
    """The claims that are read of a report, compared with gold."""
    if pass_gate(case.document) is not None:
        return
    acts = weighable(drafts(case.document, mark(case.document, case.parse)))
    day = case.document.dating.day
    for claim, is_right in zip(acts, are_right(case.gold, [claim_row(claim) for claim in acts]), strict=True):
        yield Weighed(
            traits=traits(case.document, claim, acts),
            is_right=is_right,
            is_blind=case.is_blind,
            year=day.year if day else 0,
        )


def right(claims: Sequence[Weighed]) -> Array:
    return np.array([one.is_right for one in claims], float)


def chances(claims: Sequence[Weighed], names: Sequence[str], weights: Array, unseen: float = 0.0) -> Array:
    return _logistic(_rows(claims, names) @ weights + unseen)


def fit(claims: Sequence[Weighed], names: Sequence[str]) -> Array:
    """The weights of a logistic regression, the base first, all but it shrunk towards zero."""
    rows, truth = _rows(claims, names), right(claims)
    weights = np.zeros(rows.shape[1])
    shrink = np.diag([0.0, *(_SHRINK for _ in names)])
    for _ in range(_STEPS):
        found = _logistic(rows @ weights)
        bent = (rows * (found * (1 - found))[:, None]).T @ rows + shrink
        weights -= np.linalg.solve(bent, rows.T @ (found - truth) + shrink @ weights)
    return weights


def folded(claims: Sequence[Weighed], names: Sequence[str]) -> Array:
    """The chance of each claim by weights fitted to the other years."""
    found = np.zeros(len(claims))
    for fold in range(_FOLDS):
        inside = np.array([one.year // 2 % _FOLDS == fold for one in claims])
        others = [one for one, held in zip(claims, inside, strict=True) if not held]
        held = [one for one, is_held in zip(claims, inside, strict=True) if is_held]
        if held:
            found[inside] = chances(held, names, fit(others, names))
    return found


def offset(found: Array, truth: Array) -> float:
    """What is added to all so that as many are expected to be right as are."""
    logits, added = np.log(found / (1 - found)), 0.0
    for _ in range(_STEPS):
        now = _logistic(logits + added)
        added += float((truth - now).sum() / (now * (1 - now)).sum())
    return added


def ranked(found: Array, truth: Array) -> float:
    """How often a right claim has a higher chance than a wrong one."""
    good, bad = found[truth == 1][:, None], found[truth == 0][None, :]
    return float(((good > bad) + (good == bad) / 2).mean())


def loss(found: Array, truth: Array) -> float:
    return float(-np.mean(np.log(np.where(truth == 1, found, 1 - found))))


def _rows(claims: Sequence[Weighed], names: Sequence[str]) -> Array:
    return np.array([[1.0, *(one.traits.get(name, 0.0) for name in names)] for one in claims])


def _logistic(logits: Array) -> Array:
    return 1 / (1 + np.exp(-logits))


def written(old: str, names: Sequence[str], weights: Array, unseen: float, measured: Sequence[Bin]) -> str:
    """The data file anew, under the words at its top."""
    top = old.partition("\n[weights]\n")[0] + "\n"
    pairs = [("base", weights[0]), ("unseen", unseen), *zip(names, weights[1:], strict=True)]
    lines = [f'"{name}" = {value:.2f}' for name, value in pairs]
    rows = [
        f"[[measured]]\nclaims = {one.claims}\nconfidence = {one.confidence:.2f}\nright = {one.right:.2f}\n"
        for one in measured
    ]
    return f"{top}[weights]\n" + "\n".join(lines) + "\n\n" + "\n".join(rows)


if __name__ == "__main__":
    main()
