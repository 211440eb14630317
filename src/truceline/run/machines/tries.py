"""What ends its worker again and again is found and passed over: how often a piece was begun, and what was at work then."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from truceline.model import CRASHED, Drop, RawArticle, Stage
from truceline.run.machines.pieces import Piece
from truceline.run.machines.shards import Shards

_AT_LARGE = 2  # times that a piece is begun as any other: workers end for reasons of their own, too


class Place(NamedTuple):
    """What was at work: the number of the file, that of the thing in it, and whether it was being coded or yet to be read."""

    file: int
    number: int
    is_read: bool


class Tries:
    """The tries to make one piece. From the third on the worker goes step by step and writes down each before it takes it.

    What was at work when a worker ended that went step by step is passed over, with a drop that says so.
    """

    def __init__(self, shards: Shards, piece: Piece) -> None:
        self._shards, self._name, self._digest = shards, f"{piece.id}.tries", piece.digest
        told = shards.noted(self._name)
        is_ours = told is not None and told["digest"] == piece.digest
        known: dict[str, Any] = told if is_ours else {"begun": 0, "fatal": [], "at": None}
        self._begun: int = known["begun"] + 1
        self._fatal = {Place(*one) for one in known["fatal"]}
        if known["at"]:
            self._fatal.add(Place(*known["at"]))

    @property
    def is_careful(self) -> bool:
        """Whether to go step by step."""
        return self._begun > _AT_LARGE

    def begin(self) -> None:
        """Writes down that the piece is begun."""
        self._note(None)

    def end(self) -> None:
        """Forgets all of it: the piece is done."""
        self._shards.forget(self._name)

    def step(self, place: Place) -> bool:
        """Writes down what comes next; False if that ended a worker before."""
        if place in self._fatal:
            return False
        if self.is_careful:
            self._note(place)
        return True

    def reading(
        self, file: int, where: str, items: Iterator[RawArticle | Drop]
    ) -> Iterator[RawArticle | Drop]:
        """What stands in a file, up to what ended a worker."""
        number = 0
        while self.step(Place(file, number, is_read=False)):
            if (item := next(items, None)) is None:
                return
            yield item
            number += 1
        yield passed_over(where, Stage.SOURCES, "what stands before is read")

    def _note(self, at: Place | None) -> None:
        told = {"digest": self._digest, "begun": self._begun, "fatal": sorted(self._fatal), "at": at}
        self._shards.note(self._name, told)


def passed_over(where: str, stage: Stage, besides: str) -> Drop:
    """The drop of what ended its worker."""
    return Drop(
        stage=stage,
        where=where,
        reason=CRASHED,
        detail=f"the worker that read it ended {_AT_LARGE + 1} times; {besides}. The fault is Truceline's or that of a library: "
        "please report it, with the article.",
    )
