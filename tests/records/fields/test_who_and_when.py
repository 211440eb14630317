"""Who makes and brokers a ceasefire, where, and how long it lasts: from claims by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from claims_by_hand import cited, claim, role
from fields_by_hand import ONE, THREE, TWO, case, contact, names, worded
from truceline.model import (
    Abstention,
    Act,
    ActClaim,
    Citation,
    ContactClaim,
    Ending,
    Laterality,
    Status,
    When,
)
from truceline.records.fields import times, where, who


def test_a_mediator_that_one_origin_names_instead_of_the_one_the_others_name_is_a_disagreement() -> None:
    claims = [claim(Act.AGREE, source, brokers="RUS") for source in (ONE, TWO)]
    other = claim(Act.AGREE, THREE, brokers="TUR")
    chosen = who.mediators(case(*claims, other))
    assert names(chosen) == ["Russia"]
    assert chosen.passes_over == (other.id,)
    assert "disagreement: Tur instead by 1 of 3 origins" in chosen.reason


def test_a_mediator_named_besides_by_few_is_passed_over_without_a_disagreement() -> None:
    claims = [claim(Act.AGREE, source, brokers="RUS") for source in (ONE, TWO)]
    chosen = who.mediators(case(*claims, claim(Act.AGREE, THREE, brokers="RUS TUR")))
    assert names(chosen) == ["Russia"]
    assert "Tur besides by 1 of 3 origins" in chosen.reason


def test_ten_reprints_of_one_origin_weigh_as_one() -> None:
    reprints = [
        claim(Act.AGREE, cited(f"r{i}", "2020-10-20", origin="Wire"), brokers="TUR") for i in range(10)
    ]
    others = [claim(Act.AGREE, source, brokers="RUS") for source in (ONE, TWO, THREE)]
    assert names(who.mediators(case(*reprints, *others))) == ["Russia"]


def test_all_whom_one_article_names_as_guarantors_are_mediators() -> None:
    assert names(who.mediators(case(claim(Act.AGREE, ONE, brokers="CUB NOR VEN")))) == ["Cub", "Nor", "Ven"]


def test_a_side_that_less_than_a_third_of_the_origins_name_is_none() -> None:
    origins = [cited(name, "2020-10-20", outlet=name) for name in "abcd"]
    claims = [claim(Act.AGREE, source) for source in origins[1:]]
    chosen = who.sides(case(claim(Act.AGREE, origins[0], sides="ARM AZE TUR"), *claims))
    assert names(chosen) == ["Armenia", "Azerbaijan"]


def signed(source: Citation, by: str) -> ActClaim:
    return worded(
        claim(Act.AGREE, source, by=by, agreed="2020-11-09"), "They signed a truce.", "signed a truce"
    )


def test_a_third_party_signs_and_is_not_bound() -> None:
    told = case(signed(ONE, "ARM AZE RUS"), signed(TWO, "ARM AZE RUS"))
    assert names(who.signatories(told)) == ["Armenia", "Azerbaijan", "Russia"]
    assert [one.side.name for one in times.declared(told).value or ()] == ["Armenia", "Azerbaijan"]
    assert who.laterality(told).value is Laterality.BILATERAL


def test_a_signature_of_nobody_named_is_unclear() -> None:
    assert who.signatories(case(signed(ONE, ""))).abstention is Abstention.UNCLEAR


def test_an_agreement_without_a_signature_tells_of_no_signatories() -> None:
    told = case(worded(claim(Act.AGREE, ONE, by="ARM AZE"), "They agreed on a truce."))
    assert who.signatories(told).abstention is Abstention.NOT_MENTIONED


def test_an_agreement_of_two_is_a_declaration_of_each_on_its_day() -> None:
    told = times.declared(case(claim(Act.AGREE, ONE, by="ARM AZE", agreed="2020-10-09")))
    assert [(one.side.id, str(one.when)) for one in told.value or ()] == [
        ("ARM", "2020-10-09"),
        ("AZE", "2020-10-09"),
    ]


def test_two_that_declare_on_days_of_their_own_keep_them() -> None:
    told = case(
        claim(Act.DECLARE, ONE, by="ARM", agreed="2020-10-09"),
        claim(Act.DECLARE, ONE, by="AZE", agreed="2020-10-11", at=9),
    )
    assert [str(one.when) for one in times.declared(told).value or ()] == ["2020-10-09", "2020-10-11"]
    assert who.laterality(told).value is Laterality.BILATERAL


def test_a_planned_signing_declares_nothing_and_its_day_is_told_as_planned() -> None:
    told = case(claim(Act.AGREE, ONE, by="ARM AZE", agreed="2020-12-01", status=Status.PLANNED))
    assert times.declared(told).abstention is Abstention.UNCLEAR
    assert times.agreed(told).reason.startswith("planned")


def test_origins_that_call_it_one_sided_and_mutual_leave_it_unclear() -> None:
    told = case(
        worded(claim(Act.DECLARE, ONE, by="ARM"), "Armenia declared a unilateral truce."),
        worded(claim(Act.AGREE, TWO, by="ARM AZE"), "Both agreed on a mutual truce."),
    )
    chosen = who.laterality(told)
    assert chosen.abstention is Abstention.UNCLEAR
    assert chosen.reason.startswith("disagreement")


def ends(source: Citation, *, end: str | None = None, **others: object) -> ActClaim:
    made = claim(Act.END, source, **others)  # type: ignore[arg-type]  # options of a claim
    return replace(made, end=When.of(end) if end else None)


def test_an_end_told_as_past_comes_before_a_planned_one() -> None:
    planned = replace(claim(Act.AGREE, ONE, agreed="2020-10-09"), end=When.of("2020-10-12"))
    chosen = times.ended(case(planned, ends(TWO, end="2020-10-11")))
    assert str(chosen.value) == "2020-10-11"
    assert chosen.reason.startswith("told as past")
    assert planned.id in chosen.passes_over


def test_a_planned_end_says_that_it_is_planned() -> None:
    planned = replace(claim(Act.AGREE, ONE, agreed="2020-10-09"), end=When.of("2020-10-12"))
    assert times.ended(case(planned)).reason.startswith("planned")
    assert times.ending(case(planned)).abstention is Abstention.NOT_MENTIONED


def test_the_end_of_an_extension_comes_before_that_of_the_first_term() -> None:
    first = [
        replace(claim(Act.AGREE, source, agreed="2020-10-09"), end=When.of("2020-10-12"))
        for source in (ONE, TWO)
    ]
    longer = replace(claim(Act.EXTEND, THREE), end=When.of("2020-10-19"))
    assert str(times.ended(case(*first, longer)).value) == "2020-10-19"


def test_an_end_without_a_time_is_bounded_by_its_first_report() -> None:
    value = times.ended(case(ends(ONE))).value
    assert value is not None
    assert str(value) == "..2020-10-20"


def test_an_end_before_it_was_made_is_that_of_another() -> None:
    told = case(claim(Act.AGREE, ONE, agreed="2020-10-09"), ends(ONE, end="1998-12", at=9))
    assert times.ended(told).abstention is Abstention.NOT_MENTIONED
    assert times.ending(told).abstention is Abstention.NOT_MENTIONED


@pytest.mark.parametrize(
    "words,how",
    [
        ("The rebels called off the truce.", Ending.CALLED_OFF),
        ("The truce fell apart.", Ending.COLLAPSED),
        ("The truce expired at midnight.", Ending.EXPIRED),
        ("The truce gave way to a lasting one.", Ending.REPLACED),
    ],
)
def test_how_it_ended_is_told_by_the_words_of_its_end(words: str, how: Ending) -> None:
    assert times.ending(case(worded(ends(ONE), words, words.rstrip(".")))).value is how


def test_who_ends_it_calls_it_off() -> None:
    assert times.ending(
        case(worded(ends(ONE, by="AZE"), "Azerbaijan ended the truce.", "ended the truce"))
    ).value is (Ending.CALLED_OFF)


def test_an_end_in_no_known_words_is_unclear_and_a_denied_one_none() -> None:
    assert times.ending(case(ends(ONE))).abstention is Abstention.UNCLEAR
    assert times.ending(case(ends(ONE, status=Status.NEGATED))).abstention is Abstention.NONE


@pytest.mark.parametrize(
    "start,end,length",
    [
        ("2020-10-10", "2020-10-17", "P7D"),
        ("2020-10-10T12:00", "2020-10-13T12:00", "PT72H"),
        ("2020-10-10T12:00", "2020-10-10T12:30", "PT30M"),
        ("2020-10-10T12:00+04:00", "2020-10-10T12:00+03:00", "PT1H"),
        ("2020-10-10", "2020-10-13T12:00", "P3D"),
        ("2020-10", "2020-11", None),
    ],
)
def test_a_start_and_a_planned_end_give_its_length(start: str, end: str, length: str | None) -> None:
    told = case(replace(claim(Act.EFFECT, ONE, start=start), end=When.of(end)))
    assert times.duration(told).value == length
    assert times.fixed(told).value is True


def test_the_length_is_that_of_most_origins_and_the_other_a_disagreement() -> None:
    three = [replace(claim(Act.AGREE, source), duration="P3D") for source in (ONE, TWO)]
    week = [replace(claim(Act.AGREE, THREE, at=at), duration="P7D") for at in (0, 9, 18)]
    chosen = times.duration(case(*three, *week))
    assert chosen.value == "P3D"
    assert "disagreement: P7D" in chosen.reason


def test_the_length_of_an_extension_is_not_that_of_the_ceasefire() -> None:
    told = case(
        replace(claim(Act.AGREE, ONE), duration="P7D"),
        *(replace(claim(Act.EXTEND, source), duration="P5D") for source in (TWO, THREE)),
    )
    assert times.duration(told).value == "P7D"


def test_a_town_outside_the_lands_of_the_sides_is_where_it_was_agreed() -> None:
    town = replace(role("CUB-havana"), within="CUB", name="Havana")
    told = case(replace(claim(Act.AGREE, ONE, sides="COL ELN"), place=(town,)))
    assert names(where.venue(told)) == ["Havana"]
    assert where.place(told).abstention is Abstention.NOT_MENTIONED


def test_a_town_of_a_side_is_where_it_applies_and_makes_it_local() -> None:
    town = replace(role("SYR-homs"), within="SYR", name="Homs")
    told = case(replace(claim(Act.AGREE, ONE, sides="SYR REBELS"), place=(town,)))
    assert names(where.place(told)) == ["Homs"]
    assert where.partial(told).value is True
    assert where.venue(told).abstention is Abstention.NOT_MENTIONED


@pytest.mark.parametrize(
    "talks,made_there",
    [
        (contact("2020-10-09"), True),
        (contact(None), True),
        (contact("2020-10-12"), False),
        (contact("2020-10-09", form="call"), False),
        (contact("2020-10-09", status=Status.PLANNED), False),
    ],
)
def test_the_place_of_talks_that_led_up_to_it_is_its_venue(talks: ContactClaim, *, made_there: bool) -> None:
    told = case(claim(Act.AGREE, ONE, agreed="2020-10-09"), contacts=(talks,))
    assert (where.venue(told).value is not None) is made_there
