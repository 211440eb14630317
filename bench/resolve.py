"""`python -m bench.resolve`: processor time to make ceasefires of simulated claims, and how it grows with their number.

Measured are a rebuild from nothing, adding one article's claims to what is there, and a rebuild where all claims are of one
ceasefire. The growth exponent is 1 where ten times the claims take ten times as long.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median
from time import process_time

from bench.figures import Figure
from simulation import Article, Corpus, Settings, simulate
from truceline.model import Claim
from truceline.records import Resolver, resolve

SIZES = (1_000, 10_000, 100_000)
IN_ONE = (500, 1_500, 5_000)
MOST_SECONDS, MOST_TO_ADD = 60.0, 0.5
_ADDED = 5  # articles, spread over the years; the middle one counts
_OF_A_WAR = 600  # claims, or more


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One thing measured: seconds by number of claims."""

    name: str
    seconds: dict[int, float]


def figures(_rounds: int, *, quick: bool) -> list[Figure]:
    """How ceasefires are made of claims, over three sizes."""
    rows = measure((300, 600, 1_200), (100, 200, 400)) if quick else measure()
    bars = {"rebuild": MOST_SECONDS, "one article more": MOST_TO_ADD}
    return [
        Figure(
            bench="resolve",
            what=f"ceasefires of {max(row.seconds):,} claims: {row.name}",
            unit="s",
            ours=row.seconds[max(row.seconds)],
            bar=bars.get(row.name),
            judged="ours",
            at_most=True,
            sizes=row.seconds,
        )
        for row in rows
    ]


def measure(sizes: Sequence[int] = SIZES, in_one: Sequence[int] = IN_ONE) -> list[Row]:
    """The rows, each over all sizes."""
    corpora = {size: articles(simulate(1, Settings(wars=2 + size // _OF_A_WAR)), size) for size in sizes}
    news = of_one_case(in_one[-1])
    return [
        Row(
            name="rebuild",
            seconds={n: _timed(lambda told=told: resolve(claims(told))) for n, told in corpora.items()},
        ),
        Row(name="one article more", seconds={n: _adding(told) for n, told in corpora.items()}),
        Row(
            name="one case alone",
            seconds={n: _timed(lambda n=n: resolve(news[:n])) for n in in_one},
        ),
    ]


def articles(corpus: Corpus, size: int) -> list[Article]:
    """Articles with as many claims, taken evenly from all years."""
    step = max(1, len(corpus.claims) // size)
    taken: list[Article] = []
    count = 0
    for start in range(step):
        for article in corpus.articles[start::step]:
            if count >= size:
                return taken
            taken.append(article)
            count += len(article.claims)
    return taken


def of_one_case(size: int) -> list[Claim]:
    """Claims of articles that tell of one truce alone."""
    corpus = simulate(4, Settings(wars=1, truces=1, articles=size // 3, background=0, elsewhere=0))
    of_truce: dict[str, list[Claim]] = {}
    for article in corpus.articles:
        truces = {mention.truce for mention in article.mentions}
        if len(truces) == 1 and (truce := truces.pop()):
            of_truce.setdefault(truce, []).extend(article.claims)
    return max(of_truce.values(), key=len)[:size]


def claims(told: Sequence[Article]) -> list[Claim]:
    return [claim for article in told for claim in article.claims]


def _adding(told: Sequence[Article]) -> float:
    """Seconds to add one article's claims to all the others, and to have the ceasefires."""
    step = len(told) // _ADDED
    added = told[step // 2 :: step][:_ADDED]
    resolver = Resolver(claims(told))
    resolver.ceasefires()
    seconds = []
    for article in added:
        resolver.remove(article.claims)
        resolver.ceasefires()
        seconds.append(_timed(lambda article=article: (resolver.add(article.claims), resolver.ceasefires())))
    return median(seconds)


def _timed(do: Callable[[], object]) -> float:
    began = process_time()
    do()
    return process_time() - began
