"""What a document tells of events on named days: by this, reports of the same events are known."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from operator import is_

from truceline.documents.dating.bounds import past_sentences
from truceline.documents.printed import find_dates
from truceline.model import CLAIM_GIVING, Act, ActClaim, Claim, Dating, Document, Status

_AGREED = (Act.AGREE, Act.DECLARE, Act.EFFECT, Act.EXTEND)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_LEAD = 90  # characters before a sentence that can say what "it" is
_KNOWN = timedelta(days=366)  # a publication known no better does not tell the year of a yearless day


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A day printed without its year, where something is told as past; `ties` where that is an event others tell too."""

    month: int
    day: int
    weekday: int | None
    words: str
    ties: bool

    def in_year(self, year: int) -> date | None:
        """The day in a year; None where it has no such day, or that is another weekday than the one printed."""
        try:
            day = date(year, self.month, self.day)
        except ValueError:
            return None
        return day if self.weekday in (None, day.weekday()) else None

    def before(self, last: date) -> date | None:
        """The last such day up to a day, within a year of it."""
        days = (self.in_year(year) for year in (last.year, last.year - 1))
        return next((day for day in days if day and timedelta(0) <= last - day < _KNOWN), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """A document as far as it tells of events: when it was published, whom it takes for sides, the days it names.

    `days` are the full days on which its claims say that a ceasefire was agreed or took effect.
    """

    document: str
    dating: Dating
    sides: frozenset[str]
    mentions: tuple[Mention, ...]
    days: frozenset[date]

    @property
    def is_open(self) -> bool:
        """Whether its publication is known no better than by candidates, or a year."""
        return is_open(self.dating)

    def events(self, dating: Dating) -> Iterator[date]:
        """The full days it tells of, if it was published then."""
        if dating is self.dating:
            yield from self.days
        if dating.earliest is None or dating.latest is None or not is_known(dating):
            return
        published = dating.candidates or (dating.earliest, dating.latest)
        for mention in self.mentions:
            days = {mention.before(day) for day in published}
            if mention.ties and len(days) == 1 and (day := days.pop()):
                yield day


def is_open(dating: Dating) -> bool:
    """Whether publication is known no better than by candidates, or a year."""
    return dating.day is None and (bool(dating.candidates) or not is_known(dating))


def is_known(dating: Dating) -> bool:
    """Whether publication is known to lie within a year."""
    return (
        dating.earliest is not None and dating.latest is not None and dating.latest - dating.earliest < _KNOWN
    )


def tell(document: Document, claims: Iterable[Claim]) -> Telling:
    """What a document tells of events; `claims` are those read in it."""
    acts = [claim for claim in claims if isinstance(claim, ActClaim)]
    return Telling(
        document=document.id,
        dating=document.dating,
        sides=frozenset(role.id for claim in acts for role in claim.parties),
        mentions=tuple(_mentions(document)) if acts else (),
        days=frozenset(_days(acts)),
    )


class Tellings:
    """Gives what `tell` gives; what it has told before is kept for as long as a document and its claims are the same objects."""

    def __init__(self) -> None:
        self._told: dict[str, tuple[Document, Sequence[Claim], Telling]] = {}

    def __call__(self, document: Document, claims: Sequence[Claim]) -> Telling:
        """What a document tells of events."""
        before = self._told.get(document.id)
        if before is not None and before[0] is document and _are_the_same(before[1], claims):
            return before[2]
        told = tell(document, claims)
        self._told[document.id] = (document, claims, told)
        return told


def _are_the_same(some: Sequence[Claim], others: Sequence[Claim]) -> bool:
    return len(some) == len(others) and all(map(is_, some, others))


def _days(acts: Iterable[ActClaim]) -> Iterator[date]:
    for claim in acts:
        if claim.act in _AGREED and claim.status is not Status.NEGATED and len(claim.parties) >= 2:
            for when in (claim.act_date, claim.start):
                if when is not None and when.day is not None:
                    yield date.fromisoformat(when.day)


def _mentions(document: Document) -> Iterator[Mention]:
    """The yearless days; where the paragraph names a year before, a day may be of that year and tells nothing."""
    parts = [segment for segment in document.segments if segment.kind in CLAIM_GIVING]
    for start, sentence in past_sentences(document.text, parts):
        dates = [found for found in find_dates(sentence) if found.year is None and found.day is not None]
        if not dates:
            continue
        opened = document.text.rfind("\n", 0, start) + 1
        if _YEAR.search(document.text, opened, start + len(sentence)):
            continue
        agreed, began = load_patterns()
        with_lead = document.text[max(opened, start - _LEAD) : start + len(sentence)]
        ties = bool(agreed.search(sentence) or began.search(with_lead))
        for found in dates:
            yield Mention(
                month=found.month,
                day=found.day or 0,
                weekday=found.weekday,
                words=sentence[found.start : found.end],
                ties=ties,
            )


@cache
def load_patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The patterns of `telling.toml`: of what was agreed, and of when the fighting began."""
    place = files("truceline.documents.dating").joinpath("telling.toml")
    data = tomllib.loads(place.read_text(encoding="utf-8"))
    agreed, began = (
        re.compile("|".join(f"(?:{one})" for one in data[key]["patterns"]), re.IGNORECASE | re.DOTALL)
        for key in ("agreed", "began")
    )
    return agreed, began
