from __future__ import annotations

from pathlib import Path
from typing import Any

from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

import truceline.store
from truceline.store import open_store
from truceline.store.schema import HEAD
from truceline.store.tables import metadata

FOR_FINDING = {
    "vector",
    "ix_findable_vector",
    "ix_findable_without_vector",
}  # PostgreSQL makes them: see migration 0010


def test_the_migrations_make_the_tables_that_the_code_knows(made: str) -> None:
    with open_store(made) as store, store._engine.connect() as connection:
        options = {
            "include_name": _is_ours,
            "compare_type": connection.dialect.name == "sqlite",  # the other keeps all text as `text`
        }
        context = MigrationContext.configure(connection, opts=options)
        assert [one for one in compare_metadata(context, metadata) if not _is_for_finding(one)] == []


def _is_ours(name: str | None, kind: str, _: object) -> bool:
    """Whether it is no table that SQLite makes for its index of words."""
    return kind != "table" or name is None or not name.startswith("found")


def _is_for_finding(difference: Any) -> bool:
    return difference[0] in {"remove_column", "remove_index"} and difference[-1].name in FOR_FINDING


def test_all_text_in_postgresql_is_ordered_by_its_bytes(empty_database: str) -> None:
    with open_store(empty_database) as store, store._reading() as connection:
        query = "SELECT collation_name FROM information_schema.columns WHERE table_schema = 'public' AND table_name = :of"
        for table in metadata.tables.values():
            of_table = connection.execute(text(query), {"of": table.name}).scalars()
            assert set(of_table) <= {"C", None}
            columns = connection.execute(
                text(query.replace("collation_name", "column_name") + " AND data_type LIKE 'char%'"),
                {"of": table.name},
            )
            assert columns.scalars().all() == []


def test_the_newest_migration_is_the_one_that_opening_looks_for() -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(truceline.store.__file__).with_name("migrations")))
    config.set_main_option("path_separator", "os")
    assert ScriptDirectory.from_config(config).get_heads() == [HEAD]
