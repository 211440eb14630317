from __future__ import annotations

from dataclasses import fields
from datetime import date

from truceline.model import ActClaim, Ceasefire
from truceline.records.fields import FIELDS
from truceline.views import case_page, case_row, field_shown


def test_a_row_counts_articles_and_independent_origins(
    ceasefire: Ceasefire, claims: dict[str, ActClaim]
) -> None:
    row = case_row(ceasefire, claims, date(2020, 10, 20))
    assert (row.id, row.claims) == ("ARM-AZE-2020-10-10", 3)
    assert (row.support.articles, row.support.origins) == (3, 2)
    assert row.field("sides").words == "Armenia, Azerbaijan"
    assert row.field("mediators").abstention == "unclear"


def test_a_page_shows_every_field_that_has_a_function(
    ceasefire: Ceasefire, claims: dict[str, ActClaim]
) -> None:
    page = case_page(ceasefire, claims)
    assert [field.name for field in page.fields] == list(FIELDS)
    assert page.also_known_as == ("ARM-AZE-2020-10",)


def test_a_page_lists_the_evidence_oldest_report_first(
    ceasefire: Ceasefire, claims: dict[str, ActClaim]
) -> None:
    shown = case_page(ceasefire, claims).evidence
    assert [evidence.published for evidence in shown] == ["2020-10-11", "2020-10-12", "2020-10-13"]
    assert shown[0].article == "d2.txt"
    assert shown[0].cue == "agreed on a ceasefire"


def test_a_time_is_shown_with_its_precision_and_bounds(
    ceasefire: Ceasefire, claims: dict[str, ActClaim]
) -> None:
    shown = field_shown(ceasefire, "effect", claims)
    assert (shown.value, shown.words, shown.precision) == (
        "2020-10-10T12:00+04:00",
        "2020-10-10 12:00+04:00",
        "minute",
    )
    assert (shown.earliest, shown.latest) == ("2020-10-10T12:00:00+04:00", "2020-10-10T12:01:00+04:00")


def test_a_time_that_is_only_bounded_has_no_value_but_bounds(
    ceasefire: Ceasefire, claims: dict[str, ActClaim]
) -> None:
    shown = field_shown(ceasefire, "agreed", claims)
    assert (shown.value, shown.words, shown.precision, shown.abstention) == (
        None,
        "not after 2020-10-10",
        "open",
        None,
    )
    assert shown.latest == "2020-10-11T00:00:00"


def test_an_accusation_says_who_says_it_of_whom(ceasefire: Ceasefire, claims: dict[str, ActClaim]) -> None:
    shown = field_shown(ceasefire, "violated", claims)
    assert shown.words == "by Armenia, says Azerbaijan (alleged)"
    assert shown.value[0]["said_by"] == {"id": "AZE", "name": "Azerbaijan"}


def test_an_abstention_has_no_words(ceasefire: Ceasefire, claims: dict[str, ActClaim]) -> None:
    shown = field_shown(ceasefire, "ended", claims)
    assert (shown.value, shown.words, shown.abstention, shown.reason) == (
        None,
        "",
        "not mentioned",
        "no claim",
    )


def test_every_field_function_makes_a_field_of_ceasefires() -> None:
    assert set(FIELDS) <= {field.name for field in fields(Ceasefire)}
