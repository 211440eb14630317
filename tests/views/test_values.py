from __future__ import annotations

import json
from datetime import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from truceline.model import (
    Account,
    Act,
    CeasefireClass,
    Choice,
    Declaration,
    Event,
    Exactness,
    Obligation,
    Progress,
    Provision,
    Quantity,
    Side,
    Span,
    Status,
    TermType,
    When,
)
from truceline.views.values import in_words, length_words, plain

MALI, NIGER, UN = (
    Side(id="MLI", name="Mali"),
    Side(id="NER", name="Niger"),
    Side(id="UNO", name="United Nations"),
)
DAY = When.of("2021-06-11")


def counted(number: float, exactness: Exactness, words: str = "soldiers") -> Quantity:
    return Quantity(
        number=number, exactness=exactness, unit="soldiers", words=Span(start=0, end=len(words), quote=words)
    )


def chosen(value: Any) -> Choice[Any]:
    return Choice(value=value, rests_on=("c1",), reason="told", made_by="rule")


OWED = Obligation(
    type=TermType.WITHDRAWAL,
    says="pull out",
    obligor=(MALI,),
    beneficiary=(NIGER,),
    oversight=(UN,),
    quantity=chosen(counted(1200, Exactness.ABOUT)),
    deadline=chosen(DAY),
    progress=Progress.MET,
    claims=("c1",),
)


@pytest.mark.parametrize(
    "value, words",
    [
        (None, ""),
        (True, "yes"),
        (False, "no"),
        (CeasefireClass.PRELIMINARY, "preliminary"),
        ((TermType.BUFFER_ZONE, TermType.MONITORING), "buffer zone, monitoring"),
        ((MALI, NIGER), "Mali, Niger"),
        (counted(1960, Exactness.EXACT), "1,960 soldiers"),
        (counted(2000, Exactness.ABOUT), "around 2,000 soldiers"),
        (counted(2000, Exactness.MORE_THAN), "more than 2,000 soldiers"),
        (counted(2000, Exactness.LESS_THAN), "less than 2,000 soldiers"),
        (counted(24, Exactness.SOME, "dozens of soldiers"), "dozens of soldiers"),
        (Declaration(side=MALI, when=DAY, claims=("c1",)), "Mali 2021-06-11"),
        (Declaration(side=MALI, when=None, claims=("c1",)), "Mali"),
        ((Provision(code="ImPK", strength=2, reason="told", claims=("c1",)),), "ImPK 2"),
        (
            OWED,
            (
                "withdrawal: by Mali, to Niger, around 1,200 soldiers, until 2021-06-11, "
                "overseen by United Nations, reported met"
            ),
        ),
        (
            Obligation(type=TermType.OTHER, says="keep off the road", claims=("c1",)),
            "“keep off the road”: no report",
        ),
        (
            Account(act=Act.HOLD, actors=(), said_by=None, status=Status.ACTUAL, date=None, claims=("c1",)),
            "reported",
        ),
        (
            Event(kind="contact", what="talks", says="met", who=(MALI, NIGER), date=DAY, claims=("c1",)),
            "talks: Mali, Niger, on 2021-06-11",
        ),
        (
            Event(
                kind="incident",
                what="ASSAULT",
                says="shelled",
                who=(MALI,),
                whom=(NIGER,),
                said_by=NIGER,
                denied_by=(MALI,),
                status=Status.ALLEGED,
                claims=("c1",),
            ),
            "assault: Mali, to Niger, says Niger, denied by Mali (alleged)",
        ),
    ],
)
def test_a_value_is_told_in_one_line(value: Any, words: str) -> None:
    assert in_words(value) == words


@pytest.mark.parametrize(
    "earliest, latest, words",
    [
        (None, datetime(2021, 6, 12), "not after 2021-06-11"),
        (datetime(2021, 6, 1), None, "not before 2021-06-01"),
        (datetime(2021, 6, 1), datetime(2021, 6, 12), "between 2021-06-01 and 2021-06-11"),
        (datetime(2021, 6, 1, 3), datetime(2021, 6, 1, 5), "2021-06-01"),
        (None, None, "open"),
    ],
)
def test_a_time_that_is_only_bounded_is_told_by_its_bounds(
    earliest: datetime | None, latest: datetime | None, words: str
) -> None:
    assert in_words(When(earliest=earliest, latest=latest)) == words


@pytest.mark.parametrize(
    "duration, words",
    [
        ("PT72H", "72 hours"),
        ("P1D", "1 day"),
        ("P2W", "2 weeks"),
        ("P1Y6M", "1 year, 6 months"),
        ("PT1H30M", "1 hour, 30 minutes"),
        ("P", "P"),
        ("a while", "a while"),
    ],
)
def test_a_duration_is_told_in_words(duration: str, words: str) -> None:
    assert length_words(duration) == words


LENGTHS = st.builds(lambda number, unit: f"P{number}{unit}", st.integers(0, 999), st.sampled_from("YMWD"))
WORDS = st.text(max_size=20)
SIDES = st.lists(st.builds(Side, id=WORDS, name=WORDS), max_size=3).map(tuple)
CHOSEN = st.builds(chosen, st.builds(counted, st.floats(0, 1e9), st.sampled_from(Exactness)))
OWING = st.builds(
    Obligation,
    type=st.sampled_from(TermType),
    says=WORDS,
    obligor=SIDES,
    beneficiary=SIDES,
    quantity=st.none() | CHOSEN,
    progress=st.sampled_from(Progress),
    claims=st.just(("c1",)),
)


@given(OWING | SIDES | LENGTHS)
def test_every_value_can_be_told_and_written_as_json(value: Any) -> None:
    assert json.loads(json.dumps(plain(value))) == plain(value)
    assert in_words(value) or isinstance(value, tuple)


def test_plain_data_keeps_all_parts_and_their_bounds() -> None:
    told = plain((OWED,))[0]
    assert told["type"] == "withdrawal"
    assert told["obligor"] == [{"id": "MLI", "name": "Mali"}]
    assert told["quantity"]["value"] == {
        "number": 1200,
        "exactness": "about",
        "unit": "soldiers",
        "words": "soldiers",
    }
    assert told["quantity"]["rests_on"] == ["c1"]
    assert told["deadline"]["value"] == {
        "value": "2021-06-11",
        "earliest": "2021-06-11T00:00:00",
        "latest": "2021-06-12T00:00:00",
        "words": None,
        "doubts": [],
    }
    assert told["progress"] == "reported met"
