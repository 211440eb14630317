"""Reads which feeds to watch: an OPML file, as feed readers write it, or a plain list of addresses."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from xml.parsers import expat

from truceline.errors import SourceError
from truceline.sources import is_url, show

MAX_BYTES = 5_000_000
MAX_FEEDS = 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A feed to watch: its address, and the outlet as whoever watches calls it, None where the feed's own title holds."""

    address: str
    title: str | None = None


def read_outlines(path: Path) -> tuple[Feed, ...]:
    """The feeds that a file names, each once, in its order.

    Raises SourceError, with the line, where the file cannot be read, holds what is no address, or names none.
    """
    content = _content(path)
    is_list = not content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<")
    found = _listed(content, path) if is_list else _outlined(content, path)
    feeds: dict[str, Feed] = {}
    for line, feed in found:
        _check(feed, f"{path}:{line}")
        feeds.setdefault(feed.address, feed)
    if not feeds:
        step = "Write one address a line, or export the feeds of a feed reader as OPML."
        raise SourceError("no feed is named here.", where=str(path), next_step=step)
    if len(feeds) > MAX_FEEDS:
        step = "Watch them with several ledgers."
        raise SourceError(f"more than {MAX_FEEDS:,} feeds.", where=str(path), next_step=step)
    return tuple(feeds.values())


def _content(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise SourceError(
            f"the list of feeds cannot be read ({error.strerror or error}).",
            where=str(path),
            next_step="Name an OPML file, or a text file with one address a line.",
        ) from error
    if len(content) > MAX_BYTES:
        step = "Name an OPML file, or a text file with one address a line."
        raise SourceError(
            f"more than {MAX_BYTES:,} bytes: no list of feeds.", where=str(path), next_step=step
        )
    return content


def _listed(content: bytes, path: Path) -> list[tuple[int, Feed]]:
    """The feeds of a plain list: an address a line, and after it, if anything, the name of the outlet."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise SourceError("no text in UTF-8.", where=str(path), next_step="Save it as UTF-8.") from error
    found = []
    for number, line in enumerate(text.splitlines(), start=1):
        address, _, title = line.strip().partition(" ")
        if address and not address.startswith("#"):
            found.append((number, Feed(address=address, title=_words(title))))
    return found


def _outlined(content: bytes, path: Path) -> list[tuple[int, Feed]]:
    """The feeds of an OPML file, however deep they lie in folders."""
    reading = _Outlines(path)
    try:
        reading.parser.Parse(content, True)  # expat takes no names
    except expat.ExpatError as error:
        raise SourceError(
            f"this is no OPML: {expat.errors.messages[error.code]}.",
            where=f"{path}:{error.lineno}",
            next_step="Mend that line, or export it anew from the feed reader.",
        ) from None
    return reading.found


class _Outlines:
    """What expat meets in an OPML file."""

    def __init__(self, path: Path) -> None:
        self.found: list[tuple[int, Feed]] = []
        self._path = path
        self._is_first = True
        self.parser = expat.ParserCreate()
        self.parser.StartElementHandler = self._start
        self.parser.EntityDeclHandler = self._refuse

    def _start(self, name: str, given: dict[str, str]) -> None:
        attributes = {key.lower(): value.strip() for key, value in given.items()}
        if self._is_first and name.lower() != "opml":
            raise self._fault(
                f"this is no OPML, but <{show(name)}>.",
                "Name the OPML file that a feed reader exports; write the address of a single feed into a text file.",
            )
        self._is_first = False
        if name.lower() != "outline":
            return
        if address := attributes.get("xmlurl"):
            title = attributes.get("title") or attributes.get("text")
            self._add(Feed(address=address, title=_words(title or "")))
        elif attributes.get("type", "").lower() in {"rss", "atom"}:
            raise self._fault("a feed without xmlUrl, its address.", "Add it, or delete the outline.")

    def _add(self, feed: Feed) -> None:
        self.found.append((self.parser.CurrentLineNumber, feed))

    def _refuse(self, *_: object) -> None:
        raise self._fault("it declares entities, which no OPML needs.", "Delete the <!DOCTYPE …>.")

    def _fault(self, what: str, step: str) -> SourceError:
        return SourceError(what, where=f"{self._path}:{self.parser.CurrentLineNumber}", next_step=step)


def _check(feed: Feed, where: str) -> None:
    if not is_url(feed.address) or len(feed.address) > 2_000 or re.search(r"\s", feed.address):
        raise SourceError(
            f"{show(feed.address)!r} is no web address.",
            where=where,
            next_step="Write it with http:// or https://, or delete the line.",
        )


def _words(title: str) -> str | None:
    return " ".join(title.split())[:200] or None
