"""`python -m bench.processes`: how many times as fast as one process two processes code the same articles, and what it costs to code apart.

By the clock, as what two processes spare is time to wait: on a machine that does other work meanwhile, only the best
round tells. Start-up is left out: both have coded everything once before.
"""

from __future__ import annotations

import sys
import time
from dataclasses import asdict, dataclass
from typing import Any

from bench.coding import SETS, relevant
from truceline.annotations import Annotator
from truceline.model import RawArticle
from truceline.run import Workers, annotator, code_articles
from truceline.run.coding import Coder
from truceline.settings import Settings

FLOOR = 1.8
_BATCH = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Gain:
    """Seconds of one process and of two, and their ratio, in the round where the ratio was best.

    `apart` is how many times as long one process apart, which can be ended, takes as the one that asks, in its best round.
    """

    articles: int
    one: float
    two: float
    ratio: float
    rounds: tuple[float, ...]
    apart: float


def measure(rounds: int) -> Gain:
    """The gain on all the articles that are on this machine."""
    paths = [path for found in SETS.values() for path in found if path.exists()]
    single, other, double = annotator(Settings()), Workers(Settings()), Workers(Settings(processes=2))
    articles = [made.article for made in relevant(paths, single)]
    for warm in (other, double):
        _seconds(articles, warm)
    apart = min(_seconds(articles, other) / _seconds(articles, single) for _ in range(rounds))
    other.close()
    turns = [(_seconds(articles, single), _seconds(articles, double)) for _ in range(rounds)]
    one, two = max(turns, key=lambda turn: turn[0] / turn[1])
    ratios = tuple(round(first / second, 3) for first, second in turns)
    return Gain(articles=len(articles), one=one, two=two, ratio=one / two, rounds=ratios, apart=apart)


def _seconds(articles: list[RawArticle], annotate: Annotator | Coder) -> float:
    began = time.monotonic()
    for _ in code_articles(articles, annotate, batch=_BATCH):
        pass
    return time.monotonic() - began


def as_plain(gain: Gain) -> dict[str, Any]:
    return {**asdict(gain), "floor": FLOOR}


def tell(gain: Gain) -> str:
    return (
        f"Two processes code {gain.articles:,} articles {gain.ratio:.2f} times as fast as one "
        f"({gain.two:.1f} s, {gain.one:.1f} s; floor {FLOOR}; rounds {', '.join(map(str, gain.rounds))}). "
        f"One process apart takes {gain.apart:.2f} times as long as the one that asks."
    )


if __name__ == "__main__":
    found = measure(5)
    print(tell(found))
    sys.exit(int(found.ratio < FLOOR))
