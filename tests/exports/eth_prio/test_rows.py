"""How a ceasefire is written in rows of ETH/PRIO, and what is told of what they lose."""

from __future__ import annotations

import csv
import dataclasses
import io
from typing import Any

import pytest

from ceasefires_by_hand import BLANK, side
from ceasefires_by_hand import ceasefire as made
from ceasefires_by_hand import time as at
from claims_by_hand import cited, claim, role
from shown_by_hand import ShownByHand, extract_of
from truceline.errors import NotFound
from truceline.exports import Loss, LossKind
from truceline.exports.eth_prio import EthPrio, read_eth_prio
from truceline.model import (
    Abstention,
    Act,
    ActClaim,
    Ceasefire,
    CeasefireClass,
    Choice,
    Declaration,
    Ending,
    Purpose,
    Span,
    Status,
    When,
)
from truceline.views import Crosswalk, RelationShown

SIDES = (side("ARM"), side("AZE"))


def chosen(value: Any, *rests_on: str) -> Choice[Any]:
    """A value that rests on these claims, else on what a person decided."""
    judged = () if rests_on else ("j1",)
    return Choice(value=value, rests_on=rests_on, judgements=judged, reason="told", made_by="tests")


def declared(**days: str | None) -> Choice[Any]:
    return chosen(tuple(Declaration(side=side(one), when=at(day), claims=()) for one, day in days.items()))


def abstained(kind: Abstention) -> Choice[Any]:
    return Choice(abstention=kind, reason="", made_by="tests")


def ceasefire(*claims: ActClaim, **values: Any) -> Ceasefire:
    return dataclasses.replace(made(), claims=tuple(one.id for one in claims), **values)


def exported(
    one: Ceasefire, *claims: ActClaim, ids: Crosswalk | None = None, **more: Any
) -> tuple[list[dict[str, str]], tuple[Loss, ...]]:
    stream = io.BytesIO()
    losses = EthPrio().write(extract_of(ShownByHand([one], claims, **more), ids), stream)
    return list(csv.DictReader(io.StringIO(stream.getvalue().decode(), newline=""))), losses.losses


def rows(one: Ceasefire, *claims: ActClaim, **more: Any) -> list[dict[str, str]]:
    return exported(one, *claims, **more)[0]


def told(losses: tuple[Loss, ...], column: str) -> list[tuple[str, str | None, str]]:
    return [(str(one.kind), one.code, one.says) for one in losses if one.column == column]


def dated(row: dict[str, str], prefix: str) -> tuple[str, ...]:
    return tuple(row[f"{prefix}_{part}"] for part in ("yr", "month", "day"))


def test_each_actor_that_declared_has_a_row_with_its_own_day() -> None:
    found = rows(ceasefire(sides=chosen(SIDES), declared=declared(ARM="2020-10-09", AZE="2020-10-11")))
    assert [(row["actor_name"], dated(row, "cf_dec")) for row in found] == [
        ("Armenia", ("2020", "10", "9")),
        ("Azerbaijan", ("2020", "10", "11")),
    ]
    assert {row["cf_id"] for row in found} == {"AZE-ARM-2020-10-10"}
    assert [row["id"] for row in found] == ["AZE-ARM-2020-10-10/ARM", "AZE-ARM-2020-10-10/AZE"]


def test_a_side_that_declared_nothing_beside_one_that_did_has_no_row_and_is_told_as_lost() -> None:
    found, losses = exported(ceasefire(sides=chosen(SIDES), declared=declared(ARM="2020-10-09")))
    assert [row["actor_name"] for row in found] == ["Armenia"]
    assert ("sides", 1) in [(one.what, one.count) for one in losses if one.kind is LossKind.LEFT_OUT]


def test_where_nobody_is_told_to_declare_each_side_has_a_row_without_a_day() -> None:
    found, losses = exported(ceasefire(sides=chosen(SIDES)))
    assert [(row["actor_name"], dated(row, "cf_dec")) for row in found] == [
        ("Armenia", ("-1", "-1", "-1")),
        ("Azerbaijan", ("-1", "-1", "-1")),
    ]
    assert ("assumed", 2) in [(str(one.kind), one.count) for one in losses if one.what == "declared"]


def test_a_ceasefire_of_nobody_has_one_row() -> None:
    (row,) = rows(ceasefire())
    assert (row["actor_name"], row["id"]) == ("", "AZE-ARM-2020-10-10/")


def test_a_side_that_signed_has_a_row_and_a_third_party_that_signed_has_none() -> None:
    signed = chosen((*SIDES, side("RUS")))
    found, losses = exported(
        ceasefire(sides=chosen(SIDES), declared=declared(ARM="2020-10-09"), signatories=signed)
    )
    assert [(row["actor_name"], row["cf_dec_day"]) for row in found] == [
        ("Armenia", "9"),
        ("Azerbaijan", "-1"),
    ]
    assert [one.count for one in losses if one.what == "signatories"] == [1]


def test_the_day_of_the_agreement_stands_for_actors_of_whom_none_has_a_day() -> None:
    agreed = chosen(at("2020-10-09"))
    found, losses = exported(ceasefire(declared=declared(ARM=None, AZE=None), agreed=agreed))
    assert {dated(row, "cf_dec") for row in found} == {("2020", "10", "9")}
    assert told(losses, "cf_dec")[0][0] == "assumed"
    bounded = exported(ceasefire(declared=declared(ARM=None), agreed=chosen(at("..2020-10-18"))))[1]
    assert ("coded", "-1", "not mentioned when this actor declared it, written as -1") in told(
        bounded, "cf_dec"
    )
    (_, other) = rows(ceasefire(declared=declared(ARM="2020-10-09", AZE=None), agreed=agreed))
    assert dated(other, "cf_dec") == ("-1", "-1", "-1")


@pytest.mark.parametrize(
    "value, cells",
    [
        ("2020-10-10T00:00+04:00", ("2020", "10", "10")),
        ("2020-10", ("2020", "10", "-1")),
        ("2020", ("2020", "-1", "-1")),
        ("2020-10-23..2020-11-08", ("2020", "-1", "-1")),
        ("2020-10-23..2020-10-29", ("2020", "10", "-1")),
        ("2020-12-30..2021-01-02", ("-1", "-1", "-1")),
        ("..2020-10-29", ("-1", "-1", "-1")),
    ],
)
def test_a_time_is_written_as_far_as_it_is_told_and_no_day_is_put_in(
    value: str, cells: tuple[str, ...]
) -> None:
    (row,) = rows(ceasefire(effect=chosen(at(value))))
    assert dated(row, "cf_effect") == cells


@pytest.mark.parametrize(
    "kind, cell, says",
    [
        (Abstention.NOT_MENTIONED, "-1", "not mentioned, written as -1"),
        (Abstention.UNCLEAR, "-1", "unclear, written as -1"),
        (Abstention.NONE, "0", "none, written as 0"),
    ],
)
def test_a_time_that_is_not_told_has_the_code_for_it_and_each_is_told_apart(
    kind: Abstention, cell: str, says: str
) -> None:
    found, losses = exported(ceasefire(effect=abstained(kind)))
    assert dated(found[0], "cf_effect") == (cell,) * 3
    assert told(losses, "cf_effect") == [("coded", cell, says)]


@pytest.mark.parametrize(
    "kind, cells",
    [
        (Abstention.NOT_MENTIONED, ("", "", "", "")),
        (Abstention.UNCLEAR, ("-1", "-1", "-1", "-1")),
        (Abstention.NONE, ("0", "0", "0", "0")),
    ],
)
def test_the_three_abstentions_of_a_coded_variable_are_three_codes(
    kind: Abstention, cells: tuple[str, ...]
) -> None:
    names = {
        "mediators": "mediator_nego",
        "implementation": "implement",
        "enforcement": "enforcement",
        "ddr": "ddr",
    }
    found, losses = exported(ceasefire(**dict.fromkeys(names, abstained(kind))))
    assert tuple(found[0][column] for column in names.values()) == cells
    for column, cell in zip(names.values(), cells, strict=True):
        assert [(code, says.startswith(str(kind))) for _, code, says in told(losses, column)] == [
            (cell, True)
        ]


def test_what_is_not_told_of_a_text_is_informal_by_their_rule_and_told_so() -> None:
    found, losses = exported(ceasefire())
    assert found[0]["written"] == "0"
    assert [(kind, code) for kind, code, _ in told(losses, "written")] == [("assumed", "0")]
    assert rows(ceasefire(written=abstained(Abstention.UNCLEAR)))[0]["written"] == "-1"


@pytest.mark.parametrize(
    "choice, held",
    [
        (chosen((Purpose.HUMANITARIAN, Purpose.HOLIDAY)), {"p_humanitarian", "p_holiday"}),
        (chosen((Purpose.PEACE_PROCESS,)), {"p_peaceprocess"}),
        (abstained(Abstention.UNCLEAR), {"p_unclear"}),
        (abstained(Abstention.NOT_MENTIONED), {"p_unclear"}),
        (abstained(Abstention.NONE), set()),
    ],
)
def test_purposes_are_flags_of_which_several_hold(choice: Choice[Any], held: set[str]) -> None:
    (row,) = rows(ceasefire(purpose=choice))
    flags = {name: cell for name, cell in row.items() if name.startswith("p_") and name != "p_other_comment"}
    assert {name for name, cell in flags.items() if cell == "1"} == held
    assert {*flags.values()} <= {"0", "1"}


END = dataclasses.replace(
    claim(Act.END, cited("a", "2020-10-20", outlet="Alpha"), agreed="2020-10-15"),
    span=Span(start=0, end=32, quote="The truce collapsed on Thursday."),
)


def test_an_end_told_as_past_is_one_and_a_planned_one_only_bounds_its_time() -> None:
    ended = chosen(at("2020-10-15"), END.id)
    (past,) = rows(ceasefire(END, ended=ended), END)
    assert (past["ended"], dated(past, "end"), past["fixed_time"]) == ("1", ("2020", "10", "15"), "")
    assert past["evidence_end"] == "The truce collapsed on Thursday."
    ahead = dataclasses.replace(END, status=Status.PLANNED)
    found, losses = exported(ceasefire(ahead, ended=chosen(at("2020-10-15"), ahead.id)), ahead)
    assert (found[0]["ended"], dated(found[0], "end")) == ("", ("-1", "-1", "-1"))
    assert found[0]["fixed_time"] == "until 2020-10-15"
    assert "planned" in told(losses, "end")[0][2]


def test_a_length_goes_before_a_planned_end() -> None:
    assert rows(ceasefire(duration=chosen("PT72H")))[0]["fixed_time"] == "72 hours"


@pytest.mark.parametrize(
    "choice, cell",
    [
        (chosen(Ending.COLLAPSED), "1"),
        (abstained(Abstention.UNCLEAR), "1"),
        (abstained(Abstention.NONE), "0"),
        (BLANK, ""),
    ],
)
def test_whether_it_ended_is_told_apart_from_when(choice: Choice[Any], cell: str) -> None:
    (row,) = rows(ceasefire(ending=choice))
    assert (row["ended"], dated(row, "end")) == (cell, ("-1", "-1", "-1"))


def test_ids_of_other_lists_come_from_the_table_alone() -> None:
    one = ceasefire(declared=declared(ARM=None), also_known_as=("AZE-ARM-2020",))
    ids = Crosswalk(
        values={
            ("ucdp_actor_id", "arm"): "52",
            ("side", "arm"): "A",
            ("ucdp_acd_id", "nkr-war"): "388",
            ("ucdp_dyad", "aze-arm-2020-10-10"): "14100",
            ("pax_id", "aze-arm-2020"): "2332",
        }
    )
    found, losses = exported(one, ids=ids, conflicts={one.id: "NKR-WAR"})
    assert [found[0][name] for name in ("ucdp_actor_id", "side", "ucdp_acd_id", "ucdp_dyad", "pax_id")] == [
        "52", "A", "388", "14100", "2332",
    ]  # fmt: skip
    assert told(losses, "pax_id") == []
    found, losses = exported(one)
    assert found[0]["ucdp_actor_id"] == ""
    assert told(losses, "ucdp_actor_id")[0][:2] == ("assumed", "")


def test_ids_in_the_table_that_are_nobodys_are_told() -> None:
    ids = Crosswalk(values={("ucdp_actor_id", "arn"): "52", ("side", "arm"): "A", ("paid", "arn"): "1"})
    losses = exported(ceasefire(declared=declared(ARM=None)), ids=ids)[1]
    assert [one.count for one in losses if one.kind is LossKind.LEFT_OUT and one.what == "id"] == [1]


def test_links_are_extensions_renewals_and_replacements() -> None:
    one = ceasefire()
    relations = {
        one.id: tuple(
            RelationShown(words=words, other=other, reason="", rows=())
            for words, other in (("follows", "X-2019"), ("extends", "X-2020"), ("replaced by", "X-2021"))
        )
    }
    (row,) = rows(one, relations=relations)
    assert (row["link"], row["link_id1"], row["link_id2"], row["link_id3"]) == ("1", "X-2020", "X-2021", "")
    assert rows(one)[0]["link"] == "0"


def passage(words: str, act: Act, at_start: int, **more: Any) -> ActClaim:
    """A claim whose words stand at this place of its article."""
    base = claim(act, cited("a", "2020-10-20", outlet="Alpha"), at=at_start, **more)
    return dataclasses.replace(base, span=Span(start=at_start, end=at_start + len(words), quote=words))


def test_the_sentence_is_one_whose_own_words_hold_the_time() -> None:
    when = dataclasses.replace(When.of("2020-10-10"), words=Span(start=120, end=126, quote="Oct 10"))
    breach = dataclasses.replace(
        passage("They broke it.", Act.VIOLATE, 0), start=at("2020-10-10"), confidence=0.99
    )
    begun = dataclasses.replace(passage("It began on Oct 10, they said.", Act.EFFECT, 108), start=when)
    other = passage("A truce was made.", Act.AGREE, 300)
    one = ceasefire(
        breach, begun, other, effect=chosen(when, breach.id, begun.id), agreed=chosen(at("2020-10"), other.id)
    )
    found, losses = exported(one, breach, begun, other)
    assert found[0]["evidence_onset"] == "It began on Oct 10, they said."
    assert (found[0]["factivia_source"], found[0]["factivia_page"]) == ("Alpha", "")
    assert "also: “They broke it.” (Alpha, 2020-10-20)" in found[0]["comment"]
    assert [one.count for one in losses if one.kind is LossKind.LEFT_OUT and one.what == "evidence"] == []


def test_of_two_that_tell_the_same_time_the_one_with_the_words_for_it_stands_there_however_sure_the_other() -> (
    None
):
    when = dataclasses.replace(When.of("2020-10-10"), words=Span(start=120, end=126, quote="Oct 10"))
    begun = dataclasses.replace(passage("It began on Oct 10, they said.", Act.EFFECT, 108), start=when)
    surer = dataclasses.replace(passage("It took effect then.", Act.EFFECT, 300), start=when, confidence=0.99)
    one = ceasefire(begun, surer, effect=chosen(when, surer.id, begun.id))
    assert rows(one, begun, surer)[0]["evidence_onset"] == "It began on Oct 10, they said."


def test_words_that_a_sheet_would_run_are_guarded_and_read_back_as_they_were() -> None:
    begun = passage('=HYPERLINK("x"; "a truce")', Act.EFFECT, 0)
    one = ceasefire(begun, effect=chosen(When.of("2020"), begun.id))
    stream = io.BytesIO()
    EthPrio().write(extract_of(ShownByHand([one], [begun])), stream)
    (row,) = csv.DictReader(io.StringIO(stream.getvalue().decode(), newline=""))
    assert row["evidence_onset"].startswith("'=HYPERLINK")
    (case,) = read_eth_prio(io.BytesIO(stream.getvalue()))
    assert case.evidence == {"cf_effect": begun.quote}


@pytest.mark.parametrize(
    "places, cell",
    [
        ({"place": chosen((side("NKR"),))}, ("373", "Azerbaijan", "1")),
        ({"sides": chosen((side("COL"), side("FARC")))}, ("100", "Colombia", "5")),
        ({"sides": chosen(SIDES)}, ("", "", "")),
        ({"place": chosen((side("NKR"), side("COL")))}, ("", "", "")),
    ],
)
def test_the_country_is_that_of_its_places_else_the_only_one_of_its_sides(
    places: dict[str, Choice[Any]], cell: tuple[str, str, str]
) -> None:
    (row, *_) = rows(ceasefire(**places))
    assert (row["cc"], row["location"], row["region"]) == cell


def test_the_country_of_the_conflict_goes_before_that_of_the_sides() -> None:
    about = dataclasses.replace(claim(Act.AGREE, cited("a", None)), conflict=role("NKR", within="AZE"))
    (row, *_) = rows(ceasefire(about, sides=chosen((side("COL"),))), about)
    assert row["location"] == "Azerbaijan"


def test_what_the_format_has_no_place_for_is_counted() -> None:
    one = ceasefire(silent_on=chosen(("the status",)), ceasefire_class=chosen(CeasefireClass.PRELIMINARY))
    left_out = {loss.what: loss.count for loss in exported(one)[1] if loss.kind is LossKind.LEFT_OUT}
    assert left_out == {"silent_on": 1, "judgement": 2}


def test_ceasefires_between_states_are_told_for_the_data_set_holds_civil_wars() -> None:
    says = [one.says for one in exported(ceasefire(sides=chosen(SIDES)))[1]]
    assert any("between states" in one for one in says)
    assert not any(
        "between states" in one.says
        for one in exported(ceasefire(sides=chosen((side("COL"), side("FARC")))))[1]
    )


def test_there_is_no_table_to_choose() -> None:
    with pytest.raises(NotFound, match="no table 'actors'"):
        EthPrio().write(extract_of(ShownByHand([])), io.BytesIO(), "actors")
