"""What of a kept coding differs and waits."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from truceline.evaluation.coders.kept import as_judged, cases_json, cases_of_json, near, waiting
from truceline.evaluation.coding import CodedCase, Value
from truceline.model import Judgement, Summary, Support, Verdict

KEPT = datetime(2026, 11, 22, 12, tzinfo=UTC)


def case(name: str, **values: Value) -> CodedCase:
    told = {"cf_effect": "2020-10-10", **values}
    return CodedCase(id=name, coder="Ana", sides=("A", "B"), values=told, evidence={"ddr": "words"})


def judged(field: str, after: timedelta, verdict: Verdict = Verdict.ACCEPT) -> Judgement:
    return Judgement(verdict=verdict, subject="X", field=field, by="Ben", at=KEPT + after, value="no")


def fields(judgements: list[Judgement], **values: Value) -> list[str]:
    found = waiting([case("1", **values)], [case("X", ddr=0, written=0)], judgements, KEPT)
    return [one.field for one in found.waiting]


def test_each_field_that_differs_waits() -> None:
    assert fields([], ddr=1, written=1) == ["written", "ddr"]


def test_what_is_equal_by_now_does_not() -> None:
    assert fields([], ddr=0, written=0) == []


def test_what_was_decided_since_the_coding_came_does_not_whatever_was_decided() -> None:
    assert fields([judged("ddr", timedelta(minutes=1))], ddr=1) == []
    assert fields([judged("ddr", timedelta(minutes=1), Verdict.CORRECT)], ddr=1) == []


def test_a_decision_holds_when_the_ceasefire_gets_another_id() -> None:
    told = [case("1", ddr=1)], [case("Y", ddr=0)], [judged("ddr", timedelta(minutes=1))], KEPT
    assert [len(waiting(*told, former=former).waiting) for former in ({}, {"X": "Y"})] == [1, 0]


def test_what_was_decided_before_waits_again() -> None:
    assert fields([judged("ddr", -timedelta(minutes=1))], ddr=1) == ["ddr"]


def test_a_decision_that_was_taken_back_decides_nothing() -> None:
    one = judged("ddr", timedelta(minutes=1))
    back = Judgement(verdict=Verdict.WITHDRAW, subject=one.id, by="Ben", at=KEPT + timedelta(minutes=2))
    assert fields([one, back], ddr=1) == ["ddr"]


def test_all_variables_of_a_field_wait_as_one() -> None:
    found = waiting([case("1", p_holiday=1, p_unclear=0)], [case("X", p_holiday=0, p_unclear=1)], [], KEPT)
    assert [(one.field, [part.variable for part in one.differences]) for one in found.waiting] == [
        ("purpose", ["p_holiday", "p_unclear"])
    ]
    assert (found.both, found.decided) == (1, 0)


@pytest.mark.parametrize(
    "field, values, value",
    [
        ("effect", {"cf_effect": "2020-10"}, "2020-10"),
        ("ddr", {"ddr": 1}, "yes"),
        ("ddr", {"ddr": -1}, "unclear"),
        ("ddr", {"ddr": 7}, None),
        ("ddr", {}, None),
        ("ceasefire_class", {"ceasefire_class": 3}, "definitive"),
        ("enforcement", {"enforcement": 0}, "none"),
        ("implementation", {"implement": 1}, None),
        ("implementation", {"implement": 0}, "none"),
        ("ending", {"ended": 1}, None),
        ("mediators", {"mediator_nego": 1, "mediator_send": "Oman; Qatar"}, "Oman; Qatar"),
        ("mediators", {"mediator_nego": 0}, "none"),
        ("mediators", {"mediator_nego": 1}, None),
        ("purpose", {"p_holiday": 1, "p_other": 1, "p_unclear": 0}, "holiday; other"),
        ("purpose", {"p_unclear": 1}, "unclear"),
        ("purpose", {"p_unclear": 0}, None),
        ("sides", {}, "A; B"),
    ],
)
def test_a_code_is_set_as_a_value_only_where_it_tells_one(
    field: str, values: dict[str, Value], value: str | None
) -> None:
    told = CodedCase(id="1", coder="Ana", sides=("A", "B"), values=values)
    assert as_judged(field, told) == value


def test_cases_are_kept_as_they_are() -> None:
    cases = (case("1", ddr=1), CodedCase(id="2", coder="Ben", sides=(), values={}, declared={"A": None}))
    assert cases_of_json(cases_json(cases)) == cases


def summary(name: str, **words: str) -> Summary:
    return Summary(
        id=name, words=words, claims=1, support=Support(articles=1, origins=1, parties=0, third_parties=0)
    )


LEDGER = (
    summary("near", agreed="2020-10-17", effect="2020-10-18 00:00+04:00"),
    summary("far", agreed="2020-10-18", effect="2020-10-18"),
    summary("declared", agreed="not mentioned", effect="unclear", declared="Armenia 2020-10-09; Azerbaijan"),
    summary("month", effect="2020-10"),
    summary("bounded", agreed="not after 2020-12-18"),
    summary("undated", effect="not mentioned"),
)


@pytest.mark.parametrize(
    "effect, found",
    [
        ("2020-10-10", ["near", "declared", "month", "bounded", "undated"]),
        ("2020-10", ["near", "far", "declared", "month", "bounded", "undated"]),
        ("1994", ["bounded", "undated"]),
        ("", ["near", "far", "declared", "month", "bounded", "undated"]),
    ],
)
def test_only_ceasefires_of_about_the_same_time_are_looked_at(effect: str, found: list[str]) -> None:
    assert near([case("1", cf_effect=effect)], LEDGER) == tuple(found)


def test_an_id_of_the_ledger_is_looked_at_whenever_it_was() -> None:
    by_id = CodedCase(id="1", coder="Ana", sides=(), values={"cf_effect": "1994-05-12"}, ceasefire="far")
    assert near([by_id], LEDGER) == ("far", "bounded", "undated")
