"""The gate: only documents that speak of a ceasefire go on to what is costly. The terms stand in `gate.toml`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any

from truceline.model import CLAIM_GIVING, Document, Drop, Stage

# Kinds of dash are one, and so are the Turkish i with and without its dot, which capitals do not keep apart.
_ALIKE = {**dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2212"), "-"), ord("ı"): "i", ord("İ"): "i"}
# Scripts written without spaces between words: there a term ends wherever it ends.
_UNSPACED = (("\u3040", "\u30ff"), ("\u3400", "\u9fff"), ("\uac00", "\ud7af"))


def pass_gate(document: Document) -> Drop | None:
    """None for a document whose title, headline, body or captions hold a term for a ceasefire, else the drop."""
    parts = [document.text[s.start : s.end] for s in document.segments if s.kind in CLAIM_GIVING]
    if find_term("\n".join([document.title or "", *parts])) is not None:
        return None
    return Drop(
        stage=Stage.GATE,
        where=document.name,
        reason="no_ceasefire_term",
        detail="no word for a ceasefire, truce or peace deal stands in it; nothing in it was read",
        document=document.id,
    )


def find_term(text: str) -> str | None:
    """The first term that a text holds, as the vocabulary has it, else its first phrase, as "halt all attacks", or None."""
    folded = fold(text)
    for last, (length, is_stem, term) in _automaton().iter(folded):
        first = last - length + 1
        if not _runs_on(folded, first - 1, first) and (is_stem or not _runs_on(folded, last, last + 1)):
            return str(term)
    phrase = _phrases().search(folded)
    return phrase.group() if phrase else None


def fold(text: str) -> str:
    """The text for comparison: without case, with one kind of dash and of space."""
    return " ".join(text.translate(_ALIKE).casefold().split())


def _runs_on(text: str, left: int, right: int) -> bool:
    """Whether the letters at these two neighbouring places belong to one word."""
    if left < 0 or right >= len(text):
        return False
    one, other = text[left], text[right]
    return one.isalnum() and other.isalnum() and not (_is_unspaced(one) or _is_unspaced(other))


def _is_unspaced(letter: str) -> bool:
    return any(first <= letter <= last for first, last in _UNSPACED)


def load_terms() -> Iterable[str]:
    """The terms of all languages, as `gate.toml` has them."""
    return [term for terms in gate_data()["terms"].values() for term in terms]


@cache
def gate_data() -> Any:
    """What `gate.toml` says: the terms and encodings by language, and the phrases."""
    return tomllib.loads(files("truceline.documents").joinpath("gate.toml").read_text(encoding="utf-8"))


@cache
def _phrases() -> re.Pattern[str]:
    """One expression for all phrases, over folded text."""
    made = []
    for phrase in gate_data()["phrases"]:
        first, between, last = (_any_of(phrase[part]) for part in ("first", "between", "last"))
        made.append(f"{first} (?:{between} )?{last}")
    return re.compile(rf"\b(?:{'|'.join(made)})\b")


def _any_of(words: Iterable[str]) -> str:
    written = (re.escape(fold(word)).replace(r"\*", r"\w*") for word in words)
    return f"(?:{'|'.join(written)})"


@cache
def _automaton() -> Any:
    """One automaton for all terms: a text is read once, however many there are."""
    import ahocorasick

    automaton = ahocorasick.Automaton()
    for term in load_terms():
        plain = fold(term.removesuffix("*"))
        is_stem = term.endswith("*") or automaton.get(plain, (0, False))[1]
        automaton.add_word(plain, (len(plain), is_stem, term))
    automaton.make_automaton()
    return automaton
