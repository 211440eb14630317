"""Tells receivers what became of the ceasefires: each change once, in its order, however often the watch is ended in between."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import quote

from truceline.errors import InputError
from truceline.ledger import Ledger
from truceline.model import Noted
from truceline.store.watching import ReceiverState, WatchFile
from truceline.watch.pace import Draw, after_failure

AT_ONCE = 100
"""The most changes that are told in one piece."""

_BACKOFF = 30.0  # seconds before a receiver that failed is tried again; twice as long each time
_TAIL = 1_000_000  # bytes from the end of a file in which its last line begins


class Undelivered(Exception):  # told in the status, and tried again
    """A receiver did not take what it was told: why, and after how many seconds it wants to be tried again."""

    def __init__(self, says: str, *, wait: float | None = None) -> None:
        self.says = says
        self.wait = wait
        super().__init__(says)


class Receiver(Protocol):
    """Somebody who is told what became of the ceasefires."""

    @property
    def name(self) -> str:
        """What the watch file knows it by."""

    @property
    def shown(self) -> str:
        """What people are shown of it, without secrets."""

    def told(self) -> int | None:
        """The number of the last change that it holds, None where it cannot tell."""

    def tell(self, changes: Sequence[Noted]) -> None:
        """Tells changes, oldest first. Raises Undelivered where they did not arrive."""


def as_told(one: Noted, served: str = "") -> dict[str, Any]:
    """A change as it is told: its number by which it is known, when, what became of which ceasefire, in words and in parts.

    `served` is the address under which the ledger is served, for the link; without one there is none.
    """
    change = one.change
    what = "changed" if change.field else "new" if not change.was else "merged" if change.now else "gone"
    told: dict[str, Any] = {
        "number": one.number,
        "at": one.at.isoformat(),
        "what": what,
        "ceasefire": change.ceasefire,
        "field": change.field,
        "was": change.was,
        "now": change.now,
        "says": str(change),
    }
    if served:
        field = f"/fields/{quote(change.field, safe='')}" if change.field else ""
        case = change.now if what == "merged" else change.ceasefire
        told["link"] = f"{served.rstrip('/')}/ceasefires/{quote(case, safe='')}{field}"
    return told


@dataclass(frozen=True, kw_only=True)
class Printed:
    """A receiver that prints, on a terminal or into a pipe: `write` is handed each line."""

    write: Callable[[str], None]
    line: Callable[[Noted], str]
    name: str = "terminal"
    shown: str = "terminal"

    def told(self) -> int | None:
        """None: what was printed is gone."""
        return None

    def tell(self, changes: Sequence[Noted]) -> None:
        """Prints each change."""
        for one in changes:
            self.write(self.line(one))


class Filed:
    """A receiver that is a file: a line of JSON a change, appended whole and on the disk before it counts as told."""

    def __init__(self, path: Path, served: str = "") -> None:
        self.name = f"file:{path.absolute()}"
        self.shown = str(path)
        self._path, self._served = path, served
        if path.is_dir() or not path.absolute().parent.is_dir():
            step = "Name a file in a folder that is there."
            raise InputError("changes cannot be written there.", where=str(path), next_step=step)

    def told(self) -> int | None:
        """The number in the last line; a line that was broken off is cut away."""
        try:
            with self._path.open("r+b") as file:
                size = file.seek(0, os.SEEK_END)
                start = file.seek(max(size - _TAIL, 0))
                tail = file.read()
                whole = tail[: tail.rfind(b"\n") + 1]
                if len(whole) < len(tail):
                    file.truncate(start + len(whole))
        except FileNotFoundError:
            return None
        except OSError as error:
            step = "Check its permissions, or name another file."
            raise InputError(
                f"it cannot be written ({error.strerror}).", where=self.shown, next_step=step
            ) from error
        last = whole.rstrip(b"\n").rpartition(b"\n")[2]
        try:
            return int(json.loads(last)["number"]) if last else None
        except (ValueError, TypeError, KeyError) as error:
            raise InputError(
                "its last line is none that truceline watch wrote; it was left as it is.",
                where=self.shown,
                next_step="Name another file.",
            ) from error

    def tell(self, changes: Sequence[Noted]) -> None:
        """Appends the changes in one write."""
        lines = "".join(json.dumps(as_told(one, self._served), ensure_ascii=False) + "\n" for one in changes)
        try:
            _append(self._path, lines.encode())
        except OSError as error:
            raise Undelivered(f"it cannot be written ({error.strerror or error})") from error


def _append(path: Path, data: bytes) -> None:
    """Appends all of it, or nothing: what does not fit on the disk is taken back."""
    descriptor = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o644)
    try:
        size = os.fstat(descriptor).st_size
        written = os.write(descriptor, data)
        if written == len(data):
            os.fsync(descriptor)
            return
        os.ftruncate(descriptor, size)
    finally:
        os.close(descriptor)
    raise OSError("the disk is full")


class Teller:
    """Tells each receiver what it has not been told, and keeps how far it came.

    Before changes go out it is written down which, so that a piece that may have arrived goes out again as it was.
    """

    def __init__(self, ledger: Ledger, file: WatchFile, receivers: Sequence[Receiver], *, draw: Draw) -> None:
        self._ledger, self._file, self._receivers, self._draw = ledger, file, receivers, draw
        self._states: dict[str, ReceiverState] = {}

    def begin(self) -> None:
        """Meets the receivers: a new one is told what comes from now on. Raises InputError for one that cannot be told anything."""
        known = self._file.receivers()
        newest = self._ledger.last_change()
        for one in self._receivers:
            before = known.get(one.name) or ReceiverState(name=one.name, shown=one.shown, told=newest)
            held = one.told()
            told = before.told if held is None else max(before.told, held) if one.name in known else held
            told = min(told, newest)  # a ledger that was made anew counts from 1 again
            offered = before.offered if told < before.offered <= newest else 0
            self._save(replace(before, shown=one.shown, told=told, offered=offered, due=0.0))

    def tell(self, now: float) -> None:
        """Tells all receivers that are due what they have not been told."""
        newest = self._ledger.last_change()
        for one in self._receivers:
            state = self._states[one.name]
            while state.told < newest and state.due <= now:
                state = self._tell(one, state, now)

    def _tell(self, one: Receiver, state: ReceiverState, now: float) -> ReceiverState:
        changes = self._ledger.changes(state.told, most=AT_ONCE)
        if state.offered:
            changes = tuple(change for change in changes if change.number <= state.offered)
        state = self._save(replace(state, offered=changes[-1].number))
        try:
            one.tell(changes)
        except Undelivered as error:
            failures = state.failures + 1
            due = after_failure(now, _BACKOFF, failures, error.wait, self._draw)
            return self._save(replace(state, failures=failures, due=due, says=error.says))
        return self._save(replace(state, told=state.offered, offered=0, failures=0, due=0.0, says=""))

    def _save(self, state: ReceiverState) -> ReceiverState:
        self._file.save_receiver(state)
        self._states[state.name] = state
        return state
