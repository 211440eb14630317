"""What a run searched is noted record by record, batch by batch, and adds up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from types import ModuleType

import pytest

from truceline.errors import PipelineError
from truceline.model import Annotated, Document, Drop, Run, Stage
from truceline.run import Search, add_articles
from truceline.run.searched import bare, source_of
from truceline.store import Store


@pytest.mark.parametrize(
    "named, shown",
    [
        ("https://ana:secret@news.example/feed", "https://news.example/feed"),
        ("https://news.example/feed?q=truce&api_key=abc", "https://news.example/feed?q=truce&api_key=***"),
        ("https://news.example/feed?q=cease fire", "https://news.example/feed?q=cease fire"),
        ("https://news.example:8080/a#part", "https://news.example:8080/a"),
        ("articles/a@b.txt", "articles/a@b.txt"),
    ],
)
def test_an_address_is_noted_without_passwords_and_tokens(named: str, shown: str) -> None:
    assert bare(named) == shown


@pytest.mark.parametrize(
    "where, source",
    [
        ("articles/a.txt", "articles"),
        ("articles/wire.jsonl:3", "articles/wire.jsonl"),
        ("articles/news.zip!a/b.txt", "articles/news.zip"),
        ("crawl.warc.gz:1042", "crawl.warc.gz"),
        ("crawl.warc.gz", "crawl.warc.gz"),
        ("https://news.example/feed:2", "https://news.example/feed"),
        ("https://other.example/a/page", "https://other.example/"),
    ],
)
def test_a_record_is_of_the_source_as_named_or_of_the_file_of_many_articles(where: str, source: str) -> None:
    assert source_of(where, ("articles", "crawl.warc.gz", "https://news.example/feed")) == source


SEARCH = Search(sources=("wire.jsonl", "crawl.warc"), settings={"pipeline": "none"})
PAGES = Drop(
    stage=Stage.GATE,
    where="crawl.warc",
    reason="no_ceasefire_term",
    detail="x",
    records=5,
    days=(("2020-10-11", 3), ("2020-10-12", 1)),
)
EMPTY_FOLDER = Drop(stage=Stage.SOURCES, where="folder", reason="no_articles", detail="x")
ABOUT_CATS = "Cats sleep for most of the day, as every owner of a cat knows well, and eat in between."


def outcomes(run: Run) -> Counter[str]:
    told: Counter[str] = Counter()
    for met in run.met:
        told[met.outcome] += met.records
    return told


def test_a_run_notes_what_each_record_came_to(news: ModuleType, store: Store) -> None:
    articles = [news.article(1), news.article(2, ABOUT_CATS), news.article(1), PAGES, EMPTY_FOLDER]
    add_articles(store, articles, annotate=news.annotate, search=SEARCH, batch=2)
    (run,) = store.runs()
    assert (run.sources, run.settings) == (SEARCH.sources, {"pipeline": "none"})
    assert run.ended is not None
    assert outcomes(run) == {"claims": 1, "no_ceasefire_term": 6, "known": 1, "no_articles": 0}
    assert sum(met.claims for met in run.met) == 3
    assert {met.day: met.records for met in run.met if met.source == "crawl.warc"} == {
        "2020-10-11": 3,
        "2020-10-12": 1,
        None: 1,
    }
    add_articles(store, articles, annotate=news.annotate, search=SEARCH)
    again = store.runs()[1]
    assert outcomes(again) == {"known": 3, "no_ceasefire_term": 5, "no_articles": 0}
    assert {met.day for met in again.met if met.outcome == "known"} == {"2020-10-02", "2020-10-03"}


def test_a_run_that_is_interrupted_is_seen_as_such_with_what_it_met(news: ModuleType, store: Store) -> None:
    left = [1]

    def annotate(documents: Iterable[Document]) -> Iterator[Annotated]:
        if not left:
            raise PipelineError("gone")
        left.pop()
        yield from news.annotate(documents)

    with pytest.raises(PipelineError):
        add_articles(store, map(news.article, range(3)), annotate=annotate, batch=1)
    (run,) = store.runs()
    assert run.ended is None
    assert outcomes(run) == {"claims": 1}
