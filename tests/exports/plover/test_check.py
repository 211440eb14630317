"""The check of PLOVER's records finds each fault, and nothing in what we write."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest

from truceline.exports.plover import Plover

RIGHT: dict[str, Any] = {
    "id": "a",
    "date": "2020-10-10",
    "time": "12:00+04:00",
    "actor": [{"code": "ARM", "sector": "GOV"}, {"code": "IGO", "sector": None}],
    "recipient": [],
    "event": ["RETREAT"],
    "mode": ["ceasefire"],
    "quad_code": 2,
    "event_scale": 7.6,
    "event_loc": {"lat": 40.1, "lon": 46.2, "country_code": "AZE"},
    "text": "words",
    "text_info": {"start": 3, "end": 8},
}


def faults(*records: Any) -> list[tuple[int | None, str]]:
    data = "\n".join(json.dumps(record) for record in records).encode()
    return [(fault.row, fault.column) for fault in Plover().check(io.BytesIO(data))]


def test_a_right_record_has_no_fault() -> None:
    assert faults(RIGHT) == []


def test_what_is_unknown_is_no_fault() -> None:
    assert (
        faults({**RIGHT, "date": None, "time": None, "event_loc": None, "actor": [], "quad_code": None}) == []
    )


@pytest.mark.parametrize(
    "change, column",
    [
        ({"id": ""}, "id"),
        ({"event": []}, "event"),
        ({"event": ["DANCE"]}, "event"),
        ({"event": "FIGHT", "mode": [], "quad_code": 4}, "event"),
        ({"mode": ["yield"]}, "mode"),
        ({"quad_code": 1}, "quad_code"),
        ({"event_scale": 11}, "event_scale"),
        ({"event_scale": "much"}, "event_scale"),
        ({"date": "2020-10"}, "date"),
        ({"date": "20201010"}, "date"),
        ({"date": 20201010}, "date"),
        ({"time": "noon"}, "time"),
        ({"date": None}, "time"),
        ({"enddate": "2020-10-09"}, "enddate"),
        ({"enddate": "2020-10-32"}, "enddate"),
        ({"actor": [{"code": "ARMENIA"}]}, "actor"),
        ({"actor": [{"code": "QQQ"}]}, "actor"),
        ({"actor": [{"code": "ARM", "sector": "XYZ"}]}, "actor"),
        ({"actor": ["ARM"]}, "actor"),
        ({"actor": [{"code": ["ARM"]}]}, "actor"),
        ({"actor": None}, "actor"),
        ({"recipient": [{"code": "arm"}]}, "recipient"),
        ({"text_info": {"start": 3, "end": 9}}, "text_info"),
        ({"event_loc": {"lat": 91}}, "event_loc"),
        ({"event_loc": {"country_code": "QQQ"}}, "event_loc"),
    ],
)
def test_each_fault_is_found(change: dict[str, Any], column: str) -> None:
    assert faults({**RIGHT, **change}) == [(1, column)]


def test_an_id_may_stand_once() -> None:
    assert faults(RIGHT, RIGHT) == [(2, "id")]


def test_sanctions_are_verbal_or_material_conflict() -> None:
    sanction = {**RIGHT, "event": ["SANCTION"], "mode": ["expel"], "event_scale": -5.2}
    assert faults({**sanction, "quad_code": 3}) == faults({**sanction, "quad_code": 4}) == []


def test_what_is_no_record_is_told_with_its_line() -> None:
    file = io.BytesIO(b'{"id"\n[1]\n')
    assert [(fault.row, fault.column) for fault in Plover().check(file)] == [(1, ""), (2, "")]
