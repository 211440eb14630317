"""Keeps a process that writes to the ledger, so that no page waits for anything long."""

from __future__ import annotations

import os
import sys
import time
from collections import deque
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from subprocess import PIPE, Popen, TimeoutExpired
from threading import Condition, Thread
from typing import IO

from truceline.codec import from_json
from truceline.desk.doing import Doing, Task
from truceline.desk.keeping import Order
from truceline.settings import Settings

_PATIENCE = 3.0  # seconds for the process to end
_DEATHS, _WITHIN = 3, 600.0  # so many ends within so many seconds, and it is not begun again
_GIVEN_UP = (
    "The process that adds articles and works decisions in ended several times, perhaps for want of memory. What was "
    "handed in and decided is kept; start the server again to go on."
)


class Keeper:
    """The process that writes: it adds what was handed in and works judgements in, and begins with the first call.

    It may be ended at any moment without loss, and is begun again if it ends by itself. `upgrade` says that another
    Truceline derived the ledger before the server started: only then is it derived anew with this one.
    """

    def __init__(self, place: str, settings: Settings, folder: Path, *, upgrade: bool = False) -> None:
        self._order = Order(place=place, settings=settings, folder=folder, upgrade=upgrade)
        self._changed = Condition()
        self._child: Popen[str] | None = None
        self._doing = Doing()
        self._called = 0
        self._decided: list[int] = []
        self._deaths: deque[float] = deque(maxlen=_DEATHS)
        self._closed = False
        self._watch: Thread | None = None

    def start(self) -> None:
        """Begins the process, unless it is there."""
        with self._changed:
            if self._watch is None and not self._closed:
                self._watch = Thread(target=self._look_after, name="keeper", daemon=True)
                self._watch.start()

    def wake(self, *, decided: bool = False) -> int:
        """Tells the process that something was handed in, or `decided`; the number of the call."""
        self.start()
        with self._changed:
            self._called += 1
            if decided:
                self._decided.append(self._called)
            self._send(str(self._called))
            return self._called

    def busy(self) -> Doing:
        """What the process does just now."""
        with self._changed:
            return self._doing

    @property
    def unsettled(self) -> int:
        """How many decisions are not worked in yet."""
        with self._changed:
            self._decided = [call for call in self._decided if call > self._doing.settled]
            return len(self._decided)

    def rest(self, call: int, seconds: float) -> bool:
        """Waits until what was there at this call is worked in, no longer than this; whether it is."""
        with self._changed:
            return self._changed.wait_for(lambda: self._doing.settled >= call, seconds)

    @property
    def process(self) -> int | None:
        """The number of the process, None while there is none."""
        with self._changed:
            return self._child.pid if self._child is not None else None

    def close(self) -> None:
        """Ends the process; what it was at is done again at the next start."""
        with self._changed:
            self._closed = True
            if self._child is not None and self._child.stdin is not None:
                with suppress(OSError):
                    self._child.stdin.close()  # by this it knows that it is to end
            watch = self._watch
        if watch is not None:
            watch.join(3 * _PATIENCE)

    def _send(self, line: str) -> None:
        if self._child is not None and self._child.stdin is not None and not self._closed:
            with suppress(OSError):  # it has ended: the next one is told
                self._child.stdin.write(f"{line}\n")
                self._child.stdin.flush()

    def _look_after(self) -> None:
        while not self._closed:
            with suppress(OSError):  # no process can be begun: that counts as an end
                self._live()
            self._deaths.append(time.monotonic())
            with self._changed:
                stopped = self._doing.task is Task.STOPPED
                if (
                    not stopped
                    and len(self._deaths) == _DEATHS
                    and self._deaths[-1] - self._deaths[0] < _WITHIN
                ):
                    self._doing = Doing(task=Task.STOPPED, settled=self._doing.settled, says=_GIVEN_UP)
                    stopped = True
            if stopped:
                return

    def _live(self) -> None:
        """One life of the process, to its end."""
        with _begin() as child:
            with self._changed:
                self._child = child
                self._send(self._order.line())
                self._send(str(self._called))
                if self._closed and child.stdin is not None:
                    child.stdin.close()
            if child.stdout is not None:
                self._listen(child.stdout)
            try:
                child.wait(_PATIENCE)
            except TimeoutExpired:
                child.kill()
            with self._changed:
                self._child = None

    def _listen(self, told: IO[str]) -> None:
        """Notes what the process tells, to its end."""
        for line in told:
            doing = from_json(line, Doing)
            with self._changed:
                self._doing = replace(doing, settled=max(doing.settled, self._doing.settled))
                if doing.task is Task.NOTHING:
                    self._order = replace(self._order, upgrade=False)
                self._changed.notify_all()


def _begin() -> Popen[str]:
    """The process, in a session of its own: whoever interrupts the server is answered by the server."""
    # Not by `multiprocessing`: that would run the main module once more, which may be anybody's script.
    path = os.pathsep.join(part for part in sys.path if part)
    return Popen(
        [sys.executable, "-c", "from truceline.desk.keeping import main; main()"],
        stdin=PIPE,
        stdout=PIPE,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": path},
        start_new_session=True,
    )
