"""What holds of cases that people merged and split, for all claims."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from claims_by_hand import cited, claim
from judged_by_hand import judged
from truceline.model import Act, ActClaim, Ceasefire, Judgement, Verdict
from truceline.records import resolve
from truceline.records.judging.judged import links
from truceline.records.judging.overruled import Kind
from truceline.records.judging.unsettled import unsettled

FIRST = date(2020, 10, 1)
Step = tuple[bool, int, int, int]
STEPS = st.lists(st.tuples(st.booleans(), *[st.integers(0, 30)] * 3), min_size=1, max_size=4)


@st.composite
def told(draw: st.DrawFn) -> ActClaim:
    document = draw(st.integers(0, 9))
    day = FIRST + timedelta(days=7 * draw(st.integers(0, 3)))
    return claim(
        draw(st.sampled_from([Act.AGREE, Act.EFFECT, Act.VIOLATE])),
        cited(f"d{document}", (day + timedelta(days=1)).isoformat(), outlet=f"o{document % 3}"),
        sides=draw(st.sampled_from(["ARM AZE", "ISR HAMAS", ""])),
        start=draw(st.sampled_from([None, day.isoformat()])),
        about=40 * draw(st.integers(0, 1)),
        at=draw(st.integers(0, 60)),
    )


MANY = st.lists(told(), min_size=2, max_size=12)


def take(step: Step, hour: int, cases: Sequence[Ceasefire], claims: dict[str, ActClaim]) -> Judgement | None:
    """A judgement on the cases as they stand: a merge of two, or a split of one."""
    merges, first, second, bits = step
    one, other = cases[first % len(cases)], cases[second % len(cases)]
    if merges and one != other:
        return judged(
            Verdict.MERGE,
            one.id,
            with_=other.id,
            hour=hour,
            on=[claims[key] for key in one.claims],
            other=[claims[key] for key in other.claims],
        )
    taken = [key for i, key in enumerate(one.claims) if bits >> (i % 5) & 1]
    stays = [key for key in one.claims if key not in taken]
    if merges or not taken or not stays:
        return None
    on, left = [claims[key] for key in taken], [claims[key] for key in stays]
    return judged(Verdict.SPLIT, one.id, hour=hour, on=on, other=left)


def decide(steps: Sequence[Step], claims: dict[str, ActClaim]) -> list[Judgement]:
    """Judgements one after another, each on the cases as those before it left them."""
    made: list[Judgement] = []
    for hour, step in enumerate(steps):
        cases = resolve(claims.values(), made)
        judgement = take(step, hour, cases, claims) if cases else None
        made += [judgement] if judgement else []
    return made


def by_id(claims: Sequence[ActClaim]) -> dict[str, ActClaim]:
    return {one.id: one for one in claims}


def case_of(claims: dict[str, ActClaim], made: Sequence[Judgement]) -> dict[str, str]:
    return {key: case.id for case in resolve(claims.values(), made) for key in case.claims}


@settings(max_examples=80, deadline=None)
@given(MANY, STEPS)
def test_the_newest_merge_or_split_is_what_the_cases_show(claims: list[ActClaim], steps: list[Step]) -> None:
    every = by_id(claims)
    made = decide(steps, every)
    if made:
        cases, last = case_of(every, made), made[-1]
        if last.verdict is Verdict.MERGE:
            assert len({cases[key] for key in (*last.claims, *last.other_claims)}) == 1
        else:
            assert {cases[key] for key in last.claims}.isdisjoint(cases[key] for key in last.other_claims)


@settings(max_examples=80, deadline=None)
@given(MANY, MANY, STEPS)
def test_what_people_decided_holds_when_claims_are_added_or_is_listed(
    claims: list[ActClaim], more: list[ActClaim], steps: list[Step]
) -> None:
    every = by_id([*claims, *more])
    made = decide(steps, by_id(claims))
    cases, laid = case_of(every, made), links(made, every)
    listed = {
        one.judgement
        for one in unsettled(made, every.values(), resolve(every.values(), made))
        if one.kind is Kind.NOT_KEPT
    }
    for together in laid.must:
        assert together.judgement in listed or len({cases.get(key) for key in together.claims}) == 1
    for apart in laid.cannot:
        held = [{cases.get(key) for key in side} for side in (apart.one, apart.other)]
        assert apart.judgement in listed or held[0].isdisjoint(held[1])


@settings(max_examples=60, deadline=None)
@given(MANY, STEPS, st.randoms(use_true_random=False))
def test_judgements_stored_in_any_order_give_the_same_ledger(
    claims: list[ActClaim], steps: list[Step], random: object
) -> None:
    every = by_id(claims)
    made = decide(steps, every)
    shuffled = sorted(made, key=lambda _: random.random())  # type: ignore[attr-defined]  # hypothesis' Random
    assert resolve(every.values(), shuffled) == resolve(every.values(), made)
