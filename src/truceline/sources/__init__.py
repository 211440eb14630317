"""Makes `RawArticle`s: one reader a file, in the table `READERS`; nothing here parses meaning."""

from truceline.sources.choose import READERS
from truceline.sources.forms.csv import parse_columns
from truceline.sources.limits import DEFAULT_MAX_BYTES, Gate, Limits
from truceline.sources.reader import Reader
from truceline.sources.walk import read_sources
from truceline.sources.web.fetch import Fetcher, Manners
from truceline.sources.web.memory import Memory

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
