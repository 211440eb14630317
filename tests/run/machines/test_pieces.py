from __future__ import annotations

import os
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from truceline.run.machines import pieces as cutting
from truceline.run.machines.pieces import Piece, pieces
from truceline.sources import File, load_metadata


class Sized(File):
    """A file of so many bytes, which is nowhere."""

    __slots__ = ()

    def size(self) -> int:
        return int(self.called.stem)

    def state(self) -> str:
        return "s"


def sized(number: int, size: int) -> File:
    return Sized(place=f"memory://{number}", where=f"{number}", called=PurePosixPath(f"{size}.txt"))


@given(sizes=st.lists(st.integers(0, 60), max_size=30), most=st.integers(1, 6))
def test_pieces_hold_all_files_in_their_order_and_no_more_than_they_may(sizes: list[int], most: int) -> None:
    files = [sized(number, size) for number, size in enumerate(sizes)]
    with pytest.MonkeyPatch.context() as changed:
        changed.setattr(cutting, "MOST_BYTES", 50)
        cut = list(pieces(files, None, (), most_files=most))
    assert [file for one in cut for file in one.files] == files
    for one in cut:
        assert 1 <= len(one.files) <= most
        assert len(one.files) == 1 or sum(file.size() for file in one.files) <= 50
    assert len({one.id for one in cut}) == len(cut)


def cut(folder: Path, *deciding: str, table: Path | None = None) -> Piece:
    files = [File(place=str(path), where=path.name, called=path) for path in sorted(folder.glob("*.txt"))]
    metadata = load_metadata(table) if table else None
    (found,) = pieces(files, metadata, deciding, most_files=9)
    return found


def test_a_piece_is_another_once_anything_differs_that_decides(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("one", "utf-8")
    table = tmp_path / "table.csv"
    first = cut(tmp_path, "s")
    assert cut(tmp_path, "s") == first
    assert cut(tmp_path, "t").digest != first.digest
    table.write_text("file,title\na.txt,A truce\n", "utf-8")
    told = cut(tmp_path, "s", table=table)
    assert told.digest != first.digest
    assert told.rows[0] is not None
    assert told.rows[0].given.title == "A truce"
    table.write_text("file,title\na.txt,A truce\nb.txt,Of another\n", "utf-8")
    assert cut(tmp_path, "s", table=table).digest == told.digest
    os.utime(tmp_path / "a.txt", ns=(1, 1))
    changed = cut(tmp_path, "s")
    assert changed.digest != first.digest
    assert changed.id == first.id


def test_workers_find_files_from_wherever_they_are(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text("one", "utf-8")
    monkeypatch.chdir(tmp_path)
    (found,) = pieces([File(place="a.txt", where="a.txt", called=Path("a.txt"))], None, (), most_files=1)
    assert (found.files[0].place, found.files[0].where) == (str(tmp_path / "a.txt"), "a.txt")


def test_a_file_that_is_gone_is_left_to_the_one_who_reads_here(tmp_path: Path) -> None:
    gone = File(place=str(tmp_path / "gone.txt"), where="gone.txt", called=Path("gone.txt"))
    assert list(pieces([gone], None, (), most_files=1)) == []
