"""What holds of the standing of every ceasefire on every day."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from ceasefires_by_hand import account, ceasefire
from truceline.model import Abstention, Account, Act, Status
from truceline.records import standing
from truceline.records.accounts import days_of

FIRST = date(2020, 9, 20)
DAYS = st.integers(0, 60).map(lambda days: str(FIRST + timedelta(days=days)))
STRETCHES = st.tuples(DAYS, DAYS).map(lambda pair: "..".join(sorted(pair)))
TIMES = st.one_of(DAYS, STRETCHES, DAYS.map(lambda day: f"..{day}"), st.just("2020-10"))
WHO = st.sampled_from(["ARM", "AZE"])


@st.composite
def accounts(draw: st.DrawFn) -> Account:
    return account(
        draw(st.sampled_from(list(Act))),
        draw(st.none() | TIMES),
        by=draw(st.sampled_from(["", "ARM", "AZE", "ARM AZE"])),
        said_by=draw(st.none() | st.sampled_from(["ARM", "AZE", "RUS"])),
        status=draw(st.sampled_from(list(Status))),
        told=draw(st.none() | DAYS),
    )


LIVES = st.lists(accounts(), max_size=8, unique_by=lambda told: told.claims)
FIELDS = st.fixed_dictionaries(
    {},
    optional={
        "agreed": TIMES,
        "effect": TIMES,
        "ended": TIMES,
        "duration": st.sampled_from(["P7D", "PT72H"]),
    },
)
ASKED = st.one_of(st.integers(-400, 800).map(lambda days: FIRST + timedelta(days=days)), st.dates())


@settings(max_examples=50, deadline=None)
@given(LIVES, FIELDS, ASKED)
def test_every_state_names_claims_of_its_ceasefire_or_says_why_not(
    life: list[Account], times: dict[str, str], day: date
) -> None:
    made = ceasefire(*life, **times)
    told = standing(made, day)
    assert set(told.claims) <= set(made.claims)
    assert told.claims or told.abstention is Abstention.NOT_MENTIONED
    assert bool(told.could_be) == (told.state is None)
    assert told.reason


@settings(max_examples=50, deadline=None)
@given(LIVES, FIELDS, ASKED, st.randoms(use_true_random=False))
def test_the_order_of_accounts_changes_nothing(
    life: list[Account], times: dict[str, str], day: date, random: object
) -> None:
    shuffled = sorted(life, key=lambda _: random.random())  # type: ignore[attr-defined]  # hypothesis' Random
    assert standing(ceasefire(*shuffled, **times), day) == standing(ceasefire(*life, **times), day)


@settings(max_examples=50, deadline=None)
@given(LIVES, FIELDS, ASKED, accounts())
def test_nothing_that_lies_after_the_day_changes_it(
    life: list[Account], times: dict[str, str], day: date, later: Account
) -> None:
    first, _ = days_of(later.told if later.status is Status.PLANNED and later.told else later.date)
    if first is None or first <= day or later in life:
        return
    assert standing(ceasefire(*life, later, **times), day) == standing(ceasefire(*life, **times), day)


@settings(max_examples=50, deadline=None)
@given(LIVES, FIELDS, ASKED)
def test_a_time_that_lies_after_the_day_changes_nothing(
    life: list[Account], times: dict[str, str], day: date
) -> None:
    if "effect" in times or any(told.act is Act.EFFECT for told in life):
        return
    after = str(day + timedelta(days=1)) if day < date.max else None
    if after is not None:
        assert standing(ceasefire(*life, effect=after, **times), day) == standing(
            ceasefire(*life, **times), day
        )


@settings(max_examples=50, deadline=None)
@given(LIVES, FIELDS, ASKED)
def test_no_state_began_after_the_day(life: list[Account], times: dict[str, str], day: date) -> None:
    told = standing(ceasefire(*life, **times), day)
    if told.since is not None:
        _, last = days_of(told.since)
        assert last is not None
        assert last <= day


@settings(max_examples=50, deadline=None)
@given(LIVES, ASKED)
def test_where_every_day_is_told_nothing_is_unclear(life: list[Account], day: date) -> None:
    exact = [
        told for told in life if told.date is not None and days_of(told.date)[0] == days_of(told.date)[1]
    ]
    assert standing(ceasefire(*exact), day).state is not None
