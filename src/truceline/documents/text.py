"""From bytes to text, whole: nothing is cut out, and nothing is moved."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from charset_normalizer import from_bytes

MOST_TEXT = 2_000_000
"""The most characters of text that one article may have: more by far than the longest reports have."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(
    rb"""<(?:meta|\?xml)\b[^>]*?(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_:.-]+)""", re.IGNORECASE
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")

_BINARY = "it is binary data and no text"
# Text has no control characters but tabs and line ends; one in twenty is a broken file, fewer a slip of the wire.
_MOST_CONTROL = 0.05
# The guess of an encoding needs some kilobytes, and its time grows with more.
_GUESSED_FROM = 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Readable:
    """The text of an article with what its markup says of it.

    `main` holds the half-open ranges that belong to the article proper, None where nothing tells. `published` is a day
    that the markup names as that of publication, ISO 8601; `guessed` one that may be it.
    """

    text: str
    main: tuple[tuple[int, int], ...] | None = None
    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    guessed: str | None = None
    url: str | None = None


def decode(content: bytes) -> str:
    r"""The text that these bytes are: by their mark, as UTF-8, as they declare, or by the best guess.

    Line ends become `\n`: that of two characters becomes a space and `\n`, so that every character keeps its place. A
    NUL, which no database holds, becomes the replacement character. Raises UnicodeError if no encoding
    fits the bytes, ValueError if they are no text at all.
    """
    text = _decode(content)
    if len(_CONTROL.findall(text)) > _MOST_CONTROL * len(text):
        raise ValueError(_BINARY)
    if "\r" in text:
        text = text.replace("\r\n", " \n").replace("\r", "\n")
    return text.replace("\0", "\ufffd")


def _decode(content: bytes) -> str:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content.decode(encoding)
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        if b"\0" in content:
            raise ValueError(_BINARY) from None
        return _declared(content) or _guessed(content, error)


def _declared(content: bytes) -> str | None:
    match = _DECLARED.search(content[:2048])
    try:
        return content.decode(match[1].decode("ascii")) if match else None
    except (LookupError, ValueError):
        return None


def _guessed(content: bytes, error: UnicodeDecodeError) -> str:
    best = from_bytes(_around(content, error.start)).best()
    if best is None:
        raise error
    try:
        return content.decode(best.encoding)
    except (LookupError, UnicodeDecodeError):
        raise error from None


def _around(content: bytes, fault: int) -> bytes:
    start = max(0, min(fault - _GUESSED_FROM // 2, len(content) - _GUESSED_FROM))
    return content[start : start + _GUESSED_FROM]
