"""Reads saved e-mail (EML): the message as one article, and attached articles as their own."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.message import Message
from email.parser import BytesParser
from typing import BinaryIO, cast

from truceline.model import Drop, Given, RawArticle
from truceline.sources.charset import is_charset
from truceline.sources.reader import Limits, drop, read_whole

Attached = Callable[[BinaryIO, str, str, Limits], Iterator[RawArticle | Drop]]
"""Reads an attachment: its bytes, its name, what it is called, and the limits."""

MAX_PARTS = 50
"""The most parts of parts in a message: each line of it costs the parser as much as it has levels."""

_NESTING = re.compile(rb"boundary\s*\*?\d*\*?\s*=|message/rfc822", re.IGNORECASE)
_TYPE = re.compile(rb"^content-\w+:[^\n]*(?:\n[ \t][^\n]*)*", re.IGNORECASE | re.MULTILINE)
# The parser's time grows with the square of these; headers of one line in a thousand letters have 500 bytes.
_LONGEST = 20_000
_META = {
    "from": "from",
    "to": "to",
    "message-id": "message_id",
    "list-id": "list",
    "organization": "organization",
}
# A plain part with fewer words beside a page only says that there is a page.
_FEW_WORDS = 40
_WORD = re.compile(r"[^\W\d_]+")
_TEXTS = ("text/plain", "text/html")


class EmlReader:
    """A message, one article a file, with what is attached to it."""

    def __init__(self, attached: Attached) -> None:
        self._attached = attached

    def read(self, stream: BinaryIO, where: str, limits: Limits) -> Iterator[RawArticle | Drop]:
        """The message's text, its subject as title and its date as day, then its attachments, numbered."""
        whole = read_whole(stream, where, "message/rfc822", limits)
        if isinstance(whole, Drop):
            yield whole
        elif fault := _fault(whole.content):
            yield drop(where, *fault)
        else:
            try:
                yield from self._message(BytesParser().parsebytes(whole.content), where, limits)
            except (RecursionError, LookupError, ValueError, TypeError, AttributeError) as error:
                # the standard library's parser has no error of its own for broken headers
                yield drop(where, "broken_mail", f"not mail that can be read ({error!r}); save it again")

    def _message(self, message: Message, where: str, limits: Limits) -> Iterator[RawArticle | Drop]:
        body = _body(message)
        attached = [part for part in _attachments(message) if part is not body]
        if body is not None:
            yield _article(message, body, where)
        elif not attached:
            yield drop(where, "empty", "no text stands in the message; save it again")
        for number, part in enumerate(attached, start=1):
            yield from self._part(part, f"{where}:{number}", limits)

    def _part(self, part: Message, where: str, limits: Limits) -> Iterator[RawArticle | Drop]:
        if part.get_content_type() == "message/rfc822":
            inner = part.get_payload()
            if isinstance(inner, list) and inner and isinstance(inner[0], Message):
                yield from self._message(inner[0], where, limits)
            return
        name = _filename(part)
        yield from self._attached(io.BytesIO(_bytes(part)), name, where, limits)


def _fault(content: bytes) -> tuple[str, str] | None:
    """Why the message must not be parsed, if so."""
    if sum(1 for _ in _NESTING.finditer(content)) > MAX_PARTS:
        return "nested", f"more than {MAX_PARTS} parts with parts in them; save what it holds as files"
    if any(len(found[0]) > _LONGEST for found in _TYPE.finditer(content)):
        return "broken_mail", f"a header of more than {_LONGEST:,} bytes; save its text as a file"
    return None


def _leaves(message: Message) -> Iterator[Message]:
    """The parts that hold no others, those of attached messages left out."""
    if not message.is_multipart() or message.get_content_type() == "message/rfc822":
        yield message
        return
    for part in cast("list[Message]", message.get_payload()):
        yield from _leaves(part)


def _body(message: Message) -> Message | None:
    """The part that is the text: the plain one, unless it has few words and there is a page."""
    parts = {kind: next((p for p in _leaves(message) if _is_text(p, kind)), None) for kind in _TEXTS}
    plain, page = parts["text/plain"], parts["text/html"]
    if plain is not None and page is not None:
        return plain if len(_WORD.findall(_text(plain))) >= _FEW_WORDS else page
    return plain if plain is not None else page


def _is_text(part: Message, kind: str) -> bool:
    return part.get_content_type() == kind and not _is_attached(part) and bool(_bytes(part).strip())


def _is_attached(part: Message) -> bool:
    return part.get_content_disposition() == "attachment" or bool(_filename(part))


def _attachments(message: Message) -> Iterator[Message]:
    """What is attached; pictures that stand in the text are passed over, as those of a web page are."""
    for part in _leaves(message):
        is_message = part.get_content_type() == "message/rfc822" and part is not message
        inline = part.get_content_maintype() == "image" and part.get_content_disposition() != "attachment"
        if is_message or (_is_attached(part) and not inline):
            yield part


def _article(message: Message, body: Message, where: str) -> RawArticle:
    given = Given(title=_header(message, "subject"), published=_header(message, "date"))
    meta = {name: words for header, name in _META.items() if (words := _header(message, header))}
    return RawArticle(
        where=where,
        content=_text(body).encode("utf-8", "replace"),
        media_type=body.get_content_type(),
        given=given,
        meta=meta,
    )


def _header(message: Message, name: str) -> str | None:
    return _decoded(str(message.get(name) or "")) or None


def _filename(part: Message) -> str:
    return _decoded(part.get_filename() or "")


def _decoded(words: str) -> str:
    """The words of a header on one line; as they stand where their encoding cannot be read."""
    short = words[:_LONGEST]
    try:
        parts = decode_header(short)
        if all(charset is None or is_charset(charset) for _, charset in parts):
            short = str(make_header(parts))
    except (HeaderParseError, LookupError, ValueError):  # an unknown encoding, or bytes that are not in it
        short = words[:_LONGEST]
    return " ".join(short.encode("utf-8", "replace").decode("utf-8").split())


def _bytes(part: Message) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _text(part: Message) -> str:
    """The words of a part: in the encoding it names, else as UTF-8, else as Windows-1252."""
    content = _bytes(part)
    named = part.get_content_charset()
    for encoding in (named if named and is_charset(named) else "utf-8", "utf-8"):
        try:
            return content.decode(encoding)
        except (LookupError, UnicodeDecodeError):
            continue
    return content.decode("cp1252", "replace")
