from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from truceline.access import Access, Role, Users, Who

GOOD = "correct horse battery"


class Clock:
    """A time that stands still until it is set on."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 22, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def pass_by(self, **lengths: float) -> None:
        self.now += timedelta(**lengths)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def access(tmp_path: Path, clock: Clock) -> Iterator[Access]:
    """An access file that is not there yet."""
    opened = Access(tmp_path / "a.ledger.access", clock=clock)
    yield opened
    opened.close()


@pytest.fixture
def users(access: Access) -> Users:
    return Users(access, Who(name="root", role=Role.OWNER, address="command line"))
