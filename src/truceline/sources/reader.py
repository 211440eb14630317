"""What a reader is, and what all readers share."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO, Protocol

from truceline.model import Drop, RawArticle, Stage
from truceline.sources.limits import DEFAULT_MAX_BYTES, Limits

__all__ = ["DEFAULT_MAX_BYTES", "Limits", "Reader", "drop", "enormous", "read_whole"]


class Reader(Protocol):
    """Reads one form in which articles come."""

    def read(self, stream: BinaryIO, where: str, limits: Limits) -> Iterator[RawArticle | Drop]:
        """The articles in a stream of bytes, in their order, with a drop for each that cannot be read.

        `where` is what people call the stream: a path as given. No more than one article is held in memory.
        """
        ...


def drop(where: str, reason: str, detail: str) -> Drop:
    """A drop of this stage."""
    return Drop(stage=Stage.SOURCES, where=where, reason=reason, detail=detail)


def enormous(where: str, limits: Limits) -> Drop:
    """The drop of an article of more bytes than the limits allow."""
    return drop(
        where,
        "enormous",
        f"more than {limits.max_bytes:,} bytes; split it into its articles, or raise max_bytes in the settings",
    )


def read_whole(stream: BinaryIO, where: str, media_type: str, limits: Limits) -> RawArticle | Drop:
    """The one article that a whole stream is, or the drop that says why it is none."""
    content = stream.read(limits.max_bytes + 1)
    if len(content) > limits.max_bytes:
        return enormous(where, limits)
    if not content.strip():
        return drop(where, "empty", "nothing stands in it; delete it or fetch the article again")
    return RawArticle(where=where, content=content, media_type=media_type)
