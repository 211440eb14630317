"""A language's words and forms of time, read from the data file beside this module."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

_WORD = re.compile(r"[a-z0-9]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """One rule of the data file: a pattern over the vocabulary and the function that reads what it matches.

    `opens` says what may follow after a dash ("May 4-5", "1955-57"): `day`, `year` or nothing. Where `doubt` matches
    ("March": a month or a name), the words count only if what stands before them matches `settled`.
    """

    name: str
    reads: str
    pattern: str
    starts: tuple[str, ...]
    opens: str = ""
    doubt: str = ""
    settled: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """The words of a language by class (`words["month"]["June"] == "6"`), its named forms and its rules.

    The classes in `proper` are matched as written or in capitals; all others with either case of the first letter.
    `starts` gives for each class the words, in lower case, that its expressions begin with. Those of the classes in
    `leads` begin one only before a word that is `inside` the vocabulary ("the day" against "the army").
    """

    words: Mapping[str, Mapping[str, str]]
    proper: frozenset[str]
    forms: Mapping[str, str]
    starts: Mapping[str, frozenset[str]]
    leads: frozenset[str]
    inside: frozenset[str]
    rules: tuple[Form, ...]
    zones: Mapping[str, str]
    midnight: Mapping[str, str]
    joining: Mapping[str, str]
    tense: Mapping[str, str]


@cache
def vocabulary(language: str = "en") -> Vocabulary:
    """The vocabulary of a language, by its ISO 639-1 code; read once.

    Raises FileNotFoundError where there is no data file for the language.
    """
    data = tomllib.loads(files(__package__).joinpath(f"{language}.toml").read_text(encoding="utf-8"))
    short = {name: zone for name, zone in data["zones"].items() if name.isupper()}
    names = {**data["names"], "abbreviation": short}
    words: Mapping[str, Mapping[str, str]] = MappingProxyType({**names, **data["words"]})
    return Vocabulary(
        words=words,
        proper=frozenset(names),
        forms=data["forms"],
        starts=MappingProxyType(_starts(words, data["starts"])),
        leads=frozenset(data["leads"]["classes"]),
        inside=frozenset(_single_words(words)) | frozenset(data["leads"]["more"]),
        rules=tuple(Form(**{**rule, "starts": tuple(rule["starts"])}) for rule in data["rules"]),
        zones=data["zones"],
        midnight=data["midnight"],
        joining=data["joining"],
        tense=data["tense"],
    )


def _starts(
    words: Mapping[str, Mapping[str, str]], more: Mapping[str, list[str]]
) -> dict[str, frozenset[str]]:
    starts = {
        name: frozenset(_WORD.findall(entry.lower())[0] for entry in table) for name, table in words.items()
    }
    return starts | {name: frozenset(entries) for name, entries in more.items()}


def _single_words(words: Mapping[str, Mapping[str, str]]) -> set[str]:
    return {word for table in words.values() for entry in table for word in _WORD.findall(entry.lower())}
