"""Which stage of the way from a web archive to a ledger takes how long."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar
from unittest.mock import patch

from truceline import pipeline
from truceline.documents import bytes_gate, make
from truceline.model import Annotated, Document, Drop, RawArticle
from truceline.run import add, add_articles, annotator
from truceline.settings import Settings
from truceline.sources import read_sources
from truceline.store import open_store

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stages:
    """Seconds of processors for each stage; `passed` pages passed the gate over bytes, `coded` articles gave claims."""

    records: int
    passed: int
    coded: int
    seconds: dict[str, float]


class Watch:
    """Counts the seconds of this thread that each stage takes, without those of the stages within it."""

    def __init__(self) -> None:
        self.seconds: Counter[str] = Counter()
        self._within = [0.0]

    def over(self, stage: str, work: Callable[..., T]) -> Callable[..., T]:
        """The same work, with its time counted."""

        def watched(*given: Any, **named: Any) -> T:
            began = time.thread_time()
            self._within.append(0.0)
            try:
                return work(*given, **named)
            finally:
                took = time.thread_time() - began
                self.seconds[stage] += took - self._within.pop()
                self._within[-1] += took

        return watched


def measure_stages(archive: Path, records: int, ledger: Path) -> Stages:
    """The seconds of each stage in one process, with the models loaded before; start-up is left out."""
    watch, settings = Watch(), Settings()
    gate, annotate = bytes_gate(), annotator(settings)
    gate(b"x")
    list(annotate([]))
    passed = 0

    def read() -> Iterator[RawArticle | Drop]:
        nonlocal passed
        found = iter(read_sources([archive], gate=watch.over("gate", gate)))
        following = watch.over("records", lambda: next(found, None))
        while (one := following()) is not None:
            passed += isinstance(one, RawArticle)
            yield one

    def mark(documents: Iterable[Document]) -> Iterator[Annotated]:
        return iter(watch.over("annotation", lambda: list(annotate(documents)))())

    began, all_began = time.thread_time(), time.process_time()
    with (
        patch.object(pipeline, "make_document", watch.over("text of pages", pipeline.make_document)),
        patch.object(make, "language_of", watch.over("language", make.language_of)),
        patch.object(pipeline, "pass_gate", watch.over("gate over text", pipeline.pass_gate)),
        patch.object(pipeline, "extract", watch.over("claims", pipeline.extract)),
        patch.object(
            add, "settle", watch.over("settling", lambda *given, **named: list(_settle(*given, **named)))
        ),
        open_store(ledger) as store,
        patch.object(store, "save", watch.over("storing", store.save)),
    ):
        report = add_articles(store, read(), annotate=mark)
    own, every = time.thread_time() - began, time.process_time() - all_began
    seconds = {"unpacking": every - own, **dict(watch.seconds.most_common())}
    seconds["other"] = every - sum(seconds.values())
    return Stages(records=records, passed=passed, coded=report.read, seconds=seconds)


_settle = add.settle
