"""Makes `RawArticle`s: one reader a file, in the table `READERS`; nothing here parses meaning."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from truceline.sources.choose import READERS
from truceline.sources.files import File, bare_address, is_stored, reach
from truceline.sources.forms.csv import parse_columns
from truceline.sources.limits import DEFAULT_MAX_BYTES, Gate, Limits
from truceline.sources.metadata import Metadata, Row, load_metadata
from truceline.sources.names import is_passed_over, show
from truceline.sources.reader import Reader
from truceline.sources.url import is_url
from truceline.sources.walk import STDIN, ReadFile, Received, Source, list_files, read_file, read_sources
from truceline.sources.web.memory import Memory

if TYPE_CHECKING:
    from truceline.sources.web.fetch import Fetcher, Manners

__all__ = [
    "DEFAULT_MAX_BYTES",
    "READERS",
    "STDIN",
    "Fetcher",
    "File",
    "Gate",
    "Limits",
    "Manners",
    "Memory",
    "Metadata",
    "ReadFile",
    "Reader",
    "Received",
    "Row",
    "Source",
    "bare_address",
    "is_passed_over",
    "is_stored",
    "is_url",
    "list_files",
    "load_metadata",
    "parse_columns",
    "reach",
    "read_file",
    "read_sources",
    "show",
]


def __getattr__(name: str) -> Any:
    if name in {
        "Fetcher",
        "Manners",
    }:  # at the first use: what speaks HTTP takes a fifth of a second to import
        return getattr(import_module("truceline.sources.web.fetch"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
