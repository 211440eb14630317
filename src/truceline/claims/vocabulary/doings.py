"""The words by which deeds are known that break a ceasefire or carry it out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from truceline.claims.vocabulary.source import read, read_lists


@dataclass(frozen=True, slots=True, kw_only=True)
class BreachWords:
    """How news tells that a ceasefire is broken without saying so; see `breaches.toml`."""

    fights: frozenset[str]
    attacks: frozenset[str]
    unwarlike: frozenset[str]
    carries: frozenset[str]
    rains: frozenset[str]
    projectiles: frozenset[str]
    perceives: frozenset[str]
    sounds: frozenset[str]
    sounding: frozenset[str]
    many: frozenset[str]
    losses: frozenset[str]
    ranks: frozenset[str]
    goes_on: frozenset[str]
    ceases: frozenset[str]
    despite: frozenset[str]
    later: frozenset[str]
    meanwhile: frozenset[str]
    contrast: frozenset[str]
    defiance: frozenset[str]
    presses: frozenset[str]
    pledges: frozenset[str]
    spans: frozenset[str]
    parts: frozenset[str]
    barely: frozenset[str]
    unmade: frozenset[str]
    breaches: frozenset[str]
    breaking: frozenset[str]
    provisions: frozenset[str]
    neglects: frozenset[str]
    shuns: frozenset[str]
    begins: frozenset[str]
    other_rules: frozenset[str]
    endangers: frozenset[str]
    danger: frozenset[str]
    blows: frozenset[str]
    wavers: frozenset[str]
    suffers: frozenset[str]
    shaky: frozenset[str]
    casts: frozenset[str]
    reports: frozenset[str]
    accusations: frozenset[str]
    protests: frozenset[str]
    calling: frozenset[str]
    claims: frozenset[str]
    several: frozenset[str]
    lines: frozenset[str]
    crosses: frozenset[str]
    forces: frozenset[str]
    worries: frozenset[str]
    offices: frozenset[str]
    ending: frozenset[str]
    holding: frozenset[str]
    guilty: frozenset[str]
    summoning: frozenset[str]
    protesting: frozenset[str]


@cache
def breach_words() -> BreachWords:
    """The words of `breaches.toml`."""
    return BreachWords(**read_lists("breaches.toml"))


@dataclass(frozen=True, slots=True, kw_only=True)
class DeedKind:
    """A kind of deed that carries out a term; see `deeds.toml`."""

    term: str
    verbs: frozenset[str]
    things: frozenset[str]
    moves: frozenset[str]
    movers: frozenset[str]
    nouns: frozenset[str]
    alone: frozenset[str]
    ways: frozenset[str]
    among: frozenset[str]
    places: bool
    passive: bool
    withheld: bool
    linked: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DeedWords:
    """How news tells that terms are carried out; see `deeds.toml`. `by_word` has the kinds of each verb and noun."""

    by_word: Mapping[str, tuple[DeedKind, ...]]
    light: frozenset[str]
    put_off: frozenset[str]
    shelving: frozenset[str]
    only_shelving: frozenset[str]
    put: frozenset[str]
    stalling: frozenset[str]
    prompting: frozenset[str]
    barring: frozenset[str]
    returning: frozenset[str]
    deadlines: frozenset[str]
    missing: frozenset[str]
    letting: frozenset[str]
    again: frozenset[str]
    on: frozenset[str]
    off: frozenset[str]
    seeming: frozenset[str]
    begun: frozenset[str]
    expected: frozenset[str]
    wanted: frozenset[str]
    abstract: frozenset[str]
    links: frozenset[str]
    anywhere: frozenset[str]
    watching: frozenset[str]
    announcing: frozenset[str]
    requires: frozenset[str]
    telling: frozenset[str]
    doing: frozenset[str]
    retreats: frozenset[str]
    away: frozenset[str]


@cache
def deed_words() -> DeedWords:
    """The words of `deeds.toml`."""
    lists = read("deeds.toml")
    by_word: dict[str, tuple[DeedKind, ...]] = {}
    for kind in map(_deed_kind, lists["kinds"]):
        for word in kind.verbs | kind.moves | kind.nouns:
            by_word[word] = (*by_word.get(word, ()), kind)
    return DeedWords(by_word=by_word, **{name: frozenset(words) for name, words in lists["words"].items()})


def _deed_kind(entry: dict[str, Any]) -> DeedKind:
    lists = {
        name: frozenset(entry.get(name, ()))
        for name in ("verbs", "things", "moves", "movers", "nouns", "alone", "ways", "among")
    }
    return DeedKind(
        term=entry["term"],
        places=entry.get("places", False),
        passive=entry.get("passive", False),
        withheld=entry.get("withheld", False),
        linked=entry.get("linked", False),
        **lists,
    )
