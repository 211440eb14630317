from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import ModuleType

import pytest

from truceline.errors import PipelineError
from truceline.model import Annotated, Ceasefire, Document, Drop, Stage
from truceline.run import Report, add_articles
from truceline.store import Store, open_store

EMPTY = Drop(stage=Stage.SOURCES, where="empty.txt", reason="empty", detail="no words stand in it")
ABOUT_CATS = "Cats sleep for most of the day, as every owner of a cat knows well, and eat in between."


def ledger_of(store: Store) -> tuple[tuple[Ceasefire, ...], tuple[str, ...]]:
    return store.ceasefires(), tuple(claim.id for claim in store.claims())


def test_articles_are_coded_stored_and_resolved(news: ModuleType, store: Store) -> None:
    report = add_articles(store, [news.article(1), EMPTY, news.article(2)], annotate=news.annotate)
    assert (report.articles, report.read, report.new, report.known, report.claims) == (2, 2, 2, 0, 6)
    assert (report.before, report.after) == (0, len(store.ceasefires()))
    assert report.drops == {"empty": 1}
    assert report.examples == (EMPTY,)
    assert len(store.claims()) == 6
    assert store.ceasefires()
    assert store.is_derived


def test_adding_twice_changes_nothing(news: ModuleType, store: Store) -> None:
    articles = [news.article(1), EMPTY, news.article(2), news.article(3, ABOUT_CATS)]
    add_articles(store, articles, annotate=news.annotate)
    before = (ledger_of(store), store.drops(), list(store.articles()))
    report = add_articles(store, articles, annotate=news.annotate)
    assert (report.new, report.known, report.claims) == (0, 3, 0)
    assert (ledger_of(store), store.drops(), list(store.articles())) == before


def test_an_article_that_is_known_is_not_coded_again(news: ModuleType, store: Store) -> None:
    add_articles(store, [news.article(1)], annotate=news.annotate)

    def refuse(documents: Iterable[Document]) -> Iterator[Annotated]:
        assert not list(documents)
        return iter(())

    assert add_articles(store, [news.article(1)], annotate=refuse).known == 1


def test_the_same_article_twice_in_a_batch_counts_once(news: ModuleType, store: Store) -> None:
    report = add_articles(store, [news.article(1), news.article(1)], annotate=news.annotate)
    assert (report.articles, report.new, report.known) == (2, 1, 1)


def test_one_by_one_in_any_order_gives_the_same_ledger(news: ModuleType, tmp_path: Path) -> None:
    articles = [news.article(number) for number in range(8)]
    ledgers = []
    for name, batch in (("a", 64), ("b", 1), ("c", 3)):
        with open_store(tmp_path / name) as store:
            if name == "b":
                for one in random.Random(7).sample(articles, len(articles)):
                    add_articles(store, [one], annotate=news.annotate)
            else:
                add_articles(store, reversed(articles), annotate=news.annotate, batch=batch)
            ledgers.append(ledger_of(store))
    assert ledgers[0] == ledgers[1] == ledgers[2]


def test_an_article_about_something_else_is_left_out_and_counted(news: ModuleType, store: Store) -> None:
    report = add_articles(store, [news.article(1, ABOUT_CATS)], annotate=news.annotate)
    assert report.read == 1
    assert [drop.stage for drop in store.drops()] == [Stage.GATE]


def test_a_fault_in_one_article_costs_that_article_alone(news: ModuleType, store: Store) -> None:
    bad = news.article(
        2, "Azerbaijan and Armenia agreed a ceasefire on 2020-10-03. A poison stands in this report."
    )

    def fail(documents: Iterable[Document]) -> Iterator[Annotated]:
        for document in documents:
            if "poison" in document.text:
                raise RuntimeError("cannot swallow this")
            yield from news.annotate([document])

    report = add_articles(store, [news.article(1), bad, news.article(3)], annotate=fail)
    assert report.claims == 6
    (drop,) = store.drops()
    assert (drop.stage, drop.where, drop.reason) == (Stage.ANNOTATIONS, "a2.txt", "failed")
    assert "RuntimeError: cannot swallow this" in drop.detail


def test_an_article_that_failed_is_tried_again(news: ModuleType, store: Store) -> None:
    def fail(_: Iterable[Document]) -> Iterator[Annotated]:
        raise RuntimeError("not yet")

    add_articles(store, [news.article(1)], annotate=fail)
    add_articles(store, [news.article(1)], annotate=fail)
    assert len(store.drops()) == 1
    report = add_articles(store, [news.article(1)], annotate=news.annotate)
    assert (report.new, report.claims) == (1, 3)
    assert store.drops() == ()


def test_a_missing_pipeline_ends_the_run(news: ModuleType, store: Store) -> None:
    def missing(_: Iterable[Document]) -> Iterator[Annotated]:
        raise PipelineError("no such pipeline.")

    with pytest.raises(PipelineError):
        add_articles(store, [news.article(1)], annotate=missing)
    assert store.known([news.article(1).id]) == frozenset()


def test_progress_is_told_after_every_batch(news: ModuleType, store: Store) -> None:
    told: list[Report] = []
    add_articles(store, map(news.article, range(5)), annotate=news.annotate, batch=2, progress=told.append)
    assert [so_far.articles for so_far in told] == [2, 4, 5]


def test_a_run_that_ended_before_deriving_is_finished_by_the_next(news: ModuleType, store: Store) -> None:
    def stop(_: Report) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        add_articles(store, map(news.article, range(4)), annotate=news.annotate, batch=2, progress=stop)
    assert store.ceasefires() == ()
    add_articles(store, map(news.article, range(2)), annotate=news.annotate)
    assert store.is_derived
    assert store.ceasefires()


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no such signal here")
def test_a_run_that_is_killed_leaves_the_ledger_as_of_its_last_batch(
    news: ModuleType, tmp_path: Path
) -> None:
    place = tmp_path / "killed.ledger"
    script = str(Path(__file__).with_name("news.py"))
    environ = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen(
        [sys.executable, script, str(place), "80"], stdout=subprocess.PIPE, env=environ
    ) as child:
        assert child.stdout is not None
        assert [child.stdout.readline().strip() for _ in range(3)] == [b"4", b"8", b"12"]
        child.send_signal(signal.SIGKILL)
    articles = [news.article(number) for number in range(80)]
    with open_store(place) as store:
        known = store.known(article.id for article in articles)
        assert 12 <= len(known) < 80
        assert {claim.source.document for claim in store.claims()} == known
        assert len(store.claims()) == 3 * len(known)
        add_articles(store, articles, annotate=news.annotate)
        finished = ledger_of(store)
    with open_store(tmp_path / "whole.ledger") as store:
        add_articles(store, articles, annotate=news.annotate)
        assert ledger_of(store) == finished


def test_two_runs_at_once_give_one_whole_ledger(news: ModuleType, tmp_path: Path) -> None:
    place = tmp_path / "both.ledger"
    script = str(Path(__file__).with_name("news.py"))
    environ = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    children = [
        subprocess.Popen([sys.executable, script, str(place), "40"], stdout=subprocess.DEVNULL, env=environ)
        for _ in "ab"
    ]
    assert [child.wait(timeout=60) for child in children] == [0, 0]
    with open_store(place) as store, open_store(tmp_path / "alone.ledger") as alone:
        add_articles(alone, map(news.article, range(40)), annotate=news.annotate)
        assert store.is_derived
        assert ledger_of(store) == ledger_of(alone)
