"""Times as year, month and day apart, with -1 and 0 for what has no value; and back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from truceline.exports.eth_prio.codes import MISSING, whole
from truceline.exports.eth_prio.columns import PARTS
from truceline.model import Abstention, Choice, When

UNKNOWN, NONE = "-1", "0"
"""Both stand for "no value"; 0 is written where it is said that there is none, -1 for all else."""

_BLANK = MISSING | {UNKNOWN, NONE}


def cells(prefix: str, when: When | None, *, blank: str = UNKNOWN) -> dict[str, str]:
    """A time in its three cells, as far as it is told; what is not told is `blank`."""
    told = [str(int(part)) for part in told_parts(when)]
    padded = (*told, *[blank] * (len(PARTS) - len(told)))
    return {f"{prefix}_{part}": cell for part, cell in zip(PARTS, padded, strict=True)}


def choice_cells(prefix: str, choice: Choice[When]) -> dict[str, str]:
    """The time that a field has, or its abstention, in three cells."""
    return cells(prefix, choice.value, blank=NONE if choice.abstention is Abstention.NONE else UNKNOWN)


def told_parts(when: When | None) -> tuple[str, ...]:
    """Year, month and day as far as they are told; of a time that is only bounded, what both bounds share."""
    if when is None:
        return ()
    if when.value is not None:
        return tuple(when.value[:10].split("-"))
    if when.earliest is None or when.latest is None:
        return ()
    last = when.latest - timedelta(seconds=1)  # bounds are half-open
    shared: list[str] = []
    for one, other in zip(
        *(bound.date().isoformat().split("-") for bound in (when.earliest, last)), strict=True
    ):
        if one != other:
            break
        shared.append(one)
    return tuple(shared)


def time_of(row: Mapping[str, str], prefix: str) -> str | None:
    """The time in three cells as ISO 8601 as far as it is coded; None where it has no year.

    Raises ValueError, whose first argument is the column, if it is no date.
    """
    told: list[int] = []
    for part in PARTS:
        number = _number(row, f"{prefix}_{part}")
        if number is None:
            break
        told.append(number)
    day = None
    for length, part in enumerate(PARTS[: len(told)], start=1):
        try:
            day = date(*(*told[:length], 1, 1)[:3])
        except (ValueError, OverflowError) as error:
            says = f"{'-'.join(map(str, told[:length]))} is no date ({error})"
            raise ValueError(f"{prefix}_{part}", says) from None
    return day.isoformat()[: (4, 7, 10)[len(told) - 1]] if day else None


def _number(row: Mapping[str, str], column: str) -> int | None:
    told = whole(row.get(column) or "")
    if told.lower() in _BLANK:
        return None
    if not told.isascii() or not told.isdecimal():
        raise ValueError(column, f"{row[column]!r} is no number, and neither -1, 0 nor an empty cell")
    return int(told)


def is_past(choice: Choice[When], ends: Mapping[str, Any]) -> bool:
    """Whether the end of a ceasefire is told as past, or set by a person, and not only planned; `ends` are the claims that tell an end as past."""
    return choice.value is not None and (any(one in ends for one in choice.rests_on) or not choice.rests_on)
