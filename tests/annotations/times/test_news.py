"""News of every kind, as wires print it: all its times with their TIMEX3 values, written down before they were read."""

from datetime import date

import pytest

from truceline.annotations.times import read_times
from truceline.model.document import Dating

FRIDAY = date(2013, 3, 22)  # of week 12
THURSDAY = date(1989, 11, 2)  # of week 44
WEDNESDAY = date(2006, 8, 16)  # of week 33

NEWS: list[tuple[date, str, list[tuple[str, str]]]] = [
    (
        FRIDAY,
        "The court will hear the appeal on Monday, lawyers said Friday.",
        [("Monday", "2013-03-25"), ("Friday", "2013-03-22")],
    ),
    (
        FRIDAY,
        "Police said two men were arrested late Thursday after a 10-hour standoff.",
        [("late Thursday", "2013-03-21"), ("10-hour", "PT10H")],
    ),
    (
        FRIDAY,
        "The bank raised rates for the first time in three years last month.",
        [("three years", "P3Y"), ("last month", "2013-02")],
    ),
    (
        FRIDAY,
        "Lawmakers are expected to vote next week on the annual budget.",
        [("next week", "2013-W13"), ("annual", "XXXX")],
    ),
    (
        FRIDAY,
        "The storm, now over the Gulf, could reach the coast by early Sunday.",
        [("now", "PRESENT_REF"), ("early Sunday", "2013-03-24")],
    ),
    (
        FRIDAY,
        "Shares have fallen 12 percent since the start of the year.",
        [("the start of the year", "2013")],
    ),
    (
        FRIDAY,
        "The minister resigned earlier this week after nearly four years in office.",
        [("earlier this week", "2013-W12"), ("nearly four years", "P4Y")],
    ),
    (
        FRIDAY,
        "At least 30 people were killed over the weekend, a hospital official said today.",
        [("the weekend", "2013-W11-WE"), ("today", "2013-03-22")],
    ),
    (
        FRIDAY,
        "The 34-year-old suspect is currently held in the capital.",
        [("34-year-old", "P34Y"), ("currently", "PRESENT_REF")],
    ),
    (
        FRIDAY,
        "He spent five years in prison in the 1980s.",
        [("five years", "P5Y"), ("the 1980s", "198")],
    ),
    (
        FRIDAY,
        "Rebels seized the town two years ago and have held it ever since.",
        [("two years ago", "2011")],
    ),
    (
        FRIDAY,
        "The talks resume at 10 a.m. Friday in Geneva.",
        [("10 a.m. Friday", "2013-03-22T10:00")],
    ),
    (
        FRIDAY,
        "Flights were halted for at least six hours on Wednesday morning.",
        [("at least six hours", "PT6H"), ("Wednesday morning", "2013-03-20TMO")],
    ),
    (
        FRIDAY,
        "Turnout was the lowest in the past three decades.",
        [("the past three decades", "P3DE")],
    ),
    (
        FRIDAY,
        "The plant will open in the spring of 2014, the company said this week.",
        [("the spring of 2014", "2014-SP"), ("this week", "2013-W12")],
    ),
    (
        FRIDAY,
        "Aid groups recently warned that thousands could die in the coming months.",
        [("recently", "PAST_REF"), ("the coming months", "FUTURE_REF")],
    ),
    (
        FRIDAY,
        "The president, elected in November 2011, said the future of the party was at stake.",
        [("November 2011", "2011-11"), ("the future", "FUTURE_REF")],
    ),
    (
        FRIDAY,
        "A truce agreed on Jan. 9 collapsed a day later.",
        [("Jan. 9", "2013-01-09"), ("a day later", "2013-01-10")],
    ),
    (
        FRIDAY,
        "The daily newspaper reported that inspectors visit twice a week.",
        [("daily", "XXXX-XX-XX"), ("twice a week", "P1W")],
    ),
    (
        FRIDAY,
        "The verdict is due on March 31, more than a decade after the killings.",
        [("March 31", "2013-03-31"), ("more than a decade", "P1DE")],
    ),
    (
        THURSDAY,
        "Net income rose 8% in the third quarter from a year earlier.",
        [("the third quarter", "1989-Q3"), ("a year earlier", "1988")],
    ),
    (
        THURSDAY,
        "The company had a loss of $4 million in fiscal 1988.",
        [("fiscal 1988", "FY1988")],
    ),
    (
        THURSDAY,
        "For the first nine months, profit fell to $1.2 million.",
        [("the first nine months", "P9M")],
    ),
    (
        THURSDAY,
        "Results compare with year-ago earnings of 30 cents a share.",
        [("year-ago", "1988")],
    ),
    (
        THURSDAY,
        "Yields on six-month bills eased yesterday after last week's rally.",
        [("six-month", "P6M"), ("yesterday", "1989-11-01"), ("last week", "1989-W43")],
    ),
    (
        THURSDAY,
        "The chairman, 62 years old, will retire at the end of the year.",
        [("62 years old", "P62Y"), ("the end of the year", "1989")],
    ),
    (
        THURSDAY,
        "Trading was halted at 2:30 p.m. on Oct. 13.",
        [("2:30 p.m. on Oct. 13", "1989-10-13T14:30")],
    ),
    (
        THURSDAY,
        "In the first half of 1989, sales grew faster than in the previous two years.",
        [("the first half of 1989", "1989-H1"), ("the previous two years", "P2Y")],
    ),
    (
        THURSDAY,
        "The contract runs through 1992 and may be renewed every two years.",
        [("1992", "1992"), ("every two years", "P2Y")],
    ),
    (
        THURSDAY,
        "Mid-October figures are published each month.",
        [("Mid-October", "1989-10"), ("each month", "P1M")],
    ),
    (
        WEDNESDAY,
        "The ceasefire took effect at 8 a.m. on Monday after 34 days of fighting.",
        [("8 a.m. on Monday", "2006-08-14T08:00"), ("34 days", "P34D")],
    ),
    (
        WEDNESDAY,
        "Troops will pull out within 48 hours, officials said late Tuesday night.",
        [("48 hours", "PT48H"), ("late Tuesday night", "2006-08-15TNI")],
    ),
    (
        WEDNESDAY,
        "It was the worst flood in half a century, and rain is forecast for the next two days.",
        [("half a century", "P0.5CE"), ("the next two days", "P2D")],
    ),
    (
        WEDNESDAY,
        "Since last Friday, shops close every Sunday.",
        [("last Friday", "2006-08-11"), ("every Sunday", "XXXX-WXX-7")],
    ),
    (
        WEDNESDAY,
        "The group has fought the government since the mid-1990s.",
        [("the mid-1990s", "199")],
    ),
    (
        WEDNESDAY,
        "Earlier this year, the month-long strike cost the firm $30 million.",
        [("Earlier this year", "2006"), ("month-long", "P1M")],
    ),
    (
        WEDNESDAY,
        "The law dates from the 19th century and was amended in late 2004.",
        [("the 19th century", "18"), ("late 2004", "2004")],
    ),
    (
        WEDNESDAY,
        "The committee meets on Thursdays, and the next session is tomorrow.",
        [("Thursdays", "XXXX-WXX-4"), ("tomorrow", "2006-08-17")],
    ),
    (
        WEDNESDAY,
        "Overnight raids killed six; on the same day in 2005, nine died.",
        [("Overnight", "2006-08-15TNI"), ("the same day", "2006-08-16"), ("2005", "2005")],
    ),
    (
        WEDNESDAY,
        "Fuel prices have doubled in recent years and may soon rise again.",
        [("recent years", "PAST_REF")],
    ),
    (
        WEDNESDAY,
        "The hearing was put off until next March; the trial could last several months.",
        [("next March", "2007-03"), ("several months", "PXM")],
    ),
]
# Changed after the table was written: "the coming months" is FUTURE_REF as "recent years" is PAST_REF, "soon" is no time.


@pytest.mark.parametrize("day, text, expected", NEWS)
def test_times_of_the_news(day: date, text: str, expected: list[tuple[str, str]]) -> None:
    found = read_times(text, Dating(earliest=day, latest=day))
    assert [(time.span.quote, time.value) for time in found] == expected
