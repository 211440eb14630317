"""A ledger that an older Truceline made is brought up to date when it is opened, with all that is in it."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine, text

import truceline.store
from truceline.model import Drop, Stage
from truceline.store import open_store
from truceline.store.opening import _APPLICATION


def older(path: Path, revision: str) -> None:
    """An empty ledger at one of the earlier revisions."""
    config = Config()
    config.set_main_option("script_location", str(Path(truceline.store.__file__).with_name("migrations")))
    config.set_main_option("path_separator", "os")
    engine = create_engine(f"sqlite:///{path}")
    with engine.begin() as connection:
        connection.execute(text(f"PRAGMA application_id = {_APPLICATION}"))
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
    engine.dispose()


def test_a_ledger_without_offices_gets_a_table_for_them(tmp_path: Path) -> None:
    path = tmp_path / "old.ledger"
    older(path, "0002")
    with open_store(path, create=False) as store:
        store.save([], [Drop(stage=Stage.SOURCES, where="a.txt", reason="unreadable", detail="x")])
        assert store.offices() == ()
        assert [drop.where for drop in store.drops()] == ["a.txt"]
