"""The readers, and how a stream comes to the one that its content asks for."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import BinaryIO

from truceline.model import Drop, RawArticle
from truceline.registry import Table
from truceline.sources.archives.compressed import CompressedReader, ZstdReader, bzip2, gzip, xz
from truceline.sources.archives.members import is_by_record
from truceline.sources.archives.tar import TarReader
from truceline.sources.archives.warc import WarcReader
from truceline.sources.archives.warc_gzip import PackedWarcReader
from truceline.sources.archives.zip import ZipReader
from truceline.sources.forms.csv import CsvReader
from truceline.sources.forms.docx import DocxReader
from truceline.sources.forms.eml import EmlReader
from truceline.sources.forms.html import HtmlReader
from truceline.sources.forms.jsonl import JsonLinesReader
from truceline.sources.forms.pdf import PdfReader
from truceline.sources.forms.rtf import RtfReader
from truceline.sources.forms.text import TextReader
from truceline.sources.kinds import HEAD, choose, is_binary
from truceline.sources.limits import Limits
from truceline.sources.reader import Reader, drop
from truceline.sources.web.feed import FeedReader

PACKING = frozenset({"zip", "tar", "gzip", "bzip2", "xz", "zstd"})
"""The readers of what other things are packed in."""

# Readers that an attachment is handed to; archives are not opened inside mail.
_ATTACHED = frozenset({"text", "html", "jsonl", "csv", "docx", "pdf", "rtf"})


def read_stream(stream: BinaryIO, name: str, where: str, limits: Limits) -> Iterator[RawArticle | Drop]:
    """The articles in a stream, read with the reader that its content asks for; a drop where there is none.

    `name` is what its file is called, of which the suffix counts.
    """
    if limits.watch is None:
        yield from _read_stream(stream, name, where, limits)
    elif passed_over := limits.watch.begins(where):
        yield passed_over
    else:
        yield from _read_stream(stream, name, where, limits)
        limits.watch.ends(where)


def _read_stream(stream: BinaryIO, name: str, where: str, limits: Limits) -> Iterator[RawArticle | Drop]:
    buffered = stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(stream)  # type: ignore[type-var]
    head = buffered.peek(HEAD)[:HEAD]
    chosen = choose(head, name)
    if chosen and limits.layers >= limits.max_layers and chosen in PACKING:
        deep = f"packed more than {limits.max_layers} times over; unpack it yourself"
        yield drop(where, "packed_too_deep", deep)
    elif chosen == "gzip" and is_by_record(buffered):
        yield from READERS["warc-gzip"].read(buffered, where, limits)
    elif chosen:
        yield from READERS[chosen].read(buffered, where, limits)
    elif is_binary(head):
        what = "no text, and no form of file that is read; turn it into text, HTML, PDF or DOCX first"
        yield drop(where, "binary", what)
    else:
        forms = "name text .txt, web pages .html, JSON lines .jsonl, tables .csv"
        yield drop(where, "no_reader", f"no reader takes files like {name!r}; {forms}")


def read_attached(stream: BinaryIO, name: str, where: str, limits: Limits) -> Iterator[RawArticle | Drop]:
    """The articles of a file attached to a message, or a drop if it is none."""
    buffered = io.BufferedReader(stream)  # type: ignore[type-var] # BytesIO has all that it asks for
    chosen = choose(buffered.peek(HEAD)[:HEAD], name)
    if chosen in _ATTACHED:
        yield from READERS[chosen].read(buffered, where, limits)
    else:
        what = f"{name!r} attached to a message; save it as a file if it is an article"
        yield drop(where, "attachment", what)


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
        "feed": FeedReader(),
        "warc": WarcReader(),
        "warc-gzip": PackedWarcReader(),
        "zip": ZipReader(read_stream),
        "tar": TarReader(read_stream),
        "gzip": CompressedReader(read_stream, gzip),
        "bzip2": CompressedReader(read_stream, bzip2),
        "xz": CompressedReader(read_stream, xz),
        "zstd": ZstdReader(read_stream),
    },
)
"""Every reader by name; packages add theirs through the entry-point group `truceline.readers`."""
