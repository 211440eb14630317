"""Who reports breaches of a ceasefire over time, as a reader is shown it: one line for each claimant and accused."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from truceline.model import Ceasefire, Claim, Series
from truceline.records.counts import counted
from truceline.records.series import violation_series


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesShown:
    """What one claimant reports of one side's breaches: in one line, and period by period.

    `periods` are rows of first day, last day, reports and the numbers told; a period without a row is "no report".
    """

    claimant: str | None
    accused: tuple[str, ...]
    line: str
    periods: tuple[tuple[str, str, int, tuple[str, ...]], ...]
    gaps: tuple[tuple[str, str], ...]
    quoted_after: tuple[str, ...]


def series_shown(
    ceasefire: Ceasefire, claims: Mapping[str, Claim], *, days: int = 7
) -> tuple[SeriesShown, ...]:
    """The series of each claimant, in periods of so many days; `claims` holds at least the ceasefire's, by id."""
    return tuple(_shown(one, claims) for one in violation_series(ceasefire, claims, days=days))


def _shown(series: Series, claims: Mapping[str, Claim]) -> SeriesShown:
    accused = tuple(side.name for side in series.accused)
    return SeriesShown(
        claimant=series.claimant.name if series.claimant else None,
        accused=accused,
        line=_line(series, accused, claims),
        periods=tuple(
            (str(one.first), str(one.last), one.reports, tuple(number.words.quote for number in one.told))
            for one in series.counts
        ),
        gaps=tuple((str(first), str(last)) for first, last in series.gaps),
        quoted_after=series.quoted_after,
    )


def _line(series: Series, accused: tuple[str, ...], claims: Mapping[str, Claim]) -> str:
    """All of it in one line: "Armenia of Azerbaijan: 4 reports, 2020-10-12 to 2020-11-08; no report 2020-10-26 to 2020-11-01"."""
    who = series.claimant.name if series.claimant else "reports"
    parts = [f"{who} of {' and '.join(accused) or 'someone not named'}: {_reports(series)}"]
    parts += [f"no report {_days(first, last)}" for first, last in series.gaps]
    undated = [number for one in series.undated if (number := counted(claims[one]))]
    numbers = dict.fromkeys(
        number.words.quote for told in (*(one.told for one in series.counts), undated) for number in told
    )
    if numbers:
        parts.append(f"told: {', '.join(numbers)}")
    if series.quoted_after:
        day = claims[series.quoted_after[-1]].source.dating.day
        parts.append(f"stopped reporting, quoted on other things until {day}")
    return "; ".join(parts)


def _reports(series: Series) -> str:
    number = sum(one.reports for one in series.counts) + len(series.undated)
    told = f"{number} report{'' if number == 1 else 's'}"
    if series.first is None or series.last is None:
        return f"{told}, undated"
    return f"{told}, {_days(series.first, series.last)}"


def _days(first: date, last: date) -> str:
    return str(first) if first == last else f"{first} to {last}"
