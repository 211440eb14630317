"""What a relative time is counted from: the day of publication, or the day last told of."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from statistics import median
from typing import NamedTuple

from truceline.annotations.times.calendar.points import Point
from truceline.annotations.times.tense import Tense
from truceline.annotations.times.words.grammar import Found

# A yearless date this many days after publication may be meant to come; the year before is nearer otherwise.
_AHEAD = 60
# A narrative goes on: after December comes January of the next year. So many months back are read as forward.
_MONTHS_BACK = 8
# A date that opens its sentence is what is told of; one inside may look back or ahead.
_OPENING = re.compile(r"(?:^|[.!?][\"”’')]*\s|\n)\s*(?:[\w'’,-]+\s){0,3}$")
_OUTLOOK = re.compile(
    r"(?i:\b(?:(?:before|after|than|by|for|from)\s(?:the\s)?|(?:until|till|since)\b[^.;,]{0,40}))$"
)
LEAD = 60  # characters before a date that tell whether it opens its sentence
# A text is a history when it names at least so many years, half of them before the year before publication.
_YEARS_OF_HISTORY = 4


class Anchors(NamedTuple):
    """What is known at one place of a text: when it was published and what has been told of so far.

    `narrated` is the last point told of, `named` the last one told of or named in passing, `day` the last one as fine as a day, `told` the last date whose year was
    printed in this paragraph. A `history` counts from what it tells, news from its publication. `fresh` says
    whether `day` was told in the same sentence. `clock` is the last clock time, as an ISO 8601 value.
    """

    publication: date | None = None
    latest: date | None = None
    history: bool = False
    narrated: Point | None = None
    named: Point | None = None
    day: Point | None = None
    told: Point | None = None
    fresh: bool = False
    clock: str | None = None

    @property
    def published(self) -> Point | None:
        """The day of publication as a point."""
        return None if self.publication is None else Point.of(self.publication)

    @property
    def present(self) -> Point | None:
        """What "this" and "last" are counted from: publication, in a history the point last told of."""
        return (self.narrated if self.history else None) or self.published

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
        if story is not None and story.year is not None:
            return _year_of_story(story, month), story.value
        if self.publication is not None:
            return _year_of_news(self.publication, month, day, tense), self.name_of(self.published)
        if self.narrated is not None and self.narrated.year is not None:
            return _year_of_story(self.narrated, month), self.narrated.value
        return None, None

    def after(
        self, point: Point | None, *, explicit: bool, lead: str = "", clock: str | None = None
    ) -> Anchors:
        """The anchors once this point has been told of.

        `explicit` is whether its year was printed, `lead` what stands before it: an aside ("until 1976") moves nothing.
        """
        if point is None or point.year is None:
            return self
        if self._is_aside(point, lead):
            return self._replace(named=point)
        is_day = point.date is not None
        old = self.publication is not None and point.year < self.publication.year - 1
        return self._replace(
            narrated=point,
            named=point,
            day=point if is_day else self.day,
            told=point if explicit and old and point.month else self.told,
            fresh=is_day or self.fresh,
            clock=clock if is_day else self.clock,
        )

    def _is_aside(self, point: Point, lead: str) -> bool:
        """Whether a date inside a sentence only looks back or ahead from what is told."""
        told = self.narrated
        if told is None:
            return False
        if told.year == point.year:
            in_passing = told.month is not None and point.month is None and self.fresh
            return in_passing and _OPENING.search(lead) is None
        if _OPENING.search(lead):
            return False
        return (point.month is None and told.month is not None) or _OUTLOOK.search(lead) is not None

    def past_break(self, between: str) -> Anchors:
        """The anchors after the text between two expressions: sentences and paragraphs end what they told."""
        if not self.fresh and self.told is None:
            return self
        if "\n" in between:
            return self._replace(fresh=False, told=None)
        return self._replace(fresh=False) if self.fresh and _ends_sentence(between) else self


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
    return publication is None or (median(known) < publication.year - 1 and days < len(known))


def nearest_weekday(today: int, weekday: int, tense: Tense | None) -> int:
    """How many days off a weekday is from today's (Monday is 1): forward for the future, else back."""
    ahead = (weekday - today) % 7
    return ahead if tense is Tense.FUTURE or ahead == 0 else ahead - 7


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
        soon = 365 + ahead <= _AHEAD and tense() is not Tense.PAST
        return publication.year + (1 if soon else 0)
    if ahead > 6 * 30:
        return publication.year - 1
    told = tense()
    return publication.year - (1 if told is Tense.PAST or (told is None and ahead > _AHEAD) else 0)
