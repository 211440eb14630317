"""What servers said of their pages, kept so that only what has changed is fetched again."""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

_MOST = 50_000  # pages that are remembered
_LONGEST = 1_000
_ASK = {"etag": "If-None-Match", "last-modified": "If-Modified-Since"}


class Memory:
    """The marks (`ETag`, `Last-Modified`) of fetched pages, in a JSON file that may be deleted at any time.

    What is noted is written by `save`, which is due only when the pages have been put away: one that got lost on the way
    is fetched again.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._marks: dict[str, dict[str, str]] = {}
        with suppress(OSError, ValueError):
            kept = json.loads(path.read_text(encoding="utf-8"))
            self._marks = {url: marks for url, marks in kept.items() if isinstance(marks, dict)}
        self._new: dict[str, dict[str, str]] = {}

    def headers(self, url: str) -> dict[str, str]:
        """What to say in a request for a page, so that it is sent only if it has changed."""
        return asking(self._marks.get(url, {}))

    def note(self, url: str, headers: Mapping[str, str]) -> None:
        """Notes the marks that came with a page."""
        if marks := marks_of(headers):
            self._new[url] = marks

    def forget(self, url: str) -> None:
        """Takes back what was noted: the page is to be read again."""
        self._new.pop(url, None)

    def save(self) -> None:
        """Writes all that was noted. A file that cannot be written only costs fetching again."""
        if not self._new:
            return
        self._marks = dict(list({**self._marks, **self._new}.items())[-_MOST:])
        self._new = {}
        beside = self._path.with_name(f"{self._path.name}.new")
        with suppress(OSError):
            beside.write_text(json.dumps(self._marks, indent=0), encoding="utf-8")
            beside.replace(self._path)


def asking(marks: Mapping[str, str]) -> dict[str, str]:
    """What to say in a request for a page that bore these marks."""
    return {asked: str(marks[name]) for name, asked in _ASK.items() if name in marks}


def marks_of(headers: Mapping[str, str]) -> dict[str, str]:
    """The marks that came with a page; none longer than any server means to be sent back."""
    return {name: headers[name] for name in _ASK if 0 < len(headers.get(name, "")) <= _LONGEST}
