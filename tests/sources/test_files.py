"""Files in a store of objects are read as those on this machine."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import fsspec
import pytest

from truceline.errors import SourceError
from truceline.model import Drop, RawArticle
from truceline.sources import File, bare_address, is_stored, list_files, read_sources

REPORT = "Officials of both countries said they agreed on a truce."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    top = tmp_path / "news"
    (top / "b" / "deep").mkdir(parents=True)
    (top / ".hidden").mkdir()
    names = [
        "z.txt",
        "a.txt",
        "b.txt",
        "b/a.txt",
        "b/deep/c.txt",
        "b/z.txt",
        ".hidden/d.txt",
        "README",
        "b/.e.txt",
    ]
    for name in names:
        (top / name).write_text(f"{REPORT} {name}", "utf-8")
    return top


@pytest.fixture
def store(folder: Path) -> Iterator[str]:
    """The same files in a store."""
    memory = fsspec.filesystem("memory")
    for path in folder.rglob("*"):
        if path.is_file():
            memory.pipe_file(f"/bucket/{path.relative_to(folder)}", path.read_bytes())
    yield "memory://bucket"
    memory.store.clear()


def read(*sources: str, metadata: Path | None = None) -> list[RawArticle | Drop]:
    return list(read_sources(sources, metadata=metadata))


def test_a_folder_of_a_store_gives_what_a_folder_here_gives_in_the_same_order(
    folder: Path, store: str
) -> None:
    here = [replace(one, where=one.where.replace(str(folder), store)) for one in read(str(folder))]
    assert read(store) == here
    assert read(f"{store}/") == here
    assert [one.where for one in here] == [
        f"{store}/{name}" for name in ("a.txt", "b.txt", "z.txt", "b/a.txt", "b/z.txt", "b/deep/c.txt")
    ]


def test_one_file_of_a_store_is_one_article(store: str) -> None:
    (article,) = read(f"{store}/b/a.txt")
    assert isinstance(article, RawArticle)
    assert (article.where, article.content) == (f"{store}/b/a.txt", f"{REPORT} b/a.txt".encode())


def test_a_file_is_reached_by_its_address_too(folder: Path) -> None:
    (article,) = read(f"file://{folder}/a.txt")
    assert isinstance(article, RawArticle)
    assert article.content == f"{REPORT} a.txt".encode()


def test_what_is_not_in_the_store_is_told(store: str) -> None:
    (drop,) = read(f"{store}/nowhere.txt")
    assert isinstance(drop, Drop)
    assert (drop.reason, drop.where) == ("not_found", f"{store}/nowhere.txt")


def test_a_table_of_metadata_tells_of_files_of_a_store(store: str, tmp_path: Path) -> None:
    table = tmp_path / "table.csv"
    table.write_text("file,title\nb/a.txt,A truce\nz.txt,Another\nnowhere.txt,None\n", "utf-8")
    found = read(store, metadata=table)
    titles = {one.where: one.given.title for one in found if isinstance(one, RawArticle) and one.given.title}
    another = dict.fromkeys(
        (f"{store}/z.txt", f"{store}/b/z.txt"), "Another"
    )  # a bare name tells of all that bear it
    assert titles == {f"{store}/b/a.txt": "A truce", **another}
    assert [one.reason for one in found if isinstance(one, Drop)] == ["no_such_file"]


def test_a_store_whose_package_is_missing_is_told_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(_: str) -> None:
        raise ImportError("Install s3fs to access S3")

    monkeypatch.setattr("fsspec.core.url_to_fs", missing)
    with pytest.raises(SourceError, match=r"s3://bucket/a: s3:// cannot be read .* pip install s3fs"):
        read_sources(["s3://bucket/a"])


def test_a_store_that_nobody_knows_is_told_at_once() -> None:
    with pytest.raises(SourceError, match=r"nothing here reads nosuch:// .*s3://bucket/folder"):
        read_sources(["nosuch://bucket/a"])


@pytest.mark.parametrize(
    "source, is_one",
    [("s3://b/a", True), ("memory://a", True), ("http://a.org", False), ("HTTPS://a.org", False), ("a/b", False),
     ("C:\\a", False), ("-", False), ("a b://c", False)],
)  # fmt: skip
def test_addresses_of_stores_are_known_from_others(source: str, *, is_one: bool) -> None:
    assert is_stored(source) is is_one


def test_the_files_that_are_read_can_be_listed(folder: Path, store: str) -> None:
    sources = [str(folder), store, str(folder / "a.txt"), "nowhere.txt", "http://a.org", "-"]
    listed = list(list_files(sources))
    assert [file.where for file in listed] == [
        one.where for one in read(str(folder), store, str(folder / "a.txt"))
    ]


def test_the_state_of_a_file_is_another_once_it_has_changed(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    file = File(place=str(path), where="a", called=path)
    memory = fsspec.filesystem("memory")
    stored = File(place="memory://s/a.txt", where="a", called=path)
    path.write_text("one", "utf-8")
    memory.pipe_file("/s/a.txt", b"one")
    before = file.state(), stored.state()
    assert (file.state(), stored.state()) == before
    path.write_text("three", "utf-8")
    memory.pipe_file("/s/a.txt", b"three")
    assert file.state() != before[0]
    assert stored.state() != before[1]
    assert (file.size(), stored.size()) == (5, 5)
    memory.store.clear()


def test_a_password_in_an_address_is_never_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    assert bare_address("sftp://ana:se:cret@host/news") == "sftp://ana@host/news"
    assert bare_address("abfs://news@account.example/a") == "abfs://news@account.example/a"
    assert bare_address("news/a:b@c.txt") == "news/a:b@c.txt"

    class Silent:
        protocol = "sftp"

        def isdir(self, _: str) -> bool:
            raise OSError("it does not answer")

    monkeypatch.setattr("fsspec.core.url_to_fs", lambda _: (Silent(), "/news"))
    (drop,) = read("sftp://ana:cret@host/news")
    assert isinstance(drop, Drop)
    assert (drop.where, drop.reason) == ("sftp://ana@host/news", "unreadable")
