"""Reads files whose readers may be harmed by what stands in them in a process of its own, which can be ended."""

from __future__ import annotations

import weakref
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from queue import Empty, SimpleQueue
from typing import Any

from truceline.errors import PipelineError
from truceline.model import CRASHED, TIMED_OUT, TOO_MUCH_MEMORY, Drop, RawArticle, Stage, content_id
from truceline.run.child import Child, Told, how_it_ended
from truceline.run.given_up import given_up
from truceline.settings import Settings
from truceline.sources import File
from truceline.sources.kinds import HEAD, choose

WINDOW = (
    16  # articles that may lie ready; more would fill the memory where they are coded more slowly than read
)
_BEGINNINGS = 3  # times that a process may end before it has begun to work
_HARMLESS = frozenset({"text", "html", "jsonl", "csv", None})  # read line by line, or as they are


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A file to be read: with these columns, without the places that are passed over, and without its first articles."""

    file: File
    columns: Mapping[str, str]
    passed_over: Mapping[str, Drop]
    after: int = 0


@dataclass(slots=True)
class _At:
    """How far the reading of a file has come: how much came of it, and which places in it are being read since when."""

    made: int = 0
    inside: list[tuple[str, int]] = field(default_factory=list)


class Reading:
    """Reads a file apart, where its form asks for that; what is given up is a drop in its place, and the rest is read on.

    `held` are drops of what was given up before: it is passed over for as long as its file is the same.
    """

    def __init__(
        self, settings: Settings, columns: Mapping[str, str], *, program: str = "truceline.run.reading_apart"
    ) -> None:
        self._settings, self._columns, self._program = settings, columns, program
        self._given_up: dict[tuple[str, str | None], Drop] = {}
        self._told: Told = SimpleQueue()
        self._children: list[Child] = []
        weakref.finalize(self, _end_all, self._children)

    def pass_over(self, held: Iterable[Drop]) -> None:
        """Lets what was given up before be."""
        self._given_up |= {(one.where, one.document): one for one in held}

    def __call__(self, file: File) -> Iterator[RawArticle | Drop] | None:
        """What stands in the file; None where it does no harm to read it here, or it cannot be opened."""
        if not self._settings.article_seconds:
            return None
        try:
            with file.open() as stream:
                head = stream.read(HEAD)
        except OSError:  # whoever reads it here says so
            return None
        return None if choose(head, file.called.name) in _HARMLESS else self._read(file)

    def close(self) -> None:
        """Ends the process."""
        _end_all(self._children)

    def _read(self, file: File) -> Iterator[RawArticle | Drop]:
        mark = content_id(file.state())
        at, ends = _At(), 0
        passed = {where: drop for (where, of), drop in self._given_up.items() if of == mark}
        while file.where not in passed:
            reason = yield from self._listen(
                Piece(file=file, columns=self._columns, passed_over=passed, after=at.made), at
            )
            if reason is None:
                return
            how = how_it_ended(self._children.pop().end())
            ends += 1
            if reason == CRASHED and ends < 2:  # others end processes too
                at.inside.clear()
                continue
            where, at.made = at.inside[-1] if at.inside else (file.where, at.made)
            at.inside.clear()
            ends = 0
            drop = given_up(where, Stage.SOURCES, reason, self._settings, how=how, document=mark)
            passed[where] = self._given_up[where, mark] = drop
        yield passed[file.where]

    def _listen(self, piece: Piece, at: _At) -> Any:
        """Hands on what is made of a piece; gives why it was not read to its end, None if it was."""
        child = self._begun()
        child.send(piece)
        is_over = False
        try:
            while True:
                try:
                    _, answer = self._told.get(timeout=self._settings.article_seconds)
                except Empty:
                    is_over = True
                    return TIMED_OUT
                match answer:
                    case None:
                        is_over = True
                        return CRASHED
                    case RawArticle() | Drop():
                        at.made += 1
                        yield answer
                        child.send("more")
                    case ("begins", where, before):
                        at.inside.append((where, before))
                    case ("ends", _):
                        at.inside.pop()
                    case "too_much_memory":
                        is_over = True
                        return TOO_MUCH_MEMORY
                    case "end":
                        is_over = True
                        return None
                    case _:
                        pass  # it is there, and reads on
        finally:
            if not is_over:  # nobody wants the rest
                self._children.pop().end()

    def _begun(self) -> Child:
        """The process, which has begun to work. Raises PipelineError if none can be begun."""
        if self._children:
            return self._children[0]
        how = ""
        for _ in range(_BEGINNINGS):
            self._told = SimpleQueue()
            child = Child(self._program, self._told)
            child.send(self._settings)
            if self._told.get()[1] is not None:
                self._children.append(child)
                return child
            how = how_it_ended(child.end())
        raise PipelineError(
            f"no process that reads files can be begun: each {how}.",
            next_step="See that memory is not short; what was read before is kept.",
        )


def _end_all(children: list[Child]) -> None:
    while children:
        children.pop().end()
