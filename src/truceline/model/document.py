"""An article made ready to be read: its text for good, the parts of the text, and when and where it was published."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from truceline.model.span import Span


class SegmentKind(StrEnum):
    """What a part of a document is. Only headline, body and caption can give claims."""

    HEADLINE = "headline"
    DATELINE = "dateline"
    BYLINE = "byline"
    BODY = "body"
    CAPTION = "caption"
    BOILERPLATE = "boilerplate"


CLAIM_GIVING = frozenset({SegmentKind.HEADLINE, SegmentKind.BODY, SegmentKind.CAPTION})


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A half-open range of a document's text, what it is, and why it was taken for that."""

    kind: SegmentKind
    start: int
    end: int
    reason: str


class DatingMethod(StrEnum):
    """How a publication date was found."""

    GIVEN = "given"
    HTML = "html"
    DATELINE = "dateline"
    URL = "url"
    TEXT = "text"
    LEDGER = "ledger"
    JUDGED = "judged"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Dating:
    """When an article was published: the first and last day it can have been, and how that is known.

    Both days are inclusive, and equal when the day is known; either is None where nothing bounds it. `candidates`
    are the only days possible where the text leaves a few ("Tuesday, October 20"). `words` are the words it was read
    from, if they stand in the text. Where a person set it, the method is `judged`. Where dated documents of the same events have told more, the method is `ledger`,
    `rests_on` holds the ids of (the first of) them, and `reason` says what they tell.
    """

    earliest: date | None = None
    latest: date | None = None
    candidates: tuple[date, ...] = ()
    method: DatingMethod = DatingMethod.UNKNOWN
    words: Span | None = None
    rests_on: tuple[str, ...] = ()
    reason: str = ""

    @property
    def day(self) -> date | None:
        """The day of publication, or None where it is not known to the day."""
        return self.earliest if self.earliest is not None and self.earliest == self.latest else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One article. `text` never changes once made: every offset is into it, and all of it lies in `segments`.

    `title`, `outlet` and `url` are given or found with the article; `origin` is the agency or outlet it credits for
    its matter ("Sputnik"); `language` is an ISO 639-1 code. `name` is what its source calls it.
    """

    id: str
    name: str
    text: str
    segments: tuple[Segment, ...]
    dating: Dating
    language: str
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    origin: str | None = None
    meta: Mapping[str, str] = field(default_factory=dict)

    def span(self, start: int, end: int) -> Span:
        """The span of `text[start:end]`."""
        return Span.of(self.text, start, end)

    def segment_at(self, offset: int) -> Segment | None:
        """The segment that holds this offset."""
        return next((segment for segment in self.segments if segment.start <= offset < segment.end), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lineage:
    """What the rest of the ledger tells of a document: whom it goes back to, and whether another takes its place.

    `root` is by what independent reports are told apart: the agency credited or the outlet, by its owner where that
    is known, or the id of the document itself. `copy_of` is the id of the document it is a copy of, `superseded_by` that of the
    one that corrects, updates or completes it, and `reason` says which of these.
    """

    root: str
    copy_of: str | None = None
    superseded_by: str | None = None
    reason: str = ""
