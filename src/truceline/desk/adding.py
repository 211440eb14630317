"""Adds a job to the ledger, and notes all that it came upon."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import closing
from dataclasses import dataclass, field, replace

from truceline.desk.jobs import Job, Jobs, JobState, Part, PartKind, Taken
from truceline.documents import bytes_gate
from truceline.errors import TrucelineError
from truceline.logs import Event, Level, tell, tell_fault
from truceline.model import Ceasefire, Coded, Drop, RawArticle, Stage
from truceline.pipeline import Annotate
from truceline.run import Reading, Report, Search, add_articles, fetcher, search
from truceline.run.settle import Derive
from truceline.settings import Settings
from truceline.sources import Received, Source, parse_columns, read_sources
from truceline.sources.url import Fetch
from truceline.store import Store
from truceline.views import changes

_BATCH = 16  # small, so that whoever waits sees it go on every few seconds
_COUNTED = (
    50_000_000  # bytes up to which files are read once before, only to tell how many articles they hold
)
_TRIES = 3
_PASTED = "pasted text"


@dataclass(frozen=True, kw_only=True)
class Adding:
    """What adding needs: the ledger, the jobs, what marks articles, and who is told how far it has come."""

    store: Store
    jobs: Jobs
    settings: Settings
    annotate: Annotate
    derive: Derive
    tell: Callable[[Job], None]

    def run(self, job: Job) -> Job:
        """Adds all of a job; the job as it ended."""
        if job.begun >= _TRIES:
            says = f"Reading it was ended from outside {_TRIES} times, perhaps for want of memory. Hand it in in smaller parts."
            return self._fail(job, says)
        begun = replace(job, state=JobState.RUNNING, begun=job.begun + 1, says="")
        self.jobs.save(begun)
        self.tell(begun)
        try:
            return self._add(begun)
        except TrucelineError as error:
            tell_fault(error, job=job.id)
            return self._fail(begun, str(error))
        except Exception as error:  # noqa: BLE001  # told to whoever handed it in; the next job is not to suffer
            tell_fault(error, job=job.id)
            what = f"Adding it failed ({type(error).__name__}: {error}). The fault is Truceline's: please report it."
            return self._fail(begun, what)

    def _add(self, job: Job) -> Job:
        before = self.store.ceasefires()
        columns = job.columns or parse_columns(self.settings.columns)
        with closing(Reading(self.settings, columns)) as apart:
            apart.pass_over(self.store.given_up())
            report, job = self._add_all(job, apart, len(before))
        return self._done(job, report, before)

    def _add_all(self, job: Job, apart: Reading, before: int) -> tuple[Report, Job]:
        """Adds all that stands in a job; the report, and the job as it is told by then."""
        counted = replace(job, total=self._count(job, apart))
        hearing = _Hearing()
        self.jobs.note(job, [], [], anew=True)
        run = _Run(job=counted, adding=self, hearing=hearing)
        run.progress(Report(before=before, after=before))
        fetch = fetcher(self.settings, ledger=self.store.where)
        report = add_articles(
            self.store,
            self._read(counted, fetch, apart),
            annotate=self.annotate,
            batch=min(self.settings.batch, _BATCH),
            derive=self.derive,
            progress=run.progress,
            hear=hearing,
            search=self._search(job),
        )
        fetch.save()
        self.jobs.note(job, *hearing.take())
        return report, run.job

    def _done(self, job: Job, report: Report, before: tuple[Ceasefire, ...]) -> Job:
        became = changes(before, self.store.ceasefires(), self.store.former_ids())
        done = replace(job, state=JobState.DONE, report=report, changes=became)
        self.jobs.save(done)
        self.jobs.clear(done)
        tell(Event.JOB_ENDED, job=job.id, state=done.state, articles=report.articles, claims=report.claims)
        return done

    def _fail(self, job: Job, says: str) -> Job:
        failed = replace(job, state=JobState.FAILED, says=says)
        self.jobs.save(failed)
        tell(Event.JOB_ENDED, Level.WARNING, job=job.id, state=failed.state)
        return failed

    def _read(self, job: Job, fetch: Fetch | None, apart: Reading) -> Iterable[RawArticle | Drop]:
        table = next((self._received(job, part) for part in job.parts if part.kind is PartKind.TABLE), None)
        sources = [self._source(job, part) for part in job.parts if part.kind is not PartKind.TABLE]
        return read_sources(
            sources,
            metadata=table,
            max_bytes=self.settings.max_bytes,
            columns=job.columns or parse_columns(self.settings.columns),
            gate=bytes_gate(),
            fetch=fetch,
            read=apart,
        )

    def _search(self, job: Job) -> Search:
        """What the job is to read, by the names that whoever handed it in gave."""
        named = [_PASTED if part.kind is PartKind.TEXT else part.name for part in job.parts]
        kinds = [part.kind for part in job.parts]
        table = next((name for name, kind in zip(named, kinds, strict=True) if kind is PartKind.TABLE), None)
        sources = [name for name, kind in zip(named, kinds, strict=True) if kind is not PartKind.TABLE]
        columns = ",".join(f"{name}={column}" for name, column in job.columns.items())
        return search(sources, self.settings, metadata=table, columns=columns)

    def _count(self, job: Job, apart: Reading) -> int | None:
        """How many articles there are, where that is cheap to tell."""
        if job.size > _COUNTED or any(part.kind is PartKind.ADDRESS for part in job.parts):
            return None
        return sum(isinstance(one, RawArticle) for one in self._read(job, None, apart))

    def _source(self, job: Job, part: Part) -> Source:
        return part.name if part.kind is PartKind.ADDRESS else self._received(job, part)

    def _received(self, job: Job, part: Part) -> Received:
        name = _PASTED if part.kind is PartKind.TEXT else part.name
        return Received(name=name, path=self.jobs.of(job) / part.file)


@dataclass(kw_only=True)
class _Hearing:
    """What a run came upon since it was last asked."""

    taken: list[Taken] = field(default_factory=list)
    drops: list[Drop] = field(default_factory=list)

    def __call__(self, one: Coded | RawArticle | Drop, /) -> None:
        if isinstance(one, Drop):
            self.drops.append(one)
        elif isinstance(one, RawArticle):
            self.taken.append(Taken(id=one.id, name=one.name, known=True))
        else:
            self.drops += one.drops
            refused = one.document is None or any(drop.stage is Stage.GATE for drop in one.drops)
            made = Taken(id=one.article.id, name=one.article.name, kept=not refused, claims=len(one.claims))
            self.taken.append(made)

    def take(self) -> tuple[list[Taken], list[Drop]]:
        """All of it, and none of it again."""
        taken, drops, self.taken, self.drops = self.taken, self.drops, [], []
        return taken, drops


@dataclass(kw_only=True)
class _Run:
    """A job while it is run: what is known of it is written down after every batch."""

    job: Job
    adding: Adding
    hearing: _Hearing

    def progress(self, so_far: Report) -> None:
        jobs = self.adding.jobs
        jobs.note(self.job, *self.hearing.take())
        begun = 1 if so_far.new else self.job.begun
        self.job = replace(self.job, report=so_far, begun=begun)
        jobs.save(self.job, lasting=False)
        self.adding.tell(self.job)
