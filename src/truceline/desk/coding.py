"""Codes single texts for those who ask, in a process of its own, so that readers are not held up."""

from __future__ import annotations

from threading import BoundedSemaphore, Lock

from truceline.errors import PipelineError
from truceline.model import Coded, Drop, Given, RawArticle
from truceline.run import Workers
from truceline.settings import Settings

WAITING = 8
"""Texts that may wait for one another; who comes when there are as many is asked to come again."""


class Busy(PipelineError):
    """Many texts wait to be coded; `wait` is the seconds after which to ask again."""

    wait = 5

    def __init__(self) -> None:
        super().__init__("many texts wait to be coded.", next_step=f"Ask again in {self.wait} seconds.")


class Coding:
    """Codes texts one at a time. The process begins with the first of them."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings.model_copy(update={"processes": 1})
        self._room = BoundedSemaphore(WAITING)
        self._lock = Lock()
        self._workers: Workers | None = None

    def code(self, text: str, given: Given) -> Coded | Drop:
        """What the text says about ceasefires. Raises Busy if many wait already, PipelineError if the process was ended."""
        article = RawArticle(
            where=given.name or "text",
            content=text.encode("utf-8", "surrogatepass"),
            media_type="text/plain",
            given=given,
        )
        if not self._room.acquire(blocking=False):
            raise Busy
        try:
            with self._lock:
                return self._code(article)
        finally:
            self._room.release()

    def _code(self, article: RawArticle) -> Coded | Drop:
        if self._workers is None:
            self._workers = Workers(self._settings)
        try:
            (made,) = self._workers.code([article], batch=1)
        except PipelineError:
            self._end()
            raise
        return made

    def close(self) -> None:
        """Ends the process; what it is reading is lost."""
        self._end()

    def _end(self) -> None:
        workers, self._workers = self._workers, None
        if workers is not None:
            workers.close()
