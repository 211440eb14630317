"""The process that writes: it works judgements in and adds what was handed in, one after the other."""

from __future__ import annotations

import contextlib
import json
import logging
import os
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from threading import Event, Thread
from typing import IO, Self

from truceline import logs
from truceline.annotations import Annotator
from truceline.codec import to_json
from truceline.desk.adding import Adding
from truceline.desk.doing import Doing, Task
from truceline.desk.jobs import Job, Jobs
from truceline.documents.dating.telling import Tellings
from truceline.errors import TrucelineError
from truceline.run import Workers, coder, settle_once
from truceline.settings import Settings
from truceline.store import Store, open_store
from truceline.store.shape import shape
from truceline.views import Deriver

_NICER = 5  # readers go first
_LOOKS = 5.0  # seconds between two looks at a ledger that nobody tells of
_QUIET = 12  # looks without a change after which what somebody else left underived is derived here
_AGAIN = 30.0  # seconds after which what failed is tried again

_FOREIGN = (
    "Another version of Truceline is installed now, or works on this ledger, so this server no longer writes to it. Stop the server and start "
    "it with that version: what waits is kept."
)

log = logging.getLogger("truceline")


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What a keeper's process is told at its beginning.

    With `upgrade`, a ledger that another Truceline derived is derived anew; that holds for the first time only. `shape`
    tells which Truceline the server is: another one may have been installed since it started.
    """

    place: str
    settings: Settings
    folder: Path
    upgrade: bool
    shape: str = field(default_factory=shape)

    def line(self) -> str:
        """The order as one line, for `read`."""
        told = {"place": self.place, "folder": str(self.folder), "upgrade": self.upgrade, "shape": self.shape}
        return json.dumps({**told, "settings": self.settings.model_dump()})

    @classmethod
    def read(cls, line: str) -> Self:
        """The order that stands in a line."""
        told = json.loads(line)
        settings = Settings.model_validate(told["settings"])
        return cls(
            place=told["place"],
            settings=settings,
            folder=Path(told["folder"]),
            upgrade=told["upgrade"],
            shape=told["shape"],
        )


class Foreign(Exception):  # as those of `errors`; it ends the process's work and is told
    """Another Truceline works on the ledger."""


def main() -> None:
    """What the process does until the pipe that it reads is closed, as when the process that began it is gone."""
    with contextlib.suppress(AttributeError, OSError):
        os.nice(_NICER)
    told = os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="utf-8")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what a library prints is nothing that we tell
    order = Order.read(sys.stdin.readline())
    logs.begin_log(order.settings)
    keeping = Keeping(order, told)
    Thread(target=keeping.listen, args=(sys.stdin,), daemon=True).start()
    keeping.work()


class Keeping:
    """Works until it is told to end. Every write is whole or not there, so that it may be ended at any moment."""

    def __init__(self, order: Order, told: IO[str]) -> None:
        self._order = order
        self._told = told
        self._jobs = Jobs(order.folder)
        self._derive = Deriver()
        self._tellings = Tellings()
        self._doing = Doing()
        self._called = 0  # the last call that came
        self._settled = 0  # the last call whose judgements are worked in
        self._call = Event()
        self._upgrade = order.upgrade

    def listen(self, calls: IO[str]) -> None:
        """Takes calls; ends the process when the other end of the pipe is gone."""
        for line in calls:
            self._called = int(line)
            self._call.set()
        os._exit(0)

    def work(self) -> None:
        """Does what there is to do, then waits for calls."""
        while True:
            self._call.clear()
            try:
                self._look()
                self._wait()
            except Foreign:
                self._tell(Doing(task=Task.STOPPED, says=_FOREIGN))
                return
            except Exception as error:  # noqa: BLE001  # told on the pages; it is tried again
                self._say(error)
                self._call.wait(_AGAIN)

    def _wait(self) -> None:
        """Waits for a call, or until something lies there that somebody else left undone."""
        looks, seen = 0, -1
        while not self._call.wait(_LOOKS) and looks < _QUIET:
            revision = self._store.revision
            is_left = not self._store.is_derived or bool(self._jobs.waiting())
            looks = looks + 1 if is_left and revision == seen else 0
            seen = revision

    def _look(self) -> None:
        """Works in what was decided, and adds what waits, until there is nothing left."""
        if self._order.shape != shape():
            raise Foreign
        self._bring_to_rest()
        while waiting := self._jobs.waiting():
            self._check()
            with _one_at_a_time(self._jobs.folder) as alone:
                if alone:
                    self._adding.run(self._jobs.get(waiting[0].id))
            if not alone:  # another server's keeper adds it
                break
            self._bring_to_rest()
        self._tell(Doing())

    def _bring_to_rest(self) -> None:
        while not self._store.is_derived:
            self._settle()
        self._upgrade = False
        self._settled = self._called

    def _settle(self) -> None:
        """Derives from the evidence there is, once; nothing where somebody else was faster."""
        self._check()
        called = self._called
        before = self._doing
        self._tell(Doing(task=Task.DERIVING))
        began = time.perf_counter()
        done = settle_once(
            self._store,
            self._annotate,
            batch=self._order.settings.batch,
            derive=self._derive,
            tell=self._tellings,
        )
        if done is not None:
            self._settled = called
            logs.tell(logs.Event.SETTLED, left_out=len(done), seconds=round(time.perf_counter() - began, 3))
        self._tell(before)

    def _check(self) -> None:
        if self._store.is_foreign and not self._upgrade:
            raise Foreign

    def _tell_of(self, job: Job) -> None:
        """Tells how far a job is, and works in what was decided meanwhile."""
        done = job.report.articles if job.report else 0
        self._tell(Doing(task=Task.ADDING, job=job.id, done=done, total=job.total))
        if self._called > self._settled:
            self._settle()

    def _say(self, error: Exception) -> None:
        logs.tell_fault(error)
        if isinstance(error, TrucelineError):
            says = f"The ledger cannot be written to just now: {error}"
        else:
            log.error("the process that writes to the ledger failed", exc_info=error)
            says = f"Working the ledger out failed ({type(error).__name__}: {error}). The fault is Truceline's: please report it."
        self._tell(Doing(task=Task.STUCK, says=says))

    def _tell(self, doing: Doing) -> None:
        self._doing = replace(doing, settled=self._settled)
        with contextlib.suppress(OSError):  # nobody is left to listen
            self._told.write(f"{to_json(self._doing)}\n")
            self._told.flush()

    @cached_property
    def _store(self) -> Store:
        store = open_store(self._order.place, create=False)
        store.remember()
        return store

    @cached_property
    def _annotate(self) -> Annotator | Workers:
        return coder(self._order.settings)

    @cached_property
    def _adding(self) -> Adding:
        return Adding(
            store=self._store,
            jobs=self._jobs,
            settings=self._order.settings,
            annotate=self._annotate,
            derive=self._derive,
            tell=self._tell_of,
        )


@contextlib.contextmanager
def _one_at_a_time(folder: Path) -> Iterator[bool]:
    """Whether no other process adds the jobs of this folder; none begins to inside the block."""
    with (folder / "lock").open("w") as file:
        yield _lock(file)


def _lock(file: IO[str]) -> bool:
    try:
        import fcntl
    except ImportError:  # Windows: there is one server at a time
        return True
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
