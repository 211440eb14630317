"""Hands to a run what workers have read and coded, in the order of the sources."""

from __future__ import annotations

import json
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from types import TracebackType
from typing import Self

from truceline.errors import InputError, PipelineError
from truceline.model import GIVEN_UP, Annotated, Coded, Document, Drop, RawArticle
from truceline.pipeline import Annotate
from truceline.run.annotating import gazetteer
from truceline.run.coding import code_articles
from truceline.run.machines.cluster import joined, spread
from truceline.run.machines.pieces import Piece, pieces
from truceline.run.machines.shards import FORMAT, Shard, Shards, Shipped
from truceline.run.machines.worker import Answer, Orders
from truceline.settings import Settings
from truceline.sources import File, is_stored, list_files, load_metadata

_FOLDER = "truceline.shards"  # where the ledger is no file


@dataclass(frozen=True, slots=True, kw_only=True)
class Machines:
    """Which machines are to work: those of the Ray cluster at `address`, else this one; `shards` is where what they make lies.

    Without `shards` that is beside the ledger, and is taken away once all of it is in there. In a folder that is named it stays.
    """

    address: str | None = None
    shards: str | None = None

    def folder(self, ledger: str) -> str:
        """The folder of shards. Raises InputError if other machines are to write there and none is named."""
        if self.shards is not None:
            return self.shards if is_stored(self.shards) else str(Path(self.shards).absolute())
        if self.address is not None:
            raise InputError(
                "where the machines are to leave what they make is not told.",
                next_step="Name a folder or an address (s3://…) that all of them reach, with --shards.",
            )
        return str(Path(_FOLDER if "://" in ledger else f"{ledger}.shards").absolute())


class Spread:
    """Has files read and coded by many workers, and hands on what they made.

    `read` gives what was read in a file, as `read_sources` asks for it. As a `Coder` it gives what was made of that; what
    was read elsewhere it codes with `annotate`, and with `again` what was given up. Used in a `with`, it lets go of the workers at the end.
    """

    def __init__(
        self,
        machines: Machines,
        settings: Settings,
        annotate: Annotate,
        *,
        ledger: str,
        again: bool = False,
    ) -> None:
        self._again = again
        self._settings, self._annotate, self._address = settings, annotate, machines.address
        self._is_kept = machines.shards is not None
        self._shards = Shards(machines.folder(ledger))
        self._ending = ExitStack()
        self._plan: dict[str, Piece] = {}
        self._places: dict[str, deque[tuple[str, int]]] = defaultdict(deque)
        self._done: dict[str, Shard | None] = {}
        self._answers: Iterator[Answer] = iter(())
        self._rows: _Rows | None = None

    def begin(
        self,
        sources: Sequence[str],
        *,
        metadata: Path | None,
        columns: Mapping[str, str],
        known: Iterable[str] = (),
    ) -> None:
        """Cuts the files of these sources into pieces, and has those made that are not finished.

        `known` are the ids of articles that need no coding. Raises InputError if Ray or the folder of shards cannot be used.
        """
        self._shards.make()
        self._ending.enter_context(self._shards.used())
        gazetteer(self._settings)  # a wrong file of actors is told before anything is begun
        actors = _actors(self._settings)
        self._cut(sources, metadata, _deciding(self._settings, columns, actors))
        missing = [piece for piece in self._plan.values() if not self._is_finished(piece)]
        if missing:
            orders = Orders(
                settings=self._settings,
                actors=actors,
                columns=dict(columns),
                shards=self._shards.folder,
                known=frozenset(known),
            )
            cores = self._ending.enter_context(joined(self._address, self._settings.processes))
            self._answers = spread(missing, orders, min(cores, len(missing)))

    def read(self, file: File) -> Iterator[RawArticle | Drop] | None:
        """What was read in a file; None where that is to be done here.

        Raises InputError if a worker does not see the file, and whatever error a worker raised.
        """
        if not (places := self._places.get(file.where)):
            return None
        digest, number = places.popleft()
        shard = self._waited(digest)
        if shard is None:
            return None
        if self._rows is None or self._rows.digest != digest or self._rows.is_past(number):
            self._rows = _Rows(digest, self._shards.read(shard))
        return self._rows.of(number)

    def __call__(self, documents: Iterable[Document]) -> Iterator[Annotated]:
        """One `Annotated` for each document, in order, made here."""
        return self._annotate(documents)

    def code(self, articles: Iterable[RawArticle | Drop], *, batch: int) -> Iterator[Coded | Drop]:
        """What came of each article, in the order given."""
        given = list(articles)
        there = [self._made(one) if isinstance(one, Shipped) else None for one in given]
        left = [
            one.plain() if isinstance(one, Shipped) else one
            for one, made in zip(given, there, strict=True)
            if made is None
        ]
        made_here = iter(code_articles(left, self._annotate, batch=batch))
        for made in there:
            yield next(made_here) if made is None else made

    def _made(self, article: Shipped) -> Coded | None:
        """What a worker made of an article; None where it is to be coded here."""
        made = article.coded()
        if made is not None and self._again and any(drop.reason in GIVEN_UP for drop in made.drops):
            return None
        return made

    def done(self) -> None:
        """Takes away what is in the ledger by now, unless it lies in a folder that was named."""
        if not self._is_kept:
            self._rows = None
            self._shards.remove(shard for shard in self._done.values() if shard is not None)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._ending.close()

    def _cut(self, sources: Sequence[str], metadata: Path | None, deciding: tuple[str, ...]) -> None:
        table = None if metadata is None else load_metadata(metadata)
        files = list_files(sources, metadata)
        for piece in pieces(files, table, deciding, most_files=self._settings.batch):
            self._plan[piece.digest] = piece
            for number, file in enumerate(piece.files):
                self._places[file.where].append((piece.digest, number))

    def _is_finished(self, piece: Piece) -> bool:
        shard = self._shards.finished(piece)
        if shard is not None:
            self._done[piece.digest] = shard
        return shard is not None

    def _waited(self, digest: str) -> Shard | None:
        """The shard of a piece, waited for; None where its files are gone."""
        while digest not in self._done:
            answer = next(self._answers, None)
            if answer is None:
                raise PipelineError(
                    "the workers ended before all was done.",
                    next_step="Begin again: what is finished is not made anew.",
                )
            self._done[answer.digest] = self._answered(answer)
        return self._done[digest]

    def _answered(self, answer: Answer) -> Shard | None:
        if answer.fault is not None:
            raise answer.fault
        if answer.unseen is not None and Path(answer.unseen).exists():
            raise InputError(
                f"the worker on {answer.machine} does not see this file.",
                where=answer.unseen,
                next_step="Put it where all machines reach it by the same path, or into a store (s3://…).",
            )
        return answer.shard


class _Rows:
    """The rows of a shard, file by file."""

    def __init__(self, digest: str, rows: Iterator[tuple[int, Shipped | Drop]]) -> None:
        self.digest = digest
        self._rows = rows
        self._next = next(rows, None)
        self._at = -1

    def is_past(self, number: int) -> bool:
        """Whether the file of this number has been read, or gone by."""
        return number <= self._at

    def of(self, number: int) -> Iterator[Shipped | Drop]:
        """What stood in the file of this number."""
        self._at = number
        while self._next is not None and self._next[0] <= number:
            file, item = self._next
            if file == number:
                yield item
            self._next = next(self._rows, None)


def _actors(settings: Settings) -> str:
    """What stands in the project's own file of actors; nothing where there is none."""
    path = Path(settings.actors)
    return path.read_text(encoding="utf-8-sig") if path.is_file() else ""


def _deciding(settings: Settings, columns: Mapping[str, str], actors: str) -> tuple[str, ...]:
    """All that decides what files give, but for the files."""
    try:
        pipeline = version(settings.pipeline)
    except PackageNotFoundError:  # a folder
        pipeline = ""
    told = (sorted(columns.items()), settings.max_bytes, settings.article_seconds, settings.article_memory)
    return (FORMAT, version("truceline"), settings.pipeline, pipeline, json.dumps(told), actors)
