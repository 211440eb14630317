"""The states of a ceasefire over time are those that its standing on each day tells."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from claims_by_hand import cited, claim
from truceline.model import Act, ActClaim, State, Status
from truceline.records import resolve, standing
from truceline.records.state.stretches import stretches

AGREED = claim(
    Act.AGREE, cited("a", "2020-10-09", outlet="A"), by="ARM AZE", agreed="2020-10-09", start="2020-10-11"
)
UNTIL = date(2020, 11, 10)


def told(*claims: ActClaim) -> list[tuple[State | None, str, str]]:
    (ceasefire,) = resolve(claims)
    return [(one.state, str(one.first), str(one.last)) for one in stretches(ceasefire, UNTIL)]


def test_what_is_agreed_and_then_in_force_are_two_stretches() -> None:
    assert told(AGREED)[:2] == [
        (State.AGREED, "2020-10-09", "2020-10-10"),
        (State.IN_FORCE, "2020-10-11", "2020-11-10"),
    ]


DAYS = st.dates(min_value=date(2020, 10, 9), max_value=date(2020, 11, 5))


@st.composite
def words(draw: st.DrawFn) -> ActClaim:
    act = draw(st.sampled_from([Act.VIOLATE, Act.HOLD, Act.END, Act.DENY, Act.IMPLEMENT, Act.EFFECT]))
    published, day = draw(DAYS), draw(st.one_of(st.none(), st.just("2020-10"), DAYS.map(date.isoformat)))
    return claim(
        act,
        cited(f"d{draw(st.integers(0, 4))}", published.isoformat()),
        by=draw(st.sampled_from(["", "ARM", "AZE"])),
        said_by=draw(st.sampled_from([None, "AZE", "RUS"])),
        status=draw(st.sampled_from([Status.ACTUAL, Status.ALLEGED])),
        agreed=day,
        at=draw(st.integers(0, 50)),
    )


@settings(max_examples=60, deadline=None)
@given(st.lists(words(), max_size=6))
def test_each_day_has_the_state_that_its_standing_tells(more: list[ActClaim]) -> None:
    for ceasefire in resolve([AGREED, *more]):
        made = stretches(ceasefire, UNTIL)
        assert all(one.last + timedelta(days=1) == other.first for one, other in pairwise(made))
        for number in range(40):
            day = UNTIL - timedelta(days=number)
            state = next((one.state for one in made if one.first <= day <= one.last), State.NOT_TOLD)
            assert state is standing(ceasefire, day).state, day


def test_a_ceasefire_of_which_nothing_is_told_by_a_day_has_no_stretches() -> None:
    (ceasefire,) = resolve([claim(Act.AGREE, cited("d", None), agreed=None, start="2020-11")])
    assert stretches(ceasefire, date(2019, 1, 1)) == ()
