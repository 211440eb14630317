"""The data of `page.toml`: what the marks of web pages mean."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Names of elements, classes and meta elements by what they mean; see `page.toml`."""

    unseen: frozenset[str]
    inline: frozenset[str]
    aside_elements: frozenset[str]
    aside_words: frozenset[str]
    apart_words: frozenset[str]
    published: tuple[str, ...]
    kinds: tuple[str, ...]


@cache
def load_words() -> Words:
    """The words of `page.toml`."""
    data = tomllib.loads(files("truceline.documents.page").joinpath("page.toml").read_text(encoding="utf-8"))
    return Words(
        unseen=frozenset(data["unseen"]),
        inline=frozenset(data["inline"]),
        aside_elements=frozenset(data["aside"]["elements"]),
        aside_words=frozenset(data["aside"]["words"]) | frozenset(data["aside"]["apart"]),
        apart_words=frozenset(data["aside"]["apart"]),
        published=tuple(data["published"]["names"]),
        kinds=tuple(data["published"]["kinds"]),
    )
