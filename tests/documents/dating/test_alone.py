"""The day of publication is told as precisely as the article allows, and no more."""

from datetime import date

import pytest

from truceline.documents import make_document
from truceline.documents.dating import read_given
from truceline.model import Dating, DatingMethod, Document, Given, RawArticle

BODY = "The two sides agreed on a truce, officials of both of them said."


def dating(text: str, **given: str) -> Dating:
    document = make_document(
        RawArticle(where="x", content=text.encode(), media_type="text/plain", given=Given(**given))
    )
    assert isinstance(document, Document)
    return document.dating


@pytest.mark.parametrize(
    "published",
    [
        "2020-11-11",
        "20201111",
        "2020-11-11T21:41:00+05:00",
        "2020-11-11 21:41",
        "Wed, 11 Nov 2020 21:41:00 GMT",
        "Wed 11th November 2020 | 09:41 PM",
        "November 11, 2020",
        "11 NOV. 2020",
        "11.11.2020",
        "2020/11/11",
    ],
)
def test_a_given_day_is_read_in_every_form(published: str) -> None:
    found = read_given(published)
    assert found is not None
    assert (found.day, found.method) == (date(2020, 11, 11), DatingMethod.GIVEN)


def test_a_given_month_and_a_given_year_stay_as_vague_as_they_are() -> None:
    month, year = read_given("2020-02"), read_given("2020")
    assert month is not None
    assert (month.earliest, month.latest) == (date(2020, 2, 1), date(2020, 2, 29))
    assert year is not None
    assert (year.earliest, year.latest) == (date(2020, 1, 1), date(2020, 12, 31))


def test_day_and_month_that_cannot_be_told_apart_leave_two_days() -> None:
    found = read_given("05/06/2020")
    assert found is not None
    assert found.candidates == (date(2020, 5, 6), date(2020, 6, 5))


@pytest.mark.parametrize("published", ["soon", "2020-13-45", "", "31 February 2020"])
def test_what_is_no_date_gives_none(published: str) -> None:
    assert read_given(published) is None


@pytest.mark.parametrize(
    "text,words",
    [
        (f"MOSCOW (Sputnik - 11th November, 2020) {BODY}", "11th November, 2020"),
        (f"BAKU, Nov. 11, 2020 - {BODY}", "Nov. 11, 2020"),
        (
            f"Truce agreed in the valley\n\nAnn Lee Wed 11th November 2020 | 09:41 PM\n\n{BODY}",
            "Wed 11th November 2020",
        ),
        (f" date 2020-11-11 UrduPoint.com\n{BODY}", "2020-11-11"),
    ],
)
def test_the_printed_date_is_read_where_none_is_given(text: str, words: str) -> None:
    found = dating(text)
    assert (found.day, found.method) == (date(2020, 11, 11), DatingMethod.DATELINE)
    assert found.words is not None
    assert found.words.quote == words


@pytest.mark.parametrize("path", ["2020/11/11/truce", "truce-20201111.html", "truce-2020-11-11?id=20190101"])
def test_the_address_tells_the_day(path: str) -> None:
    found = dating(BODY, url=f"https://x.example/{path}")
    assert (found.day, found.method) == (date(2020, 11, 11), DatingMethod.URL)


def test_the_address_tells_the_month() -> None:
    found = dating(BODY, url="https://x.example/2020/11/truce")
    assert (found.earliest, found.latest) == (date(2020, 11, 1), date(2020, 11, 30))


def test_a_given_day_goes_before_all_else() -> None:
    assert dating(f"BAKU, Nov. 11, 2020 - {BODY}", published="2020-11-12").day == date(2020, 11, 12)


def test_a_whole_date_goes_before_one_without_its_year() -> None:
    found = dating(f"BAKU, Nov 11 - {BODY}", url="https://x.example/2020/11/11/truce")
    assert found.method is DatingMethod.URL


def test_a_weekday_with_its_date_leaves_the_years_that_fit() -> None:
    found = dating(
        "The truce holds. The court said so on Tuesday, October 20, in a note by the spokesman in Moscow."
    )
    assert [day.year for day in found.candidates] == [2009, 2015, 2020, 2026]
    assert found.method is DatingMethod.TEXT
    assert (found.earliest, found.latest) == (date(2009, 10, 20), date(2026, 10, 20))


def test_a_past_year_in_the_text_shuts_out_earlier_ones() -> None:
    text = "The court said so on Tuesday, October 20, in a note by the spokesman. The last truce ended in 2014, he said."
    assert [day.year for day in dating(text).candidates] == [2015, 2020, 2026]


def test_a_weekday_of_this_month_leaves_such_days_after_the_last_that_is_mentioned() -> None:
    text = "The president said on Tuesday that the November 9 truce holds. They are to leave by the end of this month."
    days = [day for day in dating(text).candidates if day.year == 2020]
    assert days == [date(2020, 11, 10), date(2020, 11, 17), date(2020, 11, 24)]


def test_a_past_year_alone_is_a_bound_and_no_date() -> None:
    found = dating(
        "The truce holds. The last flare-up came in 2020 when one side took control of the region."
    )
    assert (found.earliest, found.latest, found.method) == (date(2020, 1, 1), None, DatingMethod.UNKNOWN)


@pytest.mark.parametrize(
    "text", ["They will vote in 2031.", "Elections are planned in 2024.", "They sent 2020 troops.", BODY]
)
def test_what_is_to_come_and_what_is_no_year_bounds_nothing(text: str) -> None:
    assert dating(text) == Dating()


def test_a_day_without_a_year_bounds_nothing_but_is_handed_on() -> None:
    found = dating("According to a report of November 15 the two sides kept the truce agreed on November 9.")
    assert (found.earliest, found.method) == (None, DatingMethod.UNKNOWN)
    assert found.words is not None
    assert found.words.quote == "November 15"


def fetched(text: str, on: str, **given: str) -> Document:
    document = make_document(
        RawArticle(
            where="x",
            content=text.encode(),
            media_type="text/plain",
            given=Given(**given),
            meta={"fetched": on},
        )
    )
    assert isinstance(document, Document)
    return document


def test_a_given_day_after_the_fetching_is_kept_and_passed_over() -> None:
    document = fetched(f"BAKU, Nov. 11, 2020 - {BODY}", "2020-11-12T08:00:00Z", published="2021-11-11")
    assert (document.dating.day, document.dating.method) == (date(2020, 11, 11), DatingMethod.DATELINE)
    assert document.meta["published_given"] == "2021-11-11"


def test_a_day_that_has_begun_elsewhere_is_not_too_late() -> None:
    assert fetched(BODY, "2020-11-12", published="2020-11-13").dating.day == date(2020, 11, 13)


def test_the_fetching_shuts_out_later_years() -> None:
    document = fetched(
        "The court said so on Tuesday, October 20, in a note by the spokesman in Moscow.", "2021-03-01"
    )
    assert [day.year for day in document.dating.candidates] == [2009, 2015, 2020]
    assert fetched(BODY, "2021-03-01").dating.latest == date(2021, 3, 2)


def test_a_fetching_that_is_no_day_decides_nothing() -> None:
    assert fetched(BODY, "yesterday").dating == Dating()
