from __future__ import annotations

from pathlib import Path

import pytest

from truceline.ledger import Ledger
from truceline.model import Claim
from truceline.views import claim_row
from truceline.views.claim_record import claim_record


@pytest.fixture(scope="module")
def claims(karabakh: Path) -> tuple[Claim, ...]:
    with Ledger(karabakh) as ledger:
        return tuple(ledger.claims())


def test_all_that_a_row_of_a_claim_has_is_in_its_record(claims: tuple[Claim, ...]) -> None:
    beside = {
        "id",
        "kind",
        "cue",
        "cue_span",
        "span",
        "quote",
        "made_by",
        "confidence",
        "also",
        "locations",
        "deadline_words",
    }
    assert len({claim.kind for claim in claims}) == 5
    for claim in claims:
        record = claim_record(claim)
        names = {name for name, _ in record.told} | set(record.silent)
        assert {name for name in claim_row(claim) if not name.endswith("_ids")} - beside <= names


def test_whoever_plays_a_role_is_named_with_id_and_how_it_was_understood(claims: tuple[Claim, ...]) -> None:
    spoken = [claim for claim in claims if claim.said_by is not None]
    assert spoken
    for claim in spoken:
        assert claim.said_by is not None
        (read,) = dict(claim_record(claim).told)["said_by"]
        assert (read.words, read.id) == (claim.said_by.name, claim.said_by.id)
        assert claim.said_by.reason in (*read.how, "")


def test_how_exactly_a_place_is_known_is_told(claims: tuple[Claim, ...]) -> None:
    how = {one.words: one.how for claim in claims for one in dict(claim_record(claim).told).get("place", ())}
    assert any("known to the town" in part for parts in how.values() for part in parts)


def test_nothing_is_told_twice(claims: tuple[Claim, ...]) -> None:
    for claim in claims:
        record = claim_record(claim)
        assert {name for name, _ in record.told}.isdisjoint(record.silent)
        assert record.quoted.cue in claim.cue.quote
