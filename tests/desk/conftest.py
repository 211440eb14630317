from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from truceline.desk import Desk
from truceline.desk.jobs import Job, PartKind
from truceline.ledger import Ledger
from truceline.settings import Settings

TRUCE = "Azerbaijan and Armenia agreed a ceasefire on October 10, 2020."
Hand = Callable[..., Job]


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger with one article; only to be read."""
    folder = tmp_path_factory.mktemp("made")
    (folder / "first.txt").write_text(f"BAKU, October 11, 2020 - {TRUCE}", "utf-8")
    with Ledger(folder / "t.ledger") as ledger:
        ledger.add(folder / "first.txt")
    return folder / "t.ledger"


@pytest.fixture
def place(made: Path, tmp_path: Path) -> str:
    """A copy of that ledger, to be written to."""
    return str(shutil.copy(made, tmp_path / "t.ledger"))


@pytest.fixture
def desk(place: str) -> Iterator[Desk]:
    opened = Desk(place, settings=Settings.model_validate({}))
    opened.begin()
    yield opened
    opened.close()


def hand_in(desk: Desk, **files: str | bytes) -> Job:
    """A job of these files by name (`a_txt` for `a.txt`), waiting."""
    receiving = desk.receive("Ana")
    for name, content in files.items():
        receiving.open(PartKind.FILE, name.replace("_", "."))
        receiving.write(content if isinstance(content, bytes) else content.encode())
        receiving.close()
    return receiving.finish()


def ended(desk: Desk, job: Job, seconds: float = 60) -> Job:
    """The job once it is over."""
    until = time.monotonic() + seconds
    while not (now := desk.jobs.get(job.id)).is_over:
        assert time.monotonic() < until, (now, desk.keeper.busy())
        time.sleep(0.05)
    return now
