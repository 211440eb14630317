"""Reads records of PLOVER back as cases, ours and those that others wrote."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any, BinaryIO

from truceline.errors import InputError
from truceline.exports.plover.event import PloverCase, PloverEvent
from truceline.exports.plover.ontology import ontology
from truceline.exports.plover.record import record_event
from truceline.exports.plover.remarks import read_remarks


def read_plover(file: BinaryIO) -> tuple[PloverCase, ...]:
    """The cases of a file of records: one JSON object a line, or a JSON list of them.

    Records with the same `link` are one case, in the order of their first; a record without one is a case by itself. Records that
    only describe their file are passed over. Raises InputError, with the record, where one cannot be read.
    """
    told: list[tuple[str, tuple[str, ...], PloverEvent]] = []
    for number, record in parsed(file.read()):
        where = f"record {number}"
        if isinstance(record, ValueError):
            raise _unread(f"this is no JSON ({record})", where)
        if not isinstance(record, Mapping) or not record.get("id"):
            raise _unread("this is no record of PLOVER: it has no id", where)
        if event_types(record) == [ontology().documentation]:
            continue
        event = _event(record, where)
        sides = read_remarks(record.get("comment")).get("sides", ())
        told.append((str(record.get("link") or event.id), sides, event))
    return tuple(gather_cases(told))


def gather_cases(told: Iterable[tuple[str, tuple[str, ...], PloverEvent]]) -> Iterator[PloverCase]:
    """The cases of events that come with the id and the sides of their case."""
    cases: dict[str, PloverCase] = {}
    events: dict[str, list[PloverEvent]] = {}
    for link, sides, event in told:
        cases.setdefault(link, PloverCase(id=link, sides=sides))
        events.setdefault(link, []).append(event)
    for name, case in cases.items():
        yield replace(case, events=tuple(events[name]))


def parsed(data: bytes) -> Iterator[tuple[int, Any]]:
    """The records of a file, counted from 1, each as JSON or as the error that keeps it from being read."""
    try:
        text = data.decode("utf-8-sig")
        if text.lstrip().startswith("["):
            yield from enumerate(json.loads(text), start=1)
            return
    except ValueError as error:
        yield 1, error
        return
    for number, line in enumerate((line for line in text.split("\n") if line.strip()), start=1):
        try:
            yield number, json.loads(line)
        except ValueError as error:
            yield number, error


def event_types(record: Mapping[str, Any]) -> list[str]:
    """The event types of a record as they stand there: one, or a list."""
    told = record.get("event")
    return [told] if isinstance(told, str) else [one for one in told or () if isinstance(one, str)]


def _event(record: Mapping[str, Any], where: str) -> PloverEvent:
    types = event_types(record)
    now = [name for name in map(ontology().type_of, types) if name is not None]
    if not now:
        raise _unread(f"PLOVER has no event type {', '.join(types) or 'of no name'}", where)
    try:
        return record_event(record, now)
    except (TypeError, ValueError, AttributeError) as error:
        raise _unread(f"the record is not built as PLOVER has it ({error})", where) from error


def _unread(what: str, where: str) -> InputError:
    return InputError(
        f"{what}.", where=where, next_step="Check the file: it holds one record of PLOVER a line."
    )
