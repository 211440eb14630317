"""What ends its worker again and again costs itself alone. To end is to raise what nothing catches."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from truceline.model import Coded, Drop, RawArticle, Stage
from truceline.run.machines import worker as working
from truceline.run.machines.pieces import Piece, pieces
from truceline.run.machines.shards import Shard, Shards, Shipped
from truceline.run.machines.worker import Orders, Worker
from truceline.settings import Settings
from truceline.sources import File, Limits

DEADLY, BREAKS = "deadly", "breaks"


class Ended(BaseException):
    """The end of a process."""


@pytest.fixture(autouse=True)
def code(monkeypatch: pytest.MonkeyPatch) -> None:
    def made(_: Worker, articles: list[RawArticle]) -> Iterator[Coded]:
        for article in articles:
            if DEADLY.encode() in article.content:
                raise Ended
            yield Coded(article=article, document=None)

    def read(file: File, _: Limits) -> Iterator[RawArticle | Drop]:
        for number, line in enumerate(Path(file.place).read_text("utf-8").splitlines()):
            if line == BREAKS:
                raise Ended
            yield RawArticle(where=f"{file.where}:{number}", content=line.encode(), media_type="text/plain")

    monkeypatch.setattr(Worker, "_code", made)
    monkeypatch.setattr(working, "read_file", read)


def made(tmp_path: Path, *texts: str) -> tuple[int, dict[str, str]]:
    """How many workers ended, and what was made of each thing by its place: `coded`, or the reason why not."""
    for number, text in enumerate(texts):
        (tmp_path / f"{number}.txt").write_text(text, "utf-8")
    files = [
        File(place=str(tmp_path / f"{n}.txt"), where=f"{n}", called=Path("a.txt")) for n in range(len(texts))
    ]
    (piece,) = pieces(files, None, (), most_files=9)
    shards = Shards(str(tmp_path / "shards"))
    shards.make()
    orders = Orders(settings=Settings(), actors="", columns={}, shards=shards.folder)
    ends, shard = work(orders, piece)
    assert shards.noted(f"{piece.id}.tries") is None
    return ends, {one.where: told(one) for _, one in shards.read(shard)}


def work(orders: Orders, piece: Piece) -> tuple[int, Shard]:
    for ends in range(20):
        try:
            return ends, Worker(orders, machine="here").make(piece)
        except Ended:
            continue
    raise AssertionError("it never comes to an end")


def told(one: Shipped | Drop) -> str:
    coded = one.coded() if isinstance(one, Shipped) else None
    drops = [one] if isinstance(one, Drop) else list(coded.drops if coded else ())
    return ", ".join(f"{drop.reason} in {drop.stage}" for drop in drops) or "coded"


def test_what_harms_nobody_is_made_at_once(tmp_path: Path) -> None:
    assert made(tmp_path, "one\ntwo", "three") == (0, {"0:0": "coded", "0:1": "coded", "1:0": "coded"})


def test_an_article_that_ends_its_worker_three_times_is_passed_over(tmp_path: Path) -> None:
    ends, found = made(tmp_path, f"one\n{DEADLY}\nthree", "four")
    assert ends == 3
    assert found == {"0:0": "coded", "0:1": f"crashed in {Stage.DOCUMENTS}", "0:2": "coded", "1:0": "coded"}


def test_what_cannot_even_be_read_costs_the_rest_of_its_file(tmp_path: Path) -> None:
    ends, found = made(tmp_path, f"one\n{BREAKS}\nthree", "four")
    assert ends == 3
    assert found == {"0:0": "coded", "0": f"crashed in {Stage.SOURCES}", "1:0": "coded"}


def test_each_further_one_costs_one_worker_more(tmp_path: Path) -> None:
    ends, found = made(tmp_path, f"{DEADLY}\ntwo\n{DEADLY}", BREAKS, "last")
    assert ends == 5
    assert [where for where, what in found.items() if what == "coded"] == ["0:1", "2:0"]
