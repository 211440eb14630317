"""One account for each thing that is told of a ceasefire's life, with all the claims that tell it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from time import process_time

from claims_by_hand import cited, claim
from truceline.model import Account, Act, ActClaim, Status, When
from truceline.records.accounts import days_of, gather


def accused(
    day: str | None, *, on: str | None = None, by: str = "AZE", outlet: str | None = None
) -> ActClaim:
    source = cited(f"{day}-{outlet}", day, outlet=outlet)
    return claim(Act.VIOLATE, source, by=by, said_by="ARM", status=Status.ALLEGED, agreed=on)


def days(accounts: tuple[Account, ...]) -> list[str]:
    return [str(account.date or account.told) for account in accounts]


def test_one_accusation_in_two_papers_is_one_account_with_both_claims() -> None:
    one, other = (
        accused("2020-10-12", on="2020-10-11", outlet="A"),
        accused("2020-10-12", on="2020-10-11", outlet="B"),
    )
    (account,) = gather([one, other])
    assert account.claims == tuple(sorted((one.id, other.id)))
    assert account.origins == 2
    assert (account.actors[0].id, account.said_by and account.said_by.id) == ("AZE", "ARM")


def test_two_papers_of_one_agency_are_one_origin() -> None:
    papers = [cited(outlet, "2020-10-12", outlet=outlet, origin="Agency") for outlet in "AB"]
    (account,) = gather([claim(Act.HOLD, paper) for paper in papers])
    assert account.origins == 1


def test_breaches_of_two_days_are_two_accounts_in_order_of_time() -> None:
    told = gather([accused("2020-10-13", on="2020-10-13"), accused("2020-10-12", on="2020-10-11")])
    assert days(told) == ["2020-10-11", "2020-10-13"]


def test_who_is_accused_by_whom_keeps_accounts_apart() -> None:
    answer = claim(Act.VIOLATE, cited("x", "2020-10-12"), by="ARM", said_by="AZE", status=Status.ALLEGED)
    assert len(gather([accused("2020-10-12"), answer])) == 2


def test_news_without_a_day_is_of_the_day_it_soon_follows() -> None:
    (account,) = gather([accused("2020-10-13"), accused("2020-10-12", on="2020-10-12", outlet="B")])
    assert (days((account,)), len(account.claims)) == (["2020-10-12"], 2)


def test_news_without_a_day_weeks_later_is_another_thing() -> None:
    told = gather([accused("2020-11-13"), accused("2020-10-12", on="2020-10-12")])
    assert days(told) == ["2020-10-12", "2020-11-13"]
    assert told[1].date is None


def test_news_without_a_day_is_one_thing_while_it_is_news() -> None:
    told = gather([accused("2020-10-12"), accused("2020-10-14"), accused("2020-10-15")])
    assert [(str(account.told), len(account.claims)) for account in told] == [
        ("2020-10-12", 2),
        ("2020-10-15", 1),
    ]


def test_an_agreement_told_again_a_year_later_is_the_same() -> None:
    first = claim(Act.AGREE, cited("a", "2020-10-10"), by="ARM AZE", agreed="2020-10-09")
    again = claim(Act.AGREE, cited("b", "2021-10-10"), by="AZE ARM")
    (account,) = gather([again, first])
    assert (str(account.date), str(account.told), len(account.claims)) == ("2020-10-09", "2020-10-10", 2)


def test_a_month_is_of_the_one_day_that_it_holds_and_of_none_of_two() -> None:
    month = accused("2020-11-20", on="2020-10", outlet="B")
    assert days(gather([month, accused("2020-10-12", on="2020-10-11")])) == ["2020-10-11"]
    two = [accused("2020-10-12", on="2020-10-11"), accused("2020-10-13", on="2020-10-13")]
    assert days(gather([month, *two])) == ["2020-10", "2020-10-11", "2020-10-13"]


def test_the_finest_print_of_a_day_is_its_time() -> None:
    told = gather(
        [
            accused("2020-10-12", on="2020-10-11", outlet="A"),
            accused("2020-10-12", on="2020-10-11T05:30", outlet="B"),
        ]
    )
    assert days(told) == ["2020-10-11 05:30"]


def test_what_is_told_in_a_report_without_a_day_has_no_day() -> None:
    (account,) = gather([accused(None)])
    assert (account.date, account.told) == (None, None)


def test_order_changes_nothing() -> None:
    claims = [
        accused("2020-10-12"),
        accused("2020-10-14", on="2020-10"),
        accused("2020-10-14", on="2020-10-13"),
        accused(None),
    ]
    assert gather(claims) == gather(claims[::-1])


def test_the_days_of_a_time_are_those_of_the_clock_it_is_printed_in() -> None:
    assert days_of(When.of("2020-11-10T00:00+03:00")) == (date(2020, 11, 10), date(2020, 11, 10))
    assert days_of(When.of("2020-10")) == (date(2020, 10, 1), date(2020, 10, 31))
    assert days_of(When(latest=datetime(2020, 10, 11, tzinfo=UTC))) == (None, date(2020, 10, 10))
    assert days_of(None) == (None, None)


def test_five_thousand_claims_are_gathered_in_time() -> None:
    first = date(2015, 1, 1)
    many = [
        claim(Act.VIOLATE, cited(f"d{n}", str(first + timedelta(days=n // 3))), by="AZE", said_by="ARM", at=n)
        for n in range(5000)
    ]
    began = process_time()
    gather(many)
    assert process_time() - began < 2
