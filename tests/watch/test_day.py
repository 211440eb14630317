"""A day over feeds that misbehave: nothing is lost, nothing is doubled, nothing is told twice, and memory is steady."""

from __future__ import annotations

import gc
import json
import random
import socket
import tracemalloc
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from misbehaving import BEGIN, HOPELESS, HOSTS, HOUR, QUIET, Clock, World, serve
from truceline import Ledger
from truceline.model import Noted
from truceline.settings import Settings
from truceline.sources import Fetcher, Manners
from truceline.store import open_store
from truceline.store.watching import Notes, WatchFile
from truceline.watch import Printed, Wanted, watch_status, watching

ENDED = (3.3, 9.1, 16.4)
"""Hours at which the watch is ended and begun again."""

CRASHES = (2, 5, 9, 14, 20)
"""The batches after which it crashes: they are in the ledger, and the watch does not know it yet."""

OURS = ("*/truceline/watch/*", "*/truceline/sources/*", "*/store/watching.py", "*/feedparser/*", "*/http*/*")


class Crash(Exception):
    pass


class Orders:
    """Lets the simulated time go on, looks at the memory by the hour, and ends the watch at its times."""

    def __init__(self, clock: Clock, until: float) -> None:
        self.stop = self.reload = False
        self.memory: dict[int, float] = {}
        self._clock = clock
        self._ends = [*ENDED, until]

    def pause(self, seconds: float) -> None:
        self._clock.sleep(seconds)
        hour = int(self._clock.hour)
        if hour not in self.memory:
            self.memory[hour] = ours_held()
        if self._clock.hour >= self._ends[0]:
            self._ends.pop(0)
            self.stop = True

    @property
    def is_over(self) -> bool:
        return not self._ends


def ours_held() -> float:
    """How much memory what watches holds, in kB; the ledger grows with what is added, and is no part of it."""
    gc.collect()
    taken = tracemalloc.take_snapshot().filter_traces([tracemalloc.Filter(True, one) for one in OURS])  # noqa: FBT003
    return sum(one.size for one in taken.traces) / 1_000


@pytest.fixture
def world() -> Iterator[World]:
    made = World(Clock())
    made.plan()
    server = serve(made)
    yield made
    server.shutdown()
    server.server_close()


@pytest.fixture
def inner(world: World) -> Iterator[socket.socket]:
    """A server inside the network, to which a feed leads: whoever connects can be accepted."""
    with socket.create_server(("127.0.0.2", world.port)) as made:
        made.setblocking(False)  # noqa: FBT003
        yield made


@pytest.fixture
def crashing(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Ends the watch as a crash would, between the ledger and the watch file."""
    batches: list[int] = []
    save = WatchFile.save

    def failing(self: WatchFile, notes: Notes) -> None:
        if notes.taken:
            batches.append(len(notes.taken))
            if len(batches) in CRASHES:
                raise Crash
        save(self, notes)

    monkeypatch.setattr(WatchFile, "save", failing)
    return batches


def watch_all(world: World, folder: Path, orders: Orders, print_one: Callable[[Noted], str]) -> int:
    """Watches to the end of the time, begun anew whenever it ended; how often that was."""
    clock = world.clock
    outlines = "".join(f'<outline type="rss" xmlUrl="{world.url(host, "/feed")}"/>' for host in HOSTS)
    (folder / "feeds.opml").write_text(f"<opml version='2.0'><body>{outlines}</body></opml>", "utf-8")
    begun = 0
    while not orders.is_over:
        begun += 1
        orders.stop = False
        fetch = Fetcher(
            manners=Manners(seconds=0.3, delay=1.0, max_bytes=2_000_000),
            resolve=lambda host, _: ["127.0.0.2" if host == "inner.test" else "127.0.0.1"],
            clock=clock,
            sleep=clock.sleep,
        )
        wanted = Wanted(
            feeds=folder / "feeds.opml",
            place=str(folder / "day.ledger"),
            settings=Settings(),
            every="30m",
            tell=["terminal", str(folder / "changes.jsonl")],
            orders=orders,
            clock=clock,
            draw=random.Random(begun).random,
            fetch=fetch,
        )
        printed = Printed(write=lambda _: None, line=print_one)
        try:
            with watching(wanted, printed=printed, say=lambda _: None) as watch:
                watch.run()
        except Crash:
            continue
    return begun


def marks_of(texts: Sequence[str]) -> Counter[str]:
    return Counter(text.split()[0].rpartition("\n")[2] for text in texts)


@pytest.mark.usefixtures("loopback")
def test_a_day_of_watching(world: World, inner: socket.socket, crashing: list[int], tmp_path: Path) -> None:
    printed: list[int] = []

    def print_one(one: Noted) -> str:
        printed.append(one.number)
        return ""

    orders = Orders(world.clock, QUIET + 26)
    tracemalloc.start()
    try:
        begun = watch_all(world, tmp_path, orders, print_one)
    finally:
        tracemalloc.stop()
    assert begun == len(ENDED) + len(CRASHES) + 1
    with open_store(tmp_path / "day.ledger", create=False) as store:
        articles = list(store.articles())
        documents, claims, ceasefires = store.documents(), store.claims(), store.ceasefires()
        last = store.changes()[-1].number
    print(world.clock.hour, len(articles), len(documents), len(claims), orders.memory, begun, len(crashing))
    # nothing lost, nothing doubled
    got = Counter(
        next(m for m in (i.mark for i in world.items) if m + " " in a.content.decode("utf-8", "replace"))
        for a in articles
    )
    print({k: v for k, v in got.items() if v > 1}, [i.mark for i in world.items if i.mark not in got])
    print(printed == list(range(1, last + 1)), Counter(printed).most_common(3))
    told = [json.loads(line)["number"] for line in (tmp_path / "changes.jsonl").read_text().splitlines()]
    print(told == list(range(1, last + 1)))
    status = watch_status(tmp_path / "day.ledger.watch")
    for f in status.feeds:
        print(f.address, f.articles, f.failures, f.says, world.polls[f.address.split("/")[2].split(":")[0]])
    print(status.waiting)
    assert 0
