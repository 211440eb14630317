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
class EventWords:
    """How events are named that times are counted from; all but `apart` and `usual` are patterns.

    `heads` are the nouns by class, `acts` verbs that tell of such an event without its noun, `usual` the kind meant where such a noun stands alone, `verbs` and `nouns` the words
    for each kind of happening. `apart` are words that tell two events of one kind apart. The rest stands between these.
    """

    heads: Mapping[str, str]
    acts: Mapping[str, str]
    usual: Mapping[str, str]
    verbs: Mapping[str, str]
    nouns: Mapping[str, str]
    apart: frozenset[str]
    apart_from: str
    on: str
    of: str
    the: str
    relative: str
    helpers: str

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of happening: start, end and so on."""
        return tuple(self.verbs)


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """The words of a language by class (`words["month"]["June"] == "6"`), its named forms and its rules.

    The classes in `proper` are matched as written or in capitals; all others with either case of the first letter.
    `starts` gives for each class the words, in lower case, that its expressions begin with.
    """

    words: Mapping[str, Mapping[str, str]]
    proper: frozenset[str]
    forms: Mapping[str, str]
    starts: Mapping[str, frozenset[str]]
    rules: tuple[Form, ...]
    zones: Mapping[str, str]
    midnight: Mapping[str, str]
    joining: Mapping[str, str]
    tails: Mapping[str, str]
    tense: Mapping[str, str]
    narration: Mapping[str, str]
    bounds: Mapping[str, str]
    stretches: Mapping[str, str]
    events: EventWords


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
        rules=tuple(Form(**{**rule, "starts": tuple(rule["starts"])}) for rule in data["rules"]),
        zones=data["zones"],
        midnight=data["midnight"],
        joining=data["joining"],
        tails=data["tails"],
        tense=data["tense"],
        narration=data["narration"],
        bounds=_by_words(data["bounds"]),
        stretches=data["stretches"],
        events=EventWords(**{**data["events"], "apart": frozenset(data["events"]["apart"])}),
    )


def _by_words(table: Mapping[str, str]) -> dict[str, str]:
    return {words: name for name, choice in table.items() for words in choice.split("|")}


def _starts(
    words: Mapping[str, Mapping[str, str]], more: Mapping[str, list[str]]
) -> dict[str, frozenset[str]]:
    starts = {
        name: frozenset(_WORD.findall(entry.lower())[0] for entry in table) for name, table in words.items()
    }
    return starts | {name: frozenset(entries) for name, entries in more.items()}
