"""Whether what was made of one article follows from its bytes, and every quotation stands where it is said to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from truceline.documents import make_document
from truceline.model import Document, Drop, Span
from truceline.store import Bundle, Damage

_CODED_OTHERWISE = (
    "Another version of Truceline may have read it; if not, put back a backup: truceline restore."
)


def faults_of(bundle: Bundle) -> Iterator[Damage]:
    """What is wrong with an article and what was made of it."""
    document = bundle.document
    if document is None:
        if not bundle.dropped:
            what = "nothing was made of the article, and no reason is noted."
            yield Damage(what=what, table="articles", id=bundle.article.id)
        return
    yield from _of_document(document, bundle)
    for table, some in (("claims", bundle.claims), ("offices", bundle.offices)):
        for key, one in some.items():
            displaced = (span for span in spans_of(one) if not span.stands_in(document.text))
            if (span := next(displaced, None)) is not None:
                yield Damage(what=_displaced(span), table=table, id=key)


def _of_document(document: Document, bundle: Bundle) -> Iterator[Damage]:
    if (words := document.dating.words) is not None and not words.stands_in(document.text):
        yield Damage(what=_displaced(words), table="documents", id=document.id)
    ends = [0, *(segment.end for segment in document.segments)]
    if [segment.start for segment in document.segments] != ends[:-1] or ends[-1] != len(document.text):
        yield Damage(what="its parts do not make up its text.", table="documents", id=document.id)
    made = make_document(bundle.article)
    if isinstance(made, Drop):
        what = f"made anew of the article's bytes, there is none ({made.reason})."
        yield Damage(what=what, table="documents", id=document.id, next_step=_CODED_OTHERWISE)
        return
    alone = bundle.alone or document
    if wrong := [name for name in _names(made) if getattr(made, name) != getattr(alone, name)]:
        what = f"made anew of the article's bytes, its {', '.join(wrong)} is another."
        table = "documents" if bundle.alone is None or "text" in wrong else "first_readings"
        yield Damage(what=what, table=table, id=document.id, next_step=_CODED_OTHERWISE)
    if document.text != alone.text:
        what = "its text is another than when it was first read."
        yield Damage(what=what, table="documents", id=document.id)


def spans_of(value: object) -> Iterator[Span]:
    """All spans in a value of our types, however deep."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from spans_of(one)
    elif is_dataclass(value):
        for field in fields(value):
            yield from spans_of(getattr(value, field.name))


def _names(document: Document) -> list[str]:
    return [field.name for field in fields(document)]


def _displaced(span: Span) -> str:
    return f"the words of a quotation do not stand at {span.start}–{span.end} of the text."
