"""How quickly simulated articles are kept in a ledger and read back, in PostgreSQL against SQLite, over three sizes.

By the clock, as a database works in a process of its own: what else the machine does meanwhile counts for both. PostgreSQL is
the one that tests start, which need not reach the disk; SQLite does as ledgers do.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

from bench.figures import Figure
from postgres import find_programs, serving
from simulation import Settings, simulate
from truceline.model import Coded, Given, RawArticle
from truceline.store import open_store

SIZES = (500, 2_000, 8_000)
_BATCH = 500
_READ = 200  # articles that are read back one by one, with their claims
_OF_A_WAR = 100  # articles, or more
Seconds = dict[int, tuple[float, float]]
"""By the number of articles, the seconds to keep them and to read some."""


def figures(rounds: int, *, quick: bool) -> list[Figure]:
    sizes = (20, 40, 80) if quick else SIZES
    news = _news(sizes[-1])
    best = max(1, rounds // 3)
    with tempfile.TemporaryDirectory() as folder:
        files = (str(Path(folder, f"{number}.ledger")) for number in range(1_000))
        sqlite = {size: _best(news[:size], lambda: next(files), best) for size in sizes}
    if find_programs() is None:
        return _told("SQLite", sqlite, {})
    with serving() as server:
        postgresql = {size: _best(news[:size], server.new_database, best) for size in sizes}
    return [*_told("SQLite", sqlite, {}), *_told("PostgreSQL", postgresql, sqlite)]


def _news(articles: int) -> list[Coded]:
    made = []
    for article in simulate(1, Settings(wars=2 + articles // _OF_A_WAR)).articles[:articles]:
        document = article.document
        raw = RawArticle(
            where=f"{document.name} {document.id}",
            content=document.text.encode(),
            media_type="text/plain",
            given=Given(outlet=document.outlet),
        )
        made.append(Coded(article=raw, document=document, claims=article.claims))
    return made


def _best(news: list[Coded], place: Callable[[], str], rounds: int) -> tuple[float, float]:
    """The seconds of the best round to keep, and to read."""
    turns = [_keep_and_read(news, place()) for _ in range(rounds)]
    return min(kept for kept, _ in turns), min(read for _, read in turns)


def _keep_and_read(news: list[Coded], place: str) -> tuple[float, float]:
    chosen = [coded.document.id for coded in news if coded.document][:: max(1, len(news) // _READ)]
    with open_store(place) as store:
        began = perf_counter()
        for start in range(0, len(news), _BATCH):
            store.save(news[start : start + _BATCH])
        kept = perf_counter() - began
        began = perf_counter()
        with store.reader() as reader:
            for key in chosen:
                reader.document(key)
                reader.claims([claim for claims in reader.claims_in([key]).values() for claim in claims])
        return kept, (perf_counter() - began) / len(chosen)


def _told(name: str, own: Seconds, floor: Seconds) -> list[Figure]:
    largest = max(own)
    kept, read = own[largest]
    other = floor.get(largest)
    return [
        Figure(
            bench="stores",
            what=f"{name}: keeping {largest:,} articles",
            unit="articles/s",
            ours=largest / kept,
            floor=largest / other[0] if other else None,
            against="SQLite" if other else "",
            ratio=other[0] / kept if other else None,
            sizes={size: seconds for size, (seconds, _) in own.items()},
        ),
        Figure(
            bench="stores",
            what=f"{name}: reading an article with its claims",
            unit="ms",
            ours=read * 1e3,
            floor=other[1] * 1e3 if other else None,
            against="SQLite" if other else "",
            ratio=read / other[1] if other else None,
            sizes={size: seconds for size, (_, seconds) in own.items()},
        ),
    ]
