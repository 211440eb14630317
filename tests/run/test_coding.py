from __future__ import annotations

from collections.abc import Iterable, Iterator
from types import ModuleType

import pytest

from truceline.model import Annotated, Coded, Document, Drop, RawArticle, Span, Stage, Time
from truceline.run import Tally, Timed, code_articles, time_articles

BROKEN = Drop(stage=Stage.SOURCES, where="wire.jsonl:2", reason="broken_json", detail="not JSON")


def names(made: Iterable[Coded | Timed | Drop]) -> list[str]:
    return [one.where if isinstance(one, Drop) else one.article.name for one in made]


@pytest.mark.parametrize("batch", [1, 2, 64])
def test_what_comes_out_stands_in_the_order_of_what_went_in(news: ModuleType, batch: int) -> None:
    articles = [news.article(3), BROKEN, news.article(1), news.article(2)]
    assert names(code_articles(articles, news.annotate, batch=batch)) == ["a3", "wire.jsonl:2", "a1", "a2"]
    assert names(time_articles(articles, news.annotate, batch=batch)) == ["a3", "wire.jsonl:2", "a1", "a2"]


def test_articles_are_read_no_further_than_the_batch(news: ModuleType) -> None:
    taken: list[int] = []

    def endless() -> Iterator[RawArticle]:
        for number in range(100):
            taken.append(number)
            yield news.article(number)

    next(code_articles(endless(), news.annotate, batch=4))
    assert len(taken) == 4


def test_a_fault_of_an_extractor_is_told_as_one_of_claims(
    news: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    scope = {"__name__": "truceline.claims.odd"}
    exec("def extract(document, annotated):\n    raise ValueError('odd')", scope)
    monkeypatch.setattr("truceline.pipeline.extract", scope["extract"])
    (made,) = code_articles([news.article(1)], news.annotate)
    assert isinstance(made, Coded)
    assert [(drop.stage, drop.reason) for drop in made.drops] == [(Stage.CLAIMS, "failed")]


def test_times_are_those_that_the_annotator_marked(news: ModuleType) -> None:
    def mark(documents: Iterable[Document]) -> Iterator[Annotated]:
        for document in documents:
            span = Span.of(document.text, 0, 10)
            time = Time(span=span, kind="DATE", value="2020-10-02", made_by="tests")
            yield Annotated(document=document.id, tokens=(), sentences=(), times=(time,))

    (made,) = time_articles([news.article(1)], mark)
    assert isinstance(made, Timed)
    assert [time.value for time in made.times] == ["2020-10-02"]


def test_an_article_without_words_has_no_times_but_a_drop(news: ModuleType) -> None:
    (made,) = time_articles([news.article(1, " ")], news.annotate)
    assert isinstance(made, Timed)
    assert made.document is None
    assert len(made.drops) == 1


def test_a_report_tells_the_first_drops_of_each_reason_and_counts_all() -> None:
    tally = Tally()
    for number in range(5):
        tally.count(Drop(stage=Stage.SOURCES, where=f"{number}", reason="empty", detail="empty"))
    tally.count(BROKEN)
    report = tally.report()
    assert report.drops == {"empty": 5, "broken_json": 1}
    assert [drop.where for drop in report.examples] == ["0", "1", "2", "wire.jsonl:2"]
