"""`python -m bench.processes`: how many times as fast as one process two processes code the same articles.

By the clock, as what two processes spare is time to wait: on a machine that does other work meanwhile, only the best
round tells. Start-up is left out: both have coded everything once before.
"""

from __future__ import annotations

import time
from dataclasses import dataclass

from bench.coding import SETS, relevant
from bench.figures import Figure
from truceline.annotations import Annotator
from truceline.model import RawArticle
from truceline.run import Workers, annotator, code_articles
from truceline.run.coding import Coder
from truceline.settings import Settings

FLOOR = 1.8
_BATCH = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Gain:
    """Seconds of one process and of two, and their ratio, in the round where the ratio was best."""

    articles: int
    one: float
    two: float
    ratio: float
    rounds: tuple[float, ...]
    here: float
    other: float


def figures(rounds: int, *, quick: bool) -> list[Figure]:
    gain = measure(rounds, all_sets=not quick)
    return [
        Figure(
            bench="processes",
            what="coding with two processes",
            unit="articles/s",
            ours=gain.articles / gain.two,
            floor=gain.articles / gain.one,
            against="one process",
            ratio=gain.ratio,
            bar=FLOOR,
        ),
        Figure(
            bench="processes",
            what="coding in a process apart",
            unit="articles/s",
            ours=gain.articles / gain.other,
            floor=gain.articles / gain.here,
            against="coding in the one that asks",
            ratio=gain.here / gain.other,
        ),
    ]


def measure(rounds: int, *, all_sets: bool = True) -> Gain:
    """The gain on all the articles that are on this machine."""
    sets = list(SETS.values())[: None if all_sets else 1]
    paths = [path for found in sets for path in found if path.exists()]
    single, other, double = annotator(Settings()), Workers(Settings()), Workers(Settings(processes=2))
    articles = [made.article for made in relevant(paths, single)]
    for warm in (other, double):
        _seconds(articles, warm)
    both = [(_seconds(articles, single), _seconds(articles, other)) for _ in range(rounds)]
    here, apart = max(both, key=lambda turn: turn[0] / turn[1])
    other.close()
    turns = [(_seconds(articles, single), _seconds(articles, double)) for _ in range(rounds)]
    one, two = max(turns, key=lambda turn: turn[0] / turn[1])
    ratios = tuple(round(first / second, 3) for first, second in turns)
    return Gain(
        articles=len(articles), one=one, two=two, ratio=one / two, rounds=ratios, here=here, other=apart
    )


def _seconds(articles: list[RawArticle], annotate: Annotator | Coder) -> float:
    began = time.monotonic()
    for _ in code_articles(articles, annotate, batch=_BATCH):
        pass
    return time.monotonic() - began
