"""Long lists in pages: a cursor names the last thing that was seen, so that what is added between two pages repeats and hides nothing."""

from __future__ import annotations

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Annotated, Generic, TypeVar

from fastapi import Depends, Query

from truceline.errors import InputError

T = TypeVar("T")
Key = tuple[str | int | float, ...]
"""What tells where a thing stands in its list: strings and numbers, the same in every revision of the ledger."""

MOST = 200
_USUAL = 50
_SCANNED = 1_000  # things that are read at most for one page: a tenth of a second


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """A stretch of a list, the cursor of the next one (None at the end), and how long the whole is where that is known."""

    items: Sequence[T]
    next: str | None
    total: int | None = None


class Paging:
    """Which page of a list is asked for."""

    def __init__(
        self,
        cursor: Annotated[
            str | None,
            Query(description="`next` of the page before; without it the first page.", max_length=2000),
        ] = None,
        limit: Annotated[int, Query(ge=1, le=MOST, description="How many at most.")] = _USUAL,
    ) -> None:
        self.after = _read(cursor) if cursor else None
        self.limit = limit

    def of(self, items: Sequence[T], key: Callable[[T], Key]) -> Page[T]:
        """The page of a list that is here whole.

        It goes on after the thing that the cursor names; where that is gone, with the first that its order puts behind it.
        """
        start = 0
        if self.after is not None:
            seen = next((place for place, one in enumerate(items) if key(one) == self.after), None)
            start = len(items) if seen is None else seen + 1
            if seen is None:
                start = next(
                    (place for place, one in enumerate(items) if _behind(key(one), self.after)), start
                )
        cut = items[start : start + self.limit]
        more = start + len(cut) < len(items)
        return Page(cut, cursor(key(cut[-1])) if more and cut else None, len(items))

    def scan(
        self, ids: Sequence[str], read: Callable[[Sequence[str]], Iterable[T]], fits: Callable[[T], bool]
    ) -> Page[T]:
        """The page of those that fit of a list that is not here: `ids` in order, read a piece at a time.

        A page for which much was read in vain ends before it is full, and the next one goes on from there.
        """
        start = bisect_right(ids, str(self.after[0])) if self.after else 0
        found: list[T] = []
        most = max(_SCANNED, self.limit)
        for place in range(start, min(start + most, len(ids)), self.limit):
            piece = ids[place : min(place + self.limit, start + most)]
            for key, one in zip(piece, read(piece), strict=True):
                if fits(one):
                    found.append(one)
                    if len(found) == self.limit:
                        return Page(found, _following(ids, key))
        return Page(found, _following(ids, ids[min(start + most, len(ids)) - 1]) if ids else None)


def _following(ids: Sequence[str], last: str) -> str | None:
    """The cursor that names the last id that was looked at; None where none follows."""
    return cursor((last,)) if last != ids[-1] else None


Pages = Annotated[Paging, Depends(Paging)]


def cursor(key: Key) -> str:
    """The cursor that names the thing with this key."""
    told = json.dumps(key, ensure_ascii=False, separators=(",", ":"))
    return urlsafe_b64encode(told.encode()).decode().rstrip("=")


def _read(given: str) -> Key:
    try:
        told = json.loads(urlsafe_b64decode(given + "=" * (-len(given) % 4)))
    except ValueError:
        told = None
    if not isinstance(told, list) or not all(isinstance(one, (str, int, float)) for one in told):
        raise InputError(f"{given!r} is no cursor.", next_step="Take `next` of the page before, as it is.")
    return tuple(told)


def _behind(one: Key, other: Key) -> bool:
    try:
        return one > other
    except TypeError:  # a cursor of another list
        return False
