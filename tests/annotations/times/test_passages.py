"""Passages of news, each whole: what its relative times are counted from as the telling goes on."""

from datetime import date

import pytest

from truceline.annotations.times import read_times
from truceline.model.document import Dating

PASSAGES = {
    "a plan of a day before is over": (
        "2022-04-18",
        "The bishops called a pause on Friday. It was to run from 6 p.m. that day until midnight on Sunday.",
        "2022-04-15 2022-04-15T18:00 2022-04-18T00:00",
    ),
    "what opens a sentence looks ahead only if the sentence does": (
        "2022-04-18",
        "By Sunday evening they had counted nine breaches. By Sunday evening monitors counted ten. By Friday all will be home.",
        "2022-04-17TEV 2022-04-17TEV 2022-04-22",
    ),
    "by whom is no deadline": (
        "2022-11-03",
        "A truce declared by the junta in March collapsed; the army agreed to the next one in July.",
        "2022-03 2022-07",
    ),
    "what is due leaves the background told before": (
        "2023-08-03",
        "Talks resumed in November 2022. A fourth round is due to open on August 14. Its report is due by the end of the month.",
        "2022-11 2023-08-14 2023-08",
    ),
    "a truce that will last for months": (
        "2023-08-03",
        "If all goes well, it will last until January 29.",
        "2024-01-29",
    ),
    "news of this week with much of the past is news": (
        "2019-12-23",
        (
            "The rebels ordered a truce on Sunday. Talks begin on Thursday. It was the first attack since the envoy spoke, on "
            "December 5. Last year there was none. The war began in 1969. Truces failed in August 2016 and February 2017; "
            "talks ended in November 2017. In the south an accord of 2014 holds this year."
        ),
        "2019-12-22 2019-12-26 2019-12-05 2018 1969 2016-08 2017-02 2017-11 2014 2019",
    ),
    "the day before the day of a statement": (
        "2022-04-06",
        (
            "KYIV, April 6 (Wire) - The governor said on Wednesday that a corridor had opened.\n\n"
            "The day before, shells hit the road. Later that day, buses turned back."
        ),
        "2022-04-06 2022-04-06 2022-04-05 2022-04-05",
    ),
    "an agreement named in passing moves nothing": (
        "2020-10-13",
        (
            "The minister said on Monday that the truce, agreed on October 9, had failed. "
            "The following morning he left for Geneva."
        ),
        "2020-10-12 2020-10-09 2020-10-13TMO",
    ),
    "a day that only names a deal moves nothing": (
        "2018-12-20",
        (
            "Rebels shelled the port on Tuesday, breaching the December 13 agreement. "
            "The next day the convoy turned back."
        ),
        "2018-12-18 2018-12-13 2018-12-19",
    ),
    "what is announced does not move what is past": (
        "2021-05-20",
        (
            "The cabinet said on Thursday the truce would begin on Friday. "
            "Earlier in the day, rockets hit two towns. It expires on Sunday."
        ),
        "2021-05-20 2021-05-21 2021-05-20 2021-05-23",
    ),
    "what is announced goes on ahead": (
        "2021-05-20",
        "The truce will begin on Friday. The next day, monitors will arrive.",
        "2021-05-21 2021-05-22",
    ),
    "words of a quotation do not move the story": (
        "2014-08-27",
        (
            "Gunmen fired on the bridge on Monday. “We agreed on this last Thursday,” a commander said. "
            "That night, the mayor fled."
        ),
        "2014-08-25 2014-08-21 2014-08-25TNI",
    ),
    "background of its own year": (
        "2017-06-15",
        (
            "Fighting resumed on Wednesday.\n\nThe war began in 2014. In May of that year rebels held a vote. "
            "The following year a second truce was signed in Minsk, in February."
        ),
        "2017-06-14 2014 2014-05 2015 2015-02",
    ),
    "after the background the news goes on": (
        "2017-06-15",
        (
            "In September 2014 the sides signed a first truce. In October it broke.\n\n"
            "In May, the two met again. On Tuesday they signed."
        ),
        "2014-09 2014-10 2017-05 2017-06-13",
    ),
    "the year before is told out as well": (
        "2020-07-20",
        "The army took the airport in April 2019. In June it was pushed back. This month it withdrew.",
        "2019-04 2019-06 2020-07",
    ),
    "tense of reported speech": (
        "2023-10-25",
        "He said on Tuesday that the army would withdraw on Friday. Talks resume on Monday.",
        "2023-10-24 2023-10-27 2023-10-30",
    ),
    "what is on the timetable": (
        "2015-02-12",
        "The ceasefire begins at noon on Saturday. Leaders meet on Sunday. The first deadline expires Monday.",
        "2015-02-14T12:00 2015-02-15 2015-02-16",
    ),
    "headlines tell the past in the present": (
        "2016-09-13",
        "Sides agree truce on Monday\nArmy shells suburb on Sunday\nTruce takes effect Wednesday",
        "2016-09-12 2016-09-11 2016-09-14",
    ),
    "genitives by what they belong to": (
        "2018-03-01",
        "Monday's talks ended without a deal. Ahead of Friday's deadline, both dug in. Tuesday's attack killed six.",
        "2018-02-26 2018-03-02 2018-02-27",
    ),
    "deadlines ahead and behind": (
        "2018-03-01",
        "They must leave by Saturday. By Tuesday the rebels had taken the hill. The pause was extended until Sunday.",
        "2018-03-03 2018-02-27 2018-03-04",
    ),
    "this, next and last": (
        "2019-05-08",
        "Envoys meet this Friday. They met last Friday. A summit is planned for next Tuesday.",
        "2019-05-10 2019-05-03 2019-05-14",
    ),
    "hours after a clock time": (
        "2022-03-05",
        "The corridor opened at 10:00 on Saturday. Two hours later, it was closed.",
        "2022-03-05T10:00 2022-03-05T12:00",
    ),
    "a paragraph anew and its day": (
        "2008-08-12",
        (
            "Troops crossed the river on 8 August.\n\nThe following day, jets bombed the port. "
            "Two days later, a truce was announced."
        ),
        "2008-08-08 2008-08-09 2008-08-11",
    ),
    "months after one another": (
        "1996-06-01",
        (
            "A pact was signed on 3 May. Ten days earlier, both armies had met at the river. "
            "The same week, an envoy flew in."
        ),
        "1996-05-03 1996-04-23 1996-W17",
    ),
    "day after feast and day": (
        "2012-12-28",
        "Clashes broke out the day after Christmas. They stopped two days after December 24.",
        "2012-12-26 2012-12-25 P2D 2012-12-24",
    ),
    "reports of a night": (
        "2024-06-03",
        (
            "Drones struck the depot overnight into Monday, officials said. On Sunday evening, sirens sounded. "
            "Hours later, a fire broke out."
        ),
        "2024-06-03 2024-06-02TEV FUTURE_REF",
    ),
    "a feature on long ago with news on top": (
        "2024-11-20",
        (
            "The president said on Tuesday that the line will hold. He will speak again tomorrow.\n\n"
            "The first war ended in 1994. In 1998 talks began. In 2001 they failed, and in 2008 the line was shelled. "
            "In August of that year, envoys came back. In 2016 war broke out for four days."
        ),
        "2024-11-19 2024-11-21 1994 1998 2001 2008 2008-08 2016 P4D",
    ),
    "who may have and who is expected": (
        "2013-09-04",
        (
            "Rockets may have been fired on Monday. Inspectors are expected to leave on Saturday. "
            "The sides agreed to withdraw on Friday."
        ),
        "2013-09-02 2013-09-07 2013-09-06",
    ),
    "planned is to come": (
        "2000-10-16",
        "Ahead of the summit planned for Thursday, six were killed on Sunday.",
        "2000-10-19 2000-10-15",
    ),
    "a dateline and hours": (
        "1999-06-10",
        "PRISTINA, June 9 (Wire) - Generals signed the accord late on Wednesday. The next morning the bombing stopped.",
        "1999-06-09 1999-06-09 1999-06-10TMO",
    ),
    "warnings before and what ends ahead": (
        "2021-08-26",
        (
            "KABUL (Wire) - Two blasts struck the airport gate on Thursday evening, hours after embassies warned of an "
            "attack. The evacuation ends next Tuesday. A day earlier, the alliance had asked its citizens to leave."
        ),
        "2021-08-26TEV PTXH 2021-08-31 2021-08-25",
    ),
    "two hours after a truce": (
        "2006-08-14",
        (
            "A ceasefire took effect at 0500 GMT on Monday. Two hours later, cars streamed south. The day before, the "
            "army had lost 24 men, its heaviest toll since the war began on July 12."
        ),
        "2006-08-14T05:00+00:00 2006-08-14T07:00+00:00 2006-08-13 2006-07-12",
    ),
    "a chain of months": (
        "1995-11-22",
        (
            "The presidents initialled the accord on Tuesday after three weeks of talks. It will be signed in Paris next "
            "month. In July, a town fell; the following month a mortar hit the market."
        ),
        "1995-11-21 P3W 1995-12 1995-07 1995-08",
    ),
    "years of background": (
        "2011-07-10",
        (
            "Thousands celebrated on Saturday as the country was born. In January, people had voted to secede. "
            "Two years earlier, few believed it. The war ended with a 2005 accord."
        ),
        "2011-07-09 2011-01 2009 2005",
    ),
    "days after troops were pulled back": (
        "2019-10-18",
        (
            "The army agreed on Thursday to a five-day pause. It ends on Tuesday at 10 p.m. "
            "The offensive was launched on October 9, days after troops were pulled back."
        ),
        "2019-10-17 P5D 2019-10-22T22:00 2019-10-09 PXD",
    ),
    "an offensive of the year before": (
        "2009-01-19",
        (
            "They declared a truce on Sunday, a day after the army halted fire. The three-week offensive began on "
            "December 27. Last June the two had agreed to a six-month lull, which expired on December 19."
        ),
        "2009-01-18 P1D P3W 2008-12-27 2008-06 P6M 2008-12-19",
    ),
    "hours after a deadline": (
        "1998-04-11",
        (
            "They shook hands at 5 p.m. on Friday, 17 hours after the deadline set by the chairman. "
            "The night before, few had slept. Voters on both sides will be asked on May 22."
        ),
        "1998-04-10T17:00 PT17H 1998-04-09TNI 1998-05-22",
    ),
    "a life told by years and months": (
        "2020-10-21",
        "He was born in 1950. In March 1975 he joined. The next year he deserted. In June he was caught.\n\nIn June he wrote.",
        "1950 1975-03 1976 1976-06 2020-06",
    ),
    "a following weekday": (
        "2008-08-16",
        (
            "The president signed the six-point plan on Saturday; his neighbour did so a day earlier. "
            "Tanks stayed in town. The following Monday they are to start leaving."
        ),
        "2008-08-16 2008-08-15 2008-08-18",
    ),
}


@pytest.mark.parametrize("name", PASSAGES)
def test_a_passage_is_read_whole(name: str) -> None:
    published, text, wanted = PASSAGES[name]
    day = date.fromisoformat(published)
    times = read_times(text, Dating(earliest=day, latest=day))
    assert [time.value for time in times] == wanted.split()
