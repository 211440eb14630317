"""Columns that several tables have: times, sides, quantities, claims and their words."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any, TypeVar

from truceline.exports.tables.column import Column, ColumnType
from truceline.model import Exactness, Quantity, Side, When
from truceline.views.entries import Moment, moment

Thing = TypeVar("Thing")

PRECISIONS = ("minute", "day", "month", "year", "open")


def text(
    name: str,
    says: str,
    of: Callable[[Thing], Any],
    *,
    values: Iterable[str] = (),
    made_by: str = "",
    required: bool = False,
) -> Column[Thing]:
    """A column of words, of these `values` where they are given."""
    return Column(
        name=name,
        type=ColumnType.TEXT,
        says=says,
        of=of,
        values=tuple(map(str, values)),
        made_by=made_by,
        required=required,
    )


def listed(
    name: str, says: str, of: Callable[[Thing], Any], *, values: Iterable[str] = (), made_by: str = ""
) -> Column[Thing]:
    """A column of lists."""
    return Column(
        name=name, type=ColumnType.LIST, says=says, of=of, values=tuple(map(str, values)), made_by=made_by
    )


def number(
    name: str, says: str, of: Callable[[Thing], int | None], *, unit: str = "", required: bool = False
) -> Column[Thing]:
    """A column of whole numbers."""
    return Column(name=name, type=ColumnType.INTEGER, says=says, of=of, unit=unit, required=required)


def ceasefire(of: Callable[[Thing], str]) -> Column[Thing]:
    """The ceasefire that a row is of."""
    return text("ceasefire", "The id of the ceasefire.", of, required=True)


def place_in_case(of: Callable[[Thing], int]) -> Column[Thing]:
    """The how manyth of its ceasefire a row is."""
    return number("number", "The how manyth of its ceasefire, counted from 1.", of, required=True)


def time_columns(
    name: str, says: str, of: Callable[[Thing], When | None], *, made_by: str = ""
) -> tuple[Column[Thing], ...]:
    """A time as told, how precise that is, and the first and last day that it leaves open."""

    def part(get: Callable[[Moment], Any]) -> Callable[[Thing], Any]:
        def cell(thing: Thing) -> Any:
            told = moment(of(thing))
            return get(told) if told else None

        return cell

    return (
        text(
            name,
            f"{says} (ISO 8601 at the precision told; in words where it is only bounded).",
            part(lambda told: told.value or told.words),
            made_by=made_by,
        ),
        text(
            f"{name}_precision",
            f"How precisely `{name}` is told; `open` where it is only bounded.",
            part(lambda told: told.precision),
            values=PRECISIONS,
        ),
        _day(
            f"{name}_earliest", f"The first day that `{name}` leaves open.", part(lambda told: told.earliest)
        ),
        _day(f"{name}_latest", f"The last day that `{name}` leaves open.", part(lambda told: told.latest)),
    )


def _day(name: str, says: str, of: Callable[[Thing], str | None]) -> Column[Thing]:
    return Column(
        name=name,
        type=ColumnType.DATE,
        says=f"{says[:-1]}; empty where nothing bounds it on that side.",
        of=lambda thing: date.fromisoformat(day) if (day := of(thing)) else None,
    )


def sides_columns(
    names: str, ids: str, says: str, of: Callable[[Thing], Iterable[Side]], *, made_by: str = ""
) -> tuple[Column[Thing], ...]:
    """Several actors or places: their short usual names, and their ids in the same order."""
    return (
        listed(names, says, lambda thing: tuple(side.name for side in of(thing)), made_by=made_by),
        listed(
            ids,
            f"The ids of `{names}`, in the same order.",
            lambda thing: tuple(side.id for side in of(thing)),
        ),
    )


def side_columns(name: str, says: str, of: Callable[[Thing], Side | None]) -> tuple[Column[Thing], ...]:
    """One actor: short usual name and id."""
    return (
        text(name, says, lambda thing: side.name if (side := of(thing)) else None),
        text(f"{name}_id", f"The id of `{name}`.", lambda thing: side.id if (side := of(thing)) else None),
    )


def quantity_columns(of: Callable[[Thing], Quantity | None]) -> tuple[Column[Thing], ...]:
    """How much or how many: the figure, how exactly it is meant, the things counted, and the words."""
    return (
        Column(
            name="quantity",
            type=ColumnType.NUMBER,
            says="The figure told, or the least that the words allow (“dozens” is 24).",
            of=lambda thing: told.number if (told := of(thing)) else None,
            unit="as in `quantity_unit`",
        ),
        text(
            "quantity_exactness",
            "How `quantity` is meant.",
            lambda thing: told.exactness if (told := of(thing)) else None,
            values=Exactness,
        ),
        text(
            "quantity_unit",
            "The things counted, as printed.",
            lambda thing: told.unit if (told := of(thing)) else None,
        ),
        text(
            "quantity_words",
            "The whole phrase, as printed.",
            lambda thing: told.words.quote if (told := of(thing)) else None,
        ),
    )


def claims_column(of: Callable[[Thing], Iterable[str]]) -> Column[Thing]:
    """The claims that a row rests on."""
    return listed("claims", "The ids of the claims it rests on.", lambda thing: tuple(of(thing)))


def quote_column(of: Callable[[Thing], str | None]) -> Column[Thing]:
    """The evidence sentence of a row."""
    return text("quote", "The words of the first of these claims.", of)
