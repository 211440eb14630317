"""Moments as records count them: by the wall clock, before one another, and a length of time later."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import Any

from truceline.model import When

_LENGTH = re.compile(
    r"P(?:(?P<years>\d+)Y)?(?:(?P<months>\d+)M)?(?:(?P<weeks>\d+)W)?(?:(?P<days>\d+)D)?"
    r"(?:T(?:(?P<hours>\d+)H)?(?:(?P<minutes>\d+)M)?(?:\d+S)?)?",
    re.ASCII,
)


def wall(moment: datetime) -> datetime:
    """The moment as its clock shows it, without the zone: reports of one war are compared by their local times."""
    return moment.replace(tzinfo=None)


def before(one: When, other: When) -> bool:
    """Whether a time lies wholly before another, by their bounds; False where either leaves it open."""
    last, first = one.latest, other.earliest
    return last is not None and first is not None and wall(last) <= wall(first)


def after(moment: datetime, length: str) -> datetime | None:
    """The moment that lies an ISO 8601 duration later, the last there is where the calendar ends; None for no duration."""
    match = _LENGTH.fullmatch(length)
    if match is None or not any(match.groups()):
        return None
    part: dict[str, Any] = {name: int(value or 0) for name, value in match.groupdict().items()}
    months = moment.month - 1 + part.pop("years") * 12 + part.pop("months")
    try:
        ahead = moment.replace(year=moment.year + months // 12, month=months % 12 + 1, day=1)
        return ahead + timedelta(days=moment.day - 1) + timedelta(**part)
    except (OverflowError, ValueError):  # beyond the calendar's last year
        return datetime.max.replace(tzinfo=moment.tzinfo)
