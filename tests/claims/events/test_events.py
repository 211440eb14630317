"""Which event a sentence tells, in PLOVER's types, and who does it to whom."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from claims.conftest import Told
from truceline.model import ContactClaim, EventClaim, IncidentClaim, Role, StatementClaim

TYPES = tomllib.loads(Path(__file__).with_name("events.toml").read_text("utf-8"))
CASES = [(type_, *case) for type_, cases in TYPES.items() for case in cases]


def who(claim: EventClaim) -> tuple[list[str], list[str]]:
    match claim:
        case ContactClaim():
            return names(claim.participants), []
        case IncidentClaim():
            return names(claim.actors), names(claim.targets)
        case StatementClaim():
            return names(claim.speakers), names(claim.addressees)


def names(roles: tuple[Role, ...]) -> list[str]:
    return sorted(role.name for role in roles)


@pytest.mark.parametrize("type_, text, kind, doing, done_to", CASES, ids=[case[1][:60] for case in CASES])
def test_a_sentence_tells_an_event(
    told: Told, type_: str, text: str, kind: str, doing: list[str], done_to: list[str]
) -> None:
    found = [(str(one.event_type), one.kind, *who(one)) for one in told(text) if isinstance(one, EventClaim)]
    assert (type_, kind, doing, done_to) in found
