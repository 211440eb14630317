"""`python -m bench.stores`: how quickly a ledger is written and read in PostgreSQL, against the same in a file and against plain INSERT.

The ledgers hold simulated news. Each round does all ways in turn, so that whatever else the machine does meets all of them;
a figure is the median over the rounds. The server is one of our own, with its usual care for the disk (fsync on).
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from unittest.mock import patch

from rich.console import Console
from rich.table import Table

import postgres
from bench import BUILD
from simulation import Settings, simulate
from truceline.model import Coded, Given, RawArticle
from truceline.store import Store, Wanted, inserting, open_store, tables
from truceline.store.inserting import insert_new
from truceline.views.search_words import parse

WARS, BATCH = 8, 250
_NEVER = 10**9  # rows from which COPY is used: none, to measure INSERT

Act = Callable[[Store], object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """The median seconds of one act in a file and in PostgreSQL, and there by INSERT alone where that differs."""

    name: str
    file: float
    database: float
    insert: float | None = None

    @property
    def ratio(self) -> float:
        """How many times as long as in a file."""
        return self.database / self.file

    @property
    def gain(self) -> float | None:
        """How many times as quick COPY is as INSERT."""
        return self.insert / self.database if self.insert is not None else None


def measure(rounds: int = 3, wars: int = WARS) -> dict[str, object]:
    """The figures, as plain values: seconds by act and store, their ratio, the gain by COPY, and how much was written."""
    news = tuple(_coded(wars))
    seconds: dict[str, dict[str, list[float]]] = {}
    with TemporaryDirectory() as folder, postgres.serving(safe=True) as server:
        for turn in range(rounds):
            for store, places in _stores(server, Path(folder) / f"{turn}.ledger"):
                for name, spent in _timed(places, news):
                    seconds.setdefault(name, {}).setdefault(store, []).append(spent)
    figures = [_figure(name, spent) for name, spent in seconds.items()]
    return {
        "articles": len(news),
        "claims": sum(len(one.claims) for one in news),
        "acts": {
            one.name: {
                "sqlite": one.file,
                "postgresql": one.database,
                "insert": one.insert,
                "ratio": one.ratio,
                "gain": one.gain,
            }
            for one in figures
        },
    }


def _figure(name: str, spent: dict[str, list[float]]) -> Figure:
    insert = median(spent["insert"]) if name in {WRITING, ROWS} else None
    return Figure(
        name=name, file=median(spent["sqlite"]), database=median(spent["postgresql"]), insert=insert
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


def as_table(figures: dict[str, object]) -> Table:
    """The figures as they are printed."""
    title = f"{figures['articles']:,} articles, {figures['claims']:,} claims"
    table = Table("act", "file s", "PostgreSQL s", "× file", "INSERT s", "COPY gains ×", title=title)
    acts = figures["acts"]
    assert isinstance(acts, dict)
    for name, one in acts.items():
        gained = ("", "") if one["gain"] is None else (f"{one['insert']:.2f}", f"{one['gain']:.2f}")
        table.add_row(
            name, f"{one['sqlite']:.3f}", f"{one['postgresql']:.3f}", f"{one['ratio']:.2f}", *gained
        )
    return table


def main() -> int:
    """Measures, prints, and writes build/stores.json."""
    figures = measure()
    Console().print(as_table(figures))
    BUILD.mkdir(exist_ok=True)
    (BUILD / "stores.json").write_text(json.dumps(figures, indent=1) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
