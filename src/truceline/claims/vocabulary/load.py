"""Reads the vocabulary files into values."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from truceline.claims.vocabulary.source import read, read_lists
from truceline.model import Act


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """Words that show an act when a ceasefire stands at the right place to them; see `acts/agree.toml`."""

    act: Act
    words: frozenset[str]
    at: frozenset[str]
    with_: tuple[str, ...] = ()
    without: frozenset[str] = frozenset()
    by: str = "subject"
    needs: str = ""
    lacks: str = ""
    finite: bool = False
    infinite: bool = False
    infinitives: bool = False
    none: bool = False
    pos: str = ""
    must: bool = False
    negated: bool = False
    future: bool = False
    wish: bool = False
    conditional: bool = False
    longer: bool = False
    swallows: bool = False
    planned: bool = False
    aside: bool = False
    verbal: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CeasefireWords:
    """How a ceasefire is named; see `ceasefires.toml`."""

    terms: re.Pattern[str]
    agreements: frozenset[str]
    anaphors: frozenset[str]
    echoes: frozenset[str]
    others: frozenset[str]
    transparent: frozenset[str]
    stopping: frozenset[str]
    stopping_with: Mapping[str, frozenset[str]]
    fighting: frozenset[str]
    attacking: frozenset[str]
    falling: frozenset[str]
    silent: frozenset[str]
    guns: frozenset[str]
    acting: frozenset[str]
    armed: frozenset[str]
    light: frozenset[str]
    fresh: frozenset[str]
    brokering: frozenset[str]
    mediation: frozenset[str]
    proposals: frozenset[str]
    offers: frozenset[str]
    resolutions: frozenset[str]
    texts: frozenset[str]
    talks: frozenset[str]
    appeals: frozenset[str]
    conditions: frozenset[str]
    containing: frozenset[str]
    moves: frozenset[str]
    vague: frozenset[str]
    prolonging: frozenset[str]
    accords: frozenset[str]
    minded: frozenset[str]
    of_several: frozenset[str]

    @property
    def kinds(self) -> Mapping[str, frozenset[str]]:
        """The words that a frame's `needs` and `lacks` name."""
        return {
            "fighting": self.fighting,
            "agreement": self.agreements,
            "proposal": self.proposals,
            "offer": self.offers,
            "resolution": self.resolutions,
            "talks": self.talks,
            "appeals": self.appeals,
            "conditions": self.conditions,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class NearbyWords:
    """What tells an act of a ceasefire without naming it; see `nearby.toml`."""

    act: Act
    by: str
    answers: bool
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class SideWords:
    """How news tells who fights whom and who mediates; see `sides.toml`."""

    contests: frozenset[str]
    divided: frozenset[str]
    attacks: frozenset[str]
    killings: frozenset[str]
    onto: frozenset[str]
    attacking: frozenset[str]
    clashing: frozenset[str]
    launching: frozenset[str]
    blaming: frozenset[str]
    slights: frozenset[str]
    together: frozenset[str]
    hostile: frozenset[str]
    meeting: frozenset[str]
    military: frozenset[str]
    nameless: frozenset[str]
    ruling: frozenset[str]
    including: frozenset[str]
    captives: frozenset[str]
    freeing: frozenset[str]
    binding: frozenset[str]
    offers: frozenset[str]
    telling: frozenset[str]
    giving: frozenset[str]
    alone: frozenset[str]
    voting: frozenset[str]
    mediating: frozenset[str]
    watching: frozenset[str]
    between_them: frozenset[str]
    bringing: frozenset[str]
    securing: frozenset[str]
    mediator: frozenset[str]
    standing: frozenset[str]
    mediated: frozenset[str]
    credited: frozenset[str]


@cache
def frames() -> dict[str, tuple[Frame, ...]]:
    """The frames of `acts/`, by the word that shows them; each file bears the name of its act."""
    by_word: dict[str, list[Frame]] = {}
    for act in Act:
        for entry in _frames_of(act):
            frame = _frame(act, entry)
            for word in frame.words:
                by_word.setdefault(word, []).append(frame)
    return {word: tuple(found) for word, found in by_word.items()}


def _frames_of(act: Act) -> list[dict[str, Any]]:
    """The frames of one act; none where it has no file (`mention` needs no words)."""
    name = f"acts/{act}.toml"
    return list(read(name)["frames"]) if files(__package__).joinpath(name).is_file() else []


def _frame(act: Act, entry: dict[str, Any]) -> Frame:
    return Frame(
        act=act,
        words=frozenset(entry["words"]),
        at=frozenset(entry["at"]),
        with_=tuple(entry.get("with", ())),
        without=frozenset(entry.get("without", ())),
        by=entry.get("by", "subject"),
        needs=entry.get("needs", ""),
        lacks=entry.get("lacks", ""),
        finite=entry.get("finite", False),
        infinite=entry.get("infinite", False),
        infinitives=entry.get("infinitives", False),
        none=entry.get("none", False),
        pos=entry.get("pos", ""),
        must=entry.get("must", False),
        negated=entry.get("negated", False),
        future=entry.get("future", False),
        wish=entry.get("wish", False),
        conditional=entry.get("conditional", False),
        longer=entry.get("longer", False),
        swallows=entry.get("swallows", False),
        planned=entry.get("planned", False),
        aside=entry.get("aside", False),
        verbal=entry.get("verbal", False),
    )


@cache
def ceasefire_words() -> CeasefireWords:
    """The words of `ceasefires.toml`."""
    lists = read("ceasefires.toml")
    terms = re.compile(rf"(?<![\w-])(?:{'|'.join(lists.pop('terms'))})(?![\w-])", re.IGNORECASE)
    beside = {verb: frozenset(words) for verb, words in lists.pop("stopping_with").items()}
    return CeasefireWords(
        terms=terms, stopping_with=beside, **{name: frozenset(words) for name, words in lists.items()}
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class DoingWords:
    """How news tells who does what a noun names; see `doing.toml`."""

    carrying: frozenset[str]
    headline: frozenset[str]
    talking: frozenset[str]
    conversations: frozenset[str]
    meeting: frozenset[str]
    settling: frozenset[str]
    judging: frozenset[str]
    beside: frozenset[str]
    partitive: frozenset[str]
    suffering: frozenset[str]
    striking: frozenset[str]
    attacking: frozenset[str]
    moving: frozenset[str]
    steering: frozenset[str]
    causing: frozenset[str]
    onus: frozenset[str]
    measures: frozenset[str]
    events: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class TalkWords:
    """Talks that take up a ceasefire; see `talks.toml`."""

    nouns: frozenset[str]
    loose: frozenset[str]
    bare: frozenset[str]
    kinds: frozenset[str]
    unspoken: frozenset[str]
    happens: frozenset[str]
    states: frozenset[str]
    done: frozenset[str]
    refused: frozenset[str]
    reaching: Mapping[str, frozenset[str]]
    seeking_verbs: frozenset[str]
    seeking_nouns: frozenset[str]
    sought: frozenset[str]
    asides: frozenset[str]
    promising: frozenset[str]
    trying: frozenset[str]
    offering: frozenset[str]
    mediating: frozenset[str]
    verbs: frozenset[str]
    meets: frozenset[str]
    delegates: frozenset[str]
    sending: frozenset[str]
    stages: frozenset[str]
    portions: frozenset[str]
    yielding: frozenset[str]
    cancelling: frozenset[str]
    onward: frozenset[str]
    bygone: frozenset[str]


@cache
def talk_words() -> TalkWords:
    """The words of `talks.toml`."""
    lists = read("talks.toml")
    reaching = {preposition: frozenset(verbs) for preposition, verbs in lists.pop("reaching").items()}
    seeking = {f"seeking_{kind}": words for kind, words in lists.pop("seeking").items()}
    return TalkWords(
        reaching=reaching, **{name: frozenset(words) for name, words in {**lists, **seeking}.items()}
    )


@cache
def doing_words() -> DoingWords:
    """The words of `doing.toml`."""
    return DoingWords(**read_lists("doing.toml"))


@dataclass(frozen=True, slots=True, kw_only=True)
class FigurativeWords:
    """What shows that a truce ends no fighting; see `figurative.toml`."""

    kinds: frozenset[str]
    quarrels: frozenset[str]
    warlike: frozenset[str]
    matters: frozenset[str]
    works: frozenset[str]
    armed: frozenset[str]


@cache
def figurative_words() -> FigurativeWords:
    """The words of `figurative.toml`."""
    return FigurativeWords(**read_lists("figurative.toml"))


@cache
def nearby_words() -> tuple[NearbyWords, ...]:
    """The entries of `nearby.toml`."""
    return tuple(
        NearbyWords(
            act=Act(entry["act"]),
            by=entry.get("by", "none"),
            answers=entry.get("answers", False),
            pattern=re.compile("|".join(entry["patterns"]), re.IGNORECASE),
        )
        for entry in read("nearby.toml")["acts"]
    )


@cache
def side_words() -> SideWords:
    """The words of `sides.toml`."""
    return SideWords(**read_lists("sides.toml"))
