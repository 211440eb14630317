"""Watches feeds until it is told to stop: asks what is due, adds what came, tells what it changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Protocol

from truceline.errors import LedgerError, SourceError
from truceline.ledger import Ledger
from truceline.model import Drop, RawArticle
from truceline.run import Report
from truceline.run.searched import bare
from truceline.sources.web.fetch import Fetcher
from truceline.watch.asking import Askers, Fetched, Polled, ask_feed, ask_page
from truceline.watch.entries import host_of
from truceline.watch.intake import Collected, Intake
from truceline.watch.outlines import Feed
from truceline.watch.pace import after_failure
from truceline.watch.telling import Teller

WORKERS = 8
"""The most hosts that are asked at once."""

_BATCH = 50  # entries from which on what was collected is added, though more is under way
_MOST_HELD = 100_000_000  # bytes of what was collected from which on nothing more is asked for
_PATIENCE = 30.0  # seconds for which what was collected waits for more
_LOOK = 30.0  # seconds between two looks at what became of the ceasefires
_PAUSE, _LONGEST_PAUSE = 1.0, 60.0
_STEP = 0.5  # seconds to wait for what is under way before looking whether something else is due
_TRY_AGAIN = 60.0  # seconds after which a ledger that could not be written is tried again; later each time
_KEPT = 90 * 86_400.0  # seconds for which an entry is remembered that no feed has any more
_MOST_ITEMS = 20_000  # entries of one feed that are remembered
_DAY = 86_400.0


class Orders(Protocol):
    """What whoever runs a watch wants of it meanwhile."""

    stop: bool
    """Whether it is to end."""

    reload: bool
    """Whether it is to read anew which feeds there are; it sets this back."""

    def pause(self, seconds: float) -> None:
        """Waits so long, or until there is an order."""


@dataclass(kw_only=True)
class Total:
    """What a watch has done so far."""

    answers: int = 0
    failures: int = 0
    new: int = 0
    claims: int = 0


class Watch:
    """A watch over feeds: `feeds` reads which there are, `clock` tells seconds since 1970, `alive` is called again and again."""

    def __init__(  # noqa: PLR0913  # each is one part that it is put together from
        self,
        ledger: Ledger,
        intake: Intake,
        *,
        fetch: Fetcher,
        teller: Teller,
        feeds: Callable[[], Sequence[Feed]],
        clock: Callable[[], float],
        orders: Orders,
        alive: Callable[[], None] = lambda: None,
        workers: int = WORKERS,
    ) -> None:
        self.total = Total()
        self._ledger, self._intake, self._fetch, self._teller = ledger, intake, fetch, teller
        self._feeds, self._clock, self._orders, self._alive = feeds, clock, orders, alive
        self._askers = Askers(workers)
        self._since: float | None = None
        self._due = {"add": 0.0, "tell": 0.0, "tidy": 0.0}
        self._add_failures = 0

    def run(self, *, once: bool = False) -> Total:
        """Watches until there is an order to stop; with `once`, until all was asked, added and told one time.

        Raises SourceError and InputError before anything is asked, and LedgerError where the ledger or the watch file
        cannot be used; while it goes on, a ledger that cannot be written is tried again.
        """
        self._intake.load(self._feeds(), self._clock(), anew=once)
        self._teller.begin()
        while not self._orders.stop:
            self._alive()
            if self._orders.reload:
                self._reload()
            is_idle = not self._begin()
            made = self._askers.take(_STEP)
            while made is not None:
                self._take(made)
                made = self._askers.take(0.0)
            self._add(is_idle=is_idle, once=once)
            self._tell()
            self._tidy()
            if is_idle:
                if once and not self._intake.collected:
                    break
                self._orders.pause(self._pause())
        return self.total

    def _reload(self) -> None:
        self._orders.reload = False
        try:
            feeds = self._feeds()
        except SourceError as error:
            self._intake.say(f"{error} The feeds of before are watched on.")
            return
        self._intake.load(feeds, self._clock())
        self._intake.say(f"{len(feeds):,} feeds are watched.")

    def _begin(self) -> bool:
        """Has asked what is due, pages before feeds, as long as there are threads and room for what comes; whether anything is under way."""
        intake, askers, now = self._intake, self._askers, self._clock()
        while not askers.is_full and intake.size < _MOST_HELD:
            page = intake.file.next_waiting(now, askers.busy, tuple(intake.held))
            if page is not None:
                intake.held.add(page.key)
                askers.begin(page.host, partial(ask_page, self._fetch, page))
                continue
            feed = intake.due_feed(now, askers.busy)
            if feed is None:
                break
            askers.begin(host_of(feed.address), partial(ask_feed, self._fetch, feed.address, feed.marks))
        return bool(askers.busy)

    def _take(self, made: Polled | Fetched) -> None:
        now = self._clock()
        if isinstance(made, Fetched):
            self._intake.fetched(made, now)
            return
        is_answer = made.refusal is None or made.refusal.reason == "unchanged"
        self.total.answers += is_answer
        self.total.failures += not is_answer
        self._intake.polled(made, now)

    def _add(self, *, is_idle: bool, once: bool) -> None:
        """Adds what was collected, once it is enough, or nothing more is to come now, or it has waited."""
        intake, now = self._intake, self._clock()
        if not intake.collected:
            self._since = None
            return
        self._since = now if self._since is None else self._since
        is_ripe = len(intake.collected) >= _BATCH or now >= self._since + _PATIENCE
        if now < self._due["add"] or not (is_ripe or is_idle):
            return
        done: list[Collected] = []
        feeds = dict.fromkeys(bare(one.feed) for one in intake.collected)
        try:
            report = self._ledger.add_articles(
                self._handed(tuple(intake.collected), done),
                named=tuple(feeds),
                progress=lambda _: self._alive(),
            )
        except LedgerError as error:
            if once:
                raise
            self._add_failures += 1
            self._due["add"] = after_failure(now, _TRY_AGAIN, self._add_failures, None, intake.draw)
            if self._add_failures == 1:
                intake.say(f"{error} What came is kept, and added later.")
            return
        self._add_failures, self._since = 0, None
        intake.stored(done, self._clock())
        self._count(report, feeds)
        self._due["tell"] = 0.0

    def _handed(self, collected: Sequence[Collected], done: list[Collected]) -> Iterator[RawArticle | Drop]:
        """What was collected, up to an order to stop; `done` is what was handed on."""
        for one in collected:
            if self._orders.stop:
                return
            done.append(one)
            yield from one.items

    def _count(self, report: Report, feeds: dict[str, None]) -> None:
        self.total.new += report.new
        self.total.claims += report.claims
        if report.new:
            few = ", ".join(list(feeds)[:3]) + (" …" if len(feeds) > 3 else "")
            self._intake.say(f"{few}: {report.new:,} new in the ledger, claims in them: {report.claims:,}.")

    def _tell(self) -> None:
        now = self._clock()
        if now < self._due["tell"]:
            return
        self._due["tell"] = now + _LOOK
        try:
            self._teller.tell(now)
        except LedgerError as error:
            self._due["tell"] = now + _TRY_AGAIN
            self._intake.say(str(error))

    def _tidy(self) -> None:
        now = self._clock()
        if now >= self._due["tidy"]:
            self._due["tidy"] = now + _DAY
            self._intake.file.forget(now - _KEPT, _MOST_ITEMS)

    def _pause(self) -> float:
        """The seconds to wait where nothing can be done now."""
        now = self._clock()
        due = self._intake.next_due()
        if self._intake.collected:
            due = min(due or self._due["add"], self._due["add"])
        return _LONGEST_PAUSE if due is None else min(max(due - now, _PAUSE), _LONGEST_PAUSE)
