"""Walks over the dependency tree, on sentences parsed by hand."""

from __future__ import annotations

import pytest

from truceline.model import Token
from truceline.syntax import Tree


def tree(*rows: tuple[str, str, int]) -> Tree:
    """A tree of (word, dependency, head) rows."""
    tokens: list[Token] = []
    start = 0
    for i, (word, dep, head) in enumerate(rows):
        tokens.append(Token(i, start, start + len(word), word, word.lower(), "X", "X", dep, head))
        start += len(word) + 1
    return Tree(tokens)


AGREED = tree(
    ("The", "det", 3),
    ("Kazakh", "amod", 2),
    ("Foreign", "compound", 3),
    ("Ministry", "nsubj", 4),
    ("welcomed", "ROOT", 4),
    ("talks", "dobj", 4),
    ("between", "prep", 5),
    ("Armenia", "pobj", 6),
    (",", "punct", 7),
    ("Georgia", "conj", 7),
    ("and", "cc", 9),
    ("Azerbaijan", "conj", 9),
    ("in", "prep", 4),
    ("Moscow", "pobj", 12),
)


def words(tokens: object) -> list[str]:
    return [token.text for token in tokens]  # type: ignore[attr-defined]


def test_below_are_the_direct_dependents_of_these_labels() -> None:
    assert words(AGREED.below(4, "nsubj", "dobj", "pobj")) == ["Ministry", "talks"]
    assert words(AGREED.below(4)) == []


def test_inner_words_stand_before_the_head_down_through_compounds() -> None:
    assert words(AGREED.inner(3)) == ["Kazakh", "Foreign"]
    assert words(AGREED.inner(5)) == []


def test_inner_words_come_each_before_what_they_hang_on() -> None:
    nested = tree(("a", "nmod", 1), ("b", "amod", 4), ("c", "poss", 3), ("d", "nummod", 4), ("e", "ROOT", 4))
    assert words(nested.inner(4)) == ["a", "b", "c", "d"]


def test_what_stands_after_its_head_is_not_inner() -> None:
    assert words(tree(("Ministry", "ROOT", 0), ("Kazakh", "amod", 0)).inner(0)) == []


@pytest.mark.parametrize(
    "i, prepositions, found",
    [(5, ("between",), ["Armenia"]), (4, ("at", "in"), ["Moscow"]), (4, ("at",), [])],
)
def test_objects_hang_on_a_preposition(i: int, prepositions: tuple[str, ...], found: list[str]) -> None:
    assert words(AGREED.objects(i, *prepositions)) == found


def test_conjuncts_are_the_whole_list_in_order() -> None:
    assert words(AGREED.conjuncts(7)) == ["Armenia", "Georgia", "Azerbaijan"]


def test_conjuncts_of_one_head_come_in_order_with_their_own() -> None:
    flat = tree(("a", "ROOT", 0), ("b", "conj", 0), ("c", "conj", 1), ("d", "conj", 0))
    assert words(flat.conjuncts(0)) == ["a", "b", "c", "d"]


def test_a_list_of_any_length_can_be_walked() -> None:
    long = tree(("n0", "ROOT", 0), *((f"n{i}", "conj", i - 1) for i in range(1, 5000)))
    assert len(words(long.conjuncts(0))) == 5000


def test_a_compound_of_any_length_can_be_walked() -> None:
    long = tree(*((f"n{i}", "compound", i + 1) for i in range(4999)), ("n4999", "ROOT", 4999))
    assert words(long.inner(4999)) == [f"n{i}" for i in range(4999)]


def test_above_are_the_governors_up_to_the_root() -> None:
    assert words(AGREED.above(11)) == ["Georgia", "Armenia", "between", "talks", "welcomed"]
    assert words(AGREED.above(4)) == []


def test_a_subtree_is_a_token_with_all_below_it() -> None:
    assert sorted(token.i for token in AGREED.subtree(5)) == [5, 6, 7, 8, 9, 10, 11]
    assert words(AGREED.subtree(13)) == ["Moscow"]


@pytest.mark.parametrize("first, last, head", [(0, 4, 3), (1, 3, 2), (6, 8, 6), (4, 5, 4), (0, 14, 4)])
def test_the_head_of_a_range_is_what_the_rest_hangs_on(first: int, last: int, head: int) -> None:
    assert AGREED.head_of(first, last) == head


def test_of_two_heads_in_a_range_the_last_is_taken() -> None:
    assert AGREED.head_of(12, 14) == 12
    assert AGREED.head_of(3, 4) == 3
    assert AGREED.head_of(2, 6) == 4
