"""Reads Word files (DOCX) as one article, or a file of a news database as its articles."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any, BinaryIO

from truceline.model import Drop, Given, RawArticle
from truceline.sources.downloads import read_text
from truceline.sources.reader import Limits, drop, read_whole
from truceline.sources.titles import trusted_title

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How files of older Word, and Word files with a password, begin."""

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
            text = "\n".join(_lines(document))
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
            size = sum(member.file_size for member in archive.infolist())
            named = "word/document.xml" in archive.namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        return _broken(where, str(error))
    if size > limits.max_bytes:
        detail = f"unpacks to {size:,} bytes, more than {limits.max_bytes:,}; take its pictures out, or raise max_bytes in the settings"
        return drop(where, "enormous", detail)
    return None if named else drop(where, "not_word", "no document of Word; name a DOCX, text or HTML file")


def _broken(where: str, why: str) -> Drop:
    return drop(
        where, "broken_docx", f"cannot be unpacked ({why}); fetch it again, or open it and save it anew"
    )


def _lines(container: Any) -> Iterator[str]:
    """The paragraphs of a document or cell, those in tables where they stand; cells of a row are parted by strokes."""
    from docx.table import Table

    for part in container.iter_inner_content():
        if not isinstance(part, Table):
            yield part.text
            continue
        for row in part.rows:
            yield "|".join("\n".join(_lines(cell)) for cell in row.cells)
