"""What the fields say of short articles of our own: words in, value out."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import truceline
from truceline.model import Ceasefire, Choice, Declaration
from truceline.records import resolve
from truceline.views.values import in_words

ROWS = [
    (article, field)
    for article in tomllib.loads(Path(__file__).with_name("told.toml").read_text("utf-8"))["article"]
    for field in article
    if field not in ("about", "published", "text")
]


@cache
def ceasefire(text: str, published: str) -> Ceasefire:
    """The first ceasefire that the article tells of."""
    return resolve(truceline.code(text, published=published))[0]


@pytest.mark.parametrize("article,field", ROWS, ids=[f"{row['about']}: {field}" for row, field in ROWS])
def test_what_is_told_of_a_ceasefire(article: dict[str, str], field: str) -> None:
    choice: Choice[Any] = getattr(ceasefire(article["text"], article["published"]), field)
    assert _words(choice) == article[field], choice.reason


def _words(choice: Choice[Any]) -> str:
    if choice.abstention is not None:
        return str(choice.abstention)
    if isinstance(choice.value, tuple) and isinstance(choice.value[0], Declaration):
        return "; ".join(f"{one.side.name} {one.when}" for one in choice.value)
    return in_words(choice.value)
