"""Marks the times of documents from their text alone: no parse and no language library."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import overload

from truceline.annotations.gazetteer import load_gazetteer
from truceline.annotations.times import read_times
from truceline.model import Annotated, Dating, Document, Time


def mark_times(documents: Iterable[Document]) -> Iterator[Annotated]:
    """One `Annotated` for each document, in order, with its times and nothing else."""
    for document in documents:
        times = find_times(document.text, document.dating)
        yield Annotated(document=document.id, tokens=(), sentences=(), times=times)


def find_times(text: str, dating: Dating) -> tuple[Time, ...]:
    """The times of an English text in order; `dating` is when it was published.

    Last and next Friday are told apart by cue words; local time is that of the countries named nearby.
    """
    return read_times(text, dating, countries=Countries(text))


class Countries(Sequence[tuple[int, str]]):
    """Where in a text which country is named (ISO 3166 alpha-3), by itself or by a town or group of it.

    The text is searched when this is first asked, for most texts have no local time.
    """

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def _named(self) -> tuple[tuple[int, str], ...]:
        gazetteer = load_gazetteer()
        return tuple(
            (start, country)
            for start, _, entries in gazetteer.find(self._text)
            if (country := gazetteer.country_of(entries[0].actor.id) or entries[0].actor.within)
        )

    @overload
    def __getitem__(self, index: int) -> tuple[int, str]: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[tuple[int, str], ...]: ...
    def __getitem__(self, index: int | slice) -> tuple[int, str] | tuple[tuple[int, str], ...]:
        return self._named[index]

    def __len__(self) -> int:
        return len(self._named)
