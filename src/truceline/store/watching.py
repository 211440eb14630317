"""The watch file: which feeds were asked when, which of their entries were taken, and how far changes were told.

It lies beside the ledger. Nothing in it is evidence: without it, feeds are read once more, and the ledger knows what it holds.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from truceline.errors import LedgerError
from truceline.model import Given

_APPLICATION = int.from_bytes(b"TRUW")  # the number by which SQLite files tell whose they are
_VERSION = 1
_PATIENCE = 30.0  # seconds to wait for whoever reads it meanwhile
_CHUNK = 500
_TABLES = """
CREATE TABLE IF NOT EXISTS feeds (
    address TEXT PRIMARY KEY, title TEXT, asked REAL, answered REAL, news REAL, due REAL NOT NULL,
    failures INTEGER NOT NULL, says TEXT NOT NULL, marks TEXT NOT NULL, articles INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS items (
    key TEXT NOT NULL, feed TEXT NOT NULL, mark TEXT NOT NULL, kept INTEGER NOT NULL, edits INTEGER NOT NULL,
    taken REAL NOT NULL, listed REAL NOT NULL, PRIMARY KEY (key, feed)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS ix_items_listed ON items (feed, listed);
CREATE TABLE IF NOT EXISTS waiting (
    key TEXT NOT NULL, feed TEXT NOT NULL, mark TEXT NOT NULL, address TEXT NOT NULL, host TEXT NOT NULL, given TEXT NOT NULL,
    since REAL NOT NULL, due REAL NOT NULL, tries INTEGER NOT NULL, PRIMARY KEY (key, feed)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS ix_waiting_due ON waiting (due);
CREATE TABLE IF NOT EXISTS receivers (
    name TEXT PRIMARY KEY, shown TEXT NOT NULL, told INTEGER NOT NULL, offered INTEGER NOT NULL, failures INTEGER NOT NULL,
    due REAL NOT NULL, says TEXT NOT NULL);
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedState:
    """How it stands with a feed. Times are seconds since 1970, None where it has not happened.

    `asked` is the last poll, `answered` the last that went well, `news` the last that brought something; it is `due` next.
    `failures` counts those since, and `says` tells the last one; `marks` are what its server tells changes by.
    """

    address: str
    title: str | None = None
    asked: float | None = None
    answered: float | None = None
    news: float | None = None
    due: float = 0.0
    failures: int = 0
    says: str = ""
    marks: Mapping[str, str] = field(default_factory=dict)
    articles: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """An entry of a feed that was taken: by what mark, when, how often it was edited since, and whether it gave an article.

    `listed` is when the feed last had it.
    """

    key: str
    feed: str
    mark: str
    kept: bool
    taken: float
    listed: float
    edits: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """An entry whose page is still to be fetched: where it stands, what the feed said of it, when it is due, how often it was tried."""

    key: str
    feed: str
    mark: str
    address: str
    host: str
    given: Given
    since: float
    due: float
    tries: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiverState:
    """How far a receiver was told: up to the change `told`; those up to `offered` are under way, and go out again as they were."""

    name: str
    shown: str
    told: int
    offered: int = 0
    failures: int = 0
    due: float = 0.0
    says: str = ""


@dataclass(slots=True, kw_only=True)
class Notes:
    """What is written at once."""

    feeds: list[FeedState] = field(default_factory=list)
    taken: list[Taken] = field(default_factory=list)
    noted: list[Taken] = field(default_factory=list)  # what another feed has brought
    waiting: list[Waiting] = field(default_factory=list)
    listed: list[tuple[float, str, str]] = field(default_factory=list)  # when, key, feed


class WatchFile:
    """A watch file that is open. Every write is one transaction. Raises LedgerError when the file fails."""

    def __init__(self, connection: sqlite3.Connection, where: Path) -> None:
        self.where = where
        self._connection = connection

    def feeds(self) -> dict[str, FeedState]:
        """How it stands with every feed that was ever asked, by address."""
        return {one.address: one for one in map(_feed, self._rows("SELECT * FROM feeds ORDER BY address"))}

    def taken(self, keys: Iterable[str]) -> dict[tuple[str, str], Taken]:
        """What was taken under these keys, by key and feed."""
        return {(one.key, one.feed): one for one in map(_taken, self._among("items", keys))}

    def awaited(self, keys: Iterable[str]) -> dict[tuple[str, str], Waiting]:
        """What of these keys waits to be fetched, by key and feed."""
        return {(one.key, one.feed): one for one in map(_waiting, self._among("waiting", keys))}

    def next_waiting(self, now: float, busy: Iterable[str], held: Sequence[str]) -> Waiting | None:
        """What is due to be fetched, longest first: from no host that is busy, under no key that is held."""
        hosts, keys = tuple(busy), tuple(held)
        query = (
            f"SELECT * FROM waiting WHERE due <= ? AND host NOT IN ({_marks(hosts)}) AND key NOT IN ({_marks(keys)}) "  # noqa: S608  # only marks
            "ORDER BY due, key LIMIT 1"
        )
        return next(map(_waiting, self._rows(query, (now, *hosts, *keys))), None)

    def next_due(self) -> float | None:
        """When the first of what waits is due; None where nothing waits."""
        (row,) = self._rows("SELECT min(due) AS due FROM waiting")
        due: float | None = row["due"]
        return due

    def count_waiting(self, feed: str | None = None) -> int:
        """How many pages wait to be fetched, of all feeds or of one."""
        where = "" if feed is None else " WHERE feed = ?"
        (row,) = self._rows(f"SELECT count(*) AS number FROM waiting{where}", () if feed is None else (feed,))  # noqa: S608
        return int(row["number"])

    def save(self, notes: Notes) -> None:
        """Writes all of it. What gave an article is no longer waited for, in no feed."""
        with self._writing() as write:
            for one in notes.feeds:
                _put(write, "feeds", {**asdict(one), "marks": json.dumps(dict(one.marks))})
            for waiting in notes.waiting:
                _put(write, "waiting", {**asdict(waiting), "given": json.dumps(asdict(waiting.given))})
            for noted in notes.noted:
                _put(write, "items", asdict(noted))
            for taken in notes.taken:
                _put(write, "items", asdict(taken))
                write.execute(
                    "INSERT OR IGNORE INTO items SELECT key, feed, mark, ?, 0, 0.0, ? FROM waiting WHERE key = ?",
                    (taken.kept, taken.listed, taken.key),
                )
                write.execute(
                    "UPDATE items SET mark = w.mark FROM waiting AS w WHERE items.key = ? AND w.key = items.key AND w.feed = items.feed",
                    (taken.key,),
                )
                write.execute("DELETE FROM waiting WHERE key = ?", (taken.key,))
            write.executemany("UPDATE items SET listed = ? WHERE key = ? AND feed = ?", notes.listed)

    def keep(self, addresses: Iterable[str]) -> None:
        """Lets go of how it stood with all other feeds; what waits to be fetched of them stays."""
        others = [address for address in self.feeds() if address not in set(addresses)]
        with self._writing() as write:
            write.executemany("DELETE FROM feeds WHERE address = ?", [(address,) for address in others])

    def pause(self, host: str, until: float) -> None:
        """Lets nothing of a host be due before this time."""
        with self._writing() as write:
            write.execute("UPDATE waiting SET due = ? WHERE host = ? AND due < ?", (until, host, until))

    def forget(self, before: float, most: int) -> None:
        """Lets go of entries that no feed has had since this time, and of the oldest where a feed has more than so many."""
        with self._writing() as write:
            write.execute("DELETE FROM items WHERE listed < ?", (before,))
            crowded = write.execute(
                "SELECT feed FROM items GROUP BY feed HAVING count(*) > ?", (most,)
            ).fetchall()
            for row in crowded:
                write.execute(
                    "DELETE FROM items WHERE feed = ?1 AND listed < (SELECT listed FROM items WHERE feed = ?1 "
                    "ORDER BY listed DESC LIMIT 1 OFFSET ?2)",
                    (row["feed"], most - 1),
                )

    def receivers(self) -> dict[str, ReceiverState]:
        """How far each receiver was told, by name."""
        rows = self._rows("SELECT * FROM receivers ORDER BY name")
        return {row["name"]: ReceiverState(**{name: row[name] for name in row.keys()}) for row in rows}  # noqa: SIM118  # a row is no mapping

    def save_receiver(self, one: ReceiverState) -> None:
        """Writes how far a receiver was told."""
        with self._writing() as write:
            _put(write, "receivers", asdict(one))

    def close(self) -> None:
        """Lets go of the file."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _among(self, table: str, keys: Iterable[str]) -> Iterator[sqlite3.Row]:
        wanted = list(dict.fromkeys(keys))
        for start in range(0, len(wanted), _CHUNK):
            some = wanted[start : start + _CHUNK]
            yield from self._rows(f"SELECT * FROM {table} WHERE key IN ({_marks(some)})", some)  # noqa: S608

    def _rows(self, query: str, values: Sequence[Any] = ()) -> list[sqlite3.Row]:
        with _told(self.where):
            return self._connection.execute(query, values).fetchall()

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with _told(self.where), self._connection:
            self._connection.execute("BEGIN IMMEDIATE")
            yield self._connection


def open_watch(path: Path, *, create: bool = True) -> WatchFile:
    """The watch file of this name, which is made unless `create` is false; then it is only read.

    Raises LedgerError if it is not there, is something else, or is of a newer Truceline.
    """
    if not create and not path.is_file():
        step = "Begin with: truceline watch FEEDS."
        raise LedgerError("nothing has been watched here yet.", where=str(path), next_step=step)
    with _told(path):
        is_new = not path.exists() or path.stat().st_size == 0
        if create and is_new:
            os.close(os.open(path, os.O_CREAT | os.O_WRONLY, 0o600))  # addresses of feeds may hold passwords
        address = f"{path.absolute().as_uri()}?mode={'rw' if create else 'ro'}"
        connection = sqlite3.connect(address, uri=True, timeout=_PATIENCE, isolation_level=None)
        connection.row_factory = sqlite3.Row
        try:
            _prepare(connection, path, is_new=is_new, create=create)
        except BaseException:
            connection.close()
            raise
    return WatchFile(connection, path)


def _prepare(connection: sqlite3.Connection, path: Path, *, is_new: bool, create: bool) -> None:
    if is_new and create:
        ours = f"PRAGMA application_id = {_APPLICATION}; PRAGMA user_version = {_VERSION}"
        connection.executescript(f"BEGIN IMMEDIATE; {_TABLES} {ours}; COMMIT;")
    with closing(connection.execute("PRAGMA application_id")) as told:
        is_ours = told.fetchone()[0] == _APPLICATION
    with closing(connection.execute("PRAGMA user_version")) as told:
        version = told.fetchone()[0]
    if not is_ours:
        step = "Name another file with the setting watch."
        raise LedgerError("this is no watch file; it was left as it is.", where=str(path), next_step=step)
    if create:
        connection.execute("PRAGMA journal_mode = WAL")
    if version > _VERSION:
        raise LedgerError(
            "this watch file is of a newer Truceline.",
            where=str(path),
            next_step="Use that version, or later.",
        )


@contextmanager
def _told(where: Path) -> Iterator[None]:
    try:
        yield
    except (sqlite3.Error, OSError) as error:
        raise LedgerError(
            f"the watch file cannot be used ({error}).",
            where=str(where),
            next_step="Check the disk and the permissions of its folder; it may be deleted, then feeds are read once more.",
        ) from error


def _put(write: sqlite3.Connection, table: str, values: Mapping[str, Any]) -> None:
    query = f"INSERT OR REPLACE INTO {table} ({', '.join(values)}) VALUES ({_marks(values)})"  # noqa: S608
    write.execute(query, tuple(values.values()))


def _marks(values: Iterable[Any]) -> str:
    return ", ".join("?" for _ in values)


def _feed(row: sqlite3.Row) -> FeedState:
    values = {one.name: row[one.name] for one in fields(FeedState)}
    return replace(FeedState(**values), marks=json.loads(row["marks"]))


def _taken(row: sqlite3.Row) -> Taken:
    return replace(Taken(**{one.name: row[one.name] for one in fields(Taken)}), kept=bool(row["kept"]))


def _waiting(row: sqlite3.Row) -> Waiting:
    values = {one.name: row[one.name] for one in fields(Waiting)}
    return replace(Waiting(**values), given=Given(**json.loads(row["given"])))
