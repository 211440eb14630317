"""Rows of PA-X: what stands in each column, what is told to be lost, and what the check finds."""

from __future__ import annotations

import csv
import dataclasses
import io
from typing import Any

import pytest

from agreements_by_hand import agreement, exported, provided, row, sides, told
from ceasefires_by_hand import BLANK, chosen
from claims_by_hand import cited
from terms_by_hand import term
from truceline.errors import NotFound
from truceline.exports import EXPORTERS, Fault
from truceline.exports.agreements.pax_provisions import HEADINGS, LEFT_OUT, PROVISIONS
from truceline.exports.sheets import columns_of, write_sheet
from truceline.model import CeasefireClass, Relation, RelationKind, Status, TermType
from truceline.views import Crosswalk


def faults(**cells: Any) -> list[Fault]:
    """What the check finds in a right row with these cells changed."""
    right = {
        "AgtId": "1",
        "Status": "Multiparty signed/agreed",
        "Stage": "Cea",
        "StageSub": "Ceas",
        "Ce": "2",
    }
    stream = io.BytesIO()
    write_sheet(stream, columns_of("pa-x"), [{**right, **cells}])
    return list(EXPORTERS["pa-x"].check(io.BytesIO(stream.getvalue())))


def test_provisions_are_the_columns_from_groups_to_implementation() -> None:
    assert (PROVISIONS[0], PROVISIONS[-1], len(PROVISIONS)) == ("GCh", "ImE", 239)
    assert {*HEADINGS, *HEADINGS.values(), *LEFT_OUT.values()} <= set(PROVISIONS)


def test_who_agreed_when_stands_in_words_and_codes() -> None:
    found = row("pa-x", agreement(place=chosen(sides("NKR"))))
    assert {
        key: found[key] for key in ("Con", "Reg", "Agt", "Dat", "Status", "Agtp", "Stage", "StageSub", "Part")
    } == {
        "Con": "Azerbaijan/Armenia",
        "Reg": "Europe and Eurasia",
        "Agt": "Ceasefire between Armenia and Azerbaijan, agreed 2020-10-09",
        "Dat": "2020-10-09",
        "Status": "Multiparty signed/agreed",
        "Agtp": "Inter",
        "Stage": "Cea",
        "StageSub": "Ceas",
        "Part": "Armenia; Azerbaijan",
    }
    assert [found[key] for key in ("Loc1ISO", "Loc2ISO", "Loc1GWNO", "Loc2GWNO")] == [
        "AZE",
        "ARM",
        "373",
        "371",
    ]


@pytest.mark.parametrize("day", ["2020-10", "2020", "2020-10-05..2020-10-07", "..2020-10-18"])
def test_no_day_is_made_up(day: str) -> None:
    (found,), losses = exported("pa-x", agreement(day=day))
    assert found["Dat"] == ""
    ((kind, code, says),) = told(losses, "Dat")
    assert (kind, code) == ("left out", "")
    assert says.endswith("PA-X wants a day, and none is made up")


def test_the_hour_is_told_to_be_lost() -> None:
    (found,), losses = exported("pa-x", agreement(day="2020-10-09T23:30+04:00"))
    assert found["Dat"] == "2020-10-09"
    assert told(losses, "Dat") == [("coarser", None, "PA-X has the day alone")]


@pytest.mark.parametrize(
    "who, more, agtp",
    [
        ("ARM AZE", {}, "Inter"),
        ("AZE NKR", {}, "Intra"),
        ("AZE NKR", {"partial": chosen(value=True)}, "IntraLocal"),
        ("ARM AZE NKR", {}, "InterIntra"),
        ("COL FARC", {}, "Intra"),
        ("FARC", {}, "Intra"),
        ("ISR HAMAS", {}, ""),  # of two countries, as the gazetteer has it
        ("AZE", {}, ""),
        ("AZE nobody-knows", {}, ""),
        ("AZE UN", {}, ""),
    ],
)
def test_the_type_is_by_who_the_sides_are(who: str, more: dict[str, Any], agtp: str) -> None:
    (found,), losses = exported("pa-x", agreement(who, **more))
    assert found["Agtp"] == agtp
    kinds = {kind for kind, code, _ in told(losses, "Agtp") if code is None or code == ""}
    assert ("coded" in kinds) or agtp


def test_that_states_may_agree_on_a_conflict_within_one_is_told() -> None:
    _, losses = exported("pa-x", agreement("ARM AZE"))
    assert ("assumed", None) in [(kind, code) for kind, code, _ in told(losses, "Agtp")]


def test_one_side_s_declaration_is_unilateral_and_one_of_nobody_unclear() -> None:
    assert row("pa-x", agreement("COL"))["Status"] == "Unilateral document"
    nobody = row("pa-x", agreement("ARM AZE", laterality=BLANK, declared=BLANK, sides=BLANK))
    assert (nobody["Status"], nobody["Part"], nobody["Agt"]) == (
        "Status unclear",
        "",
        "Ceasefire, agreed 2020-10-09",
    )


def test_an_extension_is_related_and_a_mixed_one_is_mixed() -> None:
    extends = Relation(kind=RelationKind.EXTENDS, other="AZE-ARM-2020-10-01", reason="")

    extension = row("pa-x", dataclasses.replace(agreement(), relations=(extends,)))
    assert (extension["Stage"], extension["StageSub"]) == ("Cea", "Rel")
    assert extension["OthAgr"] == "extends AZE-ARM-2020-10-01"
    assert extension["Agt"].startswith("Extension of the ceasefire between")
    mixed = row("pa-x", agreement(provisions=provided(Ce=2, Ele=1)))
    assert (mixed["Stage"], mixed["StageSub"], mixed["Ele"]) == ("Cea", "CeaMix", "1")


def test_a_definitive_one_is_more_than_a_ceasefire() -> None:
    one = agreement(
        ceasefire_class=chosen(CeasefireClass.DEFINITIVE), provisions=provided(Ce=2, SsrDdr=1, Ele=1)
    )
    (found,), losses = exported("pa-x", one)
    assert (found["Stage"], found["StageSub"]) == ("", "")
    assert [code for kind, code, _ in told(losses, "Stage") if kind == "coded"] == [""]


def test_third_parties_stand_with_what_they_did() -> None:
    one = agreement(mediators=chosen(sides("RUS")), signatories=chosen(sides("ARM AZE RUS USA")))
    found = row("pa-x", one)
    assert found["Part"] == "Armenia (signatory); Azerbaijan (signatory)"
    assert found["ThrdPart"] == "Russia (mediator, signatory); United States (signatory)"


def test_what_is_told_has_its_strength_and_its_heading_and_all_else_is_empty() -> None:
    found = row("pa-x", agreement(provisions=provided(Ce=1, CeProv=3, ProtCiv=2, PpsSt=1)))
    filled = {column: found[column] for column in PROVISIONS if found[column]}
    assert filled == {"Ce": "3", "CeProv": "3", "Prot": "2", "ProtCiv": "2", "Polps": "1", "PpsSt": "1"}


def test_what_it_is_told_to_leave_out_is_0_unless_it_is_told_to_hold_it() -> None:
    silent = term(TermType.AMNESTY, cited("d1", "2020-10-10"), status=Status.NEGATED)
    one = agreement(claims=(silent,), silent_on=chosen(("amnesty",), silent.id), provisions=provided(Ce=1))
    assert row("pa-x", one, claims=(silent,))["TjAm"] == "0"
    held = agreement(claims=(silent,), silent_on=chosen(("amnesty",), silent.id), provisions=provided(TjAm=1))
    assert row("pa-x", held, claims=(silent,))["TjAm"] == "1"


def test_what_reports_do_not_tell_is_counted() -> None:
    _, losses = exported("pa-x", agreement(provisions=provided(Ce=1)))
    (silence,) = [one for one in losses if one.column == "GCh to ImE"]
    assert (silence.count, silence.code) == (len(PROVISIONS) - 1, "")


def test_ids_of_other_lists_stand_where_they_are_handed_in() -> None:
    told_ids = {
        ("pax_id", "aze-arm-2020-10-10"): "2211",
        ("ucdp_acd_id", "karabakh"): "388",
        ("pax_pp", "karabakh"): "9",
    }
    more: Any = {"ids": Crosswalk(values=told_ids), "conflicts": {"AZE-ARM-2020-10-10": "karabakh"}}
    found = row("pa-x", agreement(), **more)
    assert [found[key] for key in ("AgtId", "UcdpCon", "PP", "PamAgr")] == ["2211", "388", "9", ""]
    assert row("pa-x", agreement())["AgtId"] == "AZE-ARM-2020-10-10"


def test_a_side_of_no_known_country_leaves_the_region_empty_and_is_told() -> None:
    (found,), losses = exported("pa-x", agreement("nobody-knows someone-else"))
    assert (found["Con"], found["Reg"]) == ("", "")
    assert told(losses, "Reg") == [("coded", "", "no country is told")]


def test_countries_of_two_regions_are_cross_regional_and_a_third_stands_in_con_alone() -> None:
    (found,), losses = exported("pa-x", agreement("ISR SDN ARM"))
    assert (found["Reg"], found["Con"], found["Loc2ISO"]) == ("Cross-regional", "Israel/Sudan/Armenia", "SDN")
    assert [kind for kind, _, _ in told(losses, "Loc2ISO")] == ["coarser"]


def test_there_are_no_tables() -> None:
    with pytest.raises(NotFound, match="no table 'rows'"):
        EXPORTERS["pa-x"].write(Any, io.BytesIO(), "rows")  # type: ignore[arg-type]  # refused before it is looked at


def test_a_right_row_has_no_fault() -> None:
    assert faults() == []


@pytest.mark.parametrize(
    "column, cell, says",
    [
        ("Dat", "2020-13-01", "no day"),
        ("Dat", "9 October 2020", "no day"),
        ("Dat", "20201009", "no day"),
        ("Status", "signed", "is none of"),
        ("Agtp", "Local", "is none of"),
        ("Stage", "Ceasefire", "is none of"),
        ("StageSub", "Cea", "is none of"),
        ("Reg", "Caucasus", "is none of"),
        ("Loc1ISO", "Azerbaijan", "no ISO 3166-1"),
        ("Loc2GWNO", "AZE", "no Gleditsch-Ward number"),
        ("TjAm", "4", "is none of"),
        ("TjAm", "-1", "is none of"),
        ("CeProv", "3", "is less than CeProv"),
        ("Ce", "0", "is 0 in a ceasefire"),
        ("AgtId", "", "is empty"),
    ],
)
def test_each_rule_finds_its_fault(column: str, cell: str, says: str) -> None:
    assert any(says in fault.says for fault in faults(**{column: cell}))


def test_an_id_that_stands_twice_is_a_fault() -> None:
    stream = io.BytesIO()
    write_sheet(stream, columns_of("pa-x"), [{"AgtId": "1"}, {"AgtId": "1"}])
    found = list(EXPORTERS["pa-x"].check(io.BytesIO(stream.getvalue())))
    assert Fault(row=2, column="AgtId", says="'1' stands in more than one row") in found


def test_the_header_is_that_of_the_data_set() -> None:
    stream = io.BytesIO()
    write_sheet(stream, columns_of("pa-x"), [])
    assert next(csv.reader(io.StringIO(stream.getvalue().decode()))) == list(columns_of("pa-x"))
