"""What files of tables tell less than the ledger: the same for all of them, but for which tables they hold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from datetime import datetime, time, timedelta
from typing import Any

from truceline.exports.losses import Losing, Losses, LossKind
from truceline.exports.tables import TABLES, Contents, Table
from truceline.exports.tables.ceasefires import TIMES
from truceline.model import Ceasefire, Choice, When
from truceline.records import FIELDS

ABSTAINED = {
    "not mentioned": "nothing speaks of it",
    "unclear": "it is spoken of, and left open",
    "none": "it is said that there is none",
}

_PURPOSES = ", ".join(name for name in TABLES["ceasefires"].names if name.startswith("p_"))


def note_losses(losing: Losing, contents: Contents, held: Collection[str]) -> None:
    """Takes note of what a file that holds these tables does not tell, and of how it writes what has no value."""
    texts = len(contents.extract.articles)
    losing.note(LossKind.LEFT_OUT, "article", "the text of articles is never handed on", count=texts)
    for case in contents.cases:
        weighed = sum(len(one.rows) for one in case.joins) + sum(len(one.rows) for one in case.relations)
        losing.note(
            LossKind.LEFT_OUT,
            "grouping",
            "the comparisons that joined and parted reports, of which the reason alone is told",
            ceasefire=case.id,
            count=weighed,
        )
    for table in TABLES.values():
        if table.name not in held:
            _left_out(losing, contents, table)
    if "claims" in held:
        _of_claims(losing, contents)
    if "ceasefires" in held:
        for case in contents.cases:
            _abstained(losing, case)
            _bounded(losing, case)


def losses_of(losing: Losing, contents: Contents, name: str, held: Table[Any] | None, rows: int) -> Losses:
    """The report of a file with so many rows: of all tables, or of the one that it holds."""
    every = [case.id for case in contents.cases]
    written = every if held is None else {key for key in _ceasefires(contents, held) if key is not None}
    return losing.losses(name, rows=rows, ceasefires=len(every), written=len(written))


def _of_claims(losing: Losing, contents: Contents) -> None:
    losing.note(
        LossKind.LEFT_OUT,
        "claims",
        "the words by which actors, places and times were read, the reason for each reading, and what is doubtful of a time",
        count=len(contents.claims),
    )
    losing.note(
        LossKind.COARSER,
        "claims",
        "what is told of no ceasefire stands as claims alone, not gathered into events",
        count=len(contents.claims.keys() - contents.made_into.keys()),
    )


def _left_out(losing: Losing, contents: Contents, table: Table[Any]) -> None:
    for key, count in Counter(_ceasefires(contents, table)).items():
        losing.note(
            LossKind.LEFT_OUT,
            table.name,
            "these rows stand in a table of their own, which this file does not hold",
            ceasefire=key,
            count=count,
        )


def _ceasefires(contents: Contents, table: Table[Any]) -> Iterable[str | None]:
    """For each row of a table the ceasefire that it is of; None where it is of none, or of several."""
    name = ceasefire_column(table)
    if name is None:
        return (None for _ in table.things(contents))
    return (table.column(name).of(thing) for thing in table.things(contents))


def ceasefire_column(table: Table[Any]) -> str | None:
    """The column that tells which ceasefire a row is of; None where a row is of none, or of several."""
    name = "id" if table.name == "ceasefires" else "ceasefire"
    return name if name in table.names else None


def _abstained(losing: Losing, case: Ceasefire) -> None:
    for name in FIELDS:
        choice: Choice[Any] = getattr(case, name)
        if choice.abstention is not None and f"{name}_abstention" in TABLES["ceasefires"].names:
            losing.note(
                LossKind.CODED,
                name,
                f"{choice.abstention} ({ABSTAINED[choice.abstention]}): the cell is empty, and {name}_abstention says so",
                column=_PURPOSES if name == "purpose" else name,
                code="",
                ceasefire=case.id,
            )


def _bounded(losing: Losing, case: Ceasefire) -> None:
    """Bounds are told by their days: where they have an hour that the time itself does not tell, that is lost."""
    for name in TIMES:
        when: When | None = getattr(case, name).value
        if when is not None and when.precision != "minute" and any(map(_hour, (when.earliest, when.latest))):
            losing.note(
                LossKind.COARSER,
                name,
                "bounds are told by their days, without their hours",
                column=f"{name}_earliest, {name}_latest",
                ceasefire=case.id,
            )


def _hour(bound: datetime | None) -> bool:
    if bound is None:
        return False
    return bound.time() != time(0) and (bound + timedelta(microseconds=1)).time() != time(0)
