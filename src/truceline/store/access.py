"""The access file: who may use a served ledger, and what was done. It lies beside the ledger, which is handed on."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import (
    URL,
    Connection,
    Engine,
    RowMapping,
    Select,
    create_engine,
    delete,
    event,
    func,
    insert,
    select,
    update,
)
from sqlalchemy.exc import SQLAlchemyError

from truceline.errors import AccessError
from truceline.store.access_tables import VERSION, access, log, metadata, sessions, tokens, users

_APPLICATION = int.from_bytes(b"TRUA")  # the number by which SQLite files tell whose they are
_PATIENCE = 30  # seconds to wait for another process that writes


@dataclass(frozen=True, slots=True, kw_only=True)
class User:
    """One who may use the ledger: name, role, and the hash of a password, or None with tokens only."""

    name: str
    role: str
    password: str | None
    since: datetime

    @property
    def key(self) -> str:
        """The name without regard to case."""
        return self.name.casefold()


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """A visit of a user who signed in."""

    user: User
    begun: datetime
    seen: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """What programs of a user show instead of a password; it holds until a day, or for good."""

    user: User
    made: datetime
    until: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What somebody did: who, as what, from where, when, and on what."""

    id: int
    at: datetime
    who: str
    role: str
    address: str
    what: str
    on: str


class AccessStore:
    """An access file that is open. Every write is one transaction. Raises AccessError when the file fails."""

    def __init__(self, engine: Engine, where: Path, clock: Callable[[], datetime]) -> None:
        self.where = where
        self._engine = engine
        self._clock = clock

    def users(self) -> tuple[User, ...]:
        """All users, by name."""
        with self._open() as connection:
            return tuple(map(_user, connection.execute(select(users).order_by(users.c.key)).mappings()))

    def user(self, name: str) -> User | None:
        """The user of this name, whatever its case."""
        with self._open() as connection:
            found = connection.execute(select(users).where(users.c.key == name.casefold())).mappings().first()
            return _user(found) if found else None

    def has_users(self) -> bool:
        """Whether anybody has to say who they are."""
        with self._open() as connection:
            return connection.execute(select(users.c.key).limit(1)).first() is not None

    def add_user(self, name: str, role: str, password: str | None) -> bool:
        """Adds a user; False, with nothing done, if there is one of this name."""
        with self._open(writes=True) as connection:
            if connection.execute(select(users.c.key).where(users.c.key == name.casefold())).first():
                return False
            row = {"key": name.casefold(), "name": name, "role": role, "password": password}
            connection.execute(insert(users).values(**row, since=self._now()))
            return True

    def change_user(self, name: str, **values: str) -> None:
        """Sets role or password of a user, whose sessions end."""
        with self._open(writes=True) as connection:
            connection.execute(update(users).where(users.c.key == name.casefold()).values(**values))
            connection.execute(delete(sessions).where(sessions.c.user == name.casefold()))

    def renew_password(self, name: str, old: str, new: str) -> None:
        """Puts another hash of the same password in the place of the old one, if that is still there."""
        with self._open(writes=True) as connection:
            same = (users.c.key == name.casefold()) & (users.c.password == old)
            connection.execute(update(users).where(same).values(password=new))

    def remove_user(self, name: str) -> None:
        """Removes a user with all sessions and tokens."""
        with self._open(writes=True) as connection:
            connection.execute(delete(users).where(users.c.key == name.casefold()))

    def add_token(self, hashed: str, name: str, until: datetime | None) -> None:
        """Keeps the hash of a token of a user."""
        row = {"hash": hashed, "user": name.casefold(), "made": self._now()}
        with self._open(writes=True) as connection:
            connection.execute(insert(tokens).values(**row, until=until.isoformat() if until else None))

    def token(self, hashed: str) -> Token | None:
        """The token with this hash."""
        found = self._one(select(tokens, users).join(users).where(tokens.c.hash == hashed))
        if found is None:
            return None
        until = datetime.fromisoformat(found["until"]) if found["until"] else None
        return Token(user=_user(found), made=datetime.fromisoformat(found["made"]), until=until)

    def count_tokens(self, name: str) -> int:
        """How many tokens a user has."""
        with self._open() as connection:
            query = select(func.count()).select_from(tokens).where(tokens.c.user == name.casefold())
            return int(connection.execute(query).scalar_one())

    def revoke(self, name: str) -> int:
        """Removes all tokens of a user, and says how many there were."""
        with self._open(writes=True) as connection:
            return connection.execute(delete(tokens).where(tokens.c.user == name.casefold())).rowcount

    def begin_session(self, hashed: str, name: str) -> None:
        """Keeps the hash of the secret of a new session."""
        now = self._now()
        with self._open(writes=True) as connection:
            row = {"hash": hashed, "user": name.casefold(), "begun": now, "seen": now}
            connection.execute(insert(sessions).values(**row))

    def session(self, hashed: str) -> Session | None:
        """The session with this hash."""
        found = self._one(select(sessions, users).join(users).where(sessions.c.hash == hashed))
        if found is None:
            return None
        begun, seen = (datetime.fromisoformat(found[one]) for one in ("begun", "seen"))
        return Session(user=_user(found), begun=begun, seen=seen)

    def see_session(self, hashed: str) -> None:
        """Says that a session is used now."""
        with self._open(writes=True) as connection:
            connection.execute(update(sessions).where(sessions.c.hash == hashed).values(seen=self._now()))

    def end_session(self, hashed: str) -> None:
        """Removes a session."""
        with self._open(writes=True) as connection:
            connection.execute(delete(sessions).where(sessions.c.hash == hashed))

    def end_sessions(self, *, begun_before: datetime, seen_before: datetime) -> None:
        """Removes the sessions that are too old, or not used for too long."""
        old = (sessions.c.begun < begun_before.isoformat()) | (sessions.c.seen < seen_before.isoformat())
        with self._open(writes=True) as connection:
            connection.execute(delete(sessions).where(old))

    def log(self, *, who: str, role: str, address: str, what: str, on: str) -> None:
        """Appends what somebody did."""
        with self._open(writes=True) as connection:
            row = {"who": who, "role": role, "address": address, "what": what, "on": on}
            connection.execute(insert(log).values(at=self._now(), **row))

    def entries(
        self, *, who: str = "", what: str = "", day: date | None = None, before: int | None = None, limit: int
    ) -> tuple[Entry, ...]:
        """What was done, last first: by a name, of a kind, on a day (UTC), before an entry."""
        query = select(log).order_by(log.c.id.desc()).limit(limit)
        if who:
            query = query.where(log.c.who == who)
        if what:
            query = query.where(log.c.what == what)
        if day:
            query = query.where(log.c.at.startswith(day.isoformat()))
        if before is not None:
            query = query.where(log.c.id < before)
        with self._open() as connection:
            return tuple(map(_entry, connection.execute(query).mappings()))

    def kinds(self) -> tuple[str, ...]:
        """The kinds of things that were done, by name."""
        with self._open() as connection:
            return tuple(connection.execute(select(log.c.what).distinct().order_by(log.c.what)).scalars())

    def close(self) -> None:
        """Lets go of the file."""
        self._engine.dispose()

    def _one(self, query: Select[Any]) -> RowMapping | None:
        with self._open() as connection:
            return connection.execute(query).mappings().first()

    def _now(self) -> str:
        return self._clock().isoformat()

    @contextmanager
    def _open(self, *, writes: bool = False) -> Iterator[Connection]:
        with _told(self.where), self._engine.connect() as connection:
            connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
            yield connection
            connection.commit()


def open_access(place: Path, clock: Callable[[], datetime] = lambda: datetime.now(UTC)) -> AccessStore:
    """The access file at this place, made if there is none, readable for its owner alone.

    Raises AccessError if it is something else, of a newer Truceline, or may not be read.
    """
    with _told(place):
        with suppress(FileExistsError):
            os.close(os.open(place, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        engine = create_engine(URL.create("sqlite", database=str(place)), connect_args={"timeout": _PATIENCE})
        event.listen(engine, "connect", _prepare)
        with engine.connect() as connection:
            connection.exec_driver_sql("BEGIN IMMEDIATE")
            _check(connection, place)
            connection.commit()
            connection.exec_driver_sql("PRAGMA journal_mode = WAL")  # readers need not wait for a writer
    return AccessStore(engine, place, clock)


def _check(connection: Connection, place: Path) -> None:
    """Makes the tables in an empty file; refuses a file that is not ours, or newer than we are."""
    number = connection.exec_driver_sql("PRAGMA application_id").scalar_one()
    if connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar_one() == 0:
        connection.exec_driver_sql(f"PRAGMA application_id = {_APPLICATION}")
        metadata.create_all(connection)
        connection.execute(insert(access).values(id=1, version=VERSION))
    elif number != _APPLICATION:
        raise AccessError("this is no access file; it was left as it is.", where=str(place))
    elif connection.execute(select(access.c.version)).scalar_one() > VERSION:
        raise AccessError(
            "a newer Truceline made this access file.",
            where=str(place),
            next_step="Upgrade Truceline: pip install --upgrade truceline.",
        )


def _prepare(connection: sqlite3.Connection, _record: Any) -> None:
    connection.isolation_level = None  # we say BEGIN ourselves
    connection.execute("PRAGMA foreign_keys = ON")


@contextmanager
def _told(where: Path) -> Iterator[None]:
    """Turns what the file system and the database raise into an AccessError."""
    try:
        yield
    except (OSError, SQLAlchemyError) as error:
        reason = (
            (error.strerror or str(error)) if isinstance(error, OSError) else str(error).partition("\n")[0]
        )
        raise AccessError(
            f"the access file cannot be used ({reason}).",
            where=str(where),
            next_step="Check the permissions of the file and its folder, or name another one with --access.",
        ) from error


def _user(row: RowMapping) -> User:
    since = datetime.fromisoformat(row["since"])
    return User(name=row["name"], role=row["role"], password=row["password"], since=since)


def _entry(row: RowMapping) -> Entry:
    return Entry(**{**row, "at": datetime.fromisoformat(row["at"])})
