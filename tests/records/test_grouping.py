"""Cases against the hidden truth of simulated news."""

from __future__ import annotations

from functools import cache

import pytest

from simulation import Corpus, Score, agreement, simulate
from truceline.records import resolve

PRECISION, RECALL = 0.95, 0.95


@cache
def clean(seed: int) -> tuple[Corpus, Score]:
    corpus = simulate(seed)
    return corpus, agreement(corpus, resolve(corpus.claims))


@pytest.mark.parametrize("seed", [1, 2])
def test_clean_reports_give_the_ceasefires_that_were(seed: int) -> None:
    _, score = clean(seed)
    assert score.pair_precision >= PRECISION
    assert score.pair_recall >= RECALL
    assert score.across_precision >= PRECISION
    assert score.across_recall >= RECALL


def test_words_of_the_simulated_news_stand_where_they_are_said_to() -> None:
    corpus, _ = clean(1)
    texts = {document.id: document.text for document in corpus.documents}
    for claim in corpus.claims:
        spans = (claim.span, claim.cue, getattr(claim, "about", None))
        assert all(span.stands_in(texts[claim.source.document]) for span in spans if span)


def test_the_simulated_news_is_the_same_for_the_same_seed() -> None:
    corpus, _ = clean(1)
    assert simulate(1).claims == corpus.claims
    assert len({claim.id for claim in corpus.claims}) == len(corpus.claims)
