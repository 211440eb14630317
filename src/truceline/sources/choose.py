"""Which reader takes a file: told by what stands at its beginning, then by how its name ends."""

from __future__ import annotations

import codecs
import io
import json
import re
from collections.abc import Iterator
from pathlib import PurePath
from typing import BinaryIO

from truceline.model import Drop, RawArticle
from truceline.registry import Table
from truceline.sources.csv import CsvReader, is_header
from truceline.sources.docx import OLE, DocxReader
from truceline.sources.eml import EmlReader
from truceline.sources.html import HtmlReader
from truceline.sources.jsonl import JsonLinesReader
from truceline.sources.pdf import PdfReader
from truceline.sources.reader import Limits, Reader, drop
from truceline.sources.rtf import RtfReader
from truceline.sources.text import TextReader

HEAD = 4096
"""How many bytes of a file are looked at to choose."""

_SUFFIXES = {
    ".txt": "text",
    ".text": "text",
    "": "text",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".tsv": "csv",
    ".tab": "csv",
    ".eml": "eml",
}
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
# A file packed by Word or LibreOffice; other things are packed by ZIP too.
_DOCX = re.compile(rb"PK\x03\x04.{26}(?:\[Content_Types\]\.xml|_rels/|docProps/|word/)", re.DOTALL)
_HEADER = re.compile(rb"[!-9;-~]+:.*|[ \t].*|From .*")
# Of these a message has two at least; one alone may stand at the top of an article.
_MAIL = re.compile(
    rb"^(Received|Return-Path|Delivered-To|Message-ID|MIME-Version|Date|From|To|Subject|Content-Type):",
    re.IGNORECASE | re.MULTILINE,
)
_MAIL_ONLY = frozenset({b"received", b"return-path", b"delivered-to", b"message-id", b"mime-version"})
# Readers that an attachment is handed to; archives are not opened inside mail.
_ATTACHED = frozenset({"text", "html", "jsonl", "csv", "docx", "pdf", "rtf"})


def read_attached(stream: BinaryIO, name: str, where: str, limits: Limits) -> Iterator[RawArticle | Drop]:
    """The articles of a file attached to a message, or a drop if it is none."""
    buffered = io.BufferedReader(stream)  # type: ignore[type-var] # BytesIO has all that it asks for
    chosen = choose(buffered.peek(HEAD)[:HEAD], name)
    if chosen in _ATTACHED:
        yield from READERS[chosen].read(buffered, where, limits)
    else:
        yield drop(
            where, "attachment", f"{name!r} attached to a message; save it as a file if it is an article"
        )


READERS: Table[Reader] = Table(
    "readers",
    {
        "text": TextReader(),
        "html": HtmlReader(),
        "jsonl": JsonLinesReader(),
        "csv": CsvReader(),
        "docx": DocxReader(),
        "rtf": RtfReader(),
        "pdf": PdfReader(),
        "eml": EmlReader(read_attached),
    },
)
"""Every reader by name; packages add theirs through the entry-point group `truceline.readers`."""


def is_binary(head: bytes) -> bool:
    """Whether these first bytes are no text: they hold a NUL, and no mark of a wide encoding."""
    return b"\0" in head and not head.startswith(_WIDE)


def choose(head: bytes, name: str) -> str | None:
    """The name of the reader for a file that begins with these bytes; None where there is none.

    `name` is the file's name, of which the suffix counts; without one, anything that is text is an article.
    """
    suffix = PurePath(name).suffix.lower()
    if packed := _packed(head, suffix):
        return packed
    if is_binary(head):
        return None
    start = head.removeprefix(codecs.BOM_UTF8).lstrip()
    return _marked(start) or _SUFFIXES.get(suffix)


def _packed(head: bytes, suffix: str) -> str | None:
    """Of files that programs write: told by their first bytes, whatever else is in them."""
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.lstrip(codecs.BOM_UTF8 + b" \r\n\t").startswith(b"{\\rtf"):
        return "rtf"
    is_old = head.startswith(OLE) and suffix in (".doc", ".docx")
    is_new = head.startswith(b"PK\x03\x04") and suffix == ".docx"
    return "docx" if is_old or is_new or _DOCX.match(head) else None


def _marked(start: bytes) -> str | None:
    """Of text: told by how it begins."""
    if _HTML.match(start):
        return "html"
    if start.startswith(b"{") and _is_object(start):
        return "jsonl"
    if _is_mail(start):
        return "eml"
    line = start.partition(b"\n")[0]
    return "csv" if len(line) < HEAD // 2 and is_header(line.decode("utf-8", "replace")) else None


def _is_mail(start: bytes) -> bool:
    """Whether it begins with the headers of a message, one of which stands nowhere else."""
    head = re.split(rb"\r?\n\r?\n", start, maxsplit=1)[0]
    names = {name.lower() for name in _MAIL.findall(head)}
    if len(names) < 2 or not names & _MAIL_ONLY:
        return False
    lines = head.splitlines()
    return all(_HEADER.fullmatch(line) for line in (lines if len(start) < HEAD // 2 else lines[:-1]))


def _is_object(start: bytes) -> bool:
    line, ended, _ = start.partition(b"\n")
    if not ended and len(start) >= HEAD // 2:  # a line that goes on behind what was looked at
        return bool(re.match(rb'\{\s*"[^"]*"\s*:', line))
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False
