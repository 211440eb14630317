"""Cells as text, for CSV and Excel, and back: nothing that an article says can run as a formula, and nothing is lost."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

from truceline.exports.tables.column import Cell, ColumnType

_RISKY = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")  # the wide signs count in some languages of Excel
_GUARDED = re.compile(r"'+[=+\-@\t\r\n＝＋－＠]")
_BETWEEN = re.compile(r"((?:[^\\;]|\\.)*)(; |$)", re.DOTALL)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)


def guarded(text: str) -> str:
    """Text that no spreadsheet takes for a formula: an apostrophe goes before what begins like one.

    A text that begins with apostrophes and then such a sign gets one more, so that `unguarded` gives back every text as it was.
    """
    return f"'{text}" if _RISKY.match(text) else text


def unguarded(text: str) -> str:
    """The text that `guarded` was given."""
    return text[1:] if _GUARDED.match(text) else text


def joined(parts: tuple[str, ...]) -> str:
    r"""A list as one text: parted by `; `, with `\;` for a semicolon within a part and `\\` for a backslash."""
    return "; ".join(re.sub(r"([\\;])", r"\\\1", part) for part in parts)


def parted(text: str) -> tuple[str, ...]:
    """The list that `joined` was given."""
    found, place = [], 0
    while (match := _BETWEEN.match(text, place)) is not None:
        found.append(_ESCAPED.sub(r"\1", match[1]))
        place = match.end()
        if not match[2]:
            return tuple(found)
    raise ValueError(f"no list: {text!r}")


def written(cell: Cell) -> str:  # noqa: PLR0911  # a type a line
    """A cell as text, not guarded: `true` and `false`, ISO 8601 for days and moments, empty for none."""
    match cell:
        case None:
            return ""
        case bool():
            return "true" if cell else "false"
        case datetime():
            return cell.astimezone(UTC).isoformat().replace("+00:00", "Z")
        case date():
            return cell.isoformat()
        case float():
            return repr(int(cell)) if cell.is_integer() else repr(cell)
        case tuple():
            return joined(cell)
        case _:
            return str(cell)


def read(text: str, kind: ColumnType) -> Cell:  # noqa: PLR0911  # a type a line
    """The cell of this type that the text was written from. Raises ValueError where it is none of the type."""
    if not text:
        return None
    match kind:
        case ColumnType.TEXT:
            return text
        case ColumnType.INTEGER:
            return int(text)
        case ColumnType.NUMBER:
            return float(text)
        case ColumnType.BOOLEAN:
            if text not in {"true", "false"}:
                raise ValueError(f"neither true nor false: {text!r}")
            return text == "true"
        case ColumnType.DATE:
            return date.fromisoformat(text)
        case ColumnType.DATETIME:
            return datetime.fromisoformat(text)
        case ColumnType.LIST:
            return parted(text)
