"""A project's own file adds actors and corrects them, and says all that is wrong with it at once."""

from __future__ import annotations

import pytest

from truceline.annotations.gazetteer import Gazetteer, load_gazetteer, parse_actors, with_actors
from truceline.errors import SettingsError
from truceline.model import Actor, ActorKind

KNOWN = load_gazetteer()


def project(text: str) -> Gazetteer:
    return with_actors(KNOWN, parse_actors(text, "actors.toml", KNOWN))


def found(gazetteer: Gazetteer, text: str) -> list[tuple[str, str]]:
    return [(text[start:end], entries[0].actor.id) for start, end, entries in gazetteer.find(text)]


def test_a_new_group_is_found_under_all_its_names() -> None:
    ours = project(
        """
        [[actor]]
        name = "Free Valley Front"
        id = "FVF"
        kind = "armed_group"
        within = "COL"
        names = ["FVF", "Frente del Valle"]
        """
    )
    text = "The FVF, or Frente del Valle, and F.V.F. men: the Free Valley Front."
    assert [actor for _, actor in found(ours, text)] == ["FVF"] * 4
    assert ours.actor("FVF") == Actor(
        id="FVF", name="Free Valley Front", kind=ActorKind.ARMED_GROUP, within="COL"
    )
    assert found(KNOWN, "The FVF met.") == []


def test_a_known_actor_takes_another_name_and_keeps_its_others() -> None:
    ours = project(
        '[[actor]]\nid = "HAMAS"\nname = "Islamic Resistance Movement (Hamas)"\nnames = ["the Movement"]'
    )
    entry = ours.get("Hamas")[0]
    assert (entry.actor.name, entry.actor.kind, entry.actor.within) == (
        "Islamic Resistance Movement (Hamas)",
        ActorKind.ARMED_GROUP,
        "PSE",
    )
    assert ours.get("al-Qassam Brigades")[0].actor.name == "Islamic Resistance Movement (Hamas)"


def test_a_name_can_be_taken_from_an_actor() -> None:
    ours = project('[[actor]]\nid = "RSF"\nname = "Rapid Support Forces"\nnot_names = ["Janjaweed"]')
    assert ours.get("Janjaweed") == ()
    assert found(ours, "The Janjaweed and the RSF") == [("RSF", "RSF")]


def test_a_projects_name_goes_before_that_of_another() -> None:
    ours = project(
        '[[actor]]\nname = "Sierra Liberation Army"\nkind = "armed_group"\nwithin = "PER"\nnames = ["SLA"]'
    )
    assert [entry.actor.id for entry in ours.get("SLA")] == ["SIERRA-LIBERATION-ARMY", "SLMA", "SLA-LBN"]


def test_a_person_has_an_office_with_days() -> None:
    ours = project(
        '[[actor]]\nname = "Ana Ruiz"\nkind = "person"\nwithin = "COL"\noffice = "envoy"\nsince = 2024-01-01'
    )
    entry = ours.get("Ana Ruiz")[0]
    assert (entry.role, entry.title, str(entry.since), entry.actor.within) == (
        "person",
        "envoy",
        "2024-01-01",
        "COL",
    )


def test_a_project_without_actors_changes_nothing() -> None:
    assert project("") is KNOWN


@pytest.mark.parametrize(
    "text, told",
    [
        ("[[actor]", "this is no TOML"),
        ("[[actor]]\nid = 'X'", "actor 1 (without a name): name: field required"),
        ("[[actor]]\nname = 'X'\ncolour = 'red'", "actor 1 (X): colour: extra inputs are not permitted"),
        ("[[actor]]\nname = 'X'\nkind = 'army'", "actor 1 (X): kind: input should be"),
        ("[[actor]]\nname = 'X'", "actor 1 (X): it is new, so it needs a kind."),
        (
            "[[actor]]\nname = 'X'\nkind = 'armed_group'\nwithin = 'ZZZ'",
            "within is 'ZZZ', an id that nobody has.",
        ),
        ("[[actor]]\nname = 'X'\nkind = 'person'", "a person needs an office"),
        (
            "[[actor]]\nid = 'RSF'\nname = 'RSF'\nnot_names = ['Hamas']",
            "'Hamas' in not_names is no name of it.",
        ),
        (
            "[[actor]]\nid = 'RSF'\nname = 'A'\n[[actor]]\nid = 'RSF'\nname = 'B'",
            "actor 2 (B): the id 'RSF' stands there twice.",
        ),
        ("actors = 3", "actors: extra inputs are not permitted"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(text: str, told: str) -> None:
    with pytest.raises(SettingsError) as error:
        parse_actors(text, "actors.toml", KNOWN)
    assert told in str(error.value)
    assert str(error.value).startswith("actors.toml: ")
    assert "truceline actors --find" in str(error.value)


def test_all_faults_are_told_at_once() -> None:
    text = "[[actor]]\nname = 'X'\n[[actor]]\nname = 'Y'\nkind = 'armed_group'\nwithin = 'ZZZ'"
    with pytest.raises(SettingsError, match=r"actor 1 \(X\).*actor 2 \(Y\)"):
        parse_actors(text, "actors.toml", KNOWN)
