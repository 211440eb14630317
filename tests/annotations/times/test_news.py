"""News of every kind, as wires print it: all its times with their TIMEX3 values."""

from datetime import date

import pytest

from truceline.annotations.times import read_times
from truceline.model.document import Dating

MARCH_22 = date(2013, 3, 22)  # a Friday, of week 12
NOVEMBER_2 = date(1989, 11, 2)  # a Thursday, of week 44
AUGUST_16 = date(2006, 8, 16)  # a Wednesday, of week 33
FEBRUARY_27 = date(1998, 2, 27)  # a Friday, of week 9
MARCH_20 = date(2013, 3, 20)  # a Wednesday, of week 12
OCTOBER_27 = date(1989, 10, 27)  # a Friday, of week 43
DECEMBER_30 = date(2009, 12, 30)  # a Wednesday, of week 53

NEWS: list[tuple[date, str, list[tuple[str, str]]]] = [
    (
        MARCH_22,
        "The court will hear the appeal on Monday, lawyers said Friday.",
        [("Monday", "2013-03-25"), ("Friday", "2013-03-22")],
    ),
    (
        MARCH_22,
        "Police said two men were arrested late Thursday after a 10-hour standoff.",
        [("late Thursday", "2013-03-21"), ("10-hour", "PT10H")],
    ),
    (
        MARCH_22,
        "The bank raised rates for the first time in three years last month.",
        [("three years", "P3Y"), ("last month", "2013-02")],
    ),
    (
        MARCH_22,
        "Lawmakers are expected to vote next week on the annual budget.",
        [("next week", "2013-W13"), ("annual", "XXXX")],
    ),
    (
        MARCH_22,
        "The storm, now over the Gulf, could reach the coast by early Sunday.",
        [("now", "PRESENT_REF"), ("early Sunday", "2013-03-24")],
    ),
    (
        MARCH_22,
        "Shares have fallen 12 percent since the start of the year.",
        [("the start of the year", "2013")],
    ),
    (
        MARCH_22,
        "The minister resigned earlier this week after nearly four years in office.",
        [("earlier this week", "2013-W12"), ("nearly four years", "P4Y")],
    ),
    (
        MARCH_22,
        "At least 30 people were killed over the weekend, a hospital official said today.",
        [("the weekend", "2013-W11-WE"), ("today", "2013-03-22")],
    ),
    (
        MARCH_22,
        "The 34-year-old suspect is currently held in the capital.",
        [("34-year-old", "P34Y"), ("currently", "PRESENT_REF")],
    ),
    (
        MARCH_22,
        "He spent five years in prison in the 1980s.",
        [("five years", "P5Y"), ("the 1980s", "198")],
    ),
    (
        MARCH_22,
        "Rebels seized the town two years ago and have held it ever since.",
        [("two years ago", "2011")],
    ),
    (
        MARCH_22,
        "The talks resume at 10 a.m. Friday in Geneva.",
        [("10 a.m. Friday", "2013-03-22T10:00")],
    ),
    (
        MARCH_22,
        "Flights were halted for at least six hours on Wednesday morning.",
        [("at least six hours", "PT6H"), ("Wednesday morning", "2013-03-20TMO")],
    ),
    (
        MARCH_22,
        "Turnout was the lowest in the past three decades.",
        [("the past three decades", "P3DE")],
    ),
    (
        MARCH_22,
        "The plant will open in the spring of 2014, the company said this week.",
        [("the spring of 2014", "2014-SP"), ("this week", "2013-W12")],
    ),
    (
        MARCH_22,
        "Aid groups recently warned that thousands could die in the coming months.",
        [("recently", "PAST_REF"), ("the coming months", "FUTURE_REF")],
    ),
    (
        MARCH_22,
        "The president, elected in November 2011, said the future of the party was at stake.",
        [("November 2011", "2011-11"), ("the future", "FUTURE_REF")],
    ),
    (
        MARCH_22,
        "A truce agreed on Jan. 9 collapsed a day later.",
        [("Jan. 9", "2013-01-09"), ("a day later", "2013-01-10")],
    ),
    (
        MARCH_22,
        "The daily newspaper reported that inspectors visit twice a week.",
        [("daily", "XXXX-XX-XX"), ("twice a week", "P1W")],
    ),
    (
        MARCH_22,
        "The verdict is due on March 31, more than a decade after the killings.",
        [("March 31", "2013-03-31"), ("more than a decade", "P1DE")],
    ),
    (
        NOVEMBER_2,
        "Net income rose 8% in the third quarter from a year earlier.",
        [("the third quarter", "1989-Q3"), ("a year earlier", "1988")],
    ),
    (
        NOVEMBER_2,
        "The company had a loss of $4 million in fiscal 1988.",
        [("fiscal 1988", "FY1988")],
    ),
    (
        NOVEMBER_2,
        "For the first nine months, profit fell to $1.2 million.",
        [("the first nine months", "P9M")],
    ),
    (
        NOVEMBER_2,
        "Results compare with year-ago earnings of 30 cents a share.",
        [("year-ago", "1988")],
    ),
    (
        NOVEMBER_2,
        "Yields on six-month bills eased yesterday after last week's rally.",
        [("six-month", "P6M"), ("yesterday", "1989-11-01"), ("last week", "1989-W43")],
    ),
    (
        NOVEMBER_2,
        "The chairman, 62 years old, will retire at the end of the year.",
        [("62 years old", "P62Y"), ("the end of the year", "1989")],
    ),
    (
        NOVEMBER_2,
        "Trading was halted at 2:30 p.m. on Oct. 13.",
        [("2:30 p.m. on Oct. 13", "1989-10-13T14:30")],
    ),
    (
        NOVEMBER_2,
        "In the first half of 1989, sales grew faster than in the previous two years.",
        [("the first half of 1989", "1989-H1"), ("the previous two years", "P2Y")],
    ),
    (
        NOVEMBER_2,
        "The contract runs through 1992 and may be renewed every two years.",
        [("1992", "1992"), ("every two years", "P2Y")],
    ),
    (
        NOVEMBER_2,
        "Mid-October figures are published each month.",
        [("Mid-October", "1989-10"), ("each month", "P1M")],
    ),
    (
        AUGUST_16,
        "The ceasefire took effect at 8 a.m. on Monday after 34 days of fighting.",
        [("8 a.m. on Monday", "2006-08-14T08:00"), ("34 days", "P34D")],
    ),
    (
        AUGUST_16,
        "Troops will pull out within 48 hours, officials said late Tuesday night.",
        [("48 hours", "PT48H"), ("late Tuesday night", "2006-08-15TNI")],
    ),
    (
        AUGUST_16,
        "It was the worst flood in half a century, and rain is forecast for the next two days.",
        [("half a century", "P0.5CE"), ("the next two days", "P2D")],
    ),
    (
        AUGUST_16,
        "Since last Friday, shops close every Sunday.",
        [("last Friday", "2006-08-11"), ("every Sunday", "XXXX-WXX-7")],
    ),
    (
        AUGUST_16,
        "The group has fought the government since the mid-1990s.",
        [("the mid-1990s", "199")],
    ),
    (
        AUGUST_16,
        "Earlier this year, the month-long strike cost the firm $30 million.",
        [("Earlier this year", "2006"), ("month-long", "P1M")],
    ),
    (
        AUGUST_16,
        "The law dates from the 19th century and was amended in late 2004.",
        [("the 19th century", "18"), ("late 2004", "2004")],
    ),
    (
        AUGUST_16,
        "The committee meets on Thursdays, and the next session is tomorrow.",
        [("Thursdays", "XXXX-WXX-4"), ("tomorrow", "2006-08-17")],
    ),
    (
        AUGUST_16,
        "Overnight raids killed six; on the same day in 2005, nine died.",
        [("Overnight", "2006-08-15TNI"), ("the same day in 2005", "2005-08-16")],
    ),
    (
        AUGUST_16,
        "The hearing was put off until next March; the trial could last several months.",
        [("next March", "2007-03"), ("several months", "PXM")],
    ),
    (
        FEBRUARY_27,
        "The ferry sank shortly after midnight Thursday, killing 18 people.",
        [("midnight Thursday", "1998-02-26T00:00")],
    ),
    (
        FEBRUARY_27,
        "In the past five years, the city has lost 3,000 jobs.",
        [("the past five years", "P5Y")],
    ),
    (
        FEBRUARY_27,
        "The embassy was closed from 1979 to 1994.",
        [("1979", "1979"), ("1994", "1994")],
    ),
    (
        FEBRUARY_27,
        "It was the second bombing in a month and the fourth this year.",
        [("a month", "P1M"), ("this year", "1998")],
    ),
    (
        FEBRUARY_27,
        "Early this morning, rescuers pulled a 9-year-old boy from the rubble.",
        [("Early this morning", "1998-02-27TMO"), ("9-year-old", "P9Y")],
    ),
    (
        FEBRUARY_27,
        "The prime minister, who took office last June, visits Tokyo next month.",
        [("last June", "1997-06"), ("next month", "1998-03")],
    ),
    (
        FEBRUARY_27,
        "By late afternoon, the Dow was up 40 points.",
        [("late afternoon", "XXXX-XX-XXTAF")],
    ),
    (
        FEBRUARY_27,
        "Several hours later, the gunmen released the hostages.",
        [("Several hours later", "FUTURE_REF")],
    ),
    (
        FEBRUARY_27,
        "He was president from January 1993 until his death in 1996.",
        [("January 1993", "1993-01"), ("1996", "1996")],
    ),
    (
        MARCH_20,
        "The comet will be visible until mid-April, astronomers said Tuesday.",
        [("mid-April", "2013-04"), ("Tuesday", "2013-03-19")],
    ),
    (
        MARCH_20,
        "Ten years ago today, the first bombs fell on Baghdad.",
        [("Ten years ago today", "2003-03-20")],
    ),
    (
        MARCH_20,
        "The island has until Monday to raise the money or lose the aid.",
        [("Monday", "2013-03-25")],
    ),
    (
        MARCH_20,
        "Sales fell 3.1 percent in February compared with the same month last year.",
        [("February", "2013-02"), ("the same month last year", "2012-02")],
    ),
    (
        MARCH_20,
        "For decades, the village had no running water; today it has a clinic.",
        [("decades", "PXDE"), ("today", "2013-03-20")],
    ),
    (
        MARCH_20,
        "Workers walked out for a second day on Wednesday.",
        [("Wednesday", "2013-03-20")],
    ),
    (
        MARCH_20,
        "The treaty, signed in the late 1970s, expires in two years.",
        [("the late 1970s", "197"), ("two years", "P2Y")],
    ),
    (
        MARCH_20,
        "At 6 p.m. local time, thousands gathered, and they stayed all night.",
        [("6 p.m. local time", "2013-03-20T18:00"), ("all night", "2013-03-20TNI")],
    ),
    (
        OCTOBER_27,
        "Third-quarter net fell 14% to $30 million from $35 million a year ago.",
        [("Third-quarter", "1989-Q3"), ("a year ago", "1988")],
    ),
    (
        OCTOBER_27,
        "In composite trading yesterday, the stock closed at $24.",
        [("yesterday", "1989-10-26")],
    ),
    (
        OCTOBER_27,
        "The notes, due Nov. 15, 1999, were priced late Thursday.",
        [("Nov. 15, 1999", "1999-11-15"), ("late Thursday", "1989-10-26")],
    ),
    (
        OCTOBER_27,
        "For the year ended Sept. 30, sales were $1.1 billion.",
        [("the year", "P1Y"), ("Sept. 30", "1989-09-30")],
    ),
    (
        OCTOBER_27,
        "The offer expires at midnight tonight.",
        [("midnight tonight", "1989-10-28T00:00")],
    ),
    (
        OCTOBER_27,
        "In the year-earlier period, it earned $2 million.",
        [("year-earlier", "1988")],
    ),
    (
        OCTOBER_27,
        "The board meets quarterly and pays dividends semiannually.",
        [("quarterly", "XXXX-QX"), ("semiannually", "P6M")],
    ),
    (
        OCTOBER_27,
        "Two weeks earlier, on Oct. 13, the market had plunged.",
        [("Two weeks earlier", "1989-W41"), ("Oct. 13", "1989-10-13")],
    ),
    (
        DECEMBER_30,
        "On Christmas Day, a man tried to blow up a plane; a trial is set for early 2011.",
        [("Christmas Day", "2009-12-25"), ("early 2011", "2011")],
    ),
    (
        DECEMBER_30,
        "Next year will be the hardest of the decade, the premier said on New Year's Eve in 1999.",
        [("Next year", "2010"), ("the decade", "200"), ("New Year's Eve", "1999-12-31"), ("1999", "1999")],
    ),
    (
        DECEMBER_30,
        "Rain fell all day Tuesday and into the night.",
        [("all day", "P1D"), ("Tuesday", "2009-12-29"), ("the night", "2009-12-29TNI")],
    ),
    (
        DECEMBER_30,
        "The truce should last from now until the end of January.",
        [("now", "PRESENT_REF"), ("the end of January", "2010-01")],
    ),
    (
        DECEMBER_30,
        "He said the 1967 war and the two-state solution were in the past.",
        [("1967", "1967"), ("the past", "PAST_REF")],
    ),
]


@pytest.mark.parametrize("day, text, expected", NEWS)
def test_times_of_the_news(day: date, text: str, expected: list[tuple[str, str]]) -> None:
    found = read_times(text, Dating(earliest=day, latest=day))
    assert [(time.span.quote, time.value) for time in found] == expected
