"""One field of a ceasefire, as a reader is shown it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from truceline.model import Ceasefire, Choice, Claim, Support, When
from truceline.records import FIELDS, support
from truceline.views.alternatives import Alternative, alternatives
from truceline.views.values import in_words, length_words, plain


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldShown:
    """A field's value, or why it has none.

    `value` is plain data (strings, lists, dicts), `words` the same in one line for people. `precision`, `earliest`
    and `latest` are set for times. `rests_on` and `passes_over` are claim ids. `support` tells how well the value is
    corroborated, None where no claim is behind it; `alternatives` are what reports give beside it.
    """

    name: str
    value: Any
    words: str
    precision: str | None = None
    earliest: str | None = None
    latest: str | None = None
    abstention: str | None = None
    reason: str
    made_by: str
    rests_on: tuple[str, ...] = ()
    passes_over: tuple[str, ...] = ()
    judgements: tuple[str, ...] = ()
    support: Support | None = None
    alternatives: tuple[Alternative, ...] = ()


def field_names() -> tuple[str, ...]:
    """The fields of a ceasefire, in the order in which they are shown."""
    return tuple(FIELDS)


def side_ids(ceasefire: Ceasefire) -> frozenset[str]:
    """The ids of those who are sides of the ceasefire."""
    return frozenset(side.id for side in ceasefire.sides.value or ())


def field_shown(ceasefire: Ceasefire, name: str, claims: Mapping[str, Claim]) -> FieldShown:
    """The field of this name; `claims` holds at least those of the ceasefire, by id."""
    choice: Choice[Any] = getattr(ceasefire, name)
    value, sides = choice.value, side_ids(ceasefire)
    when = value if isinstance(value, When) else None
    return FieldShown(
        name=name,
        value=when.value if when else plain(value),
        words=length_words(value) if name == "duration" and value else in_words(value),
        precision=when.precision if when else None,
        earliest=when.earliest.isoformat() if when and when.earliest else None,
        latest=when.latest.isoformat() if when and when.latest else None,
        abstention=choice.abstention,
        reason=choice.reason,
        made_by=choice.made_by,
        rests_on=choice.rests_on,
        passes_over=choice.passes_over,
        judgements=choice.judgements,
        support=support(choice.rests_on, claims, sides) if choice.rests_on else None,
        alternatives=alternatives(name, choice, claims, sides),
    )
