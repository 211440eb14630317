"""How quickly a ledger is written and read in PostgreSQL, against the same in a file and against plain INSERT, and how it grows.

The ledgers hold simulated news. Each round does all ways in turn, so that whatever else the machine does meets all of them; a
figure is the median over the rounds, by the clock: a database works in a process of its own. The server has its usual care for the
disk (fsync on).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from unittest.mock import patch

import postgres
from bench.figures import Figure
from simulation import Settings, simulate
from truceline.model import Coded, Given, RawArticle
from truceline.store import Store, Wanted, inserting, open_store, tables
from truceline.store.inserting import insert_new
from truceline.views.search_words import parse

SIZES = (500, 2_000, 8_000)
BATCH = 250
_NEVER = 10**9  # rows from which COPY is used: none, to measure INSERT
_OF_A_WAR = 100  # articles, or more

Act = Callable[[Store], object]
Spent = Mapping[str, Mapping[str, Sequence[float]]]
"""By act and way (`sqlite`, `postgresql`, `insert`), the seconds of each round."""


def figures(rounds: int, *, quick: bool) -> list[Figure]:
    """Each act in both stores, COPY against INSERT, and how writing grows with the number of articles."""
    sizes = (20, 40, 80) if quick else SIZES
    news = tuple(islice(_coded(2 + sizes[-1] // _OF_A_WAR), sizes[-1]))
    if postgres.find_programs() is None:
        with TemporaryDirectory() as folder:
            return [_growth("SQLite", _keeping(news, sizes, Path(folder)))]
    with TemporaryDirectory() as folder, postgres.serving(safe=True) as server:
        spent = _measured(news[: sizes[1]], max(1, rounds // 3), server, Path(folder))
        rows = _keeping(news, sizes, Path(folder)), _keeping(news, sizes, server)
    return [*_beside(spent), *_copying(spent), _growth("SQLite", rows[0]), _growth("PostgreSQL", rows[1])]


def _measured(news: tuple[Coded, ...], rounds: int, server: postgres.Server, folder: Path) -> Spent:
    seconds: dict[str, dict[str, list[float]]] = {}
    for turn in range(rounds):
        for store, place in _stores(server, folder / f"{turn}.ledger"):
            for name, spent in _timed(place, news):
                seconds.setdefault(name, {}).setdefault(store, []).append(spent)
    return seconds


def _beside(spent: Spent) -> Iterator[Figure]:
    """Each act in PostgreSQL beside the same in a file."""
    for name, ways in spent.items():
        ours, floor = (median(ways[way]) * 1e3 for way in ("postgresql", "sqlite"))
        yield Figure(
            bench="stores",
            what=f"PostgreSQL: {name}",
            unit="ms",
            ours=ours,
            floor=floor,
            against="SQLite",
            ratio=ours / floor,
        )


def _copying(spent: Spent) -> Iterator[Figure]:
    """What is written by COPY beside the same by INSERT."""
    for name in (WRITING, ROWS):
        ours, floor = (median(spent[name][way]) * 1e3 for way in ("postgresql", "insert"))
        yield Figure(
            bench="stores",
            what=f"COPY: {name}",
            unit="ms",
            ours=ours,
            floor=floor,
            against="INSERT",
            ratio=ours / floor,
        )


def _keeping(
    news: tuple[Coded, ...], sizes: Sequence[int], where: Path | postgres.Server
) -> dict[int, float]:
    """The seconds to keep so many articles in a new ledger."""
    found = {}
    for size in sizes:
        place = str(where / f"{size}.ledger") if isinstance(where, Path) else where.new_database()
        found[size] = next(spent for name, spent in _timed(place, news[:size]) if name == WRITING)
    return found


def _growth(name: str, sizes: Mapping[int, float]) -> Figure:
    largest = max(sizes)
    return Figure(
        bench="stores",
        what=f"{name}: keeping {largest:,} articles",
        unit="articles/s",
        ours=largest / sizes[largest],
        sizes=sizes,
    )


def _stores(server: postgres.Server, file: Path) -> Iterator[tuple[str, str]]:
    yield "sqlite", str(file)
    for way, many in (("postgresql", inserting.MANY), ("insert", _NEVER)):
        address = server.new_database()
        with patch.object(inserting, "MANY", many):
            yield way, address
        server.drop_database(address)


WRITING = "articles and claims written"
ROWS = "5,000 rows written"
_ROWS = [
    {
        "of": f"bench-{n}",
        "document": "bench",
        "kind": "claim",
        "day": None,
        "told": "{}",
        "head": "  ",
        "words": f" they agreed on truce {n} of many that nobody kept ",
        "facets": "  ",
    }
    for n in range(5_000)
]


def _timed(place: str, news: tuple[Coded, ...]) -> Iterator[tuple[str, float]]:
    with open_store(place) as store:
        with _clock() as spent:
            for start in range(0, len(news), BATCH):
                store.save(news[start : start + BATCH])
        yield WRITING, spent()
        with _clock() as spent, store._writing() as connection:  # noqa: SLF001  # below all that makes rows
            insert_new(connection, tables.findable, _ROWS)
        yield ROWS, spent()
        for name, act in _READINGS.items():
            with _clock() as spent:
                act(store)
            yield name, spent()


@contextmanager
def _clock() -> Iterator[Callable[[], float]]:
    begun = perf_counter()
    ended: list[float] = []
    yield lambda: ended[0]
    ended.append(perf_counter() - begun)


def _search(asked: str) -> Act:
    return lambda store: store.finder().search(Wanted(terms=parse(asked)))


def _pages(store: Store) -> None:
    """A claim at a time, as pages ask."""
    with store.reader() as reader:
        for claim in reader.claim_ids()[:300]:
            reader.claims([claim])


_READINGS: dict[str, Act] = {
    "all evidence read": lambda store: store.evidence(),
    "300 claims read one by one": _pages,
    "a frequent word searched": _search("ceasefire"),
    "a phrase searched": _search('"signed a"'),
    "a rare word searched": _search("quorublova"),
    "actors counted": lambda store: store.finder().actors(),
}


def _coded(wars: int) -> Iterator[Coded]:
    for article in simulate(1, Settings(wars=wars)).articles:
        document = article.document
        raw = RawArticle(
            where=f"{document.name} {document.id}",
            content=document.text.encode(),
            media_type="text/plain",
            given=Given(outlet=document.outlet),
        )
        yield Coded(article=raw, document=document, claims=article.claims)
