"""Clock times with their day and zone, several prints of one instant, and what is told where they disagree."""

from datetime import UTC, date, datetime, timedelta, timezone
from importlib.resources import files
from time import process_time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from truceline.annotations.times import keeps_time, read_times, zone_near
from truceline.annotations.times.words.vocabulary import vocabulary
from truceline.model.annotation import Time
from truceline.model.document import Dating

OCTOBER_20 = date(2020, 10, 20)  # a Tuesday
MIDNIGHT = "midnight may be either end of the day"
Places = tuple[tuple[int, str], ...]


def read(text: str, *places: str, day: date | None = OCTOBER_20) -> list[Time]:
    countries = tuple((0, place) for place in places)
    return list(read_times(text, Dating(earliest=day, latest=day), countries=countries))


def one(text: str, *places: str, day: date | None = OCTOBER_20) -> Time:
    (time,) = read(text, *places, day=day)
    return time


def bounds(time: Time) -> tuple[str, str]:
    assert time.when is not None
    assert time.when.earliest is not None
    assert time.when.latest is not None
    return time.when.earliest.isoformat(timespec="minutes"), time.when.latest.isoformat(timespec="minutes")


@pytest.mark.parametrize(
    "text, words, value, also, latest",
    [
        (
            "At 00:00 Moscow time on Tuesday (21:00 GMT on Monday) the guns fell silent.",
            "00:00 Moscow time on Tuesday (21:00 GMT on Monday)",
            "2020-10-20T00:00+03:00",
            "2020-10-19T21:00+00:00",
            "2020-10-20T00:01+03:00",
        ),
        (
            "It took effect at midnight on October 18 (23:00 Moscow time on October 17), they said.",
            "midnight on October 18 (23:00 Moscow time on October 17)",
            "2020-10-18T00:00+04:00",
            "2020-10-17T23:00+03:00",
            "2020-10-18T00:01+04:00",
        ),
        (
            "It holds from 12:00 local time (11:00 Moscow time) on October 10.",
            "12:00 local time (11:00 Moscow time) on October 10",
            "2020-10-10T12:00+04:00",
            "2020-10-10T11:00+03:00",
            "2020-10-10T12:01+04:00",
        ),
        (
            "They met at midnight (2100 GMT Monday).",
            "midnight (2100 GMT Monday)",
            "2020-10-20T00:00+03:00",
            "2020-10-19T21:00+00:00",
            "2020-10-20T00:01+03:00",
        ),
        (
            "They met at 10:00 a.m. (07:00 GMT) on Tuesday.",
            "10:00 a.m. (07:00 GMT) on Tuesday",
            "2020-10-20T10:00+03:00",
            "2020-10-20T07:00+00:00",
            "2020-10-20T10:01+03:00",
        ),
        (
            "They met at 3 p.m. Moscow time / 1200 GMT.",
            "3 p.m. Moscow time / 1200 GMT",
            "2020-10-20T15:00+03:00",
            "2020-10-20T12:00+00:00",
            "2020-10-20T15:01+03:00",
        ),
        (
            "They met on Friday, 9 October at 10:00 (Thursday 23:00 GMT).",
            "Friday, 9 October at 10:00 (Thursday 23:00 GMT)",
            "2020-10-09T10:00+11:00",
            "2020-10-08T23:00+00:00",
            "2020-10-09T10:01+11:00",
        ),
        (
            "They met at 2 a.m. (midnight GMT).",
            "2 a.m. (midnight GMT)",
            "2020-10-20T02:00+02:00",
            "2020-10-20T00:00+00:00",
            "2020-10-20T02:01+02:00",
        ),
    ],
)
def test_two_prints_are_one_instant(text: str, words: str, value: str, also: str, latest: str) -> None:
    time = one(text)
    assert (time.kind, time.span.quote, time.value, time.also) == ("TIME", words, value, (also,))
    assert (bounds(time), time.doubts) == ((value, latest), ())


def test_three_prints_are_one_instant() -> None:
    time = one("They met at 3 p.m. (8 a.m. EST; 1300 GMT) in Geneva.")
    assert (time.span.quote, time.value) == ("3 p.m. (8 a.m. EST; 1300 GMT)", "2020-10-20T15:00+02:00")
    assert time.also == ("2020-10-20T08:00-05:00", "2020-10-20T13:00+00:00")
    assert time.doubts == ()


@pytest.mark.parametrize(
    "text, places, value, doubt, earliest, latest",
    [
        (
            "from 12:00 local time (11:30 Moscow time) on October 10",
            ("AZE",),
            "2020-10-10T12:00+04:00",
            "the two prints are 30 minutes apart",
            "2020-10-10T12:00+04:00",
            "2020-10-10T12:31+04:00",
        ),
        (
            "from 12:00 Baku time (10:00 Moscow time) on October 10",
            (),
            "2020-10-10T12:00+04:00",
            "the two prints are 1 hour apart",
            "2020-10-10T11:00+04:00",
            "2020-10-10T12:01+04:00",
        ),
        (
            "from 23:00 GMT on October 10 (02:30 Moscow time on October 12)",
            (),
            "2020-10-10T23:00+00:00",
            "the two prints are 24 hours 30 minutes apart",
            "2020-10-10T23:00+00:00",
            "2020-10-11T23:31+00:00",
        ),
        (
            "at 12:00 (15:15 GMT)",
            (),
            "2020-10-20T12:00",
            "the two prints fit no time zone",
            "2020-10-20T12:00",
            "2020-10-20T12:01",
        ),
    ],
)
def test_prints_that_disagree_are_told_and_bounds_hold_both(
    text: str, places: tuple[str, ...], value: str, doubt: str, earliest: str, latest: str
) -> None:
    time = one(text, *places)
    assert (time.value, time.doubts, bounds(time)) == (value, (doubt,), (earliest, latest))


@pytest.mark.parametrize(
    "text, words, value, zone",
    [
        ("at 12:00 on October 10, local time,", "12:00 on October 10, local time", "2020-10-10T12:00", "local time"),
        ("at noon, Saturday, local Syrian time,", "noon, Saturday, local Syrian time", "2020-10-17T12:00+03:00", "local Syrian time"),
        ("at 10 p.m. on Friday, Moscow time, they met", "10 p.m. on Friday, Moscow time", "2020-10-16T22:00+03:00", "Moscow time"),
        ("at 18:00 (Kyiv time) on 3 May", "18:00 (Kyiv time) on 3 May", "2020-05-03T18:00+03:00", "Kyiv time"),
        ("at 6 p.m. ET Sunday", "6 p.m. ET Sunday", "2020-10-18T18:00-04:00", "ET"),
        ("at 0600 GMT Monday", "0600 GMT Monday", "2020-10-19T06:00+00:00", "GMT"),
        ("at 2359 GMT they", "2359 GMT", "2020-10-20T23:59+00:00", "GMT"),
        ("at 9 a.m. (UTC+05:30) on Friday", "9 a.m. (UTC+05:30) on Friday", "2020-10-16T09:00+05:30", "UTC+05:30"),
        ("at noon Rwandan time on Friday", "noon Rwandan time on Friday", "2020-10-16T12:00+02:00", "Rwandan time"),
        ("at 9 a.m. Eastern Standard Time on Friday", "9 a.m. Eastern Standard Time on Friday", "2020-10-16T09:00-05:00", "Eastern Standard Time"),
        ("at midday local time on Friday", "midday local time on Friday", "2020-10-16T12:00", "local time"),
    ],
)  # fmt: skip
def test_zones_before_and_after_the_date(text: str, words: str, value: str, zone: str) -> None:
    time = one(text)
    assert (time.span.quote, time.value, time.zone, time.doubts) == (words, value, zone, ())


@pytest.mark.parametrize(
    "text, words, value",
    [
        ("at 7:30 in the morning on Friday", "7:30 in the morning on Friday", "2020-10-16T07:30"),
        ("at 8 in the evening on Friday", "8 in the evening on Friday", "2020-10-16T20:00"),
        (
            "at six o'clock in the evening on Friday",
            "six o'clock in the evening on Friday",
            "2020-10-16T18:00",
        ),
        ("at half past six in the evening", "half past six in the evening", "2020-10-20T18:30"),
        ("at a quarter to nine at night", "a quarter to nine at night", "2020-10-20T20:45"),
        ("at 12 noon on Friday", "12 noon on Friday", "2020-10-16T12:00"),
        ("at 1600 hrs on Friday", "1600 hrs on Friday", "2020-10-16T16:00"),
        ("at 16:00 hours on Friday", "16:00 hours on Friday", "2020-10-16T16:00"),
        ("at 16h00 on Friday", "16h00 on Friday", "2020-10-16T16:00"),
        ("at 10.30 on Friday", "10.30 on Friday", "2020-10-16T10:30"),
        ("at dawn on Friday they attacked", "dawn on Friday", "2020-10-16TMO"),
    ],
)
def test_hours_in_every_printed_form(text: str, words: str, value: str) -> None:
    time = one(text)
    assert (time.span.quote, time.value, time.doubts) == (words, value, ())


def test_an_hour_in_words_can_be_morning_or_evening() -> None:
    time = one("They met at half past six on Friday.")
    assert (time.value, time.doubts) == ("2020-10-16T06:30", ("morning or evening is not said",))
    assert bounds(time) == ("2020-10-16T06:30", "2020-10-16T18:31")


@pytest.mark.parametrize(
    "text", ["Prices rose 3.15 percent.", "They killed 10 in the valley.", "a 2.10 rise"]
)
def test_figures_that_are_no_hours(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    "text, first, last",
    [
        ("from 12 noon to 4 p.m. local time", "2020-10-20T12:00+04:00", "2020-10-20T16:00+04:00"),
        ("between 09:00 and 17:00 on Friday", "2020-10-16T09:00", "2020-10-16T17:00"),
        ("between 9 and 11 a.m. local time on Friday", "2020-10-16T09:00+04:00", "2020-10-16T11:00+04:00"),
        ("from 7pm-9pm on Monday", "2020-10-19T19:00", "2020-10-19T21:00"),
        ("from 6:30 to 8 p.m. on Monday", "2020-10-19T18:30", "2020-10-19T20:00"),
        ("from 11 to 1 p.m. on Friday", "2020-10-16T11:00", "2020-10-16T13:00"),
        ("from 10 p.m. to 6 a.m. on Friday", "2020-10-15T22:00", "2020-10-16T06:00"),
        ("from 22:00 on Friday to 06:00", "2020-10-16T22:00", "2020-10-17T06:00"),
        ("from 6 p.m. to midnight on Friday", "2020-10-16T18:00", "2020-10-17T00:00"),
        ("from midnight to 06:00 on Friday", "2020-10-16T00:00", "2020-10-16T06:00"),
        ("lasted from midnight on Thursday until 06:00 on Thursday", "2020-10-15T00:00", "2020-10-15T06:00"),
    ],
)  # fmt: skip
def test_the_ends_of_a_range_share_day_zone_and_half(text: str, first: str, last: str) -> None:
    one_end, other = read(text, "AZE")
    assert (one_end.value, other.value) == (first, last)
    assert (one_end.doubts, other.doubts) == ((), ())


@pytest.mark.parametrize(
    "text, value",
    [
        ("It will begin at midnight on Thursday.", "2020-10-22T00:00"),
        ("It began at Thursday midnight.", "2020-10-15T00:00"),
        ("It began on Thursday at midnight.", "2020-10-15T00:00"),
        ("It began at 12 midnight on Thursday.", "2020-10-15T00:00"),
    ],
)
def test_midnight_of_a_day_can_be_either_end_of_it(text: str, value: str) -> None:
    time = one(text)
    assert (time.value, time.doubts) == (value, (MIDNIGHT,))
    day = datetime.fromisoformat(value)
    assert bounds(time) == (value, (day + timedelta(days=1, minutes=1)).isoformat(timespec="minutes"))


@pytest.mark.parametrize(
    "text, value",
    [
        ("It will run until midnight on Thursday.", "2020-10-23T00:00"),
        ("It will start by midnight Thursday.", "2020-10-23T00:00"),
        ("It begins tonight at midnight.", "2020-10-21T00:00"),
        ("It will begin at midnight on Friday night.", "2020-10-24T00:00"),
        ("It began at midnight Friday-Saturday.", "2020-10-17T00:00"),
        ("It began at midnight between Friday and Saturday.", "2020-10-17T00:00"),
        ("It began at 00:00 on Thursday.", "2020-10-15T00:00"),
        ("It will take effect at midnight.", "2020-10-21T00:00"),
        ("It took effect at midnight.", "2020-10-20T00:00"),
        ("It took effect at midnight on Tuesday.", "2020-10-20T00:00"),
        ("It will take effect at midnight on Tuesday.", "2020-10-21T00:00"),
        ("It began at midnight GMT on Thursday (3 a.m. Baghdad time on Friday).", "2020-10-16T00:00+00:00"),
        ("It began at midnight on Thursday (2100 GMT Wednesday).", "2020-10-15T00:00+03:00"),
        ("It began at midnight on Thursday (2100 GMT Thursday).", "2020-10-16T00:00+03:00"),
    ],
)
def test_the_text_settles_which_midnight_is_meant(text: str, value: str) -> None:
    time = one(text)
    assert (time.value, time.doubts) == (value, ())
    assert bounds(time)[0] == value


def test_a_second_print_without_a_day_does_not_settle_midnight() -> None:
    time = one("It began at midnight on Thursday (2100 GMT).")
    assert (time.value, time.doubts) == ("2020-10-15T00:00+03:00", (MIDNIGHT,))
    assert bounds(time) == ("2020-10-15T00:00+03:00", "2020-10-16T00:01+03:00")


@pytest.mark.parametrize(
    "text, value, mod, earliest, latest",
    [
        ("shortly before midnight on Friday", "2020-10-17T00:00", "BEFORE", "2020-10-16T23:00", "2020-10-17T00:01"),
        ("shortly after midnight on Friday", "2020-10-16T00:00", "AFTER", "2020-10-16T00:00", "2020-10-16T01:01"),
        ("around noon on Friday", "2020-10-16T12:00", "APPROX", "2020-10-16T11:30", "2020-10-16T12:31"),
        ("just after 3 a.m. on Friday", "2020-10-16T03:00", "AFTER", "2020-10-16T03:00", "2020-10-16T04:01"),
    ],
)  # fmt: skip
def test_words_before_an_hour_widen_its_bounds(
    text: str, value: str, mod: str, earliest: str, latest: str
) -> None:
    time = one(text)
    assert (time.value, time.mod, bounds(time)) == (value, mod, (earliest, latest))


@pytest.mark.parametrize(
    "place, day, offset",
    [
        ("AZE", "10 October 2020", "+04:00"),
        ("AZE", "10 July 2015", "+05:00"),
        ("AZE", "10 December 2015", "+04:00"),
        ("ARM", "10 October 2020", "+04:00"),
        ("TUR", "10 December 2015", "+02:00"),
        ("TUR", "10 December 2020", "+03:00"),
        ("SYR", "10 December 2020", "+02:00"),
        ("SYR", "10 December 2023", "+03:00"),
        ("Europe/Moscow", "10 December 2012", "+04:00"),
        ("Europe/Moscow", "10 December 2020", "+03:00"),
        ("Africa/Lubumbashi", "10 October 2020", "+02:00"),
        ("UKR", "10 July 2022", "+03:00"),
        ("CHECHNYA", "10 October 2020", "+03:00"),
    ],
)
def test_local_time_is_that_of_the_place_on_that_day(place: str, day: str, offset: str) -> None:
    assert one(f"from 12:00 local time on {day}", place).value.endswith(f"T12:00{offset}")


@pytest.mark.parametrize("places", [(), ("RUS",), ("USA",), ("COD", "IDN")])
def test_local_time_of_no_place_or_of_several_zones_has_no_offset(places: tuple[str, ...]) -> None:
    time = one("from 12:00 local time on October 10", *places)
    assert (time.value, time.zone) == ("2020-10-10T12:00", "local time")


def test_local_time_is_that_of_the_nearest_place() -> None:
    text = "Syrians met. " + "Nothing else is told here. " * 4 + "Armenians stop at 12:00 local time."
    countries = ((0, "SYR"), (text.index("Armenians"), "ARM"))
    (time,) = read_times(text, Dating(earliest=OCTOBER_20, latest=OCTOBER_20), countries=countries)
    assert time.value == "2020-10-20T12:00+04:00"


@pytest.mark.parametrize(
    "zone, places, offset",
    [
        ("IST", ("IND",), "+05:30"),
        ("IST", ("ISR",), "+03:00"),
        ("IST", (), "+05:30"),
        ("CST", ("CHN",), "+08:00"),
        ("CST", (), "-06:00"),
        ("BST", ("BGD",), "+06:00"),
        ("BST", (), "+01:00"),
        ("EST", ("AUS",), "+10:00"),
        ("EST", (), "-05:00"),
        ("AST", ("YEM",), "+03:00"),
        ("AST", (), "-04:00"),
        ("AMT", ("ARM",), "+04:00"),
    ],
)
def test_abbreviations_of_several_zones_go_by_the_places(
    zone: str, places: tuple[str, ...], offset: str
) -> None:
    assert one(f"at 3:30 p.m. {zone} on 10 October", *places).value == f"2020-10-10T15:30{offset}"


def test_an_abbreviation_of_several_zones_is_settled_by_the_other_print() -> None:
    time = one("at 23:59 AST (4:59 p.m. EDT) on October 19")
    assert (time.value, time.also) == ("2020-10-19T23:59+03:00", ("2020-10-19T16:59-04:00",))


def test_local_time_is_that_of_the_place_which_the_other_print_fits() -> None:
    time = one("from 14:00 local time (11:00 GMT)", "EGY", "SYR")
    assert (time.value, time.doubts) == ("2020-10-20T14:00+03:00", ())


@pytest.mark.parametrize(
    "country, latitude, longitude, zone",
    [
        ("COD", -1.67, 29.22, "Africa/Lubumbashi"),  # Goma
        ("COD", 0.52, 25.2, "Africa/Lubumbashi"),  # Kisangani
        ("COD", 0.05, 18.26, "Africa/Kinshasa"),  # Mbandaka
        ("UKR", 46.48, 30.72, "Europe/Kyiv"),  # Odesa
        ("UKR", 44.6, 33.52, "Europe/Simferopol"),  # Sevastopol
        ("RUS", 43.32, 45.69, "Europe/Moscow"),  # Grozny
        ("IDN", 5.55, 95.32, "Asia/Jakarta"),  # Banda Aceh
        ("IDN", -3.7, 128.18, "Asia/Jayapura"),  # Ambon
        ("USA", 34.05, -118.24, "America/Los_Angeles"),
        ("AZE", 40.4, 49.9, None),
    ],
)
def test_a_town_of_a_country_of_several_zones(
    country: str, latitude: float, longitude: float, zone: str | None
) -> None:
    assert zone_near(country, latitude, longitude) == zone


@pytest.mark.parametrize(
    "text, words, value, doubts",
    [
        ("on Friday, October 9, 2020", "Friday, October 9, 2020", "2020-10-09", ()),
        (
            "on Friday, October 10, 2020",
            "Friday, October 10, 2020",
            "2020-10-10",
            ("weekday disagrees with date: 2020-10-10 is a Saturday",),
        ),
        (
            "on Friday (October 10), they met",
            "Friday (October 10)",
            "2020-10-10",
            ("weekday disagrees with date: 2020-10-10 is a Saturday",),
        ),
        ("on October 9 (Friday), they met", "October 9 (Friday)", "2020-10-09", ()),
        (
            "at 8 p.m. (1800 GMT) on Friday, October 10",
            "8 p.m. (1800 GMT) on Friday, October 10",
            "2020-10-10T20:00+02:00",
            ("weekday disagrees with date: 2020-10-10 is a Saturday",),
        ),
    ],
)
def test_a_weekday_that_disagrees_with_its_date_is_told(
    text: str, words: str, value: str, doubts: tuple[str, ...]
) -> None:
    time = one(text)
    assert (time.span.quote, time.value, time.doubts) == (words, value, doubts)


def test_without_any_day_a_clock_time_stays_open() -> None:
    time = one("at 12:00 Moscow time they met", day=None)
    assert (time.value, time.zone, time.when) == ("XXXX-XX-XXT12:00", "Moscow time", None)


def test_a_publication_known_to_a_month_gives_an_hour_no_second_print() -> None:
    dating = Dating(earliest=date(2020, 10, 1), latest=date(2020, 10, 31))
    (time,) = read_times("It began at 3 p.m. (1200 GMT) yesterday.", dating)
    assert (time.also, time.doubts) == ((), ())
    assert bounds(time) == ("2020-09-30T15:00+03:00", "2020-10-30T15:01+03:00")


def test_what_a_coder_should_know_of_a_reading_is_said_in_a_line() -> None:
    time = one("from 12:00 Baku time (10:00 Moscow time) on October 10")
    assert time.remarks == "the two prints are 1 hour apart; also printed as 2020-10-10 10:00+03:00"
    assert one("from 12:00 on October 10").remarks == ""


def test_every_zone_of_the_vocabulary_is_known() -> None:
    day = datetime(2020, 10, 10)
    for entry in vocabulary().zones.values():
        for choice in entry.split(";"):
            zone = choice.split()[0]
            assert zone[0] in "+-" or day.replace(tzinfo=ZoneInfo(zone)).utcoffset() is not None


INSTANTS = st.datetimes(datetime(1990, 1, 1), datetime(2030, 1, 1)).map(
    lambda moment: moment.replace(second=0, microsecond=0, tzinfo=UTC)
)
OFFSETS = st.sampled_from([-8, -5, 0, 1, 2, 3, 4, 7, 9])


def printed(moment: datetime, hours: int) -> str:
    there = moment.astimezone(timezone(timedelta(hours=hours)))
    return f"{there:%H:%M} GMT{hours:+d} on {there.day} {there:%B} {there.year}"


@given(INSTANTS, OFFSETS, OFFSETS)
def test_one_instant_printed_in_two_zones_is_read_without_doubt(
    moment: datetime, one_zone: int, other: int
) -> None:
    time = one(f"It began at {printed(moment, one_zone)} ({printed(moment, other)}).")
    assert datetime.fromisoformat(time.value) == moment
    assert [datetime.fromisoformat(value) for value in time.also] == [moment]
    assert time.doubts == ()


@given(INSTANTS, OFFSETS, OFFSETS, st.integers(1, 3000))
def test_two_instants_in_a_pair_of_brackets_are_told(
    moment: datetime, one_zone: int, other: int, minutes: int
) -> None:
    later = moment + timedelta(minutes=minutes)
    time = one(f"It began at {printed(moment, one_zone)} ({printed(later, other)}).")
    assert len(time.doubts) == 1
    assert time.when is not None
    assert time.when.earliest == moment
    assert time.when.latest == later + timedelta(minutes=1)


def test_every_area_names_a_zone() -> None:
    path = files("truceline.annotations.times.calendar").joinpath("areas.tsv")
    rows = [line.split("\t") for line in path.read_text("utf-8").splitlines() if not line.startswith("#")]
    assert len(rows) > 20
    for place, south, north, west, east, zone in rows:
        assert keeps_time(place)
        assert ZoneInfo(zone).key == zone
        assert not south or (float(south) < float(north) and float(west) < float(east))


@pytest.mark.parametrize(
    "unit", ["12:00 local time (11:00 GMT) on Friday ", "midnight on Thursday (2100 GMT). ", "12:00 IST, "]
)
def test_clock_times_cost_the_same_each_however_many_places_are_named(unit: str) -> None:
    def seconds(number: int) -> float:
        text = unit * number
        countries = tuple((at, "USA") for at in range(0, len(text), 20))
        start = process_time()
        read_times(text, Dating(earliest=OCTOBER_20, latest=OCTOBER_20), countries=countries)
        return process_time() - start

    seconds(20)
    assert seconds(320) < 40 * max(seconds(40), 0.01)  # eight times as many; a square would take 64 times


@pytest.mark.parametrize(
    "text, value",
    [
        ("The shelling stopped at noon in Gaza City on Sunday.", "2020-10-18T12:00"),
        (
            "It came into force at 4 a.m. (0200 GMT) in southern Lebanon on Wednesday.",
            "2020-10-14T04:00+02:00",
        ),
        ("It starts at 8 a.m. local time in the Kivus on Saturday.", "2020-10-24T08:00"),
    ],
)
def test_a_clock_time_takes_the_day_behind_its_place(text: str, value: str) -> None:
    clock, day = read(text)
    assert (clock.value, day.value) == (value, value[:10])


@pytest.mark.parametrize(
    "text, value",
    [
        ("It came into force at one minute past midnight on Sunday.", "2020-10-18T00:01"),
        ("It ends five minutes before midnight on Friday.", "2020-10-23T23:55"),
        ("The lull expired at midnight on Sunday.", "2020-10-19T00:00"),
        ("They must leave by noon on Friday.", "2020-10-23T12:00"),
    ],
)
def test_minutes_beside_midnight_and_what_ends_at_it(text: str, value: str) -> None:
    assert one(text).value == value
