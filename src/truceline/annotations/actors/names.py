"""Names in a document: those the gazetteer knows and those the entity recogniser finds."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from truceline.annotations.actors.nouns import load_nouns
from truceline.annotations.gazetteer import Entry, Gazetteer
from truceline.annotations.parse import Parse
from truceline.model import Actor, ActorKind, Token
from truceline.syntax import Tree

_KINDS = {
    "PERSON": ActorKind.PERSON,
    "ORG": ActorKind.ORGANISATION,
    "NORP": ActorKind.GROUP,
    "GPE": ActorKind.PLACE,
    "LOC": ActorKind.PLACE,
    "FAC": ActorKind.PLACE,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A name as it stands: half-open token range, the token that heads it, who it names, and in which role.

    `role` is the gazetteer's (`name`, `capital`, `demonym`, …) or `entity` for what only the recogniser found.
    """

    first: int
    last: int
    head: int
    actor: Actor
    role: str


def find_names(text: str, parse: Parse, tree: Tree, gazetteer: Gazetteer) -> list[Name]:
    """The names of a document in order, none overlapping; the gazetteer's reading goes before the recogniser's."""
    known = list(_known(text, parse, tree, gazetteer))
    taken = {i for name in known for i in range(name.first, name.last)}
    found = [name for name in _found(text, parse, tree) if not gazetteer.get(name.actor.name) and taken.isdisjoint(range(name.first, name.last))]
    return sorted((*known, *found), key=lambda name: name.first)


def _known(text: str, parse: Parse, tree: Tree, gazetteer: Gazetteer) -> Iterable[Name]:
    starts = [token.start for token in parse.tokens]
    people = [(first, last) for first, last, label in parse.entities if label == "PERSON"]
    for start, end, entries in gazetteer.find(text):
        first, last = _range(parse.tokens, starts, start, end)
        if first == last or _in_person(first, last, people, entries):
            continue
        head = tree.head_of(first, last)
        entry = _usual(entries, parse.tokens[head])
        yield Name(first=first, last=last, head=head, actor=entry.actor, role=entry.role)


def _range(tokens: Sequence[Token], starts: list[int], start: int, end: int) -> tuple[int, int]:
    """The tokens that lie in a range of the text, half-open; empty where the range cuts a token's beginning."""
    first = bisect_left(starts, start)
    last = bisect_left(starts, end)
    if first >= len(tokens) or tokens[first].start != start:
        return 0, 0
    return first, last


def _in_person(first: int, last: int, people: list[tuple[int, int]], entries: tuple[Entry, ...]) -> bool:
    """Whether a place name is only part of a person's ("Michael Jordan"); a first demonym is a title ("Russian Putin")."""
    if entries[0].role in ("demonym", "person"):
        return False
    return any(one <= first and last <= other and other - one > last - first for one, other in people)


def _usual(entries: tuple[Entry, ...], head: Token) -> Entry:
    """The first reading; a word that the parse takes for an adjective is read as a demonym where it can be one."""
    if head.pos == "ADJ":
        return next((entry for entry in entries if entry.role == "demonym"), entries[0])
    return entries[0]


def _found(text: str, parse: Parse, tree: Tree) -> Iterable[Name]:
    for start, end, label in parse.entities:
        first, last = _grow(parse.tokens, *_trim(parse.tokens, start, end), label)
        common = last - first == 1 and parse.tokens[first].lemma in load_nouns().group | load_nouns().common
        if label == "NORP" and first < last and text[parse.tokens[first].start].islower():
            continue  # "communist" names nobody
        if label in _KINDS and first < last and not common:  # "Rebels" at the head of a sentence is no name
            words = " ".join(text[parse.tokens[first].start : parse.tokens[last - 1].end].split())
            actor = Actor(id=words.casefold(), name=words, kind=_KINDS[label])
            yield Name(first=first, last=last, head=tree.head_of(first, last), actor=actor, role="entity")


def _grow(tokens: Sequence[Token], first: int, last: int, label: str) -> tuple[int, int]:
    """A person's range with the surname that the recogniser left out ("Raila" of "Raila Odinga")."""
    while (
        label == "PERSON"
        and last < len(tokens)
        and tokens[last].pos == "PROPN"
        and tokens[last - 1].head == last
        and tokens[last - 1].dep == "compound"
    ):
        last += 1
    return first, last


def _trim(tokens: Sequence[Token], first: int, last: int) -> tuple[int, int]:
    """The range without an article before it or a possessive mark after it."""
    while first < last and tokens[first].text.lower() in ("the", "a", "an"):
        first += 1
    while first < last and tokens[last - 1].text in ("'s", "’s", "'", "’"):
        last -= 1
    return first, last
