"""A backup of a ledger: one file, which is a ledger itself, as it stood at one moment while others wrote on."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from secrets import token_hex
from tempfile import TemporaryDirectory

from truceline.errors import LedgerError
from truceline.store.addresses import url_of
from truceline.store.faults import told
from truceline.store.opening import check_file, open_store
from truceline.store.schema import HEAD, newer

_STEP = 2_000  # pages copied at once; others read and write meanwhile
_PATIENCE = 120  # seconds to wait for a lock
_BESIDE = ("-wal", "-journal")  # where SQLite keeps what is not in the file yet

Copying = Callable[[int, int], None]
"""Is told how many pages or rows of how many are copied."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Backup:
    """A backup that was made and read again: its file, its size in bytes, its SHA-256, and how many rows each table has."""

    file: str
    size: int
    sha256: str
    counts: dict[str, int]


def back_up(
    place: str | Path, file: str | Path, *, replace: bool = False, tell: Copying | None = None
) -> Backup:
    """Writes a backup of a ledger to a file, which is a ledger itself; others may go on writing meanwhile.

    Raises LedgerError if the ledger cannot be read, or the file is there already and `replace` is false.
    """
    source = _file_of(place)
    if source is None:
        return _from_database(place, Path(file), replace=replace, tell=tell or _say_nothing)
    check_file(source, create=False)
    if source.resolve() == Path(file).resolve():
        raise LedgerError("this is the ledger itself.", where=str(file), next_step="Name another file.")
    return copy_file(source, Path(file), replace=replace, tell=tell)


def restore(file: str | Path, place: str | Path, *, tell: Copying | None = None) -> dict[str, int]:
    """Puts a backup in the place of a new ledger, and brings it up to date; how many rows each table has.

    Raises LedgerError if the file is no ledger or is damaged, or if something is at the place already.
    """
    backup, target = Path(file), _file_of(place)
    check_file(backup, create=False)
    _check_known(backup)
    if target is None:
        return _into_database(backup, place, tell or _say_nothing)
    copy_file(backup, target, tell=tell)
    with open_store(target, create=False) as store, store.inspect() as restored:
        return restored.counts()


def _from_database(place: str | Path, target: Path, *, replace: bool, tell: Copying) -> Backup:
    """The same of a ledger in a database: its rows, as of one moment, in a new file."""
    if not replace:
        refuse_taken(target)
    with _made_beside(target) as part, _told(part, target):
        with open_store(place, create=False) as source, open_store(part) as made:
            counts = source.copy_to(made, lambda so_far: tell(so_far.rows, so_far.of))
        with closing(sqlite3.connect(part, isolation_level=None)) as there:
            there.execute("PRAGMA journal_mode = DELETE")
        backup = _read_again(part, target, dict(counts))
        _publish(part, target, replace=replace)
    return backup


def _into_database(backup: Path, place: str | Path, tell: Copying) -> dict[str, int]:
    """Puts a backup into an empty database; a copy of it is brought up to date first, if it is an older one."""
    with TemporaryDirectory(prefix="truceline-restore-") as folder:
        copy = Path(folder) / "restored.ledger"
        copy_file(backup, copy)
        with open_store(copy, create=False) as source, open_store(place) as target:
            return dict(source.copy_to(target, lambda so_far: tell(so_far.rows, so_far.of)))


def _check_known(backup: Path) -> None:
    """Raises LedgerError if a newer Truceline made the ledger in this file."""
    with _told(backup, backup), closing(sqlite3.connect(backup, timeout=_PATIENCE)) as connection:
        (found,) = connection.execute("SELECT version_num FROM alembic_version").fetchone() or ("",)
    if found > HEAD:
        raise newer(found, str(backup))


def copy_file(source: Path, target: Path, *, replace: bool = False, tell: Copying | None = None) -> Backup:
    """Copies an SQLite file as it stands at this moment; others may go on writing to it.

    The copy is read again before it takes its name: there is a whole one or none. Raises LedgerError if the source cannot
    be read, or the target is there already and `replace` is false.
    """
    if not replace:
        refuse_taken(target)
    with _made_beside(target) as part, told(str(source)), _told(source, target):
        counts = _copied(source, part, tell or _say_nothing)
        shutil.copymode(source, part)
        made = _read_again(part, target, counts)
        _publish(part, target, replace=replace)
    return made


def refuse_taken(target: Path) -> None:
    """Raises LedgerError if something is at this place, or what SQLite kept beside a file that was there."""
    if target.exists():
        raise LedgerError(
            "there is a file already; it was left as it is.",
            where=str(target),
            next_step="Name another one, or move that one away.",
        )
    for ending in _BESIDE:
        if (left := target.with_name(target.name + ending)).exists():
            raise LedgerError(
                "this was left of a ledger that is gone, and would be taken for a part of the new one.",
                where=str(left),
                next_step="Move it away, or name another place.",
            )


@contextmanager
def _made_beside(target: Path) -> Iterator[Path]:
    """A new file in the folder of another, gone at the end if it has not taken that one's name."""
    part = target.with_name(f".{target.name}.{token_hex(4)}.part")
    try:
        part.touch(mode=0o600, exist_ok=False)
    except OSError as error:
        raise _cannot_write(target, error) from error
    try:
        yield part
    finally:
        for name in (part.name, *(part.name + ending for ending in (*_BESIDE, "-shm"))):
            part.with_name(name).unlink(missing_ok=True)


def _copied(source: Path, part: Path, tell: Copying) -> dict[str, int]:
    """Copies all pages; how many rows each table has, counted in the source at the moment that is copied."""
    with (
        closing(sqlite3.connect(source, timeout=_PATIENCE, isolation_level=None)) as here,
        closing(sqlite3.connect(part, isolation_level=None)) as there,
    ):
        here.execute("BEGIN")  # as long as it lasts, this connection sees one moment, and copies that
        counts = _counts(here)
        here.backup(there, pages=_STEP, progress=lambda _, left, total: tell(total - left, total))
        here.execute("ROLLBACK")
        there.execute("PRAGMA journal_mode = DELETE")  # one file, with nothing beside it
    return counts


def _read_again(part: Path, target: Path, counts: dict[str, int]) -> Backup:
    with closing(sqlite3.connect(part, isolation_level=None)) as made:
        faults = [line for (line,) in made.execute("PRAGMA integrity_check(1)") if line != "ok"]
        found = {name: number for name, number in _counts(made).items() if name in counts}
    if faults or found != counts:
        raise LedgerError(
            "the copy is not the same as what was copied; it was thrown away.",
            where=str(target),
            next_step="Check the disk, and look at the ledger: truceline check.",
        )
    digest = sha256()
    with part.open("rb") as file:
        while piece := file.read(1 << 20):
            digest.update(piece)
        os.fsync(file.fileno())
    return Backup(file=str(target), size=part.stat().st_size, sha256=digest.hexdigest(), counts=counts)


def _file_of(place: str | Path) -> Path | None:
    """The file of a ledger; None for one in a database of a server."""
    url = url_of(place)
    return Path(url.database or "") if url.get_backend_name() == "sqlite" else None


def _counts(connection: sqlite3.Connection) -> dict[str, int]:
    query = "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE '%VIRTUAL%' ORDER BY name"
    names = [name for (name,) in connection.execute(query) if not name.startswith("sqlite_")]
    return {name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in names}  # noqa: S608  # names of tables


def _publish(part: Path, target: Path, *, replace: bool) -> None:
    if replace:
        part.replace(target)
    else:
        try:
            os.link(part, target)  # fails if somebody else was faster
        except FileExistsError:
            refuse_taken(target)
        except OSError:  # not every file system has second names
            part.rename(target)
    folder = os.open(target.absolute().parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


@contextmanager
def _told(source: Path, target: Path) -> Iterator[None]:
    """Says in words what the copying of a file can meet."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        raise LedgerError(
            f"it cannot be copied ({error}).",
            where=str(source),
            next_step=f"Check that the disk of {target} has room, and look at the source: truceline check.",
        ) from error
    except OSError as error:
        raise _cannot_write(target, error) from error


def _cannot_write(target: Path, error: OSError) -> LedgerError:
    return LedgerError(
        f"this file cannot be written ({error.strerror}).",
        where=str(target),
        next_step="Check that its folder is there and may be written to, and that the disk has room.",
    )


def _say_nothing(_done: int, _total: int) -> None:
    """Tells nobody."""
