from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

import pytest

from truceline.annotations import Annotator
from truceline.claims import extract
from truceline.documents import make_document
from truceline.model import Claim, Document, Given, RawArticle

Told: TypeAlias = Callable[[str], tuple[Claim, ...]]


@pytest.fixture(scope="session")
def told(annotator: Annotator) -> Told:
    """The claims of a text published on 12 June 2021 (a Saturday), whether or not it passes the gate."""

    def told(text: str) -> tuple[Claim, ...]:
        given = Given(name="test", published="2021-06-12")
        article = RawArticle(where="test.txt", content=text.encode(), media_type="text/plain", given=given)
        document = make_document(article)
        assert isinstance(document, Document)
        (annotated,) = annotator([document])
        return extract(document, annotated)

    return told
