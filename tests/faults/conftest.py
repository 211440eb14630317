from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import postgres
from faults.victim import Order

TESTS = Path(__file__).parents[1]
UNDATED = (
    "They said on Tuesday, October 20, that the October 9 truce was over. "
    "Azerbaijan and Armenia agreed a ceasefire on 1994-10-17. This is report number {}."
)
CATS = "Cats sleep for most of the day, as every owner of a cat knows well, and eat in between."


class Victims:
    """Processes that carry out orders, and may be ended in the middle of one."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def run(self, *orders: Order) -> list[Order]:
        """What came of these orders, carried out at the same time."""
        self.begin(*orders)
        return self.end()

    def begin(self, *orders: Order) -> None:
        """Has them begun."""
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(orders) + "\n")
        self._process.stdin.flush()

    def end(self) -> list[Order]:
        """What came of those that were begun."""
        assert self._process.stdout is not None
        answers: list[Order] = json.loads(self._process.stdout.readline())
        assert not [one["fault"] for one in answers if "fault" in one]
        return answers

    def done(self, **order: Any) -> Order:
        """What came of an order that nobody disturbs."""
        (answer,) = self.run(order)
        assert "killed" not in answer, answer
        assert "error" not in answer, answer
        return answer


@pytest.fixture(scope="session")
def victims() -> Iterator[Victims]:
    """Whom the tests of this folder end."""
    env = {**os.environ, "PYTHONPATH": os.pathsep.join([*filter(None, sys.path), str(TESTS)])}
    command = [sys.executable, "-c", "from faults.victim import main; main()"]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8", env=env
    ) as process:
        assert process.stdout is not None
        assert json.loads(process.stdout.readline()) == "ready"
        yield Victims(process)
        assert process.stdin is not None
        process.stdin.close()


@pytest.fixture(scope="session")
def articles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of articles of several forms: dated, undated until another tells the day, twice, broken, about something else."""
    folder = tmp_path_factory.mktemp("articles")
    rows = ["file,published"]
    for number in range(8):
        day = f"2020-10-{number % 5 + 1:02}"
        words = " ".join(
            f"Azerbaijan and Armenia {verb} a ceasefire on {day}." for verb in ("agreed", "broke", "ended")
        )
        (folder / f"a{number}.txt").write_text(f"{words} Report {number}.", encoding="utf-8")
        rows.append(f"a{number}.txt,{day}")
    for number in range(3):
        (folder / f"u{number}.txt").write_text(UNDATED.format(number), encoding="utf-8")
    (folder / "v.html").write_text(
        "<html><body><article><p>Azerbaijan and Armenia agreed a ceasefire on 2020-10-09.</p></article></body></html>"
    )
    rows.append("v.html,2020-10-10")
    lines = [
        {
            "id": "w",
            "text": "Azerbaijan and Armenia ended a ceasefire on 2020-10-10.",
            "published": "2020-10-11",
        }
    ]
    (folder / "w.jsonl").write_text(f"{json.dumps(lines[0])}\nnot JSON\n{json.dumps(lines[0])}\n")
    (folder / "x.txt").write_text(CATS)
    (folder / "y.txt").write_text("")
    (folder / "metadata.csv").write_text("\n".join(rows) + "\n")
    return folder


class Places:
    """Where new ledgers can be made, of one kind."""

    def __init__(self, folder: Path, empty: str, server: postgres.Server | None) -> None:
        self._folder, self._empty, self._server = folder, empty, server
        self._made: list[str] = []

    def nothing(self) -> str:
        """A place where there is nothing yet."""
        if self._server is not None:
            self._made.append(self._server.new_database())
        else:
            self._made.append(str(self._folder / f"{len(self._made)}.ledger"))
        return self._made[-1]

    def empty(self) -> str:
        """A ledger with nothing in it."""
        return self.copy(self._empty)

    def copy(self, place: str) -> str:
        """A copy of a ledger that nobody has open."""
        if self._server is None:
            return str(shutil.copy(place, self.nothing()))
        self._made.append(self._server.new_database(place))
        return self._made[-1]

    def clear(self) -> None:
        """Lets go of all of them."""
        if self._server is not None:
            for place in self._made:
                self._server.drop_database(place)


@pytest.fixture(params=["sqlite", "postgresql"])
def places(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Places]:
    """Where new ledgers can be made: in files, and in databases of a server. What is tested with them holds for both."""
    if request.param == "sqlite":
        yield Places(tmp_path, str(request.getfixturevalue("empty_file")), None)
        return
    found = Places(tmp_path, request.getfixturevalue("empty_database"), request.getfixturevalue("postgresql"))
    yield found
    found.clear()
