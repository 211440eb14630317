from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import postgres
from damaged import Damaged, put

Made = Callable[[], str]


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def made(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, karabakh: Path
) -> Iterator[Made]:
    """Makes a copy of the example ledger, in a file or in a database."""
    addresses: list[str] = []

    def make() -> str:
        if request.param == "sqlite":
            place = str(tmp_path_factory.mktemp("checked") / "t.ledger")
        else:
            server: postgres.Server = request.getfixturevalue("postgresql")
            place = server.new_database()
            addresses.append(place)
        put(karabakh, place)
        return place

    yield make
    for address in addresses:
        request.getfixturevalue("postgresql").drop_database(address)


@pytest.fixture
def damaged(made: Made) -> Iterator[Damaged]:
    """A copy of the example ledger, to be damaged."""
    opened = Damaged(made())
    yield opened
    opened.close()
