from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import text, update

from truceline.model import Abstention, Ceasefire, Choice, Judgement, Verdict
from truceline.records import FIELDS
from truceline.store import Derived, Evidence, Store, deriving, open_store, reading, tables

NOTHING: Choice[Any] = Choice(reason="no claim", abstention=Abstention.NOT_MENTIONED, made_by="tests")


@pytest.fixture
def store(made: str) -> Iterator[Store]:
    with open_store(made) as opened:
        yield opened


NOTING = {  # has the database note what is written to a table
    "sqlite": (
        "CREATE TABLE noted (id TEXT)",
        "CREATE TRIGGER added AFTER INSERT ON ceasefires BEGIN INSERT INTO noted VALUES (NEW.id); END",
        "CREATE TRIGGER gone AFTER DELETE ON ceasefires BEGIN INSERT INTO noted VALUES (OLD.id); END",
    ),
    "postgresql": (
        "CREATE TABLE noted (id TEXT)",
        (
            "CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
            "INSERT INTO noted VALUES (coalesce(NEW.id, OLD.id)); RETURN NULL; END $$"
        ),
        "CREATE TRIGGER noted AFTER INSERT OR DELETE ON ceasefires FOR EACH ROW EXECUTE FUNCTION note()",
    ),
}


def case(name: str, *claims: str, before: tuple[str, ...] = ()) -> Ceasefire:
    fields: dict[str, Any] = dict.fromkeys(FIELDS, NOTHING)
    return Ceasefire(id=name, claims=claims, also_known_as=before, **fields)


def write(store: Store, *cases: Ceasefire) -> None:
    store.derive(lambda _: Derived(ceasefires=cases))


def test_ceasefires_come_back_in_their_order(store: Store) -> None:
    cases = (case("B", "1"), case("A", "2"))
    write(store, *cases)
    assert store.ceasefires() == cases


def test_deriving_replaces_what_was_there(store: Store) -> None:
    write(store, case("A", "1"), case("B", "2"))
    write(store, case("B", "2", "1"))
    assert store.ceasefires() == (case("B", "2", "1"),)


def test_an_id_that_no_longer_stands_leads_to_the_case_with_most_of_its_claims(store: Store) -> None:
    write(store, case("A-B-2020-10", "1", "2", "3"))
    write(store, case("A-B-2020-10-10", "1", "2"), case("A-B-2020-10-18", "3"))
    assert store.former_ids() == {"A-B-2020-10": "A-B-2020-10-10"}


def test_an_id_leads_on_through_several_changes(store: Store) -> None:
    write(store, case("first", "1"))
    write(store, case("second", "1"))
    write(store, case("third", "1"))
    assert store.former_ids() == {"first": "third", "second": "third"}


def test_a_case_that_says_it_had_the_id_goes_before_one_that_shares_claims(store: Store) -> None:
    write(store, case("old", "1", "2"))
    write(store, case("sharing", "1", "2"), case("saying", "9", before=("old",)))
    assert store.former_ids() == {"old": "saying"}


def test_an_id_of_which_nothing_is_left_is_remembered(store: Store) -> None:
    write(store, case("gone", "1"))
    write(store, case("other", "2"))
    assert store.former_ids() == {"gone": None}


def test_an_id_that_stands_again_is_former_no_more(store: Store) -> None:
    write(store, case("A", "1"))
    write(store, case("B", "1"))
    write(store, case("A", "1"))
    assert store.former_ids() == {"B": "A"}


def test_deriving_that_fails_leaves_what_was_there(store: Store) -> None:
    write(store, case("A", "1"))

    def fail(_: object) -> Derived:
        raise RuntimeError("no")

    with pytest.raises(RuntimeError, match="no"):
        store.derive(fail)
    assert store.ceasefires() == (case("A", "1"),)
    assert store.former_ids() == {}


def test_a_fresh_ledger_has_nothing_to_derive(store: Store) -> None:
    assert store.is_derived


def test_what_another_truceline_derived_is_derived_anew(made: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_store(made) as store:
        store.judge(
            Judgement(verdict=Verdict.ACCEPT, subject="1", by="ana", at=datetime(2026, 1, 1, tzinfo=UTC))
        )
        write(store, case("A", "1", "2"))
        assert store.is_derived
        for module in (reading, deriving):
            monkeypatch.setattr(module, "shape", lambda: "of another version")
        assert [store.is_derived] == [False]
        write(store, case("B", "1"))
        assert store.is_derived
        assert store.former_ids() == {"A": "B"}


def test_an_old_ceasefire_that_can_no_longer_be_read_still_leads_on(store: Store) -> None:
    write(store, case("A", "1", "2"))
    with store._writing() as connection:
        old = {"id": "A", "claims": ["1", "2"], "colour": "a field of long ago"}
        connection.execute(update(tables.ceasefires).values(json=json.dumps(old)))
    write(store, case("B", "2"))
    assert [one.id for one in store.ceasefires()] == ["B"]
    assert store.former_ids() == {"A": "B"}


def test_only_what_has_changed_is_written(store: Store) -> None:
    write(store, case("A", "1"), case("C", "3"))
    with store._writing() as connection:
        for statement in NOTING[connection.dialect.name]:
            connection.execute(text(statement))
    write(store, case("A", "1"), case("B", "2"), case("C", "3"))
    with store._reading() as connection:
        assert connection.execute(text("SELECT id FROM noted")).scalars().all() == ["B"]
    assert [one.id for one in store.ceasefires()] == ["A", "B", "C"]


def judged(store: Store, subject: str) -> None:
    at = datetime(2026, 1, 1, tzinfo=UTC)
    store.judge(Judgement(verdict=Verdict.ACCEPT, subject=subject, by="ana", at=at))


def test_others_decide_while_ceasefires_are_derived(store: Store, made: str) -> None:
    def slowly(_: Evidence) -> Derived:
        with open_store(made) as other:
            judged(other, "1")  # it would wait for two minutes, were the ledger shut meanwhile
        return Derived(ceasefires=(case("A", "1"),))

    assert store.settle(slowly, (), since=0) is not None
    assert [one.id for one in store.ceasefires()] == ["A"]
    assert not store.is_derived
    assert len(store.judgements()) == 1


def test_what_was_derived_from_later_evidence_stands(store: Store, made: str) -> None:
    def slowly(_: Evidence) -> Derived:
        with open_store(made) as other:
            judged(other, "1")
            write(other, case("B", "1"))
        return Derived(ceasefires=(case("A", "1"),))

    assert store.settle(slowly, (), since=0) is None
    assert [one.id for one in store.ceasefires()] == ["B"]
    assert store.is_derived


def test_evidence_that_came_before_it_was_read_begins_the_deriving_again(store: Store) -> None:
    judged(store, "1")

    def never(_: Evidence) -> Derived:
        raise AssertionError

    assert store.settle(never, (), since=0) is None
