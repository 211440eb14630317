"""Whom a ceasefire binds: its own words, the acts on it, the fighting told around it."""

from __future__ import annotations

import pytest

from claims.conftest import Marked, Read
from truceline.model import Act

NAMED = [
    ("A truce between Chad and Libya took hold.", Act.EFFECT, "truce between Chad and Libya took hold", ["Chad", "Libya"]),
    ("Chad freed 12 soldiers as part of a ceasefire agreement with Libya.", Act.IMPLEMENT, "freed 12 soldiers", ["Chad", "Libya"]),
    ("Iran dismissed a truce declared by the PKK.", Act.REJECT, "dismissed a truce", ["Iran", "PKK"]),
    ("The Renamo truce collapsed.", Act.END, "truce collapsed", ["Renamo"]),
    ("Angola prolonged its truce with UNITA.", Act.EXTEND, "prolonged its truce", ["Angola", "UNITA"]),
    ("Kenya urged Ethiopia and Eritrea to accept a ceasefire.", Act.CALL, "urged", ["Eritrea", "Ethiopia"]),
    ("Kenya called on Eritrea to stop fighting.", Act.CALL, "called on Eritrea", ["Eritrea"]),
    ("Mali handed a truce proposal to Niger.", Act.PROPOSE, "truce proposal", ["Mali", "Niger"]),
    ("The National Unity Front, which includes Renamo, declared a truce.", Act.DECLARE, "declared a truce", ["Renamo"]),
    ("The Ecuador-Peru ceasefire broke down.", Act.END, "broke down", ["Ecuador", "Peru"]),
    ("A truce was agreed between the army and forces loyal to Renamo in Mozambique.", Act.AGREE, "agreed", ["Renamo"]),
]  # fmt: skip


@pytest.mark.parametrize("text, act, cue, sides", NAMED, ids=[text[:50] for text, *_ in NAMED])
def test_a_ceasefires_own_words_name_its_sides(
    marked: Marked, text: str, act: Act, cue: str, sides: list[str]
) -> None:
    assert set(sides) <= {role.name for role in marked(text, act, cue).parties}


FOUGHT = [
    ("Chad accused Libya of an ambush. The truce collapsed.", ["Chad", "Libya"]),
    ("Chad's army clashed with Libyan troops. The truce collapsed.", ["Chad", "Libya"]),
    ("Renamo fighters shelled positions of the army of Mozambique. The truce collapsed.", ["Mozambique", "Renamo"]),
    ("Chad launched an offensive against Libya. The truce collapsed.", ["Chad", "Libya"]),
    ("Renamo freed four Zambian hostages. The truce collapsed.", ["Renamo", "Zambia"]),
    ("Fighting flared on the Thailand-Cambodia border. The truce collapsed.", ["Cambodia", "Thailand"]),
    ("The war between Chad and Libya goes on. The truce collapsed.", ["Chad", "Libya"]),
]  # fmt: skip


@pytest.mark.parametrize("text, sides", FOUGHT, ids=[text[:50] for text, _ in FOUGHT])
def test_where_no_side_is_named_the_fighting_told_in_the_report_names_them(
    marked: Marked, text: str, sides: list[str]
) -> None:
    found = marked(text, Act.END, "collapsed").parties
    assert sorted(role.name for role in found) == sides
    assert {role.reason for role in found} == {"the sides that the report tells at war"}


def test_a_side_taken_from_the_report_keeps_the_words_that_name_it(marked: Marked) -> None:
    claim = marked("The war between Chad and Libya goes on. The truce collapsed.", Act.END, "collapsed")
    assert [role.words.quote for role in claim.parties if role.words] == ["Chad", "Libya"]


def test_a_side_of_the_same_ceasefire_is_taken_over(marked: Marked) -> None:
    text = "Chad and Libya signed a truce. It collapsed within hours."
    assert sorted(role.name for role in marked(text, Act.END, "collapsed").parties) == ["Chad", "Libya"]


NO_SIDE = [
    ("Norway called for a ceasefire.", Act.CALL, "called for a ceasefire"),
    ("Norway welcomed the ceasefire.", Act.REACT, "welcomed the ceasefire"),
    ("Norway vetoed a resolution for a ceasefire.", Act.REJECT, "vetoed a resolution"),
    ("The United Nations proposed a ceasefire.", Act.PROPOSE, "proposed a ceasefire"),
    ("Demonstrators demanded a ceasefire in Oslo.", Act.CALL, "demanded a ceasefire"),
    ("The truce in Yemen collapsed near Sanaa.", Act.END, "collapsed"),
    ("Norway brokered a truce.", Act.AGREE, "brokered a truce"),
    ("The parties agreed to a ceasefire.", Act.AGREE, "agreed to a ceasefire"),
]


@pytest.mark.parametrize("text, act, cue", NO_SIDE, ids=[text[:50] for text, *_ in NO_SIDE])
def test_who_only_speaks_mediates_votes_or_is_the_place_is_no_side(
    marked: Marked, text: str, act: Act, cue: str
) -> None:
    assert marked(text, act, cue).parties == ()


def test_who_calls_is_no_side_even_where_others_are_named(marked: Marked) -> None:
    claim = marked("Norway called for a truce between Chad and Libya.", Act.CALL, "called for a truce")
    assert sorted(role.name for role in claim.parties) == ["Chad", "Libya"]


def test_who_is_asked_to_press_others_is_no_side(marked: Marked) -> None:
    claim = marked("Norway urged Kenya to help broker a truce.", Act.CALL, "urged")
    assert claim.parties == ()


def test_a_unilateral_ceasefire_binds_only_who_declares_it(marked: Marked) -> None:
    text = "Renamo declared a unilateral truce after a clash with Mozambique's army."
    assert [role.name for role in marked(text, Act.DECLARE, "declared").parties] == ["Renamo"]


def test_a_mediator_that_puts_forward_a_plan_for_two_others_is_no_side(marked: Marked) -> None:
    text = "Norway put forward a ceasefire plan for Chad and Libya."
    claim = marked(text, Act.PROPOSE, "put forward a ceasefire plan")
    assert sorted(role.name for role in claim.parties) == ["Chad", "Libya"]


def test_a_person_is_bound_by_nothing(marked: Marked) -> None:
    claim = marked("John Smith and Mary Jones signed a truce.", Act.AGREE, "signed a truce")
    assert claim.parties == ()


def test_a_side_that_tells_of_breaches_on_its_ground_is_a_side(marked: Marked) -> None:
    claim = marked("The PKK said that Iran had broken the truce.", Act.VIOLATE, "broken the truce")
    assert sorted(role.name for role in claim.parties) == ["Iran", "PKK"]


def test_who_breaks_a_unilateral_truce_of_another_is_not_bound_by_it(marked: Marked) -> None:
    text = "Mozambique's army shelled a camp amid a unilateral truce declared by Renamo."
    assert [role.name for role in marked(text, Act.VIOLATE, "shelled").parties] == ["Renamo"]


def test_who_says_a_truce_does_not_bind_it_is_no_side(marked: Marked) -> None:
    text = "Renamo said it is not bound by the truce between Chad and Libya."
    claim = marked(text, Act.REJECT, "is not bound by the truce")
    assert sorted(role.name for role in claim.parties) == ["Chad", "Libya"]


def test_of_three_who_sign_the_two_that_fight_are_the_sides(marked: Marked) -> None:
    text = "Fighting broke out between Chad and Libya. Chad, Libya and Kenya signed a truce on Friday."
    claim = marked(text, Act.AGREE, "signed a truce")
    assert sorted(role.name for role in claim.parties) == ["Chad", "Libya"]


def test_two_that_reach_a_deal_on_a_truce_of_others_are_no_sides(marked: Marked) -> None:
    text = "Norway and Kenya reached an agreement on a ceasefire between Chad and Libya."
    claim = marked(text, Act.AGREE, "reached an agreement")
    assert sorted(role.name for role in claim.parties) == ["Chad", "Libya"]


def test_peacekeepers_of_another_state_make_it_no_side(marked: Marked) -> None:
    text = "The truce between Chad and Libya held. Under the truce Kenya deployed peacekeepers."
    claim = marked(text, Act.IMPLEMENT, "deployed peacekeepers")
    assert sorted(role.name for role in claim.parties) == ["Chad", "Libya"]


def test_the_only_armed_group_named_is_the_other_side(marked: Marked) -> None:
    text = "Mozambique observed the truce. Elections in a district held by Renamo went ahead."
    claim = marked(text, Act.HOLD, "observed the truce")
    assert sorted(role.name for role in claim.parties) == ["Mozambique", "Renamo"]


def test_where_several_could_be_the_other_side_none_is_taken(marked: Marked) -> None:
    text = "Chad prolonged the truce. Kenya sent aid, Norway sent doctors."
    assert [role.name for role in marked(text, Act.EXTEND, "prolonged the truce").parties] == ["Chad"]


def test_people_whom_no_ceasefire_binds_are_no_sides(marked: Marked) -> None:
    claim = marked("Aid workers in Faya say they saw Chad break the truce.", Act.VIOLATE, "break the truce")
    assert [role.name for role in claim.parties] == ["Chad"]


def test_rival_governments_that_talk_are_sides(marked: Marked) -> None:
    text = "Truce talks between the Tobruk-led government and its rival, the GNA, were put off as rockets hit Tripoli."
    found = marked(text, Act.NEGOTIATE, "Truce talks").parties
    assert sorted(role.id for role in found) == ["GNA", "HOR"]


def test_a_coalition_that_fights_is_a_side(marked: Marked) -> None:
    claim = marked("The Saudi-led coalition declared a unilateral truce.", Act.DECLARE, "declared a")
    assert [role.name for role in claim.parties] == ["Saudi-led coalition"]


def test_forces_loyal_to_someone_are_those(marked: Marked) -> None:
    text = "Kenya vetoed a resolution on a truce between Renamo and forces loyal to the M23."
    assert sorted(role.name for role in marked(text, Act.REJECT, "vetoed").parties) == ["M23", "Renamo"]


def test_who_is_told_as_a_side_far_less_often_is_none_of_every_claim(read: Read) -> None:
    text = (
        "Chad and Libya signed a truce. Chad and Libya extended the truce in May. Libya said that Chad had broken the truce. "
        "Chad and Libya observed the truce in June. Renamo broke the truce in July. The truce collapsed."
    )
    ended = next(claim for claim in read(text) if claim.act is Act.END)
    assert sorted(role.name for role in ended.parties) == ["Chad", "Libya"]


def test_who_only_storms_a_building_is_no_side(marked: Marked) -> None:
    text = "Crowds stormed Niger's parliament. A truce was broken within minutes."
    assert "crowds" not in {role.name for role in marked(text, Act.VIOLATE, "broken").parties}
