"""Which claims make which ceasefires."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from claims_by_hand import cited, claim
from truceline.model import Act, Judgement, Status, Verdict, When
from truceline.records import resolve, unplaced

FIRST = cited("one", "2020-10-20")
SECOND = cited("two", "2020-11-11")
NEWS = cited("three", "2020-11-12")


def ids(*claims: object) -> list[str]:
    return [ceasefire.id for ceasefire in resolve(claims)]  # type: ignore[arg-type]  # act claims are claims


def test_nothing_makes_nothing() -> None:
    assert resolve([]) == ()


def test_reports_of_one_day_are_of_one_ceasefire() -> None:
    assert ids(
        claim(Act.AGREE, FIRST, agreed="2020-10-09", start="2020-10-10T12:00+04:00"),
        claim(Act.AGREE, SECOND, agreed="2020-10-09"),
    ) == ["ARM-AZE-2020-10-10"]


def test_an_agreement_and_an_effect_days_later_are_of_one_ceasefire() -> None:
    assert ids(
        claim(Act.AGREE, FIRST, agreed="2020-10-09"), claim(Act.EFFECT, SECOND, start="2020-10-10T12:00")
    ) == ["ARM-AZE-2020-10-10"]


def test_another_time_of_effect_is_another_ceasefire() -> None:
    found = ids(claim(Act.EFFECT, FIRST, start="2020-10-10"), claim(Act.EFFECT, SECOND, start="2020-10-18"))
    assert found == ["ARM-AZE-2020-10-10", "ARM-AZE-2020-10-18"]


def test_other_sides_make_another_ceasefire_on_the_same_day() -> None:
    found = ids(
        claim(Act.AGREE, FIRST, agreed="2020-10-09"),
        claim(Act.AGREE, SECOND, sides="ISR HAMAS", agreed="2020-10-09"),
    )
    assert found == ["ARM-AZE-2020-10-09", "HAMAS-ISR-2020-10-09"]


def test_the_same_instant_in_two_zones_is_one_time_of_effect() -> None:
    assert ids(
        claim(Act.EFFECT, FIRST, start="2020-11-10T00:00+03:00"),
        claim(Act.EFFECT, SECOND, start="2020-11-09T21:00+00:00"),
    ) == ["ARM-AZE-2020-11-10"]


def test_the_ceasefire_without_a_date_is_the_latest_one_of_its_sides() -> None:
    agreed = claim(Act.AGREE, FIRST, agreed="2020-10-17", start="2020-10-18")
    older = claim(Act.AGREE, FIRST, agreed="2020-10-09", start="2020-10-10", about=50, at=50)
    hold = claim(Act.HOLD, SECOND)
    latest = next(c for c in resolve([agreed, older, hold]) if c.id.endswith("18"))
    assert hold.id in latest.claims


def test_a_report_cannot_speak_of_a_ceasefire_that_came_after_it() -> None:
    later = claim(Act.AGREE, SECOND, agreed="2020-11-09")
    hold = claim(Act.HOLD, FIRST)
    assert [c.id for c in unplaced([later, hold])] == [hold.id]


def test_a_vague_time_that_fits_one_ceasefire_joins_it() -> None:
    assert ids(claim(Act.EFFECT, FIRST, start="2020-10-10"), claim(Act.EFFECT, SECOND, start="2020-10")) == [
        "ARM-AZE-2020-10-10"
    ]


def test_a_vague_time_that_fits_two_ceasefires_is_not_guessed() -> None:
    claims = [
        claim(Act.EFFECT, FIRST, start="2020-10-10"),
        claim(Act.EFFECT, FIRST, start="2020-10-18", about=40, at=40),
        claim(Act.EFFECT, SECOND, start="2020-10"),
    ]
    assert len(resolve(claims)) == 2
    assert [c.source.document for c in unplaced(claims)] == ["two"]


def test_another_mediator_keeps_a_vague_ceasefire_apart() -> None:
    found = ids(
        claim(Act.AGREE, FIRST, agreed="2020-10-09", brokers="RUS"),
        claim(Act.AGREE, SECOND, agreed="2020-10", brokers="USA"),
    )
    assert found == ["ARM-AZE-2020-10", "ARM-AZE-2020-10-09"]


def test_undated_news_of_one_week_is_of_one_ceasefire() -> None:
    found = ids(claim(Act.AGREE, SECOND), claim(Act.DECLARE, NEWS))
    assert found == ["ARM-AZE-BY-2020-11-11"]


def test_a_call_alone_makes_no_ceasefire() -> None:
    assert ids(claim(Act.CALL, FIRST, by="RUS")) == []


def test_the_state_on_whose_land_it_is_comes_first_in_the_id() -> None:
    assert ids(claim(Act.AGREE, FIRST, agreed="2020-10-09", place="NKR")) == ["AZE-ARM-2020-10-09"]


def test_ceasefires_with_one_id_are_told_apart() -> None:
    claims = [
        claim(Act.EFFECT, FIRST, sides="AAA BBB", start="2020-10-10T08:00+00:00"),
        claim(Act.EFFECT, SECOND, sides="AAA BBB", start="2020-10-10T20:00+00:00"),
    ]
    assert ids(*claims) == ["AAA-BBB-2020-10-10", "AAA-BBB-2020-10-10-b"]


def test_who_is_a_mediator_is_no_side() -> None:
    three = claim(Act.AGREE, FIRST, sides="ARM AZE RUS", agreed="2020-11-09", brokers="RUS")
    (ceasefire,) = resolve([three])
    assert [side.id for side in ceasefire.sides.value or ()] == ["ARM", "AZE"]


def test_two_prints_of_a_time_agree_and_the_finer_is_chosen() -> None:
    coarse = claim(Act.EFFECT, SECOND, start="2020-10-10")
    fine = claim(Act.EFFECT, FIRST, start="2020-10-10T12:00+04:00")
    (ceasefire,) = resolve([coarse, fine])
    assert ceasefire.effect.value is not None
    assert ceasefire.effect.value.value == "2020-10-10T12:00+04:00"
    assert set(ceasefire.effect.rests_on) == {coarse.id, fine.id}


def test_a_day_that_most_origins_give_is_chosen_and_the_other_passed_over() -> None:
    told = [
        claim(Act.AGREE, cited("a", "2020-11-11"), agreed="2020-11-09"),
        claim(Act.AGREE, cited("b", "2020-11-11"), agreed="2020-11-09"),
        claim(Act.AGREE, cited("c", "2020-11-11"), agreed="2020-11-10"),
    ]
    (ceasefire,) = resolve(told)
    assert ceasefire.agreed.value is not None
    assert ceasefire.agreed.value.value == "2020-11-09"
    assert ceasefire.agreed.passes_over == (told[2].id,)


def test_copies_of_one_origin_count_once() -> None:
    told = [
        claim(Act.AGREE, cited(name, "2020-11-11", outlet=name, origin="Wire"), agreed="2020-11-10")
        for name in "abc"
    ]
    others = [claim(Act.AGREE, cited(name, "2020-11-11", outlet=name), agreed="2020-11-09") for name in "de"]
    (ceasefire,) = resolve([*told, *others])
    assert ceasefire.agreed.value is not None
    assert ceasefire.agreed.value.value == "2020-11-09"


def test_no_day_told_gives_a_bound_and_no_day() -> None:
    (ceasefire,) = resolve([claim(Act.AGREE, SECOND)])
    value = ceasefire.agreed.value
    assert value is not None
    assert value.value is None
    assert value.latest == datetime(2020, 11, 12)


def test_accusations_stay_apart_by_who_makes_them() -> None:
    agreed = claim(Act.AGREE, FIRST, agreed="2020-10-17")
    one = claim(Act.VIOLATE, FIRST, by="AZE", said_by="ARM", status=Status.ALLEGED, at=20)
    other = claim(Act.VIOLATE, FIRST, by="ARM", said_by="AZE", status=Status.ALLEGED, at=20)
    (ceasefire,) = resolve([agreed, one, other])
    accounts = {(a.said_by.id if a.said_by else None, a.actors[0].id) for a in ceasefire.violated.value or ()}
    assert accounts == {("ARM", "AZE"), ("AZE", "ARM")}


def test_a_rejected_claim_is_left_out() -> None:
    wrong = claim(Act.EFFECT, FIRST, start="2020-10-18")
    right = claim(Act.EFFECT, SECOND, start="2020-10-10")
    rejected = Judgement(
        verdict=Verdict.REJECT, subject=wrong.id, by="ana", at=datetime(2026, 1, 1, tzinfo=UTC)
    )
    assert [c.id for c in resolve([wrong, right], [rejected])] == ["ARM-AZE-2020-10-10"]


def test_a_correction_sets_the_field_and_says_who_did() -> None:
    told = claim(Act.EFFECT, FIRST, start="2020-10-10")
    correction = Judgement(
        verdict=Verdict.CORRECT,
        subject="ARM-AZE-2020-10-10",
        field="effect",
        value="2020-10-10T12:00+04:00",
        by="ana",
        at=datetime(2026, 1, 1, tzinfo=UTC),
    )
    (ceasefire,) = resolve([told], [correction])
    assert ceasefire.effect.value is not None
    assert ceasefire.effect.value.value == "2020-10-10T12:00+04:00"
    assert ceasefire.effect.judgements == (correction.id,)
    assert "ana" in ceasefire.effect.reason


def test_a_stretch_of_time_that_fits_more_reports_does_not_hide_the_day() -> None:
    day = claim(Act.AGREE, cited("a", "2020-11-11"), agreed="2020-11-09")
    other = claim(Act.AGREE, cited("b", "2020-11-11"), agreed="2020-11-10")
    month = claim(Act.AGREE, cited("c", "2020-11-11"), agreed="2020-11")
    (ceasefire,) = resolve([day, other, month])
    assert ceasefire.agreed.value is not None
    assert ceasefire.agreed.value.precision == "day"


def test_a_correction_that_is_no_time_does_not_stop_the_ledger() -> None:
    told = claim(Act.EFFECT, FIRST, start="2020-10-10")
    wrong = Judgement(
        verdict=Verdict.CORRECT,
        subject="ARM-AZE-2020-10-10",
        field="effect",
        value="next Tuesday",
        by="ana",
        at=datetime(2026, 1, 1, tzinfo=UTC),
    )
    assert resolve([told], [wrong]) == resolve([told])


def test_a_doubt_about_a_time_is_told_with_the_choice_and_a_print_beyond_doubt_is_preferred() -> None:
    doubt = "midnight may be either end of the day"
    either = When(
        value="2020-10-10T00:00",
        earliest=datetime(2020, 10, 10),
        latest=datetime(2020, 10, 11, 0, 1),
        doubts=(doubt,),
    )
    told = replace(claim(Act.EFFECT, FIRST, start="2020-10-10T00:00"), start=either)
    (doubted,) = resolve([told])
    assert doubted.effect.reason.endswith(f"; {doubt}")
    (sure,) = resolve([told, claim(Act.EFFECT, SECOND, start="2020-10-11T00:00")])
    assert sure.effect.value is not None
    assert (sure.effect.value.value, sure.effect.value.doubts) == ("2020-10-11T00:00", ())
