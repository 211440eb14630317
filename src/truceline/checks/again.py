"""Codes the articles of a ledger again, from their bytes, into a ledger of its own beside which it can be held."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from truceline.checks.report import Step, Telling
from truceline.model import Coded, RawArticle
from truceline.pipeline import Annotate
from truceline.run.coding import code_articles
from truceline.run.settle import settle
from truceline.store import Damage, Inspector, open_store


def code_again(inspector: Inspector, annotate: Annotate, batch: int, say: Telling) -> Iterator[Damage]:
    """Where documents and claims are others than those which coding the articles again gives.

    The new ledger stands in the folder for temporary files while it is needed, and takes as much room as this one.
    """
    total = inspector.counts()["articles"]
    with (
        TemporaryDirectory(prefix="truceline-check-") as folder,
        open_store(Path(folder) / "again.ledger") as anew,
    ):
        done = 0
        waiting = iter(inspector.articles())
        while some := list(islice(waiting, batch)):
            anew.save(_coded(some, annotate))
            done += len(some)
            say(Step.AGAIN, done, total)
        for judgement in inspector.judgements():
            anew.judge(judgement)
        list(settle(anew, annotate, batch=batch))
        with anew.inspect() as made:
            yield from inspector.compare_with(made)


def _coded(articles: Iterable[RawArticle], annotate: Annotate) -> list[Coded]:
    return [one for one in code_articles(articles, annotate) if isinstance(one, Coded)]
