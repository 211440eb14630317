"""What is packed in something else, read as a stream: it cannot grow without bounds, and a fault ends it like an end."""

from __future__ import annotations

import io
import lzma
import zipfile
import zlib
from collections.abc import Callable, Iterator
from typing import BinaryIO, Protocol

from isal.isal_zlib import IsalError

from truceline.model import Drop, RawArticle
from truceline.sources.limits import Exceeded, Limits
from truceline.sources.reader import drop

# Below this a part may grow as it likes: small things pack well, and this much does no harm.
_HARMLESS = 10_000_000
_BUFFER = 1 << 17
_WARC = b"WARC/"  # web archives are long, and full of pages that are alike
# What the standard library raises of packed bytes that are broken; RuntimeError is its word for a missing password.
_ISAL_ERROR: type[Exception] = IsalError  # type: ignore[assignment]  # its stub takes the class for an instance
BROKEN: tuple[type[Exception], ...] = (
    EOFError,
    _ISAL_ERROR,
    OSError,
    RuntimeError,
    ValueError,
    lzma.LZMAError,
    zipfile.BadZipFile,
    zlib.error,
)


class ReadStream(Protocol):
    """Reads a stream with the reader that its content asks for."""

    def __call__(
        self, stream: BinaryIO, name: str, where: str, limits: Limits
    ) -> Iterator[RawArticle | Drop]:
        """The articles in it; `name` is what its file is called, of which the suffix counts."""
        ...


class Unpacked(io.RawIOBase):
    """The bytes that `pull` gives, as a stream that ends where they are broken; `fault` then says how.

    `packed` is the number of packed bytes they came from, so far or in all. Reading raises Exceeded if they grow beyond
    the limits, which are those within what is unpacked.
    """

    def __init__(
        self, pull: Callable[[int], bytes | memoryview], packed: Callable[[], int], limits: Limits
    ) -> None:
        self.fault: str | None = None
        self._pull = pull
        self._packed = packed
        self._limits = limits
        self._size = 0
        self._is_counted = True

    def readable(self) -> bool:
        """True."""
        return True

    def readinto(self, buffer: object) -> int:
        """Fills the buffer with as much as there is at hand; 0 at the end."""
        view = memoryview(buffer)  # type: ignore[arg-type]  # typeshed's WriteableBuffer is no name at run time
        if self.fault is not None:
            return 0
        try:
            data = self._pull(len(view))
        except BROKEN as error:
            self.fault = str(error) or type(error).__name__
            return 0
        if self._is_counted:
            self._count(len(data))
        view[: len(data)] = data
        return len(data)

    def lift(self) -> None:
        """Lets the part grow as it likes: for what is read record by record, and never unpacked any further."""
        self._is_counted = False

    def _count(self, size: int) -> None:
        self._size += size
        if self._limits.allowance is not None:
            self._limits.allowance.spend(size)
        if self._size > max(_HARMLESS, self._limits.max_ratio * self._packed()):
            raise Exceeded(
                "grows_too_much",
                f"it grows to more than {self._limits.max_ratio} times its packed size, as no news does; leave it out, "
                "or unpack it yourself",
            )


def read_part(
    part: Unpacked, name: str, where: str, limits: Limits, read: ReadStream
) -> Iterator[RawArticle | Drop]:
    """The articles in a part, whatever form it has, and a drop if it broke off or grew too large.

    `limits` are those within what is unpacked.
    """
    stream = io.BufferedReader(part, _BUFFER)
    try:
        if stream.peek(len(_WARC)).startswith(_WARC):
            part.lift()
        yield from read(stream, name, where, limits)
    except Exceeded as error:
        yield drop(where, error.reason, error.detail)
    if part.fault is not None:
        yield drop(
            where,
            "broken_off",
            f"it cannot be unpacked to its end ({part.fault}); what stands before is read; copy it anew",
        )
