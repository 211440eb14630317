"""Reads a ZIP archive: each member with the reader that its content asks for."""

from __future__ import annotations

import struct
import tempfile
import zipfile
from collections.abc import Iterator
from typing import Any, BinaryIO

from truceline.model import Drop, RawArticle
from truceline.sources.archives.packed import BROKEN, ReadStream, Unpacked, read_part
from truceline.sources.limits import Exceeded, Limits
from truceline.sources.names import is_passed_over, show
from truceline.sources.reader import drop

_CHUNK = 1 << 20
_IN_MEMORY = (
    16 << 20
)  # an archive that comes as a stream is laid down before it is read; larger ones on the disk
_LOCKED = 0x1
_LINK, _KIND = 0o120000, 0o170000
# The end of the list of members: how many there are and how long the list is (APPNOTE.TXT 4.3.16, and 4.3.14 of ZIP64).
_END, _END_SIZE, _LONGEST_COMMENT = b"PK\x05\x06", 22, 65_535
_END64, _END64_SIZE = b"PK\x06\x06", 56
_LONGEST_ENTRY = 300  # bytes of one member in that list, on the average of the longest lists that are read


class ZipReader:
    """A ZIP archive, read member by member without unpacking it to the disk."""

    def __init__(self, read: ReadStream) -> None:
        self._read = read

    def read(self, stream: BinaryIO, where: str, limits: Limits) -> Iterator[RawArticle | Drop]:
        """The articles of each member in the order of the archive, called `where!member`."""
        inner = limits.within()
        with tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY) as room:
            try:
                file = stream if stream.seekable() else _lay_down(stream, room, inner)
                if fault := _too_many(file, where, limits):
                    yield fault
                    return
                archive = zipfile.ZipFile(file)
            except Exceeded as error:
                yield drop(where, error.reason, error.detail)
                return
            except BROKEN as error:
                yield drop(
                    where, "broken_archive", f"the ZIP cannot be opened ({error}); fetch or copy it anew"
                )
                return
            with archive:
                yield from self._members(archive, where, inner)

    def _members(self, archive: zipfile.ZipFile, where: str, inner: Limits) -> Iterator[RawArticle | Drop]:
        found = False
        for member in archive.infolist():
            if member.is_dir() or is_passed_over(member.filename):
                continue
            if inner.allowance and inner.allowance.left < 0:
                return
            for item in self._member(archive, member, f"{where}!{show(member.filename)}", inner):
                found = True
                yield item
        if not found:
            yield drop(where, "no_articles", "no article in this archive; leave it out")

    def _member(
        self, archive: zipfile.ZipFile, member: zipfile.ZipInfo, where: str, inner: Limits
    ) -> Iterator[RawArticle | Drop]:
        if fault := _refused(member, where):
            yield fault
            return
        try:
            opened: Any = archive.open(member)  # a ZipExtFile, which typeshed takes for less
        except BROKEN as error:
            yield drop(where, "broken_archive", f"it cannot be unpacked ({error}); fetch or copy it anew")
            return
        with opened:
            part = Unpacked(opened.read1, lambda: member.compress_size, inner)
            yield from read_part(part, member.filename, where, inner, self._read)


def _refused(member: zipfile.ZipInfo, where: str) -> Drop | None:
    if member.flag_bits & _LOCKED:
        return drop(
            where, "password", "it is locked with a password; unpack it yourself and name what is in it"
        )
    if member.external_attr >> 16 & _KIND == _LINK:
        return drop(where, "not_a_file", "a link, which could lead anywhere; name what it leads to instead")
    return None


def _lay_down(stream: BinaryIO, room: tempfile.SpooledTemporaryFile[bytes], limits: Limits) -> BinaryIO:
    """The whole stream in a place where one can go back and forth."""
    while data := stream.read(_CHUNK):
        if limits.layers == 1 and limits.allowance:  # deeper in, what is read has been counted
            limits.allowance.spend(len(data))
        room.write(data)
    room.seek(0)
    return room  # type: ignore[return-value]  # it is one in all but name


def _too_many(file: BinaryIO, where: str, limits: Limits) -> Drop | None:
    """The drop of an archive whose list of members would fill the memory; told before the list is read."""
    size = file.seek(0, 2)
    start = max(0, size - _END_SIZE - _LONGEST_COMMENT - _END64_SIZE - 20)
    file.seek(start)
    tail = file.read()
    file.seek(0)
    counts = [(0, 0)]
    if (at := tail.rfind(_END)) >= 0 and at + _END_SIZE <= len(tail):
        counts.append(struct.unpack_from("<HI", tail, at + 10))
    if (at := tail.rfind(_END64)) >= 0 and at + _END64_SIZE <= len(tail):
        counts.append(struct.unpack_from("<QQ", tail, at + 32))
    listed = [(count, length) for count, length in counts if count != 0xFFFF and length != 0xFFFFFFFF]
    if all(c <= limits.max_members and n <= limits.max_members * _LONGEST_ENTRY for c, n in listed):
        return None
    return drop(
        where,
        "too_many_members",
        f"more than {limits.max_members:,} members; unpack it yourself and name the folder",
    )
