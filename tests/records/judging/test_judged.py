"""What judgements make of claims: which count, which belong together and which apart."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from claims_by_hand import cited, claim, role
from judged_by_hand import judged
from truceline.model import Act, ActClaim, Judgement, Span, Verdict
from truceline.records import resolve
from truceline.records.judging.anchors import Followed, follow, mark_of, standing
from truceline.records.judging.judged import links, links_of, rejected
from truceline.records.judging.links import Links

TRUE = claim(Act.EFFECT, cited("one", "2020-10-11"), start="2020-10-10")
WRONG = claim(Act.EFFECT, cited("two", "2020-10-19"), start="2020-10-18")
THIRD = claim(Act.EFFECT, cited("three", "2020-11-12"), start="2020-11-10")


def by_id(*claims: ActClaim) -> dict[str, ActClaim]:
    return {one.id: one for one in claims}


def left_out(claims: Iterable[ActClaim], *judgements: Judgement) -> frozenset[str]:
    return rejected(follow(judgements, by_id(*claims)))


def test_a_rejected_claim_counts_nowhere() -> None:
    no = judged(Verdict.REJECT, WRONG.id, on=[WRONG])
    assert left_out([TRUE, WRONG], no) == {WRONG.id}
    assert [one.id for one in resolve([TRUE, WRONG], [no])] == ["ARM-AZE-2020-10-10"]


def test_a_claim_that_was_rejected_and_accepted_later_counts() -> None:
    no = judged(Verdict.REJECT, WRONG.id, on=[WRONG])
    assert left_out([WRONG], no, judged(Verdict.ACCEPT, WRONG.id, on=[WRONG], hour=1)) == frozenset()
    assert left_out([WRONG], no, judged(Verdict.ACCEPT, WRONG.id, on=[WRONG], hour=-1)) == {WRONG.id}


def test_what_is_withdrawn_does_not_count_and_does_again_once_the_withdrawal_is() -> None:
    no = judged(Verdict.REJECT, WRONG.id, on=[WRONG])
    back = judged(Verdict.WITHDRAW, no.id, hour=1)
    anew = judged(Verdict.WITHDRAW, back.id, hour=2)
    assert left_out([WRONG], no, back) == frozenset()
    assert left_out([WRONG], no, back, anew) == {WRONG.id}
    assert standing([anew, back, no]) == (no,)


def test_a_withdrawal_counts_even_where_the_clock_of_its_maker_was_slow() -> None:
    no = judged(Verdict.REJECT, WRONG.id, on=[WRONG])
    assert standing([no, judged(Verdict.WITHDRAW, no.id, hour=-5)]) == ()


def test_a_judgement_follows_its_claim_when_the_article_is_read_anew() -> None:
    moved = replace(WRONG, cue=Span(start=40, end=45, quote="Words"), actors=(role("ARM"),))
    assert moved.id != WRONG.id
    assert left_out([TRUE, moved], judged(Verdict.REJECT, WRONG.id, on=[WRONG])) == {moved.id}


def test_a_judgement_does_not_follow_to_one_of_two_claims_that_are_alike() -> None:
    alike = [replace(WRONG, cue=Span(start=at, end=at + 5, quote="words")) for at in (40, 80)]
    (one,) = follow([judged(Verdict.REJECT, WRONG.id, on=[WRONG])], by_id(*alike))
    assert (set(one.claims), set(one.lost)) == (set(), {WRONG.id})


def test_a_mark_tells_article_act_and_words() -> None:
    others = [
        replace(WRONG, act=Act.AGREE),
        replace(WRONG, source=cited("else", None)),
        replace(WRONG, cue=Span(start=0, end=5, quote="other")),
    ]
    assert len({mark_of(one) for one in (WRONG, *others)}) == 4
    assert mark_of(replace(WRONG, said_by=role("RUS"))) == mark_of(WRONG)


def test_a_judgement_without_marks_still_counts_for_the_claim_it_names() -> None:
    old = replace(judged(Verdict.REJECT, WRONG.id), marks=())
    assert left_out([TRUE, WRONG], old) == {WRONG.id}


def test_merging_lays_the_claims_of_both_together_and_splitting_apart() -> None:
    claims = by_id(TRUE, WRONG, THIRD)
    merge = judged(Verdict.MERGE, "A", with_="B", on=[TRUE], other=[WRONG])
    split = judged(Verdict.SPLIT, "A", on=[TRUE], other=[THIRD], hour=1)
    found = links([split, merge], claims)
    assert [(set(one.claims), one.judgement) for one in found.must] == [({TRUE.id, WRONG.id}, merge.id)]
    assert [(set(one.one), set(one.other)) for one in found.cannot] == [({TRUE.id}, {THIRD.id})]


def test_of_a_merge_and_a_split_the_later_counts() -> None:
    claims = by_id(TRUE, WRONG)
    for hour in (-1, 1):
        merge = judged(Verdict.MERGE, "A", with_="B", on=[TRUE], other=[WRONG], hour=hour)
        split = judged(Verdict.SPLIT, "A", on=[TRUE], other=[WRONG])
        found = links([merge, split], claims)
        assert (bool(found.must), bool(found.cannot)) == (hour == 1, hour == -1)


def test_a_later_split_leaves_of_a_merge_what_it_does_not_contradict() -> None:
    merge = judged(Verdict.MERGE, "A", with_="B", on=[TRUE], other=[WRONG, THIRD])
    split = judged(Verdict.SPLIT, "A", on=[TRUE], other=[WRONG], hour=1)
    (together,) = links([merge, split], by_id(TRUE, WRONG, THIRD)).must
    assert len(together.claims) == 2
    assert not {TRUE.id, WRONG.id} <= together.claims


def test_links_of_claims_that_are_no_longer_read_are_none() -> None:
    merge = judged(Verdict.MERGE, "A", with_="B", on=[TRUE], other=[WRONG])
    assert links([merge], by_id(TRUE)) == Links()


CLAIMS = "abcdefg"
SOME = st.frozensets(st.sampled_from(CLAIMS), min_size=1, max_size=5)
STEPS = st.lists(st.tuples(st.sampled_from([Verdict.MERGE, Verdict.SPLIT]), SOME, SOME), max_size=6)


def laid(steps: Iterable[tuple[Verdict, frozenset[str], frozenset[str]]]) -> tuple[Followed, ...]:
    first = datetime(2026, 1, 1, tzinfo=UTC)
    return tuple(
        Followed(
            judgement=Judgement(verdict=verdict, subject="A", by="ana", at=first + timedelta(days=day)),
            claims=one,
            other=other,
        )
        for day, (verdict, one, other) in enumerate(steps)
    )


def joined(found: Links) -> dict[str, frozenset[str]]:
    """The claims that `must` joins with each claim, however indirectly."""
    sets = {one: frozenset(one) for one in CLAIMS}
    for together in found.must:
        whole = frozenset().union(*(sets[one] for one in together.claims))
        sets |= dict.fromkeys(whole, whole)
    return sets


@settings(max_examples=300, deadline=None)
@given(STEPS)
def test_no_claims_are_laid_both_together_and_apart(
    steps: list[tuple[Verdict, frozenset[str], frozenset[str]]],
) -> None:
    found = links_of(laid(steps))
    sets = joined(found)
    for apart in found.cannot:
        assert apart.one
        assert apart.other
        assert all(sets[one].isdisjoint(apart.other) for one in apart.one)


@settings(max_examples=300, deadline=None)
@given(STEPS, st.sampled_from([Verdict.MERGE, Verdict.SPLIT]), SOME, SOME)
def test_the_newest_judgement_counts_whole(
    steps: list[tuple[Verdict, frozenset[str], frozenset[str]]],
    verdict: Verdict,
    one: frozenset[str],
    other: frozenset[str],
) -> None:
    sets = joined(links_of(laid([*steps, (verdict, one, other)])))
    if verdict is Verdict.MERGE:
        assert all(sets[claim] >= one | other for claim in one)
    else:
        assert all(sets[claim].isdisjoint(other) for claim in one - other)
