from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from truceline.model import (
    Abstention,
    ActClaim,
    Ceasefire,
    Choice,
    Exactness,
    Judgement,
    Obligation,
    Quantity,
    Side,
    Span,
    TermClaim,
    TermType,
    Verdict,
    When,
)
from truceline.records import FIELDS
from truceline.views import Dossier, dossier, show_judgements
from truceline.views.dossier import OF_THEIR_OWN
from views.conftest import TEXT, chosen

ON = date(2020, 10, 20)
Claims = dict[str, Any]


def told(ceasefire: Ceasefire, claims: Claims, *judgements: Judgement) -> Dossier:
    return dossier(ceasefire, claims, (), show_judgements(judgements), on=ON)


def facts(made: Dossier) -> list[str]:
    return [field.name for some in made.facts.values() for field in some]


def test_every_field_that_is_spoken_of_is_told_and_the_others_are_named(
    ceasefire: Ceasefire, claims: Claims
) -> None:
    made = told(ceasefire, claims)
    assert facts(made) == ["sides", "mediators", "agreed", "effect"]
    assert set(made.told) == {"violated"}
    assert {*facts(made), *made.not_mentioned, *made.told} == set(FIELDS)


def test_a_list_that_is_unclear_stands_among_the_facts(ceasefire: Ceasefire, claims: Claims) -> None:
    unclear: Choice[Any] = Choice(reason="two stories", abstention=Abstention.UNCLEAR, made_by="rule")
    fields: dict[str, Any] = dict.fromkeys(OF_THEIR_OWN, unclear)
    assert set(facts(told(replace(ceasefire, **fields), claims))) >= OF_THEIR_OWN


def test_sources_are_numbered_from_the_oldest_and_claims_lead_to_them(
    ceasefire: Ceasefire, claims: Claims
) -> None:
    made = told(ceasefire, claims)
    assert [(one.number, one.document, one.published) for one in made.sources] == [
        (1, "d2", "2020-10-11"),
        (2, "d1", "2020-10-12"),
        (3, "d3", "2020-10-13"),
    ]
    first, second, third = ceasefire.claims
    cited = made.citing((third, first, second, first, "of another case"))
    assert [(source.number, claim) for source, claim in cited] == [(1, second), (2, first), (3, third)]
    assert made.report_days == ("2020-10-11", "2020-10-12", "2020-10-13")


def test_a_copy_tells_of_which_source_it_is_one(ceasefire: Ceasefire, claims: dict[str, ActClaim]) -> None:
    first, *_ = claims
    copied = replace(claims[first], source=replace(claims[first].source, copy_of="d2"))
    made = told(ceasefire, claims | {first: copied})
    assert [(one.document, one.copied, one.copy_of) for one in made.sources][:2] == [
        ("d2", False, None),
        ("d1", True, 1),
    ]


def test_values_that_do_not_fit_stand_side_by_side(ceasefire: Ceasefire, claims: dict[str, ActClaim]) -> None:
    *_, third = claims
    other = replace(claims[third], start=When.of("2020-10-11"))
    (one,) = told(ceasefire, claims | {third: other}).disagreements
    assert (one.field, one.words) == ("effect", "2020-10-10 12:00+04:00")
    assert [(other.words, other.claims) for other in one.others] == [("2020-10-11", (third,))]


def owed(claims: dict[str, ActClaim], *numbers: float) -> tuple[Obligation, Claims]:
    """An undertaking whose reports give these numbers, the first of them chosen; with its claims by id."""
    figures = [
        Quantity(number=one, exactness=Exactness.EXACT, unit="peacekeepers", words=Span.of(TEXT, 0, 7))
        for one in numbers
    ]
    terms = [
        TermClaim(
            source=claim.source,
            span=claim.span,
            cue=claim.cue,
            type=TermType.PEACEKEEPERS,
            quantity=figure,
            made_by="tests",
        )
        for claim, figure in zip(claims.values(), figures, strict=False)
    ]
    first, *others = (term.id for term in terms)
    made = Obligation(
        type=TermType.PEACEKEEPERS,
        says="send",
        obligor=(Side(id="RUS", name="Russia"),),
        quantity=chosen(figures[0], first, over=tuple(others)),
        deadline=chosen(When.of("2020-10-15"), first),
        claims=(first, *others),
    )
    return made, {term.id: term for term in terms}


def test_an_undertaking_is_told_in_parts_as_it_stands_on_the_day(
    ceasefire: Ceasefire, claims: dict[str, ActClaim]
) -> None:
    made, terms = owed(claims, 1960, 900)
    case = replace(ceasefire, terms=chosen((made,), *made.claims))
    shown = told(case, claims | terms)
    (term,) = shown.terms
    assert (term.what, [side.name for side in term.obligor]) == ("peacekeepers", ["Russia"])
    assert term.quantity is not None
    assert term.quantity.words == "1,960 peacekeepers"
    assert [one.words for one in term.quantity.others] == ["900 peacekeepers"]
    assert term.state == "overdue without report"
    assert [one.of for one in shown.disagreements] == ["number of peacekeepers"]
    early = dossier(case, claims | terms, (), (), on=date(2020, 10, 15))
    assert early.terms[0].state == "due"


def test_judgements_on_the_case_its_claims_and_these_judgements_are_told(
    ceasefire: Ceasefire, claims: Claims
) -> None:
    def judged(verdict: Verdict, subject: str, day: int, **more: Any) -> Judgement:
        at = datetime(2020, 11, day, tzinfo=UTC)
        return Judgement(verdict=verdict, subject=subject, by="Ana", at=at, **more)

    first, *_ = ceasefire.claims
    on_claim = judged(Verdict.REJECT, first, 1)
    on_case = judged(Verdict.CORRECT, "ARM-AZE-2020-10", 2, field="effect", value="2020-10-11")
    merged = judged(Verdict.MERGE, "A-B-2020", 3, other=ceasefire.id)
    elsewhere = judged(Verdict.ACCEPT, "another claim", 4)
    undone = judged(Verdict.WITHDRAW, on_case.id, 5)
    some = (on_claim, on_case, merged, elsewhere, undone)
    shown = told(ceasefire, claims, *some).judgements
    assert [one.judgement for one in shown] == [on_claim, on_case, merged, undone]
    assert [one.withdrawn_by for one in shown] == [None, undone.id, None, None]
