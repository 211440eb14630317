"""A ceasefire's standing and its series of breaches, as a reader is shown them."""

from __future__ import annotations

from datetime import date

from claims_by_hand import cited, claim
from truceline.model import Act, ActClaim, Status
from truceline.records import resolve
from truceline.views import StandingShown, standing_shown
from truceline.views.series import SeriesShown, series_shown

AGREED = claim(
    Act.AGREE, cited("a", "2020-10-09", outlet="A"), by="ARM AZE", agreed="2020-10-09", start="2020-10-10"
)


def accused(day: str, by: str, said_by: str | None, outlet: str = "B") -> ActClaim:
    source = cited(f"{day}{outlet}", day, outlet=outlet)
    return claim(Act.VIOLATE, source, by=by, said_by=said_by, status=Status.ALLEGED, agreed=day, at=len(by))


def shown(day: str, *claims: ActClaim) -> StandingShown:
    (made,) = resolve([AGREED, *claims])
    return standing_shown(made, date.fromisoformat(day), {one.id: one for one in (AGREED, *claims)})


def test_one_line_tells_since_when_by_whom_and_how_many_origins() -> None:
    line = shown("2020-10-12", accused("2020-10-11", "AZE", "ARM")).line
    assert (
        line == "alleged violated since 2020-10-11, by Azerbaijan (says Armenia); 1 origin, the parties' own"
    )


def test_both_sides_words_are_told() -> None:
    told = shown("2020-10-12", accused("2020-10-11", "AZE", "ARM"), accused("2020-10-11", "ARM", "AZE", "C"))
    assert told.state == "contested"
    assert set(told.according_to) == {
        "broken by Azerbaijan (says Armenia)",
        "broken by Armenia (says Azerbaijan)",
    }


def test_all_who_say_one_thing_are_told_together() -> None:
    claims = [
        accused("2020-10-11", "AZE", "ARM"),
        accused("2020-10-12", "AZE", None, "C"),
        accused("2020-10-12", "AZE", "RUS", "D"),
    ]
    (said,) = shown("2020-10-12", *claims).according_to
    assert said == "by Azerbaijan (as reported, and say Armenia and Russia)"


def test_what_names_nobody_says_so() -> None:
    assert shown("2020-10-12", accused("2020-10-11", "", "ARM")).according_to == (
        "by someone not named (says Armenia)",
    )


def test_who_says_that_it_holds() -> None:
    holds = claim(Act.HOLD, cited("h", "2020-10-12", outlet="H"), said_by="RUS")
    assert (
        shown("2020-10-12", holds).line
        == "reported holding since 2020-10-12, says Russia; 1 origin, third parties' own"
    )


def test_dissent_stands_in_the_line() -> None:
    over = claim(Act.END, cited("e", "2020-10-15", outlet="E"), agreed="2020-10-15")
    told = shown("2020-10-20", over, accused("2020-10-18", "AZE", "ARM"))
    assert told.dissent == ("broken by Azerbaijan (says Armenia)",)
    assert "; but broken by Azerbaijan (says Armenia); " in told.line


def test_what_is_not_told_and_what_is_unclear_is_told_so() -> None:
    assert shown("2020-10-01").line == "not yet told"
    over = claim(Act.END, cited("e", "2020-11-11", outlet="E"))
    told = shown("2020-10-20", over)
    assert told.state == "unclear"
    assert told.line.startswith("unclear: in force or ended (its end lies ")


def test_a_lapse_tells_the_last_report() -> None:
    assert shown("2022-01-01").line.startswith(
        "lapsed without report: nothing is told of it after 2020-10-10; "
    )


def of_breaches(*claims: ActClaim) -> tuple[SeriesShown, ...]:
    (made,) = resolve([AGREED, *claims])
    return series_shown(made, {one.id: one for one in (AGREED, *claims)})


def test_a_series_in_one_line() -> None:
    (one,) = of_breaches(accused("2020-10-12", "AZE", "ARM"), accused("2020-10-28", "AZE", "ARM"))
    assert (
        one.line
        == "Armenia of Azerbaijan: 2 reports, 2020-10-12 to 2020-10-28; no report 2020-10-19 to 2020-10-25"
    )
    assert one.periods == (("2020-10-12", "2020-10-18", 1, ()), ("2020-10-26", "2020-11-01", 1, ()))


def test_a_claimant_that_stopped_is_told_with_its_last_word() -> None:
    later = claim(Act.CALL, cited("c", "2020-11-20", outlet="A"), by="ARM")
    (one,) = of_breaches(accused("2020-10-12", "AZE", "ARM"), later)
    assert one.line.endswith("stopped reporting, quoted on other things until 2020-11-20")
