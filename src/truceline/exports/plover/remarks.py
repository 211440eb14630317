"""What a record has no field for, in one line of its comment that people read and programs too: `told: agree; sides: AZE, ARM`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

_MARKS = re.compile(r"[%;,\r\n\t]")
_COMMENT = re.compile(r"[a-z ]+: [^;]*(?:; [a-z ]+: [^;]*)*")


def remarks(told: Mapping[str, Iterable[str]]) -> str | None:
    """The line; what has no value is left out. Marks within a value are written as `%3B` and the like."""
    parts = {name: ", ".join(map(_written, values)) for name, values in told.items()}
    return "; ".join(f"{name}: {values}" for name, values in parts.items() if values) or None


def read_remarks(comment: object) -> dict[str, tuple[str, ...]]:
    """What such a line tells; nothing where the comment is another's."""
    if not isinstance(comment, str) or not comment.startswith("told: ") or not _COMMENT.fullmatch(comment):
        return {}
    parts = (part.split(": ", 1) for part in comment.split("; "))
    return {name: tuple(map(_read, values.split(", "))) for name, values in parts}


def _written(value: str) -> str:
    return _MARKS.sub(lambda mark: "".join(f"%{byte:02X}" for byte in mark[0].encode()), value)


def _read(value: str) -> str:
    data = re.sub(rb"%([0-9A-F]{2})", lambda mark: bytes([int(mark[1], 16)]), value.encode())
    return data.decode()
