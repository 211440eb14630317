"""Which case of one coder is which of the other."""

from __future__ import annotations

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from truceline.evaluation.coders.assignment import assign
from truceline.evaluation.coders.matching import match
from truceline.evaluation.coding import CodedCase


def case(
    name: str, effect: str | None = None, sides: tuple[str, ...] = ("A", "B"), **more: object
) -> CodedCase:
    values = {"cf_effect": effect} if effect else {}
    return CodedCase(id=name, coder="Ana", sides=sides, values=values, **more)  # type: ignore[arg-type]


def matched(one: list[CodedCase], other: list[CodedCase]) -> list[tuple[str, str]]:
    return [(pair.one.id, pair.other.id) for pair in match(one, other).pairs]


def test_cases_of_the_same_sides_on_the_same_day_are_one() -> None:
    found = match([case("1", "2020-10-10")], [case("x", "2020-10-10")])
    assert [(reason.name, reason.says) for reason in found.pairs[0].reasons] == [
        ("sides", "the same sides"),
        ("days", "on the same day: 2020-10-10"),
    ]


def test_cases_more_than_a_week_apart_are_two_and_told_on_both_sides() -> None:
    found = match([case("1", "2020-10-10")], [case("x", "2020-10-18")])
    assert found.pairs == ()
    assert [(one.case.id, one.why) for one in (*found.only_one, *found.only_other)] == [
        ("1", "8 days apart: 2020-10-10 and 2020-10-18"),
        ("x", "8 days apart: 2020-10-18 and 2020-10-10"),
    ]


def test_cases_of_other_sides_are_two() -> None:
    found = match([case("1", "2020-10-10")], [case("x", "2020-10-10", sides=("C", "D"))])
    assert found.pairs == ()
    assert found.only_one[0].why == "no side in common: A; B and C; D"


def test_the_id_of_the_ledger_decides_whatever_else_is_coded() -> None:
    one = case("1", "2020-10-10", ceasefire="X-1")
    assert matched([one], [case("x", "2020-12-24", ("C",), ceasefire="X-1"), case("y", "2020-10-10")]) == [
        ("1", "x")
    ]


def test_what_fits_best_as_a_whole_is_put_together_whatever_comes_first() -> None:
    one = [case("1", "2020-10-11"), case("2", "2020-10-12")]
    other = [case("x", "2020-10-12"), case("y", "2020-10-19")]
    assert matched(one, other) == [("2", "x")]
    assert matched(one, [*other, case("z", "2020-10-09")]) == [("1", "z"), ("2", "x")]


def test_the_declaration_of_one_can_be_the_beginning_of_the_other() -> None:
    early = CodedCase(id="1", coder="Ana", sides=("A", "B"), values={"cf_dec": "2020-10-09"})
    assert matched([early], [case("x", "2020-10-10")]) == [("1", "x")]


def test_a_month_fits_a_day_in_it_and_no_other() -> None:
    assert matched([case("1", "2020-10")], [case("x", "2020-10-10"), case("y", "2020-11-10")]) == [("1", "x")]


def test_cases_of_which_neither_sides_nor_days_are_told_are_not_put_together() -> None:
    assert match([case("1", "1994")], [case("x", "2020-10-10")]).only_one[0].why == (
        "not one time: 1994 and 2020-10-10"
    )
    found = match([case("1", sides=())], [case("x", sides=())])
    assert found.pairs == ()
    assert found.only_one[0].why == "neither sides nor days are told"


def test_without_cases_of_the_other_that_is_what_is_told() -> None:
    assert match([case("1", "2020-10-10")], []).only_one[0].why == "the other has no case"


gains = st.integers(1, 4).flatmap(
    lambda rows: st.integers(1, 4).flatmap(
        lambda columns: st.lists(
            st.lists(st.integers(0, 9), min_size=columns, max_size=columns), min_size=rows, max_size=rows
        )
    )
)


@given(gains)
def test_no_other_assignment_gains_more(table: list[list[int]]) -> None:
    size = max(len(table), len(table[0]))
    square = [
        [table[i][j] if i < len(table) and j < len(table[0]) else 0 for j in range(size)] for i in range(size)
    ]
    best = max(sum(square[i][j] for i, j in enumerate(order)) for order in permutations(range(size)))
    pairs = assign(table)
    assert sum(table[i][j] for i, j in pairs) == best
    assert len({i for i, _ in pairs}) == len({j for _, j in pairs}) == len(pairs)


def test_nothing_is_assigned_where_nothing_gains() -> None:
    assert assign([]) == assign([[0.0, 0.0]]) == []


coded = st.builds(
    lambda name, day, sides, place: case(name, f"2020-10-{day:02}" if day else None, sides, location=place),
    st.text("abc", min_size=1, max_size=2),
    st.integers(0, 28),
    st.sampled_from([("A", "B"), ("A", "C"), ("C", "D"), ()]),
    st.sampled_from([(), ("Baku",)]),
)


@given(st.lists(coded, max_size=4), st.lists(coded, max_size=4))
def test_what_lies_far_apart_is_passed_over_without_changing_the_sum(
    one: list[CodedCase], other: list[CodedCase]
) -> None:
    scores = [[alone.pairs[0].score if (alone := match([a], [b])).pairs else 0.0 for b in other] for a in one]
    found = match(one, other)
    assert sum(pair.score for pair in found.pairs) == sum(scores[i][j] for i, j in assign(scores))
    assert len(found.pairs) + len(found.only_one) == len(one)
    assert len(found.pairs) + len(found.only_other) == len(other)


@given(st.lists(coded, max_size=4), st.lists(coded, max_size=4))
def test_who_comes_first_changes_no_score(one: list[CodedCase], other: list[CodedCase]) -> None:
    here, there = match(one, other), match(other, one)
    assert sum(pair.score for pair in here.pairs) == sum(pair.score for pair in there.pairs)
