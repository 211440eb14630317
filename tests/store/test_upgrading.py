"""A ledger that an older Truceline made is brought up to date when it is opened, with all that is in it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, create_engine, text

import truceline.store
from truceline.model import Drop, Stage
from truceline.store import open_store
from truceline.store.addresses import url_of
from truceline.store.opening import _APPLICATION


def older(place: str | Path, revision: str) -> None:
    """An empty ledger at one of the earlier revisions."""
    config = Config()
    config.set_main_option("script_location", str(Path(truceline.store.__file__).with_name("migrations")))
    config.set_main_option("path_separator", "os")
    with opened(place) as connection:
        if connection.dialect.name == "sqlite":
            connection.execute(text(f"PRAGMA application_id = {_APPLICATION}"))
        config.attributes["connection"] = connection
        command.upgrade(config, revision)


@contextmanager
def opened(place: str | Path) -> Iterator[Connection]:
    """A transaction in the database of a ledger, whatever its revision."""
    engine = create_engine(url_of(place))
    try:
        with engine.begin() as connection:
            yield connection
    finally:
        engine.dispose()


def test_a_ledger_without_offices_gets_a_table_for_them(place: str) -> None:
    older(place, "0002")
    with open_store(place, create=False) as store:
        store.save([], [Drop(stage=Stage.SOURCES, where="a.txt", reason="unreadable", detail="x")])
        assert store.offices() == ()
        assert [drop.where for drop in store.drops()] == ["a.txt"]
