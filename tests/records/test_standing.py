"""How a ceasefire stands on a day, by what is told of it."""

from __future__ import annotations

from datetime import date

from claims_by_hand import cited, claim
from truceline.model import Act, ActClaim, Standing, State, Status
from truceline.records import resolve, standing


def report(day: str) -> object:
    return cited(f"d{day}", day, outlet=f"o{day}")


AGREED = claim(
    Act.AGREE, cited("a", "2020-10-09", outlet="A"), by="ARM AZE", agreed="2020-10-09", start="2020-10-10"
)


def on(day: str, *claims: ActClaim) -> Standing:
    (ceasefire,) = resolve(claims)
    return standing(ceasefire, date.fromisoformat(day))


def test_before_anything_is_told_it_is_not_yet_told() -> None:
    told = on("2020-10-08", AGREED)
    assert told.state is State.NOT_TOLD
    assert told.abstention


def test_agreed_and_not_yet_in_effect() -> None:
    told = on("2020-10-09", AGREED)
    assert (told.state, str(told.since), told.claims) == (State.AGREED, "2020-10-09", (AGREED.id,))


def test_in_force_from_its_day_of_effect() -> None:
    told = on("2020-10-20", AGREED)
    assert (told.state, str(told.since)) == (State.IN_FORCE, "2020-10-10")
    assert "no report tells that it did" in told.reason


def test_one_side_accuses() -> None:
    breach = claim(
        Act.VIOLATE,
        cited("b", "2020-10-12"),
        by="AZE",
        said_by="ARM",
        status=Status.ALLEGED,
        agreed="2020-10-11",
    )
    told = on("2020-10-12", AGREED, breach)
    assert (told.state, str(told.since)) == (State.VIOLATED, "2020-10-11")
    assert [(a.actors[0].id, a.said_by and a.said_by.id) for a in told.says] == [("AZE", "ARM")]
