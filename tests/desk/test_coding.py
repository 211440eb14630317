from __future__ import annotations

import time
from threading import Event, Thread

import pytest

from truceline.desk.coding import WAITING, Busy, Coding
from truceline.model import Coded, Given, RawArticle
from truceline.settings import Settings


class Slow:
    """Codes nothing until it may."""

    def __init__(self, _: Settings) -> None:
        self.may = Event()

    def code(self, articles: list[RawArticle], *, batch: int) -> list[Coded]:
        assert batch == 1
        self.may.wait(10)
        return [Coded(article=one, document=None) for one in articles]

    def close(self) -> None:
        self.may.set()


def test_who_comes_when_many_wait_is_asked_to_come_again(monkeypatch: pytest.MonkeyPatch) -> None:
    slow = Slow(Settings())
    monkeypatch.setattr("truceline.desk.coding.Workers", lambda _: slow)
    coding = Coding(Settings())
    waiting = [Thread(target=coding.code, args=("text", Given())) for _ in range(WAITING)]
    for one in waiting:
        one.start()
    while coding._room._value:  # until all of them have come in
        time.sleep(0.01)
    with pytest.raises(Busy, match="Ask again"):
        coding.code("text", Given())
    slow.may.set()
    for one in waiting:
        one.join(10)
    assert isinstance(coding.code("text", Given(name="n")), Coded)
    coding.close()
