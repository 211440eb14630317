"""Articles and a way of coding them that needs no language pipeline: for the tests of runs, and for the process that one
of them kills.
"""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from truceline import pipeline
from truceline.model import (
    Act,
    ActClaim,
    Annotated,
    Citation,
    Claim,
    Document,
    Given,
    RawArticle,
    Role,
    When,
)
from truceline.run import add_articles
from truceline.store import open_store


def article(number: int, text: str | None = None) -> RawArticle:
    """An article whose three sentences each make a claim."""
    day = f"2020-10-{number % 28 + 1:02}"
    words = text or " ".join(
        f"Azerbaijan and Armenia {verb} a ceasefire on {day}." for verb in ("agreed", "broke", "ended")
    )
    given = Given(name=f"a{number}", published=day, url=f"https://example.org/{number}")
    return RawArticle(where=f"a{number}.txt", content=words.encode(), media_type="text/plain", given=given)


def annotate(documents: Iterable[Document]) -> Iterator[Annotated]:
    """Marks nothing."""
    return (Annotated(document=document.id, tokens=(), sentences=()) for document in documents)


def extract(document: Document, annotated: Annotated) -> tuple[Claim, ...]:
    """A claim for each sentence of the one form that `article` writes."""
    assert annotated.document == document.id
    acts = {"agreed": Act.AGREE, "broke": Act.VIOLATE, "ended": Act.END}
    return tuple(
        ActClaim(
            source=Citation(document=document.id, name=document.name, dating=document.dating),
            span=document.span(*found.span()),
            cue=document.span(*found.span(1)),
            about=document.span(*found.span(2)),
            act=acts[found[1]],
            parties=(Role(name="Armenia", id="ARM"), Role(name="Azerbaijan", id="AZE")),
            start=When.of(found[3]),
            made_by="tests.extract",
        )
        for found in re.finditer(
            r"Azerbaijan and Armenia (agreed|broke|ended) (a ceasefire) on ([\d-]+)\.", document.text
        )
    )


def slowly(documents: Iterable[Document]) -> Iterator[Annotated]:
    """Marks nothing, and takes its time."""
    time.sleep(0.05)
    return annotate(documents)


def main(
    ledger: Path, articles: int, pace: Callable[[Iterable[Document]], Iterator[Annotated]] = slowly
) -> None:
    """Adds articles in batches of four, and says after each how many there are."""
    pipeline.extract = extract  # type: ignore[attr-defined]  # the one place where the pipeline looks it up
    with open_store(ledger) as store:
        add_articles(
            store,
            map(article, range(articles)),
            annotate=pace,
            batch=4,
            progress=lambda so_far: print(so_far.articles, flush=True),  # noqa: T201
        )


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
