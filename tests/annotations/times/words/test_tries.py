"""Patterns of many words, and patterns without loops, match what plainer ones do."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from truceline.annotations.times.words.tries import trie, with_branches

WORDS = st.lists(st.text("ab. ", min_size=1, max_size=5), min_size=1, max_size=8, unique=True)


def test_letters_shared_stand_once() -> None:
    assert trie(["May", "March", "mid"]) == r"(?:Ma(?:rch(?!\w)|y(?!\w))|mid(?!\w))"


def test_no_words_match_nothing() -> None:
    assert re.search(trie([]), "May") is None


@given(WORDS, st.text("ab. ", max_size=8))
def test_the_longest_word_that_stands_whole_is_matched(words: list[str], text: str) -> None:
    whole = [
        word
        for word in words
        if text.startswith(word) and not (word[-1].isalnum() and text[len(word) : len(word) + 1].isalnum())
    ]
    match = re.match(trie(words), text)
    assert (match.group() if match else None) == max(whole, key=len, default=None)


@pytest.mark.parametrize(
    "pattern, written",
    [
        (r"(?:a|b)?c", r"(?:(?:a|b)|)c"),
        (r"(?P<x>a(b)?)?", r"(?:(?P<x>a(?:(b)|))|)"),
        (r"(a)??[()?]\)?", r"(a)??[()?]\)?"),
        (r"(?=a)(b)", r"(?=a)(b)"),
    ],
)
def test_what_may_be_missing_is_a_branch(pattern: str, written: str) -> None:
    assert with_branches(pattern) == written
