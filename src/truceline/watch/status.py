"""How it stands with a watch: when each feed was asked and answered, what waits, how far each receiver was told."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from truceline.errors import LedgerError
from truceline.run.searched import bare
from truceline.store.watching import FeedState, ReceiverState, open_watch

BESIDE_AN_ADDRESS = "truceline.watch"
"""The watch file of a ledger that is no file: in the current folder."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WatchStatus:
    """How it stands with a watch; addresses are without secrets. Times are seconds since 1970.

    `is_running` tells whether a process watches now, None where the system cannot say; `waiting` counts pages to be fetched.
    """

    is_running: bool | None
    feeds: tuple[FeedState, ...]
    waiting: int
    receivers: tuple[ReceiverState, ...]

    @property
    def asked(self) -> float | None:
        """When a feed was last asked."""
        return max((one.asked for one in self.feeds if one.asked is not None), default=None)

    @property
    def answered(self) -> float | None:
        """When a feed last answered."""
        return max((one.answered for one in self.feeds if one.answered is not None), default=None)

    @property
    def failing(self) -> tuple[FeedState, ...]:
        """The feeds that failed when they were last asked."""
        return tuple(one for one in self.feeds if one.failures)

    @property
    def articles(self) -> int:
        """How many articles the feeds have given."""
        return sum(one.articles for one in self.feeds)


def watch_place(ledger: str, named: str = "") -> Path:
    """The watch file: as named, else beside the ledger under its name, else for a database here."""
    if named:
        return Path(named)
    return Path(BESIDE_AN_ADDRESS) if "://" in ledger else Path(f"{ledger}.watch")


def watch_status(place: Path) -> WatchStatus | None:
    """How it stands with the watch of this watch file, None where nothing was ever watched. Raises LedgerError."""
    if not place.is_file():
        return None
    with open_watch(place, create=False) as file:
        feeds = tuple(replace(one, address=bare(one.address), marks={}) for one in file.feeds().values())
        waiting, receivers = file.count_waiting(), tuple(file.receivers().values())
    return WatchStatus(is_running=_is_running(place), feeds=feeds, waiting=waiting, receivers=receivers)


@contextmanager
def alone(place: Path) -> Iterator[None]:
    """Lets no other process watch with this watch file inside the block. Raises LedgerError if one does."""
    try:
        with _lock_file(place).open("a") as lock:
            if not _lock(lock.fileno()):
                step = "End it first, or watch into another ledger."
                raise LedgerError("another process watches with this file.", where=str(place), next_step=step)
            yield
    except OSError as error:
        step = "Check the permissions of its folder, or name a place with the setting watch."
        raise LedgerError(
            f"the watch file cannot be written ({error.strerror}).", where=str(place), next_step=step
        ) from error


def _is_running(place: Path) -> bool | None:
    try:
        import fcntl  # noqa: F401  # without it nobody can tell
    except ImportError:
        return None
    try:
        with _lock_file(place).open("rb") as lock:
            return not _lock(lock.fileno(), shared=True)
    except OSError:
        return False


def _lock_file(place: Path) -> Path:
    return place.with_name(f"{place.name}.lock")


def _lock(descriptor: int, *, shared: bool = False) -> bool:
    try:
        import fcntl
    except ImportError:  # Windows: nobody looks whether there are two
        return True
    try:
        fcntl.flock(descriptor, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
