"""A ledger that a person made of articles (YAML), compared with the one that the articles give, value by value.

Every value of the file is compared or reported as not compared. Values in the person's own words (`says`, `when`, `what`) need
not be the words of the article: they only choose among what agrees in all else, by the words they share with the passage.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

import yaml

from truceline.evaluation.names import count_shared
from truceline.model import ActClaim, Claim, Role, Side, Span, TermClaim, When

Path_ = tuple[str | int, ...]
Check = Callable[[Any, Any], bool]


@dataclass
class Notes:
    """What was compared, and what was found wanting."""

    compared: set[Path_] = field(default_factory=set)
    misses: list[str] = field(default_factory=list)

    def miss(self, where: str, expected: object, found: object) -> None:
        self.misses.append(f"{where}: expected {expected}, got {found}")


class Part:
    """A map of the person's file that notes which of its values were compared."""

    def __init__(self, told: Mapping[str, Any], path: Path_, name: str, notes: Notes) -> None:
        self.told, self.path, self.name, self.notes = told, path, name, notes

    @classmethod
    def read(cls, file: Path) -> Part:
        """The whole file. Every value is text: "on" stays a key and a day stays as it is printed."""
        return cls(yaml.load(file.read_text("utf-8"), yaml.BaseLoader), (), "", Notes())

    def __contains__(self, key: str) -> bool:
        return key in self.told

    def part(self, key: str) -> Part:
        return Part(self.told[key], (*self.path, key), f"{self.name} {key}".strip(), self.notes)

    def parts(self, key: str) -> Iterator[Part]:
        for number, told in enumerate(self.told.get(key, ())):
            label = told.get("key") or "/".join(str(value) for value in list(told.values())[:2])
            yield Part(told, (*self.path, key, number), f"{self.name} {key} {label}".strip(), self.notes)

    def take(self, key: str) -> Any:
        """A value, which thereby counts as compared."""
        self.notes.compared.update(leaves(self.told[key], (*self.path, key)))
        return self.told[key]

    def expect(self, key: str, found: object, same: Check) -> None:
        """Notes a miss where the file has this key and its value is not what was found."""
        if key in self and not same(expected := self.take(key), found):
            self.notes.miss(f"{self.name}: {key}", expected, shown(found))

    def find(self, found: Sequence[Any], checks: Mapping[str, Check], soft: Mapping[str, Check]) -> Any:
        """The one found that meets most of the checks, the first ones first; notes what it does not meet.

        `soft` checks only choose among several that meet all others.
        """
        asked = [(key, self.take(key)) for key in checks if key in self]
        wished = [(key, self.take(key)) for key in soft if key in self]
        if not found:
            self.notes.miss(self.name, dict(asked), "nothing")
            return None

        def met(one: Any) -> tuple[bool, ...]:
            hard = [checks[key](value, one) for key, value in asked]
            return (*hard, *(soft[key](value, one) for key, value in wished))

        best = max(found, key=met)
        wrong = [f"{key} {value}" for key, value in asked if not checks[key](value, best)]
        alike = [one for one in found if met(one)[: len(asked)] == met(best)[: len(asked)]]
        if len(alike) > 1:
            wrong += [f"{key} {value}" for key, value in wished if not soft[key](value, best)]
        if wrong:
            self.notes.miss(self.name, ", ".join(wrong), shown(best))
        return best

    def left(self) -> list[str]:
        """The values of the file that nothing was compared with."""
        missed = set(leaves(self.told, ())) - self.notes.compared
        return sorted(".".join(str(step) for step in path) for path in missed)


def leaves(told: object, path: Path_) -> Iterator[Path_]:
    """The paths of all values in a map, list or value."""
    match told:
        case Mapping():
            for key, value in told.items():
                yield from leaves(value, (*path, key))
        case list():
            for number, value in enumerate(told):
                yield from leaves(value, (*path, number))
        case _:
            yield path


def shown(found: object) -> str:
    """What was found, short enough for a line of a report."""
    if isinstance(found, tuple | list | set | frozenset):
        return "[" + ", ".join(shown(one) for one in found) + "]"
    if isinstance(found, Side | Role | When | Span):
        return str(found) if isinstance(found, When) else getattr(found, "name", None) or f"“{found}”"
    names = [name for name in getattr(found, "__slots__", ()) if name not in ("claims", "accounts")]
    told = ((name, getattr(found, name)) for name in names)
    parts = [f"{name}={shown(value)}" for name, value in told if value not in (None, (), "")]
    return " ".join(parts) or ("nothing" if found is None else str(found))


def listed(value: object) -> list[str]:
    return [str(one) for one in value] if isinstance(value, list) else [str(value)]


def same_names(value: object, found: Iterable[Side | Role] | None) -> bool:
    """Whether these are all the actors named and no other; "Armenia or Nagorno-Karabakh" may be either or left open."""
    names, actors = listed(value), [actor.name for actor in found or ()]
    if any(" or " in name for name in names):
        return len(actors) == count_shared([part for name in names for part in name.split(" or ")], actors)
    return len(names) == len(actors) == count_shared(names, actors)


def same_time(value: object, found: When | None) -> bool:
    """Whether a time is the one told, as precisely; or lies between the days told ("after X, before Y")."""
    if found is None:
        return False
    days = re.findall(r"\d{4}-\d\d-\d\d", str(value))
    if re.fullmatch(r"[\d:T+Z-]+", str(value)):
        told = When.of(str(value))
        return found.value is not None and (found.value == told.value or _instant(found) == _instant(told))
    first, last = min(days), max(days)
    return (
        None not in (found.earliest, found.latest)
        and first <= _day(found.earliest) <= _day(found.latest) <= last
    )


def _instant(when: When) -> tuple[str, Any]:
    """A time of the clock, whatever its zone, with its precision; a day is itself."""
    return when.precision, when.earliest if when.precision == "minute" else when.value


def _day(moment: Any) -> str:
    return str(moment.date())


def on_day(value: object, *times: When | None) -> bool:
    """Whether the first of these times that is told is on the day."""
    known = next((when for when in times if when is not None), None)
    if known is None:
        return False
    if known.value is None and known.earliest and known.latest:
        return _day(known.earliest) == _day(known.latest - timedelta(seconds=1)) == value
    return known.day == value


_SMALL = frozenset(
    {
        "the",
        "and",
        "was",
        "were",
        "for",
        "had",
        "has",
        "his",
        "her",
        "its",
        "are",
        "but",
        "not",
        "that",
        "this",
        "with",
        "from",
        "into",
    }
    | {"during", "their", "there", "been", "have", "after", "more", "than", "over", "only"}
)


def stems(text: str) -> set[str]:
    """The first letters of the words that tell something."""
    words = re.findall(r"[a-z]{3,}|\d[\d,]*", text.lower())
    return {word.replace(",", "")[:5] for word in words if word not in _SMALL}


def shares_words(value: object, quotes: Iterable[str]) -> bool:
    return bool(stems(str(value)) & stems(" ".join(quotes)))


def numbers(text: str) -> list[float]:
    return [float(number.replace(",", "")) for number in re.findall(r"\d[\d,]*", text)]


class Claims:
    """The claims of a ledger by id: what passages and articles something rests on."""

    def __init__(self, claims: Iterable[Claim]) -> None:
        self.by_id = {claim.id: claim for claim in claims}
        self.acts = {key: claim for key, claim in self.by_id.items() if isinstance(claim, ActClaim)}
        self.terms = {key: claim for key, claim in self.by_id.items() if isinstance(claim, TermClaim)}

    def quotes(self, ids: Iterable[str]) -> list[str]:
        return [self.by_id[one].quote for one in ids]

    def articles(self, ids: Iterable[str]) -> set[str]:
        return {Path(self.by_id[one].source.name).name for one in ids}

    def from_all(self, value: object, ids: Iterable[str]) -> bool:
        """Whether all articles named tell it; words in brackets after a name are a gloss."""
        articles = self.articles(ids)
        return all(any(name.startswith(one.split(" ")[0]) for name in articles) for one in listed(value))

    def from_these(self, value: object, ids: Iterable[str]) -> bool:
        """Whether just the articles named tell it."""
        ids = list(ids)
        return self.from_all(value, ids) and len(self.articles(ids)) == len(listed(value))
