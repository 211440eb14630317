"""Of which countries a document speaks, and which sense of a name that several bear follows from it."""

from __future__ import annotations

import tomllib
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from importlib.resources import files

from truceline.annotations.gazetteer import Entry, Gazetteer
from truceline.model import ActorKind, Token
from truceline.syntax import Tree

_LARGE = 100_000  # people: smaller towns are not meant by the bare name of another country's capital
_SEVERAL = 2  # other countries: a report that names fewer may still be on the country of the town
_NEAR = 2  # tokens from a town to the country beside it: "Valencia, Venezuela", "Valencia in Venezuela"

Sense = tuple[Entry, str]
"""A reading of a name, and why it is the one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A known name where it stands (half-open token range), what it may stand for, the most usual first, and its words."""

    first: int
    last: int
    head: int
    words: str
    entries: tuple[Entry, ...]


class Lands:
    """The countries of a document, told by the names in it that have one sense only."""

    def __init__(self, found: Sequence[Known], gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer
        self.named: Counter[str] = Counter()
        self.inside: Counter[str] = Counter()
        self.words: dict[str, Counter[str]] = defaultdict(Counter)
        self.at: dict[int, str] = {}
        self._regions: dict[str, bool] = {}
        for one in found:
            countries = {self.country(entry) for entry in one.entries}
            country = countries.pop() if len(countries) == 1 else None
            if country is not None and not one.entries[0].common:
                kind = one.entries[0].actor.kind
                self.named[country] += 1
                self.inside[country] += kind in (ActorKind.PLACE, ActorKind.TERRITORY)
                self.words[one.words][country] += 1
                if kind is ActorKind.STATE:
                    self.at[one.first] = country

    def country(self, entry: Entry) -> str | None:
        """The state that a reading's actor is or lies in."""
        return self.gazetteer.country_of(entry.actor.id) or entry.actor.within

    def others(self, one: Known) -> Counter[str]:
        """The countries that are named by other words than these."""
        return self.named - self.words[one.words]

    def sense(self, one: Known, tree: Tree, day: date | None) -> Sense | None:
        """The reading whose country the document names most; the most usual where that tells nothing.

        None where only a phrase of common words or a small town is left, whose country is nowhere named.
        """
        held = [entry for entry in one.entries if entry.role == "person" or _holds(entry, day)]
        held = held or list(one.entries)
        if tree.tokens[one.head].pos == "ADJ" and any(entry.role == "demonym" for entry in held):
            held = [entry for entry in held if entry.role == "demonym"]
        if held[0].role == "person":
            person = next((entry for entry in held if _holds(entry, day)), _out_of_office(held[0]))
            return person, "person"
        if held[0].actor.kind is ActorKind.PLACE:
            return None if self._is_stray(one, tree) else self._place(one, held)
        held = [entry for entry in held if not entry.common or self._count(entry)]
        if not held:
            return None
        town = None if _acts(tree, one.head) else self._other_town(one, held[0])
        best = max(held, key=self._count)
        return town or (best, best.role)

    def _place(self, one: Known, held: Sequence[Entry]) -> Sense | None:
        """Which of the towns of one name: that of the country beside it, else of the one spoken of most, else the largest."""
        after = {self.at.get(i) for i in range(one.last, one.last + _NEAR)} - {None}
        for entry in held:
            if self.country(entry) in after:
                return entry, self._why(entry, "named beside it") if len(held) > 1 else entry.role
        best = max(held, key=self._count)
        if len(held) == 1:
            return None if best.common and not self._count(best) else (best, best.role)
        if self._count(best):
            return best, self._why(best, "which the text speaks of")
        return None if held[0].common else (held[0], "place: the largest of its name")

    def _is_stray(self, one: Known, tree: Tree) -> bool:
        """Whether a small town's name is told to be a region's in a document that speaks of other countries alone.

        Nobody calls a town abroad "the Naka region": such a name stands for a land that no list knows under it.
        """
        countries = {self.country(entry) for entry in one.entries}
        if any(self.named[country or ""] > self.words[one.words][country or ""] for country in countries):
            return False
        if one.words not in self._regions:
            self._regions[one.words] = self._is_region(one.words, tree)
        return self._regions[one.words] and len(self.others(one)) >= _SEVERAL

    def _is_region(self, words: str, tree: Tree) -> bool:
        large = any(place.population >= _LARGE for place in self.gazetteer.places(words))
        named = (t for t in tree.tokens if t.text == words and t.dep == "compound")
        return not large and any(tree.tokens[t.head].lemma in words_of("regions") for t in named)

    def _why(self, entry: Entry, how: str) -> str:
        country = self.gazetteer.actor(entry.actor.within or "")
        return f"place: in {country.name if country else entry.actor.within}, {how}"

    def _count(self, entry: Entry) -> int:
        of = self.inside if entry.actor.kind is ActorKind.TERRITORY else self.named
        return of[self.country(entry) or ""]

    def _other_town(self, one: Known, usual: Entry) -> Sense | None:
        """A large town of a capital's name, in the country that the document speaks of most, where the capital's is not named."""
        own = self.country(usual)
        others = self.others(one)
        if usual.role != "capital" or own is None or others[own] or not others:
            return None
        country, _ = others.most_common(1)[0]
        for place in self.gazetteer.places(one.words):
            if place.actor.within == country and place.population >= _LARGE:
                entry = Entry(actor=place.actor, role="name")
                return entry, self._why(entry, "which the text speaks of")
        return None


def is_where(tree: Tree, head: int) -> bool:
    """Whether a name says where something is ("in Cairo"), not who acts."""
    token = _joined_to(tree, head)
    return token.dep == "pobj" and tree.tokens[token.head].text.lower() in words_of("locative")


@cache
def words_of(name: str) -> frozenset[str]:
    """A list of `senses.toml`."""
    lists = tomllib.loads(files(__package__).joinpath("senses.toml").read_text("utf-8"))
    return frozenset(lists[name])


def _acts(tree: Tree, head: int) -> bool:
    """Whether a name is the subject of what is told, as governments are ("London and Ottawa urged")."""
    return _joined_to(tree, head).dep == "nsubj"


def _joined_to(tree: Tree, head: int) -> Token:
    """The first of the words that a word is joined to by *and*."""
    token = tree.tokens[head]
    while token.dep == "conj":
        token = tree.tokens[token.head]
    return token


def _out_of_office(entry: Entry) -> Entry:
    """The person alone, whose office had ended or not begun."""
    return replace(entry, actor=replace(entry.actor, within=None))


def _holds(entry: Entry, day: date | None) -> bool:
    """Whether an entry's days hold a day; where no day is known, only what holds on all days is."""
    if day is None:
        return entry.since is None and entry.until is None
    return entry.holds(day)
