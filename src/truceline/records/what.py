"""What a claim tells, in a word."""

from __future__ import annotations

from truceline.model import ActClaim, Claim, ContactClaim, TermClaim


def what(claim: Claim) -> str:
    """The act, what is undertaken, the form of the contact, or PLOVER's event type in small letters."""
    match claim:
        case ActClaim():
            return str(claim.act)
        case TermClaim():
            return str(claim.type)
        case ContactClaim():
            return claim.form
        case _:
            return str(claim.event_type).lower()
