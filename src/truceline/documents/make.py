"""From the bytes of an article to the document that is read."""

from __future__ import annotations

from collections.abc import Mapping

from truceline.documents.dating import date_document, is_too_late, read_given
from truceline.documents.language import READ, language_of
from truceline.documents.mending import mend, mend_markup
from truceline.documents.origin import find_origin, find_outlet
from truceline.documents.segments import make_segments
from truceline.documents.text import Readable, decode
from truceline.model import Document, Drop, RawArticle, Segment, SegmentKind, Stage


def make_document(article: RawArticle) -> Document | Drop:
    """The document of an article: its text for good, with its parts, date, language, outlet and origin told.

    An article that holds no text, or is in a language that is not read, gives a drop with the reason `encoding`,
    `binary`, `empty`, `no_words_in_page` or `language`. Nothing is raised, whatever the bytes.
    """
    try:
        readable = _readable(article)
    except UnicodeError as error:
        return _drop(
            article, "encoding", f"its bytes are text in no known encoding ({error}); save it as UTF-8"
        )
    except ValueError as error:
        return _drop(article, "binary", f"{error}; turn it into text first")
    if not readable.text.strip():
        return _drop(article, *_EMPTY[article.media_type == "text/html"])
    title = mend(article.given.title) if article.given.title else readable.title
    segments = make_segments(readable.text, title, readable.main)
    language = language_of(readable.text, segments)
    if language not in READ:
        return _drop(
            article, "language", f"it is in the language {language!r}; only {', '.join(sorted(READ))} is read"
        )
    return _document(article, readable, segments, language)


def _readable(article: RawArticle) -> Readable:
    text = decode(article.content)
    if article.media_type != "text/html":
        return Readable(text=mend(text))
    from truceline.documents.page import read_page  # a second of imports that plain text does without

    return read_page(mend_markup(text), article.given.url)


def _document(
    article: RawArticle, readable: Readable, segments: tuple[Segment, ...], language: str
) -> Document:
    given, text = article.given, readable.text
    title = (mend(given.title) if given.title else readable.title) or _headline(text, segments)
    outlet = given.outlet or readable.outlet or find_outlet(text, segments)
    dating = date_document(article, readable, segments)
    return Document(
        id=article.id,
        name=article.name,
        text=text,
        segments=segments,
        dating=dating,
        language=language,
        title=title,
        outlet=outlet,
        url=given.url or readable.url,
        origin=find_origin(text, segments),
        meta=_meta(article),
    )


_EMPTY = {
    False: ("empty", "no words stand in it; fetch the article again"),
    True: (
        "no_words_in_page",
        "the page shows no words (it may be filled by a script); save it from a browser",
    ),
}


def _headline(text: str, segments: tuple[Segment, ...]) -> str | None:
    found = next((s for s in segments if s.kind is SegmentKind.HEADLINE and s.reason != "standfirst"), None)
    return text[found.start : found.end].strip() if found else None


def _meta(article: RawArticle) -> Mapping[str, str]:
    """What came with the article, and which fields of the document were given with it rather than found in it."""
    given = article.given
    named = {"title": given.title, "outlet": given.outlet, "published": given.published, "url": given.url}
    told = given.published
    unread = (
        {"published_given": told} if told and (read_given(told) is None or is_too_late(told, article)) else {}
    )
    came = {"given": names} if (names := " ".join(name for name, value in named.items() if value)) else {}
    return {**article.meta, **unread, **came}


def _drop(article: RawArticle, reason: str, detail: str) -> Drop:
    return Drop(stage=Stage.DOCUMENTS, where=article.where, reason=reason, detail=detail, document=article.id)
