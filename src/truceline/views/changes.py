"""What became of the ceasefires from one moment to the next: ids that came and went, values that are others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, is_dataclass
from typing import Any

from truceline.model import Ceasefire, Choice, Side
from truceline.records.fields import FIELDS
from truceline.views.values import in_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A value of a ceasefire that is another now; or, without `field`, a ceasefire that came or went.

    `was` and `now` are words: of values, or of ids. One that came has no `was`, one that went whole no `now`.
    """

    ceasefire: str
    field: str | None = None
    was: str = ""
    now: str = ""

    def __str__(self) -> str:
        if self.field is not None:
            return f"{self.ceasefire}: {self.field} was {self.was}, is {self.now}"
        if not self.was:
            return f"{self.ceasefire} is new"
        return (
            f"{self.ceasefire} is now part of {self.now}"
            if self.now
            else f"{self.ceasefire} is no longer told of"
        )


def changes(
    before: Sequence[Ceasefire], after: Sequence[Ceasefire], former: Mapping[str, str | None]
) -> tuple[Change, ...]:
    """What is other in `after`; `former` leads from ids that no longer stand to those of now."""
    old, new = ({ceasefire.id: ceasefire for ceasefire in some} for some in (before, after))
    gone = [Change(ceasefire=name, was=name, now=former.get(name) or "") for name in old if name not in new]
    came = [Change(ceasefire=name, now=name) for name in new if name not in old]
    other = [
        Change(ceasefire=name, field=field, was=_words(was), now=_words(now))
        for name in old
        if name in new and old[name] != new[name]
        for field in FIELDS
        if _value(was := getattr(old[name], field)) != _value(now := getattr(new[name], field))
    ]
    return (*gone, *came, *other)


def _value(choice: Choice[Any]) -> Any:
    return choice.abstention if choice.value is None else choice.value


def _words(choice: Choice[Any]) -> str:
    """A value in few words: of a list of acts, terms or events, how many."""
    value = choice.value
    if value is None:
        return str(choice.abstention)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple) and any(is_dataclass(part) and not isinstance(part, Side) for part in value):
        return f"{len(value)} told" if len(value) != 1 else "one told"
    return in_words(value)
