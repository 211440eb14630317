"""The table of ceasefires: the variables of ETH/PRIO under the names of our fields, each abstention apart."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from truceline.exports.tables.column import Column, ColumnType, Foreign, Table
from truceline.exports.tables.contents import Contents
from truceline.exports.tables.parts import listed, number, sides_columns, text, time_columns
from truceline.model import (
    Abstention,
    Ceasefire,
    CeasefireClass,
    Choice,
    Ending,
    Enforcement,
    Laterality,
    Purpose,
    Support,
    TermType,
    Timing,
    When,
)
from truceline.records import FIELDS, standing, support
from truceline.views import STATES
from truceline.views.best import best_first
from truceline.views.fields import side_ids
from truceline.views.standing import StandingShown, standing_shown

TIMES = ("agreed", "effect", "ended")
SIDES = {
    "sides": "side",
    "signatories": "signatory",
    "mediators": "mediator",
    "place": "place",
    "venue": "venue",
}
NAMED: dict[str, Iterable[str]] = {
    "laterality": Laterality,
    "ending": Ending,
    "ceasefire_class": CeasefireClass,
    "timing": Timing,
    "enforcement": Enforcement,
    "duration": (),
}
LISTED: dict[str, Iterable[str]] = {"implementation": TermType, "silent_on": ()}
TRUE_OR_FALSE = ("fixed", "partial", "written", "ddr")
ELSEWHERE = frozenset({"life"})
"""Fields without a column: what is told of a life has a table of its own."""

STANDING_RULE = f"{standing.__module__}.{standing.__qualname__}"
"""The full name of the function that tells how a ceasefire stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A ceasefire with what is told of it beside its fields."""

    case: Ceasefire
    conflict: str | None
    day: date
    standing: StandingShown
    support: Support
    quotes: dict[str, str | None]


def _rows(contents: Contents) -> Iterator[Row]:
    day = contents.shown.day
    for case in contents.cases:
        best = {name: best_first(name, getattr(case, name), contents.claims) for name in TIMES}
        yield Row(
            case=case,
            conflict=contents.shown.summaries[case.id].conflict,
            day=day,
            standing=standing_shown(case, day, contents.claims),
            support=support(case.claims, contents.claims, side_ids(case)),
            quotes={name: claims[0].quote if claims else None for name, claims in best.items()},
        )


def _value(name: str) -> Callable[[Row], Any]:
    return lambda row: getattr(row.case, name).value


def rule(name: str) -> str:
    """The full name of the function that chooses a field."""
    return f"{FIELDS[name].__module__}.{FIELDS[name].__qualname__}"


def meaning(name: str) -> str:
    """What a field holds: the first paragraph of what its function says of itself."""
    return " ".join((FIELDS[name].__doc__ or "").split("\n\n", 1)[0].split())


def _field(name: str) -> tuple[Column[Row], ...]:
    """The columns of a field, and last why it has no value."""
    return (*_columns(name), _abstention(name))


def _columns(name: str) -> tuple[Column[Row], ...]:
    if name in TIMES:
        return _time(name)
    if name == "purpose":
        return tuple(map(_purpose, Purpose))
    says, made_by, of = meaning(name), rule(name), _value(name)
    if name in SIDES:
        return sides_columns(name, f"{SIDES[name]}_ids", says, lambda row: of(row) or (), made_by=made_by)
    return (_column(name, says, made_by, of),)


def _column(name: str, says: str, made_by: str, of: Callable[[Row], Any]) -> Column[Row]:
    if name in NAMED:
        return text(name, says, of, values=NAMED[name], made_by=made_by)
    if name in LISTED:
        return listed(name, says, of, values=LISTED[name], made_by=made_by)
    if name in TRUE_OR_FALSE:
        return Column(name=name, type=ColumnType.BOOLEAN, says=says, of=of, made_by=made_by)
    return _counted(name)


def _time(name: str) -> tuple[Column[Row], ...]:
    when = _value(name)
    calendar = tuple(_calendar(name, place, part) for place, part in enumerate(("year", "month", "day")))
    quote: Column[Row] = text(
        f"{name}_evidence",
        f"The words of the claim that shows `{name}` best, of those it rests on.",
        lambda row: row.quotes[name],
    )
    return (*time_columns(name, meaning(name).removesuffix("."), when, made_by=rule(name)), *calendar, quote)


def _calendar(name: str, place: int, part: str) -> Column[Row]:
    def cell(row: Row) -> int | None:
        when: When | None = getattr(row.case, name).value
        told = when.value[:10].split("-") if when and when.value else []
        return int(told[place]) if place < len(told) else None

    return number(f"{name}_{part}", f"The {part} of `{name}`, where it is told.", cell)


def _purpose(purpose: Purpose) -> Column[Row]:
    return Column(
        name=f"p_{purpose.name.lower()}",
        type=ColumnType.BOOLEAN,
        says=f"Whether it is told to be for this purpose: {purpose}. Empty where no purpose is told.",
        of=lambda row: purpose in row.case.purpose.value if row.case.purpose.value is not None else None,
        made_by=rule("purpose"),
    )


def _counted(name: str) -> Column[Row]:
    return Column(
        name=name,
        type=ColumnType.INTEGER,
        says=f"How many are told; empty, not 0, where nothing is. {meaning(name)}",
        of=lambda row: len(value) if (value := getattr(row.case, name).value) is not None else None,
        unit="told",
        made_by=rule(name),
    )


def _abstention(name: str) -> Column[Row]:
    return text(
        f"{name}_abstention",
        f"Why `{name}` has no value; empty where it has one.",
        lambda row: getattr(row.case, name).abstention,
        values=Abstention,
    )


def _judged(row: Row) -> tuple[str, ...]:
    choices = ((field.name, getattr(row.case, field.name)) for field in fields(row.case))
    return tuple(name for name, choice in choices if isinstance(choice, Choice) and choice.judgements)


CEASEFIRES: Table[Row] = Table(
    name="ceasefires",
    says="a ceasefire, with every field",
    key=("id",),
    things=_rows,
    foreign=(Foreign(columns=("conflict",), table="conflicts"),),
    columns=(
        text("id", "The citable id.", lambda row: row.case.id, required=True),
        listed(
            "also_known_as",
            "Ids it had with less evidence; they still lead to it.",
            lambda row: row.case.also_known_as,
        ),
        text("conflict", "The id of its conflict.", lambda row: row.conflict),
        *(column for name in FIELDS if name not in ELSEWHERE for column in _field(name)),
        text(
            "standing",
            "How it stands at the end of the day in `standing_on`, by what is told.",
            lambda row: row.standing.state,
            values=STATES,
            made_by=STANDING_RULE,
            required=True,
        ),
        Column(
            name="standing_on",
            type=ColumnType.DATE,
            says="The day that the ledger is shown as of, else that of the last report.",
            of=lambda row: row.day,
            required=True,
        ),
        listed("judged", "The fields that a person decided on.", _judged, values=FIELDS),
        number(
            "claims",
            "How many claims it is made of.",
            lambda row: len(row.case.claims),
            unit="claims",
            required=True,
        ),
        number(
            "articles",
            "How many articles speak of it.",
            lambda row: row.support.articles,
            unit="articles",
            required=True,
        ),
        number(
            "origins",
            "How many independent origins speak of it: reprints of one report count once.",
            lambda row: row.support.origins,
            unit="origins",
            required=True,
        ),
    ),
)
