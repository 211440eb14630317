"""What workers make of pieces, kept in Parquet files until it is in the ledger: one shard a piece, whole or not there."""

from __future__ import annotations

import fcntl
import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO
from uuid import uuid4

import fsspec

from truceline.codec import from_json, from_own, to_json
from truceline.errors import InputError
from truceline.model import Claim, Coded, Document, Drop, Given, Office, RawArticle
from truceline.run.machines.pieces import Piece
from truceline.sources import is_stored, reach

if TYPE_CHECKING:
    import pyarrow as pa

FORMAT = "1"
"""Of a shard's columns: one of another format is made anew."""

_AT_ONCE = 64  # rows that are read at once
_GROUP_BYTES = 16_000_000  # of articles that are written at once
_CHUNK = 1 << 20
_LOCK = "lock"
_TEXT = ("where", "media_type", "article", "document", "claims", "offices", "drops")


@dataclass(frozen=True, slots=True, kw_only=True)
class Shipped(RawArticle):
    """An article with what was made of it elsewhere, as lines of JSON; None where it was only read."""

    made: tuple[str | None, str, str, str] | None = None

    def coded(self) -> Coded | None:
        """What came of the article; None where it has not been coded."""
        if self.made is None:
            return None
        document, claims, offices, drops = self.made
        return Coded(
            article=self.plain(),
            document=None if document is None else from_own(document, Document),
            claims=from_own(claims, tuple[Claim, ...]),
            offices=from_own(offices, tuple[Office, ...]),
            drops=from_own(drops, tuple[Drop, ...]),
        )

    def plain(self) -> RawArticle:
        """The article alone."""
        return RawArticle(
            where=self.where,
            content=self.content,
            media_type=self.media_type,
            given=self.given,
            meta=self.meta,
        )


Item = tuple[int, RawArticle | Coded | Drop]
"""What stood in a file, by the number of the file in its piece: an article that was only read, or what came of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shard:
    """What is known of a finished shard: what it was made of, the file it lies in, the hash of that, its rows, and where it was made."""

    piece: str
    digest: str
    file: str
    hash: str
    rows: int
    machine: str


class Shards:
    """A folder of shards, on this machine or in a store.

    A shard is a file `PIECE-….parquet`, and it is finished when `PIECE.json` names it: until then it may be half
    written, and nobody reads it. Raises InputError where the folder cannot be used.
    """

    def __init__(self, folder: str) -> None:
        self.folder = folder
        self._is_local = not is_stored(folder)
        self._files, self._path = (fsspec.filesystem("file"), folder) if self._is_local else reach(folder)
        self._lock: TextIO | None = None

    def make(self) -> None:
        """Makes the folder, and tries whether something can be written to it."""
        trial = self._at(f"{uuid4().hex}.trial")
        try:
            self._files.makedirs(self._path, exist_ok=True)
            self._files.pipe_file(trial, b"")
            self._files.rm_file(trial)
        except Exception as error:  # each store has errors of its own
            raise InputError(
                f"the folder of shards cannot be written ({error}).",
                where=self.folder,
                next_step="Name another with --shards.",
            ) from error

    def finished(self, piece: Piece) -> Shard | None:
        """The shard of a piece, if it is there, whole, and made of what the piece is now."""
        shard = self._marked(piece.id)
        if shard is None or shard.digest != piece.digest:
            return None
        try:
            return shard if self._hash(shard.file) == shard.hash else None
        except FileNotFoundError:
            return None

    def write(self, piece: Piece, items: Iterable[Item], *, machine: str = "") -> Shard:
        """The shard of a piece, finished once all its items have come; another one of the piece is taken away."""
        import pyarrow.parquet as pq

        before = self._marked(piece.id)
        name = f"{piece.id}-{uuid4().hex[:12]}.parquet"
        schema, rows = _schema(), 0
        with (
            self._files.open(self._at(name), "wb") as file,
            pq.ParquetWriter(file, schema, compression="zstd") as writer,
        ):
            for group in _groups(items):
                rows += len(group)
                writer.write_batch(_batch([_row(*item) for item in group], schema))
        shard = Shard(
            piece=piece.id,
            digest=piece.digest,
            file=name,
            hash=self._hash(name),
            rows=rows,
            machine=machine,
        )
        self.note(f"{shard.piece}.json", asdict(shard))
        if before is not None:
            self._remove(before.file)
        return shard

    def read(self, shard: Shard) -> Iterator[tuple[int, Shipped | Drop]]:
        """What stands in a shard, in the order of its files and of the articles in them."""
        import pyarrow.parquet as pq

        with self._files.open(self._at(shard.file), "rb") as file:
            for batch in pq.ParquetFile(file).iter_batches(_AT_ONCE):
                for row in batch.to_pylist():
                    yield row["file"], _item(row)

    @contextmanager
    def used(self) -> Iterator[None]:
        """Keeps others on this machine from taking shards away, for as long as the block lasts."""
        if not self._is_local:
            yield
            return
        with Path(self._at(_LOCK)).open("w", encoding="utf-8") as lock:
            fcntl.flock(lock, fcntl.LOCK_SH)
            self._lock = lock
            try:
                yield
            finally:
                self._lock = None

    def remove(self, shards: Iterable[Shard]) -> None:
        """Takes shards away, and the folder with the last of them, unless others use it."""
        if self._lock is not None:
            try:
                fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                return
        for shard in shards:
            self._remove(f"{shard.piece}.json")
        marks = [name for name in self._names() if name.endswith(".json")]
        marked = [self._marked(name.removesuffix(".json")) for name in marks]
        kept = {*marks, *(shard.file for shard in marked if shard is not None)}
        for name in self._names():  # also what workers that were killed left half written
            if name not in kept:
                self._remove(name)
        if not kept:
            self._files.rmdir(self._path)

    def _names(self) -> list[str]:
        self._files.invalidate_cache(self._path)
        found: list[str] = self._files.ls(self._path, detail=False)
        return [path.rstrip("/").rpartition("/")[2] for path in found]

    def note(self, name: str, told: object) -> None:
        """Writes down what is told under a name, as a whole."""
        aside = self._at(f"{name}.{uuid4().hex[:12]}.part")
        self._files.pipe_file(aside, json.dumps(told).encode())
        self._files.mv(aside, self._at(name))

    def noted(self, name: str) -> Any:
        """What was written down under a name; None where nothing was."""
        try:
            return json.loads(self._files.cat_file(self._at(name)))
        except (FileNotFoundError, ValueError):
            return None

    def forget(self, name: str) -> None:
        """Takes away what was written down under a name."""
        self._remove(name)

    def _marked(self, piece: str) -> Shard | None:
        told = self.noted(f"{piece}.json")
        try:
            return Shard(**told) if told else None
        except TypeError:  # of another format
            return None

    def _hash(self, name: str) -> str:
        digest = blake2b(digest_size=16)
        with self._files.open(self._at(name), "rb") as file:
            while chunk := file.read(_CHUNK):
                digest.update(chunk)
        return digest.hexdigest()

    def _remove(self, name: str) -> None:
        try:
            self._files.rm_file(self._at(name))
        except FileNotFoundError:
            return

    def _at(self, name: str) -> str:
        return f"{self._path.rstrip('/')}/{name}"


def _groups(items: Iterable[Item]) -> Iterator[list[Item]]:
    """The items in lists of bounded length and of bounded bytes."""
    group: list[Item] = []
    size = 0
    for item in items:
        group.append(item)
        size += _size(item[1])
        if len(group) >= _AT_ONCE or size >= _GROUP_BYTES:
            yield group
            group, size = [], 0
    if group:
        yield group


def _size(made: RawArticle | Coded | Drop) -> int:
    article = made.article if isinstance(made, Coded) else made
    return len(article.content) if isinstance(article, RawArticle) else 0


def _schema() -> pa.Schema:
    import pyarrow as pa

    text = [pa.field(name, pa.string()) for name in _TEXT]
    return pa.schema([pa.field("file", pa.int32()), *text, pa.field("content", pa.large_binary())])


def _batch(rows: list[dict[str, Any]], schema: pa.Schema) -> pa.RecordBatch:
    import pyarrow as pa

    return pa.RecordBatch.from_pylist(rows, schema=schema)


def _row(file: int, made: RawArticle | Coded | Drop) -> dict[str, Any]:
    """A row: `where` for people; in `article` all that is known of it but its content."""
    if isinstance(made, Drop):
        return {"file": file, "where": _storable(made.where), "drops": _line((made,))}
    article = made.article if isinstance(made, Coded) else made
    told = {"where": article.where, "given": asdict(article.given), "meta": dict(article.meta)}
    row = {
        "file": file,
        "where": _storable(article.where),
        "media_type": article.media_type,
        "article": _storable(json.dumps(told, ensure_ascii=False)),
        "content": article.content,
    }
    if isinstance(made, Coded):
        row["document"] = None if made.document is None else _line(made.document)
        row |= {"claims": _line(made.claims), "offices": _line(made.offices), "drops": _line(made.drops)}
    return row


def _item(row: dict[str, Any]) -> Shipped | Drop:
    if row["article"] is None:
        return from_json(row["drops"], tuple[Drop, ...])[0]
    told = json.loads(row["article"])
    made = (row["document"], row["claims"], row["offices"], row["drops"])
    return Shipped(
        where=told["where"],
        content=row["content"],
        media_type=row["media_type"],
        given=Given(**told["given"]),
        meta=told["meta"],
        made=None if row["claims"] is None else made,
    )


def _line(value: object) -> str:
    return _storable(to_json(value))


def _storable(text: str) -> str:
    r"""Text in UTF-8: halves of characters, as in names of files that are none, become `\udcff`, which JSON reads back."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")
