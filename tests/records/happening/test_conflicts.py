"""Ceasefires are gathered by who fights whom, and where."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from claims_by_hand import cited, claim
from events_by_hand import contact, incident, statement
from truceline.model import Act, ActClaim, Claim, Conflict, EventType, Role, Status
from truceline.records import resolve
from truceline.records.happening.around import events_of
from truceline.records.happening.conflicts import gather

HOMES = {"HAMAS": "PSE", "HEZBOLLAH": "LBN", "NKR": "AZE"}


def agreed(
    sides: str,
    day: str,
    *,
    land: str = "",
    place: str = "",
    about: int = 0,
    brokers: str = "",
    document: str = "",
) -> ActClaim:
    """An agreement told by an article of its own, which is about a territory."""
    made = claim(
        Act.AGREE,
        cited(document or f"{sides}{day}", day),
        sides=sides,
        by=sides,
        agreed=day,
        place=place,
        about=about,
        at=about,
        brokers=brokers,
    )
    parties = tuple(replace(role, within=HOMES.get(role.id)) for role in made.parties)
    conflict = Role(name=land.title(), id=land) if land else None
    return replace(made, parties=parties, conflict=conflict)


def conflicts(*claims: Claim) -> tuple[Conflict, ...]:
    return gather(resolve(claims), {one.id: one for one in claims})


def ids(*claims: Claim) -> list[str]:
    return [conflict.id for conflict in conflicts(*claims)]


def test_ceasefires_of_the_same_two_sides_are_of_one_conflict() -> None:
    (conflict,) = conflicts(agreed("ARM AZE", "2020-10-09"), agreed("ARM AZE", "2022-09-14"))
    assert conflict.id == "ARM-AZE"
    assert conflict.name == "Armenia and Azerbaijan"
    assert conflict.ceasefires == ("ARM-AZE-2020-10-09", "ARM-AZE-2022-09-14")


def test_one_side_and_the_territory_make_one_conflict_which_bears_its_name() -> None:
    (conflict,) = conflicts(
        agreed("ARM AZE", "2020-10-09", land="NKR"),
        agreed("ARM AZE", "2020-11-09", land="NKR"),
        agreed("AZE NKR", "2023-09-20"),
    )
    assert (conflict.id, conflict.name) == ("ARM-AZE", "Nkr")
    assert [side.id for side in conflict.sides] == ["AZE", "ARM", "NKR"]


def test_one_state_in_two_wars_has_two_conflicts() -> None:
    told = [
        agreed("HAMAS ISR", "2023-11-22", land="GAZA"),
        agreed("HEZBOLLAH ISR", "2024-11-26", land="SOUTHLEBANON"),
        agreed("HAMAS ISR", "2025-01-15"),
        agreed("HEZBOLLAH ISR", "2025-02-18"),
    ]
    assert ids(*told) == ["HAMAS-ISR", "HEZBOLLAH-ISR"]


def test_a_ceasefire_of_all_of_them_does_not_make_one_conflict_of_two() -> None:
    told = [
        agreed("HAMAS ISR", "2023-11-22", land="GAZA"),
        agreed("HEZBOLLAH ISR", "2024-11-26", land="SOUTHLEBANON"),
    ]
    both = agreed("HAMAS HEZBOLLAH ISR", "2025-06-24", land="GAZA")
    assert [len(c.ceasefires) for c in conflicts(*told, both)] == [2, 1]


def test_a_mediator_never_joins_two_conflicts() -> None:
    assert ids(
        agreed("ARM AZE", "2020-10-09", brokers="RUS"), agreed("SYR TUR", "2020-03-05", brokers="RUS")
    ) == ["ARM-AZE", "SYR-TUR"]


def test_a_ceasefire_without_sides_joins_the_conflict_of_its_land() -> None:
    (conflict,) = conflicts(agreed("ARM AZE", "2020-10-09", land="NKR"), agreed("", "1994-05-12", land="NKR"))
    assert len(conflict.ceasefires) == 2


def test_a_ceasefire_without_sides_or_land_joins_the_conflict_of_its_report() -> None:
    told = [
        agreed("ARM AZE", "2020-10-09", document="d"),
        agreed("SYR TUR", "2020-03-05"),
        agreed("", "1994-05-12", document="d", about=50),
    ]
    assert [len(conflict.ceasefires) for conflict in conflicts(*told)] == [2, 1]


def test_a_single_side_joins_the_only_conflict_it_fights_in() -> None:
    told = [agreed("ARM AZE", "2020-10-09"), agreed("ARM", "2021-11-16")]
    assert len(conflicts(*told)) == 1
    assert len(conflicts(*told, agreed("ARM TUR", "2020-12-01"))) == 3


def test_two_conflicts_of_one_id_are_told_apart_by_a_letter() -> None:
    told = [agreed("", "1994-05-12", document="d"), agreed("", "1999-07-01", document="e")]
    assert ids(*told) == ["UNK", "UNK-b"]


def test_what_is_told_around_ceasefires_belongs_to_the_conflict() -> None:
    report = cited("d", "2023-09-20")
    told: list[Claim] = [
        agreed("AZE NKR", "2023-09-20", document="d"),
        contact(report, "CHN RUS", form="meeting", at=10, about=None),
        incident(report, "ARM", event=EventType.MOBILIZE, said_by="AZE", status=Status.ALLEGED, about=None),
        statement(report, "ARM", event=EventType.REJECT, words="denied it", at=60, cue="denied", about=None),
        incident(report, "AZE", date="2023-09-19", at=90),
        incident(cited("e", "2023-09-20"), "AZE", date="2023-09-19", about=None),
    ]
    cases = resolve(told)
    (conflict,) = gather(cases, {one.id: one for one in told})
    events = events_of(conflict, cases, told)
    assert [event.kind for event in events] == ["contact", "incident", "statement"]
    assert [side.id for side in events[1].denied_by] == ["ARM"]


def test_a_report_of_two_conflicts_gives_each_what_its_sides_did() -> None:
    report = cited("d", "2020-10-12")
    told: list[Claim] = [
        agreed("ARM AZE", "2020-10-09", document="d"),
        agreed("SYR TUR", "2020-03-05", document="d", about=50),
        incident(report, "AZE", date="2020-10-11", about=None),
        incident(report, "SYR", date="2020-10-11", about=None, at=80),
        incident(report, "USA", date="2020-10-11", about=None, at=120),
    ]
    cases = resolve(told)
    found = {
        conflict.id: [side.id for event in events_of(conflict, cases, told) for side in event.who]
        for conflict in gather(cases, {one.id: one for one in told})
    }
    assert found == {"ARM-AZE": ["AZE"], "SYR-TUR": ["SYR"]}


@st.composite
def agreements(draw: st.DrawFn) -> ActClaim:
    sides = draw(
        st.sampled_from(["", "ARM", "ARM AZE", "AZE NKR", "HAMAS ISR", "HAMAS HEZBOLLAH ISR", "ISR"])
    )
    month = draw(st.integers(1, 12))
    land = draw(st.sampled_from(["", "NKR", "GAZA"]))
    return agreed(
        sides, f"2020-{month:02}-01", land=land, document=draw(st.sampled_from("defg")), about=month
    )


@settings(max_examples=100, deadline=None)
@given(st.lists(agreements(), max_size=10), st.randoms(use_true_random=False))
def test_every_ceasefire_is_of_one_conflict_whatever_the_order(told: list[ActClaim], random: object) -> None:
    cases = resolve(told)
    claims = {one.id: one for one in told}
    found = gather(cases, claims)
    assert sorted(key for conflict in found for key in conflict.ceasefires) == sorted(
        case.id for case in cases
    )
    assert len({conflict.id for conflict in found}) == len(found)
    shuffled = sorted(cases, key=lambda _: random.random())  # type: ignore[attr-defined]  # hypothesis' Random
    assert gather(shuffled, claims) == found
