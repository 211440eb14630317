"""Reads a compressed file of any readable form: gzip, bzip2, xz and zstd."""

from __future__ import annotations

import bz2
import io
import lzma
import zlib
from collections.abc import Callable, Iterator
from pathlib import PurePath
from typing import BinaryIO, Protocol

from truceline.model import Drop, RawArticle
from truceline.sources.limits import Limits
from truceline.sources.packed import ReadStream, Unpacked, read_part

_CHUNK = 1 << 16
_BEGINNING = 16
_XZ_MEMORY = 128 << 20  # what the strongest preset of xz needs to unpack (65 MiB), twice
_SHORTENED = {".tgz": ".tar", ".tbz": ".tar", ".tbz2": ".tar", ".txz": ".tar", ".tzst": ".tar"}


class _Decompressor(Protocol):
    """What bz2 and lzma give, and `_Gzip` copies."""

    @property
    def eof(self) -> bool: ...
    @property
    def needs_input(self) -> bool: ...
    @property
    def unused_data(self) -> bytes: ...
    def decompress(self, data: bytes, max_length: int = -1) -> bytes: ...


class _Gzip:
    """A decompressor of gzip with the manners of those of bz2 and lzma."""

    def __init__(self) -> None:
        self._inner = zlib.decompressobj(wbits=31)

    @property
    def eof(self) -> bool:
        return self._inner.eof

    @property
    def needs_input(self) -> bool:
        return not self._inner.unconsumed_tail

    @property
    def unused_data(self) -> bytes:
        return self._inner.unused_data

    def decompress(self, data: bytes, max_length: int = -1) -> bytes:
        return self._inner.decompress(self._inner.unconsumed_tail + data, max_length)


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


class CompressedReader:
    """One compressed file, in which lies anything that a reader takes."""

    def __init__(self, read: ReadStream, begin: Callable[[], _Decompressor]) -> None:
        self._read = read
        self._begin = begin

    def read(self, stream: BinaryIO, where: str, limits: Limits) -> Iterator[RawArticle | Drop]:
        """The articles in it, called by the name of the file itself."""
        inner = limits.within()
        pulled = _Pulled(stream, self._begin)
        yield from read_part(
            Unpacked(pulled, lambda: pulled.packed, inner), uncompressed(where), where, inner, self._read
        )


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


def gzip() -> _Decompressor:
    """A decompressor of gzip."""
    return _Gzip()


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


def _begins_gzip(data: bytes) -> bytes:
    try:
        return zlib.decompressobj(wbits=31).decompress(data, _BEGINNING)
    except zlib.error:
        return b""


def _begins_zstd(data: bytes) -> bytes:
    from fastwarc.stream_io import ZstdReader as Unzstd

    try:
        return Unzstd(Told(io.BytesIO(data))).read(_BEGINNING)
    except OSError:
        return b""


BEGINS: dict[str, Callable[[bytes], bytes]] = {"gzip": _begins_gzip, "zstd": _begins_zstd}
"""How the content begins of a compressed file that begins with these bytes; nothing if they are broken."""
