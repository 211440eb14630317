"""Words as a search compares them: without accents, marks and case."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

_WORD = re.compile(r"[^\W_]+")


def folded(text: str) -> list[str]:
    """The words of a text, folded, in order."""
    return _WORD.findall(_plain(text))


def places(text: str) -> Iterator[tuple[int, int, str]]:
    """The words of a text, folded, each with where it stands in the text as it is printed."""
    for match in re.finditer(r"[^\W_](?:[^\W_]|[\u0300-\u036f])*", text):
        for word in folded(match.group()):
            yield match.start(), match.end(), word


def _plain(text: str) -> str:
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(one for one in decomposed if not unicodedata.combining(one)).casefold()
