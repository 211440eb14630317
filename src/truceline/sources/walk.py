"""Reads everything that a user names: files, folders, standard input."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from truceline.model import Drop, RawArticle
from truceline.sources.choose import read_stream
from truceline.sources.limits import Gate
from truceline.sources.metadata import Metadata, load_metadata
from truceline.sources.names import is_passed_over
from truceline.sources.reader import DEFAULT_MAX_BYTES, Limits, drop
from truceline.sources.url import Fetch, is_url, read_url

STDIN = "-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """A file that somebody handed in: what they call it, with folders parted by `/`, and where its bytes lie."""

    name: str
    path: Path


Source = str | Path | Received


@dataclass(frozen=True, slots=True, kw_only=True)
class _Run:
    limits: Limits
    metadata: Metadata | None
    fetch: Fetch | None


def read_sources(
    sources: Sequence[Source],
    *,
    metadata: Path | Received | None = None,
    max_bytes: int = DEFAULT_MAX_BYTES,
    columns: Mapping[str, str] | None = None,
    gate: Gate | None = None,
    fetch: Fetch | None = None,
) -> Iterator[RawArticle | Drop]:
    """The articles of files, folders, addresses of the web and standard input (`-`), in the order given, and a drop for all that is none.

    Folders are read with the folders in them, in the order of their names; hidden files, `README`, `LICENSE` and the
    tables of metadata in them are passed over. `metadata` is a table of what is known of the files; it is used only
    where it is named. `columns` names the columns of tables of articles that give a field (`{"text": "body"}`), where
    they have no usual name. `gate` is asked of the bytes of each page in a web archive, and what it refuses is counted;
    `fetch` (a `Fetcher`) fetches addresses, and without one they are drops. What was `Received` goes by the name that it
    was given, and is never looked for under it. Raises SourceError, at once, if the
    metadata cannot be used; nothing else ends the reading.
    """
    table = _table(metadata) if metadata else None
    limits = Limits(max_bytes=max_bytes, columns=columns or {}, gate=gate)
    named = [source if isinstance(source, Received) else str(source) for source in sources]
    return _read_all(named, _Run(limits=limits, metadata=table, fetch=fetch))


def _table(metadata: Path | Received) -> Metadata:
    if isinstance(metadata, Received):
        return load_metadata(metadata.path, called=metadata.name)
    return load_metadata(metadata)


def _read_all(sources: list[str | Received], run: _Run) -> Iterator[RawArticle | Drop]:
    if run.metadata:
        yield from run.metadata.faults
    for source in sources:
        yield from _read_received(source, run) if isinstance(source, Received) else _read_named(source, run)
    if run.metadata:
        named = [Path(source) for source in sources if isinstance(source, str)]
        yield from run.metadata.unmatched([path for path in named if path.is_dir()])


def _read_named(source: str, run: _Run) -> Iterator[RawArticle | Drop]:
    path = Path(source)
    if is_url(source):
        yield from read_url(source, run.fetch, run.limits)
    elif source == STDIN:
        yield from read_stream(sys.stdin.buffer, "standard input", STDIN, run.limits)
    elif path.is_dir():
        yield from _read_folder(path, run)
    else:
        yield from _read_file(path, source, run)


def _read_received(source: Received, run: _Run) -> Iterator[RawArticle | Drop]:
    """The articles of a file that was handed in; one of a folder is passed over where it would be in a folder."""
    if "/" not in source.name or not is_passed_over(source.name):
        yield from _read_file(source.path, source.name, run, called=PurePosixPath(source.name))


def _read_folder(folder: Path, run: _Run) -> Iterator[RawArticle | Drop]:
    found = False
    for path in _files(folder, run.metadata.path if run.metadata else None):
        for item in _read_file(path, str(path), run) if path.is_file() else [_not_a_file(path)]:
            found = found or isinstance(item, RawArticle)
            yield item
    if not found:
        yield drop(
            str(folder),
            "no_articles",
            "no article in this folder; name one with text, HTML, PDF, DOCX or other files of articles in it",
        )


def _files(folder: Path, table: Path | None) -> Iterator[Path]:
    for top, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(top, name)
            if not is_passed_over(name) and not (table and path.absolute() == table.absolute()):
                yield path


def _read_file(
    path: Path, where: str, run: _Run, *, called: PurePosixPath | None = None
) -> Iterator[RawArticle | Drop]:
    try:
        with path.open("rb") as stream:
            for item in read_stream(stream, (called or path).name, where, run.limits):
                yield (
                    run.metadata.complete(item, called or path)
                    if run.metadata and isinstance(item, RawArticle)
                    else item
                )
    except FileNotFoundError:
        yield drop(where, "not_found", "there is no such file or folder; check the name")
    except PermissionError:
        yield drop(where, "unreadable", "you may not read it; change its permissions (chmod u+r)")
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        yield drop(where, "unreadable", f"it cannot be read ({error}); copy it anew or leave it out")


def _not_a_file(path: Path) -> Drop:
    return drop(
        str(path), "not_a_file", "neither a file nor a folder (a pipe, a socket, a broken link); leave it out"
    )
