"""A ledger in a file or at a database address."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import BinaryIO

from truceline.annotations import Annotator
from truceline.documents import bytes_gate
from truceline.errors import InputError
from truceline.evaluation.coders.kept import cases_json
from truceline.evaluation.coding import CodedCase
from truceline.exports import EXPORTERS, Losses, write_file
from truceline.ledger.kept import Sources
from truceline.model import Ceasefire, Claim, Document, Drop, Judgement, Noted, RawArticle, Verdict
from truceline.pipeline import Annotate
from truceline.run import (
    Court,
    Judged,
    Machines,
    Progress,
    Reading,
    Report,
    Search,
    Spread,
    Workers,
    add_articles,
    coder,
    fetcher,
    gazetteer,
    search,
)
from truceline.settings import Settings
from truceline.sources import Fetcher, ReadFile, parse_columns, read_sources
from truceline.store import KeptCoding, Store, open_store
from truceline.views import (
    ActorRow,
    ConflictRow,
    Deriver,
    Details,
    Explanation,
    Extract,
    Shown,
    Timeline,
    UnsettledShown,
    extract,
    show_actors,
    show_ledger,
    show_unsettled,
)
from truceline.views.screening import Screening, screening


class Here:
    """A ledger that this process reads and writes itself."""

    def __init__(self, place: str, settings: Settings) -> None:
        self._place = place
        self._settings = settings
        self._opened: Store | None = None
        self._derive = Deriver()

    def add(self, sources: Sources, progress: Progress | None) -> Report:
        """Reads sources into the ledger, which is made if it is not there."""
        settings = self._settings
        fetch = fetcher(settings, ledger=self._place)
        columns = _columns(sources.columns)
        searched = search(sources.named, settings, metadata=sources.metadata, columns=columns)
        if sources.machines is None:
            with closing(Reading(settings, self._columns_of(sources))) as apart:
                read = self._read(
                    sources, fetch, apart
                )  # before a ledger is made: what is named has to be there
                if not sources.again:
                    apart.pass_over(self._store(create=True).given_up())
                report = self._add(read, searched, progress, again=sources.again)
        else:
            report = self._spread(sources, sources.machines, fetch, searched, progress)
        fetch.save()
        return report

    def add_articles(
        self, articles: Iterable[RawArticle | Drop], named: tuple[str, ...], progress: Progress | None
    ) -> Report:
        """Adds articles that are at hand to the ledger, which is made if it is not there."""
        return self._add(articles, search(named, self._settings), progress)

    def changes(self, since: int, most: int | None) -> tuple[Noted, ...]:
        """What became of ceasefires after the change of this number."""
        return self._store().changes(since, most)

    def last_change(self) -> int:
        """The number of the newest change."""
        with self._store().reader() as reader:
            newest = reader.changes(most=1)
        return newest[0].number if newest else 0

    def shown(self, as_of: date | None) -> Shown:
        """The ledger as it is shown."""
        return show_ledger(self._store(), as_of)

    def conflicts(self, as_of: date | None) -> tuple[ConflictRow, ...]:
        """The conflicts."""
        return self.shown(as_of).conflict_rows()

    def timeline(self, asked: str, *, whole: bool, as_of: date | None) -> Timeline:
        """A ceasefire or a conflict in order of time."""
        return self.shown(as_of).timeline(asked, whole=whole)

    def ceasefires(self, as_of: date | None) -> tuple[Ceasefire, ...]:
        """The ceasefires."""
        return self.shown(as_of).ceasefires

    def explain(self, ceasefire: str, field: str, as_of: date | None) -> Explanation:
        """Why a field is as it is."""
        shown = self.shown(as_of)
        return shown.explain(ceasefire, field, shown.day)

    def claims(self) -> tuple[Claim, ...]:
        """All claims."""
        return self._store().claims()

    def actors(self, as_of: date | None) -> tuple[ActorRow, ...]:
        """Who is known."""
        store = self._store()
        known = store.evidence(until=as_of)
        return show_actors(
            known.documents, known.claims, store.offices(), store.alone().claims, known.judgements
        )

    def judge(self, verdict: Verdict, subject: str, details: Details, *, by: str | None, why: str) -> Judged:
        """Keeps a judgement, and derives."""
        if by is None:
            raise InputError(
                "who judges is not told.", next_step="Say it with `by`, or as `coder` in truceline.toml."
            )
        court = Court(
            store=self._store(),
            gazetteer=gazetteer(self._settings),
            annotate=self._annotator,
            batch=self._settings.batch,
            derive=self._derive,
        )
        return court.judge(verdict, subject, details, by=by, why=why)

    def judgements(self) -> tuple[Judgement, ...]:
        """All judgements."""
        return self._store().judgements()

    def unsettled(self) -> tuple[UnsettledShown, ...]:
        """The judgements that do not fit."""
        store = self._store()
        return show_unsettled(store.judgements(), store.claims(), show_ledger(store).ceasefires)

    def documents(self) -> tuple[Document, ...]:
        """All documents."""
        return self._store().documents()

    def drops(self) -> tuple[Drop, ...]:
        """All that was left out."""
        return self._store().drops()

    def extract(self, as_of: date | None) -> Extract:
        """The ledger at one moment."""
        return extract(self._store(), self.shown(as_of))

    def screening(self, as_of: date | None) -> Screening:
        """What was searched, and what was left out and why."""
        shown, store = self.shown(as_of), self._store()
        return screening(store.runs(), store.held(), ceasefires=len(shown.summaries), as_of=as_of)

    def export(self, name: str, to: BinaryIO | Path, as_of: date | None, table: str | None) -> Losses:
        """Writes the ledger in a format."""
        exporter = EXPORTERS[name]
        taken = self.extract(as_of)
        if isinstance(to, Path):
            return write_file(exporter, taken, to, table)
        return exporter.write(taken, to, table)

    def keep_coding(self, name: str, digest: str, coding: Sequence[CodedCase]) -> bool:
        """Keeps what a person coded."""
        store = self._store()
        coder = ", ".join(dict.fromkeys(one.coder for one in coding))
        kept = KeptCoding(coder=coder, name=name, digest=digest, at=store.now(), cases=cases_json(coding))
        return store.keep_coding(kept)

    def close(self) -> None:
        """Lets go of the file, and of the processes that code."""
        if self._opened is not None:
            self._opened.close()
            self._opened = None
        if isinstance(coding := self.__dict__.pop("_annotator", None), Workers):
            coding.close()

    def _spread(
        self,
        sources: Sources,
        machines: Machines,
        fetch: Fetcher,
        searched: Search,
        progress: Progress | None,
    ) -> Report:
        """Adds what many workers read and code, and does all else as ever."""
        with Spread(
            machines, self._settings, self._annotator, ledger=self._place, again=sources.again
        ) as spread:
            spread.begin(
                sources.named,
                metadata=sources.metadata,
                columns=self._columns_of(sources),
                known=self._store(create=True).all_known(again=sources.again),
            )
            articles = self._read(sources, fetch, spread.read)
            report = self._add(articles, searched, progress, again=sources.again, annotate=spread)
            spread.done()
        return report

    def _read(
        self, sources: Sources, fetch: Fetcher, read: ReadFile | None = None
    ) -> Iterator[RawArticle | Drop]:
        return read_sources(
            list(sources.named),
            metadata=sources.metadata,
            max_bytes=self._settings.max_bytes,
            columns=self._columns_of(sources),
            gate=bytes_gate(),
            fetch=fetch,
            read=read,
        )

    def _columns_of(self, sources: Sources) -> Mapping[str, str]:
        return sources.columns or parse_columns(self._settings.columns)

    def _add(
        self,
        articles: Iterable[RawArticle | Drop],
        searched: Search,
        progress: Progress | None,
        *,
        again: bool = False,
        annotate: Annotate | None = None,
    ) -> Report:
        return add_articles(
            self._store(create=True),
            articles,
            annotate=annotate or self._annotator,
            batch=self._settings.batch,
            derive=self._derive,
            progress=progress,
            search=searched,
            again=again,
        )

    def _store(self, *, create: bool = False) -> Store:
        if self._opened is None:
            self._opened = open_store(self._place, create=create)
        return self._opened

    @cached_property
    def _annotator(self) -> Annotator | Workers:
        return coder(self._settings)


def _columns(named: Mapping[str, str] | None) -> str:
    """Columns of tables as they are named on the command line."""
    return ",".join(f"{name}={column}" for name, column in (named or {}).items())
