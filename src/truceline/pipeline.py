"""The whole way of the data on one page: articles in, a ledger of ceasefires out. Pure: nothing is read or written here.

RawArticle ──documents──▶ Document ──annotations──▶ Annotated ──claims──▶ Claim ──records──▶ Ceasefire
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from truceline.claims import extract
from truceline.documents import make_document, pass_gate
from truceline.model import Annotated, Ceasefire, Claim, Coded, Document, Drop, Judgement, Office, RawArticle
from truceline.records import resolve as resolve_claims

Annotate = Callable[[Iterable[Document]], Iterator[Annotated]]
"""Marks documents, one `Annotated` for each, in order (`truceline.annotations.Annotator` is one)."""


def code(articles: Iterable[RawArticle], annotate: Annotate, *, batch: int = 64) -> Iterator[Coded]:
    """What each article says about ceasefires, in the order given.

    Articles that cannot be read, are in a language without a pipeline, or do not speak of a ceasefire come out with a
    drop that says so. Memory holds `batch` articles at a time.
    """
    waiting = iter(articles)
    while group := list(islice(waiting, batch)):
        yield from _code_batch(group, annotate)


def _code_batch(articles: list[RawArticle], annotate: Annotate) -> Iterator[Coded]:
    made = [make_document(article) for article in articles]
    refused = [pass_gate(document) if isinstance(document, Document) else None for document in made]
    relevant = [d for d, drop in zip(made, refused, strict=True) if isinstance(d, Document) and drop is None]
    marks = iter(annotate(relevant))
    for article, document, drop in zip(articles, made, refused, strict=True):
        if isinstance(document, Drop):
            yield Coded(article=article, document=None, drops=(document,))
        elif drop is not None:
            yield Coded(article=article, document=document, drops=(drop,))
        else:
            annotated = next(marks)
            offices = tuple(
                Office(document=document.id, person=person, actor=actor, words=words)
                for person, actor, words in annotated.speakers
            )
            yield Coded(
                article=article, document=document, claims=extract(document, annotated), offices=offices
            )


def reread(documents: Iterable[Document], annotate: Annotate) -> Iterator[tuple[Claim, ...]]:
    """The claims of documents whose dating has changed since they were coded, for each document in order."""
    waiting = list(documents)
    for document, annotated in zip(waiting, annotate(waiting), strict=True):
        yield extract(document, annotated)


def resolve(claims: Iterable[Claim], judgements: Iterable[Judgement] = ()) -> tuple[Ceasefire, ...]:
    """The ledger that these claims and judgements make: the same for every order and every batching of them.

    A ledger that grows derives with `truceline.records.Resolver`, which gives the same and keeps what has not changed.
    """
    return resolve_claims(claims, judgements)
