"""A ceasefire on one screen: its fields in groups, each value with how well it is corroborated and what does not fit it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from truceline.model import Abstention, Ceasefire, Choice, Claim
from truceline.views.fields import FieldShown, field_shown, side_ids
from truceline.views.joins import RelationShown
from truceline.views.lines import Ground, Line, alternative_words, many
from truceline.views.standing import StandingShown, standing_shown
from truceline.views.support import support_words
from truceline.views.values import in_words

GROUPS: Mapping[str, tuple[str, ...]] = {
    "who": ("sides", "signatories", "mediators", "laterality", "declared", "place", "venue"),
    "when": ("agreed", "effect", "ended", "ending", "fixed", "duration"),
    "kind": ("ceasefire_class", "purpose", "written", "timing", "partial"),
    "content": ("terms", "silent_on", "implementation", "enforcement", "ddr", "provisions"),
    "life": ("violated", "held", "reactions", "life", "contacts", "incidents", "statements"),
}
"""The fields as a screen groups them; every field stands in one group."""

AT_MOST, TERMS_AT_MOST = 4, 6
"""Lines that one field gets, and that undertakings get; what is more is counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A ceasefire on one screen: its names, how it stands on a day, groups of lines, related ceasefires, and the fields that nothing speaks of."""

    id: str
    sides: str
    reports: str
    standing: StandingShown
    also_known_as: tuple[str, ...]
    groups: Mapping[str, tuple[Line, ...]]
    related: tuple[RelationShown, ...]
    not_mentioned: tuple[str, ...]


def sheet(
    ceasefire: Ceasefire, claims: Mapping[str, Claim], relations: Iterable[RelationShown], on: date
) -> Sheet:
    """The ceasefire's screen, told for a day; `claims` holds at least its own, by id."""
    ground = Ground(claims=claims, sides=side_ids(ceasefire), on=on)
    shown = {name: field_shown(ceasefire, name, claims) for names in GROUPS.values() for name in names}
    groups = {
        group: tuple(line for name in names for line in _lines(shown[name], ceasefire, ground))
        for group, names in GROUPS.items()
    }
    silent = [name for name, field in shown.items() if field.abstention == Abstention.NOT_MENTIONED]
    return Sheet(
        id=ceasefire.id,
        sides=in_words(ceasefire.sides.value),
        reports=ground.support(ceasefire.claims),
        standing=standing_shown(ceasefire, on, claims),
        also_known_as=ceasefire.also_known_as,
        groups={group: lines for group, lines in groups.items() if lines},
        related=tuple(relations),
        not_mentioned=tuple(silent),
    )


def _lines(field: FieldShown, ceasefire: Ceasefire, ground: Ground) -> list[Line]:
    if field.abstention == Abstention.NOT_MENTIONED:
        return []
    if field.abstention is not None:
        return [Line(field=field.name, words=field.reason, abstention=str(field.abstention))]
    choice: Choice[Any] = getattr(ceasefire, field.name)
    told = many(field.name, choice.value, ground)
    if told is not None:
        return _headed(field.name, told)
    if field.judgements:  # the reason tells who set it, and what the claims alone give
        return [Line(field=field.name, words=field.words, support=field.reason)]
    by = support_words(field.support, third=False) if field.support else ""
    against = tuple(alternative_words(one) for one in field.alternatives if not one.agrees)
    return [Line(field=field.name, words=field.words, support=by, against=against)]


def _headed(name: str, lines: Sequence[Line]) -> list[Line]:
    """The lines with the field's name before the first; of many the first few, and how many more there are."""
    most = TERMS_AT_MOST if name == "terms" else AT_MOST
    kept = list(lines) if len(lines) <= most else list(lines[: most - 1])
    if len(kept) < len(lines):
        kept.append(Line(words=f"and {len(lines) - len(kept)} more"))
    return [replace(kept[0], field=name), *kept[1:]] if kept else []
