"""Rows of the UCDP peace agreements: what stands in each column, what is told to be lost, and what the check finds."""

from __future__ import annotations

import dataclasses
import io
from typing import Any

import pytest

from agreements_by_hand import agreement, exported, provided, row, sides, told
from ceasefires_by_hand import account, chosen, time
from claims_by_hand import cited, claim
from terms_by_hand import term
from truceline.exports import EXPORTERS, Fault, LossKind
from truceline.exports.agreements.ucdp_provisions import GROUPS, LEFT_OUT, PROVISIONS, TOLD_BY
from truceline.exports.sheets import columns_of, write_sheet
from truceline.model import (
    Act,
    Ending,
    Obligation,
    Relation,
    RelationKind,
    Span,
    Status,
    TermType,
)
from truceline.views import Crosswalk


def owed(kind: TermType, *claims: str) -> Any:
    """A ceasefire's terms: one of this type."""
    return chosen((Obligation(type=kind, says="they are to", claims=claims),))


def faults(**cells: Any) -> list[Fault]:
    """What the check finds in a right row with these cells changed."""
    right = {"PAID": "1", "DyadName": "A - B", "cease": "1", "Mil_prov": "1", "Region": "1", "Year": "2020"}
    stream = io.BytesIO()
    write_sheet(stream, columns_of("ucdp"), [{**right, "pa_date": "2020-10-09", **cells}])
    return list(EXPORTERS["ucdp"].check(io.BytesIO(stream.getvalue())))


def test_provisions_are_columns_of_the_data_set() -> None:
    assert {*TOLD_BY, *LEFT_OUT.values(), *GROUPS} <= set(PROVISIONS) <= set(columns_of("ucdp"))
    assert GROUPS["Mil_prov"] == ("cease", "Intarmy", "DDR", "Withd")


def test_who_agreed_when_and_where() -> None:
    found = row("ucdp", agreement(place=chosen(sides("NKR")), mediators=chosen(sides("RUS"))))
    assert {key: found[key] for key in ("Region", "GWNO", "DyadName", "no_dyad", "Year", "pa_date")} == {
        "Region": "1",
        "GWNO": "373, 371",
        "DyadName": "Armenia - Azerbaijan",
        "no_dyad": "1",
        "Year": "2020",
        "pa_date": "2020-10-09",
    }
    assert found["pa_name"] == "Ceasefire between Armenia and Azerbaijan, agreed 2020-10-09"
    assert (found["pa_3rd"], found["c_3rd"]) == ("Russia", "mediator: Russia")
    assert (found["pa_sign"], found["c_sign"]) == (
        "",
        "agreed, as told: Armenia 2020-10-09; Azerbaijan 2020-10-09",
    )


def test_every_two_sides_are_a_dyad() -> None:
    found = row("ucdp", agreement("ARM AZE NKR"))
    assert found["no_dyad"] == "3"
    assert (
        found["DyadName"] == "Armenia - Azerbaijan; Armenia - Nagorno-Karabakh; Azerbaijan - Nagorno-Karabakh"
    )


def test_signatories_are_the_sides_that_are_told_to_have_signed() -> None:
    found = row("ucdp", agreement(signatories=chosen(sides("AZE RUS"))))
    assert (found["pa_sign"], found["pa_3rd"], found["c_3rd"]) == (
        "Azerbaijan",
        "Russia",
        "signatory: Russia",
    )


def test_one_side_s_ceasefire_is_left_out_and_told() -> None:
    rows, losses = exported("ucdp", agreement("COL"))
    assert rows == []
    assert [one.ceasefires for one in losses if one.what == "ceasefire"] == [("AZE-ARM-2020-10-10",)]


@pytest.mark.parametrize(
    "day, year",
    [
        ("2020-10", "2020"),
        ("2020", "2020"),
        ("2020-12-20..2021-01-03", ""),
        ("2020-12-30..2020-12-31", "2020"),
        ("..2020-10-18", ""),
    ],
)
def test_the_year_alone_where_no_day_is_told(day: str, year: str) -> None:
    (found,), losses = exported("ucdp", agreement(day=day))
    assert (found["Year"], found["pa_date"]) == (year, "")
    assert [kind for kind, _, _ in told(losses, "pa_date")] == ["left out"]


def test_the_sentence_that_shows_it_stands_with_who_printed_it() -> None:
    source = cited("d1", "2020-10-10", outlet="Gazette", origin="Interlink")
    words = "They agreed\non a ceasefire."
    shows = dataclasses.replace(claim(Act.AGREE, source), span=Span(start=0, end=len(words), quote=words))
    found = row("ucdp", agreement(claims=(shows,)), claims=(shows,))
    assert found["pa_comment"] == "“They agreed on a ceasefire.” (Interlink, 2020-10-10)"


@pytest.mark.parametrize(
    "life, ended",
    [
        ((account(Act.END, "2020-10-12"),), "1"),
        ((account(Act.EFFECT, "2020-10-10"), account(Act.HOLD, "2020-11-30")), "0"),
        ((account(Act.VIOLATE, "2020-11-25", by="ARM", said_by="AZE", status=Status.ALLEGED),), ""),
    ],
)
def test_it_has_ended_or_holds_as_reports_tell_and_else_nothing(life: tuple[Any, ...], ended: str) -> None:
    (found,), losses = exported("ucdp", agreement("ARM AZE", "2020-10-09", *life))
    assert found["ended"] == ended
    assert bool(told(losses, "ended")) == (ended == "")


def test_how_and_when_it_ended_stands_in_words() -> None:
    one = agreement(ending=chosen(Ending.COLLAPSED), ended=chosen(time("2020-10")))
    assert row("ucdp", one)["c_duration"] == "collapsed, 2020-10"


def test_each_provision_of_the_ledger_is_1_and_so_is_its_group() -> None:
    found = row("ucdp", agreement(provisions=provided(Ce=2, **dict.fromkeys(TOLD_BY.values(), 1))))
    assert {column: found[column] for column in TOLD_BY} == dict.fromkeys(TOLD_BY, "1")
    assert {column: found[column] for column in GROUPS} == dict.fromkeys(GROUPS, "1")


def test_a_bare_ceasefire_is_1_in_cease_and_its_group_and_empty_else() -> None:
    (found,), losses = exported("ucdp", agreement(provisions=provided(Ce=2)))
    assert {column for column in PROVISIONS if found[column]} == {"cease", "Mil_prov"}
    (silence,) = [one for one in losses if one.what == "provisions" and one.kind is LossKind.CODED]
    assert (silence.count, silence.code) == (len(PROVISIONS) - 2, "")


def test_what_it_is_told_to_leave_out_is_0() -> None:
    silent = term(TermType.AMNESTY, cited("d1", "2020-10-10"), status=Status.NEGATED)
    one = agreement(claims=(silent,), silent_on=chosen(("amnesty",), silent.id), ddr=chosen(value=False))
    found = row("ucdp", one, claims=(silent,))
    assert (found["Amn"], found["DDR"], found["Justice_prov"], found["Out_iss"]) == ("0", "0", "", "amnesty")
    assert row("ucdp", agreement(ddr=chosen(value=True)))["DDR"] == "1"


def test_a_committee_oversees_it_where_words_name_one() -> None:
    source = cited("d1", "2020-10-10")
    committee = term(TermType.MONITORING, source, "a joint military committee is to watch over the truce")
    observers = term(TermType.MONITORING, source, "observers are to watch over the truce")
    for told_term, code in ((committee, "1"), (observers, "")):
        one = agreement(claims=(told_term,), terms=owed(TermType.MONITORING, told_term.id))
        assert row("ucdp", one, claims=(told_term,))["Co_impl"] == code


@pytest.mark.parametrize(
    "values, kind",
    [
        ({"terms": owed(TermType.TALKS, "c")}, "3"),
        ({"terms": owed(TermType.TALKS, "c"), "provisions": provided(Ele=1)}, ""),
        ({}, ""),
    ],
)
def test_the_type_is_a_step_in_a_process_where_talks_are_agreed_and_nothing_is_settled(
    values: Any, kind: str
) -> None:
    (found,), losses = exported("ucdp", agreement(**values))
    assert found["pa_type"] == kind
    assert bool(told(losses, "pa_type")) == (kind == "")


def test_what_extends_or_renews_reaffirms_and_what_follows_does_not() -> None:
    def related(kind: RelationKind) -> dict[str, str]:
        one = dataclasses.replace(agreement(), relations=(Relation(kind=kind, other="X-2020", reason=""),))
        return row("ucdp", one)

    assert (related(RelationKind.RENEWS)["Reaffirm"], related(RelationKind.EXTENDS)["Reaffirm ID"]) == (
        "1",
        "X-2020",
    )
    assert related(RelationKind.FOLLOWS)["Reaffirm"] == ""


def test_ids_of_ucdp_stand_where_they_are_handed_in() -> None:
    values = {
        ("ucdp_acd_id", "war"): "388",
        ("ucdp_actor_id", "arm"): "55",
        ("ucdp_paid", "aze-arm-2020-10-10"): "7",
    }
    found = row("ucdp", agreement(), ids=Crosswalk(values=values), conflicts={"AZE-ARM-2020-10-10": "war"})
    assert [found[key] for key in ("PAID", "CID", "bwdID", "actorId", "Name")] == [
        "7",
        "388",
        "",
        "55",
        "war",
    ]


def test_sides_of_two_regions_leave_the_region_empty() -> None:
    (found,), losses = exported("ucdp", agreement("ISR SDN"))
    assert (found["Region"], found["GWNO"]) == ("", "666, 625")
    assert [kind for kind, _, _ in told(losses, "Region")] == ["coded"]


def test_a_strength_is_told_to_be_lost_and_what_has_no_column_too() -> None:
    _, losses = exported("ucdp", agreement(provisions=provided(Ce=2, TjAm=3, DevHum=1)))
    assert [(one.what, one.count) for one in losses if one.what.startswith("provision ")] == [
        ("provision DevHum", 1)
    ]
    assert [one.count for one in losses if one.kind is LossKind.COARSER and one.what == "provisions"] == [2]


def test_a_right_row_has_no_fault() -> None:
    assert faults() == []


@pytest.mark.parametrize(
    "column, cell, says",
    [
        ("Region", "6", "is none of"),
        ("pa_type", "4", "is none of"),
        ("Inc", "0", "is none of"),
        ("pa_date", "2020-10", "no day"),
        ("Year", "2021", "not the year of pa_date"),
        ("GWNO", "AZE", "no list of numbers"),
        ("no_dyad", "one", "no number"),
        ("PKO", "2", "is none of"),
        ("PKO", "-1", "is none of"),
        ("ended", "yes", "is none of"),
        ("Mil_prov", "0", "is not 1, though one of its provisions is"),
        ("Pol_prov", "1", "is 1, though none of its provisions is"),
        ("Reaffirm ID", "12", "is not 1, though an agreement is named"),
        ("DyadName", "", "is empty"),
        ("PAID", "", "is empty"),
    ],
)
def test_each_rule_finds_its_fault(column: str, cell: str, says: str) -> None:
    assert any(says in fault.says for fault in faults(**{column: cell}))
