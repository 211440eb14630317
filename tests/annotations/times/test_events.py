"""Times counted from events: told in the text, given by the caller, or left open."""

from datetime import date, datetime

import pytest

from truceline.annotations.times import read_times
from truceline.model.annotation import Time
from truceline.model.document import Dating
from truceline.model.offset import Offset

NOVEMBER_17 = date(2020, 11, 17)


def read(text: str, day: date = NOVEMBER_17, events: dict[str, date] | None = None) -> list[Time]:
    return list(read_times(text, Dating(earliest=day, latest=day), events=events))


def counted(text: str, events: dict[str, date] | None = None) -> Time:
    (time,) = [time for time in read(text, events=events) if time.offset]
    return time


@pytest.mark.parametrize(
    "told, words, day",
    [
        ("The war began on 27 September.", "two days after the start of the war", "2020-09-29"),
        ("Fighting broke out on 27 September.", "two days after the war broke out", "2020-09-29"),
        ("It was on 27 September that the war broke out.", "two days after the war began", "2020-09-29"),
        ("The ceasefire, which took effect on October 10, is shaky.", "a day after the truce", "2020-10-11"),
        ("On October 10 the truce came into force.", "a day after the truce took effect", "2020-10-11"),
        ("They signed the deal on November 9.", "a day after the signing", "2020-11-10"),
        ("The accord was signed on November 9.", "a day after the signing of the accord", "2020-11-10"),
        ("The pact was signed in Moscow late on November 9.", "a day after the deal", "2020-11-10"),
        ("Gunmen attacked a border post on November 3.", "three days before the attack", "2020-10-31"),
        ("The November 3 attack killed six.", "three days after the attack", "2020-11-06"),
        ("The election is to be held on 20 November.", "three days before the election", "2020-11-17"),
        (
            "On 3 February troops launched an offensive.",
            "a day after the start of the offensive",
            "2020-02-04",
        ),
        ("The siege ended on 2 May.", "ten days after the end of the siege", "2020-05-12"),
        ("The truce was announced on Monday.", "a day after the announcement", "2020-11-17"),
    ],
)
def test_an_event_dated_elsewhere_in_the_text_gives_the_day(told: str, words: str, day: str) -> None:
    for text in (f"{told} They met {words}.", f"They met {words}. {told}"):
        time = counted(text)
        assert (time.kind, time.value[0]) == ("DURATION", "P")
        assert time.when is not None
        assert time.when.value == day


@pytest.mark.parametrize(
    "told, words",
    [
        ("The war began on 27 September.", "two days after the truce"),
        ("The war ended on 10 November.", "two days after the start of the war"),
        ("The war began in September.", "two days after the start of the war"),
        ("The truce took effect on 10 October.", "two days after the second truce"),
        ("A truce began on 10 October. A truce began on 18 October.", "two days after the truce"),
        ("The deal took effect on 10 October.", "two days after the signing of the deal"),
        ("The market opened on 10 October.", "two days after the earthquake"),
    ],
)
def test_an_event_that_the_text_does_not_date_or_dates_twice_leaves_the_time_open(
    told: str, words: str
) -> None:
    time = counted(f"{told} They met {words}.")
    assert (time.value, time.when, time.anchor) == ("P2D", None, words.removeprefix("two days "))


def test_the_second_truce_is_not_the_first() -> None:
    text = "The first truce began on 10 October. The second truce began on 18 October. Two days after the {} truce it broke."
    first, second = counted(text.format("first")), counted(text.format("second"))
    assert first.when is not None
    assert second.when is not None
    assert (first.when.value, second.when.value) == ("2020-10-12", "2020-10-20")


def test_the_caller_gives_the_day_of_an_event() -> None:
    text = "They struck the deal six weeks after the start of the war that killed thousands."
    time = counted(text, {"the start of the war": date(2020, 9, 27)})
    assert (time.value, time.anchor) == ("P6W", "after the start of the war (2020-09-27)")
    assert time.when is not None
    assert (time.when.earliest, time.when.latest) == (datetime(2020, 11, 5), datetime(2020, 11, 12))
    other = counted(text, {"the outbreak of fighting": date(2020, 9, 27)})
    assert other.when == time.when


def test_an_open_time_can_be_placed_later() -> None:
    time = counted("They struck the deal six weeks after the start of the war that killed thousands.")
    assert (time.value, time.anchor, time.when) == ("P6W", "after the start of the war", None)
    assert time.offset == Offset(length="P6W", direction="after", event="the start of the war")
    placed = time.offset.on(date(2020, 9, 27))
    assert placed is not None
    assert (placed.earliest, placed.latest) == (datetime(2020, 11, 5), datetime(2020, 11, 12))


@pytest.mark.parametrize(
    "text, value, day",
    [
        ("They met two days after October 9.", "P2D", "2020-10-11"),
        ("They met two days after 9 October.", "P2D", "2020-10-11"),
        ("They met ten days before the 14 May deadline.", "P10D", "2020-05-04"),
        ("They met the day after Christmas.", "2019-12-26", "2019-12-26"),
        ("Markets closed the day after Tuesday's attack.", "2020-11-18", "2020-11-18"),
    ],
)
def test_a_date_in_the_words_is_what_is_counted_from(text: str, value: str, day: str) -> None:
    time = counted(text)
    assert (time.value, time.bound) == (value, None)
    assert time.when is not None
    assert time.when.value == day


def test_the_day_after_an_event_is_a_day_that_the_story_goes_on_from() -> None:
    text = "Gunmen attacked a post on November 3. The day after the attack, markets closed. Later that day, they reopened."
    assert [time.value for time in read(text)] == ["2020-11-03", "2020-11-04", "2020-11-04"]
    assert [time.value for time in read("The day after the attack, markets closed.")] == ["XXXX-XX-XX"]


@pytest.mark.parametrize(
    "length, direction, mod, earliest, latest",
    [
        ("P3D", "after", None, datetime(2020, 5, 13), datetime(2020, 5, 14)),
        ("P3D", "before", None, datetime(2020, 5, 7), datetime(2020, 5, 8)),
        ("P2W", "after", None, datetime(2020, 5, 21), datetime(2020, 5, 28)),
        ("P2W", "after", "LESS_THAN", datetime(2020, 5, 10), datetime(2020, 5, 28)),
        ("P2W", "before", "LESS_THAN", datetime(2020, 4, 23), datetime(2020, 5, 11)),
        ("P2W", "after", "MORE_THAN", datetime(2020, 5, 21), None),
        ("P2W", "before", "MORE_THAN", None, datetime(2020, 4, 30)),
        ("P8D", "after", "APPROX", datetime(2020, 5, 16), datetime(2020, 5, 21)),
        ("PXD", "after", None, datetime(2020, 5, 12), datetime(2020, 5, 23)),
        ("PT36H", "after", None, datetime(2020, 5, 11, 12), datetime(2020, 5, 12, 12)),
        ("P1M", "after", None, datetime(2020, 5, 25), datetime(2020, 6, 25)),
    ],
)
def test_an_offset_is_as_wide_as_its_words(
    length: str, direction: str, mod: str | None, earliest: datetime | None, latest: datetime | None
) -> None:
    when = Offset(length=length, direction=direction, event="the attack", mod=mod).on(date(2020, 5, 10))
    assert when is not None
    assert (when.earliest, when.latest) == (earliest, latest)


def test_an_offset_off_the_calendar_is_none() -> None:
    assert Offset(length="P900CE", direction="after", event="").on(date(2020, 5, 10)) is None
    assert Offset(length="P1WE", direction="after", event="").on(date(2020, 5, 10)) is None
