"""Codes a single text, for people at a Python prompt."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from truceline.annotations import find_times
from truceline.documents import make_document
from truceline.errors import InputError, SourceError
from truceline.model import Claim, Coded, Dating, Document, Drop, Given, RawArticle, Time
from truceline.run.timing import dating_given

if TYPE_CHECKING:
    from truceline.annotations import Annotator


def code_text(text: str, *, published: str | None = None) -> tuple[Claim, ...]:
    """What a text says about ceasefires, claim by claim, in the order of the text.

    `published` is its day of publication (`2020-10-10`), which relative dates are counted from. A text that is not
    about a ceasefire gives no claims. Raises SourceError for a text that cannot be read at all.
    """
    from truceline.run.coding import code_articles  # half a second that the reading of times does without

    (made,) = code_articles([_article(text, published)], _annotator())
    return made.claims if isinstance(made, Coded) and _readable(made.document is not None, made.drops) else ()


def times_text(
    text: str, *, published: str | None = None, events: Mapping[str, str] | None = None
) -> tuple[Time, ...]:
    """The dates, times and durations in an English text, in its order, read without a parse; offsets are into the text.

    `published` is its day, month or year of publication, which relative ones are counted from; without it, the dateline
    is asked. `events` are days known beforehand by the words for them (`{"the start of the war": "2020-09-27"}`): "six
    weeks after the start of the war" is counted from there. Raises InputError if `published` is no date, or an
    event's day none.
    """
    days = {words: _day(words, day) for words, day in (events or {}).items()}
    if published is not None:
        return find_times(text, dating_given(published), events=days)
    made = make_document(_article(text, None))
    return find_times(text, made.dating if isinstance(made, Document) else Dating(), events=days)


def _day(words: str, day: str) -> date:
    try:
        return date.fromisoformat(day)
    except ValueError as error:
        raise InputError(
            f"{day!r} is no day for the event {words!r}.", next_step="Write it as 2020-09-27."
        ) from error


def _readable(read: bool, drops: tuple[Drop, ...]) -> bool:  # noqa: FBT001
    if not read and drops:
        raise SourceError(drops[0].detail)
    return read


def _article(text: str, published: str | None) -> RawArticle:
    given = Given(name="text", published=published)
    return RawArticle(
        where="text", content=text.encode("utf-8", "surrogatepass"), media_type="text/plain", given=given
    )


@cache
def _annotator() -> Annotator:
    from truceline.annotations import Annotator

    return Annotator()
