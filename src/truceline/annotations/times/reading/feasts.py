"""Reads feasts: "Christmas 1963", "the holy month of Ramadan", "the eve of Eid al-Fitr", "the three-day Eid holiday"."""

from __future__ import annotations

from datetime import date

from truceline.annotations.times.calendar.feasts import Feast, keepings
from truceline.annotations.times.calendar.intervals import narrowed
from truceline.annotations.times.calendar.points import Point, moved
from truceline.annotations.times.reading.durations import amount
from truceline.annotations.times.reading.readings import Context, Reading, open_date
from truceline.annotations.times.tense import Tense
from truceline.annotations.times.words.grammar import Found

# A feast told of in the past tense may still lie so many days ahead: "they returned to keep a Christmas truce".
_SOON = 30
_JUST = 7  # days: so near a feast is meant whatever the tense ("Easter truce ends in accusations")


def feast(found: Found, context: Context) -> Reading | None:
    """A feast in the year printed, or the nearest by tense; where its day is not known, an open value.

    The value is the day, for a feast of several days the month or year around it (`2020-XX`); the bounds are its days.
    """
    kept, anchor, explicit = _kept(found, context)
    if kept is None:
        return open_date("XXXX-XX-XX" if "year" not in found.parts else f"{found.parts['year']}-XX-XX")
    if "eve" in found.parts:
        kept = Feast(moved(kept.first, -1) or kept.first, slack=kept.slack)
    length = int(amount(found.parts) or 0) or None
    mod = found.parts.get("mod") or None
    when = narrowed(kept.when(length), mod)
    if kept.days == 1:
        point = Point.of(kept.first)
        return Reading(
            kind="DATE", value=point.value, mod=mod, when=when, anchor=anchor, point=point, explicit=explicit
        )
    return open_date(kept.value, mod=mod, anchor=anchor, when=when)


def _kept(found: Found, context: Context) -> tuple[Feast | None, str | None, bool]:
    """The keeping that is meant, the anchor it was told from, and whether its year was printed."""
    name, anchors = found.parts["feast"], context.anchors
    year = found.parts.get("year") or found.parts.get("lateryear")
    if year is not None:
        return _only(_in(name, int(year))), None, True
    base = anchors.present if anchors.history or anchors.told is None else anchors.told
    if base is None or base.year is None:
        return None, None, False
    day = None if anchors.history else base.date
    if day is None:
        return _only(_in(name, base.year)), anchors.name_of(base), False
    around = [feast for year in (day.year - 1, day.year, day.year + 1) for feast in _in(name, year)]
    _, _, steps = found.parts.get("which", "").rpartition(" ")
    return _chosen(around, day, steps, context.tense(found)), anchors.name_of(base), False


def _in(names: str, year: int) -> list[Feast]:
    """When a feast, or each of several of one name, is kept in a year."""
    known = 1 <= year <= date.max.year
    return [feast for name in names.split() for feast in keepings(name, year)] if known else []


def _only(feasts: list[Feast]) -> Feast | None:
    return feasts[0] if len(feasts) == 1 else None


def _chosen(around: list[Feast], today: date, steps: str, tense: Tense | None) -> Feast | None:
    """The last or the next feast as the words or the tense say, the nearest where nothing tells."""
    past = [feast for feast in around if feast.first <= today]
    ahead = [feast for feast in around if (feast.first - today).days + feast.days > 0]
    if steps == "-1":
        return max((feast for feast in past if feast not in ahead), default=None)
    if steps == "1":
        return min((feast for feast in ahead if feast not in past), default=None)
    if tense is Tense.FUTURE and ahead and min(_distance(feast, today) for feast in around) > _JUST:
        return min(ahead)
    if tense is Tense.PAST:
        around = [feast for feast in around if (feast.first - today).days <= _SOON] or around
    return min(around, key=lambda feast: _distance(feast, today), default=None)


def _distance(feast: Feast, today: date) -> int:
    if feast.first > today:
        return (feast.first - today).days
    return max(0, (today - feast.first).days - feast.days + 1)
