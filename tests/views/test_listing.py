from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from truceline.errors import NotFound
from truceline.model import Conflict, Phase, Side, Summary, Support
from truceline.views import ORDERS, Listed, in_order, listed

ON = date(2020, 10, 20)
CONFLICT = Conflict(id="A-B", name="Hills", sides=(), places=(), ceasefires=("one",))


def summary(key: str, first: str = "2020-10-10", *, origins: int = 1, **words: str) -> Summary:
    return Summary(
        id=key,
        sides=(Side(id="A", name="Aland"),),
        conflict="A-B" if key == "one" else None,
        words=words,
        phases=(
            Phase(state="agreed", first=first, last="2020-10-19"),
            Phase(state="in force", first="2020-10-20", last="9999-12-31"),
        ),
        claims=1,
        support=Support(articles=origins, origins=origins, parties=0),
    )


def order(by: str, *some: Summary) -> list[str]:
    return [row.summary.id for row in in_order(listed(some, [CONFLICT], ON), by)]


def test_a_row_tells_how_it_stands_on_the_day_and_since_when() -> None:
    (row,) = listed([summary("one")], [CONFLICT], ON)
    assert (row.state, row.since, row.conflict) == ("in force", "2020-10-20", "Hills")
    (row,) = listed([summary("one")], [CONFLICT], date(2020, 10, 12))
    assert (row.state, row.since) == ("agreed", "2020-10-10")
    (row,) = listed([summary("two")], [CONFLICT], date(2020, 1, 1))
    assert (row.state, row.since, row.conflict) == ("not yet told", None, "")


def test_rows_are_ordered_by_what_is_asked_for() -> None:
    early = summary("two", "2020-10-01", origins=3, agreed="not after 2020-10-02")
    late = summary("one", "2020-10-11", agreed="2020-10-11")
    assert order("begun", late, early) == ["two", "one"]
    assert order("-begun", late, early) == ["one", "two"]
    assert order("-reports", late, early) == ["two", "one"]
    assert order("conflict", early, late) == ["one", "two"]
    assert order("agreed", early, late) == ["one", "two"]


def test_an_order_that_there_is_not_is_told() -> None:
    with pytest.raises(NotFound, match="no order 'height'"):
        in_order((), "height")


@given(st.sampled_from(sorted(ORDERS)), st.permutations([summary(key) for key in ("a", "b", "one", "c")]))
def test_what_is_equal_stands_by_id_whatever_came_first(by: str, some: list[Summary]) -> None:
    rows: tuple[Listed, ...] = in_order(listed(some, [CONFLICT], ON), by)
    assert sorted(row.summary.id for row in rows) == ["a", "b", "c", "one"]
    assert [row.summary.id for row in rows if row.summary.id != "one"] == ["a", "b", "c"]
