"""Keeps a process that writes to the ledger, so that no page waits for anything long."""

from __future__ import annotations

import time
from collections import deque
from contextlib import suppress
from dataclasses import replace
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from threading import Condition, Thread

from truceline.desk.doing import Doing, Task
from truceline.desk.keeping import Order, keep
from truceline.settings import Settings

_PATIENCE = 3.0  # seconds for the process to end
_GLANCE = 0.25  # seconds after which it is looked whether the keeper is closed
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
        self._pipe: Connection | None = None
        self._process: int | None = None
        self._doing = Doing()
        self._called = 0
        self._deaths: deque[float] = deque(maxlen=_DEATHS)
        self._closed = False
        self._watch: Thread | None = None

    def start(self) -> None:
        """Begins the process, unless it is there."""
        with self._changed:
            if self._watch is None and not self._closed:
                self._watch = Thread(target=self._look_after, name="keeper", daemon=True)
                self._watch.start()

    def wake(self) -> int:
        """Tells the process that something was handed in or decided; the number of the call."""
        self.start()
        with self._changed:
            self._called += 1
            self._send()
            return self._called

    def busy(self) -> Doing:
        """What the process does just now."""
        with self._changed:
            return self._doing

    @property
    def unsettled(self) -> int:
        """How many calls there were whose judgements are not worked in yet."""
        with self._changed:
            return self._called - self._doing.settled

    def rest(self, call: int, seconds: float) -> bool:
        """Waits until what was there at this call is worked in, no longer than this; whether it is."""
        with self._changed:
            return self._changed.wait_for(lambda: self._doing.settled >= call, seconds)

    @property
    def process(self) -> int | None:
        """The number of the process, None while there is none."""
        with self._changed:
            return self._process

    def close(self) -> None:
        """Ends the process; what it was at is done again at the next start."""
        with self._changed:
            self._closed = True
            watch = self._watch
        if watch is not None:
            watch.join(2 * _PATIENCE)

    def _send(self) -> None:
        if self._pipe is not None:
            with suppress(OSError):  # it has ended: the next one is told
                self._pipe.send(self._called)

    def _look_after(self) -> None:
        while not self._closed:
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
        context = get_context("spawn")  # forked threads may hang
        ours, theirs = context.Pipe()
        process = context.Process(target=keep, args=(self._order, theirs), name="truceline-keeper")
        process.start()
        theirs.close()
        with self._changed:
            self._pipe, self._process = ours, process.pid
            self._send()
        self._listen(ours)
        with self._changed:
            self._pipe = self._process = None
        ours.close()  # by this it knows that it is to end
        process.join(_PATIENCE)
        if process.exitcode is None:
            process.kill()
            process.join(_PATIENCE)

    def _listen(self, pipe: Connection) -> None:
        """Notes what the process tells, until it ends or the keeper is closed."""
        while not self._closed:
            try:
                if not pipe.poll(_GLANCE):
                    continue
                doing: Doing = pipe.recv()
            except (EOFError, OSError):
                return
            with self._changed:
                self._doing = replace(doing, settled=max(doing.settled, self._doing.settled))
                if doing.task is Task.NOTHING:
                    self._order = replace(self._order, upgrade=False)
                self._changed.notify_all()
