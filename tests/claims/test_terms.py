"""What is undertaken with a ceasefire, and what only looks like it."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from claims.conftest import Read

_FILE = Path(__file__).with_name("terms.toml")
TOLD = [
    (text, terms) for entries in tomllib.loads(_FILE.read_text("utf-8")).values() for text, terms in entries
]


@pytest.mark.parametrize("text, terms", TOLD, ids=[text[:60] for text, _ in TOLD])
def test_the_terms_of_a_ceasefire_are_read(read: Read, text: str, terms: list[str]) -> None:
    claims = read(text)
    assert claims
    assert sorted({str(term) for claim in claims for term in claim.terms}) == terms
