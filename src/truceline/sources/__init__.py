"""Makes `RawArticle`s: one reader a file, in the table `READERS`; nothing here parses meaning."""

from truceline.sources.choose import READERS
from truceline.sources.csv import parse_columns
from truceline.sources.fetch import Fetcher, Manners
from truceline.sources.limits import DEFAULT_MAX_BYTES, Gate, Limits
from truceline.sources.memory import Memory
from truceline.sources.reader import Reader
from truceline.sources.walk import read_sources

__all__ = [
    "DEFAULT_MAX_BYTES",
    "READERS",
    "Fetcher",
    "Gate",
    "Limits",
    "Manners",
    "Memory",
    "Reader",
    "parse_columns",
    "read_sources",
]
