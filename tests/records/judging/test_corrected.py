"""Fields that people set."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims_by_hand import cited, claim
from judged_by_hand import judged
from truceline.model import Abstention, Act, Ceasefire, CeasefireClass, Laterality, Purpose, Side, Verdict
from truceline.records import FIELDS, resolve
from truceline.records.judging.values import allowed, read_value, write_value

TOLD = claim(Act.EFFECT, cited("one", "2020-10-11"), start="2020-10-10", place="NKR")
ALSO = claim(Act.AGREE, cited("two", "2020-10-11"), agreed="2020-10-09", start="2020-10-10")
NAME = "AZE-ARM-2020-10-10"
SIDES = {"ARM": Side(id="ARM", name="Armenia"), "AZE": Side(id="AZE", name="Azerbaijan")}


def look(asked: str) -> Side | None:
    return next((side for side in SIDES.values() if asked in (side.id, side.name)), None)


def corrected(field: str, value: str, **rest: Any) -> Ceasefire:
    (ceasefire,) = resolve(
        [TOLD, ALSO], [judged(Verdict.CORRECT, NAME, on=[TOLD, ALSO], field=field, value=value, **rest)]
    )
    return ceasefire


@pytest.mark.parametrize(
    "field, written, value",
    [
        ("partial", "yes", True),
        ("written", "false", False),
        ("laterality", "Bilateral", Laterality.BILATERAL),
        ("ceasefire_class", "cessation of hostilities", CeasefireClass.CESSATION),
        ("purpose", "humanitarian; peace process", (Purpose.HUMANITARIAN, Purpose.PEACE_PROCESS)),
        ("duration", "PT72H", "PT72H"),
        ("silent_on", "the status of the region; refugees", ("the status of the region", "refugees")),
        ("sides", "ARM; Azerbaijan", tuple(SIDES.values())),
        ("venue", '[{"id": "moscow", "name": "Moscow"}]', (Side(id="moscow", name="Moscow"),)),
    ],
)
def test_any_field_can_be_set_in_plain_words(field: str, written: str, value: object) -> None:
    choice = getattr(corrected(field, written, why="I read the text"), field)
    assert choice.value == value
    assert choice.reason.startswith("set by ana on 2026-01-01 (I read the text); ")
    assert choice.claimed is not None


def test_a_time_can_be_set_and_what_the_claims_give_stays_beside_it() -> None:
    ceasefire = corrected("effect", "2020-10-11")
    assert ceasefire.effect.value is not None
    assert ceasefire.effect.value.value == "2020-10-11"
    assert ceasefire.effect.rests_on == ()
    assert set(ceasefire.effect.passes_over) == {TOLD.id, ALSO.id}
    assert ceasefire.effect.claimed is not None
    assert ceasefire.effect.claimed.value is not None
    assert ceasefire.effect.claimed.value.value == "2020-10-10"
    assert "the claims alone give 2020-10-10" in ceasefire.effect.reason
    assert ceasefire.id == NAME  # what is cited stays


def test_a_correction_that_the_claims_bear_out_rests_on_them() -> None:
    effect = corrected("effect", "2020-10-10").effect
    assert set(effect.rests_on) == {TOLD.id, ALSO.id}
    assert effect.passes_over == ()


@pytest.mark.parametrize("abstention", Abstention)
def test_a_field_can_be_set_to_have_no_value(abstention: Abstention) -> None:
    effect = corrected("effect", str(abstention)).effect
    assert (effect.value, effect.abstention) == (None, abstention)


def test_terms_can_be_set_as_json() -> None:
    written = (
        '[{"type": "withdrawal", "says": "pull back", "obligor": ["Armenia"], "deadline": "2020-11-15",'
        ' "quantity": {"number": 3, "unit": "districts"}}]'
    )
    (term,) = corrected("terms", written).terms.value or ()
    assert term.obligor == (SIDES["ARM"],)
    assert term.deadline is not None
    assert term.deadline.value is not None
    assert term.deadline.value.day == "2020-11-15"
    assert term.quantity is not None
    assert term.quantity.value is not None
    assert term.quantity.value.number == 3


@pytest.mark.parametrize(
    "field, written, says",
    [
        ("effect", "next Tuesday", "not an ISO 8601 date"),
        ("effect", "[]", "like 2020-10-10"),
        ("partial", "perhaps", "yes or no"),
        ("laterality", "trilateral", "unilateral, bilateral, multilateral"),
        ("duration", "three days", "PT72H"),
        ("duration", "P", "PT72H"),
        ("sides", "Atlantis", "nobody is known as 'Atlantis'"),
        ("sides", ";", "divided by semicolons"),
        ("terms", "withdrawal", "type, says, obligor?"),
        ("terms", '[{"type": "withdrawal"}]', "'says' is missing"),
        ("terms", '[{"type": "withdrawal", "says": "x", "who": "ARM"}]', "obligor?"),
        ("terms", '[{"type": "withdrawal", "says": "x", "quantity": 3}]', '"unit"'),
        ("silent_on", "[3]", "no text"),
        ("provisions", '[{"code": "Ce", "strength": "much"}]', "no number"),
        ("terms", "[", "Expecting value"),
    ],
)
def test_what_a_field_cannot_hold_is_refused_with_what_it_can(field: str, written: str, says: str) -> None:
    with pytest.raises(ValueError, match="is no value of") as error:
        read_value(field, written, look)
    assert says in str(error.value)
    assert getattr(corrected(field, written), field) == getattr(resolve([TOLD, ALSO])[0], field)


@pytest.mark.parametrize("field", FIELDS)
def test_what_each_field_can_hold_is_told(field: str) -> None:
    assert allowed(field).endswith("; or one of: not mentioned, unclear, none")


@pytest.mark.parametrize("field", FIELDS)
def test_a_value_is_written_as_it_is_read(field: str) -> None:
    for ceasefire in resolve([TOLD, ALSO]):
        choice = getattr(ceasefire, field)
        written = write_value(choice.abstention if choice.value is None else choice.value)
        assert write_value(read_value(field, written, look)) == written


def test_of_two_corrections_the_newer_counts_and_both_are_told() -> None:
    first = judged(Verdict.CORRECT, NAME, on=[TOLD], field="effect", value="2020-10-11")
    second = judged(Verdict.CORRECT, NAME, on=[TOLD], field="effect", value="2020-10-12", by="ben", hour=1)
    (ceasefire,) = resolve([TOLD, ALSO], [second, first])
    assert ceasefire.effect.value is not None
    assert ceasefire.effect.value.value == "2020-10-12"
    assert ceasefire.effect.judgements == (first.id, second.id)


def test_a_correction_goes_where_most_of_its_claims_are_when_ids_move() -> None:
    moved = dataclasses.replace(TOLD, start=None)
    correction = judged(Verdict.CORRECT, "OLD-ID-1999", on=[TOLD, ALSO], field="written", value="yes")
    (ceasefire,) = resolve([moved, ALSO], [correction])
    assert ceasefire.written.value is True


def test_an_accepted_value_is_told_with_who_accepted_it_as_long_as_it_stands() -> None:
    accepted = judged(Verdict.ACCEPT, NAME, on=[TOLD], field="effect", seen="2020-10-10")
    assert resolve([TOLD], [accepted])[0].effect.judgements == (accepted.id,)
    other = dataclasses.replace(accepted, seen="2020-10-12")
    assert resolve([TOLD], [other])[0].effect.judgements == ()


@settings(max_examples=60, deadline=None)
@given(st.permutations(range(5)))
def test_the_order_in_which_judgements_are_kept_changes_nothing(order: list[int]) -> None:
    first = judged(Verdict.CORRECT, NAME, on=[TOLD], field="effect", value="2020-10-11")
    told = [
        first,
        judged(Verdict.CORRECT, NAME, on=[ALSO], field="effect", value="2020-10-12", hour=1),
        judged(Verdict.ACCEPT, NAME, on=[TOLD, ALSO], field="agreed", seen="2020-10-09", hour=2),
        judged(Verdict.REJECT, ALSO.id, on=[ALSO], hour=3),
        judged(Verdict.WITHDRAW, first.id, hour=4),
    ]
    assert resolve([TOLD, ALSO], [told[i] for i in order]) == resolve([TOLD, ALSO], told)
