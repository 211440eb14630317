"""What holds of all ceasefires in the layout of ETH/PRIO: they are read back as they were, and obey the rules."""

from __future__ import annotations

import dataclasses
import io
from datetime import datetime, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from ceasefires_by_hand import ceasefire as made
from shown_by_hand import ShownByHand, extract_of
from truceline.exports.eth_prio import EthPrio, cases_of, read_eth_prio
from truceline.model import (
    Abstention,
    Ceasefire,
    CeasefireClass,
    Choice,
    Declaration,
    Ending,
    Enforcement,
    Purpose,
    Side,
    TermType,
    Timing,
    When,
)
from truceline.views.values import length_words

NAMES = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1, max_size=12
).filter(
    lambda name: name == name.strip() and name.lower() not in {"na", "n/a", "nan", "null", "none", ".", "-"}
)
DAYS = st.dates()
BOUNDS = st.one_of(st.none(), st.datetimes(datetime(1990, 1, 1), datetime(2030, 1, 1)))


def _open(first: datetime | None, length: int, *, last: bool) -> When:
    until = (first or datetime(2020, 1, 1)) + timedelta(days=length)
    return When(earliest=first, latest=until if last else None)


TIMES = st.one_of(
    DAYS.map(lambda day: When.of(day.isoformat())),
    DAYS.map(lambda day: When.of(day.isoformat()[:7])),
    DAYS.map(lambda day: When.of(day.isoformat()[:4])),
    DAYS.map(lambda day: When.of(f"{day.isoformat()}T12:30")),
    st.builds(_open, BOUNDS, st.integers(1, 800), last=st.booleans()),
)


def choices(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Choice[Any]]:
    told = values.map(
        lambda value: Choice(value=value, judgements=("j1",), reason="told; with, signs \"'", made_by="tests")
    )
    none: st.SearchStrategy[Choice[Any]] = st.sampled_from(list(Abstention)).map(
        lambda kind: Choice(abstention=kind, reason="nothing", made_by="tests")
    )
    return st.one_of(told, none)


def tuples(values: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(values, min_size=1, max_size=3, unique_by=str).map(tuple)


SIDES = st.lists(NAMES, min_size=1, max_size=3, unique=True).map(
    lambda names: tuple(Side(id=f"S{number}", name=name) for number, name in enumerate(names))
)


@st.composite
def ceasefires(draw: st.DrawFn, number: int = 0) -> Ceasefire:
    sides = draw(SIDES)
    declared = tuple(
        Declaration(side=side, when=draw(st.one_of(st.none(), TIMES)), claims=()) for side in sides
    )
    values: dict[str, st.SearchStrategy[Choice[Any]]] = {
        "sides": choices(st.just(sides)),
        "declared": choices(st.just(declared)),
        "signatories": choices(st.just(sides)),
        "mediators": choices(SIDES),
        "agreed": choices(TIMES),
        "effect": choices(TIMES),
        "ended": choices(TIMES),
        "ending": choices(st.sampled_from(list(Ending))),
        "duration": choices(st.sampled_from(["PT72H", "P7D", "P1M"])),
        "ceasefire_class": choices(st.sampled_from(list(CeasefireClass))),
        "timing": choices(st.sampled_from(list(Timing))),
        "enforcement": choices(st.sampled_from(list(Enforcement))),
        "implementation": choices(tuples(st.sampled_from(list(TermType)))),
        "purpose": choices(tuples(st.sampled_from(list(Purpose)))),
        **{name: choices(st.booleans()) for name in ("partial", "written", "fixed", "ddr")},
    }
    drawn: dict[str, Any] = {name: draw(strategy) for name, strategy in values.items()}
    return dataclasses.replace(made(), id=f"AZE-ARM-20{number:02}", **drawn)


MANY = st.integers(0, 3).flatmap(lambda count: st.tuples(*(ceasefires(number) for number in range(count))))


def written(some: tuple[Ceasefire, ...]) -> io.BytesIO:
    stream = io.BytesIO()
    EthPrio().write(extract_of(ShownByHand(some)), stream)
    return io.BytesIO(stream.getvalue())


@settings(max_examples=120)
@given(MANY)
def test_a_file_is_read_back_as_it_was_coded(some: tuple[Ceasefire, ...]) -> None:
    read = read_eth_prio(written(some), coder="Truceline")
    assert read == cases_of(extract_of(ShownByHand(some)))
    assert [case.ceasefire for case in read] == [one.id for one in some]


@settings(max_examples=120)
@given(MANY)
def test_a_file_obeys_the_rules_but_for_ends_before_beginnings(some: tuple[Ceasefire, ...]) -> None:
    faults = EthPrio().check(written(some))
    assert [one for one in faults if "before it began" not in one.says] == []


@settings(max_examples=200)
@given(ceasefires())
def test_what_is_read_is_what_the_ceasefire_says(one: Ceasefire) -> None:
    (case,) = read_eth_prio(written((one,)))
    values = case.values
    assert values.get("cf_effect") == told(one.effect.value)
    assert values.get("end") == told(one.ended.value)
    assert values.get("fixed_time") == (one.duration.value and length_words(one.duration.value))
    for name in ("partial", "fixed", "ddr"):
        assert values.get(name) == coded(getattr(one, name), none=None if name == "partial" else False)
    assert values["written"] == coded(one.written, none=False, silent=False)
    assert values.get("implement") == coded(one.implementation, none=False)
    assert values.get("mediator_nego") == coded(one.mediators, none=False)
    assert values.get("ceasefire_class") == coded(one.ceasefire_class, none=None)
    assert values.get("enforcement") == coded(one.enforcement, none="none")
    assert values["p_holiday"] == (Purpose.HOLIDAY in (one.purpose.value or ()))


@settings(max_examples=150)
@given(ceasefires())
def test_every_side_keeps_the_day_that_is_told_for_it(one: Ceasefire) -> None:
    (case,) = read_eth_prio(written((one,)))
    days = {declared.side.name: told(declared.when) for declared in one.declared.value or ()}
    if any(declared.when for declared in one.declared.value or ()):
        assert {name: case.declared.get(name) for name in days} == days
    else:
        assert {*case.declared.values()} <= {None, told(one.agreed.value)}
    assert set(days) <= {*case.sides}


def told(when: When | None) -> str | None:
    """The time as far as it is told: never a day that it does not name."""
    if when is None:
        return None
    if when.value:
        return when.value[:10]
    if not (when.earliest and when.latest):
        return None
    last = when.latest - timedelta(seconds=1)
    for form in ("%Y-%m-%d", "%Y-%m", "%Y"):
        if when.earliest.strftime(form) == last.strftime(form):
            return when.earliest.strftime(form)
    return None


def coded(choice: Choice[Any], *, none: Any, silent: Any = None) -> Any:
    """The value of a coded variable, or what stands there instead; where the format has no code for none it is unclear."""
    if choice.value is None:
        unclear = "unclear"
        return {
            Abstention.NOT_MENTIONED: silent,
            Abstention.UNCLEAR: unclear,
            Abstention.NONE: unclear if none is None else none,
        }[choice.abstention or Abstention.UNCLEAR]
    return bool(choice.value) if isinstance(choice.value, (bool, tuple)) else choice.value
