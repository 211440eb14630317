"""To JSON and back loses nothing, for every type that the stages hand on."""

from __future__ import annotations

import dataclasses
import json
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any, get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import truceline.model
from truceline.codec import claim_from_json, from_json, to_json
from truceline.model import (
    Abstention,
    Account,
    Ceasefire,
    Choice,
    Claim,
    Comparison,
    Judgement,
    Obligation,
    Passage,
    Quantity,
    Side,
    Span,
    Standing,
    State,
    Verdict,
    When,
)

TEXTS = st.text(max_size=12)
ZONES = st.integers(-1439, 1439).map(lambda minutes: timezone(timedelta(minutes=minutes)))
CLOCKS = st.datetimes(datetime(2, 1, 1), datetime(9998, 1, 1))
MOMENTS = CLOCKS | st.builds(lambda clock, zone: clock.replace(tzinfo=zone), CLOCKS, ZONES)
SPANS = st.builds(
    lambda start, quote: Span(start=start, end=start + len(quote), quote=quote), st.integers(0), TEXTS
)
VALUES = st.none() | MOMENTS.map(lambda moment: moment.isoformat(timespec="minutes")) | st.dates().map(str)
CHOSEN = (tuple[Side, ...], When, str, tuple[Obligation, ...], tuple[Account, ...])


def choices(kind: Any) -> st.SearchStrategy[Choice[Any]]:
    """Choices of a value of this type, or of none."""
    value = get_args(kind)[0] if get_args(kind) else str
    ids = st.lists(TEXTS, min_size=1, max_size=3).map(tuple)
    made = st.builds(Choice, value=st.from_type(value), rests_on=ids, abstention=st.none())
    none = st.builds(Choice, value=st.none(), rests_on=st.just(()), abstention=st.sampled_from(Abstention))
    return made | none


st.register_type_strategy(Span, SPANS)
st.register_type_strategy(
    When,
    st.builds(
        When,
        value=VALUES,
        earliest=st.none() | MOMENTS,
        latest=st.none() | MOMENTS,
        words=st.none() | SPANS,
    ),
)
st.register_type_strategy(Choice, choices)
st.register_type_strategy(
    Judgement, st.builds(Judgement, at=st.datetimes(datetime(1000, 1, 1), timezones=st.just(UTC)))
)
st.register_type_strategy(
    Standing,
    st.builds(Standing, state=st.sampled_from(State), abstention=st.just(Abstention.NOT_MENTIONED)),
)
# What is no number is never equal, not even to itself.
st.register_type_strategy(Quantity, st.builds(Quantity, number=st.floats(allow_nan=False)))
st.register_type_strategy(Comparison, st.builds(Comparison, score=st.floats(allow_nan=False)))
for claim_type in get_args(Claim):
    st.register_type_strategy(claim_type, st.builds(claim_type, confidence=st.floats(0, 1)))

public = [getattr(truceline.model, name) for name in truceline.model.__all__]
TYPES = [
    kind
    for kind in public
    if isinstance(kind, type) and (dataclasses.is_dataclass(kind) or issubclass(kind, tuple))
]
TYPES = [kind for kind in TYPES if kind not in {Choice, Passage}] + [Choice[kind] for kind in CHOSEN]  # type: ignore[valid-type]


def test_there_are_types_to_try() -> None:
    assert {Span, When, Ceasefire, Judgement, *get_args(Claim)} <= set(TYPES)


@pytest.mark.parametrize("kind", TYPES, ids=lambda kind: getattr(kind, "__name__", str(kind)))
@settings(max_examples=15, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_to_json_and_back_loses_nothing(kind: Any, data: st.DataObject) -> None:
    value = data.draw(st.from_type(kind))
    line = to_json(value)
    assert "\n" not in line
    assert from_json(line, kind) == value
    assert type(from_json(line, kind)) is type(value)


@settings(max_examples=15, suppress_health_check=list(HealthCheck))
@given(st.one_of(*(st.from_type(kind) for kind in get_args(Claim))))
def test_a_claim_of_any_kind_comes_back_as_that_kind(claim: Claim) -> None:
    back = claim_from_json(to_json(claim))
    assert (type(back), back, back.id) == (type(claim), claim, claim.id)


def test_json_keeps_letters_as_they_are_printed() -> None:
    assert to_json(Side(id="AZE", name="Azərbaycan")) == '{"id":"AZE","name":"Azərbaycan"}'


def test_a_time_keeps_its_zone() -> None:
    when = When.of("2020-10-10T12:00+04:00")
    back = from_json(to_json(when), When)
    assert back.earliest is not None
    assert back.earliest.utcoffset() == timedelta(hours=4)


def test_what_does_not_fit_the_type_is_refused() -> None:
    line = json.dumps({"start": 0, "end": 9, "quote": "truce"})
    with pytest.raises(Exception, match="structuring Span"):
        from_json(line, Span)


def test_a_day_comes_back_as_a_day() -> None:
    kind = truceline.model.Dating
    dating = kind(earliest=date(2020, 10, 10), latest=date(2020, 10, 11), candidates=(date(2020, 10, 10),))
    assert from_json(to_json(dating), kind) == dating


def test_a_verdict_is_written_as_its_word() -> None:
    judgement = Judgement(
        verdict=Verdict.MERGE, subject="A", other="B", by="Ana", at=datetime(2026, 1, 1, tzinfo=UTC)
    )
    assert json.loads(to_json(judgement))["verdict"] == "merge"
