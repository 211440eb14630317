"""What became of the ceasefires from one moment to the next: ids that came and went, values that are others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import is_dataclass
from typing import Any

from truceline.model import Ceasefire, Change, Choice, Side
from truceline.records.fields import FIELDS
from truceline.views.values import in_words, length_words


def changes(
    before: Sequence[Ceasefire], after: Sequence[Ceasefire], former: Mapping[str, str | None]
) -> tuple[Change, ...]:
    """What is other in `after`; `former` leads from ids that no longer stand to those of now."""
    old, new = ({ceasefire.id: ceasefire for ceasefire in some} for some in (before, after))
    gone = [Change(ceasefire=name, was=name, now=former.get(name) or "") for name in old if name not in new]
    came = [Change(ceasefire=name, now=name) for name in new if name not in old]
    other = [
        Change(ceasefire=name, field=field, was=brief(field, was), now=brief(field, now))
        for name in old
        if name in new and old[name] != new[name]
        for field in FIELDS
        if _value(was := getattr(old[name], field)) != _value(now := getattr(new[name], field))
    ]
    return (*gone, *came, *other)


def _value(choice: Choice[Any]) -> Any:
    return choice.abstention if choice.value is None else choice.value


def brief(name: str, choice: Choice[Any]) -> str:
    """The value of the field of this name in few words: of a list of acts, terms or events, how many; or why there is none."""
    value = choice.value
    if value is None:
        return str(choice.abstention)
    if isinstance(value, tuple) and any(is_dataclass(part) and not isinstance(part, Side) for part in value):
        return f"{len(value)} told" if len(value) != 1 else "one told"
    return length_words(value) if name == "duration" else in_words(value)
