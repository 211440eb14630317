"""A day over feeds that misbehave: nothing is lost, nothing is doubled, nothing is told twice, and memory is steady."""

from __future__ import annotations

import json
import random
import re
import socket
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from memory_held import held_megabytes
from misbehaving import HOPELESS, HOSTS, QUIET, Clock, World, serve
from truceline import Ledger
from truceline.model import Noted, RawArticle
from truceline.settings import Settings
from truceline.sources import Fetcher, Manners
from truceline.store import open_store
from truceline.store.watching import Notes, WatchFile
from truceline.watch import Printed, Wanted, Watch, watch_status, watching

ENDED = (1.3, 4.4)
"""Hours at which the watch is ended and begun again."""

CRASHES = (2, 4, 6)
"""The batches after which it crashes: they are in the ledger, and the watch does not know it yet."""

WARM, LATE = 6, 24
"""Hours between which it runs without an end, and may hold no more memory than before."""


class Crash(Exception):
    pass


class Orders:
    """Lets the simulated time go on, looks at the memory by the hour, and ends the watch at its times."""

    def __init__(self, clock: Clock, until: float) -> None:
        self.stop = self.reload = False
        self.held: dict[
            int, tuple[float, float]
        ] = {}  # by the hour: kB of what the watch holds, MB of the process
        self.watch: Watch | None = None
        self._clock = clock
        self._ends = [*ENDED, until]

    def pause(self, seconds: float) -> None:
        self._clock.sleep(seconds)
        hour = int(self._clock.hour)
        if hour not in self.held and hour in (WARM, LATE):
            self.held[hour] = (size(self.watch) / 1_000, held_megabytes())
        if self._clock.hour >= self._ends[0]:
            self._ends.pop(0)
            self.stop = True

    @property
    def is_over(self) -> bool:
        return not self._ends


def size(one: Any, seen: set[int] | None = None) -> int:
    """The bytes of all that a watch holds; the ledger grows with what is added, and is no part of it."""
    seen = set() if seen is None else seen
    if id(one) in seen or isinstance(one, (type, Ledger, Clock, World, Orders)) or callable(one):
        return 0
    seen.add(id(one))
    parts: list[Any] = []
    if isinstance(one, Mapping):
        parts = [*one.keys(), *one.values()]
    elif isinstance(one, (list, tuple, set, frozenset)):
        parts = list(one)
    parts += list(vars(one).values()) if hasattr(one, "__dict__") else []
    parts += [getattr(one, name) for name in getattr(type(one), "__slots__", ()) if hasattr(one, name)]
    return sys.getsizeof(one) + sum(size(part, seen) for part in parts)


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
        made.settimeout(0)
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


def watch_all(world: World, folder: Path, orders: Orders, told: Callable[[Noted], str]) -> int:
    """Watches to the end of the time, begun anew whenever it ended; how often that was."""
    clock = world.clock
    outlines = "".join(f'<outline type="rss" xmlUrl="{world.url(host, "/feed")}"/>' for host in HOSTS)
    (folder / "feeds.opml").write_text(f"<opml version='2.0'><body>{outlines}</body></opml>", "utf-8")
    begun = 0
    while not orders.is_over:
        begun += 1
        orders.stop = False
        wanted = Wanted(
            feeds=folder / "feeds.opml",
            place=str(folder / "day.ledger"),
            settings=Settings(),
            every="1h",
            tell=["terminal", str(folder / "changes.jsonl")],
            orders=orders,
            clock=clock,
            draw=random.Random(begun).random,
            fetch=Fetcher(
                manners=Manners(seconds=0.5, max_bytes=2_000_000),
                resolve=lambda host, _: ["127.0.0.2" if host == "inner.test" else "127.0.0.1"],
                clock=clock,
                sleep=clock.sleep,
            ),
        )
        printed = Printed(write=lambda _: None, line=told)
        try:
            with watching(wanted, printed=printed, say=lambda _: None) as orders.watch:
                orders.watch.run()
        except Crash:
            continue
    return begun


def mark_of(article: RawArticle) -> str:
    found = re.search(rb"([A-Z0-9]+v[12]) (?:Azerbaijan|Nothing)", article.content)
    assert found is not None
    return found[1].decode()


@pytest.mark.usefixtures("loopback")
def test_a_day_of_watching(world: World, inner: socket.socket, crashing: list[int], tmp_path: Path) -> None:
    printed: list[int] = []

    def told(one: Noted) -> str:
        printed.append(one.number)
        return ""

    orders = Orders(world.clock, QUIET + 26)
    begun = watch_all(world, tmp_path, orders, told)
    assert begun == len(ENDED) + len(CRASHES) + 1
    assert len(crashing) > max(CRASHES)

    with open_store(tmp_path / "day.ledger", create=False) as store:
        articles = list(store.articles())
        ceasefires, claims, last = store.ceasefires(), store.claims(), store.changes()[-1].number
    # Nothing is lost, nothing is doubled: not what was edited, told by four feeds, backdated, cut off, late or crashed over.
    assert Counter(map(mark_of, articles)) == Counter(item.mark for item in world.items)
    # The ledger is as if all had been added at once.
    with Ledger(tmp_path / "once.ledger") as once:
        once.add_articles(articles)
        assert (once.ceasefires(), once.claims()) == (ceasefires, claims)

    # Every change was told, in its order: once in the file, and on the terminal again only where it may have been lost.
    in_file = [
        json.loads(line)["number"] for line in (tmp_path / "changes.jsonl").read_text("utf-8").splitlines()
    ]
    assert in_file == printed == list(range(1, last + 1))

    # Nobody was led inside, servers in trouble were left alone, and each is told with what is wrong.
    with pytest.raises(BlockingIOError):
        inner.accept()
    status = watch_status(tmp_path / "day.ledger.watch")
    assert status is not None
    assert {one.address for one in status.failing} == {world.url(host, "/feed") for host in HOPELESS}
    assert all(
        world.polls[host] < 20 for host in HOPELESS if host != "loop.test"
    )  # that one is led on each time
    assert status.waiting == 0
    says = {one.address.split("/")[2].partition(".")[0]: one.says.partition(";")[0] for one in status.failing}
    assert says["slow"] == "not there within 0.5 s"
    assert says["endless"] == "more than 2,000,000 bytes"
    assert says["bomb"] == "it unpacks to more than 2,000,000 bytes"
    assert says["loop"] == "it leads on more than 5 times"
    assert says["inward"] == "inner.test is an address inside a network, not of the internet"
    assert says["html"] == says["empty"] == "what stands there is no feed"

    # What the watch holds does not grow.
    (before, process_before), (after, process_after) = orders.held[WARM], orders.held[LATE]
    assert 0 < after < before * 1.2 + 20
    assert process_after < process_before + 50
