"""A time as precise as the words allow, and no more."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta

from truceline.model.span import Span

_ISO = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d)(?:T(?P<hour>[01]\d|2[0-3]|24(?=:00)):(?P<minute>[0-5]\d)"
    r"(?::[0-5]\d)?(?P<zone>Z|[+-]\d\d:\d\d)?)?)?)?",
    re.ASCII,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """A point in time, or a stretch in which it lies.

    `value` is ISO 8601 at the precision the text gives (`2020-10-10T12:00+04:00`, `2020-10-10`, `2020-10`, `2020`),
    or None where the text bounds the time without naming it ("several weeks later"). `earliest` and `latest` bound
    it, half-open; they are aware when the zone is known and local wall time otherwise. `words` are the words as
    printed. `doubts` say in a sentence each where the words disagree or can be two times; the bounds then hold every
    reading. No midpoint is ever put in.
    """

    value: str | None = None
    earliest: datetime | None = None
    latest: datetime | None = None
    words: Span | None = None
    doubts: tuple[str, ...] = ()

    @classmethod
    def of(cls, value: str, words: Span | None = None) -> When:
        """The time that an ISO 8601 value of any precision names, with the interval it leaves open.

        Raises ValueError if the value is no such date or time.
        """
        match = _ISO.fullmatch(value)
        try:
            earliest = _start(match) if match else None
        except ValueError:  # no such month, day or zone
            earliest = None
        if match is None or earliest is None:
            raise ValueError(f"not an ISO 8601 date or time: {value!r}")
        return cls(value=value, earliest=earliest, latest=_end(match, earliest), words=words)

    @property
    def precision(self) -> str:
        """How fine the value is: `minute`, `day`, `month`, `year`, or `open` where none is named."""
        lengths = {4: "year", 7: "month", 10: "day"}
        return "open" if self.value is None else lengths.get(len(self.value), "minute")

    @property
    def day(self) -> str | None:
        """The calendar day as printed (`2020-10-10`), or None where the time is vaguer than a day."""
        return self.value[:10] if self.value and len(self.value) >= 10 else None

    def may_equal(self, other: When, slack: timedelta = timedelta(0)) -> bool:
        """Whether the two can be the same time: their intervals meet, give or take the slack.

        A time without a zone is compared by its wall clock.
        """
        return _before(self.earliest, other.latest, slack) and _before(other.earliest, self.latest, slack)

    def __str__(self) -> str:
        if self.value is not None:
            return self.value.replace("T", " ")
        if self.earliest is None and self.latest is None:
            return "open"
        first = self.earliest.date().isoformat() if self.earliest else ""
        last = (self.latest - timedelta(seconds=1)).date().isoformat() if self.latest else ""
        return f"{first}..{last}"


def _start(match: re.Match[str]) -> datetime:
    part = {
        key: int(match[key] or default)
        for key, default in (("month", 1), ("day", 1), ("hour", 0), ("minute", 0))
    }
    midnight = datetime(int(match["year"]), part["month"], part["day"])
    moment = _later(midnight, timedelta(hours=part["hour"], minutes=part["minute"]))
    return datetime.fromisoformat(f"{moment.isoformat()}{match['zone'] or ''}")


def _end(match: re.Match[str], start: datetime) -> datetime:
    if match["hour"]:
        return _later(start, timedelta(minutes=1))
    if match["day"]:
        return _later(start, timedelta(days=1))
    if match["month"] and start.month < 12:
        return start.replace(month=start.month + 1)
    return start.replace(year=start.year + 1, month=1) if start.year < datetime.max.year else datetime.max


def _later(moment: datetime, by: timedelta) -> datetime:
    """The moment after a while, or the last one there is: the calendar ends with the year 9999."""
    last = datetime.max.replace(tzinfo=moment.tzinfo)
    return moment + by if last - moment > by else last


def _before(one: datetime | None, other: datetime | None, slack: timedelta) -> bool:
    if one is None or other is None:
        return True
    if (one.tzinfo is None) != (other.tzinfo is None):
        one, other = one.replace(tzinfo=None), other.replace(tzinfo=None)
    return one - other < slack or one < other
