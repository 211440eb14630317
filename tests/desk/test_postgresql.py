"""The process that writes does so in a ledger in PostgreSQL as in a file: tests of the keeper, at another place."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import postgres
from desk.test_keeper import (
    test_a_decision_is_worked_in,
    test_what_is_handed_in_is_added,
)
from truceline.desk import Desk
from truceline.settings import Settings
from truceline.store import open_store

__all__ = [
    "test_a_decision_is_worked_in",
    "test_what_is_handed_in_is_added",
]


@pytest.fixture
def place(made: Path, postgresql: postgres.Server) -> Iterator[str]:
    """The ledger with one article, in a database of its own."""
    address = postgresql.new_database()
    with open_store(made) as store, open_store(address) as other:
        store.copy_to(other)
    yield address
    postgresql.drop_database(address)


@pytest.fixture
def desk(place: str, tmp_path: Path) -> Iterator[Desk]:
    opened = Desk(place, settings=Settings.model_validate({"incoming": str(tmp_path / "incoming")}))
    opened.begin()
    yield opened
    opened.close()
