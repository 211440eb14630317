"""Takes a packed web archive apart into its members of gzip, one a record, whatever is wrong with some of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from truceline.sources.archives.compressed import gzip
from truceline.sources.archives.packed import BROKEN

_WARC = b"WARC/"  # what every record begins with
_MAGIC = b"\x1f\x8b\x08"
_END = b"\r\n\r\n"  # behind the head of a record, and behind the record
_LENGTH = re.compile(rb"\r\ncontent-length:[ \t]*(\d+)[ \t]*\r\n", re.IGNORECASE)
_MOST_HEAD = 1 << 16
_CHUNK = 1 << 16
_TOLD_BY = 4096  # packed bytes that tell whether a record begins in them
_STEP = 1 << 20  # unpacked bytes that are made at once
_BATCH = 1 << 20  # and that are handed on together


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A member: where it begins in the packed file, its bytes unpacked and their number.

    `content` is only the beginning where the one record in it is longer than asked for. `is_damaged` where it cannot be
    unpacked, `is_cut` where moreover nothing comes behind it; `is_long` where it must be read as a stream, with all
    that comes behind it, since it holds more than one long record.
    """

    offset: int
    content: bytes = b""
    size: int = 0
    is_damaged: bool = False
    is_cut: bool = False
    is_long: bool = False


def is_by_record(stream: BinaryIO) -> bool:
    """Whether a stream of gzip is a web archive with a member for each record, told by its first; it is left where it stood."""
    if not stream.seekable():
        return False
    start = stream.tell()
    found = next((one for one in _members(stream, _STEP) if not one.is_damaged), None)
    stream.seek(start)
    return found is not None and length_of(found.content) == found.size


def length_of(content: bytes) -> int | None:
    """How long the record is that begins here, with its head and the blank lines behind it; None where none does."""
    if not content.startswith(_WARC) or (end := content.find(_END, 0, _MOST_HEAD)) < 0:
        return None
    said = _LENGTH.search(content, 0, end + 2)
    return end + len(_END) + int(said[1]) + len(_END) if said else None


def members(stream: BinaryIO, most: int) -> Iterator[list[Member]]:
    """The members of a stream, some at a time; no more than `most` bytes are kept of one.

    Behind a damaged one it goes on with the next in which a record begins.
    """
    batch: list[Member] = []
    size = 0
    for member in _members(stream, most):
        batch.append(member)
        size += len(member.content)
        if size >= _BATCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _members(stream: BinaryIO, most: int) -> Iterator[Member]:
    packed = _Packed(stream)
    while (start := packed.begin()) is not None:
        try:
            member = _unpack(packed, start, most)
        except BROKEN as error:
            has_more = packed.skip(start + 1)
            yield Member(offset=start, is_damaged=True, is_cut=isinstance(error, EOFError) and not has_more)
            continue
        yield member
        if member.is_long:
            return


def _unpack(packed: _Packed, start: int, most: int) -> Member:
    """The member that begins here. Raises one of `BROKEN` where it is damaged, EOFError where its end is missing."""
    inner = gzip()
    made = inner.decompress(packed.take(), min(most, _STEP) + 1)
    parts, size = [made], len(made)
    while not inner.eof:
        data = packed.more() if inner.needs_input else b""
        made = inner.decompress(data, _STEP)
        if size <= most:
            parts.append(made)
        elif (length_of(parts[0]) or 0) <= most:
            return Member(offset=start, is_long=True)
        size += len(made)
    packed.give_back(inner.unused_data)
    if size > most:
        is_one = length_of(parts[0]) == size
        return Member(offset=start, content=parts[0] if is_one else b"", size=size, is_long=not is_one)
    return Member(offset=start, content=b"".join(parts), size=size)


class _Packed:
    """The packed bytes of a stream, chunk by chunk."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._chunk = b""
        self._end = stream.tell()  # of the chunk, in the stream

    def begin(self) -> int | None:
        """Where the next member begins, behind what only fills a file up; None at the end."""
        while not self._chunk or self._chunk[0] == 0:
            self._chunk = self._chunk.lstrip(b"\0") or self._read()
            if not self._chunk:
                return None
        return self._end - len(self._chunk)

    def take(self) -> bytes:
        """What is at hand."""
        chunk, self._chunk = self._chunk, b""
        return chunk

    def more(self) -> bytes:
        """The next chunk. Raises EOFError where there is none."""
        if not (chunk := self._read()):
            raise EOFError("its end is missing")
        return chunk

    def give_back(self, chunk: bytes) -> None:
        """Takes the end of a chunk back."""
        self._chunk = chunk

    def skip(self, start: int) -> bool:
        """Goes on from here to where a member with a record begins; False where none does any more."""
        self._stream.seek(start)
        self._end = start
        window = b""
        while more := self._read():
            window += more
            found = window.find(_MAGIC)
            while found >= 0 and (found + _TOLD_BY <= len(window) or len(more) < _CHUNK):
                if _has_record(window[found : found + _TOLD_BY]):
                    self._chunk = window[found:]
                    return True
                found = window.find(_MAGIC, found + 1)
            window = window[found if found >= 0 else -len(_MAGIC) :]
        self._chunk = b""
        return False

    def _read(self) -> bytes:
        chunk = self._stream.read(_CHUNK)
        self._end += len(chunk)
        return chunk


def _has_record(packed: bytes) -> bool:
    """Whether a record begins in what these bytes unpack to."""
    try:
        return gzip().decompress(packed, len(_WARC)) == _WARC
    except BROKEN:
        return False
