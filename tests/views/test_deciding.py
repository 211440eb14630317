"""What reviewers are shown of each question of the example ledger; and that deciding them all leaves nothing to ask."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from truceline.model import Ceasefire, Claim, Doubt, Judgement, Question, Verdict
from truceline.store import Derived, Evidence, open_store
from truceline.views import Bench, Deriver, show_unsettled
from truceline.views.deciding import Deciding, Known, Way, lay_out
from truceline.views.derived import credited
from truceline.views.held import HeldShown
from truceline.views.questions import unanswered

Choose = Callable[[tuple[Way, ...]], Way]


@dataclass
class Review:
    """A ledger that is reviewed without a database: what is asked, and what is decided."""

    evidence: Evidence
    judgements: list[Judgement] = field(default_factory=list)
    ceasefires: tuple[Ceasefire, ...] = ()
    claims: dict[str, Claim] = field(default_factory=dict)
    derive: Deriver = field(default_factory=Deriver)
    derived: Derived = field(default_factory=lambda: Derived(ceasefires=()))

    def questions(self) -> tuple[Question, ...]:
        told = replace(self.evidence, judgements=tuple(self.judgements))
        self.derived = self.derive(told)
        self.ceasefires = self.derived.ceasefires
        self.claims = {one.id: one for one in credited(told.claims, self.derived.lineages)}
        return unanswered(self.derived.questions, self.judgements)

    def laid_out(self, question: Question) -> Deciding:
        cases = {one.id: one for one in self.ceasefires}
        unsettled = show_unsettled(self.judgements, self.claims.values(), self.ceasefires)
        return lay_out(
            question,
            Known(
                claims=self.claims,
                ceasefire=cases.get(question.ceasefire or ""),
                other=cases.get(question.other or ""),
                document=next((one for one in self.evidence.documents if one.id == question.subject), None),
                unsettled=next((one for one in unsettled if one.judgement.id == question.subject), None),
                later=next((one for one in self.judgements if one.id == question.other), None),
            ),
        )

    def decide(self, way: Way, by: str = "ana") -> None:
        bench = Bench(
            shown=HeldShown(self.evidence, self.derived, former={}),
            claims=self.claims.values,
            judgements=tuple(self.judgements),
            actor=lambda _: None,
            place=lambda _: None,
        )
        at = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(hours=len(self.judgements))
        details = {"field": way.field, "value": way.value, "other": way.other, "claims": way.claims}
        made = bench.judge(way.verdict, way.subject, by=by, at=at, details=details)  # type: ignore[arg-type]
        self.judgements.append(made)


@pytest.fixture
def review(karabakh: Path) -> Review:
    with open_store(str(karabakh), create=False) as store:
        return Review(evidence=store.evidence())


def one_of(review: Review, doubt: Doubt, words: str = "") -> Deciding:
    return review.laid_out(
        next(one for one in review.questions() if one.doubt is doubt and words in one.says)
    )


def keys(deciding: Deciding) -> list[str]:
    return [way.key for way in deciding.ways]


def test_a_doubtful_claim_is_accepted_or_rejected_or_its_fields_are_written(review: Review) -> None:
    shown = one_of(review, Doubt.LOW_CONFIDENCE, "timing of AZE-ARM-2020-10-10")
    assert [(way.key, way.verdict) for way in shown.ways] == [("a", Verdict.ACCEPT), ("r", Verdict.REJECT)]
    assert shown.stands == "timing: during negotiations"
    assert shown.typed is not None
    assert shown.typed.fields == ("timing",)
    assert shown.sides[0].claims == (shown.question.subject,)


def test_a_disagreement_shows_the_values_side_by_side(review: Review) -> None:
    shown = one_of(review, Doubt.DISAGREEMENT, "agreed")
    assert shown.stands == "2020-10-09"
    assert keys(shown) == ["a", "1", "2", "r"]
    assert shown.ways[1].words == "Set 2020-10-10 12:00"
    assert [len(side.claims) for side in shown.sides] == [4, 1]


def test_a_report_is_shown_beside_what_its_case_was_founded_by(review: Review) -> None:
    shown = one_of(review, Doubt.SAME_OR_ANOTHER, "13-aghdam")
    assert keys(shown) == ["m", "s"]
    assert shown.ways[0].claims == shown.question.claims
    assert len(shown.sides) == 2
    assert set(shown.sides[0].claims).isdisjoint(shown.sides[1].claims)


def test_an_undated_article_is_given_a_day_or_is_said_to_have_none(review: Review) -> None:
    shown = one_of(review, Doubt.UNDATED)
    assert shown.stands == "It was published between 2020-11-01 and today."
    assert keys(shown) == ["a"]
    assert shown.typed is not None
    assert shown.typed.fields == ("published",)


def test_a_judgement_that_no_longer_fits_is_asked_about_until_it_is_settled(review: Review) -> None:
    shown = one_of(review, Doubt.DISAGREEMENT, "agreed")
    review.decide(shown.ways[0])
    accepted = review.judgements[0]
    assert not [one for one in review.questions() if one.field == "agreed"]
    resting = shown.sides[0].claims
    for claim in resting:  # the reports that gave it are found to be misread
        review.questions()
        review.decide(Way(key="r", words="", verdict=Verdict.REJECT, subject=claim))
    unsettled = one_of(review, Doubt.UNSETTLED)
    assert unsettled.question.subject == accepted.id
    assert keys(unsettled) == ["a", "r"]
    review.decide(unsettled.ways[0])
    assert not [one for one in review.questions() if one.doubt is Doubt.UNSETTLED]


def test_what_two_decided_otherwise_is_asked_until_somebody_decides_again(review: Review) -> None:
    shown = one_of(review, Doubt.DISAGREEMENT, "agreed")
    review.decide(shown.ways[0], by="ana")
    review.decide(shown.ways[1], by="ben")
    asked = one_of(review, Doubt.UNSETTLED)
    assert asked.question.says.startswith(
        "AZE-ARM-2020-10-10 agreed: accepted as 2020-10-09 by ana; ben set it to"
    )
    review.decide(asked.ways[0], by="cleo")
    assert not [one for one in review.questions() if one.doubt is Doubt.UNSETTLED]


@pytest.mark.parametrize("seed", [None, 1, 2])
def test_deciding_every_question_leaves_none(review: Review, seed: int | None) -> None:
    chance = random.Random(seed)  # which way, no secret
    first = review.questions()
    assert len(first) > 15
    for _ in range(6 * len(first)):
        asked = review.questions()
        if not asked:
            break
        ways = review.laid_out(asked[0]).ways
        review.decide(ways[0] if seed is None else chance.choice(ways))
    assert review.questions() == ()
