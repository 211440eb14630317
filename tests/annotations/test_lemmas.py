"""Verbs in *-e* keep it, where their spelling shows it."""

from __future__ import annotations

import pytest

from truceline.annotations.lemmas import with_lemmas_mended
from truceline.model import Token

FORMS = [
    ("hoped", "hop", "hope"),
    ("staging", "stag", "stage"),
    ("slated", "slat", "slate"),
    ("hopped", "hop", "hop"),
    ("cutting", "cut", "cut"),
    ("wages", "wag", "wage"),
    ("showed", "show", "show"),
    ("mixes", "mix", "mix"),
]


@pytest.mark.parametrize("text, lemma, mended", FORMS)
def test_a_verb_whose_spelling_shows_an_e_has_it(text: str, lemma: str, mended: str) -> None:
    token = Token(0, 0, len(text), text, lemma, "VERB", "VBD", "ROOT", 0)
    assert with_lemmas_mended([token])[0].lemma == mended


def test_a_noun_is_left_alone() -> None:
    token = Token(0, 0, 5, "wages", "wag", "NOUN", "NNS", "ROOT", 0)
    assert with_lemmas_mended([token]) == [token]
