"""The gate over raw bytes: which pages of a web archive may speak of a ceasefire, told before any HTML is read.

It lets through all that holds a term, and some more: it does not know which part of a page is its article. The phrases of
the gate over text ("halted all air strikes") it leaves out, as they would make it many times slower. It knows the terms of `gate.toml` in UTF-8 and in the older encodings named there, with markup, entities and
line ends between the words of a term and a tag around a large first letter; markup elsewhere within a word hides it.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
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
_SEEN = [(mark.encode(), b"") for mark in map(chr, _UNSEEN)]
_ENTITIES = re.compile(rb"(?:&(?:#[0-9]{1,9}|#[xX][0-9a-fA-F]{1,8}|[A-Za-z][A-Za-z0-9]{1,31});?){1,32}")
# The rarer words of terms are looked for first, and the terms only so many bytes around them: no term has more markup in it.
_AROUND = 4096


def bytes_gate() -> Callable[[bytes], bool]:
    """The gate over bytes: whether a page of these bytes may hold a term. Not for several threads at once."""
    return may_pass


def may_pass(content: bytes) -> bool:
    """Whether these bytes may hold a term of the vocabulary."""
    if content.startswith(_WIDE):
        return find_term(content.decode("utf-16", "replace")) is not None
    is_found, is_hidden = _automaton().find(content)
    return is_found or (is_hidden and _automaton().find(_shown(content))[0])


def _shown(content: bytes) -> bytes:
    """A page with its entities as what they stand for, and without marks that nobody sees."""
    content = _ENTITIES.sub(lambda found: _meant(found[0]), content)
    for mark, nothing in _SEEN:
        content = content.replace(mark, nothing)
    return content


@lru_cache(maxsize=1 << 14)  # a page all in entities has the same words over and over
def _meant(entities: bytes) -> bytes:
    return unescape(entities.decode()).encode("utf-8", "replace")


class _Automaton:
    """Looks for many expressions at once: terms, the first of which settles it, rare words of terms, and what may hide one.

    `parted` are the terms of several words that are looked for around rare words only: with all that may stand between two
    words, they take longer than all of the others.
    """

    def __init__(
        self, terms: list[bytes], rare: list[bytes], hiding: list[bytes], parted: list[bytes]
    ) -> None:
        import hyperscan

        expressions = [*terms, *rare, *hiding]
        once, often = hyperscan.HS_FLAG_SINGLEMATCH, 0
        self._terms, self._rare = len(terms), len(terms) + len(rare)
        self._stopped = hyperscan.ScanTerminated
        self._scan = _compiled(
            expressions,
            [often if self._terms <= number < self._rare else once for number in range(len(expressions))],
        )
        self._scan_parted = _compiled(parted, [once] * len(parted))

    def find(self, content: bytes) -> tuple[bool, bool]:
        """Whether a term stands in it, and whether one may be hidden in it."""
        found: list[tuple[int, int]] = []
        try:  # noqa: SIM105  # contextlib.suppress takes a twentieth of the time of a page
            self._scan(content, self._take, context=found)
        except self._stopped:
            pass
        if not found:
            return False, False
        if found[-1][0] < self._terms:
            return True, False
        places = [end for number, end in found if number < self._rare]
        return self._is_parted(content, places), len(places) < len(found)

    def _is_parted(self, content: bytes, places: list[int]) -> bool:
        """Whether a term of several words stands around one of these places, which come in their order."""
        start = end = 0
        for place in [*places, len(content) + 3 * _AROUND]:
            if place - _AROUND > end:
                if end and self._has_parted(content[start:end]):
                    return True
                start = place - _AROUND
            end = place + _AROUND
        return False

    def _has_parted(self, content: bytes) -> bool:
        try:
            self._scan_parted(content, _stop)
        except self._stopped:
            return True
        return False

    def _take(self, number: int, _start: int, end: int, _flags: int, found: Any) -> bool:
        found.append((number, end))
        return number < self._terms


def _compiled(expressions: list[bytes], flags: list[int]) -> Callable[..., None]:
    import hyperscan

    database = hyperscan.Database()
    always = hyperscan.HS_FLAG_CASELESS | hyperscan.HS_FLAG_DOTALL
    database.compile(
        expressions=expressions,
        ids=list(range(len(expressions))),  # one number for several slows it down
        flags=[always | flag for flag in flags],
    )
    scan: Callable[..., None] = database.scan
    return scan


def _stop(*_: object) -> bool:
    return True


@cache
def _automaton() -> _Automaton:
    """The automaton for all terms in all encodings; it takes half a second to make."""
    data = gate_data()
    made: set[bytes] = set()
    parted: list[str] = []
    for language, terms in data["terms"].items():
        plain = [term.removesuffix("*") for term in terms]
        if language == _PAGES:
            parted = [term for term in plain if _rare_word(term)]
            made.update(_with_gaps([term for term in plain if term not in parted]))
        else:
            charsets = ["utf-8", *data["charsets"].get(language, ())]
            made.update(one for term in plain for one in _as_bytes(term, charsets))
    rare = {_large_first(_rare_word(term).encode()) for term in parted}
    return _Automaton(sorted(made), sorted(rare), list(_HIDING), list(_with_gaps(parted)))


def _rare_word(term: str) -> str:
    """What a term of several words is looked for by, a rare word or the beginning of one; empty where it has none."""
    words = _PARTED.split(term)
    known: list[str] = gate_data()["rare"]["words"]
    return next((rare for rare in known if len(words) > 1 and any(rare in word for word in words)), "")


def _with_gaps(terms: list[str]) -> Iterator[bytes]:
    """One expression for all terms that begin alike; the first letter may be large and stand in a tag of its own."""
    endings: dict[bytes, list[bytes]] = {}
    for term in terms:
        *first, last = (word.encode() for word in _PARTED.split(term))
        endings.setdefault(b"".join(word + _GAP for word in first), []).append(last)
    for beginning, lasts in endings.items():
        for joined in [beginning + b"(?:%b)" % b"|".join(lasts)] if beginning else lasts:
            yield _large_first(joined)


def _large_first(expression: bytes) -> bytes:
    """The expression for the same with its first letter large, in a tag of its own: only the end of the tag is asked for."""
    return b"[%b>]%b" % (expression[:1], expression[1:])


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
