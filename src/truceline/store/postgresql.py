"""What is special to a ledger in PostgreSQL: how it is connected to, who may write, and how text is kept."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import URL, Connection, Engine, Table, create_engine, event, func, select, text
from sqlalchemy.exc import DBAPIError

from truceline.errors import LedgerError

PATIENCE = 120  # seconds to wait for another process that writes, as with files
_LOCK = int.from_bytes(b"TRUC")  # the number under which writers of a ledger exclude one another
_OLDEST = 13  # what PostgreSQL itself still looked after when this was written
_READERS = 5  # connections kept open; more are opened when more are at work
_CONNECTION = {  # what the address does not say; a connection that died is noticed within a minute
    "fallback_application_name": "truceline",
    "client_encoding": "utf8",
    "connect_timeout": "10",
    "keepalives_idle": "30",
    "keepalives_interval": "10",
    "keepalives_count": "3",
}
_PASSING = frozenset({"40001", "40P01"})  # serialization_failure, deadlock_detected
_OURS = frozenset({"alembic_version", "ledger", "articles", "claims"})  # tables of every version
_TABLES = text("""
    SELECT relname FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace
    WHERE nspname = current_schema() AND relkind IN ('r', 'p', 'v', 'm', 'f')
    AND NOT EXISTS (SELECT FROM pg_depend WHERE classid = 'pg_class'::regclass AND objid = pg_class.oid AND deptype = 'e')
""")
_UNLIKE = text("""
    SELECT table_name, column_name FROM information_schema.columns
    WHERE table_schema = current_schema() AND table_name <> 'alembic_version' AND is_generated = 'NEVER'
    AND data_type IN ('character varying', 'text')
    AND (data_type <> 'text' OR collation_name IS DISTINCT FROM 'C') AND table_name = ANY(:ours)
    ORDER BY table_name, ordinal_position
""")


def postgresql_engine(url: URL, where: str) -> Engine:
    """An engine whose connections are tried before they are used, and whose writers exclude one another."""
    given = {name: value for name, value in _CONNECTION.items() if name not in url.query}
    try:
        engine = create_engine(
            url,
            connect_args=given,
            pool_size=_READERS,
            max_overflow=-1,
            pool_pre_ping=True,
            hide_parameters=True,
            use_native_hstore=False,  # it would ask for the type with every connection
        )
    except ModuleNotFoundError as error:
        raise LedgerError(
            f"a ledger in PostgreSQL needs the Python package {error.name!r}.",
            where=where,
            next_step="Install it: pip install 'truceline[postgresql]'.",
        ) from error
    event.listen(engine, "begin", _begin)
    return engine


def check(engine: Engine, where: str, *, create: bool) -> None:
    """Raises LedgerError if the database cannot hold a ledger, holds something else, or none where none is to be made."""
    with engine.connect() as connection:
        row = connection.execute(
            text(
                "SELECT current_setting('server_encoding'), current_setting('server_version_num')::int / 10000,"
                " current_schema(), current_setting('search_path'), current_database()"
            )
        ).one()
        tables = frozenset(connection.execute(_TABLES).scalars())
    encoding, version, schema, path, name = row
    if version < _OLDEST:
        raise LedgerError(
            f"this server is PostgreSQL {version}, which is too old.",
            where=where,
            next_step=f"Use a server of PostgreSQL {_OLDEST} or newer.",
        )
    if encoding != "UTF8":
        raise LedgerError(
            f"this database keeps text as {encoding}, which cannot hold what articles say.",
            where=where,
            next_step=f"Make one that can: createdb --encoding=UTF8 --template=template0 {name}2.",
        )
    if schema is None:
        raise LedgerError(
            f"there is no schema to keep tables in (the search path is {path}).",
            where=where,
            next_step="Ask the owner of the database to make it: CREATE SCHEMA.",
        )
    _check_tables(tables, schema, where, create=create)


def _check_tables(tables: frozenset[str], schema: str, where: str, *, create: bool) -> None:
    if not tables and not create:
        raise LedgerError(
            "there is no ledger in this database.",
            where=where,
            next_step="Make one: truceline add FILES… --ledger ADDRESS, or in a browser: truceline serve --new.",
        )
    if tables and not tables >= _OURS:
        raise LedgerError(
            f"the schema {schema!r} of this database holds tables of something else; it was left as it is.",
            where=where,
            next_step="Use a database of its own: createdb NAME.",
        )


def is_passing(error: DBAPIError) -> bool:
    """Whether the database ended a transaction for the sake of another, so that the same again may well succeed."""
    return getattr(error.orig, "sqlstate", None) in _PASSING


def compare_text_by_bytes(connection: Connection, tables: list[str]) -> None:
    """Has every text in these tables compared and ordered by its bytes, as SQLite does, and be of any length.

    So both stores give the same order, whatever language the database speaks. Does nothing where it is so already.
    """
    unlike: dict[str, list[str]] = {}
    for table, column in connection.execute(_UNLIKE, {"ours": tables}):
        unlike.setdefault(table, []).append(column)
    for table, columns in unlike.items():
        changes = ", ".join(f'ALTER COLUMN "{column}" TYPE text COLLATE "C"' for column in columns)
        connection.exec_driver_sql(f'ALTER TABLE "{table}" {changes}')


def copy_rows(
    connection: Connection, table: Table, names: Sequence[str], rows: Iterable[Sequence[Any]]
) -> None:
    """Writes these columns of rows by COPY, the quickest way into PostgreSQL."""
    import psycopg  # the address of the connection has loaded it

    quote = connection.dialect.identifier_preparer.quote
    statement = f"COPY {quote(table.name)} ({', '.join(map(quote, names))}) FROM STDIN"
    driver: Any = connection.connection.driver_connection
    try:
        with driver.cursor() as cursor, cursor.copy(statement) as copy:
            for row in rows:
                copy.write_row(row)
    except psycopg.Error as error:
        raise _of_sqlalchemy(connection, statement, error) from error


def _of_sqlalchemy(connection: Connection, statement: str, error: Any) -> BaseException:
    """The error as SQLAlchemy raises it, which does not know of COPY."""
    import psycopg

    lost = connection.dialect.is_disconnect(error, connection.connection, None)
    if lost:
        connection.invalidate(error)
    told: BaseException = DBAPIError.instance(
        statement,
        None,
        error,
        psycopg.Error,
        hide_parameters=True,
        connection_invalidated=lost,
        dialect=connection.dialect,
    )
    return told


def number_on(connection: Connection, table: Table) -> None:
    """Has the rows that come be numbered after those that are there, where the database numbers them."""
    column = table.autoincrement_column
    if column is not None and connection.dialect.name == "postgresql":
        following = select(func.coalesce(func.max(column), 0) + 1).scalar_subquery()
        counter = func.pg_get_serial_sequence(table.name, column.name)
        connection.execute(select(func.setval(counter, following, False)))  # PostgreSQL's own


def _begin(connection: Connection) -> None:
    """Lets a transaction that writes wait until no other does; whoever reads need not wait.

    The lock is one that all processes know by its number, so that it holds before there are any tables, too. What is
    read after it has been given is what is there by then: such a transaction is READ COMMITTED.
    """
    if connection.get_execution_options().get("writes", False):
        connection.exec_driver_sql(
            f"SELECT set_config('lock_timeout', '{PATIENCE}s', true),"
            f" pg_advisory_xact_lock({_LOCK}, hashtext(coalesce(current_schema(), '')))"
        )
