"""Which Truceline derived the ceasefires of a ledger: another one derives them anew, from claims and judgements."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from importlib.metadata import version
from typing import Any, get_args, get_type_hints

from truceline.model import Ceasefire, ConflictSummary, Question, Summary, content_id


@cache
def shape() -> str:
    """A hash of the version of Truceline and of what all that is derived is made of; what is derived under another is not read."""
    seen: set[Any] = set()
    kinds = (Ceasefire, Summary, ConflictSummary, Question)
    return content_id(version("truceline"), *(line for kind in kinds for line in _told(kind, seen)))


def _told(kind: Any, seen: set[Any]) -> Iterator[str]:
    """The fields of a type and of all types they hold, each once."""
    for part in get_args(kind):
        yield from _told(part, seen)
    origin = getattr(kind, "__origin__", kind)
    if not isinstance(origin, type) or origin in seen or not is_dataclass(origin):
        return
    seen.add(origin)
    hints = get_type_hints(origin)
    for one in fields(origin):
        yield f"{origin.__name__}.{one.name}: {hints[one.name]}"
        yield from _told(hints[one.name], seen)
