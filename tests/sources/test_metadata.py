"""A table beside the files says what is known of them, where it is named."""

from pathlib import Path

import pytest

from truceline.errors import SourceError
from truceline.model import Drop, Given, RawArticle
from truceline.sources import read_sources


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text("words")
    (tmp_path / "b.txt").write_text("more words")
    return tmp_path


def table(folder: Path, text: str) -> Path:
    path = folder / "metadata.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_row_gives_what_it_says_and_its_other_columns_are_kept(folder: Path) -> None:
    path = table(folder, "file,title,outlet,published,url,desk\na.txt,T,,2020-10-10,u,foreign\n")
    first, second = read_sources([folder], metadata=path)
    assert isinstance(first, RawArticle)
    assert first.given == Given(title="T", published="2020-10-10", url="u")
    assert first.meta == {"desk": "foreign"}
    assert isinstance(second, RawArticle)
    assert second.given == Given()


def test_columns_may_be_missing_and_parted_by_semicolons(folder: Path) -> None:
    path = table(folder, "\ufefffile;outlet\na.txt;O\n")
    first, _ = read_sources([folder], metadata=path)
    assert isinstance(first, RawArticle)
    assert first.given == Given(outlet="O")


def test_a_table_that_is_not_named_is_not_used(folder: Path) -> None:
    table(folder, "file,title\na.txt,T\n")
    assert [item.given for item in read_sources([folder]) if isinstance(item, RawArticle)] == [
        Given(),
        Given(),
    ]


def test_what_an_article_says_itself_stands(tmp_path: Path) -> None:
    (tmp_path / "w.jsonl").write_text('{"text": "x", "title": "own"}')
    (article,) = read_sources(
        [tmp_path / "w.jsonl"], metadata=table(tmp_path, "file,title,outlet\nw.jsonl,T,O\n")
    )
    assert isinstance(article, RawArticle)
    assert article.given == Given(title="own", outlet="O")


def test_rows_that_name_no_file_are_drops(folder: Path) -> None:
    path = table(folder, "file,title\nabsent.txt,T\n,T\na.txt,T\na.txt,U\n")
    drops = {(i.reason, i.where) for i in read_sources([folder], metadata=path) if isinstance(i, Drop)}
    assert drops == {
        ("no_such_file", f"{path}:2"),
        ("no_file_named", f"{path}:3"),
        ("file_named_twice", f"{path}:5"),
    }


def test_rows_of_files_that_are_there_but_not_read_are_no_drops(folder: Path) -> None:
    path = table(folder, "file,title\na.txt,T\nb.txt,U\n")
    (article,) = read_sources([folder / "b.txt"], metadata=path)
    assert isinstance(article, RawArticle)
    assert article.given.title == "U"


def test_a_file_in_a_folder_below_is_named_by_its_path(tmp_path: Path) -> None:
    (tmp_path / "x").mkdir()
    (tmp_path / "x" / "a.txt").write_text("words")
    (article,) = read_sources([tmp_path], metadata=table(tmp_path, "file,title\nx/a.txt,T\n"))
    assert isinstance(article, RawArticle)
    assert article.given.title == "T"


@pytest.mark.parametrize(
    "content", [b"", b"title,outlet\nT,O\n", b'file,title\n"a.txt,T\n', b"file\n\xff\xfe\n"]
)
def test_a_broken_table_ends_the_reading_before_it_begins(folder: Path, content: bytes) -> None:
    path = folder / "metadata.csv"
    path.write_bytes(content)
    with pytest.raises(SourceError, match=r"metadata\.csv"):
        read_sources([folder], metadata=path)


def test_an_absent_table_ends_the_reading_before_it_begins(folder: Path) -> None:
    with pytest.raises(SourceError, match=r"absent\.csv"):
        read_sources([folder], metadata=folder / "absent.csv")
