"""Runs that go on at the same time make the ledger that one of them makes."""

from __future__ import annotations

import signal
from pathlib import Path

from faults.conftest import Places, Victims
from faults.held import held
from truceline.store import open_store


def test_runs_over_the_same_articles_at_once_make_one_ledger(
    victims: Victims, articles: Path, places: Places
) -> None:
    order = {"articles": str(articles), "tasks": ["add"]}
    victims.done(place=(first := places.nothing()), **order)
    wanted = held(first, history=False)
    for number in (2, 4):
        place = places.nothing()
        answers = victims.run(*({"place": place, "batch": batch, **order} for batch in range(2, 2 + number)))
        assert [set(answer) for answer in answers] == [{"events", "seconds"}] * number
        assert held(place, history=False) == wanted
        victims.done(place=place, tasks=["check"])


def test_a_run_that_is_killed_does_no_harm_to_another(
    victims: Victims, articles: Path, places: Places
) -> None:
    order = {"articles": str(articles), "tasks": ["add"]}
    victims.done(place=(first := places.empty()), **order)
    wanted = held(first, history=False)
    for event in (40, 90, 150):
        place = places.empty()
        answers = victims.run(
            {"place": place, "event": event, **order}, {"place": place, "batch": 2, **order}
        )
        assert answers[0].get("killed") in {signal.SIGKILL, None}
        assert set(answers[1]) == {"events", "seconds"}
        assert held(place, history=False) == wanted
        victims.done(place=place, tasks=["check"])


def test_judgements_and_articles_that_come_at_once_make_what_is_made_of_them_one_by_one(
    victims: Victims, articles: Path, places: Places
) -> None:
    here = {"place": (place := places.empty())}
    order = {"articles": str(articles), "tasks": ["add"]}
    victims.done(**here, **order)
    late = articles.parent / "late"
    late.mkdir(exist_ok=True)
    for number in range(4):
        words = f"Azerbaijan and Armenia agreed a ceasefire on 2021-0{number + 1}-01."
        (late / f"l{number}.txt").write_text(words)
    (late / "metadata.csv").write_text("file,published\nl0.txt,2021-01-02\n")
    after = {"articles": str(late), "tasks": ["add"], "batch": 1}
    values = {"ana": "2020-10-05", "ben": "2020-10-06", "eva": "2020-10-07"}
    judging = [{"tasks": ["judge"], "by": by, "value": value} for by, value in values.items()]
    answers = victims.run({**here, **after}, *({**here, **one} for one in judging))
    assert [set(answer) for answer in answers] == [{"events", "seconds"}] * 4
    victims.done(**here, tasks=["check"])
    victims.done(place=(again := places.empty()), **order)
    victims.done(place=again, **after)
    with open_store(place) as store, open_store(again) as other:
        assert {judgement.by for judgement in store.judgements()} == set(values)
        for judgement in store.judgements():
            other.judge(judgement)
    victims.done(place=again, tasks=["settle"])
    assert held(place, history=False) == held(again, history=False)
