"""What holds of all ceasefires in lists of agreements: rows obey the rules, no day is made up, nothing is lost in silence."""

from __future__ import annotations

import dataclasses
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agreements_by_hand import agreement, exported, provided, sides
from ceasefires_by_hand import account, chosen, time
from truceline.exports import LossKind
from truceline.exports.agreements.made import SETTLING
from truceline.exports.agreements.pax_provisions import HEADINGS, LEFT_OUT
from truceline.model import (
    Abstention,
    Act,
    Ceasefire,
    CeasefireClass,
    Choice,
    Ending,
    Event,
    Laterality,
    Obligation,
    Relation,
    RelationKind,
    Side,
    Status,
    TermType,
)

ACTORS = [
    "ARM",
    "AZE",
    "NKR",
    "COL",
    "FARC",
    "ISR",
    "HAMAS",
    "UN",
    "SDN",
    "rebels (libya)",
    '=nobody, "known"\n',
]
PLACES = [Side(id="RUS-moscow", name="Moscow"), *sides("NKR AZE KASHMIR nowhere SYR-homs")]
CODES = sorted({*SETTLING, *HEADINGS, *LEFT_OUT.values(), "Ce", "SsrFf", "ImOth"})

DAYS = st.dates(min_value=date(1990, 1, 1), max_value=date(2030, 1, 1))
TIMES = st.one_of(
    DAYS.map(str),
    DAYS.map(lambda day: str(day)[:7]),
    DAYS.map(lambda day: str(day)[:4]),
    DAYS.map(lambda day: f"{day}T23:30+04:00"),
    DAYS.map(lambda day: f"..{day}"),
    st.builds(lambda day, days: f"{day}..{day + timedelta(days=days)}", DAYS, st.integers(0, 60)),
)


def maybe(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Choice[Any]]:
    none: st.SearchStrategy[Choice[Any]] = st.sampled_from(list(Abstention)).map(
        lambda why: Choice(abstention=why, reason="", made_by="tests")
    )
    return st.one_of(values.map(chosen), none)


def some(values: st.SearchStrategy[Any], least: int = 1) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(values, min_size=least, max_size=3, unique_by=str).map(tuple)


WHO = some(st.sampled_from(ACTORS)).map(lambda ids: tuple(Side(id=one, name=one.title()) for one in ids))
CONTACTS = st.builds(
    lambda who, day, form, status, place: Event(
        kind="contact", what=form, says="met", who=who, date=time(day), status=status, place=place, claims=()
    ),
    WHO, TIMES, st.sampled_from(["talks", "meeting", "call"]), st.sampled_from(list(Status)), some(st.sampled_from(PLACES), 0),
)  # fmt: skip
TERMS = st.builds(
    lambda kind, day, status, by: Obligation(
        type=kind, says="they are to", accounts=(account(Act.IMPLEMENT, day, by=by, status=status),), claims=("c",)
    ),
    st.sampled_from(list(TermType)), st.one_of(st.none(), TIMES), st.sampled_from(list(Status)), st.sampled_from(["", "ARM", "UN"]),
)  # fmt: skip


@st.composite
def ceasefires(draw: st.DrawFn, key: str = "AZE-ARM-2020-10-10") -> Ceasefire:
    act, status = draw(st.sampled_from(list(Act))), draw(st.sampled_from(list(Status)))
    fields: dict[str, st.SearchStrategy[Choice[Any]]] = {
        "sides": maybe(WHO),
        "laterality": maybe(st.sampled_from(list(Laterality))),
        "mediators": maybe(WHO),
        "signatories": maybe(WHO),
        "agreed": maybe(TIMES.map(time)),
        "ended": maybe(TIMES.map(time)),
        "ending": maybe(st.sampled_from(list(Ending))),
        "partial": maybe(st.booleans()),
        "ddr": maybe(st.booleans()),
        "ceasefire_class": maybe(st.sampled_from(list(CeasefireClass))),
        "venue": maybe(some(st.sampled_from(PLACES))),
        "place": maybe(some(st.sampled_from(PLACES))),
        "contacts": maybe(some(CONTACTS)),
        "terms": maybe(some(TERMS)),
    }
    values: dict[str, Any] = {name: draw(strategy) for name, strategy in fields.items()}
    strengths = draw(st.dictionaries(st.sampled_from(CODES), st.integers(1, 3), max_size=6))
    made = agreement("ARM AZE", draw(TIMES), account(act, draw(TIMES), status=status), **values)
    earlier = draw(st.sampled_from([None, *RelationKind]))
    relations = (Relation(kind=earlier, other="X-2019", reason=""),) if earlier else ()
    provisions = provided(**strengths) if strengths else made.provisions
    return dataclasses.replace(made, id=key, relations=relations, provisions=provisions)


@pytest.mark.parametrize("name", ["pa-x", "ucdp", "acled"])
@settings(max_examples=20)
@given(one=ceasefires(), other=ceasefires("AZE-ARM-2020-10-10-b"))
def test_rows_obey_the_rules_whatever_is_told(name: str, one: Ceasefire, other: Ceasefire) -> None:
    rows, losses = exported(name, one, other)  # which checks them
    left = [loss for loss in losses if loss.kind is LossKind.LEFT_OUT and loss.what == "ceasefire"]
    if name != "acled":
        assert len(rows) + sum(loss.count for loss in left) == 2


@settings(max_examples=20)
@given(one=ceasefires())
def test_a_day_stands_only_where_one_is_told(one: Ceasefire) -> None:
    told = one.agreed.value.day if one.agreed.value else None
    for name, column in (("pa-x", "Dat"), ("ucdp", "pa_date")):
        for row in exported(name, one)[0]:
            assert row[column] == (told or "")


@settings(max_examples=20)
@given(one=ceasefires())
def test_a_point_stands_only_where_a_town_is_told(one: Ceasefire) -> None:
    for row in exported("acled", one)[0]:
        assert bool(row["latitude"]) == (row["location"] in {"Moscow", "Homs"})
