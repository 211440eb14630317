"""A ledger at one moment, read through from end to end to find what is wrong with it. Nothing is written."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Self

from sqlalchemy import Connection, RowMapping, Table, func, select

from truceline.model import Claim, Document, Judgement, Office, RawArticle
from truceline.store import comparing, consistency, linking, reading, rows, tables
from truceline.store.damage import Damage
from truceline.store.evidence import Derived, Evidence
from truceline.store.faults import told
from truceline.store.reader import Mark, mark_of

_PAGE = 100  # articles read at once

_Rows = Mapping[str, list[RowMapping]]  # by the document or article that they are of
_Beside = Mapping[str, _Rows]  # by table


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundle:
    """An article with all that was made of it, claims and offices by the ids of their rows. `alone` is how its document was read by itself, where it was read anew since.

    `dropped` says whether something of it, or at its place, is noted as left out.
    """

    article: RawArticle
    document: Document | None
    alone: Document | None
    claims: Mapping[str, Claim]
    offices: Mapping[str, Office]
    dropped: bool


class Inspector:
    """A ledger as it stands at one moment, whatever others write meanwhile. Raises LedgerError when the database fails."""

    def __init__(self, connection: Connection, where: str) -> None:
        self._connection, self._where = connection, where
        with told(where):
            self.mark: Mark = mark_of(connection)

    def counts(self) -> dict[str, int]:
        """How many rows each table has."""
        with told(self._where):
            return {table.name: self._count(table) for table in tables.metadata.sorted_tables}

    def database(self) -> Iterator[Damage]:
        """What the database itself finds wrong, and rows that lead to none."""
        with told(self._where):
            yield from linking.database(self._connection)
            yield from linking.links(self._connection)

    def rows(self) -> Iterator[Damage]:
        """Rows whose id is not the hash of what they hold, or whose columns tell something else."""
        with told(self._where):
            yield from consistency.rows_of_tables(self._connection)

    def bundles(self) -> Iterator[Bundle | Damage]:
        """All articles with what was made of them, by id; a fault for each that cannot be read."""
        waiting = self._articles()
        while page := list(islice(waiting, _PAGE)):
            with told(self._where):
                yield from self._bundled(page)

    def articles(self) -> Iterator[RawArticle]:
        """All articles with their bytes, by id."""
        for row in self._articles():
            yield rows.article_of(row)

    def judgements(self) -> tuple[Judgement, ...]:
        """All judgements, oldest first."""
        with told(self._where):
            return reading.judgements(self._connection)

    def index(self, bundle: Bundle) -> Iterator[Damage]:
        """Where what a document and its claims are found by is not what they tell."""
        if bundle.document is not None:
            with told(self._where):
                yield from consistency.found_by(
                    self._connection, bundle.document, tuple(bundle.claims.values())
                )

    def evidence(self) -> Evidence:
        """All that ceasefires are made of."""
        with told(self._where):
            return reading.evidence(self._connection)

    def compare(self, derived: Derived) -> Iterator[Damage]:
        """Where the ledger holds something else than what was derived now."""
        with told(self._where):
            yield from comparing.derived(self._connection, derived)

    def compare_with(self, anew: Inspector) -> Iterator[Damage]:
        """Where the ledger holds something else of its articles than one that was made anew of the same articles."""
        with told(self._where):
            yield from comparing.coded(self._connection, anew._connection)  # one of the same kind

    def _articles(self) -> Iterator[RowMapping]:
        table = tables.articles
        query = select(table).order_by(table.c.id).limit(_PAGE)
        after = ""
        while True:
            with told(self._where):
                page = self._connection.execute(query.where(table.c.id > after)).mappings().all()
            yield from page
            if len(page) < _PAGE:
                return
            after = page[-1]["id"]

    def _bundled(self, page: Sequence[RowMapping]) -> Iterator[Bundle | Damage]:
        documents = self._of(tables.documents, "article", [row["id"] for row in page])
        keys = [row["id"] for some in documents.values() for row in some]
        told_of = (tables.first_readings, tables.claims, tables.offices)
        beside = {table.name: self._of(table, "document", keys) for table in told_of}
        gone = consistency.dropped(self._connection, page)
        for row in page:
            yield from consistency.row_of_article(row)
            try:
                yield _bundle(row, documents.get(row["id"], []), beside, dropped=row["id"] in gone)
            except consistency.UNREADABLE as error:
                what = f"the article, or what was made of it, cannot be read ({type(error).__name__})."
                yield Damage(what=what, table="articles", id=row["id"])

    def _of(self, table: Table, column: str, ids: Sequence[str]) -> _Rows:
        found: dict[str, list[RowMapping]] = defaultdict(list)
        for row in reading.rows_among(self._connection, select(table), table.c[column], ids):
            found[row._mapping[column]].append(row._mapping)  # noqa: SLF001  # SQLAlchemy's own name for it
        return found

    def _count(self, table: Table) -> int:
        return self._connection.execute(select(func.count()).select_from(table)).scalar_one()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._connection.close()


def _bundle(row: RowMapping, documents: Sequence[RowMapping], beside: _Beside, *, dropped: bool) -> Bundle:
    document = rows.document_of(documents[0]["json"]) if documents else None
    key = documents[0]["id"] if documents else ""
    first = beside["first_readings"].get(key)
    return Bundle(
        article=rows.article_of(row),
        document=document,
        alone=rows.document_of(first[0]["json"]) if first else None,
        claims={claim["id"]: rows.claim_of(claim["json"]) for claim in beside["claims"].get(key, ())},
        offices={office["id"]: rows.office_of(office["json"]) for office in beside["offices"].get(key, ())},
        dropped=dropped,
    )
