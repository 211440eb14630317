"""From bytes to text, whole: nothing is cut out."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

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
_ASTRAY = re.compile("[\udc80-\udcff]+")
_BEYOND_ASCII = re.compile("[^\x00-\x7f\udc80-\udcff]")
_WINDOWS = "cp1252"
_CONTROL_BYTE = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
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

    A file in which lines of another encoding stand among lines of UTF-8 is read line by line. Line ends become `\n`:
    that of two characters becomes a space and `\n`, so that every character keeps its place. A NUL, which no database
    holds, becomes the replacement character. Raises UnicodeError if no encoding fits the bytes, ValueError if they are
    no text at all.
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
    if (wide := _wide(content)) is not None:
        return wide
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        if len(_CONTROL_BYTE.findall(content)) > _MOST_CONTROL * len(content):
            raise ValueError(_BINARY) from None
        return _declared(content) or _mixed(content) or _guessed(content, error)


def _wide(content: bytes) -> str | None:
    """Text in UTF-16 without a mark: every second byte of plain letters is a NUL."""
    some = content[:_GUESSED_FROM]
    if len(content) % 2 or some.count(0) * 3 < len(some):
        return None
    encoding = "utf-16-le" if some[1::2].count(0) > some[::2].count(0) else "utf-16-be"
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        return None
    return text if "\0" not in text else None


def _declared(content: bytes) -> str | None:
    match = _DECLARED.search(content[:2048])
    try:
        return content.decode(match[1].decode("ascii")) if match else None
    except (LookupError, ValueError):
        return None


def _mixed(content: bytes) -> str | None:
    """The lines of a file of which some are UTF-8 and some are not; None where it is all of another encoding."""
    lines = content.split(b"\n")
    read = [_utf8(line) for line in lines]
    if not any(text and not text.isascii() for text in read) and not _is_mostly_utf8(content):
        return None
    from charset_normalizer import from_bytes  # a tenth of a second that most texts do without

    foreign = b"\n".join(line for line, text in zip(lines, read, strict=True) if text is None)
    best = from_bytes(foreign[:_GUESSED_FROM]).best()
    encoding = best.encoding if best else _WINDOWS
    return "\n".join(
        _foreign(line, encoding) if text is None else text for line, text in zip(lines, read, strict=True)
    )


def _utf8(line: bytes) -> str | None:
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        return None


def _is_mostly_utf8(content: bytes) -> bool:
    """Whether at most a few bytes are no UTF-8, among letters that are; by chance some look so in any encoding."""
    told = content.decode("utf-8", "surrogateescape")
    return len(_BEYOND_ASCII.findall(told)) * 3 >= sum(map(len, _ASTRAY.findall(told)))


def _foreign(line: bytes, encoding: str) -> str:
    """A line that is no UTF-8: bytes gone astray among letters of UTF-8, else all of it in the other encoding."""
    if not _is_mostly_utf8(line):
        try:
            return line.decode(encoding)
        except (LookupError, UnicodeDecodeError):
            return line.decode(_WINDOWS, "replace")
    told = line.decode("utf-8", "surrogateescape")
    return _ASTRAY.sub(
        lambda bad: bad[0].encode("utf-8", "surrogateescape").decode(_WINDOWS, "replace"), told
    )


def _guessed(content: bytes, error: UnicodeDecodeError) -> str:
    from charset_normalizer import from_bytes

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
