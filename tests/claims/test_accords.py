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
        ("Kenya was to send observers, but they never came. A second, in May, collapsed in hours.", Act.END),
        ("Amnesty International warned against a deal that forgives killers.", Act.REACT),
    ],
)
def test_an_accord_is_one_on_fighting_where_a_truce_was_told_of(read: Read, text: str, act: Act) -> None:
    assert act in {claim.act for claim in read(f"{_BEFORE} {text}")}


@pytest.mark.parametrize(
    "text",
    [
        "They also signed a trade deal.",
        "A fishing agreement was signed in March.",
        "They also signed an agreement on fishing rights.",
    ],
)
def test_an_accord_of_another_kind_is_none(read: Read, text: str) -> None:
    assert len(read(f"{_BEFORE} {text}")) == 1


def test_an_agreement_on_a_new_truce_is_on_that_one(read: Read) -> None:
    text = f"{_BEFORE} In May an agreement was reached on a new truce. It entered into force on June 1."
    agreed = [claim for claim in read(text) if claim.act is Act.AGREE]
    assert [claim.start.value if claim.start else None for claim in agreed] == [None, "2021-06-01"]


def test_a_judgement_that_nobody_makes_hides_no_act(read: Read) -> None:
    claims = read("Talks on ending the war between Mali and Niger opened on Tuesday in Lome.")
    assert [claim.act for claim in claims] == [Act.NEGOTIATE]


SEVERAL = [
    ("Mali has seen six ceasefires since 2012. Most fell apart within weeks.", Act.END),
    ("Mali has seen six ceasefires since 2012. Each was broken by the rebels.", Act.VIOLATE),
    ("Mali declared a truce on Monday. The rebels refused to declare one.", Act.REJECT),
]


@pytest.mark.parametrize("text, act", SEVERAL)
def test_words_that_count_ceasefires_stand_for_them(read: Read, text: str, act: Act) -> None:
    assert act in {claim.act for claim in read(text)}


def test_both_after_one_truce_are_its_sides(read: Read) -> None:
    claims = read("Mali and Niger signed a truce on Monday. Both fell silent about its terms.")
    assert [claim.act for claim in claims] == [Act.AGREE]
