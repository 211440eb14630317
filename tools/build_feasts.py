"""Writes `feasts.tsv` of the times: the days of feasts that go by the moon or by Easter, year by year.

    python tools/build_feasts.py

Needs the dependency group `feasts`; nothing of it is needed at run time.
"""

from __future__ import annotations

from calendar import THURSDAY, monthcalendar
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

from dateutil.easter import EASTER_ORTHODOX, EASTER_WESTERN, easter
from hijridate import Hijri
from holidays.calendars import _BuddhistLunisolar, _ChineseLunisolar, _HinduLunisolar, _Persian
from pyluach.dates import HebrewDate

TARGET = Path(__file__).parents[1] / "src/truceline/annotations/times/calendar/feasts.tsv"
HEADER = """\
# Feasts with no fixed day: name, days by which it may differ from place to place, first days (with + and how many days it lasts, if more than one).
# Written by tools/build_feasts.py: change that instead. Islamic months as Umm al-Qura in Mecca counts them (hijridate).
"""
YEARS = range(1925, 2076)
_HIJRI = range(1344, 1499)
# Easter Sunday is 0.
_AROUND_EASTER = {
    "ash-wednesday": (-46, 1),
    "lent": (-46, 46),
    "holy-week": (-7, 7),
    "palm-sunday": (-7, 1),
    "maundy-thursday": (-3, 1),
    "good-friday": (-2, 1),
    "holy-saturday": (-1, 1),
    "easter": (0, 1),
    "easter-monday": (1, 1),
    "ascension": (39, 1),
    "pentecost": (49, 1),
}
# Month and day of the Islamic calendar. Ramadan lasts until the next month begins.
_ISLAMIC = {
    "islamic-new-year": (1, 1),
    "ashura": (1, 10),
    "arbaeen": (2, 20),
    "mawlid": (3, 12),
    "isra-and-miraj": (7, 27),
    "eid-al-fitr": (10, 1),
    "arafah": (12, 9),
    "eid-al-adha": (12, 10),
}
# Month (Nisan is 1), day and length in Israel.
_HEBREW = {
    "passover": (1, 15, 7),
    "shavuot": (3, 6, 1),
    "tisha-bav": (5, 9, 1),
    "rosh-hashanah": (7, 1, 2),
    "yom-kippur": (7, 10, 1),
    "sukkot": (7, 15, 7),
    "simchat-torah": (7, 22, 1),
    "hanukkah": (9, 25, 8),
}
Stretch = tuple[date, int]


def main() -> None:
    """Writes the file."""
    lines = [f"{name}\t{slack}\t{_written(stretches)}\n" for name, slack, stretches in _feasts()]
    TARGET.write_text(HEADER + "".join(sorted(lines)), encoding="utf-8")


def _feasts() -> Iterator[tuple[str, int, list[Stretch]]]:
    for name, (off, days) in _AROUND_EASTER.items():
        yield name, 0, _around_easter(EASTER_WESTERN, off, days)
        if off >= _AROUND_EASTER["holy-week"][0]:  # the eastern Lent begins on another weekday
            yield f"orthodox-{name}", 0, _around_easter(EASTER_ORTHODOX, off, days)
    yield (
        "ramadan",
        1,
        [(_hijri(year, 9, 1), (_hijri(year, 10, 1) - _hijri(year, 9, 1)).days) for year in _HIJRI],
    )
    for name, (month, day) in _ISLAMIC.items():
        yield name, 1, [(_hijri(year, month, day), 1) for year in _HIJRI]
    for name, (month, day, days) in _HEBREW.items():
        yield name, 1, [(_hebrew(year, month, day), days) for year in YEARS]  # each begins on its eve
    yield "lunar-new-year", 0, _yearly(lambda year: _of(_ChineseLunisolar.LUNAR_NEW_YEAR_DATES, year), 1)
    yield "diwali", 1, _yearly(lambda year: _of(_HinduLunisolar.DIWALI_INDIA_DATES, year), 1)
    yield "holi", 1, _yearly(lambda year: _of(_HinduLunisolar.HOLI_DATES, year), 1)
    yield "vesak", 1, _yearly(lambda year: _of(_BuddhistLunisolar.VESAK_DATES, year), 1)
    yield "nowruz", 1, _yearly(lambda year: _Persian().new_year_date(year), 1)
    yield "thanksgiving", 0, _yearly(lambda year: _nth(year, 11, THURSDAY, 3), 1)
    yield "labor-day", 0, _yearly(lambda year: _nth(year, 9, 0, 0), 1)
    yield "memorial-day", 0, _yearly(lambda year: _nth(year, 5, 0, -1), 1)
    yield "martin-luther-king-day", 0, _yearly(lambda year: _nth(year, 1, 0, 2), 1)


def _around_easter(method: int, off: int, days: int) -> list[Stretch]:
    return [(easter(year, method) + timedelta(off), days) for year in YEARS]


def _yearly(day: Callable[[int], date | None], days: int) -> list[Stretch]:
    found = [(day(year), days) for year in YEARS]
    return [(first, days) for first, days in found if first is not None]


def _of(table: dict[int, tuple[int, int]], year: int) -> date | None:
    return date(year, *table[year]) if year in table else None


def _hijri(year: int, month: int, day: int) -> date:
    return date.fromisoformat(Hijri(year, month, day).to_gregorian().isoformat())


def _hebrew(year: int, month: int, day: int) -> date:
    return HebrewDate(year + (3760 if month < 7 else 3761), month, day).to_pydate()


def _nth(year: int, month: int, weekday: int, which: int) -> date:
    days = [week[weekday] for week in monthcalendar(year, month) if week[weekday]]
    return date(year, month, days[which])


def _written(stretches: list[Stretch]) -> str:
    return " ".join(f"{first}+{days}" if days > 1 else f"{first}" for first, days in stretches)


if __name__ == "__main__":
    main()
