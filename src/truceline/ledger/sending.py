"""Hands articles to a server, and waits until it has added them."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import Any, BinaryIO

from truceline.codec import from_plain
from truceline.errors import InputError, LedgerError, SourceError
from truceline.ledger.kept import Sources
from truceline.ledger.wire import Wire
from truceline.run import Progress, Report
from truceline.sources import STDIN, is_passed_over, is_url

_PAUSES = (0.1, 0.2, 0.5, 1.0)  # seconds between two questions how far it is
_OVER = frozenset({"done", "failed", "broken off"})

File = tuple[str, tuple[str, BinaryIO]]


def send(wire: Wire, sources: Sources, progress: Progress | None) -> Report:
    """Hands in files, folders and addresses, and tells how it goes; the report of the run on the server.

    Raises SourceError for a file that cannot be read, and LedgerError if the server cannot add them, InputError
    if what was given up is to be tried again: that is decided where the ledger is.
    """
    if sources.again:
        raise InputError(
            "what was given up is tried once more only where the ledger is.",
            where=wire.address,
            next_step="Run `truceline add --again` there.",
        )
    with ExitStack() as opened:
        files = [_opened(name, path, opened) for name, path in _files(sources)]
        if sources.metadata is not None:
            files.append(("metadata", _opened(sources.metadata.name, sources.metadata, opened)[1]))
        addresses = [one for one in sources.named if is_url(one)]
        columns = ",".join(f"{field}={column}" for field, column in (sources.columns or {}).items())
        fields = {"columns": columns, "addresses": "\n".join(addresses)}
        job = wire.send("/articles", files, fields)
    return _followed(wire, job, progress)


def _files(sources: Sources) -> Iterator[tuple[str, Path | None]]:
    """Every file with what it is called there: its path as it was named; None for standard input."""
    for source in sources.named:
        path = Path(source)
        if source == STDIN:
            yield "standard input", None
        elif path.is_dir():
            table = sources.metadata.absolute() if sources.metadata else None
            yield from ((str(one), one) for one in sorted(path.rglob("*")) if _is_wanted(one, path, table))
        elif not is_url(source):
            yield source, path


def _is_wanted(path: Path, folder: Path, table: Path | None) -> bool:
    inside = str(path.relative_to(folder))
    return path.is_file() and not is_passed_over(inside) and path.absolute() != table


def _opened(name: str, path: Path | None, opened: ExitStack) -> File:
    if path is None:
        return "files", (name, sys.stdin.buffer)
    try:
        return "files", (name, opened.enter_context(path.open("rb")))
    except OSError as error:
        raise SourceError(
            f"it cannot be read ({error.strerror}).", where=str(path), next_step="Check the name."
        ) from error


def _followed(wire: Wire, job: Mapping[str, Any], progress: Progress | None) -> Report:
    pauses = iter(_PAUSES)
    pause = 0.0
    while job["state"] not in _OVER:
        time.sleep(pause := next(pauses, pause))
        job = wire.get(f"/jobs/{job['id']}")
        if progress is not None and job["report"] is not None:
            progress(from_plain(job["report"], Report))
    if job["state"] != "done":
        raise LedgerError(job["says"], where=wire.address)
    return from_plain(job["report"], Report)
