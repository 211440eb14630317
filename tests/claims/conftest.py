from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

import pytest

from truceline.annotations import Annotator
from truceline.model import ActClaim, Given, RawArticle
from truceline.pipeline import code

Read: TypeAlias = Callable[..., list[ActClaim]]


@pytest.fixture(scope="session")
def read(annotator: Annotator) -> Read:
    """Codes a text as an article published on 12 June 2021 (a Saturday), and gives its claims."""

    def read(text: str, *, published: str | None = "2021-06-12") -> list[ActClaim]:
        given = Given(name="test", published=published)
        article = RawArticle(where="test.txt", content=text.encode(), media_type="text/plain", given=given)
        (coded,) = code([article], annotator)
        return [claim for claim in coded.claims if isinstance(claim, ActClaim)]

    return read
