"""A language's words and forms of time, read from the data file beside this module."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """One rule of the data file: a pattern over the vocabulary and the function that reads what it matches.

    `opens` says what may follow after a dash ("May 4-5", "1955-57"): `day`, `year` or nothing. Where `doubt` matches
    ("March": a month or a name), the words count only if what stands before them matches `settled`.
    """

    name: str
    reads: str
    pattern: str
    opens: str = ""
    doubt: str = ""
    settled: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """The words of a language by class (`words["month"]["June"] == "6"`), its named forms and its rules.

    The classes in `proper` are matched as written or in capitals; all others with either case of the first letter.
    """

    words: Mapping[str, Mapping[str, str]]
    proper: frozenset[str]
    forms: Mapping[str, str]
    starts: tuple[str, ...]
    rules: tuple[Form, ...]
    zones: Mapping[str, str]
    tense: Mapping[str, str]


@cache
def vocabulary(language: str = "en") -> Vocabulary:
    """The vocabulary of a language, by its ISO 639-1 code; read once.

    Raises FileNotFoundError where there is no data file for the language.
    """
    data = tomllib.loads(files(__package__).joinpath(f"{language}.toml").read_text(encoding="utf-8"))
    return Vocabulary(
        words=MappingProxyType({**data["names"], **data["words"]}),
        proper=frozenset(data["names"]),
        forms=data["forms"],
        starts=(*(f"{{:{name}}}" for name in data["starts"]["words"]), *data["starts"]["also"]),
        rules=tuple(Form(**rule) for rule in data["rules"]),
        zones=data["zones"],
        tense=data["tense"],
    )
