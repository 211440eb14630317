"""An article as it was received."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from truceline.model.ids import content_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What came with an article besides its text, exactly as it was given; None where nothing was.

    `name` is the caller's own id for the article. `published` is a day or time in ISO 8601 or as the source prints it.
    """

    name: str | None = None
    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RawArticle:
    """The bytes of one article as received, where they came from, and what was given with them.

    `where` is a path, with the line in it for files of many articles (`wire.jsonl:3`). `media_type` is `text/plain`
    or `text/html`. `meta` holds what else the source said; it decides nothing, but that no article is published after the
    day in `fetched` (ISO 8601). `id` depends on the bytes and on what
    was given with them, and on nothing else.
    """

    where: str
    content: bytes
    media_type: str
    given: Given = field(default_factory=Given)
    meta: Mapping[str, str] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """The hash of the bytes and of title, outlet, date and address as given: 16 hexadecimal digits."""
        given = (self.given.title, self.given.outlet, self.given.published, self.given.url)
        return content_id(self.content, *(part or "" for part in given))

    @property
    def name(self) -> str:
        """What people call the article: the id that was given, else where it was found."""
        return self.given.name or self.where
