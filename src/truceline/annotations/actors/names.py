"""Names in a document: those the gazetteer knows and those that capitals tell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from truceline.annotations.actors.known import candidates, find_known
from truceline.annotations.actors.lands import Known, Sense, is_where
from truceline.annotations.actors.unlisted import Run, find_runs
from truceline.annotations.gazetteer import Entry, Gazetteer
from truceline.annotations.parse import Parse
from truceline.model import Actor, ActorKind
from truceline.syntax import Tree


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """An office that the gazetteer knows a person to hold: whom it speaks for, and the words that say so and how long."""

    actor: Actor
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A name as it stands: half-open token range, the token that heads it, who it names, and in which role.

    `role` is the gazetteer's (`name`, `capital`, `demonym`, …) or `entity` for what only its capitals tell, `reason` why it is the sense of a name
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
    """The names of a document in order, none overlapping; the gazetteer's reading goes before that of capitals.

    `day` is the day of publication, which tells who held an office then.
    """
    every = list(candidates(parse, tree, gazetteer, text))
    ends = {one.last for one in every if one.entries and one.entries[0].role != "person"}
    runs = find_runs(parse, tree, ends)
    read = find_known(parse, tree, gazetteer, every, runs, day)
    known = [_name(one, sense, tree, gazetteer) for one, sense in read if sense is not None]
    taken = {i for one, _ in read for i in range(one.first, one.last)}
    found = [
        _unlisted(text, parse, tree, run) for run in runs if taken.isdisjoint(range(run.first, run.last))
    ]
    return sorted((*known, *_in_full(known, found)), key=lambda name: name.first)


def _in_full(known: Iterable[Name], found: Sequence[Name]) -> Iterator[Name]:
    """The names found, with one of a person's taken for the person named in full before ("Ana Ruiz … Ms Ruiz", "Anwar Ibrahim … Anwar")."""
    people: dict[str, Name] = {}
    told = sorted((*known, *found), key=lambda name: name.first)
    new = {name.first for name in found}
    for name in told:
        words = name.actor.name.split()
        surname = words[-1].rpartition("-")[2].casefold()
        if len(words) > 1 and name.actor.kind is ActorKind.PERSON:
            people.setdefault(surname, name)
            people.setdefault(words[0].casefold(), name)
        if name.first not in new:
            continue
        full = people.get(surname) if len(words) == 1 else None
        yield replace(name, actor=full.actor, office=full.office) if full else name


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


def _unlisted(text: str, parse: Parse, tree: Tree, run: Run) -> Name:
    """The name that a run of capitals makes; its own words are its id."""
    words = " ".join(text[parse.tokens[run.first].start : parse.tokens[run.last - 1].end].split())
    actor = Actor(id=words.casefold(), name=words, kind=run.kind)
    head = tree.head_of(run.first, run.last)
    return Name(first=run.first, last=run.last, head=head, actor=actor, role="entity")
