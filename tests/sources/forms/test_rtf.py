"""Rich text: its words in whatever encoding, and files that break off."""

import io
from pathlib import Path

import pytest

from truceline.model import Drop, RawArticle
from truceline.sources import read_sources
from truceline.sources.forms.rtf import RtfReader
from truceline.sources.reader import Limits

FILES = Path(__file__).parents[1] / "files"


def read(content: bytes) -> list[RawArticle | Drop]:
    return list(RtfReader().read(io.BytesIO(content), "a.rtf", Limits(max_bytes=1_000_000)))


def text_of(content: bytes) -> str:
    (article,) = read(content)
    assert isinstance(article, RawArticle)
    return article.content.decode()


def test_a_file_that_libreoffice_wrote_has_the_words_of_the_docx() -> None:
    rich, word = read_sources([FILES / "article.rtf", FILES / "article.docx"])
    assert isinstance(rich, RawArticle)
    assert isinstance(word, RawArticle)
    assert rich.content == word.content


@pytest.mark.parametrize(
    "content,text",
    [
        (rb"{\rtf1\ansi\ansicpg1252 Une tr\'eave\par \'93non\'94}", "Une trêve\n\n“non”"),
        (rb"{\rtf1\ansi\uc1 \u1055?\u1077?\u1088?}", "Пер"),
        (rb"{\rtf1\ansi \u-10179?\u-8703?}", "\U0001f601"),
        (
            rb'{\rtf1 {\field{\*\fldinst{HYPERLINK "http://x.example/"}}{\fldrslt{A truce}}} holds.}',
            "A truce holds.",
        ),
    ],
)
def test_characters_and_links(content: bytes, text: str) -> None:
    assert text_of(content) == text


def test_a_file_that_breaks_off_is_a_drop() -> None:
    (drop,) = read((FILES / "article.rtf").read_bytes()[:4000])
    assert isinstance(drop, Drop)
    assert (drop.reason, drop.where) == ("truncated", "a.rtf")


def test_a_file_of_many_that_breaks_off_gives_those_before() -> None:
    content = (FILES / "factiva.rtf").read_bytes()
    article, drop = read(content[: content.index(b"Pretoria")])
    assert isinstance(article, RawArticle)
    assert isinstance(drop, Drop)
    assert (drop.reason, drop.where) == ("truncated", "a.rtf:2")


@pytest.mark.parametrize(
    "content,reason",
    [
        (rb"{\rtf1\ansi }", "empty"),
        (rb"{\rtf1\pict\bin x}", "empty"),
        (b"{\\rtf1" + b"{" * 9000, "truncated"),
    ],
)
def test_what_cannot_be_read_is_a_drop(content: bytes, reason: str) -> None:
    (drop,) = read(content)
    assert isinstance(drop, Drop)
    assert drop.reason == reason
    assert ";" in drop.detail
