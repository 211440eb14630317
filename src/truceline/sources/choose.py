"""Which reader takes a file: told by what stands at its beginning, then by how its name ends."""

from __future__ import annotations

import codecs
import json
import re
from pathlib import PurePath

from truceline.registry import Table
from truceline.sources.html import HtmlReader
from truceline.sources.jsonl import JsonLinesReader
from truceline.sources.reader import Reader
from truceline.sources.text import TextReader

READERS: Table[Reader] = Table(
    "readers", {"text": TextReader(), "html": HtmlReader(), "jsonl": JsonLinesReader()}
)
"""Every reader by name; packages add theirs through the entry-point group `truceline.readers`."""

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
}
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def is_binary(head: bytes) -> bool:
    """Whether these first bytes are no text: they hold a NUL, and no mark of a wide encoding."""
    return b"\0" in head and not head.startswith(_WIDE)


def choose(head: bytes, name: str) -> str | None:
    """The name of the reader for a file that begins with these bytes; None where there is none.

    `name` is the file's name, of which the suffix counts; without one, anything that is text is an article.
    """
    if is_binary(head):
        return None
    start = head.removeprefix(codecs.BOM_UTF8).lstrip()
    if _HTML.match(start):
        return "html"
    if start.startswith(b"{") and _is_object(start):
        return "jsonl"
    return _SUFFIXES.get(PurePath(name).suffix.lower())


def _is_object(start: bytes) -> bool:
    line, ended, _ = start.partition(b"\n")
    if not ended and len(start) >= HEAD // 2:  # a line that goes on behind what was looked at
        return bool(re.match(rb'\{\s*"[^"]*"\s*:', line))
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False
