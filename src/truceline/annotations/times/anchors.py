"""What a relative time is counted from: the day of publication, or the day last told of."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import cache, lru_cache
from statistics import median
from typing import NamedTuple

from truceline.annotations.times.calendar.points import Point
from truceline.annotations.times.tense import Tense
from truceline.annotations.times.words.grammar import Found
from truceline.annotations.times.words.vocabulary import vocabulary

# A yearless date this many days after publication may be meant to come; the year before is nearer otherwise.
_AHEAD = 60
_NEAR = (
    45  # a date so few days off is meant, whatever the tense: "they were invited to a summit on January 19"
)
_HALF = 182  # days: the nearer of two years
_FAR_AHEAD = 300  # "will be held in November" is this year's, even in February
_AHEAD_WHEN_TO_COME = 270  # "will be held in March" is next year's from June on
# A narrative goes on: after December comes January of the next year. So many months back are read as forward.
_MONTHS_BACK = 8
# A date that opens its sentence is what is told of; one inside may look back or ahead.
_OPENING = re.compile(r"(?:^|[.!?][\"”’')]*\s|\n)\s*(?:[\w'’,-]+\s){0,3}$")
LEAD = 60  # characters before a date that tell whether it opens its sentence
TRAIL = 16  # characters after it that tell whether it only names something ("the May 9 deal")
# A point so many days before publication or nearer is of the news, not of what lies behind it.
_NEWS = 60
# A text is a history when it names at least so many years, half of them before the year before publication.
_YEARS_OF_HISTORY = 4
_FEW = 4  # years for each weekday or "yesterday": where these stand closer it is news


class Anchors(NamedTuple):
    """What is known at one place of a text: when it was published and what has been told of so far.

    `narrated` is the last point told of, `named` the last one told of or named in passing, `day` the last one as
    fine as a day and `settled` the last such day that publication had seen. `told` is the last date of an earlier
    year in this paragraph, `by_months` whether that tells its earlier years by months. A `history` counts from what it tells, news from its publication. `fresh` says whether
    `day` was told in the same sentence, `quoted` whether the telling is inside quotation marks. `clock` is the last
    clock time, as an ISO 8601 value.
    """

    publication: date | None = None
    latest: date | None = None
    history: bool = False
    narrated: Point | None = None
    named: Point | None = None
    day: Point | None = None
    settled: Point | None = None
    told: Point | None = None
    by_months: bool = False
    fresh: bool = False
    quoted: bool = False
    clock: str | None = None

    @property
    def published(self) -> Point | None:
        """The day of publication as a point."""
        return None if self.publication is None else _point_of(self.publication)

    @property
    def present(self) -> Point | None:
        """What "this" and "last" are counted from: publication, in a history the point last told of."""
        return (self.narrated if self.history else None) or self.published

    @property
    def long_ago(self) -> bool:
        """Whether what is told lies in the past of a history: its days count from one another, not from publication."""
        return self.history and not self._is_news(self.narrated)

    def base(self, name: str, unit: str = "Y") -> Point | None:
        """The point that a word counts from (`publication` or `narrated`), fine enough for the unit if any is."""
        if name == "publication":
            return self.present
        published = None if self.history else self.published
        if unit in {"D", "W"}:
            return self.day or published
        if unit == "M":
            return next((point for point in (self.narrated, self.day) if point and point.month), published)
        return self.narrated or published

    def name_of(self, base: Point | None) -> str | None:
        """How the anchor is written down: `publication 2020-11-11`, or the value of the earlier time."""
        if base is None:
            return None
        return f"publication {base.value}" if base == self.published else base.value

    def year_of(
        self, month: int, day: int | None, tense: Callable[[], Tense | None]
    ) -> tuple[int | None, str | None]:
        """The year that a yearless date means, and the anchor it was told from; None where nothing tells.

        `tense` gives the tense of its clause; it is asked for only where the year hangs on it.
        """
        story = self.narrated if self.history else self.told
        if story is not None and story.year is not None and not self._looks_ahead(tense):
            return _year_of_story(story, month), story.value
        if self.publication is not None:
            return _year_of_news(self.publication, month, day, tense), self.name_of(self.published)
        if self.narrated is not None and self.narrated.year is not None:
            return _year_of_story(self.narrated, month), self.narrated.value
        return None, None

    def _looks_ahead(self, tense: Callable[[], Tense | None]) -> bool:
        """Whether news leaves the background it was telling for what is to come."""
        return not self.history and self.publication is not None and tense() is Tense.FUTURE

    def after(
        self,
        point: Point | None,
        *,
        explicit: bool,
        around: tuple[str, str] = ("", ""),
        clock: str | None = None,
    ) -> Anchors:
        """The anchors once this point has been told of.

        `explicit` is whether its year was printed, `around` what stands before and after it: an aside ("until 1976",
        "the deal, signed on October 9,", "the October 9 deal") and a quotation move nothing.
        """
        if point is None or point.year is None:
            return self
        if self._is_aside(point, *around):
            return self._replace(named=point)
        is_day = point.date is not None
        behind = self._is_background(point, explicit=explicit)
        return self._replace(
            narrated=point,
            named=point,
            day=point if is_day else self.day,
            settled=point if is_day and not self._is_ahead(point) else self.settled,
            told=point if behind else self.told,
            by_months=self.by_months or (behind and point.month is not None),
            fresh=is_day or self.fresh,
            clock=clock if is_day else self.clock,
        )

    def _is_background(self, point: Point, *, explicit: bool) -> bool:
        """Whether a date of an earlier year opens a stretch of background that tells on from it."""
        if self.publication is None or point.year is None or point.year >= self.publication.year:
            return False
        return explicit or point.month is None

    def _is_aside(self, point: Point, lead: str, trail: str) -> bool:
        """Whether a date inside a sentence only looks back or ahead from what is told."""
        told = self.narrated
        if told is None:
            return False
        if self.day is not None and point.date is not None and (self.quoted or _only_names(lead, trail)):
            return True
        if told.year == point.year:
            in_passing = told.month is not None and point.month is None and self.fresh
            return in_passing and _OPENING.search(lead) is None
        if _OPENING.search(lead):
            return False
        return (point.month is None and told.month is not None) or _asides()["outlook"].search(
            lead
        ) is not None

    def _is_ahead(self, point: Point) -> bool:
        return self.publication is not None and point.date is not None and point.date > self.publication

    def _is_news(self, point: Point | None) -> bool:
        day = None if point is None else point.date
        if point is None or self.publication is None:
            return self.publication is not None
        if day is None:
            return point.year == self.publication.year
        return (self.publication - day).days <= _NEWS

    def past(self, base: Point | None) -> Point | None:
        """The base where the telling is of the past: what was announced for later does not count."""
        if base is None or self.history or not self._is_ahead(base):
            return base
        return self.settled or self.published

    def past_break(self, between: str) -> Anchors:
        """The anchors after the text between two expressions: sentences and paragraphs end what they told."""
        quoted = _quoted(between, self.quoted) if self.quoted or _has_quotes(between) else False
        if not self.fresh and self.told is None:
            return self if quoted == self.quoted else self._replace(quoted=quoted)
        if "\n" in between:
            return self._replace(fresh=False, told=None, by_months=False, quoted=quoted)
        if _ends_sentence(between):
            told = self.told if self.told and (self.told.month or self.by_months) else None
            return self._replace(fresh=False, told=told, quoted=quoted)
        return self if quoted == self.quoted else self._replace(quoted=quoted)


_point_of = lru_cache(maxsize=1024)(Point.of)


def _has_quotes(between: str) -> bool:
    return "“" in between or '"' in between


def _ends_sentence(between: str) -> bool:
    return ". " in between or any(mark in between for mark in ("! ", "? ", ".” ", '." '))


def is_history(found: Sequence[Found], publication: date | None) -> bool:
    """Whether a text tells history by its own dates, rather than news by the day it appeared."""
    if len(found) < _YEARS_OF_HISTORY:
        return False
    years = [_year(each) for each in found]
    known = [year for year in years if year is not None]
    if len(known) < _YEARS_OF_HISTORY:
        return False
    days = sum(each.reads in {"weekday", "deictic"} for each in found)
    return publication is None or (median(known) < publication.year - 1 and days * _FEW <= len(known))


def nearest_weekday(today: int, weekday: int, tense: Tense | None) -> int:
    """How many days off a weekday is from today's (Monday is 1): forward for the future, the nearest for `THEN`, else back."""
    ahead = (weekday - today) % 7
    forward = tense is Tense.FUTURE or (tense is Tense.THEN and ahead <= 3)
    return ahead if forward or ahead == 0 else ahead - 7


def _only_names(lead: str, trail: str) -> bool:
    """Whether a date only says which: "the deal, signed on May 9, held", "breached the May 9 deal"."""
    asides = _asides()
    if asides["aside"].search(lead):
        return True
    return asides["naming"].search(lead) is not None and asides["named"].match(trail) is not None


@cache
def _asides(language: str = "en") -> Mapping[str, re.Pattern[str]]:
    words = vocabulary(language).narration
    return {
        name: re.compile(rf"(?:{pattern})" if name == "named" else rf"(?:{pattern})$")
        for name, pattern in words.items()
    }


def _quoted(between: str, quoted: bool) -> bool:  # noqa: FBT001
    """Whether quotation marks are open after this text; a new paragraph closes them."""
    line = between[between.rfind("\n") + 1 :]
    if len(line) < len(between):
        quoted = False
    opened, closed = line.rfind("“"), line.rfind("”")
    if opened != closed:
        return opened > closed
    return quoted ^ (line.count('"') % 2 == 1)


def _year(found: Found) -> int | None:
    if "bcyear" in found.parts:
        return -1
    year = found.parts.get("year", "")
    return int(year) if year.isdigit() else None


def _year_of_story(story: Point, month: int) -> int | None:
    if story.year is None or story.month is None or story.month - month < _MONTHS_BACK:
        return story.year
    return story.year + 1


def _year_of_news(publication: date, month: int, day: int | None, tense: Callable[[], Tense | None]) -> int:
    months = month - publication.month
    ahead = months * 30 + ((day or publication.day) - publication.day)
    if ahead <= 0:
        if 365 + ahead > _AHEAD_WHEN_TO_COME:
            return publication.year
        limits = {None: _AHEAD, Tense.PAST: 0, Tense.THEN: _HALF, Tense.FUTURE: _AHEAD_WHEN_TO_COME}
        return publication.year + (365 + ahead <= limits[tense()])
    if ahead > _FAR_AHEAD:
        return publication.year - 1
    limits = {None: _AHEAD, Tense.PAST: 0, Tense.THEN: _HALF, Tense.FUTURE: _FAR_AHEAD}
    return publication.year - (ahead > limits[tense()])
