"""Takes in what somebody hands in, piece by piece, so that it is on disk whole or told as not whole."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from truceline.desk.jobs import Job, Jobs, JobState, Part, PartKind, sync_folder
from truceline.errors import InputError, LedgerError, TooLarge
from truceline.run import dating_given
from truceline.settings import Settings
from truceline.sources import is_url, load_metadata, show

_GIVEN = ("title", "outlet", "published", "url")
_WORDS_OF_NAME = 60


class Receiving:
    """A job while its parts come in; nothing of it is added before `finish`.

    Names are what people call things, and are never paths here: files are numbered in the job's folder.
    """

    def __init__(self, jobs: Jobs, by: str, settings: Settings) -> None:
        self._jobs = jobs
        self._settings = settings
        self._job = jobs.begin(by)
        self._parts: list[Part] = []
        self._columns: Mapping[str, str] = {}
        self._file: BinaryIO | None = None
        self._received = 0

    def open(self, kind: PartKind, name: str) -> None:
        """Begins a file. Raises TooLarge if there are too many."""
        most = self._settings.max_upload_files
        if len(self._parts) >= most:
            raise TooLarge(
                f"more than {most:,} files at once.",
                next_step="Hand them in in parts, pack them as a ZIP file, or raise max_upload_files in the settings.",
            )
        number = f"{len(self._parts) + 1:05}"
        self._parts.append(Part(kind=kind, name=_called(name), file=number))
        self._file = self._path(f"{number}.part").open("xb")

    def write(self, data: bytes) -> None:
        """Adds to the file that is open. Raises TooLarge if all files together are."""
        self._received += len(data)
        most = self._settings.max_upload
        if self._received > most:
            raise TooLarge(
                f"more than {most:,} bytes at once.",
                next_step="Hand it in in parts, add it with truceline add, or raise max_upload in the settings.",
            )
        if self._file is not None:
            try:
                self._file.write(data)
            except OSError as error:
                raise _full(error) from error

    def close(self) -> None:
        """Ends the file that is open: it is on the disk when this returns. Raises SourceError for a table that is of no use."""
        if self._file is None:
            return
        file, self._file = self._file, None
        part = self._parts[-1]
        try:
            with file:
                size = file.tell()
                file.flush()
                os.fsync(file.fileno())
            self._path(f"{part.file}.part").replace(self._path(part.file))
        except OSError as error:
            raise _full(error) from error
        sync_folder(self._jobs.of(self._job))
        self._parts[-1] = replace(part, size=size)
        if part.kind is PartKind.TABLE:
            load_metadata(self._path(part.file), called=part.name)

    def address(self, address: str) -> None:
        """Adds an address of the web. Raises InputError if it is none."""
        if not is_url(address):
            raise InputError(
                f"{address!r} is no web address.", next_step="Write it with http:// or https://."
            )
        self._parts.append(Part(kind=PartKind.ADDRESS, name=address))

    def text(self, text: str, given: Mapping[str, str]) -> None:
        """Adds a text with its title, outlet, day and address, where given. Raises InputError if the day is none."""
        known = {key: given[key].strip() for key in _GIVEN if given.get(key, "").strip()}
        if "published" in known:
            dating_given(known["published"])
        name = known.get("title") or " ".join(text.split())[:_WORDS_OF_NAME] or "text"
        self.open(PartKind.TEXT, name)
        self.write(json.dumps({"text": text, "id": _called(name), **known}, ensure_ascii=False).encode())
        self.close()

    def columns(self, columns: Mapping[str, str]) -> None:
        """Says which columns of tables of articles give which fields."""
        self._columns = columns

    def finish(self) -> Job:
        """The job, whole and waiting to be run. Raises InputError if it holds nothing to read."""
        self.close()
        if all(part.kind is PartKind.TABLE for part in self._parts):
            raise InputError(
                "nothing to add.", next_step="Choose files, paste a text, or give an address of the web."
            )
        parts = tuple(self._parts)
        self._job = replace(self._job, state=JobState.WAITING, parts=parts, columns=dict(self._columns))
        self._jobs.save(self._job)
        return self._job

    def give_up(self, says: str) -> None:
        """Keeps that something came and was not received whole, and why; of what came, nothing."""
        self._drop_open()
        with suppress(OSError):  # on a full disk: then the next start says so
            self._jobs.break_off(replace(self._job, parts=tuple(self._parts)), says)

    def forget(self) -> None:
        """Keeps nothing at all: whoever hands it in is told at once."""
        self._drop_open()
        self._jobs.forget(self._job)

    def _drop_open(self) -> None:
        if self._file is not None:
            with suppress(OSError):
                self._file.close()
            self._file = None

    def _path(self, name: str) -> Path:
        return self._jobs.of(self._job) / name


def _full(error: OSError) -> LedgerError:
    return LedgerError(
        f"what comes in cannot be written to the disk ({error.strerror}); nothing of it was added.",
        next_step="Free some space, and hand it in again.",
    )


def _called(name: str) -> str:
    """A given name, fit to be shown: folders parted by `/`, in one line, without marks that turn the writing."""
    plain = name.replace("\\", "/").strip().lstrip("/")
    return "/".join(show(part) for part in plain.split("/") if part not in ("", ".", "..")) or "unnamed"
