"""The class `Ledger`: one front for a ledger here and for one that is served elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, BinaryIO, Self, Unpack

from truceline.errors import InputError, without_secrets
from truceline.exports import EXPORTERS, Losses, frame, write_file
from truceline.exports.crosswalk import read_crosswalk
from truceline.ledger.kept import Kept, Sources
from truceline.model import Ceasefire, Claim, Document, Drop, Judgement, Noted, RawArticle, Verdict
from truceline.notebook import attach, html_of_rows
from truceline.run import Judged, Machines, Progress, Report
from truceline.settings import Settings
from truceline.views import (
    ActorRow,
    ConflictRow,
    Crosswalk,
    Details,
    Explanation,
    Extract,
    Shown,
    Timeline,
    UnsettledShown,
)
from truceline.views.screening import Screening

if TYPE_CHECKING:
    from truceline.evaluation.coders.comparison import Comparison
    from truceline.ledger.evaluating import Against
    from truceline.releases import Released

ENGINES = ("local", "ray")
"""What articles can be read and coded with: this machine's processes, or those of a Ray cluster."""

attach()


class Ledger:
    """A ledger of ceasefires: in a file, at a database address, or at the address where `truceline serve` serves it.

    One in a file is made by the first `add`; whatever reads it raises LedgerError if it is not there. One that is served is asked over the
    network, with `token` (else the setting, else the variable `TRUCELINE_TOKEN`) where its server wants one. Used in a
    `with`, it is closed at the end.

        with Ledger("karabakh.ledger") as ledger:
            ledger.add(["articles/"])
            print(ledger.explain("AZE-ARM-2020-10-10", "effect").field.words)
    """

    def __init__(
        self, place: str | Path | None = None, *, settings: Settings | None = None, token: str | None = None
    ) -> None:
        self.settings = settings or Settings.model_validate({})
        self.place = str(place or self.settings.ledger)
        self._kept = _kept(self.place, self.settings, token)

    def add(  # noqa: PLR0913  # all but the first are options
        self,
        sources: str | Path | Sequence[str | Path],
        *,
        metadata: str | Path | None = None,
        columns: Mapping[str, str] | None = None,
        again: bool = False,
        engine: str = "local",
        address: str | None = None,
        shards: str | Path | None = None,
        progress: Progress | None = None,
    ) -> Report:
        """Reads files, folders and addresses of the web into the ledger and derives its ceasefires; repeated, it changes nothing.

        `metadata` is a table with the columns `file,title,outlet,published,url`; `columns` says which columns of
        tables of articles give which fields (`{"text": "body"}`). What was left out is in the report. With `again`, articles
        are tried once more that were given up since they harmed the process that read them.

        With the `engine` "ray" many processes read and code: of the Ray cluster at `address`, else of this machine. What they make lies
        in the folder `shards`, else beside the ledger until it is in there. Raises InputError if Ray is not installed or not to be reached.
        """
        machines = _machines(engine, address, shards)
        named = [sources] if isinstance(sources, (str, Path)) else sources
        table = Path(metadata) if metadata is not None else None
        wanted = Sources(
            named=tuple(map(str, named)), metadata=table, columns=columns, again=again, machines=machines
        )
        return self._kept.add(wanted, progress)

    def add_articles(
        self,
        articles: Iterable[RawArticle | Drop],
        *,
        named: Sequence[str] = (),
        progress: Progress | None = None,
    ) -> Report:
        """Adds articles that are at hand, and notes what was left out before, as `add` does with what it reads.

        `named` are the sources that they come from. Raises InputError if the ledger is served elsewhere.
        """
        return self._kept.add_articles(articles, tuple(named), progress)

    def changes(self, since: int = 0, *, most: int | None = None) -> tuple[Noted, ...]:
        """What became of ceasefires after the change of this number, oldest first, and so many at most."""
        return self._kept.changes(since, most)

    def last_change(self) -> int:
        """The number of the newest change, by which `changes` can be asked for what comes later; 0 where there is none."""
        return self._kept.last_change()

    def shown(self, as_of: date | None = None) -> Shown:
        """The ledger as it stands, or as it was known at the end of a day: rows, pages and explanations."""
        return self._kept.shown(as_of)

    def conflicts(self, as_of: date | None = None) -> tuple[ConflictRow, ...]:
        """The conflicts that the ceasefires are of, by id."""
        return self._kept.conflicts(as_of)

    def timeline(self, asked: str, *, whole: bool = False, as_of: date | None = None) -> Timeline:
        """A ceasefire or a conflict, by id, in order of time; with `whole` the conflict of that ceasefire. Raises NotFound."""
        return self._kept.timeline(asked, whole=whole, as_of=as_of)

    def ceasefires(self, as_of: date | None = None) -> tuple[Ceasefire, ...]:
        """The ceasefires, or those that were known at the end of a day."""
        return self._kept.ceasefires(as_of)

    def explain(self, ceasefire: str, field: str, *, as_of: date | None = None) -> Explanation:
        """Why a field of a ceasefire is as it is: the rule, and the words it rests on. Raises NotFound."""
        return self._kept.explain(ceasefire, field, as_of)

    def claims(self) -> tuple[Claim, ...]:
        """All claims, by document and place in it."""
        return self._kept.claims()

    def actors(self, as_of: date | None = None) -> tuple[ActorRow, ...]:
        """Who is known: names, offices and proposed aliases with their evidence, those most spoken of first."""
        return self._kept.actors(as_of)

    def judge(
        self,
        verdict: Verdict | str,
        subject: str,
        *,
        by: str | None = None,
        why: str = "",
        **details: Unpack[Details],
    ) -> Judged:
        """Keeps what a person decides, and derives the ceasefires anew: what became of them is in the answer.

        `subject` is what it is on: a ceasefire, claim or judgement by its id, or a name. `by` is who decides, without it the
        `coder` of the settings. A server that knows who asks puts that name.

            ledger.judge("correct", "AZE-ARM-2020-10-10", field="effect", value="2020-10-10T12:00+04:00", by="Ana")
            ledger.judge("merge", "AZE-ARM-2020-10-10", other="AZE-ARM-2020-10", by="Ana", why="one truce")

        Raises NotFound and InputError, with nothing kept, for what is not there or cannot be judged so.
        """
        if verdict not in list(Verdict):
            raise InputError(f"no verdict {verdict!r}.", next_step=f"There are: {', '.join(Verdict)}.")
        name = (by or self.settings.coder).strip() or None
        return self._kept.judge(Verdict(verdict), subject, details, by=name, why=why)

    def judgements(self) -> tuple[Judgement, ...]:
        """All that people decided, oldest first, what was withdrawn included."""
        return self._kept.judgements()

    def unsettled(self) -> tuple[UnsettledShown, ...]:
        """The judgements that do not fit the evidence of now, or each other: for people to decide."""
        return self._kept.unsettled()

    def documents(self) -> tuple[Document, ...]:
        """All documents that speak of a ceasefire."""
        return self._kept.documents()

    def drops(self) -> tuple[Drop, ...]:
        """All that was left out, with stage, place and reason."""
        return self._kept.drops()

    def extract(self, as_of: date | None = None) -> Extract:
        """The ledger at one moment, as files are made of it: what is shown, the articles, what was left out, the judgements."""
        return self._kept.extract(as_of)

    def screening(self, as_of: date | None = None) -> Screening:
        """What was searched, what was left out and why, by source, day and reason; as of a day, of records dated by then."""
        return self._kept.screening(as_of)

    def export(
        self,
        name: str,
        to: BinaryIO | Path,
        *,
        as_of: date | None = None,
        table: str | None = None,
        ids: Crosswalk | Path | None = None,
    ) -> Losses:
        """Writes the ledger in the export format of this name, to a stream of bytes or a file, and tells what the format cannot hold.

        `table` says which one, where the format has several; `ids` is a table of the ids that other lists have for ours (columns
        `id,scheme,value`). Raises NotFound if there is no such format or table, InputError if the file cannot be written.
        """
        if not ids:
            return self._kept.export(name, to, as_of, table)
        told = read_crosswalk(ids) if isinstance(ids, Path) else ids
        exporter = EXPORTERS[name]
        taken = replace(self.extract(as_of), ids=told)
        return (
            write_file(exporter, taken, to, table)
            if isinstance(to, Path)
            else exporter.write(taken, to, table)
        )

    def release(  # noqa: PLR0913  # all but the first are options
        self,
        folder: str | Path = "releases",
        *,
        version: str | None = None,
        title: str | None = None,
        authors: Sequence[str] | None = None,
        licence: str | None = None,
        formats: Sequence[str] = (),
        as_of: date | None = None,
        tell: Callable[[str], None] = lambda _: None,
    ) -> Released:
        """Writes a snapshot of the ledger into a folder of its own in `folder`, and tells what is in it and what changed since the last.

        `version` is counted on (`26.1`, `26.2`) unless it is given; title, authors (`"Family, Given"`) and licence are those of the last
        release unless they are given; `formats` are all there are. `tell` is told each file that is written. Raises InputError if that version
        is there already or cannot be written, NotFound for a format that is none.
        """
        from truceline.releases import Wanted, make_release  # brings all formats

        wanted = Wanted(
            folder=Path(folder),
            made=datetime.now(UTC),
            settings=self.settings,
            title=title,
            authors=None if authors is None else tuple(authors),
            licence=licence,
            version=version,
            formats=tuple(formats),
        )
        return make_release(self.extract(as_of), self.screening(as_of), wanted, tell)

    def to_frame(
        self, what: str = "ceasefires", *, as_of: date | None = None, library: str | None = None
    ) -> Any:
        """A table of the ledger as a data frame of `pandas` or `polars`; without `library` the first of these that is installed.

        `what` names the table (`docs/formats/tables.md` lists them with their columns). Raises NotFound if there is no such
        table, InputError if there is no such library or it is not installed.

            ledger.to_frame()
            ledger.to_frame("evidence", library="polars")
        """
        return frame(what, self.extract(as_of), library)

    def evaluate(
        self,
        against: Against = None,
        *,
        coder: str | None = None,
        other: str | None = None,
        as_of: date | None = None,
    ) -> Comparison:
        """Compares a person's coding with what the claims of the ledger give: agreement per variable, and each difference.

        `against` is a file that holds the coding (ETH/PRIO, our JSON lines, or decisions), or cases. Without it the coding of `coder` is what
        they accepted and corrected in this ledger; with `other` it is compared with what that person did.

            ledger.evaluate("ana.csv").variable("cf_effect").figures["agreement"].value

        Raises InputError and NotFound if the coding cannot be read or found.
        """
        from truceline.ledger.evaluating import evaluate  # numbers by the thousand: only for those who ask

        return evaluate(self.shown(as_of), self.judgements(), against, coder, other)

    def keep_coding(self, file: str | Path, *, coder: str | None = None) -> bool:
        """Keeps what a person coded in this file: what differs from the ledger waits at `/review/differences`. False where it is kept already.

        Raises InputError if the file holds no cases, or if the ledger is served elsewhere.
        """
        from truceline.exports.codings import digest_of, read_cases

        path = Path(file)
        return self._kept.keep_coding(path.name, digest_of(path), read_cases(path, coder))

    def close(self) -> None:
        """Lets go of the file, or of the connection."""
        self._kept.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"Ledger({without_secrets(self.place)!r})"

    def _repr_html_(self) -> str:
        """The list of ceasefires as a table, for notebooks."""
        shown = self.shown()
        return html_of_rows(repr(self), shown.rows(shown.day))


def _machines(engine: str, address: str | None, shards: str | Path | None) -> Machines | None:
    """The machines that are asked for; None for this process alone."""
    if engine not in ENGINES:
        raise InputError(f"no engine {engine!r}.", next_step=f"There are: {', '.join(ENGINES)}.")
    if engine == "local":
        if address is not None or shards is not None:
            raise InputError(
                "an address or a folder of shards is named, and no engine that uses them.",
                next_step="Add --engine ray.",
            )
        return None
    return Machines(address=address, shards=None if shards is None else str(shards))


def _kept(place: str, settings: Settings, token: str | None) -> Kept:
    if place.lower().startswith(("http://", "https://")):
        from truceline.ledger.there import There  # the network only for those who ask over it

        return There(place, settings=settings, token=token)
    from truceline.ledger.here import Here

    return Here(place, settings)
