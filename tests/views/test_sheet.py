from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from truceline.model import (
    Abstention,
    Account,
    Act,
    ActClaim,
    Ceasefire,
    Choice,
    Comparison,
    Declaration,
    Exactness,
    Join,
    Obligation,
    Quantity,
    Relation,
    RelationKind,
    Role,
    Side,
    Span,
    Status,
    Support,
    TermClaim,
    TermType,
    When,
)
from truceline.records.fields import FIELDS
from truceline.views import GROUPS, Line, Sheet, relate, sheet, support_words
from truceline.views.joins import explain_grouping
from truceline.views.sheet import AT_MOST
from views.conftest import TEXT, chosen, claim_in

ON = date(2020, 10, 20)
ARMENIA, AZERBAIJAN = Side(id="ARM", name="Armenia"), Side(id="AZE", name="Azerbaijan")
Claims = dict[str, ActClaim]


def told(ceasefire: Ceasefire, claims: Any, field: str) -> list[Line]:
    """The lines of one field, the first with its name."""
    shown: Sheet = sheet(ceasefire, claims, (), ON)
    lines = [line for group in shown.groups.values() for line in group]
    first = next((place for place, line in enumerate(lines) if line.field == field), None)
    if first is None:
        return []
    rest = lines[first + 1 :]
    more = next((place for place, line in enumerate(rest) if line.field), len(rest))
    return [lines[first], *rest[:more]]


def test_every_field_stands_in_one_group() -> None:
    assert sorted(name for names in GROUPS.values() for name in names) == sorted(FIELDS)


def test_a_value_stands_with_its_support(ceasefire: Ceasefire, claims: Claims) -> None:
    assert told(ceasefire, claims, "sides") == [
        Line(field="sides", words="Armenia, Azerbaijan", support="1 origin, 2 articles")
    ]


def test_a_time_that_does_not_fit_stands_beside_the_one_chosen(ceasefire: Ceasefire, claims: Claims) -> None:
    first, second, third = claims
    other = replace(claims[third], start=When.of("2020-10-11"))
    (line,) = told(ceasefire, {first: claims[first], second: claims[second], third: other}, "effect")
    assert (line.words, line.against) == ("2020-10-10 12:00+04:00", ("2020-10-11 (1 origin)",))


def test_what_a_person_set_stands_with_who_did_and_what_the_claims_alone_give(
    ceasefire: Ceasefire, claims: Claims
) -> None:
    *_, third = claims
    judged: Choice[Any] = Choice(
        value=When.of("2020-10-11"),
        passes_over=(third,),
        judgements=("j1",),
        reason="set by Ana; the claims alone give 2020-10-10",
        made_by="rule",
    )
    assert told(replace(ceasefire, effect=judged), claims, "effect") == [
        Line(field="effect", words="2020-10-11", support="set by Ana; the claims alone give 2020-10-10")
    ]


def test_fields_that_nothing_speaks_of_are_gathered_and_unclear_ones_stand_with_their_reason(
    ceasefire: Ceasefire, claims: Claims
) -> None:
    none: Choice[Any] = Choice(reason="two reports say so", abstention=Abstention.NONE, made_by="rule")
    shown = sheet(replace(ceasefire, enforcement=none), claims, (), ON)
    assert shown.groups["who"][-1] == Line(field="mediators", words="two stories", abstention="unclear")
    assert shown.groups["content"] == (
        Line(field="enforcement", words="two reports say so", abstention="none"),
    )
    assert "ended" in shown.not_mentioned
    assert not {"sides", "mediators", "enforcement"} & set(shown.not_mentioned)


def quantity(number: float, exactness: Exactness) -> Quantity:
    return Quantity(number=number, exactness=exactness, unit="peacekeepers", words=Span.of(TEXT, 0, 7))


def test_an_undertaking_shows_figures_that_agree_and_figures_that_do_not(
    ceasefire: Ceasefire, claims: Claims
) -> None:
    figures = (
        quantity(1960, Exactness.EXACT),
        quantity(2000, Exactness.ABOUT),
        quantity(900, Exactness.EXACT),
    )
    terms = [
        TermClaim(
            source=claim.source,
            span=claim.span,
            cue=claim.cue,
            type=TermType.PEACEKEEPERS,
            quantity=figure,
            made_by="tests",
        )
        for claim, figure in zip(claims.values(), figures, strict=True)
    ]
    one, other, third = (term.id for term in terms)
    owed = Obligation(
        type=TermType.PEACEKEEPERS,
        says="send",
        obligor=(Side(id="RUS", name="Russia"),),
        quantity=chosen(figures[0], one, other, over=(third,)),
        claims=(one, other, third),
    )
    case = replace(ceasefire, terms=chosen((owed,), one, other, third))
    (line,) = told(case, claims | {term.id: term for term in terms}, "terms")
    assert line.words == ("peacekeepers: Russia, 1,960 peacekeepers · around 2,000 peacekeepers agrees, due")
    assert line.against == ("900 peacekeepers (1 origin)",)


def test_declarations_of_one_day_stand_in_one_line(ceasefire: Ceasefire, claims: Claims) -> None:
    first, *_ = claims
    days = {ARMENIA: "2020-10-09", AZERBAIJAN: "2020-10-09", Side(id="RUS", name="Russia"): "2020-10-10"}
    value = tuple(Declaration(side=side, when=When.of(day), claims=(first,)) for side, day in days.items())
    lines = told(replace(ceasefire, declared=chosen(value, first)), claims, "declared")
    assert [line.words for line in lines] == ["2020-10-09: Armenia, Azerbaijan", "2020-10-10: Russia"]


def accused(day: str | None, claim: str, *, by: Side = ARMENIA, said_by: Side | None = AZERBAIJAN) -> Account:
    status = Status.ALLEGED if said_by else Status.ACTUAL
    when = When.of(day) if day else None
    return Account(act=Act.VIOLATE, actors=(by,), said_by=said_by, status=status, date=when, claims=(claim,))


def test_accusations_are_counted_by_claimant_and_accused(ceasefire: Ceasefire, claims: Claims) -> None:
    first, second, third = claims
    value = (
        accused("2020-10-10", first),
        accused("2020-10-18", second),
        accused(None, third, by=AZERBAIJAN, said_by=ARMENIA),
        accused("2020-10-11", third, said_by=None),
    )
    lines = told(replace(ceasefire, violated=chosen(value, first, second, third)), claims, "violated")
    assert [line.words for line in lines] == [
        "by Armenia, says Azerbaijan: 2 accounts, 2020-10-10 to 2020-10-18",
        "by Armenia: 2020-10-11",
        "by Azerbaijan, says Armenia",
    ]
    assert lines[0].support == "1 origin, 2 articles"


def test_accounts_without_a_day_are_told_by_the_days_of_their_first_reports(
    ceasefire: Ceasefire, claims: Claims
) -> None:
    first, *_ = claims
    value = tuple(
        replace(accused(None, first), told=When.of(f"2020-10-{day}"), claims=(first, str(day)))
        for day in (12, 15)
    )
    others = {str(day): claims[first] for day in (12, 15)}
    (line,) = told(replace(ceasefire, violated=chosen(value, first)), claims | others, "violated")
    assert line.words == "by Armenia, says Azerbaijan: 2 accounts, told 2020-10-12 to 2020-10-15"


def test_of_many_accounts_the_first_are_shown_and_the_others_counted(
    ceasefire: Ceasefire, claims: Claims
) -> None:
    first, *_ = claims
    value = tuple(
        accused(None, first, said_by=Side(id=f"P{number}", name=f"Party {number}")) for number in range(20)
    )
    lines = told(replace(ceasefire, violated=chosen(value, first)), claims, "violated")
    assert len(lines) == AT_MOST
    assert lines[-1].words == f"and {20 - AT_MOST + 1} more"


def test_the_life_is_counted_by_act_with_its_first_and_last_day(ceasefire: Ceasefire, claims: Claims) -> None:
    first, *_ = claims
    value = tuple(accused(str(ON + timedelta(days=day)), first) for day in range(3))
    (line,) = told(replace(ceasefire, life=chosen(value, first)), claims, "life")
    assert line.words == "3 violate; 2020-10-20 to 2020-10-22"


@pytest.mark.parametrize(
    "support, words",
    [
        (Support(articles=0, origins=0, parties=0), ""),
        (Support(articles=1, origins=1, parties=0), "1 origin"),
        (Support(articles=1, origins=1, parties=1), "1 origin, the parties' own"),
        (Support(articles=5, origins=3, parties=2), "3 origins, 5 articles, 2 of them the parties'"),
        (Support(articles=2, origins=2, parties=2), "2 origins, the parties' own"),
        (Support(articles=2, origins=2, parties=0, third_parties=1), "2 origins, 1 of them third parties'"),
    ],
)
def test_support_is_told_by_origins(support: Support, words: str) -> None:
    assert support_words(support) == words


def test_third_parties_are_left_out_where_room_is_short() -> None:
    support = Support(articles=2, origins=2, parties=0, third_parties=1)
    assert support_words(support, third=False) == "2 origins"


def related(ceasefire: Ceasefire) -> tuple[Ceasefire, Ceasefire]:
    row = Comparison(name="effect", score=-1.0, reason="16 days apart")
    relation = Relation(
        kind=RelationKind.RENEWS, other=ceasefire.id, reason="called a new truce", rows=(row,), claims=("c1",)
    )
    return ceasefire, replace(ceasefire, id="ARM-AZE-2020-10-26", relations=(relation,))


def test_a_relation_is_told_from_both_sides(ceasefire: Ceasefire, claims: Claims) -> None:
    earlier, later = related(ceasefire)
    beside = relate((earlier, later))
    assert [(one.words, one.other) for one in beside[later.id]] == [("renews", earlier.id)]
    assert [(one.words, one.other) for one in beside[earlier.id]] == [("renewed by", later.id)]
    assert [one.words for one in sheet(earlier, claims, beside[earlier.id], ON).related] == ["renewed by"]


def test_a_grouping_tells_of_each_report_why_it_stands_here(ceasefire: Ceasefire, claims: Claims) -> None:
    first, *_ = claims
    rows = (Comparison(name="sides", score=1.0, reason="both name Armenia, Azerbaijan"),)
    join = Join(document="d1", claims=(first,), reason="one day of effect", rows=rows)
    grouping = explain_grouping(replace(ceasefire, joins=(join,)), claims)
    (shown,) = grouping.joins
    assert (shown.article, shown.published, shown.reason) == ("d1.txt", "2020-10-12", "one day of effect")
    assert shown.rows == rows


def test_the_parties_own_word_is_told(ceasefire: Ceasefire) -> None:
    claim = replace(claim_in("d9", None, 12), said_by=Role(name="Armenia", id="ARM"))
    case = replace(ceasefire, effect=chosen(claim.start, claim.id))
    others = {
        one.id: one
        for one in (claim_in("d1", "TASS", 12), claim_in("d2", "TASS", 11), claim_in("d3", None, 13))
    }
    (line,) = told(case, others | {claim.id: claim}, "effect")
    assert line.support == "1 origin, the parties' own"
