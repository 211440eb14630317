"""A person whose office another article has told speaks for whom that article says, from its day on."""

from __future__ import annotations

from datetime import date

import pytest

from truceline.model import Act, ActClaim, Actor, ActorKind, Citation, Office, Role, Span
from truceline.records import Offices

RUSSIA = Actor(id="RUS", name="Russia", kind=ActorKind.STATE)
UKRAINE = Actor(id="UKR", name="Ukraine", kind=ActorKind.STATE)
TEXT = "Petrov called for a truce."
DAYS = {
    "d1": date(2015, 2, 1),
    "d2": date(2016, 3, 1),
    "d3": date(2020, 1, 1),
    "d4": date(2014, 1, 1),
    "d5": None,
}


def office(document: str, person: str = "Ivan Petrov", actor: Actor = RUSSIA) -> Office:
    words = f"{actor.name}'s envoy {person}"
    return Office(document=document, person=person, actor=actor, words=Span.of(words, 0, len(words)))


def claim(document: str, *actors: Role) -> ActClaim:
    return ActClaim(
        source=Citation(document=document, name=document),
        span=Span.of(TEXT, 0, len(TEXT)),
        cue=Span.of(TEXT, 7, 13),
        about=Span.of(TEXT, 20, 25),
        act=Act.CALL,
        actors=actors,
        said_by=actors[0],
        made_by="tests",
    )


def read(document: str, *offices: Office, name: str = "petrov") -> str:
    return Offices(offices, DAYS).read(claim(document, Role(name=name.title(), id=name))).actors[0].id  # type: ignore[union-attr]


def test_the_surname_speaks_for_whom_an_earlier_article_tells_and_says_where() -> None:
    made = Offices([office("d1")], DAYS).read(claim("d2", Role(name="Petrov", id="petrov", reason="entity")))
    assert isinstance(made, ActClaim)
    assert [(role.name, role.id, role.reason) for role in made.actors] == [
        ("Russia", "RUS", "office told elsewhere: “Russia's envoy Ivan Petrov”, 2015-02-01")
    ]
    assert made.said_by is not None
    assert made.said_by.id == "RUS"


@pytest.mark.parametrize(
    "document, offices, name, expected",
    [
        ("d2", [office("d1")], "ivan petrov", "RUS"),
        ("d1", [office("d1")], "petrov", "RUS"),
        ("d4", [office("d1")], "petrov", "petrov"),  # told only later
        ("d3", [office("d1")], "petrov", "petrov"),  # told too long ago
        ("d5", [office("d1")], "petrov", "petrov"),  # of no known day
        ("d2", [office("d5")], "petrov", "petrov"),
        ("d2", [office("d1")], "olga petrov", "olga petrov"),
        (
            "d2",
            [office("d1"), office("d1", "Olga Petrov", UKRAINE)],
            "petrov",
            "petrov",
        ),  # two of one surname
        ("d2", [office("d1"), office("d1", actor=UKRAINE)], "petrov", "petrov"),  # two for one day
        ("d3", [office("d1"), office("d2", actor=UKRAINE)], "petrov", "UKR"),  # the newer office
    ],
)
def test_what_was_told_by_the_day_decides(
    document: str, offices: list[Office], name: str, expected: str
) -> None:
    assert read(document, *offices, name=name) == expected
    assert read(document, *reversed(offices), name=name) == expected


def test_a_state_named_beside_its_president_is_there_once() -> None:
    made = Offices([office("d1")], DAYS).read(
        claim("d2", Role(name="Russia", id="RUS"), Role(name="Petrov", id="petrov"))
    )
    assert isinstance(made, ActClaim)
    assert [role.id for role in made.actors] == ["RUS"]
