"""The gate over raw bytes: which pages of a web archive may speak of a ceasefire, told before any HTML is read.

It lets through all that holds a term, and some more: it does not know which part of a page is its article. The phrases of
the gate over text ("halted all air strikes") it leaves out, as they would make it many times slower. It knows the terms of `gate.toml` in UTF-8 and in the older encodings named there, with markup, entities and
line ends between the words of a term and a tag around a large first letter; markup elsewhere within a word hides it.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Iterator
from functools import cache
from html import unescape
from typing import Any

from truceline.documents.gate import find_term, gate_data

_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)

# What may stand between two words: anything in ASCII that is no letter or digit, tags, entities, and spaces and dashes
# of other encodings by their bytes.
_GAP = rb"(?:[\x00-\x25\x27-\x2f\x3a\x3b\x3d-\x40\x5b-\x60\x7b-\x7f\x80-\xad\xc2\xe2\xe3]|<[^>]*>|&[^;]*;)+"
_PAGES = "en"  # in this language no term may be lost that the gate over text finds
_PARTED = re.compile(r"[\s'’ʼ\u200c-]+")
# The gate over text takes the Turkish i without a dot and the capital one with it for i.
_DOTTED = re.compile("[ıİ]")
_ANY_I = rb"(?:[iI\xfd\xdd]|\xc4[\xb0\xb1])"
_SHORT = 4  # letters; a term no longer stands in many a word, and in pictures written as text
# Letters written as entities, and marks that part words without being seen: such a page is looked at once more.
_ACCENTS = ("acute", "grave", "circ", "uml", "tilde", "cedil", "ring", "slash", "lig", "caron", "breve")
_HIDING = (
    *(accent.encode() + b";" for accent in _ACCENTS),
    rb"&shy;",
    rb"\xc2\xad",
    rb"&zwn?j;",
    rb"&#(?:173|xad|820[3-5]|x200[bcd]);",
    rb"&#(?:6[5-9]|[7-9][0-9]|1[01][0-9]|12[0-2]|x[4-7][0-9a-f]);",
    rb"[0-9a-f][0-9a-f];&#[0-9x]",
)
_UNSEEN = {ord(mark): None for mark in "\u00ad\u200b\u2060\ufeff"}


def bytes_gate() -> Callable[[bytes], bool]:
    """The gate over bytes: whether a page of these bytes may hold a term. Not for several threads at once."""
    return may_pass


def may_pass(content: bytes) -> bool:
    """Whether these bytes may hold a term of the vocabulary."""
    if content.startswith(_WIDE):
        return find_term(content.decode("utf-16", "replace")) is not None
    automaton = _automaton()
    if not (found := automaton.scan(content)):
        return False
    if automaton.is_term(found[-1]):
        return True
    shown = unescape(content.decode("utf-8", "replace")).translate(_UNSEEN).encode("utf-8", "replace")
    again = automaton.scan(shown)
    return bool(again) and automaton.is_term(again[-1])


class _Automaton:
    """Looks for many expressions at once: terms, the first of which settles it, and what may hide a term."""

    def __init__(self, terms: list[bytes], hiding: list[bytes]) -> None:
        import hyperscan

        expressions = [*terms, *hiding]
        database = hyperscan.Database()
        database.compile(
            expressions=expressions,
            ids=list(range(len(expressions))),  # one number for several slows it down
            flags=hyperscan.HS_FLAG_CASELESS | hyperscan.HS_FLAG_SINGLEMATCH | hyperscan.HS_FLAG_DOTALL,
        )
        self._terms = len(terms)
        self._scan = database.scan
        self._stopped = hyperscan.ScanTerminated

    def is_term(self, number: int) -> bool:
        """Whether the expression of this number is a term."""
        return number < self._terms

    def scan(self, content: bytes) -> list[int]:
        """The numbers of the expressions found; a term ends the search and is the last."""
        found: list[int] = []
        try:  # noqa: SIM105  # contextlib.suppress takes a twentieth of the time of a page
            self._scan(content, self._take, context=found)
        except self._stopped:
            pass
        return found

    def _take(self, number: int, _start: int, _end: int, _flags: int, found: Any) -> bool:
        found.append(number)
        return number < self._terms


@cache
def _automaton() -> _Automaton:
    """The automaton for all terms in all encodings; it takes half a second to make."""
    data = gate_data()
    made: set[bytes] = set()
    for language, terms in data["terms"].items():
        plain = [term.removesuffix("*") for term in terms]
        if language == _PAGES:
            made.update(_with_gaps(plain))
        else:
            charsets = ["utf-8", *data["charsets"].get(language, ())]
            made.update(one for term in plain for one in _as_bytes(term, charsets))
    return _Automaton(sorted(made), list(_HIDING))


def _with_gaps(terms: list[str]) -> Iterator[bytes]:
    """One expression for all terms that begin alike; the first letter may be large and stand in a tag of its own."""
    endings: dict[bytes, list[bytes]] = {}
    for term in terms:
        *first, last = (word.encode() for word in _PARTED.split(term))
        endings.setdefault(b"".join(word + _GAP for word in first), []).append(last)
    for beginning, lasts in endings.items():
        for joined in [beginning + b"(?:%b)" % b"|".join(lasts)] if beginning else lasts:
            yield b"[%b>]%b" % (joined[:1], joined[1:])


def _as_bytes(term: str, charsets: list[str]) -> Iterator[bytes]:
    """The expressions for a term in each encoding that has its letters, in small and in capital ones."""
    for charset in charsets:
        for written in {term} if term.isascii() else {term, term.upper(), term.title(), term.capitalize()}:
            try:
                made = _escape(written, charset)
            except UnicodeEncodeError:
                continue
            yield made if len(term) > _SHORT or not term.isascii() else b"[^a-z0-9]%b[^a-z0-9]" % made


def _escape(term: str, charset: str) -> bytes:
    parts = (b"".join(b"\\x%02x" % byte for byte in part.encode(charset)) for part in _DOTTED.split(term))
    return _ANY_I.join(parts)
