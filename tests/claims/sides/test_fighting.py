"""Who is told to fight whom."""

from __future__ import annotations

import pytest

from claims.conftest import ReadingOf
from truceline.claims.sides import belligerents, fronts

FRONTS = [
    ("The conflict between Chad and Libya drags on.", ["Chad", "Libya"]),
    ("Chad is worn out by its conflict with Libya.", ["Chad", "Libya"]),
    ("Chad's offensive against Libya went on.", ["Chad", "Libya"]),
    ("Chad carried out air strikes against Libya.", ["Chad", "Libya"]),
    ("Renamo guerrillas ambushed a convoy of the army of Mozambique.", ["Mozambique", "Renamo"]),
    ("Soldiers of Chad were killed by Libya.", ["Chad", "Libya"]),
    ("Chad blamed Libya.", ["Chad", "Libya"]),
    ("A new round of fighting broke out between Chad and Libya.", ["Chad", "Libya"]),
    ("Shots fell on the Chad-Libya border.", ["Chad", "Libya"]),
    ("Chad and Libya traded fire.", ["Chad", "Libya"]),
    ("Renamo released two Zambian hostages.", ["Renamo", "Zambia"]),
    ("Mozambique's president met Renamo leaders.", ["Mozambique", "Renamo"]),
]


@pytest.mark.parametrize("text, sides", FRONTS, ids=[text for text, _ in FRONTS])
def test_words_of_fighting_set_sides_against_each_other(
    reading_of: ReadingOf, text: str, sides: list[str]
) -> None:
    assert sides in [sorted(role.name for role in front.sides) for front in fronts(reading_of(text))]


NONE = [
    "Chad and Kenya signed a contract on cotton.",
    "Norway's foreign minister met his colleague from Kenya.",
    "Shells fell on the town of Badme.",
    "Rockets from Gaza hit a field.",
    "Hamas accused the United States of spreading false optimism.",
    "Syria's war, which has killed thousands, goes on.",
    "Two Kenyans were killed in the attack.",
    "The peace conference between Easter and Whitsun was put off.",
]


@pytest.mark.parametrize("text", NONE)
def test_places_peoples_wars_and_meetings_of_others_are_no_sides(reading_of: ReadingOf, text: str) -> None:
    assert fronts(reading_of(text)) == ()


def test_the_sides_told_most_often_are_at_war(reading_of: ReadingOf) -> None:
    text = "Chad blamed Sudan. Chad attacked Libya. Fighting between Chad and Libya went on."
    assert sorted(role.name for role in belligerents(reading_of(text))) == ["Chad", "Libya"]


def test_of_two_told_equally_often_the_first_counts(reading_of: ReadingOf) -> None:
    text = "Chad attacked Libya. Sudan attacked Ethiopia."
    assert sorted(role.name for role in belligerents(reading_of(text))) == ["Chad", "Libya"]


def test_between_is_read_by_the_order_of_words_where_the_parse_fails(reading_of: ReadingOf) -> None:
    text = "A truce between the army of Chad, its ally Renamo and Libya ended."
    names = {role.name for front in fronts(reading_of(text)) for role in front.sides}
    assert {"Chad", "Renamo", "Libya"} <= names


def test_words_that_take_two_up_again_weigh_less_than_a_fight(reading_of: ReadingOf) -> None:
    text = "Chad and Niger met. Both sides agreed on prices. Both sides were glad. Chad attacked Libya."
    assert sorted(role.name for role in belligerents(reading_of(text))) == ["Chad", "Libya"]
