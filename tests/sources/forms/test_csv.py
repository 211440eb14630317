"""Tables: one article a row, whatever its columns are called and however its cells are parted."""

import io

import pytest

from truceline.errors import SourceError
from truceline.model import Drop, Given, RawArticle
from truceline.sources.forms.csv import CsvReader, is_header, parse_columns
from truceline.sources.reader import Limits


def read(content: bytes, max_bytes: int = 10_000, **columns: str) -> list[RawArticle | Drop]:
    limits = Limits(max_bytes=max_bytes, columns=columns)
    return list(CsvReader().read(io.BytesIO(content), "a.csv", limits))


def only(content: bytes, max_bytes: int = 10_000, **columns: str) -> RawArticle:
    (article,) = read(content, max_bytes, **columns)
    assert isinstance(article, RawArticle)
    return article


def only_drop(content: bytes, max_bytes: int = 10_000, **columns: str) -> Drop:
    (found,) = read(content, max_bytes, **columns)
    assert isinstance(found, Drop)
    assert ";" in found.detail
    return found


def test_usual_columns_are_given_and_others_are_kept() -> None:
    article = only(
        b'ID,Headline,Pub-Date,Link,Newspaper,Body,Desk\n7,T,2020-10-10,u,O,"A ""truce"",\nof days",foreign\n'
    )
    assert article.given == Given(name="7", title="T", published="2020-10-10", url="u", outlet="O")
    assert article.meta == {"Desk": "foreign"}
    assert (article.content, article.where) == (b'A "truce",\nof days', "a.csv:2")


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_the_mark_between_cells_is_told_by_the_header(mark: str) -> None:
    article = only(f'"title"{mark}"text"\nT{mark}"one{mark}two"\n'.encode())
    assert article.given.title == "T"
    assert article.content == f"one{mark}two".encode()


def test_the_user_names_columns() -> None:
    article = only(b"day,words,text\n2020,A truce.,note\n", text="words", published="Day")
    assert article.content == b"A truce."
    assert article.given.published == "2020"
    assert article.meta == {"text": "note"}


@pytest.mark.parametrize(
    "content",
    [
        "text,title\nUne trêve,T\n".encode("cp1252"),
        "text,title\nUne trêve,T\n".encode("utf-16"),
        "\ufefftext,title\r\nUne trêve,T\r\n".encode(),
    ],
)
def test_tables_come_in_several_encodings(content: bytes) -> None:
    assert only(content).content.decode() == "Une trêve"


def test_a_cell_in_another_encoding_is_mended_by_itself() -> None:
    one, two = read("text\nUne trêve\n".encode() + "trêve\n".encode("cp1252"))
    assert isinstance(one, RawArticle)
    assert isinstance(two, RawArticle)
    assert (one.content.decode(), two.content.decode()) == ("Une trêve", "trêve")


def test_rows_are_counted_as_a_spreadsheet_counts_them() -> None:
    found = read(b'text\n"a\nb"\nc\n')
    assert [item.where for item in found] == ["a.csv:2", "a.csv:3"]


def test_a_quotation_mark_amid_a_cell_opens_nothing() -> None:
    assert len(read(b'text,size\nA gun of 5" calibre,1\nA truce,2\n')) == 2


@pytest.mark.parametrize(
    "content,reason,where",
    [
        (b"title,day\nT,2020\n", "no_text_column", "a.csv"),
        (b"", "empty", "a.csv"),
        (b"text,title\n", "empty", "a.csv"),
        (b"text,title\n,T\n", "no_text", "a.csv:2"),
        (b"text,title\na,b,c\n", "broken_row", "a.csv:2"),
        (b'text,title\n"a,b\n', "broken_row", "a.csv:2"),
        (b"text\n" + b"x" * 300 + b"\n", "enormous", "a.csv:2"),
        (b'text\n"' + b"x\n" * 150 + b'"\n', "enormous", "a.csv:2"),
        (b"x" * 300 + b"\n1\n", "enormous", "a.csv:1"),
        (b"text\n\x81\xff\n", "encoding", "a.csv:2"),
    ],
)
def test_what_cannot_be_read_is_a_drop(content: bytes, reason: str, where: str) -> None:
    found = only_drop(content, max_bytes=200)
    assert (found.reason, found.where) == (reason, where)


def test_an_enormous_cell_costs_only_its_row() -> None:
    drop, article = read(b'text\n"' + b"x\n" * 150 + b'"\nA truce\n', max_bytes=200)
    assert isinstance(drop, Drop)
    assert isinstance(article, RawArticle)
    assert article.where == "a.csv:3"


def test_a_cell_longer_than_the_usual_limit_is_read() -> None:
    assert len(only(b"text\n" + b"x" * 200_000 + b"\n", max_bytes=1_000_000).content) == 200_000


def test_a_column_that_is_not_there_is_told() -> None:
    found = only_drop(b"text\nx\n", text="body")
    assert found.reason == "no_such_column"


def test_columns_are_written_as_pairs() -> None:
    assert parse_columns("text=body, published = pub date") == {"text": "body", "published": "pub date"}
    assert parse_columns("") == {}


@pytest.mark.parametrize("words", ["words=body", "text", "text="])
def test_columns_that_name_nothing_are_a_fault(words: str) -> None:
    with pytest.raises(SourceError, match="text, id, title"):
        parse_columns(words)


def test_a_header_is_known_by_its_names() -> None:
    assert is_header("id;title;text")
    assert not is_header("Title, text and date")
    assert not is_header("text")
