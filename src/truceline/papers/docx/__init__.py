"""Papers as Word files: real headings, footnotes and table heads, charts as pictures with their description."""

from __future__ import annotations

from typing import BinaryIO

from truceline.papers.paper import Paper


def write(paper: Paper, to: BinaryIO) -> None:
    """Writes the paper to the stream; the same paper gives the same bytes."""
    from truceline.papers.docx.writing import written  # python-docx takes a third of a second

    to.write(written(paper))
