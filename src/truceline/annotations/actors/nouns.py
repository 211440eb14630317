"""The common nouns by which news names those who act, read once from `nouns.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True, kw_only=True)
class Nouns:
    """Sets of lemmas; what each is for stands in `nouns.toml`. `acting` are all nouns of those who act."""

    government: frozenset[str]
    office: frozenset[str]
    of_state: frozenset[str]
    group: frozenset[str]
    kinds: frozenset[str]
    generic: frozenset[str]
    home: frozenset[str]
    ruled: frozenset[str]
    of_government: frozenset[str]
    own: frozenset[str]
    abroad: frozenset[str]
    helping: frozenset[str]
    warlike: frozenset[str]
    troops: frozenset[str]
    states_own: frozenset[str]
    titles: frozenset[str]
    deeds: frozenset[str]
    idle: frozenset[str]
    counted: frozenset[str]
    counting: frozenset[str]
    paired: frozenset[str]
    common: frozenset[str]
    between: frozenset[str]
    neutral: frozenset[str]
    brokering: frozenset[str]
    misread: frozenset[str]
    against: frozenset[str]
    crowd: frozenset[str]
    single: frozenset[str]
    leagues: frozenset[str]
    bare: frozenset[str]
    sides: frozenset[str]
    bands: frozenset[str]
    armed: frozenset[str]
    people: frozenset[str]
    pair: frozenset[str]
    paired_posts: frozenset[str]
    paired_kinds: frozenset[str]
    person: frozenset[str]
    territory: frozenset[str]
    apart: frozenset[str]
    acting: frozenset[str]


@cache
def load_nouns() -> Nouns:
    """The nouns of `nouns.toml`."""
    lists = tomllib.loads(files(__package__).joinpath("nouns.toml").read_text("utf-8"))
    nouns = {name: frozenset(words) for name, words in lists.items()}
    acting = nouns["group"] | nouns["government"] | nouns["people"] | nouns["kinds"]
    return Nouns(acting=acting, **nouns)
