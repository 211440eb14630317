"""An article found in the file of a news database, and the raw article it makes."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from truceline.model import Drop, Given, RawArticle
from truceline.sources.reader import drop

_SPACE = re.compile(r"\s+")
_HINTS = ("document", "dokument")
# Text typed with line ends has shorter lines; longer ones are paragraphs.
_TYPED = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One article as its database gives it: title, paragraphs, and what was told besides."""

    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    name: str | None = None
    body: str = ""
    meta: Mapping[str, str] = field(default_factory=dict)


def raw_article(found: Found, where: str) -> RawArticle | Drop:
    """The raw article: its headline, where there is one, and its paragraphs as plain text; a drop if it has no text."""
    if not found.body:
        named = f"{found.title!r}: " if found.title else ""
        return drop(
            where, "no_text", f"{named}no words but the heading; download it again with the full text"
        )
    text = found.body if _begins(found.body, found.title) else f"{found.title}\n\n{found.body}"
    given = Given(name=found.name, title=found.title, outlet=found.outlet, published=found.published)
    meta = {name: value for name, value in found.meta.items() if value}
    content = text.encode("utf-8", "replace")
    return RawArticle(where=where, content=content, media_type="text/plain", given=given, meta=meta)


def may_be_download(text: str) -> bool:
    """Whether the word stands in the text that numbers or ends an article in each of these files.

    Most texts need no look at their lines.
    """
    lower = text.lower()
    return any(word in lower for word in _HINTS)


def paragraphs(lines: Sequence[str]) -> str:
    """Lines as paragraphs, with a blank line between two; lines that were typed with line ends are left as they are."""
    kept = [line.strip() for line in lines]
    while kept and not kept[-1]:
        kept.pop()
    typed = "" in kept and all(len(line) <= _TYPED for line in kept)
    return "\n".join(kept).strip() if typed else "\n\n".join(line for line in kept if line)


def one_line(words: str) -> str:
    """The words on one line, or nothing."""
    return _SPACE.sub(" ", words).strip()


def _begins(body: str, title: str | None) -> bool:
    return not title or one_line(body[: 2 * len(title) + 40]).startswith(title)
