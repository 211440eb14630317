"""Sentences that look like others: what is denied, planned, asked, figurative, named, or said by another."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from claims.conftest import Read
from truceline.model import Act, ActClaim, Status

FILE = Path(__file__).with_name("adversarial.toml")
SURE = (Status.ACTUAL, Status.ALLEGED)


def _cases() -> Iterator[Any]:
    for kind, sentences in tomllib.loads(FILE.read_text("utf-8")).items():
        for text, told, *reason in sentences:
            marks = [pytest.mark.xfail(strict=True, reason=reason[0])] if reason else []
            yield pytest.param(text, told, marks=marks, id=f"{kind}: {text[:60]}")


@pytest.mark.parametrize("text, told", list(_cases()))
def test_a_sentence_tells_these_claims_and_no_others(read: Read, text: str, told: Sequence[str]) -> None:
    claims = [claim for claim in read(text) if claim.act is not Act.MENTION]
    must = [one for one in told if one[0] not in "~!"]
    may = {one[1:] for one in told if one[0] == "~"}
    never = {one[1:] for one in told if one[0] == "!"}
    left = list(claims)
    for one in must:
        found = next((claim for claim in left if _tells(claim, one)), None)
        assert found is not None, f"{one} is missing: {[_shown(claim) for claim in claims]}"
        left.remove(found)
    free = [
        claim for claim in left if claim.act not in may and (claim.act not in never or claim.status in SURE)
    ]
    assert not free, [_shown(claim) for claim in free]


def _tells(claim: ActClaim, told: str) -> bool:
    act, actors, status, said_by = ([*map(str.strip, told.split("|")), "?", "?", "?"])[:4]
    return (
        claim.act in act.split("/")
        and actors in ("?", ", ".join(sorted(role.name for role in claim.actors)) or "-")
        and status in ("?", claim.status)
        and said_by in ("?", claim.said_by.name if claim.said_by else "-")
    )


def _shown(claim: ActClaim) -> str:
    actors = ", ".join(sorted(role.name for role in claim.actors)) or "-"
    return f"{claim.act} | {actors} | {claim.status} | {claim.said_by.name if claim.said_by else '-'}"
