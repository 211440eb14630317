"""Checks records of PLOVER against its manual."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, BinaryIO

from truceline.annotations.gazetteer import load_gazetteer
from truceline.exports.losses import Fault
from truceline.exports.plover.ontology import ontology
from truceline.exports.plover.read import event_types, parsed
from truceline.model import When

_CODE = re.compile(r"[A-Z]{3}")


def check_plover(file: BinaryIO) -> Iterator[Fault]:
    """Where records do not obey the manual; what is null or empty is not known, and no fault."""
    seen: set[str] = set()
    for number, record in parsed(file.read()):
        if isinstance(record, ValueError):
            yield Fault(row=number, column="", says=f"is no JSON: {record}")
        elif not isinstance(record, Mapping):
            yield Fault(row=number, column="", says="is no object")
        elif event_types(record) != [ontology().documentation]:
            for column, says in _faults(record, seen):
                yield Fault(row=number, column=column, says=says)


def _faults(record: Mapping[str, Any], seen: set[str]) -> Iterator[tuple[str, str]]:
    name = record.get("id")
    if not name:
        yield "id", "is missing"
    elif str(name) in seen:
        yield "id", f"{name} stands in the file twice"
    seen.add(str(name))
    yield from _event(record)
    yield from _times(record)
    yield from _entities(record)
    yield from _text(record)
    yield from _location(record)


def _event(record: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    types = event_types(record)
    if not types:
        yield "event", "is missing"
    for told in types:
        if (says := type_fault(told)) is not None:
            yield "event", says
    known = [ontology().types[now] for told in types if (now := ontology().type_of(told))]
    for mode in _listed(record.get("mode")):
        if known and not any(kind.takes(mode) for kind in known):
            yield "mode", f"{mode!r} is no mode of {', '.join(types)}"
    quad = record.get("quad_code")
    if quad is not None and known and not any(quad in kind.quads for kind in known):
        yield "quad_code", f"{quad!r} is not the category of {', '.join(types)}"
    if (says := scale_fault(record.get("event_scale"))) is not None:
        yield "event_scale", says


def type_fault(told: str) -> str | None:
    """What is wrong with an event type, None if nothing is."""
    now = ontology().type_of(told)
    if now is None:
        return f"{told!r} is no event type of PLOVER"
    return f"{told!r} is called {now} now" if now != told else None


def scale_fault(told: object) -> str | None:
    """What is wrong with a value of the scale of conflict and cooperation, which goes from -10 to 10."""
    right = told is None or (isinstance(told, (int, float)) and -10 <= told <= 10)
    return None if right else f"{told!r} is no number from -10 to 10"


def day_fault(told: object) -> str | None:
    """What is wrong with a day."""
    if told in (None, ""):
        return None
    try:
        whole = isinstance(told, str) and date.fromisoformat(told).isoformat() == told
    except ValueError:
        whole = False
    return None if whole else f"{told!r} is no day written as 2020-10-10"


def code_fault(told: object) -> str | None:
    """What is wrong with the code of an actor: a state of ISO 3166 in three letters, or one of PLOVER's for others."""
    if told in (None, "") or told in ontology().non_states:
        return None
    known = isinstance(told, str) and _CODE.fullmatch(told) and told in load_gazetteer().codes
    return None if known else f"{told!r} is no code of a state, and none of PLOVER's for others"


def sector_fault(told: object) -> str | None:
    """What is wrong with a sector: one code of three letters, or a second one behind it."""
    if told in (None, ""):
        return None
    right = isinstance(told, str) and told[:3] in ontology().sectors and len(told) in {3, 6}
    return None if right else f"{told!r} is no sector of PLOVER"


def point_fault(told: object, most: float) -> str | None:
    """What is wrong with a latitude (`most` is 90) or longitude (180)."""
    right = told is None or (isinstance(told, (int, float)) and -most <= told <= most)
    return None if right else f"{told!r} is no number from {-most:g} to {most:g}"


def _times(record: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for column in ("date", "enddate", "coded_date"):
        if (says := day_fault(record.get(column))) is not None:
            yield column, says
    for column, day in (("time", "date"), ("endtime", "enddate"), ("coded_time", "coded_date")):
        if record.get(column) in (None, ""):
            continue
        if record.get(day) in (None, ""):
            yield column, f"stands without {day}"
        elif day_fault(record[day]) is None and not _is_time(f"{record[day]}T{record[column]}"):
            yield column, f"{record[column]!r} is no time of day written as 12:00 or 12:00+04:00"
    first, last = record.get("date"), record.get("enddate")
    if isinstance(first, str) and isinstance(last, str) and last < first:
        yield "enddate", "lies before date"


def _is_time(told: str) -> bool:
    try:
        return When.of(told) is not None
    except ValueError:
        return False


def _entities(record: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for column in ("actor", "recipient"):
        told = record.get(column)
        if told is None and column == "actor":
            told = record.get("source")
        if told is None and column == "actor":
            yield column, "is missing"
        for entity in [told] if isinstance(told, Mapping) else told or ():
            if not isinstance(entity, Mapping):
                yield column, "is no list of objects"
                continue
            says = (code_fault(entity.get("code")), sector_fault(entity.get("sector")))
            yield from ((column, fault) for fault in says if fault is not None)


def _text(record: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    text, info = record.get("text"), record.get("text_info")
    if not isinstance(text, str) or not isinstance(info, Mapping):
        return
    start, end = info.get("start"), info.get("end")
    if isinstance(start, int) and isinstance(end, int) and (start < 0 or end - start != len(text)):
        yield "text_info", f"{start} to {end} are not the {len(text)} characters of text"


def _location(record: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    told = record.get("event_loc")
    if not isinstance(told, Mapping):
        return
    says = (
        point_fault(told.get("lat"), 90),
        point_fault(told.get("lon"), 180),
        code_fault(told.get("country_code")) if len(str(told.get("country_code") or "")) != 2 else None,
    )
    yield from (("event_loc", fault) for fault in says if fault is not None)


def _listed(told: Any) -> list[str]:
    if isinstance(told, str):
        return [part.strip() for part in told.split(",") if part.strip()]
    return [str(one) for one in told or ()]
