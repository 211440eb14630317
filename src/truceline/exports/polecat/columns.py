"""POLECAT's columns, and how its cells write several values and none."""

from __future__ import annotations

from collections.abc import Iterable

COLUMNS = (
    *("Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts"),
    *("Actor Name", "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors", "Actor Title"),
    *("Actor Name Raw", "Wikipedia Actor ID"),
    *(
        "Recipient Name",
        "Recipient Country",
        "Recipient COW",
        "Primary Recipient Sector",
        "Recipient Sectors",
    ),
    *("Recipient Title", "Recipient Name Raw", "Wikipedia Recipient ID"),
    *("Placename", "City", "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID"),
    *("Raw Placename", "Feature Type", "Source", "Publication Date"),
    *("Story People", "Story Organizations", "Story Locations", "Language", "Version"),
)
"""In the order of the published files."""

NONE = "None"
"""How the published files write that there is no value."""

_BETWEEN = "; "


def cell(value: str | float | None) -> str:
    """One value as a cell: without tabs, lines and the mark between several."""
    if value is None:
        return NONE
    return " ".join(str(value).replace(";", ",").split()) or NONE


def cells(values: Iterable[str | float | None]) -> str:
    """Several values in one cell, those unknown with the word for it; that word alone where there are none."""
    written = [cell(value) for value in values]
    return _BETWEEN.join(written) if any(value != NONE for value in written) else NONE


def parts(told: str) -> list[str | None]:
    """The values of a cell, None for unknown ones; none at all where nothing stands there."""
    values = [part.strip() for part in told.split(";")] if told.strip() not in {"", NONE} else []
    return [None if value in {"", NONE} else value for value in values]


def part(told: str) -> str | None:
    """The first value of a cell."""
    return next(iter(parts(told)), None)
