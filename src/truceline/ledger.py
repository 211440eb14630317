"""The ledger for people who write Python."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cached_property
from html import escape
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TextIO, Unpack

from truceline.annotations import Annotator
from truceline.documents import bytes_gate
from truceline.errors import InputError
from truceline.exports import EXPORTERS, frame_row, row_plain, write_file
from truceline.model import Ceasefire, Claim, Document, Drop, Judgement, Verdict
from truceline.run import (
    Court,
    Judged,
    Progress,
    Report,
    Workers,
    add_articles,
    annotator,
    fetcher,
    gazetteer,
)
from truceline.settings import Settings
from truceline.sources import parse_columns, read_sources
from truceline.store import Store, open_store
from truceline.views import (
    ActorRow,
    ConflictRow,
    Deriver,
    Details,
    Explanation,
    Shown,
    Timeline,
    UnsettledShown,
    show_actors,
    show_ledger,
    show_unsettled,
)


class Ledger:
    """A ledger of ceasefires, in a file or at a database address.

    It is made by the first `add`; whatever reads it raises LedgerError if it is not there. Used in a `with`, it is
    closed at the end.

        with Ledger("karabakh.ledger") as ledger:
            ledger.add(["articles/"])
            print(ledger.explain("AZE-ARM-2020-10-10", "effect").field.words)
    """

    def __init__(self, place: str | Path | None = None, *, settings: Settings | None = None) -> None:
        self.settings = settings or Settings.model_validate({})
        self.place = str(place or self.settings.ledger)
        self._opened: Store | None = None
        self._derive = Deriver()

    def add(
        self,
        sources: str | Path | Sequence[str | Path],
        *,
        metadata: str | Path | None = None,
        columns: Mapping[str, str] | None = None,
        progress: Progress | None = None,
    ) -> Report:
        """Reads files, folders and addresses of the web into the ledger and derives its ceasefires; repeated, it changes nothing.

        `metadata` is a table with the columns `file,title,outlet,published,url`; `columns` says which columns of
        tables of articles give which fields (`{"text": "body"}`). What was left out is in the report.
        """
        named = [sources] if isinstance(sources, (str, Path)) else sources
        table = Path(metadata) if metadata is not None else None
        fetch = fetcher(self.settings, ledger=self.place)
        articles = read_sources(
            [str(one) for one in named],
            metadata=table,
            max_bytes=self.settings.max_bytes,
            columns=columns or parse_columns(self.settings.columns),
            gate=bytes_gate(),
            fetch=fetch,
        )
        store = self._store(create=True)
        report = add_articles(
            store,
            articles,
            annotate=self._annotator,
            batch=self.settings.batch,
            derive=self._derive,
            progress=progress,
        )
        fetch.save()
        return report

    def shown(self, as_of: date | None = None) -> Shown:
        """The ledger as it stands, or as it was known at the end of a day: rows, pages and explanations."""
        return show_ledger(self._store(), as_of)

    def conflicts(self, as_of: date | None = None) -> tuple[ConflictRow, ...]:
        """The conflicts that the ceasefires are of, by id."""
        return self.shown(as_of).conflict_rows()

    def timeline(self, asked: str, *, whole: bool = False, as_of: date | None = None) -> Timeline:
        """A ceasefire or a conflict, by id, in order of time; with `whole` the conflict of that ceasefire. Raises NotFound."""
        return self.shown(as_of).timeline(asked, whole=whole)

    def ceasefires(self, as_of: date | None = None) -> tuple[Ceasefire, ...]:
        """The ceasefires, or those that were known at the end of a day."""
        return self.shown(as_of).ceasefires

    def explain(self, ceasefire: str, field: str, *, as_of: date | None = None) -> Explanation:
        """Why a field of a ceasefire is as it is: the rule, and the words it rests on. Raises NotFound."""
        return self.shown(as_of).explain(ceasefire, field)

    def claims(self) -> tuple[Claim, ...]:
        """All claims, by document and place in it."""
        return self._store().claims()

    def actors(self, as_of: date | None = None) -> tuple[ActorRow, ...]:
        """Who is known: names, offices and proposed aliases with their evidence, those most spoken of first."""
        store = self._store()
        known = store.evidence(until=as_of)
        return show_actors(
            known.documents, known.claims, store.offices(), store.alone().claims, known.judgements
        )

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
        `coder` of the settings.

            ledger.judge("correct", "AZE-ARM-2020-10-10", field="effect", value="2020-10-10T12:00+04:00", by="Ana")
            ledger.judge("merge", "AZE-ARM-2020-10-10", other="AZE-ARM-2020-10", by="Ana", why="one truce")

        Raises NotFound and InputError, with nothing kept, for what is not there or cannot be judged so.
        """
        if verdict not in list(Verdict):
            raise InputError(f"no verdict {verdict!r}.", next_step=f"There are: {', '.join(Verdict)}.")
        name = (by or self.settings.coder).strip()
        if not name:
            raise InputError(
                "who judges is not told.", next_step="Say it with `by`, or as `coder` in truceline.toml."
            )
        court = Court(
            store=self._store(),
            gazetteer=gazetteer(self.settings),
            annotate=self._annotator,
            batch=self.settings.batch,
            derive=self._derive,
        )
        return court.judge(Verdict(verdict), subject, details, by=name, why=why)

    def judgements(self) -> tuple[Judgement, ...]:
        """All that people decided, oldest first, what was withdrawn included."""
        return self._store().judgements()

    def unsettled(self) -> tuple[UnsettledShown, ...]:
        """The judgements that do not fit the evidence of now, or each other: for people to decide."""
        store = self._store()
        return show_unsettled(store.judgements(), store.claims(), show_ledger(store).ceasefires)

    def documents(self) -> tuple[Document, ...]:
        """All documents that speak of a ceasefire."""
        return self._store().documents()

    def drops(self) -> tuple[Drop, ...]:
        """All that was left out, with stage, place and reason."""
        return self._store().drops()

    def export(self, name: str, to: TextIO | Path, *, as_of: date | None = None) -> None:
        """Writes the ceasefires in the export format of this name, to a stream or a file.

        Raises NotFound if there is no such format, InputError if the file cannot be written.
        """
        exporter = EXPORTERS[name]
        pages = self.shown(as_of).pages()
        if isinstance(to, Path):
            write_file(exporter, pages, to)
        else:
            exporter.write(pages, to)

    def to_frame(self, as_of: date | None = None) -> Any:
        """The ceasefires as a pandas data frame, or a polars one where only polars is installed; a row each.

        The columns are the variables of ETH/PRIO under the names of our fields (`docs/ledger.md`). Raises InputError if
        neither is installed.
        """
        name = next((name for name in ("pandas", "polars") if find_spec(name)), None)
        if name is None:
            raise InputError(
                "a data frame needs pandas or polars.", next_step="Install one: pip install pandas."
            )
        shown = self.shown(as_of)
        rows = [frame_row(page, row) for page, row in zip(shown.pages(), shown.rows(shown.day), strict=True)]
        return import_module(name).DataFrame(rows)

    def close(self) -> None:
        """Lets go of the file."""
        if self._opened is not None:
            self._opened.close()
            self._opened = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"Ledger({self.place!r})"

    def _repr_html_(self) -> str:
        """The list of ceasefires as a table, for notebooks."""
        shown = self.shown()
        rows = [row_plain(row) for row in shown.rows(shown.day)]
        if not rows:
            return f"<p>{escape(repr(self))}: no ceasefires</p>"
        head = "".join(f"<th>{escape(name)}</th>" for name in rows[0])
        body = "".join("<tr>" + "".join(_cell(value) for value in row.values()) + "</tr>" for row in rows)
        return f"<table><caption>{escape(repr(self))}</caption><tr>{head}</tr>{body}</table>"

    def _store(self, *, create: bool = False) -> Store:
        if self._opened is None:
            self._opened = open_store(self.place, create=create)
        return self._opened

    @cached_property
    def _annotator(self) -> Annotator | Workers:
        return annotator(self.settings) if self.settings.processes == 1 else Workers(self.settings)


def _cell(value: Any) -> str:
    words = ", ".join(map(str, value)) if isinstance(value, list) else "" if value is None else str(value)
    return f"<td>{escape(words)}</td>"
