"""What was handed in goes by the name that it was given, and is never looked for under it."""

from __future__ import annotations

from pathlib import Path

import pytest

from truceline.errors import SourceError
from truceline.model import Drop, RawArticle
from truceline.sources import Received, read_sources


def handed(folder: Path, name: str, words: str = "words") -> Received:
    path = folder / f"{len(list(folder.iterdir())):04}"
    path.write_text(words, "utf-8")
    return Received(name=name, path=path)


def test_its_name_tells_what_it_is_and_where_it_stood(tmp_path: Path) -> None:
    (article,) = read_sources([handed(tmp_path, "wire.jsonl", '{"text": "x"}')])
    assert article.where == "wire.jsonl:1"


def test_a_name_that_leads_elsewhere_leads_nowhere(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("secret", "utf-8")
    (article,) = read_sources([handed(tmp_path, f"{tmp_path}/../{tmp_path.name}/secret.txt")])
    assert isinstance(article, RawArticle)
    assert article.content == b"words"


@pytest.mark.parametrize("name", ["https://example.org/a.txt", "-"])
def test_a_name_that_reads_like_another_source_is_a_name(tmp_path: Path, name: str) -> None:
    (article,) = read_sources([handed(tmp_path, name)])
    assert article.where == name


def test_what_a_folder_passes_over_is_passed_over_in_one_that_was_handed_in(tmp_path: Path) -> None:
    names = ["news/a.txt", "news/.DS_Store", "news/README", "news/metadata.csv"]
    assert [one.where for one in read_sources([handed(tmp_path, name) for name in names])] == ["news/a.txt"]
    assert [one.where for one in read_sources([handed(tmp_path, "README")])] == ["README"]


@pytest.mark.parametrize("named", ["a.txt", "sub/a.txt", "news/sub/a.txt"])
def test_a_table_names_it_with_or_without_its_folders(tmp_path: Path, named: str) -> None:
    table = handed(tmp_path, "metadata.csv", f"file,title\n{named},T\n")
    (article,) = read_sources([handed(tmp_path, "news/sub/a.txt")], metadata=table)
    assert isinstance(article, RawArticle)
    assert article.given.title == "T"


def test_rows_of_a_table_are_not_looked_for_on_this_machine(tmp_path: Path) -> None:
    table = handed(tmp_path, "m.csv", "file,title\n/etc/passwd,T\n0000,U\n")
    drops = [
        one for one in read_sources([handed(tmp_path, "a.txt")], metadata=table) if isinstance(one, Drop)
    ]
    assert [(one.where, one.reason) for one in drops] == [
        ("m.csv:2", "no_such_file"),
        ("m.csv:3", "no_such_file"),
    ]


def test_a_table_with_other_columns_is_told_with_those_it_has(tmp_path: Path) -> None:
    table = handed(tmp_path, "m.csv", "name,day\na,b\n")
    with pytest.raises(
        SourceError, match=r"^m\.csv: the metadata have no column 'file'; there are 'name', 'day'"
    ):
        read_sources([], metadata=table)
