"""What kind of file something is: told by what stands at its beginning, then by how its name ends."""

from __future__ import annotations

import codecs
import json
import re
from pathlib import PurePath

from truceline.sources.forms.csv import is_header
from truceline.sources.forms.docx import OLE

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
_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
# What is passed over is passed over for good (`(?>…)`, `*+`): comment after comment could be parted in more ways than can be tried.
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:(?><!--.*?-->)\s*)*+<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_FEED = re.compile(
    rb"\s*(?:(?><\?.*?\?>)\s*)*+(?:(?><!--.*?-->)\s*)*+(?:<!DOCTYPE[^>]*>\s*)?<(?:[a-z]+:)?(?:rss|feed|rdf)\b",
    re.IGNORECASE | re.DOTALL,
)
_WARC = b"WARC/"
_HEADER = re.compile(rb"[!-9;-~]+:.*|[ \t].*|From .*")
# Of these a message has two at least; one alone may stand at the top of an article.
_MAIL = re.compile(
    rb"^(Received|Return-Path|Delivered-To|Message-ID|MIME-Version|Date|From|To|Subject|Content-Type):",
    re.IGNORECASE | re.MULTILINE,
)
_MAIL_ONLY = frozenset({b"received", b"return-path", b"delivered-to", b"message-id", b"mime-version"})
# A file packed by Word or LibreOffice; other things are packed by ZIP too.
_DOCX = re.compile(rb"PK\x03\x04.{26}(?:\[Content_Types\]\.xml|_rels/|docProps/|word/)", re.DOTALL)
# ZIP files that are one document of another kind: OpenDocument and EPUB say so at the beginning.
_DOCUMENTS = (b"mimetypeapplication/",)
_PACKED = (
    (b"\x1f\x8b\x08", "gzip"),
    (b"BZh", "bzip2"),
    (b"\xfd7zXZ\0", "xz"),
    (b"\x28\xb5\x2f\xfd", "zstd"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"PK\x07\x08", "zip"),
)
_USTAR = b"ustar", 257  # where it stands in the first header (POSIX 1003.1, pax)
# The dictionary with which a zstd web archive may begin (WARC with Zstandard 1.0, IIPC): a frame of a kind of its own.
_DICTIONARY = b"\x5d\x2a\x4d\x18"


def is_binary(head: bytes) -> bool:
    """Whether these first bytes are no text: they hold a NUL, and no mark of a wide encoding."""
    return b"\0" in head and not head.startswith(_WIDE)


def choose(head: bytes, name: str) -> str | None:
    """The name of the reader for a file that begins with these bytes; None where there is none.

    `name` is the file's name, of which the suffix counts; without one, anything that is text is an article.
    """
    if head.startswith((_WARC, _DICTIONARY)):  # before all else: anything may stand in it
        return "warc"
    suffix = PurePath(name).suffix.lower()
    if known := _made_by_programs(head, suffix) or _packed(head):
        return known
    if is_binary(head):
        return None
    start = head.removeprefix(codecs.BOM_UTF8).lstrip()
    return _marked(start) or _SUFFIXES.get(suffix)


def _made_by_programs(head: bytes, suffix: str) -> str | None:
    """The reader of what programs write for print: told by the first bytes, whatever else is in them."""
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.lstrip(codecs.BOM_UTF8 + b" \r\n\t").startswith(b"{\\rtf"):
        return "rtf"
    is_old = head.startswith(OLE) and suffix in (".doc", ".docx")
    is_new = head.startswith(b"PK\x03\x04") and suffix == ".docx"
    return "docx" if is_old or is_new or _DOCX.match(head) else None


def _packed(head: bytes) -> str | None:
    """The reader of a file in which others are packed."""
    packed = next((reader for mark, reader in _PACKED if head.startswith(mark)), None)
    mark, place = _USTAR
    if packed == "zip" and any(mark in head for mark in _DOCUMENTS):
        return None
    if packed is None and head[place : place + len(mark)] == mark:
        return "tar"
    return packed


def _marked(start: bytes) -> str | None:
    """The reader of text, told by how it begins."""
    if _HTML.match(start):
        return "html"
    if _FEED.match(start):
        return "feed"
    if start.startswith(b"{") and _is_object(start):
        return "jsonl"
    return "eml" if _is_mail(start) else _table(start)


def _table(start: bytes) -> str | None:
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
