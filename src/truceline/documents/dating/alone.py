"""Tells when an article was published, from what was given with it down to what its text allows. No clock is read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from email.utils import parsedate_tz

from truceline.documents.dating.bounds import Bound, latest_past, weekday_of_lead
from truceline.documents.furniture import rank_of_stamp
from truceline.documents.printed import Printed, find_dates
from truceline.documents.text import Readable
from truceline.model import CLAIM_GIVING, Dating, DatingMethod, RawArticle, Segment, SegmentKind, Span

# In the first paragraphs a weekday with a date is the day of the news; further down it can be any day.
_LEAD = 700
# A page fetched on one day can bear the next one: the farthest zones are a day ahead.
_ZONES = timedelta(days=1)
_ISO_DAY = re.compile(r"\s*(\d{4})-?(\d\d)-?(\d\d)(?:[T ].*)?\s*", re.DOTALL)
_ISO_MONTH = re.compile(r"\s*(\d{4})(?:-(\d\d))?\s*")
_URL_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)[-/_]?(0[1-9]|1[0-2])[-/_]?(0[1-9]|[12]\d|3[01])(?!\d)")
_URL_MONTH = re.compile(r"/((?:19|20)\d\d)[-/](0[1-9]|1[0-2])(?=/)")


def date_document(article: RawArticle, readable: Readable, segments: Sequence[Segment]) -> Dating:
    """When the article was published.

    The first that names a day, a month or a year decides: what was given, the marks of the page, the printed dateline
    or time stamp, the address, the text. Where none does, what leaves a few days, else what bounds it, is handed on.
    A day after the one on which the article was fetched (`fetched` in its meta) is passed over.
    """
    fetched = _fetched(article)
    found = (_until(dating, fetched) for dating in _found(article, readable, segments))
    vague: Dating | None = None
    for dating in found:
        if dating and not dating.candidates:
            return dating
        vague = vague or dating
    return _until(_bounded(vague, readable, segments), fetched) or Dating(latest=fetched)


def is_too_late(published: str, article: RawArticle) -> bool:
    """Whether a day given with the article is one on which it had long been fetched."""
    dating = read_given(published)
    return dating is not None and _until(dating, _fetched(article)) is None


def _fetched(article: RawArticle) -> date | None:
    """The last day on which the article can have been published: that of `fetched`, a day later in the farthest zone."""
    dating = _iso(article.meta.get("fetched", ""), DatingMethod.GIVEN)
    return dating.day + _ZONES if dating and dating.day and dating.day < date.max else None


def _until(dating: Dating | None, last: date | None) -> Dating | None:
    """What is left of a dating up to a last day; None where nothing is."""
    if dating is None or last is None:
        return dating
    if dating.earliest is not None and dating.earliest > last:
        return None
    candidates = tuple(day for day in dating.candidates if day <= last)
    latest = min(dating.latest or last, last) if not candidates else candidates[-1]
    return replace(dating, candidates=candidates if len(candidates) > 1 else (), latest=latest)


def _bounded(vague: Dating | None, readable: Readable, segments: Sequence[Segment]) -> Dating:
    """What leaves a few days, or nothing, with the bound that the text gives."""
    bound = latest_past(readable.text, [s for s in segments if s.kind in CLAIM_GIVING])
    if vague is None:
        return _open(readable.text, bound)
    return _not_before(vague, bound.day) if bound and bound.day else vague


def _found(article: RawArticle, readable: Readable, segments: Sequence[Segment]) -> Iterator[Dating | None]:
    """What each way finds, in the order in which they are believed."""
    if article.given.published:
        yield read_given(article.given.published)
    yield _read_marks(readable.published)
    yield _from_stamps(readable.text, segments)
    yield _from_url(article.given.url or readable.url or "")
    yield _read_marks(readable.guessed)
    yield _from_lead(readable.text, segments)


def read_given(published: str) -> Dating | None:
    """The dating that a given day or time means: ISO 8601, as mail and feeds write it, or as printed.

    The day is the one written, whatever its zone. None where nothing in it is a date.
    """
    return _iso(published, DatingMethod.GIVEN) or _mail(published) or _printed(published)


def _iso(words: str, method: DatingMethod) -> Dating | None:
    if (match := _ISO_DAY.fullmatch(words)) and (day := _day(*match.groups())):
        return Dating(earliest=day, latest=day, method=method)
    if match := _ISO_MONTH.fullmatch(words):
        return _stretch(int(match[1]), int(match[2]) if match[2] else None, method)
    return None


def _mail(words: str) -> Dating | None:
    parts = parsedate_tz(words) if ":" in words else None
    day = _day(*parts[:3]) if parts else None
    return Dating(earliest=day, latest=day, method=DatingMethod.GIVEN) if day else None


def _printed(words: str) -> Dating | None:
    found = next(find_dates(words), None)
    return _of_printed(found, DatingMethod.GIVEN, None) if found else None


def _of_printed(found: Printed, method: DatingMethod, words: Span | None) -> Dating:
    whole_month = found.day is None
    candidates = () if found.whole or whole_month else found.days
    return Dating(
        earliest=found.days[0], latest=found.days[-1], candidates=candidates, method=method, words=words
    )


def _read_marks(published: str | None) -> Dating | None:
    return _iso(published, DatingMethod.HTML) if published else None


def _from_stamps(text: str, segments: Sequence[Segment]) -> Dating | None:
    """From the dateline before the text or a line with a time stamp: a full date if one stands there, else the first.

    A day of which the words before say that it is that of publication goes first, one of a change or of printing last.
    """
    stamps = sorted(_stamps(text, segments), key=lambda stamp: rank_of_stamp(_before(text, stamp)))
    found = next((stamp for stamp in stamps if stamp[0].year and stamp[0].day), stamps[0] if stamps else None)
    if found is None:
        return None
    printed, offset = found
    return _of_printed(
        printed, DatingMethod.DATELINE, Span.of(text, offset + printed.start, offset + printed.end)
    )


def _stamps(text: str, segments: Sequence[Segment]) -> Iterator[tuple[Printed, int]]:
    for segment in segments:
        if segment.kind not in (SegmentKind.DATELINE, SegmentKind.BYLINE) or segment.reason == "credit":
            continue
        for printed in find_dates(text[segment.start : segment.end]):
            yield printed, segment.start


def _before(text: str, stamp: tuple[Printed, int]) -> str:
    """The words of its line before a stamp."""
    start = stamp[0].start + stamp[1]
    return text[max(stamp[1], text.rfind("\n", 0, start) + 1) : start]


def _from_url(url: str) -> Dating | None:
    path = url.partition("?")[0]
    if (match := _URL_DAY.search(path)) and (day := _day(*match.groups())):
        return Dating(earliest=day, latest=day, method=DatingMethod.URL)
    match = _URL_MONTH.search(path)
    return _stretch(int(match[1]), int(match[2]), DatingMethod.URL) if match else None


def _from_lead(text: str, segments: Sequence[Segment]) -> Dating | None:
    """From the first paragraphs: a weekday with its date, else a weekday alone in the month that the text speaks of."""
    body = [s for s in segments if s.kind is SegmentKind.BODY]
    for segment in body:
        end = min(segment.end, body[0].start + _LEAD)
        for found in find_dates(text[segment.start : max(segment.start, end)]):
            if found.weekday is not None and found.day is not None:
                where = Span.of(text, segment.start + found.start, segment.start + found.end)
                return _of_printed(found, DatingMethod.TEXT, where)
    days, words = weekday_of_lead(text, body)
    if not days:
        return None
    return Dating(earliest=days[0], latest=days[-1], candidates=days, method=DatingMethod.TEXT, words=words)


def _open(text: str, bound: Bound | None) -> Dating:
    """No day told: the latest day that the text speaks of as past bounds it, where that has its year."""
    if bound is None:
        return Dating()
    return Dating(earliest=bound.day, words=Span.of(text, bound.start, bound.end))


def _not_before(dating: Dating, earliest: date) -> Dating:
    candidates = tuple(day for day in dating.candidates if day >= earliest)
    if not candidates:
        return dating
    return Dating(
        earliest=candidates[0],
        latest=candidates[-1],
        candidates=candidates if len(candidates) > 1 else (),
        method=dating.method,
        words=dating.words,
    )


def _stretch(year: int, month: int | None, method: DatingMethod) -> Dating | None:
    first, last = _day(year, month or 1, 1), _last_day(year, month or 12)
    return Dating(earliest=first, latest=last, method=method) if first and last else None


def _last_day(year: int, month: int) -> date | None:
    return next((day for number in (31, 30, 29, 28) if (day := _day(year, month, number))), None)


def _day(year: int | str, month: int | str, day: int | str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
