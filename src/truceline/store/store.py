"""The ledger in its database."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from types import TracebackType
from typing import Self, TypeVar

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError

from truceline.model import (
    Ceasefire,
    Claim,
    Coded,
    Document,
    Drop,
    Judgement,
    Lineage,
    Noted,
    Office,
    RawArticle,
    Run,
)
from truceline.store import codings, copying, deriving, linking, reading, rereading, runs, writing
from truceline.store.codings import KeptCoding
from truceline.store.connecting import for_reading, for_writing
from truceline.store.copying import CopyTell
from truceline.store.damage import Damage
from truceline.store.evidence import Alone, Derived, Evidence, Held, Noting, Reread, Saved
from truceline.store.faults import told
from truceline.store.finder import Finder
from truceline.store.inspector import Inspector
from truceline.store.postgresql import is_passing
from truceline.store.reader import Reader
from truceline.store.rereading import Makers
from truceline.store.rows import CeasefireRows, ceasefire_row
from truceline.store.schema import is_up_to_date

T = TypeVar("T")

_TRIES = 4  # of one transaction


def utc_now() -> datetime:
    """The time now, aware."""
    return datetime.now(UTC)


class Store:
    """A ledger that is open. Every write is one transaction: it is there wholly or not at all.

    Everything given out is one of our types. Several processes may read and write one ledger at the same time. Raises
    LedgerError when the database fails.
    """

    def __init__(self, engine: Engine, where: str, *, clock: Callable[[], datetime] = utc_now) -> None:
        self.where = where
        self._make = Makers()
        self._row_of: deriving.RowOf = ceasefire_row
        self._engine = engine
        self._clock = clock

    def known(self, ids: Iterable[str], *, again: bool = False) -> frozenset[str]:
        """Which of these article ids are in the ledger and need no coding.

        What failed before through a fault of ours is tried again, and with `again` what was given up since it harmed its process.
        """
        with self._reading() as connection:
            return reading.known(connection, ids, again=again)

    def all_known(self, *, again: bool = False) -> frozenset[str]:
        """The ids of all articles that are in the ledger and need no coding; with `again` those do that were given up."""
        with self._reading() as connection:
            return reading.all_known(connection, again=again)

    def days(self, ids: Iterable[str]) -> dict[str, date]:
        """The days of publication of these articles, by id, as far as they are known."""
        with self._reading() as connection:
            return reading.days(connection, ids)

    def now(self) -> datetime:
        """The time now, by the clock of the ledger."""
        return self._clock()

    def articles(self) -> Iterator[RawArticle]:
        """All articles with their bytes as received, by id."""
        with self._reading() as connection:
            yield from reading.articles(connection)

    def documents(self) -> tuple[Document, ...]:
        """All documents that speak of a ceasefire, by id."""
        with self._reading() as connection:
            return reading.documents(connection)

    def claims(self, ids: Iterable[str] | None = None) -> tuple[Claim, ...]:
        """All claims, by document and place in it; or those with these ids, in their order."""
        with self._reading() as connection:
            if ids is None:
                return reading.claims(connection)
            wanted = tuple(ids)
            found = reading.claims_by_id(connection, wanted)
            return tuple(found[claim] for claim in wanted if claim in found)

    def offices(self) -> tuple[Office, ...]:
        """Who speaks for whom, as the documents tell."""
        with self._reading() as connection:
            return reading.offices(connection)

    def drops(self) -> tuple[Drop, ...]:
        """All that was left out, by place and stage."""
        with self._reading() as connection:
            return reading.drops(connection)

    def given_up(self) -> tuple[Drop, ...]:
        """What was given up before it was an article: files, and parts of them, with the mark of the file in `document`."""
        with self._reading() as connection:
            return reading.given_up(connection)

    def judgements(self) -> tuple[Judgement, ...]:
        """All judgements, oldest first."""
        with self._reading() as connection:
            return reading.judgements(connection)

    def ceasefires(self) -> tuple[Ceasefire, ...]:
        """The ceasefires as last derived."""
        with self._reading() as connection:
            return reading.ceasefires(connection)

    def count_ceasefires(self) -> int:
        """How many ceasefires there are, as last derived."""
        with self._reading() as connection:
            return reading.count_ceasefires(connection)

    def count_claims(self) -> int:
        """How many claims there are."""
        with self._reading() as connection:
            return reading.count_claims(connection)

    def former_ids(self) -> dict[str, str | None]:
        """Where each id that a case once had leads now; None where nothing of the case is left."""
        with self._reading() as connection:
            return reading.former_ids(connection)

    def changes(self, since: int = 0, most: int | None = None) -> tuple[Noted, ...]:
        """What became of ceasefires after the change of this number, oldest first, and so many at most."""
        with self._reading() as connection:
            return reading.changes(connection, since, most)

    def reader(self, *, lasting: bool = False) -> Reader:
        """The ledger at this moment, to be read piece by piece. Close it, or let go of it; a `lasting` one outlives the store."""
        with told(self.where):
            connection = for_reading(self._engine)
            if lasting:
                connection.detach()
            return Reader(connection, self.where)

    def inspect(self) -> Inspector:
        """The ledger at this moment, to be read through from end to end. Close it."""
        with told(self.where):
            return Inspector(for_reading(self._engine), self.where)

    def check_words(self) -> tuple[Damage, ...]:
        """Whether the index of words is that of the words; nobody else writes while it is looked through."""
        with self._writing() as connection:
            return tuple(linking.full_text(connection))

    def evidence(self, until: date | None = None) -> Evidence:
        """All that ceasefires are made of, or what of it had been published by the day `until`.

        A document counts from the last day on which it can have been published, or the first where no last is known.
        """
        with self._reading() as connection:
            return reading.evidence(connection, until)

    def remember(self) -> None:
        """Keeps in memory what was read and written, for whoever derives again and again."""
        self._make = Makers.remembering()
        self._row_of = CeasefireRows()

    def alone(self) -> Alone:
        """All documents and claims as each document was read by itself, before the ledger told more of its day."""
        with self._reading() as connection:
            return rereading.alone(connection, self._make)

    def lineages(self) -> dict[str, Lineage]:
        """What the ledger, as last derived, tells of each document by its id: copies, corrections, origins."""
        with self._reading() as connection:
            return reading.lineages(connection)

    def left_out(self) -> dict[str, str]:
        """The claims that no ceasefire is made of, by id, and why, as last derived."""
        with self._reading() as connection:
            return reading.left_out(connection)

    def finder(self, until: date | None = None) -> Finder:
        """Finds articles, claims and actors, of all there is or of what had been published by a day."""
        return Finder(self._reading, until)

    @property
    def is_derived(self) -> bool:
        """Whether `ceasefires` were made of all the evidence there is."""
        with self._reading() as connection:
            return reading.is_derived(connection)

    @property
    def revision(self) -> int:
        """How many writes of evidence there have been."""
        with self._reading() as connection:
            return reading.revision(connection)

    @property
    def is_foreign(self) -> bool:
        """Whether another Truceline has made the tables, or derived the ceasefires, since this one opened the ledger."""
        with self._reading() as connection:
            return not is_up_to_date(connection) or reading.is_foreign(connection)

    def save(
        self, coded: Sequence[Coded], drops: Iterable[Drop] = (), *, noting: Noting | None = None
    ) -> Saved:
        """Adds a batch, in one transaction; articles and drops that are there already stay as they are.

        `noting` tells what the run that adds it has met; it is kept in the same transaction.
        """
        at, left_out = self._clock().isoformat(), tuple(drops)

        def work(connection: Connection) -> Saved:
            saved = writing.save(connection, coded, left_out, at)
            if noting is not None:
                runs.note(connection, noting.run, noting.met(saved), at)
            return saved

        return self._written(work)

    def begin_run(self, run: Run) -> None:
        """Notes what a run is to read, before it reads."""
        self._written(lambda connection: runs.begin(connection, run))

    def end_run(self, run: str) -> None:
        """Notes that the run of this id came to its end."""
        at = self._clock().isoformat()
        self._written(lambda connection: runs.end(connection, run, at))

    def runs(self) -> tuple[Run, ...]:
        """What every run searched and met, in the order in which they began; those of versions that noted none are not there."""
        with self._reading() as connection:
            return runs.runs(connection)

    def keep_coding(self, coding: KeptCoding) -> bool:
        """Appends what a person coded; False where this coder's file of this content is kept already."""
        return self._written(lambda connection: codings.keep(connection, coding))

    def codings(self) -> tuple[KeptCoding, ...]:
        """What people coded and had kept, oldest first."""
        with self._reading() as connection:
            return codings.codings(connection)

    def held(self) -> Held:
        """How much is held of what was read, as last derived."""
        with self._reading() as connection:
            return reading.held(connection)

    def judge(
        self, judgement: Judgement, check: Callable[[tuple[Judgement, ...]], None] | None = None
    ) -> None:
        """Appends a judgement; there is no way to change or remove one.

        `check` is handed all judgements there are by then, and keeps this one out by raising: nobody comes between.
        """

        def work(connection: Connection) -> None:
            if check is not None:
                check(reading.judgements(connection))
            writing.judge(connection, judgement)

        self._written(work)

    def derive(self, make: Callable[[Evidence], Derived]) -> Derived:
        """Makes the ceasefires of all evidence there is now, and writes them."""
        while True:
            with self._reading() as connection:
                since = reading.revision(connection)
            derived = self.settle(make, (), since=since)
            if derived is not None:
                return derived

    def settle(
        self,
        make: Callable[[Evidence], Derived],
        rereadings: Iterable[Reread],
        *,
        since: int,
        evidence: Evidence | None = None,
    ) -> Derived | None:
        """Derives from the evidence with these documents read anew, and writes both, as of revision `since`.

        `evidence` is that of this revision, where it is at hand. None, with nothing done, if it has to be read and there
        is other evidence by then, or if somebody has derived from later evidence by the time it is written. Nobody waits for the deriving: only the writing is a transaction that shuts
        others out. Evidence that comes meanwhile stays as it is, and the ledger is then not at rest yet.
        """
        read = tuple(rereadings)
        if evidence is None:
            with self._reading() as connection:
                evidence = reading.evidence(connection)
                if reading.revision(connection) != since:
                    return None
        derived, at = make(rereading.with_reread(evidence, read)), self._clock().isoformat()

        def work(connection: Connection) -> Derived | None:
            if reading.derived(connection) > since:
                return None
            rereading.write_reread(connection, read)
            deriving.write_derived(connection, derived, since, at, self._row_of)
            return derived

        return self._written(work)

    def copy_to(self, target: Store, tell: CopyTell | None = None) -> Mapping[str, int]:
        """Writes all that is here at this moment to a ledger that holds nothing yet; wholly, or not at all.

        Gives how many rows of each table there were. Raises LedgerError if the target holds something.
        """
        with self._reading() as source, target._writing() as connection:
            return copying.copy(source, connection, target.where, tell)

    def close(self) -> None:
        """Lets go of the database."""
        with told(self.where):
            self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        """A connection on which all that is asked is answered as of one moment."""
        with told(self.where), for_reading(self._engine) as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        """A transaction during which nobody else writes."""
        with told(self.where), for_writing(self._engine) as connection, connection.begin():
            yield connection

    def _written(self, work: Callable[[Connection], T]) -> T:
        """What `work` gives once what it writes is stored; it is done again where the database ends it for the sake of another."""
        with told(self.where):
            for left in reversed(range(_TRIES)):
                try:
                    with for_writing(self._engine) as connection, connection.begin():
                        return work(connection)
                except DBAPIError as error:
                    if not left or not is_passing(error):
                        raise
        raise AssertionError("the last try gives or raises")
