"""Marks the times of documents from their text alone: no parse and no language library."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import overload

from truceline.annotations.clock_place import clock_place
from truceline.annotations.gazetteer import load_gazetteer
from truceline.annotations.times import read_times
from truceline.model import Annotated, Dating, Document, Time


def mark_times(documents: Iterable[Document]) -> Iterator[Annotated]:
    """One `Annotated` for each document, in order, with its times and nothing else."""
    for document in documents:
        times = find_times(document.text, document.dating)
        yield Annotated(document=document.id, tokens=(), sentences=(), times=times)


def find_times(text: str, dating: Dating, *, events: Mapping[str, date] | None = None) -> tuple[Time, ...]:
    """The times of an English text in order; `dating` is when it was published, `events` are days known by their words.

    Last and next Friday are told apart by cue words; local time is that of the places named nearby.
    """
    return read_times(text, dating, countries=Places(text), events=events)


class Places(Sequence[tuple[int, str]]):
    """Where in a text which country, territory or zone of a town is named: local time is read by it.

    The text is searched when this is first asked, for most texts have no local time.
    """

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def _named(self) -> tuple[tuple[int, str], ...]:
        return tuple(
            (start, place)
            for start, end, entries in load_gazetteer().find(self._text)
            if (place := clock_place(entries[0].actor, self._text[start:end])) is not None
        )

    @overload
    def __getitem__(self, index: int) -> tuple[int, str]: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[tuple[int, str], ...]: ...
    def __getitem__(self, index: int | slice) -> tuple[int, str] | tuple[tuple[int, str], ...]:
        return self._named[index]

    def __len__(self) -> int:
        return len(self._named)
