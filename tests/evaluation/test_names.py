"""When two coders' names mean the same actor."""

from __future__ import annotations

import pytest

from truceline.evaluation.names import count_shared, distinct, same_name


@pytest.mark.parametrize(
    "one,other",
    [
        ("Armenia", "ARMENIA"),
        ("the Taliban", "Taliban militants"),
        ("U.S.", "United States"),
        ("UN Security Council", "United Nations Security Council"),
        ("Türkiye", "Turkey"),
        ("Syrian government", "Syria"),
        ("Karabakh", "Nagorno-Karabakh"),
    ],
)
def test_one_actor_under_two_names(one: str, other: str) -> None:
    assert same_name(one, other)
    assert same_name(other, one)


@pytest.mark.parametrize(
    "one,other", [("Armenia", "Azerbaijan"), ("rebels", "army"), ("rebels", "Taliban"), ("", "Iran")]
)
def test_two_actors(one: str, other: str) -> None:
    assert not same_name(one, other)
    assert not same_name(other, one)


def test_each_name_is_used_once() -> None:
    assert count_shared(["Iran", "Iran"], ["Iran"]) == 1
    assert count_shared(["Iran", "Iraq"], ["Iraq", "Iran", "Oman"]) == 2


def test_names_of_one_actor_are_kept_once() -> None:
    assert distinct(["Russia", "the Russia", "Iran", "Russian army", "Russia army"]) == [
        "Russia",
        "Iran",
        "Russian army",
    ]
