"""A real PostgreSQL for tests: a server of its own on a free port, with a fresh database for whoever asks."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp
from uuid import uuid4

import psycopg
import pytest
from psycopg import sql

USER = "truceline"
_SOUGHT = ("/usr/lib/postgresql", "/usr/local/pgsql", "/opt/homebrew/opt/postgresql")
# Nothing of it outlives the tests: it need not reach the disk.
_CARELESS = {"fsync": "off", "full_page_writes": "off", "synchronous_commit": "off"}
_SETTINGS = {
    "max_connections": "100",
    "unix_socket_directories": "",
    "listen_addresses": "127.0.0.1",
}


class Server:
    """A server in a folder of its own; `start` and `stop` can be called again and again."""

    def __init__(self, folder: Path, programs: Path, user: str | None, *, safe: bool = False) -> None:
        self._folder, self._programs, self._user = folder, programs, user
        self._settings = _SETTINGS if safe else _SETTINGS | _CARELESS
        self.port = _free_port()

    def address(self, database: str = "postgres") -> str:
        """The address of a database as `truceline --ledger` takes it."""
        return f"postgresql+psycopg://{USER}@127.0.0.1:{self.port}/{database}"

    def new_database(self, like: str = "") -> str:
        """The address of a new database: empty, or with all that the one at the address `like` holds, which nobody may be using."""
        name = f"t{uuid4().hex[:12]}"
        question = sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name))
        if like:
            question += sql.SQL(" TEMPLATE {}").format(_name(like))
        self.ask(question)
        return self.address(name)

    def drop_database(self, address: str) -> None:
        """Removes a database, whoever is connected to it."""
        self.ask(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(_name(address)))

    def ask(self, question: sql.Composed | sql.SQL) -> list[tuple[object, ...]]:
        """What the server answers to one statement, outside of any transaction."""
        place = f"postgresql://{USER}@127.0.0.1:{self.port}/postgres"
        with psycopg.connect(place, autocommit=True) as connection:
            cursor = connection.execute(question)
            return cursor.fetchall() if cursor.description else []

    def begin(self) -> None:
        """Makes the folder and starts the server."""
        self._run(
            "initdb", "--auth=trust", f"--username={USER}", "--encoding=UTF8", "--no-locale", "--no-sync"
        )
        self.start()

    def start(self) -> None:
        """Starts the server and waits until it answers."""
        told = " ".join(f"-c {name}='{value}'" for name, value in self._settings.items())
        self._run(
            "pg_ctl", "start", "--wait", f"--log={self._folder}/log", f"--options=-p {self.port} {told}"
        )

    def stop(self, how: str = "immediate") -> None:
        """Stops it: at once, as when the power fails, or `fast`, which closes all connections first."""
        self._run("pg_ctl", "stop", "--wait", f"--mode={how}")

    def _run(self, program: str, *options: str) -> None:
        command = [str(self._programs / program), f"--pgdata={self._folder}/data", *options]
        # A server that inherits a pipe keeps it open; what it has to say goes to its log.
        done = subprocess.run(
            command,
            check=False,
            cwd=self._folder,
            user=self._user,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        if done.returncode:
            log = self._folder / "log"
            raise RuntimeError(f"{program} failed: {log.read_text() if log.exists() else 'it says nothing'}")


@contextmanager
def serving(*, safe: bool = False) -> Iterator[Server]:
    """A server for as long as the block lasts; skips the test where PostgreSQL is not installed (CI has it).

    A `safe` one writes to the disk what it says it has stored; the other is quicker, and forgets when it is stopped at once.
    """
    programs = find_programs()
    if programs is None:
        if os.environ.get("CI"):
            raise RuntimeError("PostgreSQL is not installed: `make test` installs it.")
        pytest.skip("PostgreSQL is not installed (on Debian: apt-get install postgresql)")
    folder = Path(mkdtemp(prefix="truceline-postgresql-"))
    user = None
    if os.geteuid() == 0:  # it refuses to run as root
        user = "postgres"
        entry = pwd.getpwnam(user)
        os.chown(folder, entry.pw_uid, entry.pw_gid)
    server = Server(folder, programs, user, safe=safe)
    try:
        server.begin()
        yield server
    finally:
        server.stop()
        shutil.rmtree(folder, ignore_errors=True)


def find_programs() -> Path | None:
    """The folder of PostgreSQL's own programs; None where there is none."""
    found = [path.parent for top in _SOUGHT for path in Path(top).glob("**/bin/initdb")]
    if found:
        return max(found, key=lambda path: _version(path.parent.name))
    on_path = shutil.which("initdb")
    return Path(on_path).resolve().parent if on_path else None


def _name(address: str) -> sql.Identifier:
    return sql.Identifier(address.rpartition("/")[2])


def _version(name: str) -> int:
    return int(name) if name.isdecimal() else 0


def _free_port() -> int:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        port: int = asked.getsockname()[1]
        return port
