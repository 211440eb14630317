"""The words of `vocabulary/undertakings.toml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from truceline.claims.clauses.wordframes import WordFrame, by_word, frame_fields, read_words
from truceline.model import TermType


@dataclass(frozen=True, slots=True, kw_only=True)
class TermFrame(WordFrame):
    """Words for a deed that an agreement can bind someone to."""

    type: TermType


@dataclass(frozen=True, slots=True, kw_only=True)
class BindingWords:
    """How news tells that someone is bound; see `undertakings.toml`."""

    verbs: frozenset[str]
    nouns: frozenset[str]
    providing: frozenset[str]
    under: frozenset[str]
    framing: frozenset[str]
    content: frozenset[str]
    exchange: frozenset[str]
    modals: frozenset[str]
    due: frozenset[str]
    silent_verbs: frozenset[str]
    silent_nouns: frozenset[str]
    overseeing: frozenset[str]
    oversight: frozenset[str]
    brought_by: frozenset[str]
    itself: frozenset[str]


@cache
def term_frames() -> Mapping[str, tuple[TermFrame, ...]]:
    """The frames of deeds by the lemma that shows them."""
    entries = read_words("undertakings.toml")["frames"]
    return by_word(TermFrame(type=TermType(entry["type"]), **frame_fields(entry)) for entry in entries)


@cache
def binding_words() -> BindingWords:
    """The words of binding."""
    lists = read_words("undertakings.toml")["binding"]
    return BindingWords(**{name: frozenset(words) for name, words in lists.items()})
