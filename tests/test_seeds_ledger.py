"""The five seed articles give the ledger that a careful coder made of them, value by value."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from cases_by_hand import compare, make_ledgers
from ledger_by_hand import Part
from truceline.annotations import Annotator

SHARED = Path(os.environ.get("TRUCELINE_SHARED") or Path(__file__).parents[2] / "shared")
GOLD = SHARED / "gold/seeds_ledger.yaml"
pytestmark = pytest.mark.skipif(
    not GOLD.is_file(), reason="the five seed articles (../shared/seeds) are not here"
)


def test_the_seeds_give_the_ledger_a_person_made_of_them(tmp_path: Path, annotator: Annotator) -> None:
    misses = compare(Part.read(GOLD), make_ledgers(SHARED / "seeds", tmp_path, annotator))
    assert not misses, "\n".join(["missing or other than told:", *misses])
