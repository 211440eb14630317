"""The example articles give the ledger that a careful coder would make of them, value by value."""

from __future__ import annotations

from pathlib import Path

from cases_by_hand import compare, make_ledgers
from ledger_by_hand import Part
from truceline.annotations import Annotator
from truceline.ledger import Ledger

HERE = Path(__file__).parent
README = HERE.parent / "README.md"
MISSED = 61
"""How many of the 423 values of the file the articles do not give yet: it may only go down."""


def test_the_examples_give_the_ledger_a_person_made_of_them(tmp_path: Path, annotator: Annotator) -> None:
    gold = Part.read(HERE / "data/karabakh_ledger.yaml")
    misses = compare(gold, make_ledgers(HERE.parent / "examples/karabakh", tmp_path, annotator))
    assert len(misses) <= MISSED, "\n".join(["missing or other than told:", *misses])


def test_the_readme_counts_the_claims_of_the_examples(karabakh: Path) -> None:
    with Ledger(karabakh) as ledger:
        assert f"{len(ledger.claims())} new claims" in README.read_text("utf-8")
