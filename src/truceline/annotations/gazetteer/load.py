"""Reads the gazetteer's data files, which lie beside this module, into one `Gazetteer`."""

from __future__ import annotations

import csv
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from importlib.resources import files

from truceline.annotations.gazetteer.entries import KNOWN, Entry, Gazetteer, Role, StateCodes
from truceline.annotations.gazetteer.scan import lengths_of, plain
from truceline.model.annotation import Actor, ActorKind

INTERNATIONAL = "international"

# The order decides which reading of a shared name comes first.
FILES = {
    "governments.csv": ActorKind.GOVERNMENT,
    "states.csv": ActorKind.STATE,
    "territories.csv": ActorKind.TERRITORY,
    "organisations.csv": ActorKind.ORGANISATION,
    "armed_groups.csv": ActorKind.ARMED_GROUP,
    "people.csv": ActorKind.PERSON,
}
_COLUMNS: dict[str, Role] = {
    "aliases": "alias",
    "demonyms": "demonym",
    "capital": "capital",
    "seats": "seat",
    "branches": "branch",
}
_NO_PLURAL = ("s", "x", "z", "ch", "sh", "ese", "men", "man")


@cache
def load_gazetteer() -> Gazetteer:
    """The gazetteer of this version, read once."""
    actors: dict[str, Actor] = {}
    aliases: dict[str, tuple[Entry, ...]] = dict.fromkeys(read_lines("not_actors.txt"), ())
    codes: dict[str, StateCodes] = {}
    for file, kind in FILES.items():
        for record in read_records(file):
            actor = _actor(record, kind)
            actors[actor.id] = actor
            if kind is ActorKind.STATE:
                codes[actor.id] = _codes(record)
            for words, entry in _entries(actor, record):
                _add(aliases, words, entry)
    for words, entry in _together(actors):
        _add(aliases, words, entry)
    for words in read_lines("common_phrases.txt"):
        aliases[words] = tuple(replace(entry, common=True) for entry in aliases[words])
    for words, entry in _areas():
        actors[entry.actor.id] = entry.actor
        aliases.setdefault(words, (entry,))
    rows = _place_rows()
    names = frozenset().union(aliases, rows)
    return Gazetteer(
        actors=actors,
        aliases=aliases,
        rows=rows,
        names=names,
        lengths=lengths_of(names),
        codes=codes,
        governed=_governed(actors),
        never_in_capitals=frozenset(read_lines("capital_words.txt")),
    )


def _together(actors: Mapping[str, Actor]) -> Iterator[tuple[str, Entry]]:
    """Names that stand for several at once."""
    for record in read_records("together.csv"):
        first, *others = _split(record["ids"])
        for words in _split(record["names"]):
            yield words, Entry(actor=actors[first], role="alias", also=tuple(others))


def _areas() -> Iterator[tuple[str, Entry]]:
    for line in read_lines("areas.txt"):
        words, _, country = line.partition(",")
        slug = words.lower().replace(" ", "-")
        actor = Actor(id=f"area-{slug}", name=words, kind=ActorKind.PLACE, within=country or None)
        for spelling in {words, words[0].upper() + words[1:], words.title().replace(" Of ", " of ")}:
            yield spelling, Entry(actor=actor, role="name")


def _governed(actors: Mapping[str, Actor]) -> dict[str, tuple[Entry, ...]]:
    governed: dict[str, tuple[Entry, ...]] = {}
    for record in read_records("speaks_for.csv"):
        since, until = _days(record)
        entry = Entry(actor=actors[record["by"]], role="name", since=since, until=until)
        governed[record["of"]] = (*governed.get(record["of"], ()), entry)
    return governed


def _days(record: Mapping[str, str]) -> tuple[date | None, date | None]:
    since, until = record.get("since"), record.get("until")
    return date.fromisoformat(since) if since else None, date.fromisoformat(until) if until else None


def read_lines(file: str) -> list[str]:
    """The lines of a data file without its comments."""
    text = files(__package__).joinpath(file).read_text("utf-8")
    return [line for line in text.split("\n") if line and line[0] != "#"]


def read_records(file: str) -> Iterator[dict[str, str]]:
    """The rows of a data file under the names of its columns."""
    return csv.DictReader(read_lines(file), strict=True)


def _actor(record: dict[str, str], kind: ActorKind) -> Actor:
    within = record.get("within")
    return Actor(
        id=record["id"] if "id" in record else record["name"].lower(),
        name=record["name"],
        kind=kind,
        within=None if within in {None, "", INTERNATIONAL} else within,
    )


def _codes(record: dict[str, str]) -> StateCodes:
    return StateCodes(
        iso2=record["iso2"] or None,
        cow=int(record["cow"]) if record["cow"] else None,
        gw=int(record["gw"]) if record["gw"] else None,
    )


def _entries(actor: Actor, record: dict[str, str]) -> Iterator[tuple[str, Entry]]:
    since, until = _days(record)
    for words, role in _names(actor, record):
        for spelling in spellings(words, role):
            title = record.get("office") or ""
            yield spelling, Entry(actor=actor, role=role, since=since, until=until, title=title)


def _names(actor: Actor, record: dict[str, str]) -> Iterator[tuple[str, Role]]:
    if actor.kind is ActorKind.PERSON:
        yield from ((words, "person") for words in (actor.name, *_split(record["aliases"])))
        return
    yield actor.name, "name"
    for column, role in _COLUMNS.items():
        for words in _split(record.get(column, "")):
            yield words, "acronym" if role == "alias" and is_acronym(words) else role


def _split(field: str) -> Iterable[str]:
    return filter(None, field.split("|"))


def is_acronym(words: str) -> bool:
    """Whether an alias is written in capitals only, as "UN", "SPLM/A" and "M23" are."""
    return " " not in words and words == words.upper() and sum(map(str.isalpha, words)) > 0 and len(words) > 1


def spellings(words: str, role: Role) -> Iterator[str]:
    """A name as its file has it and as it is also printed: without accents, in the plural, dotted, at a sentence's start."""
    words = plain(words)
    yield words
    ascii_words = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode()
    if ascii_words != words and len(ascii_words) == len(words):
        yield ascii_words
    if words[0].islower():
        yield words[0].upper() + words[1:]
    if role == "demonym" and not words.endswith(_NO_PLURAL):
        yield words + "s"
    if role == "acronym" and len(words) < 5 and words.isascii() and words.isalpha():
        yield ".".join(words) + "."
        yield ".".join(words)


def _add(aliases: dict[str, tuple[Entry, ...]], words: str, entry: Entry) -> None:
    known = aliases.get(words, ())
    if entry.role == "person" or all(other.actor != entry.actor for other in known):
        aliases[words] = (*known, entry)


def _place_rows() -> dict[str, tuple[str, ...]]:
    """The rows of towns and regions by each of their spellings: regions first, then towns, the largest first."""
    rows: dict[str, tuple[str, ...]] = {}
    for row in read_lines("places.tsv"):
        name, others, _ = row.split("\t", 2)
        for words in (name, *others.split("|")) if others else (name,):
            known = rows.get(words)
            rows[words] = (row,) if known is None else (*known, row)
    for record in read_records("regions.csv"):
        for names in _split(record["names"]):
            for words in names.split("="):
                rows[words] = _with_region(rows.get(words, ()), names, record["within"])
    return rows


def _with_region(towns: tuple[str, ...], names: str, country: str) -> tuple[str, ...]:
    """The rows of a name with a region before them; a town of that name and country stands for both, as it has a point."""
    same = [row for row in towns if row.split("\t", 3)[2] == country]
    name, *others = names.split("=")
    region = [f"{row}{KNOWN}" for row in same] or [f"{name}\t{'|'.join(others)}\t{country}\t\t\t"]
    return (*region, *(row for row in towns if row not in same))
