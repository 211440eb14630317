"""A process that forks others, which add articles to a ledger and are ended in the middle of it.

It is begun once, with all that they need imported; orders come as lines of JSON, and so do its answers.
"""

from __future__ import annotations

import json
import os
import resource
import signal
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import psycopg  # noqa: F401  # imported once, for all that are forked
from sqlalchemy import Engine, Pool, event

from run import news
from truceline import pipeline
from truceline.annotations.gazetteer import load_gazetteer
from truceline.checks import check_store
from truceline.documents import bytes_gate
from truceline.errors import TrucelineError
from truceline.model import Verdict
from truceline.run import Court, Search, add, add_articles
from truceline.run.settle import settle
from truceline.sources import read_sources
from truceline.store import Store, open_store

AT = datetime(2026, 1, 1, tzinfo=UTC)
Order = dict[str, Any]


def main() -> None:
    here: Any = pipeline
    here.extract = news.extract
    _warm_up()
    print(json.dumps("ready"), flush=True)  # noqa: T201
    for line in sys.stdin:
        print(json.dumps(_at_once(json.loads(line))), flush=True)  # noqa: T201


def _warm_up() -> None:
    """Loads whatever is loaded at its first use, so that none of those that are forked does."""
    with TemporaryDirectory() as folder:
        for number in range(3):
            Path(folder, f"{number}.txt").write_text(
                f"Azerbaijan and Armenia agreed a ceasefire on 2020-10-0{number + 1}."
            )
        Path(folder, "metadata.csv").write_text("file,published\n0.txt,2020-10-10\n")
        with open_store(Path(folder, "t.ledger")) as store:
            for task in (_add, _judge, _check):
                task(store, {"articles": folder})


def _at_once(orders: list[Order]) -> list[Order]:
    """What came of each order, carried out at the same time."""
    begun = [_begin(order) for order in orders]
    since = time.monotonic()
    for order, (child, _) in sorted(zip(orders, begun, strict=True), key=lambda one: one[0].get("after", 0)):
        if "after" in order:
            time.sleep(max(since + order["after"] - time.monotonic(), 0))
            os.kill(child, signal.SIGKILL)
    return [_end(child, answers) for child, answers in begun]


def _begin(order: Order) -> tuple[int, int]:
    answers, answer = os.pipe()
    if child := os.fork():
        os.close(answer)
        return child, answers
    told: Order = {}
    try:
        _count(order.get("event", 0), told)
        _do(order, told)
    except TrucelineError as error:
        told["error"] = str(error)
    except BaseException as error:  # noqa: BLE001  # it is told in the test
        told["fault"] = repr(error)
    with os.fdopen(answer, "w") as stream:
        json.dump(told, stream)
    os._exit(0)


def _end(child: int, answers: int) -> Order:
    with os.fdopen(answers) as stream:
        line = stream.read()
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        return {"killed": os.WTERMSIG(status)}
    return dict(json.loads(line))


def _count(last: int, told: Order) -> None:
    """Counts what is asked of the database, before and after each statement and each commit; ends this process at `last`."""
    told["events"] = 0

    def note(*_: object, **_more: object) -> None:
        told["events"] += 1
        if told["events"] == last:
            os.kill(os.getpid(), signal.SIGKILL)

    for name in ("before_cursor_execute", "after_cursor_execute", "commit"):
        event.listen(Engine, name, note)
    event.listen(Pool, "checkin", note)


def _do(order: Order, told: Order) -> None:
    if "most_bytes" in order:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (order["most_bytes"], resource.RLIM_INFINITY))
    began = time.monotonic()
    with open_store(order["place"]) as store:
        for name in order["tasks"]:
            _TASKS[name](store, order)
    told["seconds"] = time.monotonic() - began


def _add(store: Store, order: Order) -> None:
    folder = order["articles"]
    articles = read_sources([folder], metadata=Path(folder, "metadata.csv"), gate=bytes_gate())
    search = Search(sources=(folder,))
    add_articles(store, articles, annotate=news.annotate, batch=order.get("batch", 3), search=search)


def _store(store: Store, order: Order) -> None:
    """Adds articles as a run does that is killed before it derives anything."""
    adding: Any = add
    adding.settle = lambda *_, **_more: ()
    _add(store, order)


def _judge(store: Store, order: Order) -> None:
    """Corrects the first ceasefire, and comes to a claim, unless that was done before."""
    by = order.get("by", "ana")
    if any(judgement.by == by for judgement in store.judgements()):
        list(settle(store, news.annotate, batch=64))  # as the next command does
        return
    court = Court(store=store, gazetteer=load_gazetteer(), annotate=news.annotate, clock=lambda: AT)
    value = order.get("value", "2020-10-05")
    court.judge(Verdict.CORRECT, store.ceasefires()[0].id, {"field": "effect", "value": value}, by=by)


def _settle(store: Store, _: Order) -> None:
    list(settle(store, news.annotate, batch=64))


def _check(store: Store, _: Order) -> None:
    report = check_store(store)
    assert report.is_clean, report


_TASKS: dict[str, Callable[[Store, Order], None]] = {
    "add": _add,
    "store": _store,
    "judge": _judge,
    "settle": _settle,
    "check": _check,
}

if __name__ == "__main__":
    main()
