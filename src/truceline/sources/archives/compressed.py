"""Reads a compressed file of any readable form: gzip, bzip2, xz and zstd."""

from __future__ import annotations

import bz2
import io
import lzma
from collections.abc import Callable, Iterator
from pathlib import PurePath
from typing import Any, BinaryIO, Protocol

from truceline.model import Drop, RawArticle
from truceline.sources.archives.ahead import Ahead
from truceline.sources.archives.packed import BROKEN, ReadStream, Unpacked, read_part
from truceline.sources.limits import Limits

_CHUNK = 1 << 16
_XZ_MEMORY = 128 << 20  # what the strongest preset of xz needs to unpack (65 MiB), twice
_SHORTENED = {".tgz": ".tar", ".tbz": ".tar", ".tbz2": ".tar", ".txz": ".tar", ".tzst": ".tar"}


class _Decompressor(Protocol):
    """What bz2, lzma and isal give."""

    @property
    def eof(self) -> bool: ...
    @property
    def needs_input(self) -> bool: ...
    @property
    def unused_data(self) -> bytes: ...
    def decompress(self, data: bytes, max_length: int = -1) -> bytes: ...


class _Pulled:
    """The unpacked bytes of a stream of one compressed file after another, as gzip and its likes allow."""

    def __init__(self, stream: BinaryIO, begin: Callable[[], _Decompressor]) -> None:
        self.packed = 0
        self._stream = stream
        self._begin = begin
        self._now = begin()

    def __call__(self, size: int) -> bytes:
        """Up to this many bytes, none at the end. Raises EOFError where the end is missing."""
        while True:
            data = b""
            if self._now.eof:
                data = self._now.unused_data.lstrip(b"\0") or self._take().lstrip(b"\0")
                if not data:
                    return b""
                self._now = self._begin()
            elif self._now.needs_input and not (data := self._take()):
                raise EOFError("its end is missing")
            if made := self._now.decompress(data, size):
                return made

    def _take(self) -> bytes:
        data = self._stream.read(_CHUNK)
        self.packed += len(data)
        return data


class _Gzipped:
    """The unpacked bytes of gzip, by the fast way, which gives up a whole buffer where it meets a fault.

    There it begins anew by the careful way, behind what it gave already.
    """

    def __init__(self, stream: BinaryIO) -> None:
        from isal.igzip import IGzipFile

        self._stream = stream
        self._fast: Any = IGzipFile(fileobj=stream)  # type: ignore[no-untyped-call]  # isal's hints end here
        self._careful: _Pulled | None = None
        self._given = 0
        self._packed = 0

    @property
    def packed(self) -> int:
        return self._careful.packed if self._careful else self._packed

    def __call__(self, size: int) -> bytes:
        """Up to this many bytes, none at the end. Raises one of `BROKEN` where there is a fault."""
        if self._careful is not None:
            return self._careful(size)
        try:
            data: bytes = self._fast.read1(size)
        except BROKEN:
            self._careful = self._begin_anew()
            return self._careful(size)
        self._given += len(data)
        self._packed = self._stream.tell()
        return data

    def _begin_anew(self) -> _Pulled:
        self._stream.seek(0)
        careful = _Pulled(self._stream, gzip)
        left = self._given
        while left:
            left -= len(careful(min(left, _CHUNK)))
        return careful


class CompressedReader:
    """One compressed file, in which lies anything that a reader takes."""

    def __init__(self, read: ReadStream, begin: Callable[[], _Decompressor]) -> None:
        self._read = read
        self._begin = begin

    def read(self, stream: BinaryIO, where: str, limits: Limits) -> Iterator[RawArticle | Drop]:
        """The articles in it, called by the name of the file itself."""
        inner = limits.within()
        pulled = (
            _Gzipped(stream) if self._begin is gzip and stream.seekable() else _Pulled(stream, self._begin)
        )
        ahead = Ahead(pulled)
        part = Unpacked(ahead, lambda: pulled.packed, inner)
        try:
            yield from read_part(part, uncompressed(where), where, inner, self._read)
        finally:
            ahead.stop()


class ZstdReader:
    """A file compressed with zstd, in which lies anything that a reader takes."""

    def __init__(self, read: ReadStream) -> None:
        self._read = read

    def read(self, stream: BinaryIO, where: str, limits: Limits) -> Iterator[RawArticle | Drop]:
        """The articles in it, called by the name of the file itself."""
        from fastwarc.stream_io import ZstdReader as Unzstd

        inner = limits.within()
        source = Told(stream)
        part = Unpacked(Unzstd(source).read, source.tell, inner)
        yield from read_part(part, uncompressed(where), where, inner, self._read)


class Told:
    """A stream that tells how much of it was read, though it cannot go back: what fastwarc asks for."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._read = 0

    def read(self, size: int = -1) -> bytes:
        """The next bytes."""
        data = self._stream.read(size)
        self._read += len(data)
        return data

    def tell(self) -> int:
        """How many bytes were read."""
        return self._read

    def seek(self, *_: int) -> int:
        """Raises io.UnsupportedOperation: what was read is gone."""
        raise io.UnsupportedOperation("seek")

    def close(self) -> None:
        """Leaves the stream to whoever opened it."""


def gzip() -> _Decompressor:
    """A decompressor of gzip, twice as fast as the one of the standard library."""
    from isal.igzip_lib import DECOMP_GZIP, IgzipDecompressor

    return IgzipDecompressor(flag=DECOMP_GZIP)


def bzip2() -> _Decompressor:
    """A decompressor of bzip2."""
    return bz2.BZ2Decompressor()


def xz() -> _Decompressor:
    """A decompressor of xz that takes no more memory than xz itself ever asks for."""
    return lzma.LZMADecompressor(memlimit=_XZ_MEMORY)


def uncompressed(name: str) -> str:
    """What a compressed file of this name is called unpacked: `a.txt` of `a.txt.gz`, `a.tar` of `a.tgz`."""
    path = PurePath(name)
    return path.stem + _SHORTENED.get(path.suffix.lower(), "")
