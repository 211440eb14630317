"""Words for an accord that bring in one more ceasefire, or take one up without "the"."""

from __future__ import annotations

import pytest

from claims.conftest import Read
from truceline.model import Act

_BEFORE = "Mali and Niger signed a truce on Monday."


@pytest.mark.parametrize(
    "text, act",
    [
        ("A previous deal, reached in Algiers in 2015, was broken within days.", Act.AGREE),
        ("An earlier accord was violated daily.", Act.VIOLATE),
        ("They had reached an understanding in March.", Act.AGREE),
        ("Amnesty International warned against a deal that forgives killers.", Act.REACT),
    ],
)
def test_an_accord_is_one_on_fighting_where_a_truce_was_told_of(read: Read, text: str, act: Act) -> None:
    assert act in {claim.act for claim in read(f"{_BEFORE} {text}")}


@pytest.mark.parametrize(
    "text", ["They also signed a trade deal.", "A fishing agreement was signed in March."]
)
def test_an_accord_of_another_kind_is_none(read: Read, text: str) -> None:
    assert len(read(f"{_BEFORE} {text}")) == 1


def test_a_judgement_that_nobody_makes_hides_no_act(read: Read) -> None:
    claims = read("Talks on ending the war between Mali and Niger opened on Tuesday in Lome.")
    assert [claim.act for claim in claims] == [Act.NEGOTIATE]
