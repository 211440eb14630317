"""A ceasefire as one flat row, for data frames: the variables of ETH/PRIO under the names of our fields."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from truceline.model import Purpose

if TYPE_CHECKING:
    from truceline.views import CasePage, CaseRow, FieldShown

TIMES = ("agreed", "effect", "ended")
"""Fields that get a column each for year, month and day, as ETH/PRIO codes them: empty where they are not told."""

COUNTED = (
    "terms",
    "provisions",
    "declared",
    "violated",
    "held",
    "reactions",
    "contacts",
    "incidents",
    "statements",
)
"""Fields of which the row tells how many there are; empty, not 0, where nothing is told."""

LEFT_OUT = frozenset({"life"})


def frame_row(page: CasePage, row: CaseRow) -> dict[str, Any]:
    """The ceasefire's values in one row: names joined by semicolons, truth values, numbers, None where nothing is told.

    What reports say there is none of reads `none`, what they leave open `unclear`. Purposes have a column each, as
    ETH/PRIO has them.
    """
    told: dict[str, Any] = {"id": page.id}
    for field in page.fields:
        if field.name not in LEFT_OUT:
            told |= _columns(field)
    support = row.support
    told["standing"] = row.standing.state
    return {**told, "claims": row.claims, "articles": support.articles, "origins": support.origins}


def _columns(field: FieldShown) -> dict[str, Any]:
    if field.name in TIMES:
        return {field.name: field.value or field.words or _abstained(field), **_calendar(field)}
    if field.name == "purpose":
        held = set(field.value or ())
        return {f"p_{one.name.lower()}": one in held if held else _abstained(field) for one in Purpose}
    return {field.name: _abstained(field) if field.abstention else _cell(field)}


def _cell(field: FieldShown) -> Any:
    if field.name in COUNTED:
        return len(field.value)
    listed = isinstance(field.value, list)
    return "; ".join(_name(part) for part in field.value) if listed else field.value


def _calendar(field: FieldShown) -> dict[str, int | None]:
    """Year, month and day as far as the words tell them."""
    parts = field.value[:10].split("-") if field.value else []
    numbers = [int(part) for part in parts]
    keys = ("year", "month", "day")
    return {
        f"{field.name}_{key}": numbers[place] if place < len(numbers) else None
        for place, key in enumerate(keys)
    }


def _name(part: Any) -> str:
    return str(part["name"]) if isinstance(part, dict) and "name" in part else str(part)


def _abstained(field: FieldShown) -> str | None:
    return None if field.abstention in {None, "not mentioned"} else str(field.abstention)
