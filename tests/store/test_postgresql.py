"""What can go wrong with a ledger in PostgreSQL is told in words, and nothing of it is lost or mixed up."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import psycopg
import pytest
from psycopg import sql
from sqlalchemy import text
from sqlalchemy.exc import OperationalError

import postgres
from store.test_store import coded
from truceline.errors import LedgerError
from truceline.model import Coded, Drop, RawArticle, Stage
from truceline.store import Store, open_store, postgresql, writing
from truceline.store.faults import told


@pytest.fixture
def address(postgresql: postgres.Server) -> Iterator[str]:
    """The address of an empty database."""
    made = postgresql.new_database()
    yield made
    postgresql.drop_database(made)


@pytest.fixture
def made_there(postgresql: postgres.Server, empty_database: str) -> Iterator[str]:
    """The address of an empty ledger in a database."""
    made = postgresql.new_database(empty_database)
    yield made
    postgresql.drop_database(made)


def ask(address: str, *statements: str) -> list[object]:
    """What the last of these statements answers, asked by another program."""
    with psycopg.connect(address.replace("+psycopg", ""), autocommit=True) as connection:
        *first, last = statements
        for one in first:
            connection.execute(one)
        cursor = connection.execute(last)
        return [row[0] for row in cursor.fetchall()] if cursor.description else []


def said(address: str, *, create: bool = True) -> str:
    with pytest.raises(LedgerError) as caught:
        open_store(address, create=create).close()
    return str(caught.value)


@pytest.mark.parametrize("scheme", ["postgresql", "postgres", "postgresql+psycopg"])
def test_an_address_need_not_name_the_driver(made_there: str, scheme: str) -> None:
    with open_store(made_there.replace("postgresql+psycopg", scheme)) as store:
        assert store.claims() == ()


def test_connections_say_whose_they_are(made_there: str) -> None:
    with open_store(made_there) as store, store._reading() as connection:
        assert connection.execute(text("SHOW application_name")).scalar_one() == "truceline"


def test_a_database_with_other_tables_is_refused_and_left_as_it_is(address: str) -> None:
    ask(address, "CREATE TABLE articles (id text)")
    assert "holds tables of something else; it was left as it is" in said(address)
    assert ask(address, "SELECT relname FROM pg_class WHERE relname = 'ledger'") == []


def test_a_database_without_a_ledger_stays_empty_for_those_who_only_read(address: str) -> None:
    assert "there is no ledger in this database. Make one: truceline add" in said(address, create=False)
    assert ask(address, "SELECT relname FROM pg_class WHERE relname = 'ledger'") == []


def test_two_ledgers_stand_in_two_schemas_of_one_database(address: str) -> None:
    places = [f"{address}?options=-csearch_path%3D{name}" for name in ("north", "south")]
    ask(address, "CREATE SCHEMA north", "CREATE SCHEMA south")
    with open_store(places[0]) as north, open_store(places[1]) as south:
        north.save([coded("one")])
        assert (north.count_claims(), south.count_claims()) == (1, 0)


def test_a_schema_that_is_not_there_is_told(address: str) -> None:
    assert "no schema to keep tables in" in said(f"{address}?options=-csearch_path%3Dnowhere")


def test_a_database_that_cannot_hold_all_letters_is_refused(postgresql: postgres.Server) -> None:
    postgresql.ask(sql.SQL("CREATE DATABASE latin ENCODING 'LATIN1' TEMPLATE template0"))
    try:
        words = said(postgresql.address("latin"))
    finally:
        postgresql.drop_database(postgresql.address("latin"))
    assert "keeps text as LATIN1" in words
    assert "createdb --encoding=UTF8" in words


def test_a_database_that_is_not_there_is_told(postgresql: postgres.Server) -> None:
    words = said(postgresql.address("nowhere"))
    assert "there is no such database" in words
    assert "createdb" in words


def test_a_user_that_is_not_known_is_told(postgresql: postgres.Server) -> None:
    words = said(postgresql.address().replace("truceline@", "nobody@"))
    assert "knows no user of this name" in words


def test_a_server_that_is_not_there_is_told_without_the_password() -> None:
    words = said("postgresql://ana:s3cret@127.0.0.1:1/ledger")
    assert "no PostgreSQL server answers there" in words
    assert "postgresql://ana:***@127.0.0.1:1/ledger" in words
    assert "s3cret" not in words


def test_a_user_who_may_not_make_tables_is_told(postgresql: postgres.Server, address: str) -> None:
    postgresql.ask(sql.SQL("CREATE ROLE reader LOGIN"))
    try:
        ask(address, "REVOKE CREATE ON SCHEMA public FROM public")
        words = said(address.replace("truceline@", "reader@"))
    finally:
        postgresql.ask(sql.SQL("DROP ROLE reader"))
    assert "the database does not let us (permission denied for schema public)" in words
    assert "GRANT" in words


def test_a_missing_driver_is_told_without_the_password(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    words = said("postgresql://ana:s3cret@localhost/ledger")
    assert "pip install 'truceline[postgresql]'" in words
    assert "s3cret" not in words


def test_a_ledger_of_a_newer_version_is_refused(made_there: str) -> None:
    ask(made_there, "UPDATE alembic_version SET version_num = '9999'")
    assert "a newer Truceline made this ledger" in said(made_there)


def test_who_waits_too_long_for_another_is_told(made_there: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postgresql, "PATIENCE", 0.1)
    with open_store(made_there) as store, open_store(made_there) as other, other._writing():
        with pytest.raises(LedgerError, match="another program is writing to this ledger"):
            store.save([coded("one")])
        assert store.claims() == ()  # who reads need not wait


def test_what_was_ended_for_the_sake_of_another_is_done_again(made_there: str) -> None:
    ask(
        made_there,
        "CREATE SEQUENCE tries",
        "CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF nextval('tries') < 3 THEN "
        "RAISE EXCEPTION 'deadlock detected' USING ERRCODE = '40P01'; END IF; RETURN NEW; END $$",
        "CREATE TRIGGER fail BEFORE INSERT ON claims FOR EACH ROW EXECUTE FUNCTION fail()",
    )
    with open_store(made_there) as store:
        assert store.save([coded("one")], iter([_drop()])).claims == 1
        assert (store.count_claims(), len(store.drops())) == (1, 1)


def test_what_is_ended_again_and_again_is_told(made_there: str) -> None:
    ask(
        made_there,
        "CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        "RAISE EXCEPTION 'deadlock detected' USING ERRCODE = '40P01'; END $$",
        "CREATE TRIGGER fail BEFORE INSERT ON claims FOR EACH ROW EXECUTE FUNCTION fail()",
    )
    with open_store(made_there) as store:
        with pytest.raises(LedgerError, match="got in the way again and again"):
            store.save([coded("one")])
        assert list(store.articles()) == []


def test_a_connection_that_died_while_nothing_was_asked_is_made_anew(made_there: str) -> None:
    with open_store(made_there) as store:
        store.save([coded("one")])
        ask(made_there, END_OTHERS)
        assert store.count_claims() == 1
        ask(made_there, END_OTHERS)
        assert store.save([coded("two")]).claims == 1


def test_a_connection_that_dies_in_the_middle_leaves_nothing_behind(
    made_there: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def and_dies(*_: object) -> None:
        ask(made_there, END_OTHERS)

    with open_store(made_there) as store:
        with monkeypatch.context() as patched:
            patched.setattr(writing, "_count_revision", and_dies)
            with pytest.raises(
                LedgerError, match=r"connection to the database was lost.*run the same command again"
            ):
                store.save([coded("one")])
        assert list(store.articles()) == []
        assert store.save([coded("one")]).claims == 1


def test_a_server_that_starts_again_is_found_again(made_there: str, postgresql: postgres.Server) -> None:
    with open_store(made_there) as store:
        store.save([coded("one")])
        postgresql.stop("fast")
        with pytest.raises(LedgerError, match="no PostgreSQL server answers there"):
            store.claims()
        postgresql.start()
        assert store.count_claims() == 1


def test_who_reads_lets_go_of_a_server_that_is_gone(made_there: str) -> None:
    with open_store(made_there) as store:
        reader = store.reader()
        ask(made_there, END_OTHERS)
        with pytest.raises(LedgerError, match="connection to the database was lost"):
            reader.counts()
        reader.close()
    with open_store(made_there) as store:
        reader = store.reader()
        ask(made_there, END_OTHERS)
        reader.close()


def test_a_fault_tells_nothing_of_the_articles(made_there: str) -> None:
    ask(made_there, "ALTER TABLE articles ADD CHECK (length(media_type) < 3)")
    with open_store(made_there) as store:
        with pytest.raises(LedgerError) as caught:
            store.save([coded("one", text="SECRET: they agreed on a truce, at last, in the end.")])
        told: BaseException | None = caught.value
        while told is not None:
            assert "SECRET" not in str(told)
            told = told.__cause__ if not _is_of_driver(told.__cause__) else None


def _is_of_driver(error: BaseException | None) -> bool:
    """Whether it is PostgreSQL's own error, which tells the row that it refuses and is never shown."""
    return error is not None and type(error).__module__.startswith("psycopg")


END_OTHERS = (
    "SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity "
    "WHERE datname = current_database() AND pid <> pg_backend_pid()"
)


@pytest.mark.parametrize(
    "words, said",
    [
        ('FATAL:  password authentication failed for user "ana"', "PGPASSWORD"),
        ("fe_sendauth: no password supplied", r"~/\.pgpass"),
        (
            'FATAL:  no pg_hba.conf entry for host "10.0.0.7", user "ana"',
            "does not let this user in from here",
        ),
        ("FATAL:  sorry, too many clients already", "no connection left"),
        ("FATAL:  the database system is starting up", "Try again in a moment"),
        ("could not translate host name", "no PostgreSQL server answers there"),
    ],
)
def test_why_a_server_cannot_be_reached_is_told(words: str, said: str) -> None:
    with pytest.raises(LedgerError, match=said) as caught, told("postgresql://db/truces"):
        raise OperationalError(None, None, psycopg.OperationalError(f"connection failed: {words}\nmore"))
    assert "more" not in str(caught.value)


@pytest.mark.parametrize(
    "kind, said",
    [
        (psycopg.errors.DiskFull, "disk is full.*untouched"),
        (psycopg.errors.ReadOnlySqlTransaction, "may only be read"),
        (psycopg.errors.AdminShutdown, "connection to the database was lost"),
        (psycopg.errors.IndexCorrupted, "damaged"),
        (psycopg.errors.NumericValueOutOfRange, r"the database refuses \(words\)"),
    ],
)
def test_what_a_server_refuses_is_told(kind: type[psycopg.Error], said: str) -> None:
    with pytest.raises(LedgerError, match=said), told("postgresql://db/truces"):
        raise OperationalError("SELECT 1", None, kind("words"))


def _drop(where: str = "a.txt") -> Drop:
    return Drop(stage=Stage.SOURCES, where=where, reason="empty", detail="empty")


# What holds for both stores.


def test_many_may_make_one_ledger_at_once(place: str) -> None:
    with ThreadPoolExecutor(6) as pool:
        stores = list(pool.map(lambda _: open_store(place), range(6)))
    for store in stores:
        assert store.ceasefires() == ()
        store.close()


@pytest.fixture
def store(made: str) -> Iterator[Store]:
    with open_store(made) as opened:
        yield opened


def test_who_reads_sees_one_moment(store: Store) -> None:
    store.save([coded("one")])
    with store.reader() as reader, store._reading() as connection:
        connection.execute(text("SELECT count(*) FROM claims"))
        store.save([coded("two")])
        assert reader.counts() == (1, 1)
        assert connection.execute(text("SELECT count(*) FROM claims")).scalar_one() == 1
    assert store.count_claims() == 2


def test_who_only_reads_cannot_write(store: Store) -> None:
    if "://" not in store.where:
        pytest.skip("SQLite has no such transactions")
    with pytest.raises(LedgerError, match="only be read"), store._reading() as connection:
        connection.execute(text("UPDATE ledger SET revision = 7"))


def test_places_of_any_length_and_with_zeros_are_kept(store: Store) -> None:
    long, odd = "https://example.org/?" + "".join(f"{i:x}" for i in range(5000)), "a\0b.txt"
    store.save([], [_drop(long), _drop(odd)])
    assert {drop.where for drop in store.drops()} >= {long}
    assert len(store.drops()) == 2
    article = RawArticle(where=long, content=b"x", media_type="text/plain")
    store.save([Coded(article=article, document=None)])
    assert len(store.drops()) == 1  # what could not be read before now was


def test_text_is_ordered_by_its_bytes(store: Store) -> None:
    store.save([], [_drop(where) for where in ("é", "b", "A", "a", "B", "_")])
    assert [drop.where for drop in store.drops()] == ["A", "B", "_", "a", "b", "é"]


def test_articles_are_read_one_after_another(store: Store) -> None:
    store.save([coded(f"{i}") for i in range(3)])
    articles = store.articles()
    first = next(articles)
    assert [first, *articles] == sorted([coded(f"{i}").article for i in range(3)], key=lambda one: one.id)
