"""Tells the language of a text."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any

from truceline.model import CLAIM_GIVING, Segment

READ = frozenset({"en"})
"""The languages that go on to be read."""

# More does not change the answer, and the time grows with it.
_ENOUGH = 1_000
# Below this the detector guesses: a headline of names is taken for Estonian.
_TOO_LITTLE = 200
# Fewer words than this need not hold any of the commonest ones.
_A_SENTENCE = 12
_ENGLISH = frozenset(
    {"the", "of", "and", "to", "that", "with", "was", "for", "by", "from", "has", "which", "after", "between"}
)


def language_of(text: str, segments: Iterable[Segment]) -> str:
    """The ISO 639-1 code of the language of headline, body and captions, or of the whole text where there are none.

    Very short texts in plain Latin letters are taken for English.
    """
    parts = [text[s.start : s.end].strip() for s in segments if s.kind in CLAIM_GIVING]
    words = "\n".join(parts)[:_ENOUGH] or text[:_ENOUGH]
    if len(words) < _TOO_LITTLE and _mostly_plain(words) and _has_english(words):
        return "en"
    if _is_plainly_english(words):
        return "en"
    language, _ = _identifier().classify(words)
    return str(language)


def _is_plainly_english(words: str) -> bool:
    """Whether one word in eight is of those that English alone has: the detector, a hundred times slower, agrees."""
    all_words = words.casefold().split()
    return sum(word in _ENGLISH for word in all_words) * 8 >= len(all_words)


def _has_english(words: str) -> bool:
    """Whether a short text has a word of English, or too few words to tell."""
    all_words = words.casefold().split()
    return len(all_words) < _A_SENTENCE or not _ENGLISH.isdisjoint(all_words)


def _mostly_plain(words: str) -> bool:
    letters = [letter for letter in words if letter.isalpha()]
    return sum(letter.isascii() for letter in letters) >= 0.9 * len(letters)


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE)
