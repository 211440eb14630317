"""Reads a TAR archive as it comes: each member with the reader that its content asks for."""

from __future__ import annotations

import tarfile
from collections.abc import Iterator
from typing import BinaryIO

from truceline.model import Drop, RawArticle
from truceline.sources.archives.packed import ReadStream, Unpacked, read_part
from truceline.sources.limits import Limits
from truceline.sources.names import is_passed_over, show
from truceline.sources.reader import drop

BLOCK = 512
_CHUNK = 1 << 20
_LONGEST_HEADER = 1 << 20  # a name or a list of attributes; longer ones are an attack on the memory
_FILES = (tarfile.REGTYPE, tarfile.AREGTYPE, tarfile.CONTTYPE)
_QUIET = (tarfile.DIRTYPE, tarfile.XGLTYPE)
_BODILESS = (
    tarfile.LNKTYPE,
    tarfile.SYMTYPE,
    tarfile.CHRTYPE,
    tarfile.BLKTYPE,
    tarfile.FIFOTYPE,
    tarfile.DIRTYPE,
)
_LONG_NAME, _LONG_LINK, _ATTRIBUTES = tarfile.GNUTYPE_LONGNAME, tarfile.GNUTYPE_LONGLINK, tarfile.XHDTYPE


class Broken(Exception):  # told as a drop, never seen outside
    """The archive cannot be read on."""


class TarReader:
    """A TAR archive, read from front to back without holding or laying down any of it.

    The standard library's reader keeps a list of all members and reads names of any length into memory; this one reads
    the headers with it, and the rest itself.
    """

    def __init__(self, read: ReadStream) -> None:
        self._read = read

    def read(self, stream: BinaryIO, where: str, limits: Limits) -> Iterator[RawArticle | Drop]:
        """The articles of each member in the order of the archive, called `where!member`."""
        inner = limits.within()
        found = False
        try:
            for member in _members(stream, limits):
                for item in self._member(member, stream, where, inner):
                    found = True
                    yield item
        except Broken as error:
            found = True
            yield drop(where, "broken_archive", f"the TAR ends before its time ({error}); copy it anew")
        if not found:
            yield drop(where, "no_articles", "no article in this archive; leave it out")

    def _member(
        self, member: tarfile.TarInfo, stream: BinaryIO, where: str, inner: Limits
    ) -> Iterator[RawArticle | Drop]:
        body = _Body(stream, 0 if member.type in _BODILESS else member.size)
        place = f"{where}!{show(member.name)}"
        if member.type in _FILES and not is_passed_over(member.name):
            part = Unpacked(body.read, lambda: member.size, inner)
            yield from read_part(part, member.name, place, inner, self._read)
        elif member.type not in (*_FILES, *_QUIET):
            yield drop(
                place, "not_a_file", "a link, a device or a pipe; name what it leads to, or leave it out"
            )
        body.skip()


class _Body:
    """The bytes of one member, and no more."""

    def __init__(self, stream: BinaryIO, size: int) -> None:
        self._stream = stream
        self._left = size
        self._padding = -size % BLOCK

    def read(self, size: int) -> bytes:
        """Up to this many bytes. Raises EOFError where the archive ends too early."""
        data = self._stream.read(min(size, self._left))
        if not data and self._left and size:
            raise EOFError("the archive ends in it")
        self._left -= len(data)
        return data

    def skip(self) -> None:
        """Goes to the header of the next member. Raises Broken where there is none."""
        left = self._left + self._padding
        while left:
            data = self._stream.read(min(left, _CHUNK))
            if not data:
                raise Broken("in the middle of a member")
            left -= len(data)


def _members(stream: BinaryIO, limits: Limits) -> Iterator[tarfile.TarInfo]:
    """The header of each member, with the stream at its body; long names of either kind are put in."""
    given: dict[str, str] = {}
    count = 0
    while header := _header(stream):
        if header.type in (_LONG_NAME, _LONG_LINK, _ATTRIBUTES):
            given |= _given(header, stream)
            continue
        count += 1
        if count > limits.max_members:
            raise Broken(f"it has more than {limits.max_members:,} members, and no more are read")
        header.name = given.get("path", header.name)
        header.size = int(size) if (size := given.get("size", "")).isdecimal() else header.size
        given = {}
        yield header


def _header(stream: BinaryIO) -> tarfile.TarInfo | None:
    block = stream.read(BLOCK)
    if not block.strip(b"\0"):
        return None
    if len(block) < BLOCK:
        raise Broken("in the middle of a header")
    try:
        header = tarfile.TarInfo.frombuf(block, "utf-8", "surrogateescape")
    except tarfile.HeaderError as error:
        raise Broken(str(error)) from error
    if header.size < 0:
        raise Broken("a member of less than no bytes")
    return header


def _given(header: tarfile.TarInfo, stream: BinaryIO) -> dict[str, str]:
    """What a header before the header gives: a long name, or the attributes that POSIX calls extended."""
    if header.size > _LONGEST_HEADER:
        raise Broken(f"a name of {header.size:,} bytes")
    body = _Body(stream, header.size)
    data = body.read(header.size) if header.size else b""
    body.skip()
    if header.type == _LONG_LINK:
        return {}
    if header.type == _LONG_NAME:
        return {"path": _decode(data.rstrip(b"\0"))}
    return dict(_attributes(data))


def _attributes(data: bytes) -> Iterator[tuple[str, str]]:
    while data:
        length, _, rest = data.partition(b" ")
        if not length.isdigit() or len(length) > 7 or int(length) <= len(length) + 1:
            return
        field = rest[: int(length) - len(length) - 1].removesuffix(b"\n")
        name, _, value = field.partition(b"=")
        yield _decode(name), _decode(value)
        data = data[int(length) :]


def _decode(data: bytes) -> str:
    return data.decode("utf-8", "surrogateescape")
