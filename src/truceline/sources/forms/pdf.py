"""Reads the text layer of PDF files as one article, or a file of a news database as its articles."""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, BinaryIO

from truceline.model import Drop, Given, RawArticle
from truceline.sources.downloads import read_text
from truceline.sources.downloads.found import one_line
from truceline.sources.reader import Limits, drop, enormous, read_whole
from truceline.sources.titles import trusted_title

if TYPE_CHECKING:
    from pypdf import PdfReader as Pdf

MAX_PAGES = 2_000
"""Pages beyond which a PDF is a book and no download of articles."""

_NUMBER = re.compile(r"(?:page\s+)?\d+(?:\s*(?:of|/)\s*\d+)?", re.IGNORECASE)
_SENTENCE_END = re.compile(r"""[.!?…]["'”’»)\]]*$""")
_HYPHEN = re.compile(r"[a-z]-$")
# A line this much of the usual width goes on in the next one, unless it ends a sentence short of the width.
_HALF, _FULL, _NEARLY = 0.5, 0.75, 0.9
# A line at the top or bottom that stands on this many pages is no part of the text.
_RUNNING = 3


class PdfReader:
    """A PDF, one article a file; a file of Nexis or Factiva, as many as it holds."""

    def read(self, stream: BinaryIO, where: str, limits: Limits) -> Iterator[RawArticle | Drop]:
        """The articles, as plain text, with lines made paragraphs again; a PDF of pictures only is a drop.

        The file's title is taken where it reads like one; its days are those of the file, and kept as metadata.
        """
        whole = read_whole(stream, where, "application/pdf", limits)
        if isinstance(whole, Drop):
            yield whole
            return
        try:
            yield from _read(whole.content, where, limits)
        except Exception as error:  # noqa: BLE001 - whatever a broken file does to the library, it costs this file only
            yield _unreadable(error, where)


def _read(content: bytes, where: str, limits: Limits) -> Iterator[RawArticle | Drop]:
    from pypdf import PdfReader as Pdf

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it tells of each oddity that it mends
    pdf = Pdf(io.BytesIO(content))
    if pdf.is_encrypted and not pdf.decrypt(""):
        yield drop(where, "password", "it has a password; save it without one")
        return
    if len(pdf.pages) > MAX_PAGES:
        detail = f"{len(pdf.pages):,} pages, more than {MAX_PAGES:,}; split it into its articles"
        yield drop(where, "enormous", detail)
        return
    pages = _pages(pdf, limits)
    if pages is None:
        yield enormous(where, limits)
    elif not any(pages):
        detail = "no text layer, only pictures of pages; recognise its text first (OCR, as ocrmypdf does)"
        yield drop(where, "no_text_layer", detail)
    else:
        running = _running(pages)
        text = _flow(pages, running)
        title = trusted_title(pdf.metadata.title if pdf.metadata else None)
        yield from read_text(text, where, given=Given(title=title), meta=_meta(pdf, running))


def _pages(pdf: Pdf, limits: Limits) -> list[list[str]] | None:
    """The lines of each page; None where they are more than an article may have."""
    pages, size = [], 0
    for page in pdf.pages:
        text = page.extract_text()
        size += len(text)
        if size > limits.max_bytes:
            return None
        pages.append([line for line in map(one_line, text.split("\n")) if line])
    return pages


def _running(pages: Sequence[Sequence[str]]) -> frozenset[str]:
    """The lines at the top or bottom that pages share, and their numbers."""
    edges = [line for page in pages for line in {*page[:2], *page[-2:]}]
    shared = {line for line, times in Counter(edges).items() if times >= _RUNNING}
    return frozenset(shared | {line for line in edges if _NUMBER.fullmatch(line)})


def _flow(pages: Sequence[Sequence[str]], running: frozenset[str]) -> str:
    """The lines made paragraphs: a line that fills the width goes on in the next, over the end of the page too."""
    lines = [line for page in pages for line in _without_edges(page, running)]
    widths = sorted(map(len, lines))
    width = widths[int(0.9 * (len(widths) - 1))] if widths else 0
    paragraphs: list[str] = []
    goes_on = False
    for line in lines:
        is_heading = len(line) < _HALF * width and not _SENTENCE_END.search(line)
        if not goes_on or (is_heading and _SENTENCE_END.search(paragraphs[-1])):
            paragraphs.append(line)
        elif _HYPHEN.search(paragraphs[-1]) and line[:1].islower():
            paragraphs[-1] = paragraphs[-1][:-1] + line
        else:
            paragraphs[-1] += " " + line
        goes_on = len(line) >= (_NEARLY if _SENTENCE_END.search(line) else _FULL) * width
    return "\n".join(paragraphs)


def _without_edges(page: Sequence[str], running: frozenset[str]) -> Iterator[str]:
    last = len(page) - 1
    return (line for n, line in enumerate(page) if not (line in running and (n < 2 or n > last - 2)))


def _meta(pdf: Pdf, running: frozenset[str]) -> Mapping[str, str]:
    told: Mapping[str, Any] = pdf.metadata or {}
    kept = {"/Author": "author", "/CreationDate": "file_created", "/ModDate": "file_changed"}
    meta = {name: str(told[key]) for key, name in kept.items() if told.get(key)}
    return meta | ({"running_lines": " | ".join(sorted(running))} if running else {})


def _unreadable(error: Exception, where: str) -> Drop:
    from pypdf.errors import DependencyError

    if isinstance(error, DependencyError):
        return drop(where, "password", "it is encrypted; open it and print it to a new PDF")
    detail = f"not a PDF that can be read ({type(error).__name__}: {error}"[:200]
    return drop(where, "broken_pdf", f"{detail}); fetch it again, or print it to a new PDF")
