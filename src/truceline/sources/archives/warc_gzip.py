"""Reads a web archive in gzip that has a member for each record, as crawlers write them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from typing import BinaryIO

from truceline.model import Drop, RawArticle
from truceline.sources.archives.ahead import Made
from truceline.sources.archives.members import Member, length_of, members
from truceline.sources.archives.warc import PLAIN, Tally, make_article, pages
from truceline.sources.limits import Gate, Limits

_MOST_HEAD = 1 << 16  # bytes of headers that are kept besides the most that a page may have
_END = b"\r\n\r\n"
_WARC = b"WARC/"
_RESPONSE = re.compile(rb"\r\nwarc-type:[ \t]*response[ \t]*\r\n", re.IGNORECASE)
_DAY = re.compile(rb"\r\nwarc-date:[ \t]*(\d{4}-\d\d-\d\d)", re.IGNORECASE)
_FOUND = re.compile(rb"HTTP/[\d.]+ 200\b")
_HTML = re.compile(rb"\r\ncontent-type:[ \t]*text/html[ \t]*[;\r]", re.IGNORECASE)
_ENCODED = re.compile(rb"\r\n(?:content|transfer)-encoding:", re.IGNORECASE)


class PackedWarcReader:
    """A WARC file in gzip by record, unpacked a little ahead in a thread of its own.

    A damaged member costs its record and no other. Nearly all records are pages sent as they are, of which the gate is
    asked before their record is made.
    """

    def read(self, stream: BinaryIO, where: str, limits: Limits) -> Iterator[RawArticle | Drop]:
        """The articles in the order of the archive, called `where:offset`, and then what was left out.

        The offset is that of the member in the packed file, as the indexes of crawls have it.
        """
        tally = Tally()
        made = Made(members(stream, limits.max_bytes + _MOST_HEAD))
        try:
            for batch in made:
                for member in batch:
                    if member.is_long:
                        made.stop()
                        yield from _read_on(stream, member.offset, where, limits, tally)
                    elif not _is_settled(member, limits, tally):
                        for record, content in pages(BytesIO(member.content), limits, tally):
                            yield make_article(record, content, f"{where}:{member.offset}")
        finally:
            made.stop()
        yield from tally.drops(where, limits)


def _read_on(stream: BinaryIO, offset: int, where: str, limits: Limits, tally: Tally) -> Iterator[RawArticle]:
    """The articles from here on, as a stream of records in which nothing is skipped."""
    stream.seek(offset)
    for record, content in pages(stream, limits, tally):
        yield make_article(record, content, f"{where}:{record.stream_pos}")


def _is_settled(member: Member, limits: Limits, tally: Tally) -> bool:
    """Whether nothing of a member goes on, which is counted: it is damaged, or the gate refuses its page."""
    content = member.content
    if member.is_cut:
        tally.fault = "its end is missing"
        return True
    length = None if member.is_damaged else length_of(content)
    if length is None:
        tally.lose()
        return True
    if member.size > len(content):
        return False  # more than anybody wants, which its record tells
    if length != member.size:
        behind = content[length:].strip(b"\r\n")
        tally.cut += bool(behind) and not behind.startswith(
            _WARC
        )  # the record says that it is shorter than it is
        return False
    return limits.gate is not None and _is_refused(content, limits.gate, limits.max_bytes, tally)


def _is_refused(content: bytes, gate: Gate, most: int, tally: Tally) -> bool:
    """Whether a record is a page of HTML sent as it is, and the gate refuses it; any other is looked at in full."""
    end = content.find(_END)
    begin = content.find(_END, end + len(_END))
    if begin < 0:
        return False
    head, answer = content[: end + 2], content[end + len(_END) : begin + 2]
    day = _DAY.search(head)
    if day is None or not (_RESPONSE.search(head) and _FOUND.match(answer) and _HTML.search(answer)):
        return False
    page = content[begin + len(_END) : -len(_END)]
    if not page or len(page) > most or (page[:1] != PLAIN and _ENCODED.search(answer)) or gate(page):
        return False
    tally.refuse(day[1].decode())
    return True
