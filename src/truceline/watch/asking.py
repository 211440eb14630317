"""Asks for feeds and pages on several threads at once, one at a time of each host."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import islice
from queue import Empty, SimpleQueue
from threading import Thread

from truceline.model import Drop, RawArticle
from truceline.sources import Limits
from truceline.sources.reader import drop
from truceline.sources.url import read_page
from truceline.sources.web.feed import Feed, fault_of, parse_feed
from truceline.sources.web.fetch import Fetcher, Refused
from truceline.sources.web.page import without_password
from truceline.store.watching import Waiting
from truceline.watch.entries import Keyed, keyed

MAX_FEED = 5_000_000
"""The most bytes of a feed that is watched."""

MAX_PAGE = 10_000_000
"""The most bytes of a page that an entry leads to."""

MAX_OF_PAGE = 100
"""The most articles that one page may hold: a page is one article, a file that a feed names may hold several."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """Why something could not be had: a short reason, and how the server wants it."""

    reason: str
    detail: str
    status: int | None = None
    wait: float | None = None

    @property
    def is_passing(self) -> bool:
        """Whether it may be otherwise soon: the network or the server is in trouble, or we ask too often."""
        if self.reason in {"robots", "http_status"}:
            return self.status in {408, 425, 429} or (self.status or 0) >= 500
        return self.reason in {"too_slow", "unreachable", "failed"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Polled:
    """What came of asking a feed: the feed with its entries, or why there is none."""

    address: str
    url: str = ""
    fetched: str = ""
    marks: Mapping[str, str] | None = None
    feed: Feed | None = None
    entries: tuple[Keyed, ...] = ()
    refusal: Refusal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What came of fetching the page of an entry: its articles and drops, or why there is none."""

    waiting: Waiting
    items: tuple[RawArticle | Drop, ...] = ()
    refusal: Refusal | None = None


Job = Callable[[], Polled | Fetched]


def ask_feed(fetch: Fetcher, address: str, marks: Mapping[str, str]) -> Polled:
    """Asks a feed by the marks that it bore before, and reads it."""
    try:
        page = fetch.fetch(address, marks, most=MAX_FEED)
        if fault := fault_of(page.content):
            return Polled(address=address, refusal=Refusal(reason=fault[0], detail=fault[1]))
        feed = parse_feed(page.content, page.url)
    except Refused as error:
        return Polled(address=address, refusal=_refusal(error))
    except Exception as error:  # noqa: BLE001  # one feed is not to end the watch
        return Polled(address=address, refusal=_failed(error))
    if not feed.is_feed:
        says = "what stands there is no feed; check its address"
        return Polled(address=address, refusal=Refusal(reason="no_feed", detail=says))
    return Polled(
        address=address,
        url=page.url,
        fetched=page.fetched,
        marks=page.marks,
        feed=feed,
        entries=tuple(keyed(feed.entries, address)),
    )


def ask_page(fetch: Fetcher, waiting: Waiting) -> Fetched:
    """Fetches the page of an entry, and reads its articles."""
    try:
        page = fetch.fetch(waiting.address, {})
        limits = Limits(max_bytes=MAX_PAGE, max_members=MAX_OF_PAGE, max_unpacked=MAX_PAGE)
        read = read_page(page, waiting.address, waiting.given, limits, feed=without_password(waiting.feed))
        items = list(islice(read, MAX_OF_PAGE + 1))
    except Refused as error:
        return Fetched(waiting=waiting, refusal=_refusal(error))
    except Exception as error:  # noqa: BLE001  # one page is not to end the watch
        return Fetched(waiting=waiting, refusal=_failed(error))
    if len(items) > MAX_OF_PAGE:
        says = f"more than {MAX_OF_PAGE} articles at one address; add it by itself: truceline add ADDRESS"
        items[MAX_OF_PAGE:] = [drop(waiting.address, "too_many", says)]
    return Fetched(waiting=waiting, items=tuple(items))


def _refusal(error: Refused) -> Refusal:
    return Refusal(reason=error.reason, detail=error.detail, status=error.status, wait=error.wait)


def _failed(error: Exception) -> Refusal:
    says = f"reading it failed ({type(error).__name__}); the fault is Truceline's: please report it, with the address"
    return Refusal(reason="failed", detail=says)


class Askers:
    """Threads that do jobs, at most one at a time of one host; what comes of them is asked for one by one."""

    def __init__(self, number: int) -> None:
        self._number = number
        self._jobs: SimpleQueue[tuple[str, Job]] = SimpleQueue()
        self._done: SimpleQueue[tuple[str, Polled | Fetched]] = SimpleQueue()
        self._threads: list[Thread] = []
        self.busy: set[str] = set()

    @property
    def is_full(self) -> bool:
        """Whether all threads have something to do."""
        return len(self.busy) >= self._number

    def begin(self, host: str, job: Job) -> None:
        """Gives a job to a thread; the host, which must not be busy, is so until what came of it has been taken."""
        self.busy.add(host)
        self._jobs.put((host, job))
        if len(self._threads) < min(self._number, len(self.busy)):
            thread = Thread(target=self._work, name=f"asker-{len(self._threads)}", daemon=True)
            self._threads.append(thread)
            thread.start()

    def take(self, seconds: float) -> Polled | Fetched | None:
        """What came of a job that is done; None if none is within so many seconds, or none was begun."""
        if not self.busy:
            return None
        try:
            host, made = self._done.get(timeout=max(seconds, 0.0))
        except Empty:
            return None
        self.busy.discard(host)
        return made

    def _work(self) -> None:
        while True:
            host, job = self._jobs.get()
            self._done.put((host, job()))
