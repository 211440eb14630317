"""A disk that is full ends the run with a word; with room again, the next run makes the ledger that was wanted."""

from __future__ import annotations

import os
import pwd
import subprocess
from collections.abc import Iterator
from pathlib import Path
from tempfile import mkdtemp

import pytest
from psycopg import sql

import postgres
from faults.conftest import Victims
from faults.held import held
from faults.victim import Order

UNTOUCHED = "What the ledger held before is untouched."
FULL = f"the disk is full. {UNTOUCHED} Free some space and run the same command again."


class Disk:
    """A small disk of its own, which can be made larger."""

    def __init__(self, folder: Path) -> None:
        self.folder, self._size = folder, 64_000

    def fill(self) -> None:
        """Leaves nearly no room on it."""
        found = os.statvfs(self.folder)
        self._size = (found.f_blocks - found.f_bfree) * found.f_frsize // 1024
        self.grow(8)

    def grow(self, kilobytes: int) -> None:
        """Makes it so much larger, with what is on it."""
        self._size += kilobytes
        options = f"remount,{_owner()},size={self._size}k"
        subprocess.run(["mount", "-o", options, self.folder], check=True)


def _owner() -> str:
    """Whose a disk is: the server's user, who has to own what it writes to; an administrator may write anywhere."""
    found = [one.pw_uid for one in pwd.getpwall() if one.pw_name == "postgres"]
    return ",".join(["mode=0700", *(f"uid={one}" for one in found)])


@pytest.fixture
def disk() -> Iterator[Disk]:
    """A disk, where one may be made."""
    folder = Path(mkdtemp(prefix="truceline-disk-"))
    folder.chmod(0o755)
    command = ["mount", "-t", "tmpfs", "-o", f"{_owner()},size=64000k", "tmpfs", str(folder)]
    if subprocess.run(command, check=False, capture_output=True).returncode:
        folder.rmdir()
        pytest.skip("no disk can be made here: only the administrator of a machine may")
    yield Disk(folder)
    subprocess.run(["umount", "--lazy", folder], check=True)
    folder.rmdir()


def test_a_full_disk_is_told_and_nothing_is_lost(
    victims: Victims, articles: Path, tmp_path: Path, disk: Disk
) -> None:
    order = {"articles": str(articles), "tasks": ["add", "judge"]}
    victims.done(place=(first := str(tmp_path / "first.ledger")), **order)
    place = str(disk.folder / "t.ledger")
    victims.done(place=place, tasks=["settle"])
    told = filled(victims, disk, 200, {"place": place, **order})
    assert f"{place}: {FULL}" in told
    assert all(UNTOUCHED in one for one in told)
    assert held(place) == held(first)
    victims.done(place=place, tasks=["check"])


def test_a_full_disk_of_a_server_is_told_and_nothing_is_lost(
    victims: Victims, articles: Path, postgresql: postgres.Server, disk: Disk
) -> None:
    order = {"articles": str(articles), "tasks": ["add", "judge"]}
    victims.done(place=(first := postgresql.new_database()), **order)
    postgresql.ask(sql.SQL("CREATE TABLESPACE small LOCATION {}").format(sql.Literal(str(disk.folder))))
    postgresql.ask(sql.SQL("CREATE DATABASE small TABLESPACE small"))
    place = postgresql.address("small")
    try:
        victims.done(place=place, tasks=["settle"])
        told = filled(victims, disk, 1_000, {"place": place, **order})
        assert {one.partition(": ")[2] for one in told} == {FULL}
        assert held(place) == held(first)
        victims.done(place=place, tasks=["check"])
    finally:
        postgresql.drop_database(place)
        postgresql.ask(sql.SQL("DROP TABLESPACE small"))


def filled(victims: Victims, disk: Disk, step: int, order: Order) -> list[str]:
    """What a run said each time that the disk was full, which got so many kilobytes more each time."""
    told: list[str] = []
    disk.fill()
    while True:
        (answer,) = victims.run(order)
        if "error" not in answer:
            assert told
            return told
        told.append(answer["error"])
        disk.grow(step)


def test_a_file_that_may_not_grow_is_told_and_nothing_is_lost(
    victims: Victims, articles: Path, tmp_path: Path
) -> None:
    order = {"articles": str(articles), "tasks": ["add", "judge"]}
    victims.done(place=(first := str(tmp_path / "first.ledger")), **order)
    place, most, told = str(tmp_path / "t.ledger"), 40_000, 0
    while True:
        (answer,) = victims.run({"place": place, "most_bytes": most, **order})
        if "error" not in answer:
            break
        assert answer["error"].startswith(f"{place}: ")
        assert UNTOUCHED in answer["error"]
        told, most = told + 1, most + 120_000
    assert told
    assert held(place) == held(first)
