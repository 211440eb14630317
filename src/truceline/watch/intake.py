"""Takes what came of asking: which entries are to be added or fetched, and when each feed and page is asked again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from truceline.model import Drop, Given, RawArticle
from truceline.run.searched import bare
from truceline.sources.reader import drop
from truceline.sources.url import read_entry
from truceline.sources.web.page import without_password
from truceline.store.watching import FeedState, Notes, Taken, Waiting, WatchFile
from truceline.watch.asking import Fetched, Polled, Refusal
from truceline.watch.entries import Fate, Keyed, fate, host_of
from truceline.watch.outlines import Feed
from truceline.watch.pace import LONGEST_WAIT, Draw, Wish, after_failure, next_poll

MAX_WAITING = 1_000
"""The most pages of one feed that wait to be fetched; for more, the feed is read once more."""

_TRIES = 8  # of a page whose server is in trouble; with the pauses in between that is a day and a half
_TRIES_ABSENT = 3  # of one that is not there: some appear a little after the feed has named them
_FINAL = frozenset({"robots", "private_address", "bad_address", "enormous", "grows_too_much"})
_REST = 300.0  # seconds for which a host in trouble is left alone
_ENTRY = 10_000  # bytes that an entry counts besides its articles
_NOTED_FAILURES = 3  # in a row, after which the feed is told among what was left out


@dataclass(frozen=True, kw_only=True)
class Collected:
    """What an entry gave, or a feed that failed, until it is in the ledger."""

    items: tuple[RawArticle | Drop, ...]
    feed: str
    taken: Taken | None = None


@dataclass(kw_only=True)
class Intake:
    """How it stands with the feeds that are watched; `every` is the time between two polls of one, in seconds.

    What is `collected` is to be handed to the ledger, and then to `stored`. Nothing is taken for seen before.
    """

    file: WatchFile
    every: float
    draw: Draw
    say: Callable[[str], None]
    feeds: dict[str, Feed] = field(default_factory=dict)
    states: dict[str, FeedState] = field(default_factory=dict)
    collected: list[Collected] = field(default_factory=list)
    held: set[str] = field(default_factory=set)  # keys of what is being fetched or is collected
    resting: dict[str, float] = field(
        default_factory=dict
    )  # hosts that want to be left alone, and until when
    _wishes: dict[str, Wish] = field(default_factory=dict)
    _marks: dict[str, Mapping[str, str]] = field(default_factory=dict)  # of feeds with collected entries

    @property
    def size(self) -> int:
        """How many bytes are collected, each entry counting some more."""
        articles = [item for one in self.collected for item in one.items if isinstance(item, RawArticle)]
        return sum(len(one.content) for one in articles) + _ENTRY * len(self.collected)

    def load(self, feeds: Sequence[Feed], now: float, *, anew: bool = False) -> None:
        """Takes the feeds that there are now; with `anew` all are due that did not fail or ask for a pause."""
        known = self.file.feeds()
        self.feeds = {feed.address: feed for feed in feeds}
        self.states = {}
        for address, feed in self.feeds.items():
            state = known.get(address) or FeedState(address=address)
            due = min(state.due, now) if anew and not state.failures else min(state.due, now + LONGEST_WAIT)
            self.states[address] = replace(state, title=feed.title or state.title, due=due)
        self.file.keep(self.states)

    def due_feed(self, now: float, busy: Iterable[str]) -> FeedState | None:
        """The feed that has been due for longest, of a host that is neither busy nor wants to be left alone."""
        hosts = {*busy, *(host for host, until in self.resting.items() if until > now)}
        unsure = {one.feed for one in self.collected}
        due = (one for one in self.states.values() if one.due <= now and one.address not in unsure)
        free = (one for one in due if host_of(one.address) not in hosts)
        return min(free, key=lambda one: (one.due, one.address), default=None)

    def next_due(self) -> float | None:
        """When the first feed or page is due; None where there is none."""
        found = [max(one.due, self.resting.get(host_of(one.address), 0.0)) for one in self.states.values()]
        waits = self.file.next_due()
        return min(found if waits is None else [*found, waits], default=None)

    def polled(self, polled: Polled, now: float) -> None:
        """Takes what came of asking a feed."""
        state = self.states.get(polled.address)
        if state is None:  # it is watched no more
            return
        if polled.refusal is not None and polled.refusal.reason != "unchanged":
            self._feed_failed(state, polled.refusal, now)
            return
        marks = state.marks if polled.feed is None else {}
        notes = Notes()
        if polled.feed is not None:
            told = polled.feed
            self._wishes[state.address] = Wish(interval=told.interval, hours=told.hours, days=told.days)
            whole, is_all = self._sort(polled, notes, now)
            self.collected += whole
            if is_all and told.is_whole and whole:
                self._marks[state.address] = polled.marks or {}
            elif is_all and told.is_whole:
                marks = polled.marks or {}
        if state.failures:
            self.say(f"{bare(state.address)} answers again.")
        title = state.title or (polled.feed.title if polled.feed else None)
        due = next_poll(now, self.every, self._wishes.get(state.address, Wish()), self.draw)
        self._put(
            replace(state, title=title, asked=now, answered=now, due=due, failures=0, says="", marks=marks),
            notes,
        )

    def fetched(self, fetched: Fetched, now: float) -> None:
        """Takes what came of fetching the page of an entry."""
        one = fetched.waiting
        if fetched.refusal is None:
            self._collect(one, fetched.items, now)
            return
        refusal, tries = fetched.refusal, one.tries + 1
        most = _TRIES if refusal.is_passing else 1 if refusal.reason in _FINAL else _TRIES_ABSENT
        self._rest(one.host, refusal, now)
        if tries >= most:
            self._collect(one, (drop(without_password(one.address), refusal.reason, refusal.detail),), now)
            return
        self.held.discard(one.key)
        due = after_failure(now, self.every, tries, refusal.wait, self.draw)
        self.file.save(Notes(waiting=[replace(one, tries=tries, due=due)]))

    def stored(self, done: Sequence[Collected], now: float) -> None:
        """Notes that these are in the ledger: they are not taken again."""
        notes = Notes(taken=[one.taken for one in done if one.taken is not None])
        left = {id(one) for one in self.collected} - {id(one) for one in done}
        self.collected = [one for one in self.collected if id(one) in left]
        unsure = {one.feed for one in self.collected}
        for address in dict.fromkeys(one.feed for one in done):
            state = self.states.get(address)
            if state is not None:
                new = sum(
                    isinstance(item, RawArticle) for one in done if one.feed == address for item in one.items
                )
                marks = self._marks.pop(address, state.marks) if address not in unsure else state.marks
                news = now if new else state.news
                state = replace(state, articles=state.articles + new, news=news, marks=marks)
                self.states[address] = state
                notes.feeds.append(state)
        self.file.save(notes)
        self.held -= {taken.key for taken in notes.taken}

    def _sort(self, polled: Polled, notes: Notes, now: float) -> tuple[list[Collected], bool]:
        """What the feed holds whole; and whether all that is new was taken, or will be. The rest is noted."""
        feed = polled.address
        keys = [one.key for one in polled.entries]
        taken, awaited = self.file.taken(keys), self.file.awaited(keys)
        room = MAX_WAITING - self.file.count_waiting(feed)
        whole: list[Collected] = []
        is_all = True
        for one in polled.entries:
            before = taken.get((one.key, feed))
            edits = before.edits + 1 if before else 0
            row = Taken(
                key=one.key, feed=feed, mark=one.entry.mark, kept=True, taken=now, listed=now, edits=edits
            )
            match fate(one, feed, taken, awaited, now):
                case Fate.KNOWN:
                    notes.listed.append((now, one.key, feed))
                case Fate.NOTED:
                    notes.noted.append(replace(row, taken=0.0))
                case Fate.LATER:
                    is_all = False
                case Fate.TAKE if one.key in self.held:
                    is_all = False
                case Fate.TAKE:
                    made = self._read(one, polled)
                    if made is not None:
                        self.held.add(one.key)
                        kept = isinstance(made, RawArticle)
                        whole.append(Collected(items=(made,), feed=feed, taken=replace(row, kept=kept)))
                    elif room > 0 or (one.key, feed) in awaited:
                        room -= 1
                        notes.waiting.append(self._waiting(one, feed, now))
                    else:
                        is_all = False
        return whole, is_all

    def _read(self, one: Keyed, polled: Polled) -> RawArticle | Drop | None:
        return read_entry(
            replace(one.entry, given=self._given(one, polled.address)),
            without_password(polled.url),
            polled.fetched,
        )

    def _waiting(self, one: Keyed, feed: str, now: float) -> Waiting:
        address = one.entry.given.url or ""
        return Waiting(
            key=one.key,
            feed=feed,
            mark=one.entry.mark,
            address=address,
            host=host_of(address),
            given=self._given(one, feed),
            since=now,
            due=now,
        )

    def _given(self, one: Keyed, feed: str) -> Given:
        """What the feed says of an article, with the outlet as whoever watches calls it."""
        title = self.feeds[feed].title
        return replace(one.entry.given, outlet=title) if title else one.entry.given

    def _collect(self, one: Waiting, items: tuple[RawArticle | Drop, ...], now: float) -> None:
        before = self.file.taken([one.key]).get((one.key, one.feed))
        kept = any(isinstance(item, RawArticle) for item in items)
        edits = before.edits + 1 if before else 0
        taken = Taken(
            key=one.key, feed=one.feed, mark=one.mark, kept=kept, taken=now, listed=now, edits=edits
        )
        self.collected.append(Collected(items=items, feed=one.feed, taken=taken))

    def _feed_failed(self, state: FeedState, refusal: Refusal, now: float) -> None:
        failures = state.failures + 1
        due = after_failure(now, self.every, failures, refusal.wait, self.draw)
        self._rest(host_of(state.address), refusal, now)
        if not state.failures:
            self.say(f"{bare(state.address)}: {refusal.detail}.")
        if failures == _NOTED_FAILURES:
            left = drop(bare(state.address), refusal.reason, refusal.detail)
            self.collected.append(Collected(items=(replace(left, records=0),), feed=state.address))
        self._put(replace(state, asked=now, failures=failures, says=refusal.detail, due=due), Notes())

    def _rest(self, host: str, refusal: Refusal, now: float) -> None:
        """Leaves a host alone for as long as it wants, a day at most, and for a while where it is in trouble."""
        is_trouble = refusal.status in {429, 503} or refusal.reason in {"too_slow", "unreachable"}
        wait = min(refusal.wait or 0.0, LONGEST_WAIT) or (_REST if is_trouble else 0.0)
        if wait:
            until = now + wait
            self.resting = {one: time for one, time in self.resting.items() if time > now} | {host: until}
            self.file.pause(host, until)

    def _put(self, state: FeedState, notes: Notes) -> None:
        self.states[state.address] = state
        notes.feeds.append(state)
        self.file.save(notes)
