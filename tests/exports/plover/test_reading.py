"""Records of PLOVER are read back as the cases they were written from; those of others are read too."""

from __future__ import annotations

import io
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from plover_by_hand import cases
from truceline import Ledger
from truceline.errors import InputError
from truceline.exports.losses import Losing
from truceline.exports.plover import Plover, PloverCase, read_plover, write_plover
from truceline.exports.plover.cases import plover_cases

GOLD = Path(__file__).parents[4] / "shared" / "gold" / "plover_gsr.json"


def stream(*records: Any) -> io.BytesIO:
    return io.BytesIO("\n".join(json.dumps(record) for record in records).encode())


def written(told: Iterable[PloverCase]) -> io.BytesIO:
    file = io.BytesIO()
    for case in told:
        write_plover(case, file)
    file.seek(0)
    return file


@given(cases())
def test_whatever_is_written_comes_back(told: list[PloverCase]) -> None:
    assert list(read_plover(written(told))) == told


@given(cases())
def test_whatever_is_written_is_one_json_object_a_line(told: list[PloverCase]) -> None:
    lines = written(told).getvalue().decode().split("\n")
    assert [json.loads(line)["link"] for line in lines[:-1]] == [
        case.id for case in told for _ in case.events
    ]


def test_the_example_comes_back_as_the_same_cases(karabakh: Path) -> None:
    file = io.BytesIO()
    with Ledger(karabakh) as ledger:
        extract = ledger.extract()
        Plover().write(extract, file)
        told = tuple(plover_cases(extract, Losing()))
    file.seek(0)
    assert read_plover(file) == told
    assert next(case.sides for case in told) == ("ARM", "AZE")


def test_records_of_one_link_are_one_case_and_others_one_each() -> None:
    one, other = ({"id": name, "event": "CONSULT", "link": "talks"} for name in "ab")
    alone = {"id": "c", "event": ["PROTEST"]}
    found = read_plover(stream(one, alone, other))
    assert [(case.id, [event.id for event in case.events]) for case in found] == [
        ("talks", ["a", "b"]),
        ("c", ["c"]),
    ]
    assert found[0].sides == ()


def test_a_list_of_records_is_read_as_lines_are() -> None:
    records = [{"id": "a", "event": "AID"}, {"id": "b", "event": "AID"}]
    assert read_plover(io.BytesIO(json.dumps(records, indent=1).encode())) == read_plover(stream(*records))


def test_names_of_earlier_versions_are_read() -> None:
    old = {
        "id": "GSR-1",
        "date": "2000-01-01",
        "source": [{"actorText": "Zambia", "code": "ZMB"}],
        "target": {"actorText": "a militant", "code": "GBR", "sector": "REB"},
        "event": "FIGHT",
        "mode": "firearms",
        "context": "military, legal",
        "eventText": "fired, and fled",
        "eventLoc": {"name": "Britain"},
        "publication": "a manual",
        "language": "en",
    }
    [case] = read_plover(stream(old))
    [event] = case.events
    assert (event.type, event.modes, event.contexts) == ("ASSAULT", ("firearms",), ("military", "legal"))
    assert [(one.name, one.raw, one.code) for one in event.actors] == [("Zambia", "Zambia", "ZMB")]
    assert [(one.name, one.sector) for one in event.recipients] == [("a militant", "REB")]
    assert event.place is not None
    assert event.place.name == "Britain"
    assert event.cues == ("fired, and fled",)
    assert (event.source.publication, event.source.language) == ("a manual", "en")


def test_the_gold_standard_records_are_read_and_checked() -> None:
    if not GOLD.is_file():
        pytest.skip("PLOVER's gold standard records (../shared/gold) are not here")
    found = read_plover(io.BytesIO(GOLD.read_bytes()))
    assert sum(len(case.events) for case in found) == 322
    faults = {fault.column for fault in Plover().check(io.BytesIO(GOLD.read_bytes()))}
    assert "event" in faults  # types of an earlier version
    assert faults <= {"event", "mode", "actor", "id"}  # some ids of that file stand in it twice


@pytest.mark.parametrize(
    "data, where, what",
    [
        (b"{oops", "record 1", "this is no JSON"),
        (b'{"event": "AID"}', "record 1", "it has no id"),
        (b'{"id": 1, "event": "AID"}\n{"id": 2, "event": "DANCE"}', "record 2", "no event type DANCE"),
        (b'{"id": 1}', "record 1", "no event type"),
        (b'{"id": 1, "event": "AID", "mode": 7}', "record 1", "not built as PLOVER"),
        (
            b'{"id": 1, "event": "AID", "event_loc": {"name": "x", "lat": "north"}}',
            "record 1",
            "not built as",
        ),
        (b"[1]", "record 1", "this is no record"),
        (b"\xff\xfe", "record 1", "this is no JSON"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_record(data: bytes, where: str, what: str) -> None:
    with pytest.raises(InputError, match=what) as raised:
        read_plover(io.BytesIO(data))
    assert raised.value.where == where


def test_a_comment_of_somebody_else_tells_nothing() -> None:
    [case] = read_plover(stream({"id": "a", "event": "AID", "comment": "see; also: this"}))
    assert case.events[0].told is None
