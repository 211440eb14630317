"""The life of a ceasefire: which acts a text tells, and whether they happened."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from claims.conftest import Read

_FILE = Path(__file__).with_name("life.toml")
TOLD = [
    (text, acts) for entries in tomllib.loads(_FILE.read_text("utf-8")).values() for text, acts in entries
]


@pytest.mark.parametrize("text, acts", TOLD, ids=[text[:60] for text, _ in TOLD])
def test_a_text_tells_these_acts_and_no_others(read: Read, text: str, acts: list[str]) -> None:
    assert sorted(f"{claim.act} {claim.status}" for claim in read(text)) == sorted(acts)


def test_talks_to_prolong_a_truce_are_talks(read: Read) -> None:
    told = read("Efforts are going on to extend the truce between Mali and Niger.")
    assert [claim.act for claim in told] == ["negotiate"]
