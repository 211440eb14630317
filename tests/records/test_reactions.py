"""Whether a reaction is for a ceasefire or against it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from claims_by_hand import cited, claim
from truceline.model import Act, Span
from truceline.records import FIELDS
from truceline.records.case import Case
from truceline.records.reactions import stance_of

REACTION = claim(Act.REACT, cited("a", "2020-10-10"), by="RUS")


@pytest.mark.parametrize(
    "words, stance",
    [
        ("welcomed the truce", "for"),
        ("threw its weight behind: endorses", "for"),
        ("condemned it as a surrender", "against"),
        ("doubt that it will last", "against"),
        ("took note of the truce", None),
        ("welcomed the truce but doubted its terms", None),
    ],
)
def test_the_words_tell_the_stance(words: str, stance: str | None) -> None:
    assert stance_of(replace(REACTION, cue=Span(start=0, end=len(words), quote=words))) == stance


def test_other_acts_take_no_stance() -> None:
    words = Span(start=0, end=9, quote="welcoming")
    assert stance_of(replace(claim(Act.CALL, cited("a", None)), cue=words)) is None


def test_a_reaction_of_two_minds_in_two_papers_takes_no_stance() -> None:
    told = [
        replace(REACTION, source=cited(paper, "2020-10-10"), cue=Span(start=0, end=len(words), quote=words))
        for paper, words in (("a", "welcomed it"), ("b", "condemned it"))
    ]
    accounts = FIELDS["reactions"](Case(claims=tuple(told))).value or ()
    assert [(account.stance, len(account.claims)) for account in accounts] == [(None, 2)]
