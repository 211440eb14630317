"""What holds of `resolve` for all claims."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from claims_by_hand import cited, claim
from truceline.model import Act, ActClaim, Choice
from truceline.records import FIELDS, Resolver, resolve, unplaced

DAYS = st.dates(min_value=date(2020, 9, 1), max_value=date(2020, 12, 1))
SIDES = st.sampled_from(["ARM AZE", "ARM", "", "AZE NKR", "ISR HAMAS", "HAMAS", "ARM AZE RUS"])
TIMES = st.one_of(
    st.none(),
    DAYS.map(lambda day: day.isoformat()),
    DAYS.map(lambda day: day.isoformat()[:7]),
    DAYS.map(lambda day: f"{day.isoformat()}T12:00+04:00"),
)


@st.composite
def claims(draw: st.DrawFn) -> ActClaim:
    document = draw(st.integers(0, 6))
    told = draw(st.one_of(st.none(), st.just(date(2020, 9, 20) + timedelta(days=10 * document))))
    return claim(
        draw(st.sampled_from(list(Act))),
        cited(f"d{document}", told.isoformat() if told else None, outlet=draw(st.sampled_from(["X", "Y"]))),
        sides=draw(SIDES),
        by=draw(SIDES),
        brokers=draw(st.sampled_from(["", "RUS", "USA"])),
        agreed=draw(TIMES),
        start=draw(TIMES),
        about=draw(st.sampled_from([0, 40, 80])),
        at=draw(st.integers(0, 100)),
        place=draw(st.sampled_from(["", "NKR"])),
    )


MANY = st.lists(claims(), max_size=14)


@settings(max_examples=150, deadline=None)
@given(MANY, st.randoms(use_true_random=False))
def test_the_order_of_claims_changes_nothing(told: list[ActClaim], random: object) -> None:
    one_each = list({c.id: c for c in told}.values())
    shuffled = sorted(one_each, key=lambda _: random.random())  # type: ignore[attr-defined]  # hypothesis' Random
    assert resolve(shuffled) == resolve(one_each)


@settings(max_examples=100, deadline=None)
@given(MANY)
def test_claims_told_twice_change_nothing(told: list[ActClaim]) -> None:
    one_each = list({c.id: c for c in told}.values())
    assert resolve([*one_each, *one_each]) == resolve(one_each)


@settings(max_examples=150, deadline=None)
@given(MANY)
def test_every_claim_is_in_one_case_or_unplaced(told: list[ActClaim]) -> None:
    one_each = {c.id for c in told}
    placed = [name for ceasefire in resolve(told) for name in ceasefire.claims]
    left = [c.id for c in unplaced(told)]
    assert sorted([*placed, *left]) == sorted(one_each)


@settings(max_examples=150, deadline=None)
@given(MANY)
def test_every_value_has_evidence_of_its_case_or_an_abstention(told: list[ActClaim]) -> None:
    for ceasefire in resolve(told):
        for name in FIELDS:
            choice: Choice[object] = getattr(ceasefire, name)
            assert (choice.value is None) == (choice.abstention is not None)
            assert choice.value is None or choice.rests_on
            assert {*choice.rests_on, *choice.passes_over} <= set(ceasefire.claims)
            assert choice.made_by.rsplit(".", 1)[1] == name


@settings(max_examples=100, deadline=None)
@given(MANY)
def test_ids_are_one_each(told: list[ActClaim]) -> None:
    names = [ceasefire.id for ceasefire in resolve(told)]
    assert len(names) == len(set(names))


@settings(max_examples=150, deadline=None)
@given(st.lists(MANY, max_size=5))
def test_adding_in_batches_equals_making_all_at_once(batches: list[list[ActClaim]]) -> None:
    resolver = Resolver()
    known: dict[str, ActClaim] = {}
    for batch in batches:
        resolver.add(batch)
        known.update({c.id: c for c in batch})
        assert resolver.ceasefires() == resolve(known.values())
        assert resolver.unplaced() == unplaced(known.values())


@settings(max_examples=150, deadline=None)
@given(MANY, MANY)
def test_what_is_let_go_of_leaves_no_trace(kept: list[ActClaim], gone: list[ActClaim]) -> None:
    stays = {c.id: c for c in kept}
    resolver = Resolver([*stays.values(), *gone])
    resolver.ceasefires()
    resolver.remove(c for c in gone if c.id not in stays)
    resolver.add(stays.values())
    assert resolver.ceasefires() == resolve(stays.values())
