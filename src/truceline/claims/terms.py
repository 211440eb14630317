"""Which undertakings a passage names as part of a ceasefire."""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files

from truceline.claims.frames import Hit
from truceline.claims.reading import Reading
from truceline.model import Sentence, TermType

_KEPT = 32  # sentences: a sentence with several hits is searched once
_GOES_ON = re.compile(
    r"\b(?:terms? of|under (?:the|its)|as part of|according to the (?:statement|deal|agreement)|also calls for|provides)\b",
    re.IGNORECASE,
)


def terms(reading: Reading, hit: Hit) -> tuple[TermType, ...]:
    """The types of undertaking in the rest of a hit's sentence, and in the next one if it goes on about the terms."""
    return _terms(reading, reading.sentence(hit.trigger))


@lru_cache(maxsize=_KEPT)
def _terms(reading: Reading, sentence: Sentence) -> tuple[TermType, ...]:
    words = _words(reading, sentence)
    following = _next(reading, sentence)
    if following is not None and _GOES_ON.search(_words(reading, following)):
        words = f"{words} {_words(reading, following)}"
    return tuple(kind for kind, pattern in _patterns().items() if pattern.search(words))


def _words(reading: Reading, sentence: Sentence) -> str:
    return reading.span(sentence.first, sentence.last).quote


def _next(reading: Reading, sentence: Sentence) -> Sentence | None:
    if sentence.last >= len(reading.tokens):
        return None
    gap = reading.document.text[reading.tokens[sentence.last - 1].end : reading.tokens[sentence.last].start]
    return None if "\n" in gap else reading.sentence(sentence.last)


@cache
def _patterns() -> dict[TermType, re.Pattern[str]]:
    """The patterns of `vocabulary/terms.toml`, by type."""
    lists = tomllib.loads(files("truceline.claims.vocabulary").joinpath("terms.toml").read_text("utf-8"))
    return {
        TermType(kind): re.compile(rf"\b(?:{'|'.join(words)})\b", re.IGNORECASE)
        for kind, words in lists.items()
    }
