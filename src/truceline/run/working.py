"""What a process does that codes articles: piece by piece, telling at which stage it is."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator

from truceline.annotations import Annotator
from truceline.errors import TrucelineError
from truceline.model import TOO_MUCH_MEMORY, Annotated, Coded, Document, RawArticle, Stage
from truceline.run.annotating import annotator
from truceline.run.child import Parent, end_after, limit_memory
from truceline.run.coding import code_articles
from truceline.settings import Settings

_SELDOM = 0.5  # seconds between two words of where it is, in a piece of several articles
_GRACE = 60.0  # seconds that the one who began the process has to end it, before it ends itself


def main() -> None:
    """Codes or marks what is handed over, until nobody is there to hand over more."""
    parent = Parent()
    orders = parent.orders()
    work = _Work(next(orders), parent)
    parent.tell("ready")
    for piece in orders:
        try:
            answer: object = work.do(piece)
        except TrucelineError as error:
            answer = error
        except MemoryError as error:
            answer = MemoryError(str(error))
        parent.tell(answer)


class _Work:
    """The pipeline, loaded with the first document, that tells how far it is."""

    def __init__(self, settings: Settings, parent: Parent) -> None:
        self._settings, self._parent = settings, parent
        self._annotate: Annotator | None = None
        self._told, self._is_alone = 0.0, False

    def do(self, piece: list[RawArticle] | list[Document]) -> list[Coded | Annotated]:
        """What came of a piece: of articles what they say, of documents their marks. Raises MemoryError."""
        self._told, self._is_alone = 0.0, len(piece) == 1
        limit_memory(self._settings.article_memory)
        self._tell(Stage.DOCUMENTS)
        articles = [one for one in piece if isinstance(one, RawArticle)]
        if articles:
            made: list[Coded | Annotated] = [
                one for one in code_articles(articles, self, batch=len(piece)) if isinstance(one, Coded)
            ]
        else:
            made = [*self(one for one in piece if isinstance(one, Document))]
        end_after(0)
        if any(
            drop.reason == TOO_MUCH_MEMORY for one in made if isinstance(one, Coded) for drop in one.drops
        ):
            raise MemoryError  # what it has taken may not come back: a new process goes on
        return made

    def __call__(self, documents: Iterable[Document]) -> Iterator[Annotated]:
        """One `Annotated` for each document, in order."""
        waiting = list(documents)
        if not waiting:
            return
        annotate = self._loaded()
        self._tell(Stage.ANNOTATIONS)
        for one in annotate(waiting):
            self._tell(Stage.CLAIMS)
            yield one
            self._tell(Stage.ANNOTATIONS)

    def _loaded(self) -> Annotator:
        """The pipeline; the time and memory that it takes to load are no article's."""
        if self._annotate is None:
            self._parent.tell("loading")
            end_after(0)
            limit_memory(0)
            self._annotate = annotator(self._settings)
            self._annotate.load()
            limit_memory(self._settings.article_memory)
        return self._annotate

    def _tell(self, stage: Stage) -> None:
        now = time.monotonic()
        if self._is_alone or now - self._told >= _SELDOM:
            self._told = now
            self._parent.tell(stage)
            end_after(self._settings.article_seconds + _GRACE)
