"""How well cases agree with the hidden truth."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from simulation.corpus import Corpus
from truceline.model import Ceasefire


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """Precision and recall over pairs of claims in one case, over such pairs from two articles, and by B-cubed.

    A claim in no case is alone.
    """

    pair_precision: float
    pair_recall: float
    across_precision: float
    across_recall: float
    b_precision: float
    b_recall: float
    claims: int
    cases: int
    truces: int


def placed(corpus: Corpus, ceasefires: Iterable[Ceasefire]) -> dict[str, str]:
    """The case of each claim that the truth knows; its own id where it is in none."""
    cases = {claim: ceasefire.id for ceasefire in ceasefires for claim in ceasefire.claims}
    return {claim: cases.get(claim, f"alone {claim}") for claim in corpus.truth}


def agreement(corpus: Corpus, ceasefires: Iterable[Ceasefire]) -> Score:
    """The score of these ceasefires, in time linear in the claims."""
    truth, found = corpus.truth, placed(corpus, ceasefires)
    document = {key: one.document for one in corpus.mentions for key in one.claims}
    both = Counter((truth[key], found[key]) for key in truth)
    of_truth, of_case = Counter(truth.values()), Counter(found.values())
    inside = Counter((truth[key], found[key], document[key]) for key in truth)
    inside_truth = Counter((truth[key], document[key]) for key in truth)
    inside_case = Counter((found[key], document[key]) for key in truth)
    total = len(truth) or 1
    return Score(
        pair_precision=_share(_pairs(both), _pairs(of_case)),
        pair_recall=_share(_pairs(both), _pairs(of_truth)),
        across_precision=_share(_pairs(both) - _pairs(inside), _pairs(of_case) - _pairs(inside_case)),
        across_recall=_share(_pairs(both) - _pairs(inside), _pairs(of_truth) - _pairs(inside_truth)),
        b_precision=sum(n * n / of_case[case] for (_, case), n in both.items()) / total,
        b_recall=sum(n * n / of_truth[truce] for (truce, _), n in both.items()) / total,
        claims=len(truth),
        cases=sum(not case.startswith("alone ") for case in of_case),
        truces=len(of_truth),
    )


def _pairs(counts: Counter[tuple[str, str]] | Counter[str] | Counter[tuple[str, str, str]]) -> int:
    return sum(n * (n - 1) // 2 for n in counts.values())


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 1.0
