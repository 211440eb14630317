"""How likely a claim is right: measured, and what was measured is what the docs show."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from itertools import permutations
from pathlib import Path

import pytest

from claims.conftest import Read, ReadingOf, Told
from truceline.annotations import Annotator
from truceline.claims import extract
from truceline.claims.build import FIRM
from truceline.claims.confidence import confident, likelihood, traits, weighable
from truceline.documents import make_document
from truceline.model import Act, ActClaim, Document, Given, RawArticle

ROOT = Path(__file__).parents[2]
FILE = tomllib.loads((ROOT / "src/truceline/claims/vocabulary/confidence.toml").read_text("utf-8"))
TEXT = (
    "Mali and Niger agreed to a truce on Friday. Oman welcomed the deal. Mali accused Niger of violating the truce on "
    "Saturday. Talks to prolong the truce were held in Muscat."
)


def test_the_docs_show_what_was_measured() -> None:
    page = (ROOT / "docs/evaluation.md").read_text("utf-8")
    shown = page.partition("<!-- confidence -->")[2].partition("<!-- /confidence -->")[0]
    rows = [f"| {m['claims']} | {m['confidence']:.2f} | {m['right']:.2f} |" for m in FILE["measured"]]
    assert shown.split("\n")[3:-1] == rows


def test_what_was_measured_holds_on_the_whole() -> None:
    claims = sum(m["claims"] for m in FILE["measured"])
    for mean in ("confidence", "right"):
        assert sum(m["claims"] * m[mean] for m in FILE["measured"]) / claims == pytest.approx(0.69, abs=0.1)
    wide = [m for m in FILE["measured"] if abs(m["confidence"] - m["right"]) > 0.2]
    assert not wide


def test_there_are_few_weights() -> None:
    assert len(FILE["weights"]) <= 25


@pytest.mark.parametrize("value", [-1e3, -1.0, 0.0, 1.0, 1e3])
def test_a_likelihood_lies_between_0_and_1(value: float) -> None:
    assert 0 <= likelihood(dict.fromkeys(FILE["weights"], value)) <= 1


def test_a_trait_without_a_weight_counts_for_nothing() -> None:
    assert likelihood({"act deny": 1.0, "unheard of": 5.0}) == likelihood({})


def test_every_weight_is_of_a_trait(read: Read, reading_of: ReadingOf) -> None:
    (claim, *_) = acts = read(TEXT)
    known = {*traits(reading_of(TEXT).document, claim, acts), *(f"act {act}" for act in Act)}
    assert set(FILE["weights"]) - {"base", "unseen"} <= known


def test_a_claim_whose_words_only_stand_near_a_ceasefire_is_loose(read: Read, reading_of: ReadingOf) -> None:
    document = reading_of(TEXT).document
    (claim, *_) = acts = read(TEXT)
    tied, near = (traits(document, replace(claim, confidence=step), acts) for step in (FIRM, 0.6))
    assert (tied["loose"], near["loose"]) == (0.0, 1.0)


def test_a_side_that_acts_is_surer_than_nobody(read: Read) -> None:
    (named,) = read("Mali and Niger agreed to a truce on Friday.")
    (nobody,) = read("A truce was agreed.")
    assert nobody.confidence < named.confidence


def test_the_order_of_claims_does_not_matter(read: Read, reading_of: ReadingOf) -> None:
    document = reading_of(TEXT).document
    claims = read(TEXT)
    assert len(claims) > 1
    found = {frozenset(confident(document, order)) for order in permutations(claims)}
    assert len(found) == 1


def test_an_article_among_others_is_as_sure_as_alone(annotator: Annotator, read: Read) -> None:
    def document(text: str) -> Document:
        given = Given(name="test", published="2021-06-12")
        made = make_document(
            RawArticle(where="test.txt", content=text.encode(), media_type="text/plain", given=given)
        )
        assert isinstance(made, Document)
        return made

    documents = [document("Chad and Libya signed a ceasefire."), document(TEXT)]
    both = [extract(one, marked) for one, marked in zip(documents, annotator(documents), strict=True)]
    together = [claim.confidence for claim in both[1] if isinstance(claim, ActClaim)]
    assert together == [claim.confidence for claim in read(TEXT)]


def test_claims_of_other_kinds_keep_their_value(told: Told, reading_of: ReadingOf) -> None:
    text = "Mali and Niger signed a truce. Shelling by Mali killed four people in Gao on Sunday."
    others = [claim for claim in told(text) if not isinstance(claim, ActClaim)]
    assert others
    assert list(confident(reading_of(text).document, others)) == others
    assert weighable(others) == []
