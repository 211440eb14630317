"""Whether a file obeys the coding rules of ETH/PRIO."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from truceline.errors import InputError
from truceline.exports.eth_prio.coded import FLAGS, Numbered, case_key
from truceline.exports.eth_prio.codes import MISSING, variables, whole
from truceline.exports.eth_prio.columns import COLUMNS, DATES, LINKS, PARTS, PER_ROW
from truceline.exports.eth_prio.dates import NONE, UNKNOWN, time_of
from truceline.exports.eth_prio.read import table
from truceline.exports.losses import Fault

_BLANK = MISSING | {UNKNOWN, NONE}


def check_rows(content: bytes) -> Iterator[Fault]:
    """Where a file does not obey the rules: its columns, its codes, its dates, and what rows of one ceasefire share."""
    try:
        head, found = table(content, "the file")
        rows = list(found)
    except InputError as error:
        yield Fault(row=None, column="", says=error.what)
        return
    yield from _columns(head)
    for row in rows:
        yield from _row(row)
    yield from _cases(rows)


def _columns(head: Sequence[str]) -> Iterator[Fault]:
    known = [column for column in head if column in COLUMNS]
    for column in COLUMNS:
        if column not in known:
            yield Fault(row=None, column=column, says="the column is missing")
    for column in dict.fromkeys(head):
        if column not in COLUMNS:
            yield Fault(row=None, column=column, says="the format has no such column")
        elif head.count(column) > 1:
            yield Fault(row=None, column=column, says="the column stands there more than once")
    if known != sorted(known, key=COLUMNS.index):
        yield Fault(row=None, column="", says="the columns do not stand in the order of the format")


def _row(row: Numbered) -> Iterator[Fault]:
    cells = row.cells
    if "cf_id" in cells and cells["cf_id"].strip().lower() in MISSING:
        yield Fault(row=row.number, column="cf_id", says="is empty")
    for name, variable in variables().items():
        try:
            variable.value(cells.get(name, ""))
        except ValueError as error:
            yield Fault(row=row.number, column=name, says=str(error))
    for name in FLAGS:
        if name in cells and whole(cells[name]) not in {"0", "1"}:
            yield Fault(row=row.number, column=name, says=f"{cells[name]!r} is neither 0 nor 1")
    yield from _purposes(row)
    yield from _numbers(row)
    yield from _dates(row)


def _purposes(row: Numbered) -> Iterator[Fault]:
    held = [name for name in FLAGS if whole(row.cells.get(name, "")) == "1"]
    if "p_unclear" in held and len(held) > 1:
        yield Fault(row=row.number, column="p_unclear", says=f"is 1 beside {', '.join(held[:-1])}")


def _numbers(row: Numbered) -> Iterator[Fault]:
    region, cc = whole(row.cells.get("region", "")), whole(row.cells.get("cc", ""))
    if region.lower() not in MISSING and region not in {"1", "2", "3", "4", "5"}:
        yield Fault(row=row.number, column="region", says=f"{region!r} is no region of UCDP: 1 to 5")
    if cc.lower() not in MISSING and not cc.isdecimal():
        yield Fault(row=row.number, column="cc", says=f"{cc!r} is no number of a country")
    linked = [one for one in LINKS if whole(row.cells.get(one, "")).lower() not in _BLANK]
    link = whole(row.cells.get("link", ""))
    if link not in {"0", "1", "-1"} and link.lower() not in MISSING:
        yield Fault(row=row.number, column="link", says=f"{link!r} is neither 0 nor 1")
    elif linked and link == "0":
        yield Fault(row=row.number, column="link", says=f"is 0, and {linked[0]} names a ceasefire")


def _dates(row: Numbered) -> Iterator[Fault]:
    days: dict[str, str] = {}
    for prefix in DATES:
        try:
            told = time_of(row.cells, prefix)
        except ValueError as error:
            column, says = error.args
            yield Fault(row=row.number, column=column, says=says)
            continue
        if told:
            days[prefix] = told
        yield from _gaps(row, prefix)
    yield from _order(row, days)


def _gaps(row: Numbered, prefix: str) -> Iterator[Fault]:
    """A part of a date below one that is not told: a day without its month."""
    blank = [whole(row.cells.get(f"{prefix}_{part}", "")).lower() in _BLANK for part in PARTS]
    for place, part in enumerate(PARTS[1:], start=1):
        if not blank[place] and blank[place - 1]:
            column = f"{prefix}_{part}"
            yield Fault(
                row=row.number, column=column, says=f"is told without the {prefix}_{PARTS[place - 1]}"
            )


def _order(row: Numbered, days: dict[str, str]) -> Iterator[Fault]:
    """An end before the beginning, and an end of what has not ended."""
    end, effect = days.get("end"), days.get("cf_effect") or days.get("cf_dec")
    if end and effect and end[: len(effect)] < effect[: len(end)]:
        yield Fault(row=row.number, column="end_yr", says=f"it ended on {end}, before it began on {effect}")
    if end and whole(row.cells.get("ended", "")) == "0":
        yield Fault(row=row.number, column="ended", says=f"is 0, and it ended on {end}")


def _cases(rows: Iterable[Numbered]) -> Iterator[Fault]:
    """What rows of one ceasefire do not agree on, and actors that stand there twice."""
    grouped: dict[tuple[str, str], list[Numbered]] = defaultdict(list)
    for row in rows:
        grouped[case_key(row.cells)].append(row)
    for (_, name), some in grouped.items():
        for column in COLUMNS:
            if column in PER_ROW:
                continue
            told = dict.fromkeys(whole(row.cells.get(column, "")) for row in some)
            if len(told) > 1:
                says = f"the rows of {name} differ: {', '.join(map(repr, told))}"
                yield Fault(row=some[0].number, column=column, says=says)
        yield from _twice(some)


def _twice(rows: Sequence[Numbered]) -> Iterator[Fault]:
    seen: set[str] = set()
    for row in rows:
        actor = row.cells.get("actor_name", "").strip()
        if not actor and len(rows) > 1:
            yield Fault(
                row=row.number, column="actor_name", says="is empty beside other rows of this ceasefire"
            )
        elif actor in seen:
            yield Fault(
                row=row.number, column="actor_name", says=f"{actor} has a row of this ceasefire already"
            )
        seen.add(actor)
