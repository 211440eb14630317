"""The process that writes adds what was handed in and works decisions in, whatever ends it."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from desk.conftest import TRUCE, ended, hand_in
from truceline.desk import Desk
from truceline.desk.doing import Doing, Task
from truceline.desk.jobs import JobState
from truceline.model import Judgement, Verdict
from truceline.store import Derived, deriving, open_store


def until(holds: Callable[[], object], seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.05)


def test_what_is_handed_in_is_added(desk: Desk) -> None:
    job = hand_in(
        desk, a_txt=f"BAKU, October 12, 2020 - {TRUCE}", b_txt="", c_txt="Cats sleep all day and all night."
    )
    desk.keeper.wake()
    done = ended(desk, job)
    assert done.state is JobState.DONE, done.says
    assert done.report is not None
    assert (done.total, done.report.articles, done.report.new, done.report.after) == (2, 2, 2, 1)
    assert [(one.name, one.kept, one.claims > 0) for one in desk.jobs.taken(done)] == [
        ("a.txt", True, True),
        ("c.txt", False, False),
    ]
    assert {(one.where, one.reason) for one in desk.jobs.drops(done)} == {
        ("b.txt", "empty"),
        ("c.txt", "no_ceasefire_term"),
    }
    kept = ["articles.jsonl", "drops.jsonl", "job.json"]
    until(lambda: sorted(path.name for path in desk.jobs.of(done).iterdir()) == kept)


def test_two_jobs_are_done_in_their_order_and_what_is_known_is_told(desk: Desk) -> None:
    one = hand_in(desk, a_txt=f"BAKU, October 12, 2020 - {TRUCE}")
    two = hand_in(desk, a_txt=f"BAKU, October 12, 2020 - {TRUCE}")
    desk.keeper.wake()
    reports = [ended(desk, job).report for job in (one, two)]
    assert [(report.new, report.known) for report in reports if report] == [(1, 0), (0, 1)]


def test_a_decision_is_worked_in(desk: Desk, place: str) -> None:
    with open_store(place) as store:
        (case,) = store.ceasefires()
        claim = store.claims()[0]
        store.judge(
            Judgement(
                verdict=Verdict.REJECT,
                subject=claim.id,
                claims=(claim.id,),
                by="Ana",
                at=datetime(2026, 1, 1, tzinfo=UTC),
            )
        )
        call = desk.keeper.wake(decided=True)
        assert desk.keeper.unsettled == 1
        assert desk.keeper.rest(call, 60)
        assert desk.keeper.unsettled == 0
        assert store.is_derived
        assert claim.id not in {one for case in store.ceasefires() for one in case.claims}
        assert claim.id in case.claims


def test_what_is_handed_in_is_no_decision(desk: Desk) -> None:
    desk.keeper.wake()
    assert desk.keeper.unsettled == 0


def test_it_begins_again_when_it_was_killed(desk: Desk) -> None:
    desk.keeper.wake()
    until(lambda: desk.keeper.process)
    assert desk.keeper.process
    os.kill(desk.keeper.process, signal.SIGKILL)
    job = hand_in(desk, a_txt=f"BAKU, October 12, 2020 - {TRUCE}")
    desk.keeper.wake()
    assert ended(desk, job).state is JobState.DONE


def test_it_gives_up_when_it_is_killed_again_and_again_and_says_so(desk: Desk) -> None:
    desk.keeper.wake()
    killed: set[int] = set()
    for _ in range(3):
        until(lambda: desk.keeper.process and desk.keeper.process not in killed)
        assert desk.keeper.process
        killed.add(desk.keeper.process)
        os.kill(desk.keeper.process, signal.SIGKILL)
    until(lambda: desk.keeper.busy().task is Task.STOPPED)
    assert "kept" in desk.keeper.busy().words


def test_it_ends_with_the_desk(place: str) -> None:
    desk = Desk(place)
    desk.keeper.wake()
    until(lambda: desk.keeper.process)
    process = desk.keeper.process
    assert process
    started = time.monotonic()
    desk.close()
    assert time.monotonic() - started < 8
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)


def test_a_ledger_that_another_truceline_works_on_is_left_alone(
    desk: Desk, place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_store(place) as store:
        monkeypatch.setattr(deriving, "shape", lambda: "of another version")
        cases = store.ceasefires()
        store.derive(lambda _: Derived(ceasefires=cases))
    job = hand_in(desk, a_txt=f"BAKU, October 12, 2020 - {TRUCE}")
    desk.keeper.wake()
    until(lambda: desk.keeper.busy().task is Task.STOPPED)
    assert desk.jobs.get(job.id).state is JobState.WAITING
    assert "Another version of Truceline" in desk.keeper.busy().words
    assert "what waits is kept" in desk.keeper.busy().words
    again = Desk(place)  # a server that starts afterwards derives anew, and goes on
    again.begin()
    assert ended(again, job).state is JobState.DONE
    again.close()


def test_a_truceline_that_was_installed_since_the_server_started_writes_nothing(place: str) -> None:
    desk = Desk(place)
    desk.keeper._order = replace(desk.keeper._order, shape="of the version before")
    job = hand_in(desk, a_txt=f"BAKU, October 12, 2020 - {TRUCE}")
    desk.keeper.wake()
    until(lambda: desk.keeper.busy().task is Task.STOPPED)
    assert desk.jobs.get(job.id).state is JobState.WAITING
    desk.close()


@pytest.mark.parametrize(
    "doing, words",
    [
        (Doing(), ""),
        (Doing(task=Task.ADDING, done=34, total=300), "34 of 300 articles read."),
        (Doing(task=Task.ADDING, total=1), "Reading 1 article."),
        (Doing(task=Task.ADDING, done=1), "1 article read so far."),
        (Doing(task=Task.ADDING), "Reading what was handed in."),
        (Doing(task=Task.STUCK, says="The disk is full."), "The disk is full."),
    ],
)
def test_what_it_does_is_told_in_words(doing: Doing, words: str) -> None:
    assert doing.words == words
