"""Who reports breaches of a ceasefire over time: a series for each claimant."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from claims_by_hand import cited, claim
from truceline.model import Act, ActClaim, Exactness, Series, Span, Status
from truceline.records import resolve
from truceline.records.counts import counted
from truceline.records.series import violation_series

AGREED = claim(
    Act.AGREE, cited("a", "2020-10-09", outlet="A"), by="ARM AZE", agreed="2020-10-09", start="2020-10-10"
)


def accused(day: str, *, by: str = "AZE", said_by: str = "ARM", words: str = "", paper: str = "") -> ActClaim:
    told = claim(
        Act.VIOLATE, cited(f"{day}{said_by}{paper}", day, outlet=f"O{paper}"), by=by, said_by=said_by,
        status=Status.ALLEGED, agreed=day,
    )  # fmt: skip
    return replace(told, span=Span(start=0, end=len(words), quote=words)) if words else told


def quoted(day: str, who: str = "ARM") -> ActClaim:
    return claim(Act.CALL, cited(f"call{day}", day, outlet="A"), by=who)


def series(*claims: ActClaim, days: int = 7) -> tuple[Series, ...]:
    (made,) = resolve([AGREED, *claims])
    return violation_series(made, {one.id: one for one in (AGREED, *claims)}, days=days)


def test_weeks_begin_on_monday_and_the_first_and_last_day_are_told() -> None:
    (one,) = series(accused("2020-10-12"), accused("2020-10-18"), accused("2020-10-19"))
    weeks = [(str(count.first), str(count.last), count.reports) for count in one.counts]
    assert weeks == [("2020-10-12", "2020-10-18", 2), ("2020-10-19", "2020-10-25", 1)]
    assert (str(one.first), str(one.last)) == ("2020-10-12", "2020-10-19")


def test_a_week_without_a_report_is_a_gap_and_no_zero() -> None:
    (one,) = series(accused("2020-10-12"), accused("2020-11-02"))
    assert [count.reports for count in one.counts] == [1, 1]
    assert [(str(first), str(last)) for first, last in one.gaps] == [("2020-10-19", "2020-11-01")]


def test_days_instead_of_weeks() -> None:
    (one,) = series(accused("2020-10-12"), accused("2020-10-13"), accused("2020-10-16"), days=1)
    assert len(one.counts) == 3
    assert [(str(first), str(last)) for first, last in one.gaps] == [("2020-10-14", "2020-10-15")]


def test_one_accusation_in_two_papers_is_one_report() -> None:
    (one,) = series(accused("2020-10-12", paper="A"), accused("2020-10-12", paper="B"))
    assert [(count.reports, len(count.claims)) for count in one.counts] == [(1, 2)]


def test_each_claimant_and_each_accused_has_a_series() -> None:
    told = series(
        accused("2020-10-12"), accused("2020-10-13"), accused("2020-10-12", by="ARM", said_by="AZE"),
        accused("2020-10-14", said_by="OSCE"),
    )  # fmt: skip
    assert [(one.claimant and one.claimant.id, one.accused[0].id) for one in told] == [
        ("ARM", "AZE"), ("AZE", "ARM"), ("OSCE", "AZE"),
    ]  # fmt: skip


def test_who_is_quoted_on_other_things_has_stopped_reporting() -> None:
    (one,) = series(accused("2020-10-12"), quoted("2020-10-26"), quoted("2020-10-27"))
    assert one.quoted_after == (quoted("2020-10-27").id,)


def test_who_is_quoted_no_more_has_not_stopped_reporting() -> None:
    (one,) = series(accused("2020-10-12"), quoted("2020-10-20"), quoted("2020-11-20", "AZE"))
    assert one.quoted_after == ()


def test_a_claim_whose_day_nobody_knows_is_kept_apart() -> None:
    undated = replace(accused("2020-10-12"), act_date=None, source=cited("x", None))
    made = resolve([AGREED, accused("2020-10-13")])[0]
    given = replace(made, violated=made.violated, claims=(*made.claims, undated.id))
    account = replace((made.violated.value or ())[0], date=None, told=None, claims=(undated.id,))
    choice = replace(made.violated, value=(account,), rests_on=(undated.id,))
    (one,) = violation_series(
        replace(given, violated=choice), {c.id: c for c in (AGREED, accused("2020-10-13"), undated)}
    )
    assert (one.counts, one.first, one.undated) == ((), None, (undated.id,))


def test_numbers_are_kept_as_told_and_not_added_up() -> None:
    (one,) = series(
        accused("2020-10-12", words="broke the truce 23 times"), accused("2020-10-13", words="some 40 violations since Monday")
    )  # fmt: skip
    assert [number.words.quote for number in one.counts[0].told] == ["23 times", "some 40 violations"]


def test_the_last_days_of_the_calendar_are_days_too() -> None:
    (made,) = resolve([AGREED])
    late = accused(str(date.max))
    account = replace(resolve([AGREED, accused("2020-10-12")])[0].violated, rests_on=(late.id,))
    assert account.value
    end = replace(account.value[0], date=late.act_date, claims=(late.id,))
    (one,) = violation_series(
        replace(made, violated=replace(account, value=(end,))), {AGREED.id: AGREED, late.id: late}
    )
    assert one.last == date.max


@pytest.mark.parametrize(
    "words, number, exactness",
    [
        ("had broken the truce 23 times", 23, Exactness.EXACT),
        ("more than 1,600 times in half a year", 1600, Exactness.MORE_THAN),
        ("recorded about 40 ceasefire violations", 40, Exactness.ABOUT),
        ("fewer than 10 breaches", 10, Exactness.LESS_THAN),
        ("dozens of violations", 24, Exactness.SOME),
        ("broke it twice", 2, Exactness.EXACT),
        ("three violations overnight", 3, Exactness.EXACT),
    ],
)
def test_how_many_breaches_the_words_tell(words: str, number: int, exactness: Exactness) -> None:
    told = counted(accused("2020-10-12", words=words))
    assert told is not None
    assert (told.number, told.exactness) == (number, exactness)
    assert told.words.stands_in(words)


@pytest.mark.parametrize(
    "words",
    [
        "violated the truce",
        "violations in 2020",
        "killed 12 soldiers",
        "at all times",
        "one of 3 men said the breach was plain",
    ],
)
def test_words_that_count_no_breaches(words: str) -> None:
    assert counted(accused("2020-10-12", words=words)) is None


def test_of_two_numbers_the_one_at_the_cue_counts() -> None:
    told = accused("2020-10-12", words="A broke it 12 times and B broke it 30 times")
    near = replace(told, cue=Span(start=26, end=31, quote="broke"))
    assert (counted(told) or 0, counted(near) or 0) != (0, 0)
    assert [one.number for one in (counted(told), counted(near)) if one] == [12, 30]
