"""Who stands in which role of which claims: counted and found without reading the claims."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, select

from truceline.records import NOT_SPEAKING
from truceline.store import tables

_CHUNK = 500  # ids in one query
_GROUND = frozenset({"effect", "end", "extend", "hold", "implement", "violate"})
_LATEST = 2_000  # claims of an actor in which others are looked for


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorCount:
    """An actor of the ledger: its id, a name that it is called by, in how many claims and articles it stands."""

    id: str
    name: str
    claims: int
    articles: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NameCount:
    """Words that stand for an actor for a reason, and in how many claims they do."""

    words: str
    reason: str
    claims: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """A person who speaks for an actor, the words of the first article that says so, and in how many articles it stands.

    `since` is the day of that article, None where it is not known to the day.
    """

    person: str
    words: str
    document: str
    since: date | None
    articles: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleCount:
    """In how many claims that tell this an actor stands in a role (the field of the claim)."""

    role: str
    kind: str
    what: str
    status: str
    claims: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How an actor stands in claims, as far as it is asked: in one of these roles, in claims of this kind that tell this."""

    roles: tuple[str, ...] = ()
    kind: str | None = None
    what: str | None = None
    status: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceCount:
    """A place that claims tell of: its id, a name that it is called by, and in how many articles, and claims of which kinds.

    `ground` counts the articles that tell of fighting or of a ceasefire's life there, or are about that territory: people may agree and meet
    anywhere.
    """

    id: str
    name: str
    articles: int
    ground: int
    claims: dict[str, int]


def actors(
    connection: Connection, until: date | None = None, only: Sequence[str] | None = None
) -> tuple[ActorCount, ...]:
    """Who stands in claims, those most spoken of first; of all, or of these ids."""
    table = tables.roles.c
    query = (
        select(table.actor, func.min(table.name), func.count(), func.sum(table.in_document))
        .where(table.in_claim == 1, *_until(until))
        .group_by(table.actor)
    )
    if only is not None:
        query = query.where(table.actor.in_(only))
    return _counted(connection, query)


def _counted(connection: Connection, query: Select[Any]) -> tuple[ActorCount, ...]:
    made = (
        ActorCount(id=key, name=name, claims=told, articles=read)
        for key, name, told, read in connection.execute(query)
    )
    return tuple(sorted(made, key=lambda one: (-one.claims, one.name, one.id)))


def names_of(connection: Connection, actor: str, until: date | None = None) -> tuple[NameCount, ...]:
    """The words that stand for an actor."""
    table = tables.roles.c
    query = (
        select(table.words, table.reason, func.count())
        .where(table.actor == actor, table.as_words == 1, *_until(until))
        .group_by(table.words, table.reason)
    )
    return tuple(NameCount(words=words, reason=why, claims=n) for words, why, n in connection.execute(query))


def roles_of(connection: Connection, actor: str, until: date | None = None) -> tuple[RoleCount, ...]:
    """In which roles an actor stands."""
    table = tables.roles.c
    columns = (table.role, table.kind, table.what, table.status)
    query = (
        select(*columns, func.count())
        .where(table.actor == actor, _speaks(), *_until(until))
        .group_by(*columns)
    )
    return tuple(
        RoleCount(role=role, kind=kind, what=what, status=status, claims=n)
        for role, kind, what, status, n in connection.execute(query)
    )


def claims_with(
    connection: Connection, actor: str, only: Standing, until: date | None, stretch: tuple[int, int]
) -> tuple[str, ...]:
    """The ids of the claims in which an actor stands, the latest published first: how many to skip, and how many to give."""
    table = tables.roles.c
    query = (
        select(table.claim)
        .where(table.actor == actor, _speaks(), *_until(until))
        .where(*_standing(only))
        .group_by(table.claim)
        .order_by(func.max(table.day).desc().nulls_last(), table.claim)
        .offset(stretch[0])
        .limit(stretch[1])
    )
    return tuple(connection.execute(query).scalars())


def _standing(only: Standing) -> Iterator[ColumnElement[bool]]:
    table = tables.roles.c
    for name, value in (("kind", only.kind), ("what", only.what), ("status", only.status)):
        if value is not None:
            yield table[name] == value
    if only.roles:
        yield table.role.in_(only.roles)


def counterparts_of(
    connection: Connection, actor: str, own: Standing, theirs: Sequence[str], until: date | None = None
) -> tuple[ActorCount, ...]:
    """Who stands in these roles of the claims in which an actor stands so, those most often first.

    Of too many claims the latest published are looked through.
    """
    table, others = tables.roles.c, tables.roles.alias("others")
    latest = (
        select(table.claim, table.document, table.day)
        .distinct()
        .where(table.actor == actor, *_standing(own), *_until(until))
        .order_by(table.day.desc().nulls_last(), table.claim)
        .limit(_LATEST)
        .subquery()
    )
    query = (
        select(
            others.c.actor,
            func.min(others.c.name),
            func.count(others.c.claim.distinct()),
            func.count(latest.c.document.distinct()),
        )
        .join(latest, latest.c.claim == others.c.claim)
        .where(others.c.role.in_(theirs), others.c.actor != actor)
        .group_by(others.c.actor)
    )
    return _counted(connection, query)


def speakers_of(connection: Connection, actor: str, until: date | None = None) -> tuple[Speaker, ...]:
    """Who speaks for an actor, in order of name; each with the first article that says so."""
    offices, documents = tables.offices.c, tables.documents.c
    day = func.coalesce(documents.latest, documents.earliest)
    query = (
        select(offices.json, offices.document, documents.earliest, documents.latest)
        .join(tables.documents, documents.id == offices.document)
        .where(offices.actor == actor)
        .order_by(day.nulls_first(), offices.document, offices.id)
    )
    if until is not None:
        query = query.where(day <= until)
    first: dict[str, Speaker] = {}
    articles: Counter[str] = Counter()
    for line, document, earliest, latest in connection.execute(query):
        told = json.loads(line)
        person = told["person"]
        articles[person] += 1
        since = earliest if earliest == latest else None
        first.setdefault(
            person,
            Speaker(person=person, words=told["words"]["quote"], document=document, since=since, articles=0),
        )
    return tuple(replace(first[person], articles=articles[person]) for person in sorted(first))


def places_of(connection: Connection, claims: Iterable[str]) -> tuple[PlaceCount, ...]:
    """The places that these claims tell of, and the territories that they are about; those most told of first."""
    table = tables.roles.c
    columns = (table.claim, table.actor, table.name, table.document, table.kind, table.role, table.what)
    query = select(*columns).where(table.role.in_(NOT_SPEAKING))
    names: dict[str, str] = {}
    documents: dict[str, set[str]] = defaultdict(set)
    kinds: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    ground: dict[str, set[str]] = defaultdict(set)
    for claim, place, name, document, kind, role, what in _among(connection, query, table.claim, claims):
        names[place] = min(name, names.get(place, name))
        documents[place].add(document)
        kinds[place][kind].add(claim)
        if role != "place" or what in _GROUND or kind == "incident":
            ground[place].add(document)
    made = (
        PlaceCount(
            id=place,
            name=names[place],
            articles=len(documents[place]),
            ground=len(ground[place]),
            claims={kind: len(told) for kind, told in sorted(kinds[place].items())},
        )
        for place in names
    )
    return tuple(sorted(made, key=lambda one: (-one.articles, -sum(one.claims.values()), one.id)))


def _among(connection: Connection, query: Any, column: Any, ids: Iterable[str]) -> Iterator[Any]:
    waiting = iter(dict.fromkeys(ids))
    while chunk := list(islice(waiting, _CHUNK)):
        yield from connection.execute(query.where(column.in_(chunk))).all()


def _speaks() -> ColumnElement[bool]:
    return tables.roles.c.role.not_in(sorted(NOT_SPEAKING))


def _until(until: date | None) -> Iterator[ColumnElement[bool]]:
    if until is not None:
        yield tables.roles.c.day <= until
