"""Word files: their words, their title, and what is done with those that are broken."""

import io
import zipfile
from pathlib import Path

import pytest

from truceline.model import Drop, RawArticle
from truceline.sources import read_sources
from truceline.sources.forms.docx import OLE, DocxReader
from truceline.sources.reader import Limits

FILES = Path(__file__).parents[1] / "files"
ARTICLE = (FILES / "article.docx").read_bytes()


def read(content: bytes, max_bytes: int = 1_000_000) -> list[RawArticle | Drop]:
    return list(DocxReader().read(io.BytesIO(content), "a.docx", Limits(max_bytes=max_bytes)))


def packed(**members: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return stream.getvalue()


def test_a_file_that_libreoffice_wrote_is_one_article() -> None:
    (article,) = read_sources([FILES / "article.docx"])
    assert isinstance(article, RawArticle)
    assert article.given.title == "Guns agreed to fall silent over Nagorno-Karabakh"
    first, second, *_ = article.content.decode().split("\n\n")
    assert first == "Guns agreed to fall silent over Nagorno-Karabakh"
    assert second.startswith("MOSCOW — Armenia and Azerbaijan")


def test_a_cell_that_spans_columns_is_read_once_and_a_box_too() -> None:
    words = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    other = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    body = (
        '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="999999999"/></w:tcPr><w:p><w:r><w:t>A truce</w:t></w:r></w:p>'
        "</w:tc><w:tc><w:p><w:r><w:t>holds.</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p><w:pPr><w:tabs><w:tab/></w:tabs>"
        "</w:pPr><w:hyperlink><w:r><w:t>So far</w:t></w:r></w:hyperlink><w:del><w:r><w:delText>not</w:delText></w:r></w:del>"
        f'<m:AlternateContent xmlns:m="{other}"><m:Fallback><w:r><w:t>So far</w:t></w:r></m:Fallback></m:AlternateContent>'
        "</w:p>"
    )
    document = f'<w:document xmlns:w="{words}"><w:body>{body}</w:body></w:document>'
    with zipfile.ZipFile(io.BytesIO(ARTICLE)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    (article,) = read(packed(**members | {"word/document.xml": document.encode()}))
    assert isinstance(article, RawArticle)
    assert article.content == b"A truce|holds.\n\nSo far"


@pytest.mark.parametrize(
    "content,reason",
    [
        (ARTICLE[:3000], "broken_docx"),
        (packed(word__document_xml=b"<w:document"), "broken_docx"),
        (packed(word__document_xml=b" " * 2_000_000), "enormous"),
        (packed(xl__workbook_xml=b"<x/>"), "not_word"),
        (OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"), "password"),
        (OLE + b"\0" * 600, "old_word"),
        (b"", "empty"),
    ],
)
def test_what_cannot_be_read_is_a_drop(content: bytes, reason: str) -> None:
    (drop,) = read(content)
    assert isinstance(drop, Drop)
    assert (drop.reason, drop.where) == (reason, "a.docx")
    assert ";" in drop.detail
