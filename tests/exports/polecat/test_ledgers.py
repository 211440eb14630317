"""Whole ledgers as events of PLOVER and rows of POLECAT, as checked by hand against the articles and the rules of `docs/formats`.

Of the seed articles, whose words may not be copied, the columns that hold none are compared.
"""

from __future__ import annotations

import csv
import io
import json
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest

from truceline import Ledger
from truceline.exports import EXPORTERS
from truceline.exports.losses import Losses
from truceline.exports.plover import PloverCase, read_plover
from truceline.exports.polecat import COLUMNS, as_polecat, read_polecat

EXPECTED = Path(__file__).parents[2] / "data" / "exports"
WORDLESS = (
    *(
        "Event Date",
        "Event Type",
        "Event Mode",
        "Quad Code",
        "Contexts",
        "Actor Name",
        "Actor Country",
        "Actor Sectors",
    ),
    *("Recipient Name", "Recipient Country", "Country", "Latitude", "Longitude", "Publication Date"),
)


def exported(ledger: Path, name: str) -> tuple[bytes, Losses]:
    file = io.BytesIO()
    with Ledger(ledger) as opened:
        losses = opened.export(name, file)
    return file.getvalue(), losses


def records(data: bytes) -> list[dict[str, Any]]:
    return [json.loads(line) for line in data.splitlines()]


def rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode()), delimiter="\t"))


def test_the_example_as_plover_is_what_was_checked(karabakh: Path) -> None:
    expected = records((EXPECTED / "karabakh.plover.jsonl").read_bytes())
    assert records(exported(karabakh, "plover")[0]) == expected


def test_the_example_as_polecat_is_what_was_checked(karabakh: Path) -> None:
    told = (
        exported(karabakh, "polecat")[0]
        .decode()
        .replace(f"Truceline {version('truceline')}", "Truceline 0.0")
    )
    assert told == (EXPECTED / "karabakh.polecat.tsv").read_text("utf-8")


def test_the_seeds_are_coded_as_was_checked(seeds: Path) -> None:
    expected = rows((EXPECTED / "seeds.polecat.tsv").read_bytes())
    told = rows(exported(seeds, "polecat")[0])
    cases = [row["Event ID"].rsplit("_", 2)[0] for row in told]
    assert [
        {"Case": case, **{name: row[name] for name in WORDLESS}}
        for case, row in zip(cases, told, strict=True)
    ] == expected


@pytest.mark.parametrize("name", ["plover", "polecat"])
@pytest.mark.parametrize("ledger", ["karabakh", "seeds"])
def test_whole_ledgers_obey_the_rules(name: str, ledger: str, request: pytest.FixtureRequest) -> None:
    data, _ = exported(request.getfixturevalue(ledger), name)
    assert list(EXPORTERS[name].check(io.BytesIO(data))) == []


def test_words_stand_in_their_articles_where_the_record_says(karabakh: Path) -> None:
    with Ledger(karabakh) as ledger:
        texts = {document.id: document.text for document in ledger.documents()}
    for record in records(exported(karabakh, "plover")[0]):
        info, text = record["text_info"], texts[record["cite_info"]["citation"]]
        assert text[info["start"] : info["end"]] == record["text"]


def test_rows_hold_the_events_of_the_records(karabakh: Path) -> None:
    written = read_plover(io.BytesIO(exported(karabakh, "plover")[0]))
    held = tuple(PloverCase(id=case.id, events=tuple(map(as_polecat, case.events))) for case in written)
    assert read_polecat(io.BytesIO(exported(karabakh, "polecat")[0])) == held


def test_every_unknown_is_counted(karabakh: Path) -> None:
    data, losses = exported(karabakh, "polecat")
    told = rows(data)
    counted = {(loss.kind.value, loss.what, loss.column): loss.count for loss in losses.losses}
    assert losses.rows == len(told)
    assert tuple(told[0]) == COLUMNS
    for column, what in (("Actor Name", "actors"), ("Recipient Name", "recipients"), ("Placename", "place")):
        assert counted["coded", what, column] == sum(row[column] == "None" for row in told)
    dates = [loss.count for loss in losses.losses if loss.kind == "coded" and loss.what == "date"]
    assert sum(dates) == sum(row["Event Date"] == "None" for row in told)
    assert {loss.code for loss in losses.losses if loss.kind == "coded"} == {"None"}


def test_what_a_ceasefire_is_does_not_stand_in_events(karabakh: Path) -> None:
    _, losses = exported(karabakh, "plover")
    left = {loss.what: loss for loss in losses.losses if loss.kind == "left out"}
    assert {"mediators", "ceasefire_class", "terms", "relations", "events"} <= set(left)
    assert left["mediators"].ceasefires == tuple(
        case.id for case in read_plover(io.BytesIO(exported(karabakh, "plover")[0]))
    )
