"""Words of briefs: days as people write them, lists, numbers, and names in a sentence."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from truceline.model import When
from truceline.views.values import in_words

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_ISO = re.compile(
    r"(?<![\w-])(\d{4})-(\d\d)(?:-(\d\d)(?:[T ](\d\d:\d\d)(?::\d\d)?(Z|[+-]\d\d:\d\d)?)?)?(?![\d-])", re.ASCII
)
_SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


@cache
def data() -> dict[str, Any]:
    """The templates, and the names of fields and endings."""
    return tomllib.loads(files(__package__).joinpath("templates.toml").read_text(encoding="utf-8"))


def spelled(words: str) -> str:
    """The words with each day or time written out: "10 October 2020 at 12:00 (UTC+4)", "October 2020"."""
    return _ISO.sub(_spell, words)


def _spell(found: re.Match[str]) -> str:
    year, month, day, clock, zone = found.groups()
    number = int(month)
    if not 1 <= number <= len(_MONTHS):
        return found[0]
    told = f"{_MONTHS[number - 1]} {year}"
    if day:
        told = f"{int(day)} {told}"
    if clock:
        told += f" at {clock} ({_zone(zone)})"
    return told


def _zone(zone: str | None) -> str:
    if zone is None:
        return "time zone not told"
    if zone in {"Z", "+00:00", "-00:00"}:
        return "UTC"
    hours, minutes = zone[1:].split(":")
    return f"UTC{zone[0].replace('-', '−')}{int(hours)}" + (f":{minutes}" if minutes != "00" else "")


def when_words(when: When) -> str:
    """A time with the word that goes before it: "on 9 October 2020", "in October 2020", "no later than 18 October 2020"."""
    words = (
        spelled(in_words(when)).replace("not after", "no later than").replace("not before", "no earlier than")
    )
    match when.precision:
        case "open":
            if when.earliest is None and when.latest is None:
                return "at a time not told"
            return words if words[0].isalpha() else f"on {words}"
        case "day" | "minute":
            return f"on {words}"
        case _:
            return f"in {words}"


def day_words(day: str | date) -> str:
    """A day: "9 October 2020"; what is no day stays as it is, its days written out."""
    return spelled(str(day))


def span_words(first: str, last: str) -> str:
    """Days from one to another: "10 to 19 October 2020", "10 October to 2 November 2020"."""
    if first == last:
        return day_words(first)
    try:
        one, other = date.fromisoformat(first), date.fromisoformat(last)
    except ValueError:
        return f"{day_words(first)} to {day_words(last)}"
    if (one.year, one.month) == (other.year, other.month):
        return f"{one.day} to {day_words(last)}"
    if one.year == other.year:
        return f"{one.day} {_MONTHS[one.month - 1]} to {day_words(last)}"
    return f"{day_words(first)} to {day_words(last)}"


def listed(words: Sequence[str]) -> str:
    """The words as a list: "a", "a and b", "a, b and c"; with semicolons where they hold commas."""
    if len(words) <= 1:
        return "".join(words)
    between = "; " if any("," in one for one in words) else ", "
    return f"{between.join(words[:-1])}{';' if between == '; ' else ''} and {words[-1]}"


def counted(number: int, thing: str, *, things: str = "") -> str:
    """A number of things, small ones in letters: "one article", "three articles", "1,204 articles"."""
    written = _SMALL[number] if number < len(_SMALL) else f"{number:,}"
    return f"{written} {thing if number == 1 else things or f'{thing}s'}"


def named(name: str) -> str:
    """A name as it stands within a sentence: with its article where it has one."""
    if any(re.search(one, name) for one in data()["names"]["the"]) and not name.startswith("The "):
        return f"the {name}"
    return name


def names(some: Iterable[str]) -> str:
    """Names as a list within a sentence, each once."""
    return listed([named(one) for one in dict.fromkeys(some)])


def is_many(some: Sequence[str]) -> bool:
    """Whether the verb of these names is a plural."""
    return len(set(some)) > 1 or any(re.search(one, name) for name in some for one in data()["names"]["many"])


def verb(some: Sequence[str], one: str, many: str) -> str:
    """The form of a verb that goes with these names."""
    return many if is_many(some) else one


def capital(words: str) -> str:
    """The words with a capital letter at their beginning."""
    return words[:1].upper() + words[1:]
