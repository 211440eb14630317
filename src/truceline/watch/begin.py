"""Puts a watch together as the settings and the command line say."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from truceline.errors import InputError
from truceline.ledger import Ledger
from truceline.run import fetcher
from truceline.settings import Settings
from truceline.sources import is_url
from truceline.sources.web.fetch import Fetcher
from truceline.store import open_store
from truceline.store.watching import open_watch
from truceline.watch.asking import MAX_PAGE
from truceline.watch.intake import Intake
from truceline.watch.outlines import read_outlines
from truceline.watch.pace import parse_every
from truceline.watch.service import SignalOrders, notify
from truceline.watch.status import alone, watch_place
from truceline.watch.telling import Filed, Printed, Receiver, Teller
from truceline.watch.watcher import Orders, Watch
from truceline.watch.webhook import Webhook

EVERY = "15m"
TERMINAL = "terminal"

_BATCH = 8  # articles that are read together: a watch ends between two batches, and within seconds


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What is to be watched: the file of feeds, the ledger, how often, and who is told (`terminal`, files, addresses).

    Tests hand in their own orders, clock, chance and fetcher.
    """

    feeds: Path
    place: str
    settings: Settings
    every: str = EVERY
    tell: Sequence[str] = (TERMINAL,)
    orders: Orders = field(default_factory=SignalOrders)
    clock: Callable[[], float] = time.time
    draw: Callable[[], float] = random.random
    fetch: Fetcher | None = None


@contextmanager
def watching(wanted: Wanted, *, printed: Printed, say: Callable[[str], None]) -> Iterator[Watch]:
    """A watch that is ready to run, and alone with its watch file.

    Raises InputError for what cannot be watched or told so, LedgerError where another process watches with the same file.
    """
    settings = wanted.settings.model_copy(update={"batch": min(wanted.settings.batch, _BATCH)})
    if is_url(wanted.place):
        step = "Name the file or database that is served there: whoever serves it sees what is added."
        raise InputError("feeds are watched where the ledger lies.", where=wanted.place, next_step=step)
    every = parse_every(wanted.every)
    read_outlines(wanted.feeds)
    receivers = [_receiver(name, settings, printed) for name in dict.fromkeys(wanted.tell or (TERMINAL,))]
    place = watch_place(wanted.place, settings.watch)
    with alone(place), open_watch(place) as file, Ledger(wanted.place, settings=settings) as ledger:
        open_store(wanted.place).close()  # what became of its ceasefires can then be asked for from the start
        teller = Teller(ledger, file, receivers, draw=wanted.draw)
        yield Watch(
            ledger,
            Intake(file=file, every=every, draw=wanted.draw, say=say),
            fetch=wanted.fetch or _fetcher(settings),
            teller=teller,
            feeds=lambda: read_outlines(wanted.feeds),
            clock=wanted.clock,
            orders=wanted.orders,
            alive=lambda: notify("WATCHDOG=1"),
        )


def _receiver(name: str, settings: Settings, printed: Printed) -> Receiver:
    if name == TERMINAL:
        return printed
    if is_url(name):
        return Webhook(name, settings)
    return Filed(Path(name), settings.served_at)


def _fetcher(settings: Settings) -> Fetcher:
    return fetcher(settings.model_copy(update={"max_bytes": min(settings.max_bytes, MAX_PAGE)}))
