"""A claim in one line: what it says, who does it to whom, when, and who says so."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import assert_never

from truceline.model import (
    ActClaim,
    Claim,
    ContactClaim,
    IncidentClaim,
    Role,
    StatementClaim,
    TermClaim,
    When,
)
from truceline.views.counting import Counted
from truceline.views.values import in_words, length_words


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimLine:
    """A claim in one line.

    `says` is its act, type of undertaking, form of contact or type of event; `who` does, owes or says it, and `whom` are the
    sides, those it is owed to, or those it is done or said to. `number` is its place in its article, from 1.
    """

    id: str
    number: int
    kind: str
    says: str
    who: str
    whom: str
    when: str
    place: str
    status: str
    said_by: str | None
    words: str
    confidence: float
    counted: Counted


def claim_line(claim: Claim, number: int, counted: Counted) -> ClaimLine:
    """The claim, the so-manieth of its article, in one line."""
    who, whom = _roles(claim)
    return ClaimLine(
        id=claim.id,
        number=number,
        kind=claim.kind,
        says=says(claim),
        who=_names(who),
        whom=_names(whom),
        when="; ".join(_times(claim)),
        place=_names(claim.place),
        status=str(claim.status),
        said_by=claim.said_by.name if claim.said_by else None,
        words=claim.cue.quote,
        confidence=claim.confidence,
        counted=counted,
    )


def says(claim: Claim) -> str:
    """What a claim says in a word or two: `agree`, `prisoner exchange`, `talks`, `fight`."""
    match claim:
        case ActClaim():
            return str(claim.act)
        case TermClaim():
            return str(claim.type).replace("_", " ")
        case ContactClaim():
            return claim.form
        case IncidentClaim() | StatementClaim():
            return str(claim.event_type).replace("_", " ").lower()
        case _:
            assert_never(claim)


def _roles(claim: Claim) -> tuple[tuple[Role, ...], tuple[Role, ...]]:
    match claim:
        case ActClaim():
            return claim.actors, claim.parties
        case TermClaim():
            return claim.obligor, claim.beneficiary
        case ContactClaim():
            return claim.participants, ()
        case IncidentClaim():
            return claim.actors, claim.targets
        case StatementClaim():
            return claim.speakers, claim.addressees
        case _:
            assert_never(claim)


def _times(claim: Claim) -> Iterable[str]:
    match claim:
        case ActClaim():
            told: tuple[tuple[str, When | None], ...] = (
                ("done", claim.act_date),
                ("from", claim.start),
                ("until", claim.end),
            )
        case TermClaim():
            told = (("until", claim.deadline),)
        case ContactClaim() | IncidentClaim() | StatementClaim():
            told = (("", claim.date),)
        case _:
            assert_never(claim)
    for word, when in told:
        if words := in_words(when):
            yield f"{word} {words}".strip()
    if isinstance(claim, ActClaim | TermClaim) and claim.duration:
        yield f"for {length_words(claim.duration)}"


def _names(roles: Iterable[Role]) -> str:
    return ", ".join(dict.fromkeys(role.name for role in roles))
