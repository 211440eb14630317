"""A process that codes articles without a language pipeline, and to which some articles do harm.

The word that stands in an article says what becomes of the process that reads it, and at which stage.
"""

from __future__ import annotations

import ctypes
import os
import signal
import time
from collections.abc import Iterable, Iterator
from typing import Any

from truceline import pipeline
from truceline.model import Annotated, Claim, Document, RawArticle
from truceline.run import working

HANGS, HANGS_LATER = b"Hangword", b"Hanglaterword"
CRASHES, CRASHES_LAST = b"Crashword", b"Crashlastword"
EATS, MARKED_NEVER = b"Eatword", "marked never"

_here: Any = pipeline
_make, _extract = _here.make_document, _here.extract


class Light:
    """Marks nothing."""

    def load(self) -> None:
        """There is nothing to load."""

    def __call__(self, documents: Iterable[Document]) -> Iterator[Annotated]:
        for document in documents:
            if document.text == MARKED_NEVER:
                time.sleep(3600)
            yield Annotated(document=document.id, tokens=(), sentences=())


def make_document(article: RawArticle) -> Any:
    if HANGS in article.content:
        time.sleep(3600)
    if CRASHES in article.content:
        ctypes.string_at(0)
    if EATS in article.content:
        eaten = []
        while True:
            eaten.append(bytearray(50_000_000))
    return _make(article)


def extract(document: Document, annotated: Annotated) -> tuple[Claim, ...]:
    if HANGS_LATER.decode() in document.text:
        time.sleep(3600)
    if CRASHES_LAST.decode() in document.text:
        os.kill(os.getpid(), signal.SIGSEGV)
    return _extract(document, annotated)  # type: ignore[no-any-return]


def main() -> None:
    """As `truceline.run.working.main`."""
    there: Any = working
    there.annotator = lambda _: Light()
    _here.make_document, _here.extract = make_document, extract
    working.main()
