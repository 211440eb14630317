"""Plain data that JSON can hold, and what does not fit."""

from __future__ import annotations

import json

import pytest
from cattrs.errors import BaseValidationError

from truceline.codec import claim_from_json, from_plain, to_json, to_plain
from truceline.model import (
    Act,
    ActClaim,
    Annotated,
    Citation,
    Exactness,
    Quantity,
    RawArticle,
    Role,
    Sentence,
    Span,
    Token,
    When,
)

TEXT = "Armenia agreed on a truce."
CLAIM = ActClaim(
    source=Citation(document="d1", name="one"),
    span=Span.of(TEXT, 0, len(TEXT)),
    cue=Span.of(TEXT, 8, 25),
    about=Span.of(TEXT, 20, 25),
    act=Act.AGREE,
    actors=(Role(name="Armenia", id="ARM"),),
    start=When.of("2020-10"),
    made_by="tests",
)


def test_a_claim_is_plain_words_lists_and_numbers() -> None:
    plain = to_plain(CLAIM)
    assert json.loads(json.dumps(plain)) == plain
    assert (plain["kind"], plain["act"]) == ("act", "agree")
    assert plain["cue"] == {"start": 8, "end": 25, "quote": "agreed on a truce"}
    assert plain["start"]["value"] == "2020-10"


def test_a_claim_tells_its_own_kind() -> None:
    assert claim_from_json(to_json(CLAIM)) == CLAIM


def test_tokens_and_sentences_come_back_as_such() -> None:
    token = Token(0, 0, 7, "Armenia", "armenia", "PROPN", "NNP", "ROOT", 0)
    annotated = Annotated(document="d1", tokens=(token,), sentences=(Sentence(0, 1),))
    back = from_plain(to_plain(annotated), Annotated)
    assert back == annotated
    assert (type(back.tokens[0]), type(back.sentences[0])) == (Token, Sentence)


def test_bytes_of_any_kind_come_back() -> None:
    article = RawArticle(where="a", content=bytes(range(256)), media_type="text/plain")
    assert from_plain(to_plain(article), RawArticle) == article


@pytest.mark.parametrize(
    "change", [{"act": "sing"}, {"cue": {"start": 8, "end": 9, "quote": "agreed"}}, {"source": None}]
)
def test_what_does_not_fit_is_refused(change: dict[str, object]) -> None:
    with pytest.raises(BaseValidationError):
        from_plain({**to_plain(CLAIM), **change}, ActClaim)


def test_a_number_without_a_fraction_comes_back_as_it_was_written() -> None:
    quantity = Quantity(number=3, exactness=Exactness.EXACT, unit="trucks", words=Span.of("3 trucks", 0, 8))
    assert to_json(from_plain(to_plain(quantity), Quantity)) == to_json(quantity)
