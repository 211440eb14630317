"""Names that the gazetteer knows, each in the one sense that the document has it in."""

from __future__ import annotations

import tomllib
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from importlib.resources import files

from truceline.annotations.gazetteer import Entry, Gazetteer
from truceline.annotations.parse import Parse
from truceline.model import Actor, ActorKind, Token
from truceline.syntax import Tree

_LARGE = 100_000  # people: smaller towns are not meant by the bare name of another country's capital
_LANDS = (ActorKind.PLACE, ActorKind.TERRITORY)


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A known name where it stands (half-open token range), what it may stand for, the most usual first, and its words."""

    first: int
    last: int
    head: int
    words: str
    entries: tuple[Entry, ...]


def find_known(
    parse: Parse, tree: Tree, gazetteer: Gazetteer, text: str, day: date | None
) -> list[tuple[Known, Entry]]:
    """The known names of a text in order, each with its sense; what is only part of a person's name is left out.

    `day` is the day of publication: states and offices that had ended or not begun by then are not meant.
    """
    people = [(first, last) for first, last, label in parse.entities if label == "PERSON"]
    found = [one for one in _candidates(parse, tree, gazetteer, text) if not _in_person(one, parse, people)]
    lands = _Lands(found, gazetteer)
    named = _full_names(parse, found, people)
    chosen = []
    for one in found:
        entry = _town_in_america(one, parse, gazetteer) or lands.sense(one, tree, day)
        person = _person_meant(one, entry, parse, tree, named, lands)
        if person is not None:
            chosen.append((one, person))
        elif entry is not None:
            chosen.append((one, entry))
    return chosen


def is_where(tree: Tree, head: int) -> bool:
    """Whether a name says where something is ("in Cairo"), not who acts."""
    token = _joined_to(tree, head)
    return token.dep == "pobj" and tree.tokens[token.head].text.lower() in _words()["locative"]


def _acts(tree: Tree, head: int) -> bool:
    """Whether a name is the subject of what is told, as governments are ("London and Ottawa urged")."""
    return _joined_to(tree, head).dep == "nsubj"


def _joined_to(tree: Tree, head: int) -> Token:
    """The first of the words that a word is joined to by *and*."""
    token = tree.tokens[head]
    while token.dep == "conj":
        token = tree.tokens[token.head]
    return token


def _candidates(parse: Parse, tree: Tree, gazetteer: Gazetteer, text: str) -> Iterator[Known]:
    starts = [token.start for token in parse.tokens]
    for start, end, entries in gazetteer.find(text):
        first, last = _range(parse.tokens, starts, start, end)
        if first < last:
            words = " ".join(text[start:end].split())
            yield Known(first=first, last=last, head=tree.head_of(first, last), words=words, entries=entries)


def _range(tokens: Sequence[Token], starts: list[int], start: int, end: int) -> tuple[int, int]:
    """The tokens that lie in a range of the text, half-open; empty where the range cuts a token's beginning."""
    first = bisect_left(starts, start)
    last = bisect_left(starts, end)
    if first >= len(tokens) or tokens[first].start != start:
        return 0, 0
    return first, last


def _in_person(one: Known, parse: Parse, people: list[tuple[int, int]]) -> bool:
    """Whether a name is only part of a person's ("Michael Jordan"); a first demonym is a title ("Russian Putin")."""
    role = one.entries[0].role
    if role == "demonym":
        return False
    for first, last in people:
        if first <= one.first and one.last <= last and last - first > one.last - one.first:
            if role != "person":
                return True
            full = one.entries[0].actor.name.split()
            rest = [t.text for t in parse.tokens[first : one.first]] + [
                t.text for t in parse.tokens[one.last : last]
            ]
            return any(word[0].isupper() and word not in full and len(word.strip(".")) > 1 for word in rest)
    return False


class _Lands:
    """Of which countries a document speaks, told by the names that have one sense only."""

    def __init__(self, found: Sequence[Known], gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer
        self.named: Counter[str] = Counter()
        self.inside: Counter[str] = Counter()
        self.words: dict[str, Counter[str]] = defaultdict(Counter)
        for one in found:
            countries = {gazetteer.country_of(entry.actor.id) or entry.actor.within for entry in one.entries}
            country = countries.pop() if len(countries) == 1 else None
            if country is not None and not one.entries[0].common:
                self.named[country] += 1
                self.inside[country] += one.entries[0].actor.kind in _LANDS
                self.words[one.words][country] += 1

    def sense(self, one: Known, tree: Tree, day: date | None) -> Entry | None:
        """The reading whose country the document names most; the most usual where that tells nothing.

        None where only a phrase of common words is left ("the eastern front"), whose country is nowhere named.
        """
        held = [entry for entry in one.entries if entry.role == "person" or _holds(entry, day)] or [
            *one.entries
        ]
        if tree.tokens[one.head].pos == "ADJ" and any(entry.role == "demonym" for entry in held):
            held = [entry for entry in held if entry.role == "demonym"]
        held = [entry for entry in held if not entry.common or self._count(entry)]
        if not held:
            return None
        if held[0].role == "person":
            return next((entry for entry in held if _holds(entry, day)), _out_of_office(held[0]))
        town = None if _acts(tree, one.head) else self._other_town(one, held[0])
        return town or max(held, key=self._count)

    def _count(self, entry: Entry) -> int:
        country = self.gazetteer.country_of(entry.actor.id)
        if country is None:
            return 0
        return (self.inside if entry.actor.kind in _LANDS else self.named)[country]

    def _other_town(self, one: Known, usual: Entry) -> Entry | None:
        """A large town of a capital's name, in the one country that the document is about, where that capital's is not named."""
        own = self.gazetteer.country_of(usual.actor.id)
        others = self.named - self.words[one.words]
        if usual.role != "capital" or own is None or others[own] or not others:
            return None
        country, _ = others.most_common(1)[0]
        for place in self.gazetteer.places(one.words):
            if place.actor.within == country and place.population >= _LARGE:
                return Entry(actor=place.actor, role="name")
        return None


def _out_of_office(entry: Entry) -> Entry:
    """The person alone, whose office had ended or not begun."""
    return replace(entry, actor=replace(entry.actor, within=None))


def _holds(entry: Entry, day: date | None) -> bool:
    """Whether an entry's days hold a day; nobody is known to be in office where no day is known."""
    if day is None:
        return entry.role != "person"
    return (entry.since is None or entry.since <= day) and (entry.until is None or day <= entry.until)


def _full_names(
    parse: Parse, found: Sequence[Known], people: list[tuple[int, int]]
) -> dict[str, tuple[int, Actor]]:
    """Persons named in full, by first and last word: from which token on they are known."""
    taken = {i for one in found for i in range(one.first, one.last)}
    named: dict[str, tuple[int, Actor]] = {}
    for first, last in people:
        words = [token.text for token in parse.tokens[first:last] if token.text not in ("'s", "’s")]
        if (
            len(words) < 2
            or not taken.isdisjoint(range(first, last))
            or not all(word[0].isupper() for word in words)
        ):
            continue
        name = " ".join(words)
        actor = Actor(id=name.casefold(), name=name, kind=ActorKind.PERSON)
        for word in (words[0], words[-1]):
            named.setdefault(word, (last, actor))
    return named


def _person_meant(
    one: Known,
    entry: Entry | None,
    parse: Parse,
    tree: Tree,
    named: dict[str, tuple[int, Actor]],
    lands: _Lands,
) -> Entry | None:
    """The person of this name: after a title, or named in full before, where the document speaks of no such country."""
    if entry is None or entry.role not in ("name", "alias", "capital") or one.last - one.first > 1:
        return None
    if one.first and parse.tokens[one.first - 1].text.lower() in _words()["titles"]:
        _, actor = named.get(
            one.words, (0, Actor(id=one.words.casefold(), name=one.words, kind=ActorKind.PERSON))
        )
        return Entry(actor=actor, role="person")
    known = named.get(one.words)
    if known is None or one.first < known[0] or is_where(tree, one.head):
        return None
    country = lands.gazetteer.country_of(entry.actor.id)
    elsewhere = (lands.named - lands.words[one.words])[country or ""]
    return None if elsewhere else Entry(actor=known[1], role="person")


def _town_in_america(one: Known, parse: Parse, gazetteer: Gazetteer) -> Entry | None:
    """The American town in "Lebanon, Ohio": a name that a comma and a state of the United States follow."""
    after = [token.text for token in parse.tokens[one.last : one.last + 3]]
    if after[:1] != [","] or one.entries[0].role not in ("name", "capital"):
        return None
    states = (place for words in (after[1:2], after[1:3]) for place in gazetteer.places(" ".join(words)))
    if not any(place.actor.within == "USA" and place.latitude is None for place in states):
        return None
    slug = one.words.lower().replace(" ", "-")
    return Entry(
        actor=Actor(id=f"USA-{slug}", name=one.words, kind=ActorKind.PLACE, within="USA"), role="name"
    )


@cache
def _words() -> dict[str, frozenset[str]]:
    lists = tomllib.loads(files(__package__).joinpath("senses.toml").read_text("utf-8"))
    return {name: frozenset(words) for name, words in lists.items()}
