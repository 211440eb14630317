from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

import pytest

from truceline.annotations import Annotator
from truceline.claims import Mark, extract, fill_marked
from truceline.claims.reading import Reading
from truceline.documents import make_document
from truceline.model import Act, ActClaim, Annotated, Claim, Document, Given, RawArticle
from truceline.pipeline import code

Read: TypeAlias = Callable[..., list[ActClaim]]
ReadingOf: TypeAlias = Callable[[str], Reading]
Told: TypeAlias = Callable[[str], tuple[Claim, ...]]
Marked: TypeAlias = Callable[[str, Act, str], ActClaim]


@pytest.fixture(scope="session")
def read(annotator: Annotator) -> Read:
    """Codes a text as an article published on 12 June 2021 (a Saturday), and gives its claims on ceasefires."""

    def read(text: str, *, published: str | None = "2021-06-12") -> list[ActClaim]:
        given = Given(name="test", published=published)
        article = RawArticle(where="test.txt", content=text.encode(), media_type="text/plain", given=given)
        (coded,) = code([article], annotator)
        return [claim for claim in coded.claims if isinstance(claim, ActClaim)]

    return read


@pytest.fixture(scope="session")
def reading_of(annotator: Annotator) -> ReadingOf:
    """The reading of a text as an article published on 12 June 2021."""

    def reading_of(text: str) -> Reading:
        return Reading(*_marked_up(annotator, text))

    return reading_of


@pytest.fixture(scope="session")
def marked(annotator: Annotator) -> Marked:
    """The first claim read of an act that is marked by its words in a text."""

    def marked(text: str, act: Act, cue: str) -> ActClaim:
        document, annotated = _marked_up(annotator, text)
        start = text.index(cue)
        mark = Mark(act=act, cue=document.span(start, start + len(cue)))
        ((claim, *_),) = fill_marked(document, annotated, [mark])
        return claim

    return marked


@pytest.fixture(scope="session")
def told(annotator: Annotator) -> Told:
    """The claims of all kinds of a text published on 12 June 2021, whether or not it passes the gate."""

    def told(text: str) -> tuple[Claim, ...]:
        return extract(*_marked_up(annotator, text))

    return told


def _marked_up(annotator: Annotator, text: str) -> tuple[Document, Annotated]:
    """A text as an article published on 12 June 2021, whether or not it passes the gate, and its marks."""
    given = Given(name="test", published="2021-06-12")
    document = make_document(
        RawArticle(where="test.txt", content=text.encode(), media_type="text/plain", given=given)
    )
    assert isinstance(document, Document)
    (annotated,) = annotator([document])
    return document, annotated
