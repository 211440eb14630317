"""The ledger at one moment, read piece by piece: what pages need without reading it whole."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date
from typing import Any, Self, TypeVar
from weakref import finalize

from sqlalchemy import Connection, Select, func, select
from sqlalchemy.exc import SQLAlchemyError

from truceline.model import (
    Ceasefire,
    Claim,
    ConflictSummary,
    Document,
    Doubt,
    Judgement,
    Lineage,
    Noted,
    Question,
    Relation,
    Summary,
)
from truceline.store import reading, rows, tables
from truceline.store.faults import told
from truceline.store.finder import Finder
from truceline.store.schema import check_version
from truceline.store.shape import shape

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Where a ledger stands: how often evidence was written, of which revision its ceasefires were made, and by which shape.

    `is_ours` says whether this Truceline can read what was derived.
    """

    revision: int
    derived: int
    shape: str | None

    @property
    def is_ours(self) -> bool:
        """Whether this Truceline derived what there is; nothing of a fresh ledger is anybody's."""
        return self.shape == shape() or self.revision == 0

    @property
    def is_derived(self) -> bool:
        """Whether the ceasefires were made of all the evidence there is, by this Truceline."""
        return self.is_ours and self.revision == self.derived


def mark_of(connection: Connection) -> Mark:
    """Where the ledger on this connection stands."""
    table = tables.ledger.c
    row = connection.execute(select(table.revision, table.derived, table.shape)).one()
    return Mark(revision=row.revision, derived=row.derived, shape=row.shape)


class Reader:
    """A ledger as it stands at one moment, whatever others write meanwhile. Closed when it is let go of.

    Everything is read when it is asked for. Raises LedgerError when the database fails, or a newer Truceline has it now.
    """

    def __init__(self, connection: Connection, where: str) -> None:
        self._connection, self._where = connection, where
        self._let_go = finalize(self, _close, connection)
        with self._asking():
            check_version(connection, where)
            self.mark = mark_of(connection)

    def kept(self) -> dict[str, int]:
        """The ids of the ceasefires in their order, each with the revision of which it was last written."""
        table = tables.ceasefires.c
        return self._pairs(select(table.id, func.coalesce(table.revision, 0)).order_by(table.position))

    def summaries(self, ids: Iterable[str]) -> dict[str, Summary]:
        """The summaries of these ceasefires, by id."""
        table = tables.ceasefires.c
        query = select(table.id, table.summary).where(table.summary.is_not(None))
        return {key: rows.summary_of(line) for key, line in self._among(query, table.id, ids)}

    def ceasefire(self, key: str) -> Ceasefire | None:
        """The ceasefire with this very id."""
        table = tables.ceasefires.c
        line = self._one(select(table.json).where(table.id == key))
        return rows.ceasefire_of(line) if line is not None else None

    def relations(self, key: str) -> tuple[tuple[str, Relation], ...]:
        """How this ceasefire stands to earlier ones and later ones to it, each with the id of the later one."""
        table, order = tables.relations.c, tables.ceasefires.c
        query = select(table.ceasefire, table.json).join(
            tables.ceasefires, tables.ceasefires.c.id == table.ceasefire
        )
        query = query.where((table.ceasefire == key) | (table.other == key)).order_by(
            order.position, table.position
        )
        return tuple((one, rows.relation_of(line)) for one, line in self._rows(query))

    def conflicts(self) -> tuple[ConflictSummary, ...]:
        """The conflicts, by id."""
        table = tables.conflicts.c
        return self._values(select(table.json).order_by(table.position), rows.conflict_of)

    def questions(self, ceasefire: str | None = None, doubt: Doubt | None = None) -> tuple[Question, ...]:
        """What waits for a decision, what would change most first; of it what is about this ceasefire, and asked for this reason."""
        table = tables.questions.c
        query = select(table.json).order_by(table.position)
        if ceasefire is not None:
            query = query.where(table.ceasefire == ceasefire)
        if doubt is not None:
            query = query.where(table.doubt == doubt)
        return self._values(query, rows.question_of)

    def changes(
        self, since: int = 0, ceasefire: str | None = None, most: int | None = None
    ) -> tuple[Noted, ...]:
        """What became of ceasefires after the change of this number, the newest first; of one alone, and so many at most, where asked."""
        table = tables.changes
        query = select(table).where(table.c.number > since).order_by(table.c.number.desc()).limit(most)
        if ceasefire is not None:
            query = query.where(table.c.ceasefire == ceasefire)
        with self._asking():
            return tuple(rows.noted_of(row) for row in self._connection.execute(query).mappings())

    def claim_ids(self) -> Sequence[str]:
        """The ids of all claims, in the order of theirs."""
        return [key for (key,) in self._rows(select(tables.claims.c.id).order_by(tables.claims.c.id))]

    def document_ids(self) -> Sequence[str]:
        """The ids of all documents, in the order of theirs."""
        return [key for (key,) in self._rows(select(tables.documents.c.id).order_by(tables.documents.c.id))]

    def claims(self, ids: Iterable[str]) -> dict[str, Claim]:
        """These claims by id, as far as they are in the ledger."""
        with self._asking():
            return reading.claims_by_id(self._connection, ids)

    def claims_in(self, documents: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """The ids of the claims of these documents, in the order of the text."""
        table = tables.claims.c
        query = select(table.document, table.id).order_by(table.document, table.start, table.id)
        found: dict[str, tuple[str, ...]] = {}
        for document, claim in self._among(query, table.document, documents):
            found[document] = (*found.get(document, ()), claim)
        return found

    def documents_of(self, ceasefires: Iterable[str]) -> Sequence[str]:
        """The ids of the documents that tell of these ceasefires."""
        table = tables.claims.c
        query = select(table.document).distinct()
        return sorted({key for (key,) in self._among(query, table.ceasefire, ceasefires)})

    def documents_with(self, claims: Iterable[str]) -> Sequence[str]:
        """The ids of the documents that hold these claims."""
        table = tables.claims.c
        return sorted({key for (key,) in self._among(select(table.document), table.id, claims)})

    def case_of(self, claims: Iterable[str]) -> dict[str, str]:
        """The ceasefires that these claims count for, by claim."""
        return self._marks(tables.claims.c.ceasefire, claims)

    def left_out(self, claims: Iterable[str]) -> dict[str, str]:
        """Why no ceasefire is made of these claims, by claim, where there is a reason."""
        return self._marks(tables.claims.c.left_out, claims)

    def last_published(self, until: date) -> date | None:
        """The last day, by the end of this one, on which something was published; None where nothing was."""
        published = reading.published()
        found: date | None = self._one(select(func.max(published)).where(published <= until))
        return found

    def document(self, key: str) -> Document | None:
        """The document with this id."""
        table = tables.documents.c
        found = self._rows(select(table.json, table.segments).where(table.id == key))
        return next((rows.document_of(*row) for row in found), None)

    def lineages(self, documents: Iterable[str] | None = None) -> dict[str, Lineage]:
        """What the ledger tells of these documents, or of all, by id."""
        table = tables.documents
        names = ("id", "root", "copy_of", "superseded_by", "superseded_because")
        query = select(*(table.c[name] for name in names)).where(table.c.root.is_not(None))
        found = self._rows(query) if documents is None else self._among(query, table.c.id, documents)
        return {row.id: rows.lineage_of(row) for row in found}

    def copies(self, document: str) -> tuple[str, ...]:
        """The ids of the documents that are copies of this one."""
        table = tables.documents.c
        query = select(table.id).where(table.copy_of == document).order_by(table.id)
        return tuple(key for (key,) in self._rows(query))

    def judgements(self) -> tuple[Judgement, ...]:
        """All judgements, oldest first."""
        with self._asking():
            return reading.judgements(self._connection)

    def former_ids(self) -> dict[str, str | None]:
        """Where each id that a case once had leads now."""
        with self._asking():
            return reading.former_ids(self._connection)

    def counts(self) -> tuple[int, int]:
        """How many documents and claims there are."""
        return tuple(
            self._one(select(func.count()).select_from(table)) for table in (tables.documents, tables.claims)
        )

    def finder(self, until: date | None = None) -> Finder:
        """Finds articles, claims and actors, of all there is or of what had been published by a day."""
        return Finder(self._lending, until)

    def close(self) -> None:
        """Lets go of the moment."""
        self._let_go()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _marks(self, column: Any, claims: Iterable[str]) -> dict[str, str]:
        query = select(tables.claims.c.id, column).where(column.is_not(None))
        return {row[0]: row[1] for row in self._among(query, tables.claims.c.id, claims)}

    def _pairs(self, query: Select[Any]) -> dict[Any, Any]:
        return {row[0]: row[1] for row in self._rows(query)}

    def _values(self, query: Select[Any], make: Callable[[str], T]) -> tuple[T, ...]:
        return tuple(make(line) for (line,) in self._rows(query))

    def _one(self, query: Select[Any]) -> Any:
        with self._asking():
            return self._connection.execute(query).scalar()

    def _rows(self, query: Select[Any]) -> Sequence[Any]:
        with self._asking():
            return self._connection.execute(query).all()

    def _among(self, query: Select[Any], column: Any, ids: Iterable[str]) -> list[Any]:
        with self._asking():
            return list(reading.rows_among(self._connection, query, column, ids))

    @contextmanager
    def _lending(self) -> Iterator[Connection]:
        with self._asking():
            yield self._connection

    @contextmanager
    def _asking(self) -> Iterator[None]:
        with told(self._where):
            yield


def _close(connection: Connection) -> None:
    """Lets go of a connection, also of one whose server is gone: whoever only read has lost nothing."""
    with suppress(SQLAlchemyError):
        connection.close()
