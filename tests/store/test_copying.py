"""A ledger moves from one store to the other and back, and is the same."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select, text

import postgres
from simulation import Settings, simulate
from simulation.article import Article
from store.test_codings import coding
from store.test_derived import case, write
from store.test_finding import NEWS, claim
from store.test_store import coded
from truceline.errors import LedgerError
from truceline.model import (
    ActClaim,
    Actor,
    ActorKind,
    Coded,
    Drop,
    Given,
    Judgement,
    Office,
    RawArticle,
    Run,
    Stage,
    Verdict,
)
from truceline.store import Copied, Reread, Store, copying, open_store, tables
from truceline.views import derive

New = Callable[[], Store]


@pytest.fixture
def file(tmp_path: Path) -> Iterator[New]:
    """Makes new ledgers in files."""
    opened: list[Store] = []

    def new() -> Store:
        opened.append(open_store(tmp_path / f"{len(opened)}.ledger"))
        return opened[-1]

    yield new
    for store in opened:
        store.close()


@pytest.fixture
def database(postgresql: postgres.Server, empty_database: str) -> Iterator[New]:
    """Makes new ledgers in databases."""
    opened: list[tuple[str, Store]] = []

    def new() -> Store:
        address = postgresql.new_database(empty_database)
        opened.append((address, open_store(address)))
        return opened[-1][1]

    yield new
    for address, store in opened:
        store.close()
        postgresql.drop_database(address)


def rows(store: Store) -> dict[str, list[tuple[Any, ...]]]:
    """All that is in the tables."""
    with store._reading() as connection:
        return {
            table.name: [tuple(row) for row in connection.execute(select(table).order_by(*table.primary_key))]
            for table in tables.metadata.sorted_tables
        }


def test_the_example_ledger_goes_there_and_back(own_karabakh: Path, database: New, file: New) -> None:
    with open_store(own_karabakh) as store:
        there, back = database(), file()
        counts = store.copy_to(there)
        assert there.copy_to(back) == counts
        assert rows(store) == rows(there) == rows(back)
        assert counts["claims"] == store.count_claims() > 0
        assert there.ceasefires() == store.ceasefires()
        assert there.is_derived


@pytest.fixture
def lived(file: New) -> Store:
    """A ledger that has something in every table: simulated news, decisions, codings, runs, changes, former ids."""
    store, at = file(), datetime(2026, 1, 1, tzinfo=UTC)
    store.save([_received(one) for one in simulate(3, Settings(wars=2, truces=3, articles=5)).articles])
    store.save([], [Drop(stage=Stage.SOURCES, where="caf\udce9.txt", reason="empty", detail="😀\u2028")])
    store.begin_run(Run(id="r", began=at, version="1", sources=("a.txt",)))
    store.end_run("r")
    write(store, case("A", "1"), case("B", "2"))
    first, second, *_ = store.claims()
    store.judge(Judgement(verdict=Verdict.REJECT, subject=first.id, by="Zoë", at=at))
    store.keep_coding(coding("a"))
    (document,) = (one for one in store.documents() if one.id == second.source.document)
    again = Reread(document=document, claims=(second,))
    assert store.settle(derive, [again], since=store.revision) is not None
    return store


def _received(article: Article) -> Coded:
    document = article.document
    given = Given(outlet=document.outlet)
    raw = RawArticle(where=document.id, content=document.text.encode(), media_type="text/plain", given=given)
    azerbaijan = Actor(name="Azerbaijan", id="AZE", kind=ActorKind.STATE)
    office = Office(document=document.id, person="Ana Aliyeva", actor=azerbaijan, words=document.span(0, 4))
    return Coded(article=raw, document=document, claims=article.claims, offices=(office,))


def test_a_ledger_that_has_lived_goes_there_and_back_and_lives_on(
    lived: Store, database: New, file: New
) -> None:
    there, back = database(), file()
    lived.copy_to(there)
    there.copy_to(back)
    before = rows(lived)
    assert before == rows(there) == rows(back)
    assert [name for name, found in before.items() if not found] == []
    for store in (lived, there, back):  # rows that come are numbered after those that were copied
        store.keep_coding(coding("b"))
        store.save([coded("later")])
        write(store, case("D", "1"))
    assert [one.digest for one in there.codings()] == ["a", "b"]
    assert rows(there)["codings"] == rows(back)["codings"] == rows(lived)["codings"]
    assert there.former_ids() == back.former_ids() == lived.former_ids()


def test_it_is_told_how_far_copying_is(file: New) -> None:
    source, told = file(), list[Copied]()
    source.save([coded(f"{i}") for i in range(3)])
    counts = source.copy_to(file(), told.append)
    assert told[-1].rows == told[-1].of == sum(counts.values())
    assert [one.rows for one in told] == sorted(one.rows for one in told)
    assert {"articles", "claims", "findable"} <= {one.table for one in told}


def test_a_target_that_holds_something_is_refused_and_left(file: New, database: New) -> None:
    source = file()
    source.save([coded("one")])
    for target in (file(), database()):
        target.save([coded("two")])
        with pytest.raises(LedgerError, match="something in this ledger already; nothing was copied"):
            source.copy_to(target)
        assert [document.name for document in target.documents()] == ["two"]


def test_a_ledger_is_not_copied_onto_itself(file: New) -> None:
    source = file()
    source.save([coded("one")])
    with open_store(source.where) as same, pytest.raises(LedgerError, match="something in this ledger"):
        source.copy_to(same)
    assert source.count_claims() == 1


def test_copying_that_fails_leaves_nothing_and_can_be_begun_again(file: New, database: New) -> None:
    source = file()
    source.save([coded("one")])

    def fail(so_far: Copied) -> None:
        if so_far.table == "claims":
            raise KeyboardInterrupt

    for target in (database(), file()):
        with pytest.raises(KeyboardInterrupt):
            source.copy_to(target, fail)
        assert rows(target)["articles"] == []
        source.copy_to(target)
        assert rows(target) == rows(source)


def test_what_comes_meanwhile_is_not_half_copied(file: New, database: New) -> None:
    for source, target in ((file(), database()), (database(), file())):
        source.save([coded("one")])
        before, more = rows(source), iter(["two"])

        def add(_: Copied, source: Store = source, more: Iterator[str] = more) -> None:
            source.save([coded(name) for name in more])

        source.copy_to(target, add)
        assert rows(target) == before
        assert source.count_claims() == 2


def test_more_rows_than_one_page_are_copied(
    file: New, database: New, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(copying, "_PAGE", 2)
    source, target = file(), database()
    source.save([coded(f"{i}") for i in range(5)])
    source.copy_to(target)
    assert rows(target) == rows(source)


def test_names_of_any_length_are_held_and_copied(file: New, database: New) -> None:
    long = "".join(f"{n:x}" for n in range(5_000))
    for source in (file(), database()):
        one = NEWS[0]
        assert one.document is not None
        source.save([replace(one, claims=(claim(one.document, long),))])
        (actor,) = source.finder().actors()
        assert len(actor.id) == len(actor.name) == 200
        assert [name.claims for name in source.finder().names(actor.id)] == [1]
        (kept,) = source.claims()
        assert isinstance(kept, ActClaim)
        assert kept.actors[0].id == long
        with source._writing() as connection:
            if connection.dialect.name == "sqlite":  # as older versions wrote it
                connection.execute(text("UPDATE roles SET actor = :long, name = :long"), {"long": long})
        target = database()
        source.copy_to(target)
        assert [one.claims for one in target.finder().actors()] == [1]


def test_a_zero_in_an_old_text_is_written_as_new_ledgers_do(file: New, database: New) -> None:
    source, target = file(), database()
    source.save([], [Drop(stage=Stage.SOURCES, where="a", reason="empty", detail="empty")])
    with source._writing() as connection:
        connection.execute(text("UPDATE drops SET \"where\" = 'a' || char(0) || 'b'"))
    source.copy_to(target)
    assert rows(target)["drops"][0][4] == "a\\u0000b"
