"""What was made comes back as it was, and only what is finished and whole is taken for it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import fsspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from truceline.model import (
    Coded,
    Drop,
    Given,
    RawArticle,
    Stage,
)
from truceline.run.machines.pieces import Piece
from truceline.run.machines.shards import Item, Shards, Shipped

NAME = "news/\udcff.txt"  # of a file whose name is no UTF-8
ARTICLE = RawArticle(
    where=NAME,
    content=b"\xff\0 a truce",
    media_type="text/plain",
    given=Given(name="n\udc80", title="A “truce”", published="2021-05-03"),
    meta={"desk": "world", "a": "\x00"},
)
DROP = Drop(
    stage=Stage.GATE,
    where=NAME,
    reason="no_ceasefire_term",
    detail="none",
    days=(("2021-05-03", 2),),
    records=2,
)


def piece(name: str = "0123456789abcdef", digest: str = "d1") -> Piece:
    return Piece(id=name, digest=digest, files=(), rows=())


@pytest.fixture(params=["file", "memory"])
def shards(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Shards]:
    made = Shards(str(tmp_path / "s") if request.param == "file" else f"memory://{tmp_path.name}/s")
    made.make()
    yield made
    fsspec.filesystem("memory").store.clear()


def test_all_comes_back_in_its_order_as_it_was(shards: Shards) -> None:
    coded = Coded(article=ARTICLE, document=None, drops=(DROP,))
    items: list[Item] = [(0, coded), (0, DROP), (2, ARTICLE)]
    found = list(shards.read(shards.write(piece(), iter(items))))
    assert [file for file, _ in found] == [0, 0, 2]
    first, second, third = (one for _, one in found)
    assert isinstance(first, Shipped)
    assert first.coded() == coded
    assert second == DROP
    assert isinstance(third, Shipped)
    assert (third.coded(), third.plain()) == (None, ARTICLE)
    assert first.id == ARTICLE.id


@given(
    content=st.binary(max_size=40),
    words=st.text(st.characters(), max_size=12),
    meta=st.dictionaries(st.text(max_size=5), st.text(max_size=5), max_size=3),
)
def test_any_article_comes_back(
    tmp_path_factory: pytest.TempPathFactory, content: bytes, words: str, meta: dict[str, str]
) -> None:
    shards = Shards(str(tmp_path_factory.mktemp("any")))
    article = RawArticle(
        where=words, content=content, media_type="text/html", given=Given(url=words), meta=meta
    )
    ((_, found),) = shards.read(shards.write(piece(), [(0, article)]))
    assert isinstance(found, Shipped)
    assert found.plain() == article
    assert list(found.plain().meta) == list(meta)


def test_many_rows_are_read_in_bounded_groups(shards: Shards) -> None:
    items = ((0, Drop(stage=Stage.SOURCES, where=str(n), reason="empty", detail="-")) for n in range(500))
    shard = shards.write(piece(), items)
    assert shard.rows == 500
    assert [one.where for _, one in shards.read(shard)] == [str(n) for n in range(500)]


def test_a_shard_is_finished_for_the_piece_that_it_was_made_of(shards: Shards) -> None:
    assert shards.finished(piece()) is None
    shard = shards.write(piece(), [(0, DROP)], machine="one")
    assert shards.finished(piece()) == shard
    assert shards.finished(piece(digest="d2")) is None
    assert shards.finished(piece("fedcba9876543210")) is None


def test_what_breaks_off_is_never_finished(shards: Shards) -> None:
    def broken() -> Iterator[Item]:
        yield 0, DROP
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        shards.write(piece(), broken())
    assert shards.finished(piece()) is None


@pytest.mark.parametrize("mark", ["", "{", "[]", '{"piece": "p"}', '"x"', "null"])
def test_a_mark_that_is_none_counts_for_nothing(shards: Shards, mark: str) -> None:
    shard = shards.write(piece(), [(0, DROP)])
    shards._files.pipe_file(shards._at(f"{shard.piece}.json"), mark.encode())
    assert shards.finished(piece()) is None


def test_shards_are_taken_away_unless_others_are_at_work(tmp_path: Path) -> None:
    folder = tmp_path / "s"
    one, other = Shards(str(folder)), Shards(str(folder))
    one.make()
    with one.used():
        mine = one.write(piece(), [(0, DROP)])
        with other.used():
            one.remove([mine])
            assert one.finished(piece()) == mine
        one.remove([mine])
    assert not folder.exists()


def test_what_others_made_stays(tmp_path: Path) -> None:
    shards = Shards(str(tmp_path))
    shards.make()
    mine = shards.write(piece(), [(0, DROP)])
    yours = shards.write(piece("fedcba9876543210"), [(0, DROP)])
    (tmp_path / "fedcba-half.parquet").write_bytes(b"PAR1")
    shards.remove([mine])
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([f"{yours.piece}.json", yours.file])


def test_a_shard_can_be_read_by_others(tmp_path: Path) -> None:
    import polars as pl

    shards = Shards(str(tmp_path))
    shard = shards.write(piece(), [(0, Coded(article=ARTICLE, document=None, drops=(DROP,)))])
    (row,) = pl.read_parquet(tmp_path / shard.file).to_dicts()
    assert row["where"] == "news/\\udcff.txt"
    assert json.loads(row["drops"])[0]["reason"] == "no_ceasefire_term"
    assert row["document"] is None
    assert json.loads(row["claims"]) == []
