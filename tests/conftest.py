"""What tests of several folders share."""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

import postgres
from truceline.annotations import Annotator
from truceline.ledger import Ledger
from truceline.store import open_store

KARABAKH = Path(__file__).parents[1] / "examples" / "karabakh"
SEEDS = Path(os.environ.get("TRUCELINE_SHARED") or Path(__file__).parents[2] / "shared") / "seeds"

# The machines that run these tests are shared: how long one example takes there says nothing about the code.
# In CI every run tries the same examples, so that a change is judged by what it changes; elsewhere each run tries others.
settings.register_profile("truceline", deadline=None, derandomize=bool(os.environ.get("CI")))
settings.load_profile("truceline")


@pytest.fixture(scope="session")
def annotator() -> Annotator:
    """The default pipeline, loaded once for all tests."""
    return Annotator()


@pytest.fixture(scope="session")
def karabakh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger of the example articles, made once for all processes of the run; only to be read."""
    return _made_once(tmp_path_factory, "karabakh", KARABAKH)


@pytest.fixture(scope="session")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger of the five seed articles, likewise; a test that asks for it is skipped where they are not."""
    if not SEEDS.is_dir():
        pytest.skip("the five seed articles (../shared/seeds) are not here")
    return _made_once(tmp_path_factory, "seeds", SEEDS)


def _made_once(tmp_path_factory: pytest.TempPathFactory, name: str, articles: Path) -> Path:
    folder = tmp_path_factory.getbasetemp()
    shared = folder.parent if "PYTEST_XDIST_WORKER" in os.environ else folder
    made = shared / f"{name}.ledger"
    with (shared / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not made.exists():
            begun = shared / f"{name}.begun"
            with Ledger(begun) as ledger:
                ledger.add(articles, metadata=articles / "metadata.csv")
            begun.rename(made)
    return made


@pytest.fixture
def own_karabakh(karabakh: Path, tmp_path: Path) -> Path:
    """A copy of that ledger, to be written to."""
    return Path(shutil.copy(karabakh, tmp_path / "own.ledger"))


@pytest.fixture(scope="session")
def postgresql() -> Iterator[postgres.Server]:
    """A PostgreSQL server, started for this process of the run."""
    with postgres.serving() as server:
        yield server


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Where a new ledger can be made: a file, and a database of a server. What is tested with it holds for both."""
    if request.param == "sqlite":
        yield str(tmp_path / "t.ledger")
        return
    server: postgres.Server = request.getfixturevalue("postgresql")
    address = server.new_database()
    yield address
    server.drop_database(address)


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty ledger in a file, to be copied."""
    path = tmp_path_factory.mktemp("empty") / "empty.ledger"
    open_store(path).close()
    return path


@pytest.fixture(scope="session")
def empty_database(postgresql: postgres.Server) -> str:
    """An empty ledger in a database, likewise."""
    address = postgresql.new_database()
    open_store(address).close()
    return address


@pytest.fixture(params=["sqlite", "postgresql"])
def made(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The place of an empty ledger of one's own, in a file and in a database; quicker than to make one at a `place`."""
    if request.param == "sqlite":
        yield str(shutil.copy(request.getfixturevalue("empty_file"), tmp_path / "t.ledger"))
        return
    server: postgres.Server = request.getfixturevalue("postgresql")
    address = server.new_database(request.getfixturevalue("empty_database"))
    yield address
    server.drop_database(address)
