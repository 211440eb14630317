"""PDF: the text layer as paragraphs; no text, a password or damage is told."""

import io
from pathlib import Path

import pytest

from truceline.model import Drop, RawArticle
from truceline.sources import read_sources
from truceline.sources.forms.pdf import PdfReader
from truceline.sources.reader import Limits

FILES = Path(__file__).parents[1] / "files"
ARTICLE = (FILES / "article.pdf").read_bytes()


def read(content: bytes, max_bytes: int = 1_000_000) -> list[RawArticle | Drop]:
    return list(PdfReader().read(io.BytesIO(content), "a.pdf", Limits(max_bytes=max_bytes)))


def test_a_file_that_libreoffice_wrote_is_one_article_in_paragraphs() -> None:
    (article,) = read_sources([FILES / "article.pdf"])
    assert isinstance(article, RawArticle)
    assert article.given.title == "Guns agreed to fall silent over Nagorno-Karabakh"
    paragraphs = article.content.decode().split("\n\n")
    assert "Each side blamed the other for shelling within an hour of the start." in paragraphs
    assert paragraphs[-1].endswith("a committee of both sides with Saudi Arabia and the United States.")
    assert article.given.published is None
    assert article.meta["file_created"]


def test_its_words_are_those_of_the_docx() -> None:
    pdf, word = read_sources([FILES / "article.pdf", FILES / "article.docx"])
    assert isinstance(pdf, RawArticle)
    assert isinstance(word, RawArticle)
    assert pdf.content.split() == word.content.split()


@pytest.mark.parametrize(
    "content,reason",
    [
        ((FILES / "password.pdf").read_bytes(), "password"),
        ((FILES / "picture.pdf").read_bytes(), "no_text_layer"),
        (ARTICLE[:200], "broken_pdf"),
        (b"%PDF-1.4\n" + b"<<" * 5000, "broken_pdf"),
        (b"", "empty"),
    ],
)
def test_what_cannot_be_read_is_a_drop(content: bytes, reason: str) -> None:
    (drop,) = read(content)
    assert isinstance(drop, Drop)
    assert (drop.reason, drop.where) == (reason, "a.pdf")
    assert ";" in drop.detail


def test_more_than_the_limit_is_a_drop() -> None:
    (drop,) = read(ARTICLE, max_bytes=1000)
    assert isinstance(drop, Drop)
    assert drop.reason == "enormous"
