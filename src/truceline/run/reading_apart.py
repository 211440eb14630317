"""What a process does that reads files: one by one, telling what it is at."""

from __future__ import annotations

import io
import time
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any, BinaryIO

from truceline.documents import bytes_gate
from truceline.model import TOO_MUCH_MEMORY, Drop, RawArticle
from truceline.run.child import Parent, end_after, limit_memory
from truceline.run.reading import WINDOW, Piece
from truceline.settings import Settings
from truceline.sources import Limits
from truceline.sources.choose import read_stream
from truceline.sources.reader import drop

_SELDOM = 0.5  # seconds between two words that it reads on
_GRACE = 60.0  # seconds that the one who began the process has to end it, before it ends itself


def main() -> None:
    """Reads what is handed over, until nobody is there to hand over more."""
    parent = Parent()
    orders = parent.orders()
    settings: Settings = next(orders)
    bytes_gate()  # made once, before anybody waits for a file
    parent.tell("ready")
    for piece in orders:
        if not isinstance(piece, Piece):
            continue  # leave for more, which came when nothing more was there
        try:
            _Reader(settings, parent, orders).read(piece)
        except MemoryError:
            parent.tell(TOO_MUCH_MEMORY)
            return


class _Reader:
    """Reads a file, and tells how far it is."""

    def __init__(self, settings: Settings, parent: Parent, orders: Iterator[Any]) -> None:
        self._settings, self._parent, self._orders = settings, parent, orders
        self._passed_over: Mapping[str, Drop] = {}
        self._told, self._made = 0.0, 0

    def read(self, piece: Piece) -> None:
        """Tells all that stands in it."""
        self._passed_over, self._made = piece.passed_over, 0
        limit_memory(self._settings.article_memory)
        ready = WINDOW
        for item in islice(self._items(piece), piece.after, None):
            if not ready:
                end_after(0)
                next(self._orders)
                ready += 1
            self._parent.tell(item)
            self._alive()
            ready -= 1
        end_after(0)
        for _ in range(WINDOW - ready):
            next(self._orders)
        self._parent.tell("end")

    def begins(self, where: str) -> Drop | None:
        """Tells that a file or a part of one is read now; a drop where it is passed over."""
        if where in self._passed_over:
            return self._passed_over[where]
        self._parent.tell(("begins", where, self._made))
        self._alive()
        return None

    def ends(self, where: str) -> None:
        """Tells that it has been read."""
        self._parent.tell(("ends", where))

    def reads_on(self) -> None:
        """Tells now and then that there is something to be read yet."""
        if time.monotonic() - self._told >= _SELDOM:
            self._parent.tell("reads on")
            self._alive()

    def _items(self, piece: Piece) -> Iterator[RawArticle | Drop]:
        limits = Limits(
            max_bytes=self._settings.max_bytes, columns=piece.columns, gate=bytes_gate(), watch=self
        )
        file = piece.file
        try:
            with file.open() as opened:
                stream: Any = io.BufferedReader(_Watched(opened, self), 1 << 20)
                for item in read_stream(stream, file.called.name, file.where, limits):
                    yield item
                    self._made += 1
        except (OSError, ValueError) as error:
            yield drop(file.where, "unreadable", f"it cannot be read ({error}); copy it anew or leave it out")

    def _alive(self) -> None:
        self._told = time.monotonic()
        end_after(self._settings.article_seconds + _GRACE)


class _Watched(io.RawIOBase):
    """A stream that tells when it is read."""

    def __init__(self, stream: BinaryIO, reader: _Reader) -> None:
        self._stream, self._reader = stream, reader

    def readable(self) -> bool:
        """True."""
        return True

    def seekable(self) -> bool:
        """As the stream itself."""
        return self._stream.seekable()

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Goes to a place in it."""
        return self._stream.seek(offset, whence)

    def readinto(self, buffer: Any) -> int:
        """Fills the buffer with as much as there is at hand."""
        self._reader.reads_on()
        data = self._stream.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)
