"""Reads Word files (DOCX) as one article, or a file of a news database as its articles."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any, BinaryIO

from truceline.model import Drop, Given, RawArticle
from truceline.sources.downloads import read_text
from truceline.sources.reader import Limits, drop, read_whole
from truceline.sources.titles import trusted_title

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How files of older Word, and Word files with a password, begin."""

MOST_ELEMENTS = 1_000_000
"""Marks of a Word file beyond which it is not opened: five hundred articles have a tenth of that."""

_MAIN = "word/document.xml"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PARAGRAPH, _ROW, _CELL, _RUN, _TEXT = (f"{_W}{name}" for name in ("p", "tr", "tc", "r", "t"))
_AROUND = frozenset(f"{_W}{name}" for name in ("tbl", "sdt", "sdtContent", "ins"))
# What older programs are to show instead says the same again.
_INSTEAD = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_CHARACTERS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "\u2011"}
_PASSWORD = "EncryptedPackage".encode("utf-16-le")
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


class DocxReader:
    """A Word file, one article a file; a file of Nexis, as many as it holds."""

    def read(self, stream: BinaryIO, where: str, limits: Limits) -> Iterator[RawArticle | Drop]:
        """The articles, as plain text, a paragraph a line of text; what is unpacked is bounded by `max_bytes`."""
        whole = read_whole(stream, where, _TYPE, limits)
        fault = whole if isinstance(whole, Drop) else _fault(whole.content, where, limits)
        if fault or isinstance(whole, Drop):
            yield fault or whole
            return
        from docx import Document

        try:
            document = Document(io.BytesIO(whole.content))
            text = "\n".join(_lines(document.element.body))
            title = trusted_title(document.core_properties.title)
        except Exception as error:  # noqa: BLE001 - whatever a broken file does to the library, it costs this file only
            yield _broken(where, f"{type(error).__name__}: {error}"[:200])
            return
        yield from read_text(text, where, given=Given(title=title))


def _fault(content: bytes, where: str, limits: Limits) -> Drop | None:
    """Why the file must not be unpacked, if so."""
    if content.startswith(OLE):
        if _PASSWORD in content:
            return drop(where, "password", "it has a password; open it and save it without one")
        return drop(where, "old_word", "a file of Word before 2007; open it and save it as DOCX")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return _fault_inside(archive, where, limits)
    except (
        zipfile.BadZipFile,
        zlib.error,
        ValueError,
        NotImplementedError,
        OSError,
        EOFError,
        RuntimeError,
    ) as error:
        return _broken(where, str(error))


def _fault_inside(archive: zipfile.ZipFile, where: str, limits: Limits) -> Drop | None:
    size = sum(member.file_size for member in archive.infolist())
    if size > limits.max_bytes:
        detail = f"unpacks to {size:,} bytes, more than {limits.max_bytes:,}; take its pictures out, or raise max_bytes in the settings"
        return drop(where, "enormous", detail)
    if _MAIN not in archive.namelist():
        return drop(where, "not_word", "no document of Word; name a DOCX, text or HTML file")
    if sum(_marks(archive, member) for member in archive.infolist()) > MOST_ELEMENTS:
        return drop(where, "enormous", f"more than {MOST_ELEMENTS:,} elements; split it into its articles")
    return None


def _marks(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> int:
    """How many elements a part that is XML has at most: each takes hundreds of bytes once it is parsed."""
    return archive.read(member).count(b"<") if member.filename.endswith((".xml", ".rels")) else 0


def _broken(where: str, why: str) -> Drop:
    return drop(
        where, "broken_docx", f"cannot be unpacked ({why}); fetch it again, or open it and save it anew"
    )


def _lines(parent: Any) -> Iterator[str]:
    """The paragraphs in an element, those in tables where they stand; cells of a row are parted by strokes.

    The library's own way writes a cell anew for each column that it spans, of which a broken file may claim a billion.
    """
    for child in parent:
        if child.tag == _PARAGRAPH:
            yield "".join(_characters(child))
        elif child.tag == _ROW:
            yield "|".join("\n".join(_lines(cell)) for cell in child if cell.tag == _CELL)
        elif child.tag in _AROUND:
            yield from _lines(child)


def _characters(paragraph: Any) -> Iterator[str]:
    """The words of a paragraph, with those in links and boxes; what was struck out has an element of its own."""
    for node in paragraph.iter(*_CHARACTERS, _TEXT):
        if node.getparent().tag != _RUN:  # a tab stands among the settings of a paragraph too
            continue
        if next(node.iterancestors(_INSTEAD), None) is None:
            yield node.text or "" if node.tag == _TEXT else _CHARACTERS[node.tag]
