"""Reads everything that a user names: files, folders, standard input."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from truceline.model import Drop, RawArticle
from truceline.sources.choose import read_stream
from truceline.sources.files import File, bare_address, folder_files, is_stored, reach, stored_files
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

ReadFile = Callable[[File], Iterator[RawArticle | Drop] | None]
"""What was read in a file elsewhere; None where it has to be read here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Run:
    limits: Limits
    metadata: Metadata | None
    fetch: Fetch | None
    read: ReadFile | None = None


def read_sources(  # noqa: PLR0913  # all but the first are options
    sources: Sequence[Source],
    *,
    metadata: Path | Received | None = None,
    max_bytes: int = DEFAULT_MAX_BYTES,
    columns: Mapping[str, str] | None = None,
    gate: Gate | None = None,
    fetch: Fetch | None = None,
    read: ReadFile | None = None,
) -> Iterator[RawArticle | Drop]:
    """The articles of files, folders (also those of a store, `s3://…`), addresses of the web and standard input (`-`), in the order given, and a drop for all that is none.

    Folders are read with the folders in them, in the order of their names; hidden files, `README`, `LICENSE` and the
    tables of metadata in them are passed over. `metadata` is a table of what is known of the files; it is used only
    where it is named. `columns` names the columns of tables of articles that give a field (`{"text": "body"}`), where
    they have no usual name. `gate` is asked of the bytes of each page in a web archive, and what it refuses is counted;
    `fetch` (a `Fetcher`) fetches addresses, and without one they are drops. What was `Received` goes by the name that it
    was given, and is never looked for under it. `read` gives what was read in a file elsewhere. Raises SourceError, at
    once, if the metadata or a store cannot be used; nothing else ends the reading.
    """
    table = _table(metadata) if metadata else None
    limits = Limits(max_bytes=max_bytes, columns=columns or {}, gate=gate)
    named = [source if isinstance(source, Received) else str(source) for source in sources]
    for source in named:
        if isinstance(source, str) and is_stored(source):
            reach(source)
    return _read_all(named, _Run(limits=limits, metadata=table, fetch=fetch, read=read))


def list_files(sources: Sequence[str], metadata: Path | None = None) -> Iterator[File]:
    """The files in which `read_sources` reads the articles of these sources, in its order, as far as they are there.

    What is not a file (standard input, a pipe, an address of the web) is not among them.
    """
    for source in sources:
        if source != STDIN and not is_url(source):
            found = _stored(source) if is_stored(source) else _on_disk(source, metadata)
            yield from (one for one in found if isinstance(one, File))


def read_file(file: File, limits: Limits) -> Iterator[RawArticle | Drop]:
    """The articles in one file, as they stand there, with a drop for all that is none."""
    where = file.where
    try:
        with file.open() as stream:
            yield from read_stream(stream, file.called.name, where, limits)
    except FileNotFoundError:
        yield drop(where, "not_found", "there is no such file or folder; check the name")
    except PermissionError:
        yield drop(where, "unreadable", "you may not read it; change its permissions (chmod u+r)")
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        yield drop(where, "unreadable", f"it cannot be read ({error}); copy it anew or leave it out")


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
    if is_stored(source):
        yield from _read_stored(source, run)
    elif is_url(source):
        yield from read_url(source, run.fetch, run.limits)
    elif source == STDIN:
        yield from read_stream(sys.stdin.buffer, "standard input", STDIN, run.limits)
    elif path.is_dir():
        yield from _read_folder(source, _on_disk(source, run.metadata.path if run.metadata else None), run)
    else:
        yield from _read_file(File(place=source, where=source, called=path), run)


def _read_received(source: Received, run: _Run) -> Iterator[RawArticle | Drop]:
    """The articles of a file that was handed in; one of a folder is passed over where it would be in a folder."""
    if "/" not in source.name or not is_passed_over(source.name):
        file = File(place=str(source.path), where=source.name, called=PurePosixPath(source.name))
        yield from _read_file(file, run)


def _read_stored(source: str, run: _Run) -> Iterator[RawArticle | Drop]:
    try:
        found = stored_files(source)
    except OSError as error:
        yield drop(
            bare_address(source),
            "unreadable",
            f"the store cannot be asked ({error}); check its address and your access",
        )
        return
    if found is None:
        yield from _read_file(_object(source), run)
    else:
        yield from _read_folder(bare_address(source), found, run)


def _read_folder(
    where: str, files: Iterator[File] | Iterator[File | Drop], run: _Run
) -> Iterator[RawArticle | Drop]:
    found = False
    for file in files:
        for item in _read_file(file, run) if isinstance(file, File) else [file]:
            found = found or isinstance(item, RawArticle)
            yield item
    if not found:
        yield drop(
            where,
            "no_articles",
            "no article in this folder; name one with text, HTML, PDF, DOCX or other files of articles in it",
        )


def _on_disk(source: str, table: Path | None) -> Iterator[File | Drop]:
    """The files of a folder, or the one file that is named; a drop for what is none."""
    path = Path(source)
    for one in folder_files(path, table) if path.is_dir() else [path]:
        file = File(place=str(one), where=str(one), called=one)
        yield file if one.is_file() else _not_a_file(one)


def _stored(source: str) -> Iterator[File]:
    """The files of a folder in a store, or the one that is named, if the store can be asked."""
    try:
        found = stored_files(source)
    except OSError:
        return
    yield from [_object(source)] if found is None else found


def _object(source: str) -> File:
    return File(place=source, where=bare_address(source), called=PurePosixPath(source.partition("://")[2]))


def _read_file(file: File, run: _Run) -> Iterator[RawArticle | Drop]:
    read = run.read(file) if run.read else None
    for item in read_file(file, run.limits) if read is None else read:
        if run.metadata is not None and isinstance(item, RawArticle):
            yield run.metadata.complete(item, file.called)
        else:
            yield item


def _not_a_file(path: Path) -> Drop:
    return drop(
        str(path), "not_a_file", "neither a file nor a folder (a pipe, a socket, a broken link); leave it out"
    )
