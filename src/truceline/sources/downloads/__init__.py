"""Splits the files that news databases hand out, many articles in one: one database a file, in `DOWNLOADS`."""

from truceline.sources.downloads.split import DOWNLOADS, Download, read_text

__all__ = ["DOWNLOADS", "Download", "read_text"]
