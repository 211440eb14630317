"""A process that reads files, to which some words in a PDF or a rich text do harm."""

from __future__ import annotations

import ctypes
import time
from typing import Any

from truceline.run import reading_apart
from truceline.sources.forms import rtf
from truceline.sources.reader import drop

_Reader: Any = rtf.RtfReader
_read = _Reader.read


def read(self: Any, stream: Any, where: str, limits: Any) -> Any:
    head = stream.peek(4096)
    if b"Hangword" in head:
        time.sleep(3600)
    if b"Crashword" in head:
        ctypes.string_at(0)
    if b"Latecrash" in head:
        yield from _read(self, stream, where, limits)
        yield drop(where, "second", "of the same file")
        ctypes.string_at(0)
    yield from _read(self, stream, where, limits)


def main() -> None:
    """As `truceline.run.reading_apart.main`."""
    _Reader.read = read
    reading_apart.main()
