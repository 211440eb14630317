"""From rows to coded cases: the rows that share an id are one ceasefire."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from truceline.evaluation.coding import CodedCase, Value
from truceline.exports.eth_prio.codes import MISSING, variables, whole
from truceline.exports.eth_prio.columns import DATES, PURPOSES
from truceline.exports.eth_prio.dates import time_of
from truceline.exports.tables.cells import unguarded

FLAGS = (*PURPOSES, "p_unclear")
TEXTS = ("fixed_time", "mediator_send", "p_other_comment")
OTHERS = ("nsa_frac", "splinter", "cf_pp", "truce")

_BLANK_TEXT = MISSING | {"-1", "0"}
_CITABLE = re.compile(r"(?=[0-9-]*[A-Z])[A-Z0-9]+(?:-[A-Z0-9]+)*-(?:\d{4}(?:-\d\d){0,2}|UNK)(?:-[a-z]+)?")
"""The form of our own ids."""


class Numbered(NamedTuple):
    """A row with its number in the file, counted from 1 after the header."""

    number: int
    cells: Mapping[str, str]


class Bad(ValueError):
    """A cell that cannot be read: the row, the column and what is wrong with it."""

    def __init__(self, row: int, column: str, says: str) -> None:
        super().__init__(says)
        self.row, self.column, self.says = row, column, says


def coded_cases(rows: Iterable[Numbered], coder: str) -> tuple[CodedCase, ...]:
    """The ceasefires that these rows are of, in the order of their first rows. Raises Bad at the first cell that cannot be read.

    Where the rows of a ceasefire differ in what is the ceasefire's own, the value that most of them give counts, of
    those as frequent the first.
    """
    grouped: dict[tuple[str, str], list[Numbered]] = {}
    for row in rows:
        grouped.setdefault(case_key(row.cells), []).append(row)
    ids = Counter(key[1] for key in grouped)
    return tuple(
        _case(key[1] if ids[key[1]] == 1 else f"{key[0]}-{key[1]}", some, coder)
        for key, some in grouped.items()
    )


def case_key(cells: Mapping[str, str]) -> tuple[str, str]:
    """What the rows of one ceasefire have in common: its country and its id, which may count within the country."""
    return whole(cells.get("cc", "")), whole(cells.get("cf_id") or cells.get("uniq_id") or "")


def _case(name: str, rows: Sequence[Numbered], coder: str) -> CodedCase:
    declared: dict[str, str | None] = {}
    for row in rows:
        actor, day = _text(row, "actor_name"), _time(row, "cf_dec")
        if actor and declared.get(actor) is None:
            declared[actor] = day
    values = {column: told for column in _READERS if (told := _most(rows, column)) is not None}
    days = [day for row in rows if (day := _time(row, "cf_dec"))]
    if days:
        values = {"cf_dec": min(days), **values}
    return CodedCase(
        id=name,
        coder=coder,
        sides=tuple(declared),
        values=values,
        declared=declared,
        location=tuple(dict.fromkeys(place for row in rows if (place := _text(row, "location")))),
        ceasefire=name if _CITABLE.fullmatch(name) else None,
        evidence={
            variable: words
            for variable, column in (("cf_effect", "evidence_onset"), ("end", "evidence_end"))
            if (words := next((told for row in rows if (told := _text(row, column))), ""))
        },
    )


def _most(rows: Sequence[Numbered], column: str) -> Value:
    """The value that most rows give that give any; None where none does."""
    read = _READERS[column]
    told = Counter(value for row in rows if (value := read(row, column)) is not None)
    return told.most_common(1)[0][0] if told else None


def _time(row: Numbered, prefix: str) -> str | None:
    try:
        return time_of(row.cells, prefix)
    except ValueError as error:
        column, says = error.args
        raise Bad(row.number, column, says) from None


def _coded(row: Numbered, column: str) -> Value:
    try:
        return variables()[column].value(row.cells.get(column, ""))
    except ValueError as error:
        raise Bad(row.number, column, str(error)) from None


def _flag(row: Numbered, column: str) -> Value:
    told = whole(row.cells.get(column, ""))
    if told.lower() in MISSING:
        return None
    if told not in {"0", "1", "-1"}:
        raise Bad(row.number, column, f"{row.cells[column]!r} is neither 0 nor 1")
    return "unclear" if told == "-1" else told == "1"


def _text(row: Numbered, column: str) -> str:
    told = unguarded(row.cells.get(column, "").strip())
    return "" if told.lower() in MISSING else told


def _words(row: Numbered, column: str) -> Value:
    told = unguarded(row.cells.get(column, "").strip())
    return None if told.lower() in _BLANK_TEXT else told


def _as_is(row: Numbered, column: str) -> Value:
    told = whole(row.cells.get(column, ""))
    return None if told.lower() in MISSING else "unclear" if told == "-1" else told


_READERS: Mapping[str, Callable[[Numbered, str], Value]] = {
    **dict.fromkeys([one for one in DATES if one != "cf_dec"], _time),
    **dict.fromkeys(variables(), _coded),
    **dict.fromkeys(FLAGS, _flag),
    **dict.fromkeys(TEXTS, _words),
    **dict.fromkeys(OTHERS, _as_is),
}
