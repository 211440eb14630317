"""What was handed in to be added: kept on disk from the first byte on, until the ledger has it."""

from __future__ import annotations

import contextlib
import logging
import os
import re
import shutil
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from enum import StrEnum
from itertools import islice
from pathlib import Path
from secrets import token_hex
from typing import TypeVar

from cattrs import BaseValidationError

from truceline.codec import from_json, to_json
from truceline.errors import LedgerError, NotFound
from truceline.model import Change, Drop
from truceline.run import Report
from truceline.settings import Settings

T = TypeVar("T")

log = logging.getLogger("truceline")

_ID = re.compile(r"\d{8}-\d{6}-\d{6}-[0-9a-f]{8}")
_RECORD, _DROPS, _ARTICLES = "job.json", "drops.jsonl", "articles.jsonl"
_KEPT = 200  # records of jobs that are over
_NOT_WHOLE = "It was not received whole: nothing of it was added. Hand it in again."


class JobState(StrEnum):
    """How far a job has come."""

    RECEIVING = "receiving"
    BROKEN_OFF = "broken off"
    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


OVER = frozenset({JobState.BROKEN_OFF, JobState.DONE, JobState.FAILED})
"""The states that a job does not leave by itself."""


class PartKind(StrEnum):
    """What a part of a job is."""

    FILE = "file"
    TEXT = "text"
    ADDRESS = "address"
    TABLE = "table of metadata"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Something that was handed in: what people call it, and the file of the job that holds its bytes."""

    kind: PartKind
    name: str
    file: str = ""
    size: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """An article that a job came upon: its name, whether the ledger knew it, whether it is about a ceasefire, its claims."""

    id: str
    name: str
    known: bool = False
    kept: bool = True
    claims: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """What somebody handed in at one time, and what came of it so far.

    `total` is how many articles there are, None where that is not known before they are read. `begun` counts how often it
    was begun since it last came further; `says` is why it failed or broke off.
    """

    id: str
    by: str
    at: datetime
    state: JobState = JobState.RECEIVING
    parts: tuple[Part, ...] = ()
    columns: Mapping[str, str] = field(default_factory=dict)
    total: int | None = None
    report: Report | None = None
    changes: tuple[Change, ...] = ()
    begun: int = 0
    says: str = ""

    @property
    def is_over(self) -> bool:
        """Whether nothing more comes of it by itself."""
        return self.state in OVER

    @property
    def size(self) -> int:
        """How many bytes were received."""
        return sum(part.size for part in self.parts)


def incoming(settings: Settings, ledger: str) -> Path:
    """The folder of the jobs of a ledger: as the settings say, else beside it."""
    if settings.incoming:
        return Path(settings.incoming)
    return Path("truceline.incoming" if "://" in ledger else f"{ledger}.incoming")


def sync_folder(folder: Path) -> None:
    """Makes sure that names in a folder outlast the machine's being switched off."""
    with contextlib.suppress(OSError):  # not every system opens folders
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)


class Jobs:
    """The jobs of a ledger, in a folder beside it: one folder each, with its record and what was received."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def begin(self, by: str) -> Job:
        """A new job, with nothing received yet. Raises LedgerError if the folder cannot be written to."""
        at = datetime.now(UTC)
        job = Job(id=f"{at:%Y%m%d-%H%M%S-%f}-{token_hex(4)}", by=by, at=at)
        try:
            self.of(job).mkdir(parents=True, mode=0o700)
        except OSError as error:
            raise LedgerError(
                f"nothing can be received here ({error.strerror}).",
                where=str(self.folder),
                next_step="Check the permissions of the folder, and that the disk has room.",
            ) from error
        sync_folder(self.folder)
        self.save(job)
        self._forget_old()
        return job

    def of(self, job: Job) -> Path:
        """The folder of a job."""
        return self.folder / job.id

    def save(self, job: Job, *, lasting: bool = True) -> None:
        """Writes the record of a job: the old one stands until the new one is whole."""
        made = self.of(job) / f"{_RECORD}.new"
        with made.open("w", encoding="utf-8") as file:
            file.write(to_json(job))
            if lasting:
                file.flush()
                os.fsync(file.fileno())
        made.replace(self.of(job) / _RECORD)
        if lasting:
            sync_folder(self.of(job))

    def get(self, asked: str) -> Job:
        """The job with this id. Raises NotFound."""
        job = self._read(asked) if _ID.fullmatch(asked) else None
        if job is None:
            raise NotFound(f"nothing was handed in as {asked!r}.", next_step="See what was on the page Add.")
        return job

    def recent(self, most: int = 20) -> tuple[Job, ...]:
        """The newest jobs, last first."""
        return tuple(islice(self._all(newest=True), most))

    def count(self, most: int) -> dict[str, int]:
        """How many of the newest jobs are in each state."""
        found = Counter(job.state for job in self.recent(most))
        return {state.value: found[state] for state in JobState}

    def waiting(self) -> tuple[Job, ...]:
        """The jobs that are to be run or were not ended, in the order in which they were handed in."""
        due = (JobState.WAITING, JobState.RUNNING)
        return tuple(job for job in self._all() if job.state in due)

    def recover(self) -> None:
        """Marks what was being received when the server stopped, and lets go of what it had no time to let go of."""
        for job in self._all():
            if job.state is JobState.RECEIVING:
                self.break_off(job, f"The server stopped while it was received. {_NOT_WHOLE}")
            elif job.state in (JobState.BROKEN_OFF, JobState.DONE):
                self.clear(job)

    def break_off(self, job: Job, says: str = _NOT_WHOLE) -> Job:
        """The job as not received whole, with nothing kept of what was received."""
        broken = replace(job, state=JobState.BROKEN_OFF, says=says)
        self.save(broken)
        self.clear(broken)
        return broken

    def retry(self, job: Job) -> Job:
        """A job that failed, waiting again."""
        again = (
            replace(job, state=JobState.WAITING, begun=0, says="") if job.state is JobState.FAILED else job
        )
        self.save(again)
        return again

    def forget(self, job: Job) -> None:
        """Lets go of a job with all that is known of it."""
        shutil.rmtree(self.of(job), ignore_errors=True)

    def clear(self, job: Job) -> None:
        """Lets go of what was received: the ledger has it, or it is of no use."""
        for path in self.of(job).iterdir():
            if path.name.split(".")[0].isdigit():
                path.unlink(missing_ok=True)

    def note(self, job: Job, taken: list[Taken], drops: list[Drop], *, anew: bool = False) -> None:
        """Adds to what a job came upon and left out; `anew` forgets what was noted before."""
        for name, some in ((_ARTICLES, taken), (_DROPS, drops)):
            with (self.of(job) / name).open("w" if anew else "a", encoding="utf-8") as file:
                file.writelines(f"{to_json(one)}\n" for one in some)

    def taken(self, job: Job, start: int = 0, most: int | None = None) -> tuple[Taken, ...]:
        """The articles that a job came upon, in their order."""
        return tuple(islice(self._lines(job, _ARTICLES, Taken), start, most and start + most))

    def drops(self, job: Job, reason: str = "", start: int = 0, most: int | None = None) -> tuple[Drop, ...]:
        """What a job left out, in its order; of one reason only, if that is given."""
        found = (one for one in self._lines(job, _DROPS, Drop) if not reason or one.reason == reason)
        return tuple(islice(found, start, most and start + most))

    def _lines(self, job: Job, name: str, kind: type[T]) -> Iterator[T]:
        with contextlib.suppress(FileNotFoundError), (self.of(job) / name).open(encoding="utf-8") as file:
            for line in file:
                if line.endswith("\n"):  # the last may be half written
                    yield from_json(line, kind)

    def _all(self, *, newest: bool = False) -> Iterator[Job]:
        names = [path.name for path in self.folder.iterdir()] if self.folder.is_dir() else []
        for name in sorted(filter(_ID.fullmatch, names), reverse=newest):
            if job := self._read(name):
                yield job

    def _read(self, name: str) -> Job | None:
        """A job's record; none where the server stopped before there was one, or another Truceline wrote it."""
        try:
            return from_json((self.folder / name / _RECORD).read_text("utf-8"), Job)
        except FileNotFoundError:
            return None
        except (ValueError, KeyError, BaseValidationError) as error:
            log.warning("%s is passed over: its record cannot be read (%s)", self.folder / name, error)
            return None

    def _forget_old(self) -> None:
        for job in [job for job in islice(self._all(newest=True), _KEPT, None) if job.is_over]:
            self.forget(job)
