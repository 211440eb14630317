from __future__ import annotations

import os
import pickle
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from threading import Thread

import pytest

import poisoned
from truceline.errors import PipelineError
from truceline.model import Coded, Drop, Given, RawArticle, Stage
from truceline.run import Workers, annotator, code_articles
from truceline.run.workers import GivenUp
from truceline.settings import Settings

BROKEN = Drop(stage=Stage.SOURCES, where="wire.jsonl:2", reason="broken_json", detail="not JSON")
TEXTS = [
    "Chad and Sudan signed a ceasefire on Monday.",
    "The bakery opens at noon on Fridays, and closes when the last loaf is sold.",
    "Niger accused Mali of violating the truce.",
]


def articles() -> list[RawArticle | Drop]:
    made = [
        RawArticle(where=f"{i}.txt", content=text.encode(), media_type="text/plain", given=Given(name=str(i)))
        for i, text in enumerate(TEXTS)
    ]
    return [made[0], BROKEN, *made[1:]]


@pytest.fixture(scope="module")
def workers() -> Iterator[Workers]:
    """Two processes in which some articles do harm."""
    settings = Settings(processes=2, article_seconds=4.0, article_memory=600_000_000)
    with closing(Workers(settings, program="poisoned")) as made:
        yield made


def about(number: int, word: bytes = b"") -> RawArticle:
    content = b"Azerbaijan and Armenia agreed a ceasefire on 2020-10-10. " + word
    return RawArticle(
        where=f"{number}.txt", content=content, media_type="text/plain", given=Given(name=str(number))
    )


def reasons(made: list[Coded | Drop]) -> list[tuple[Stage, str]]:
    return [(drop.stage, drop.reason) for one in made if isinstance(one, Coded) for drop in one.drops]


def test_several_processes_make_what_one_makes_in_the_same_order() -> None:
    settings = Settings(processes=2)
    with closing(Workers(settings)) as workers:
        spread = list(code_articles(articles(), workers, batch=4))
    assert spread == list(code_articles(articles(), annotator(settings)))
    acts = [
        [str(claim.act) for claim in one.claims if hasattr(claim, "act")]
        for one in spread
        if isinstance(one, Coded)
    ]
    assert acts == [["agree"], [], ["violate"]]


def test_a_missing_pipeline_is_told_as_in_one_process() -> None:
    with (
        closing(Workers(Settings(processes=2, pipeline="no_such_pipeline"))) as workers,
        pytest.raises(PipelineError, match=r"no_such_pipeline.*is not installed"),
    ):
        list(code_articles(articles(), workers))


def test_errors_cross_processes_whole() -> None:
    error = PipelineError("it is missing.", where="here", next_step="Install it.")
    found = pickle.loads(pickle.dumps(error))
    assert (str(found), found.what, found.where, found.next_step) == (
        "here: it is missing. Install it.", "it is missing.", "here", "Install it.",
    )  # fmt: skip


@pytest.mark.parametrize(
    "word, stage, reason",
    [
        (poisoned.HANGS, Stage.DOCUMENTS, "timed_out"),
        (poisoned.HANGS_LATER, Stage.CLAIMS, "timed_out"),
        (poisoned.CRASHES, Stage.DOCUMENTS, "crashed"),
        (poisoned.CRASHES_LAST, Stage.CLAIMS, "crashed"),
        pytest.param(
            poisoned.EATS,
            Stage.DOCUMENTS,
            "too_much_memory",
            marks=pytest.mark.skipif(sys.platform != "linux", reason="memory is limited on Linux only"),
        ),
    ],
)
def test_an_article_that_harms_its_process_is_given_up_alone(
    workers: Workers, word: bytes, stage: Stage, reason: str
) -> None:
    given: list[RawArticle | Drop] = [about(0), about(1), about(2, word), BROKEN, about(3)]
    made = list(code_articles(given, workers, batch=64))
    assert [one.where if isinstance(one, Drop) else one.article.where for one in made] == [
        "0.txt", "1.txt", "2.txt", "wire.jsonl:2", "3.txt",
    ]  # fmt: skip
    assert [one.document is None for one in made if isinstance(one, Coded)] == [False, False, True, False]
    assert reasons(made) == [(stage, reason)]


def test_processes_that_others_end_cost_nothing(workers: Workers) -> None:
    given = [about(number) for number in range(40)]
    wanted = list(code_articles(given, workers, batch=16))
    made = []
    for number, one in enumerate(code_articles(given, workers, batch=16)):
        made.append(one)
        if number == 5:
            for process in workers.processes:
                os.kill(process, signal.SIGKILL)
    assert made == wanted


def test_documents_are_marked_as_in_this_process(workers: Workers) -> None:
    documents = [one.document for one in code_articles(articles(), workers) if isinstance(one, Coded)]
    found = [document for document in documents if document is not None]
    assert [one.document for one in workers(found)] == [document.id for document in found]


def test_a_document_that_cannot_be_marked_is_told(workers: Workers) -> None:
    (made,) = code_articles([about(0)], workers)
    assert isinstance(made, Coded)
    assert made.document is not None
    with pytest.raises(GivenUp, match="more than 4 seconds"):
        list(workers([replace(made.document, text=poisoned.MARKED_NEVER)]))


def test_processes_that_cannot_begin_are_told() -> None:
    with (
        closing(Workers(Settings(), program="no_such_module")) as workers,
        pytest.raises(PipelineError, match=r"no process that codes articles can be begun.*code 1"),
    ):
        list(code_articles(articles(), workers))


def test_closed_workers_are_gone() -> None:
    workers = Workers(Settings(), program="poisoned")

    def close() -> None:
        while not workers.processes:
            time.sleep(0.01)
        gone.extend(workers.processes)
        workers.close()

    gone: list[int] = []
    closing = Thread(target=close)
    closing.start()
    with pytest.raises(PipelineError, match="was closed"):
        list(workers.code([about(0, poisoned.HANGS)], batch=1))
    closing.join()
    with pytest.raises(ProcessLookupError):
        os.kill(gone[0], 0)
