"""Full text over articles and claims: by the index of the database, or by plain comparison; both find the same."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Label,
    Row,
    TextClause,
    and_,
    cast,
    column,
    func,
    literal_column,
    not_,
    or_,
    select,
    text,
)
from sqlalchemy import table as named
from sqlalchemy.dialects.postgresql import TSQUERY

from truceline.store import tables
from truceline.store.indexing import facet_word

MOST = 1_000
"""Entries that one search looks at; of more, those that were added last."""

_WEIGHTS = (
    "8.0, 1.0, 0.0"  # a word in the title tells more than one in the text; words of facets tell nothing
)
_LEXEME = 254  # letters of a word that PostgreSQL's index has: see migration 0011
_HEAD_COUNTS = 8  # the same, where it is counted here
_K1, _B = 1.2, 0.75  # constants of BM25, as SQLite has them
_CHUNK = 5_000  # ids of claims in one query
_INDEX = named("found", column("rowid"))  # made and kept in step by SQLite: see migration 0006
_VECTOR: ColumnElement[Any] = literal_column("findable.vector")  # made by PostgreSQL: see migration 0010
_COLUMNS = tuple(tables.findable.c[name] for name in ("n", "of", "document", "kind", "day", "told"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """Words that stand one after another, folded; the last may be the beginning of a word, and all may be unwanted."""

    words: tuple[str, ...]
    begins: bool = False
    unwanted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is looked for: every term that is wanted and none that is not, with these facets, published by a day.

    `facets` are values by the names `what` (`article`, `claim`), `kind`, `act`, `type` (of claims on no act), `status`, `actor`, `place`, `outlet` and `year`. Of claims only those
    with the ids in `claims` count, where they are given; then no article does.
    """

    terms: tuple[Term, ...] = ()
    facets: Mapping[str, str] = field(default_factory=dict)
    claims: tuple[str, ...] | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """An article, or a claim in it, that was found."""

    document: str
    claim: str | None
    day: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What was found, best first; how often each value of each facet is in it.

    Where there is `more` than a search looks at, the hits are those that were added last, the latest published first.
    """

    hits: tuple[Hit, ...] = ()
    facets: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    more: bool = False


_Look = Callable[[Connection, Wanted], list[Row[Any]]]
_Rank = Callable[[Connection, Wanted, Sequence[int]], dict[int, float]]


def search(connection: Connection, wanted: Wanted, *, by_index: bool = True) -> Found:
    """What fits, found by the index; by comparison alone without `by_index`."""
    if not wanted.terms and not wanted.facets:
        return Found()
    look, rank = _WAYS[connection.dialect.name] if by_index else (_by_comparing, None)
    rows = [row for part in _parts(wanted) for row in look(connection, part)]
    more = len(rows) > MOST
    rows = sorted(rows, key=lambda row: row.n, reverse=True)[:MOST]
    ranks = rank(connection, wanted, [row.n for row in rows]) if rank and not more else {}
    rows.sort(key=lambda row: (ranks.get(row.n, 0.0), -(row.day or date.min).toordinal(), row.n))
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for told, often in Counter(row.told for row in rows).items():
        for name, values in json.loads(told).items():
            of_name = counts[name]
            for value in values:
                of_name[value] += often
    return Found(hits=tuple(map(_hit, rows)), facets=counts, more=more)


def _hit(row: Row[Any]) -> Hit:
    return Hit(document=row.document, claim=row.of if row.kind == "claim" else None, day=row.day)


def _parts(wanted: Wanted) -> Iterator[Wanted]:
    """The same with few enough claims for one query."""
    if wanted.claims is None:
        yield wanted
        return
    for start in range(0, len(wanted.claims), _CHUNK):
        yield replace(wanted, claims=wanted.claims[start : start + _CHUNK])


def _by_index(connection: Connection, wanted: Wanted) -> list[Row[Any]]:
    found, table = _INDEX, tables.findable
    query = (
        select(*_COLUMNS)
        .select_from(found.join(table, table.c.n == found.c.rowid))
        .where(_matches(wanted), *_bounds(wanted))
        .order_by(found.c.rowid.desc())
        .limit(MOST + 1)
    )
    return list(connection.execute(query).all())


def _ranks(connection: Connection, wanted: Wanted, _entries: Sequence[int]) -> dict[int, float]:
    """How well each entry fits, the lower the better; only asked of few, as the index walks through all that have a word."""
    rank: Label[float] = literal_column(f"bm25(found, {_WEIGHTS})").label("rank")
    query = select(_INDEX.c.rowid, rank).where(_matches(wanted)).limit(_CHUNK)
    return {n: fits for n, fits in connection.execute(query)}  # noqa: C416  # rows are no pairs to `dict`


def _matches(wanted: Wanted) -> TextClause:
    return text("found MATCH :asked").bindparams(asked=_expression(wanted))


def _expression(wanted: Wanted) -> str:
    """What is asked of the index; every word stands in quotes, so that none can be taken for its syntax."""
    asked = [_phrase(term) for term in wanted.terms if not term.unwanted]
    refused = [_phrase(term) for term in wanted.terms if term.unwanted]
    facets = [f'"{word}"' for word in _facet_words(wanted)]
    parts = [f"{{head words}} : ({' AND '.join(asked)})"] if asked else []
    parts += [f"facets : ({' AND '.join(facets)})"] if facets else []
    either = " OR ".join(f'"{facet_word("what", one)}"' for one in ("article", "claim"))
    whole = " AND ".join(parts) or f"facets : ({either})"
    return f"({whole}) NOT ({{head words}} : ({' OR '.join(refused)}))" if refused else whole


def _phrase(term: Term) -> str:
    return f'"{" ".join(term.words)}"' + ("*" if term.begins else "")


def _by_comparing(connection: Connection, wanted: Wanted) -> list[Row[Any]]:
    table = tables.findable
    query = (
        select(*_COLUMNS)
        .where(*_compared(wanted), *_bounds(wanted))
        .order_by(table.c.n.desc())
        .limit(MOST + 1)
    )
    return list(connection.execute(query))


def _compared(wanted: Wanted) -> list[ColumnElement[bool]]:
    facets = tables.findable.c.facets
    return [
        *map(_stands, wanted.terms),
        *(facets.contains(f" {word} ", autoescape=True) for word in _facet_words(wanted)),
    ]


def _by_vector(connection: Connection, wanted: Wanted) -> list[Row[Any]]:
    """What fits by PostgreSQL's index, which tells what words an entry has, but not always where: phrases are compared."""
    asked = _lexemes(wanted)
    if not asked or any(len(word) > _LEXEME for term in wanted.terms for word in term.words):
        return _by_comparing(connection, wanted)
    phrases = [_stands(term) for term in wanted.terms if term.unwanted or len(term.words) > 1]
    matches = _VECTOR.op("@@")(cast(" & ".join(asked), TSQUERY))
    query = (
        select(*_COLUMNS)
        .where(or_(and_(matches, *phrases), and_(_VECTOR.is_(None), *_compared(wanted))), *_bounds(wanted))
        .order_by(tables.findable.c.n.desc())
        .limit(MOST + 1)
    )
    return list(connection.execute(query))


def _lexemes(wanted: Wanted) -> list[str]:
    """What an entry has to have, as PostgreSQL is asked; none of them holds a sign of its syntax but the last two."""
    words = [
        f"'{word}'" + (":*" if term.begins and last else "")
        for term in wanted.terms
        if not term.unwanted
        for word, last in zip(term.words, (*[False] * (len(term.words) - 1), True), strict=True)
    ]
    return [*words, *(f"'+{word}'" for word in _facet_words(wanted))]


def _fits(connection: Connection, wanted: Wanted, entries: Sequence[int]) -> dict[int, float]:
    """How well each of these entries fits, the lower the better: by the measure of SQLite's index (BM25, with its constants), as
    far as the entries tell it by themselves; how rare a word is in the ledger does not count.
    """
    terms = [term for term in wanted.terms if not term.unwanted]
    if not terms:
        return {}
    table = tables.findable.c
    often = [_HEAD_COUNTS * _often(table.head, term) + _often(table.words, term) for term in terms]
    size = func.length(table.head) + func.length(table.words)
    chunks = [entries[start : start + _CHUNK] for start in range(0, len(entries), _CHUNK)]
    found = [
        row
        for some in chunks
        for row in connection.execute(select(table.n, size, *often).where(table.n.in_(some)))
    ]
    usual = sum(row[1] for row in found) / (len(found) or 1) or 1
    return {n: -sum(_worth(float(times), size / usual) for times in counts) for n, size, *counts in found}


def _often(column: Column[Any], term: Term) -> ColumnElement[Any]:
    """How often the words stand in a column."""
    words = f" {' '.join(term.words)}" + ("" if term.begins else " ")
    return (func.length(column) - func.length(func.replace(column, words, ""))) / len(words)


def _worth(times: float, size: float) -> float:
    return times * (_K1 + 1) / (times + _K1 * (1 - _B + _B * size))


def _stands(term: Term) -> ColumnElement[bool]:
    words = f" {' '.join(term.words)}" + ("" if term.begins else " ")
    there = or_(*(tables.findable.c[name].contains(words, autoescape=True) for name in ("head", "words")))
    return not_(there) if term.unwanted else there


def _facet_words(wanted: Wanted) -> list[str]:
    return [facet_word(name, value) for name, value in wanted.facets.items()]


def _bounds(wanted: Wanted) -> Iterator[ColumnElement[bool]]:
    if wanted.claims is not None:
        yield tables.findable.c.kind == "claim"
        yield tables.findable.c.of.in_(wanted.claims)
    if wanted.until is not None:
        yield tables.findable.c.day <= wanted.until


_WAYS: dict[str, tuple[_Look, _Rank]] = {
    "sqlite": (_by_index, _ranks),
    "postgresql": (_by_vector, _fits),
}
