from __future__ import annotations

import pickle

import pytest

from truceline.errors import PipelineError
from truceline.model import Coded, Drop, Given, RawArticle, Stage
from truceline.run import Workers, annotator, code_articles
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


def test_several_processes_make_what_one_makes_in_the_same_order() -> None:
    settings = Settings(processes=2)
    spread = list(code_articles(articles(), Workers(settings), batch=4))
    assert spread == list(code_articles(articles(), annotator(settings)))
    acts = [
        [str(claim.act) for claim in one.claims if hasattr(claim, "act")]
        for one in spread
        if isinstance(one, Coded)
    ]
    assert acts == [["agree"], [], ["violate"]]


def test_a_missing_pipeline_is_told_as_in_one_process() -> None:
    workers = Workers(Settings(processes=2, pipeline="no_such_pipeline"))
    with pytest.raises(PipelineError, match=r"no_such_pipeline.*is not installed"):
        list(code_articles(articles(), workers))


def test_errors_cross_processes_whole() -> None:
    error = PipelineError("it is missing.", where="here", next_step="Install it.")
    found = pickle.loads(pickle.dumps(error))
    assert (str(found), found.what, found.where, found.next_step) == (
        "here: it is missing. Install it.", "it is missing.", "here", "Install it.",
    )  # fmt: skip
