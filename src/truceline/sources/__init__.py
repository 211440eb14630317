"""Makes `RawArticle`s: one reader a file, in the table `READERS`; nothing here parses meaning."""

from truceline.sources.choose import READERS
from truceline.sources.csv import parse_columns
from truceline.sources.reader import DEFAULT_MAX_BYTES, Limits, Reader
from truceline.sources.walk import read_sources

__all__ = ["DEFAULT_MAX_BYTES", "READERS", "Limits", "Reader", "parse_columns", "read_sources"]
