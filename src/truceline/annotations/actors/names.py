"""Names in a document: those the gazetteer knows and those the entity recogniser finds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from truceline.annotations.actors.known import find_known
from truceline.annotations.actors.lands import Known, Sense, is_where, words_of
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
class Held:
    """An office that the gazetteer knows a person to hold: whom it speaks for, and the words that say so and how long."""

    actor: Actor
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A name as it stands: half-open token range, the token that heads it, who it names, and in which role.

    `role` is the gazetteer's (`name`, `capital`, `demonym`, …) or `entity` for what only the recogniser found, `reason` why it is the sense of a name
    that has several. `also`
    are those whom the name stands for beside the first ("the Koreas"), `place` is the town that a capital's name is used
    for ("in Cairo"), `office` whom a person spoke for on the day of the report.
    """

    first: int
    last: int
    head: int
    actor: Actor
    role: str
    reason: str = ""
    also: tuple[Actor, ...] = ()
    place: Actor | None = None
    office: Held | None = None


def find_names(
    text: str, parse: Parse, tree: Tree, gazetteer: Gazetteer, day: date | None = None
) -> list[Name]:
    """The names of a document in order, none overlapping; the gazetteer's reading goes before the recogniser's.

    `day` is the day of publication, which tells who held an office then.
    """
    read = find_known(parse, tree, gazetteer, text, day)
    known = [_name(one, sense, tree, gazetteer) for one, sense in read if sense is not None]
    taken = {i for one, _ in read for i in range(one.first, one.last)}
    found = [name for name in _found(text, parse, tree) if taken.isdisjoint(range(name.first, name.last))]
    return sorted((*known, *_in_full(found)), key=lambda name: name.first)


def _in_full(found: Iterable[Name]) -> Iterator[Name]:
    """The names, with one of a person's taken for the person named in full before ("Ana Ruiz … Ms Ruiz", "Anwar Ibrahim … Anwar")."""
    people: dict[str, Actor] = {}
    for name in found:
        words = name.actor.name.split()
        surname = words[-1].rpartition("-")[2].casefold()
        if len(words) > 1 and name.actor.kind is ActorKind.PERSON:
            people.setdefault(surname, name.actor)
            people.setdefault(words[0].casefold(), name.actor)
        yield replace(name, actor=people.get(surname, name.actor)) if len(words) == 1 else name


def _name(one: Known, sense: Sense, tree: Tree, gazetteer: Gazetteer) -> Name:
    entry, reason = sense
    others = tuple(actor for actor_id in entry.also if (actor := gazetteer.actor(actor_id)))
    place = None
    if entry.role == "capital" and is_where(tree, one.head):
        towns = gazetteer.places(one.words)
        place = next(
            (town.actor for town in towns if town.actor.within == gazetteer.country_of(entry.actor.id)), None
        )
    return Name(
        first=one.first,
        last=one.last,
        head=one.head,
        actor=entry.actor,
        role=entry.role,
        reason=reason,
        also=others,
        place=place,
        office=_office(entry, gazetteer),
    )


def _office(entry: Entry, gazetteer: Gazetteer) -> Held | None:
    """The office that a person holds for a state or group; those of organisations act for themselves."""
    actor = gazetteer.actor(entry.actor.within or "") if entry.role == "person" else None
    if actor is None or actor.kind is ActorKind.ORGANISATION:
        return None
    days = f"{entry.since or '…'} to {entry.until or '…'}"
    return Held(actor=actor, reason=f"office: {entry.title or 'speaks'} of {actor.name}, {days}")


def _found(text: str, parse: Parse, tree: Tree) -> Iterable[Name]:
    for start, end, label in parse.entities:
        first, last = _grow(parse.tokens, *_trim(parse.tokens, start, end, label), label)
        common = last - first == 1 and _is_common(parse.tokens[first])
        if label == "NORP" and first < last and text[parse.tokens[first].start].islower():
            continue  # "communist" names nobody
        if label in _KINDS and first < last and not common:  # "Rebels" at the head of a sentence is no name
            words = " ".join(text[parse.tokens[first].start : parse.tokens[last - 1].end].split())
            kind = ActorKind.PERSON if _is_titled(parse.tokens, first) else _KINDS[label]
            actor = Actor(id=words.casefold(), name=words, kind=kind)
            yield Name(first=first, last=last, head=tree.head_of(first, last), actor=actor, role="entity")


def _is_titled(tokens: Sequence[Token], first: int) -> bool:
    """Whether a title stands before a name, which makes it a person's whatever the recogniser says: "President Touré"."""
    title = tokens[first - 1] if first else None
    return title is not None and title.tag in ("NN", "NNP") and title.lemma in load_nouns().titles


def _is_common(token: Token) -> bool:
    """Whether a word is a common noun for those who act or what they do, capital only where it stands: "Islamists"."""
    nouns = load_nouns()
    words = {token.lemma, token.text.lower().removesuffix("s")}
    return bool(words & (nouns.group | nouns.kinds | nouns.common))


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


def _trim(tokens: Sequence[Token], first: int, last: int, label: str) -> tuple[int, int]:
    """The range without an article or a person's title before it, or a possessive mark after it."""
    idle = words_of("before_names") if label == "PERSON" else words_of("articles")
    while first < last - 1 and tokens[first].text.lower() in idle:
        first += 1
    while first < last and tokens[last - 1].text in ("'s", "’s", "'", "’"):
        last -= 1
    return first, last
