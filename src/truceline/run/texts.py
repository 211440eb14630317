"""Codes a single text, for people at a Python prompt."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from truceline.annotations import find_times
from truceline.documents import make_document
from truceline.errors import SourceError
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


def times_text(text: str, *, published: str | None = None) -> tuple[Time, ...]:
    """The dates, times and durations in an English text, in its order, read without a parse; offsets are into the text.

    `published` is its day, month or year of publication, which relative ones are counted from; without it, the dateline
    is asked. Raises InputError if `published` is no date.
    """
    if published is not None:
        return find_times(text, dating_given(published))
    made = make_document(_article(text, None))
    return find_times(text, made.dating if isinstance(made, Document) else Dating())


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
