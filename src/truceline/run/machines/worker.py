"""What one worker does: it reads the files of a piece, codes their articles, and writes the shard."""

from __future__ import annotations

import pickle
import shutil
import weakref
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from socket import gethostname
from tempfile import mkdtemp
from typing import Any

from truceline.annotations import Annotator
from truceline.documents import bytes_gate
from truceline.model import Coded, Drop, RawArticle, Stage
from truceline.run.batches import groups
from truceline.run.coding import code_articles
from truceline.run.machines.pieces import Piece
from truceline.run.machines.shards import Item, Shard, Shards
from truceline.run.machines.tries import Place, Tries, passed_over
from truceline.run.workers import Workers, coder
from truceline.settings import Settings
from truceline.sources import File, Limits, is_stored, read_file

# One worker is to use one core: what is below numpy and spaCy would take all that there are.
ONE_THREAD = dict.fromkeys(
    ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS"), "1"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Orders:
    """What all workers are told: the settings, what stands in the project's file of actors, and where shards lie.

    `columns` are those named for this run, else those of the settings. `known` are the articles that need no coding, as the ledger has them.
    """

    settings: Settings
    actors: str
    columns: dict[str, str]
    shards: str
    known: frozenset[str] = field(default_factory=frozenset)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a worker answers for a piece: where it works, and the shard or the fault that kept it from that.

    `unseen` is a file that is not there where the worker is.
    """

    digest: str
    machine: str
    shard: Shard | None = None
    fault: Exception | None = None
    unseen: str | None = None


class Worker:
    """Makes pieces into shards, one after another; the pipeline is loaded with the first and kept."""

    def __init__(self, orders: Orders, machine: str | None = None) -> None:
        self._orders = orders
        self._machine = machine or _machine()

    def __call__(self, row: dict[str, Any]) -> dict[str, bytes]:
        """The answer to a row that holds a piece, both pickled."""
        piece: Piece = pickle.loads(row["piece"])  # noqa: S301  # from the process that runs this one
        return {"answer": pickle.dumps(self._answer(piece))}

    def _answer(self, piece: Piece) -> Answer:
        shard, fault = None, None
        unseen = next((file.place for file in piece.files if not _is_there(file)), None)
        if unseen is None:
            try:
                shard = self.make(piece)
            except Exception as error:  # noqa: BLE001  # it is raised where the run was begun
                fault = _portable(error)
        return Answer(
            digest=piece.digest,
            machine=self._machine,
            shard=shard,
            fault=fault,
            unseen=unseen,
        )

    def make(self, piece: Piece) -> Shard:
        """The shard of a piece, made unless it is there."""
        shard = self._shards.finished(piece)
        if shard is None:
            tries = Tries(self._shards, piece)
            tries.begin()
            shard = self._shards.write(piece, self._items(piece, tries), machine=self._machine)
            tries.end()
        return shard

    def _items(self, piece: Piece, tries: Tries) -> Iterator[Item]:
        for file, (found, row) in enumerate(zip(piece.files, piece.rows, strict=True)):
            read = tries.reading(file, found.where, read_file(found, self._limits))
            told = (row.complete(one) if row and isinstance(one, RawArticle) else one for one in read)
            made = self._one_by_one(told, file, tries) if tries.is_careful else self._in_batches(told)
            yield from ((file, one) for one in made)

    def _in_batches(self, items: Iterable[RawArticle | Drop]) -> Iterator[RawArticle | Coded | Drop]:
        for group in groups(items, self._settings.batch):
            new = [one for one in group if isinstance(one, RawArticle) and one.id not in self._orders.known]
            made = {id(one): what for one, what in zip(new, self._code(new), strict=True)}
            yield from (made.get(id(one), one) for one in group)

    def _one_by_one(
        self, items: Iterable[RawArticle | Drop], file: int, tries: Tries
    ) -> Iterator[RawArticle | Coded | Drop]:
        for number, one in enumerate(items):
            if isinstance(one, Drop) or one.id in self._orders.known:
                yield one
            elif tries.step(Place(file, number, is_read=True)):
                yield from self._code([one])
            else:
                drop = passed_over(one.where, Stage.DOCUMENTS, "it is left out")
                yield Coded(article=one, document=None, drops=(drop,))

    def _code(self, articles: list[RawArticle]) -> Iterator[Coded]:
        made = code_articles(articles, self._coder, batch=len(articles) or 1)
        return (one for one in made if isinstance(one, Coded))

    @cached_property
    def _shards(self) -> Shards:
        return Shards(self._orders.shards)

    @cached_property
    def _limits(self) -> Limits:
        return Limits(
            max_bytes=self._orders.settings.max_bytes, columns=self._orders.columns, gate=bytes_gate()
        )

    @cached_property
    def _settings(self) -> Settings:
        """The settings, with the project's file of actors as it is where the run was begun."""
        room = mkdtemp(prefix="truceline-")
        weakref.finalize(self, shutil.rmtree, room, ignore_errors=True)
        path = Path(room, "actors.toml")
        path.write_text(self._orders.actors, encoding="utf-8")
        return self._orders.settings.model_copy(update={"actors": str(path), "processes": 1})

    @cached_property
    def _coder(self) -> Annotator | Workers:
        return coder(self._settings)


def _machine() -> str:
    """What this machine is called, with the node of Ray that the worker is on."""
    import ray

    return f"{gethostname()}/{ray.get_runtime_context().get_node_id()[:8]}"


def _is_there(file: File) -> bool:
    return is_stored(file.place) or Path(file.place).exists()


def _portable(error: Exception) -> Exception:
    """The error, or what it says where it cannot be sent."""
    try:
        pickle.loads(pickle.dumps(error))  # noqa: S301  # our own
    except Exception:  # noqa: BLE001  # errors of libraries fail in all sorts of ways
        return RuntimeError(f"{type(error).__name__}: {error}")
    return error
