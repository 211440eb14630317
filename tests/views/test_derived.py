"""What speaks in the ledger follows from all documents together."""

from __future__ import annotations

from dataclasses import replace

from claims_by_hand import cited, claim
from truceline.documents import RECURS, make_document
from truceline.model import Act, ActClaim, Document, Given, RawArticle
from truceline.store import Evidence
from truceline.views import derive

TEASER = "Armenia and Azerbaijan sign ceasefire in Geneva"


def article(place: str) -> Document:
    text = f"Truce broken near {place}\n\nBoth traded fire near {place} on Monday, and the truce broke, officials said.\n\n{TEASER}"
    given = Given(outlet="Herald", published="2020-10-12")
    made = make_document(RawArticle(where=place, content=text.encode(), media_type="text/plain", given=given))
    assert isinstance(made, Document)
    return made


def teaser_claim(document: Document) -> ActClaim:
    at = document.text.index(TEASER)
    source = replace(cited(document.id, None, outlet="Herald"), dating=document.dating)
    return claim(Act.AGREE, source, agreed="2020-10-10", at=at, about=at)


def test_claims_in_lines_that_recur_are_left_out_with_the_reason() -> None:
    documents = tuple(article(place) for place in ("Terter", "Martuni", "Hadrut"))
    claims = tuple(map(teaser_claim, documents))
    two = derive(Evidence(documents=documents[:2], claims=claims[:2]))
    assert (len(two.ceasefires), two.left_out) == (1, {})
    three = derive(Evidence(documents=documents, claims=claims))
    assert three.ceasefires == ()
    assert three.left_out == {one.id: RECURS for one in claims}
