"""Corrects base forms that a lemmatizer of rules cannot tell apart: "hoped" is of *hope*, not of *hop*."""

from __future__ import annotations

import re
from collections.abc import Iterable

from truceline.model import Token

_SHORT = re.compile(r"[^aeiou]*(?:qu)?[aeiou][^aeiouwxyh]$")
"""One vowel between consonants: such a verb doubles its last letter ("hopped"), so that a single one is of another in *-e*."""
_ENDINGS = ("ed", "ing", "es")


def with_lemmas_mended(tokens: Iterable[Token]) -> list[Token]:
    """The tokens, those verbs with an *e* added to their lemma that are spelled as only a verb in *-e* is: "staged", "waging"."""
    return [token._replace(lemma=f"{token.lemma}e") if _has_lost_e(token) else token for token in tokens]


def _has_lost_e(token: Token) -> bool:
    if token.pos != "VERB" or not _SHORT.match(token.lemma):
        return False
    return token.text.lower() in [token.lemma + ending for ending in _ENDINGS]
