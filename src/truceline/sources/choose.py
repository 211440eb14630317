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
from truceline.sources.compressed import CompressedReader, ZstdReader, bzip2, gzip, xz
from truceline.sources.feed import FeedReader
from truceline.sources.html import HtmlReader
from truceline.sources.jsonl import JsonLinesReader
from truceline.sources.limits import Limits
from truceline.sources.reader import Reader, drop
from truceline.sources.tar import TarReader
from truceline.sources.text import TextReader
from truceline.sources.warc import WarcReader
from truceline.sources.zip import ZipReader

HEAD = 4096
"""How many bytes of a file are looked at to choose."""


def read_stream(stream: BinaryIO, name: str, where: str, limits: Limits) -> Iterator[RawArticle | Drop]:
    """The articles in a stream, read with the reader that its content asks for; a drop where there is none.

    `name` is what its file is called, of which the suffix counts.
    """
    buffered = stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(stream)  # type: ignore[type-var]
    head = buffered.peek(HEAD)[:HEAD]
    chosen = choose(head, name)
    if chosen and limits.layers >= limits.max_layers and chosen in PACKING:
        yield drop(
            where, "packed_too_deep", f"packed more than {limits.max_layers} times over; unpack it yourself"
        )
    elif chosen:
        yield from READERS[chosen].read(buffered, where, limits)
    elif is_binary(head):
        yield drop(where, "binary", "not text but binary data; turn it into text, HTML or JSON lines first")
    else:
        yield drop(
            where,
            "no_reader",
            f"no reader takes files like {name!r}; name text .txt, web pages .html, JSON lines .jsonl",
        )


READERS: Table[Reader] = Table(
    "readers",
    {
        "text": TextReader(),
        "html": HtmlReader(),
        "jsonl": JsonLinesReader(),
        "feed": FeedReader(),
        "warc": WarcReader(),
        "zip": ZipReader(read_stream),
        "tar": TarReader(read_stream),
        "gzip": CompressedReader(read_stream, gzip),
        "bzip2": CompressedReader(read_stream, bzip2),
        "xz": CompressedReader(read_stream, xz),
        "zstd": ZstdReader(read_stream),
    },
)
"""Every reader by name; packages add theirs through the entry-point group `truceline.readers`."""

PACKING = frozenset({"zip", "tar", "gzip", "bzip2", "xz", "zstd"})
"""The readers of what other things are packed in."""

_SUFFIXES = {
    ".txt": "text",
    ".text": "text",
    "": "text",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
}
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_FEED = re.compile(
    rb"\s*(?:<\?.*?\?>\s*)*(?:<!--.*?-->\s*)*(?:<!DOCTYPE[^>]*>\s*)?<(?:[a-z]+:)?(?:rss|feed|rdf)\b",
    re.IGNORECASE | re.DOTALL,
)
_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_PACKED = (
    (b"\x1f\x8b\x08", "gzip"),
    (b"BZh", "bzip2"),
    (b"\xfd7zXZ\0", "xz"),
    (b"\x28\xb5\x2f\xfd", "zstd"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"PK\x07\x08", "zip"),
)
# ZIP files that are one document: office files name their parts so at the beginning, OpenDocument and EPUB so.
_DOCUMENTS = (b"[Content_Types].xml", b"mimetypeapplication/", b"_rels/.rels")
_WARC = b"WARC/"
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
    if packed := _packed(head):
        return packed
    return None if is_binary(head) else _written(head, name)


def _written(head: bytes, name: str) -> str | None:
    """The reader of text, told by how it begins, else by the suffix."""
    start = head.removeprefix(codecs.BOM_UTF8).lstrip()
    if _HTML.match(start):
        return "html"
    if _FEED.match(start):
        return "feed"
    if start.startswith(b"{") and _is_object(start):
        return "jsonl"
    return _SUFFIXES.get(PurePath(name).suffix.lower())


def _packed(head: bytes) -> str | None:
    """The reader of a file in which others are packed. A zstd web archive with a dictionary is unpacked by fastwarc."""
    packed = next((reader for mark, reader in _PACKED if head.startswith(mark)), None)
    mark, place = _USTAR
    if head.startswith((_WARC, _DICTIONARY)):
        return "warc"
    if packed == "zip" and any(mark in head for mark in _DOCUMENTS):
        return None
    if packed is None and head[place : place + len(mark)] == mark:
        return "tar"
    return packed


def _is_object(start: bytes) -> bool:
    line, ended, _ = start.partition(b"\n")
    if not ended and len(start) >= HEAD // 2:  # a line that goes on behind what was looked at
        return bool(re.match(rb'\{\s*"[^"]*"\s*:', line))
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False
