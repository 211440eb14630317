"""Everything a user names is read or told of; nothing ends the reading."""

import io
import os
import sys
from pathlib import Path

import pytest

from truceline.model import Drop, RawArticle, Stage
from truceline.sources import read_sources


def read(*sources: str | Path, max_bytes: int = 1_000_000) -> tuple[list[RawArticle], list[Drop]]:
    items = list(read_sources(sources, max_bytes=max_bytes))
    return [item for item in items if isinstance(item, RawArticle)], [
        item for item in items if isinstance(item, Drop)
    ]


def only_drop(*sources: str | Path, max_bytes: int = 1_000_000) -> Drop:
    articles, drops = read(*sources, max_bytes=max_bytes)
    assert not articles
    assert len(drops) == 1
    assert drops[0].stage is Stage.SOURCES
    return drops[0]


def test_a_text_file_is_one_article_with_its_bytes(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"A truce\r\nholds.")
    articles, drops = read(path)
    assert [(a.where, a.content, a.media_type) for a in articles] == [
        (str(path), b"A truce\r\nholds.", "text/plain")
    ]
    assert not drops


def test_a_folder_is_read_in_the_order_of_names_with_the_folders_in_it(tmp_path: Path) -> None:
    for name in (
        "b.txt",
        "a.txt",
        "sub/c.html",
        ".hidden.txt",
        ".git/x.txt",
        "README.md",
        "LICENSE",
        "metadata.csv",
    ):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("<html><p>words</p></html>" if name.endswith("html") else "words")
    articles, drops = read(tmp_path)
    assert [Path(a.where).name for a in articles] == ["a.txt", "b.txt", "c.html"]
    assert not drops


def test_what_no_reader_takes_is_a_drop_and_the_rest_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.xyz").write_text("x,y\n1,2\n")
    (tmp_path / "b.txt").write_text("words")
    articles, drops = read(tmp_path)
    assert [drop.reason for drop in drops] == ["no_reader"]
    assert len(articles) == 1


def test_a_folder_without_articles_is_a_drop(tmp_path: Path) -> None:
    assert only_drop(tmp_path).reason == "no_articles"


def test_an_absent_path_is_a_drop(tmp_path: Path) -> None:
    drop = only_drop(tmp_path / "absent.txt")
    assert (drop.reason, drop.where) == ("not_found", str(tmp_path / "absent.txt"))


def test_a_name_with_a_nul_is_a_drop() -> None:
    assert only_drop("a\0b").reason == "unreadable"


def test_a_file_that_may_not_be_read_is_a_drop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_text("words")

    def refuse(self: Path, _: str) -> io.BytesIO:
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(Path, "open", refuse)
    assert only_drop(path).reason == "unreadable"


@pytest.mark.parametrize(
    "content,reason",
    [(b"", "empty"), (b" \n\t\n", "empty"), (b"\x89PNG\0\0\0", "binary"), (b"x" * 101, "enormous")],
)
def test_a_file_that_is_no_article_is_a_drop(tmp_path: Path, content: bytes, reason: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(content)
    assert only_drop(path, max_bytes=100).reason == reason


def test_text_in_a_wide_encoding_is_no_binary(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("words".encode("utf-16"))
    articles, _ = read(tmp_path)
    assert len(articles) == 1


def test_a_pipe_in_a_folder_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert [drop.reason for drop in read(tmp_path)[1]] == ["not_a_file", "no_articles"]


@pytest.mark.parametrize(
    "content,count,media_type",
    [
        (b"Words of an article.", 1, "text/plain"),
        (b'{"text": "one"}\n{"text": "two"}\n', 2, "text/plain"),
        (b"<!DOCTYPE html><p>words", 1, "text/html"),
    ],
)
def test_standard_input_is_read_by_what_it_holds(
    monkeypatch: pytest.MonkeyPatch, content: bytes, count: int, media_type: str
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))
    articles, drops = read("-")
    assert [article.media_type for article in articles] == [media_type] * count
    assert articles[0].where.startswith("-")
    assert not drops


def test_each_drop_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "a.bin").write_bytes(b"\0")
    (tmp_path / "b.txt").write_bytes(b"")
    (tmp_path / "c.csv").write_bytes(b"x")
    for drop in read(tmp_path, tmp_path / "none")[1]:
        assert ";" in drop.detail
