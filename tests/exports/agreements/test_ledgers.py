"""Whole ledgers as lists of agreements: as checked by hand against the articles, obeying the rules, opened by readers of others."""

from __future__ import annotations

import csv
import io
from datetime import date
from pathlib import Path

import duckdb
import pandas as pd
import pytest

from truceline import Ledger
from truceline.exports import EXPORTERS, Losses, LossKind

DATA = Path(__file__).parents[2] / "data" / "exports"
"""What a careful coder writes by the rules of `docs/formats/`, from the articles; of the seeds without columns that hold their words."""

KEYS = {"pa-x": "AgtId", "ucdp": "PAID", "acled": "event_id_cnty"}
SHAPES = {"pa-x": 266, "ucdp": 69, "acled": 31}

MIDNIGHT, WASHINGTON, STATEMENT = "AZE-ARM-2020-10-18", "AZE-ARM-2020-10-26", "AZE-ARM-2020-11-10"
NOON, LAST = "AZE-ARM-2020-10-10", "AZE-NKR-2023-09-20"

READ_OTHERWISE = {
    ("karabakh", "pa-x"): {
        # 01: how it is to be watched "was left for later"
        *((NOON, column) for column in ("TjMis", "ImE")),
        # 05: "on Saturday evening" is not read as the day; France tells of three mediators, and is read as one
        *((MIDNIGHT, column) for column in ("Agt", "Dat", "ThrdPart")),
        # 07: the promises that the third truce takes up from the first are not read as its own
        *((WASHINGTON, column) for column in ("TjPrire", "TjMis")),
        # 10: "Prisoners … are to be exchanged, and people driven from their homes may return"; 13: buses, read as an evacuation
        *((STATEMENT, column) for column in ("GRef", "TjPrire", "TjMis", "Prot", "ProtCiv")),
        # norpress-20230920-1130: "whatever is left of Armenia's army is to leave"
        *((LAST, column) for column in ("CeProv", "SsrFf")),
    },
    ("karabakh", "ucdp"): {
        *((MIDNIGHT, column) for column in ("pa_name", "Year", "pa_date", "c_sign", "pa_3rd", "c_3rd")),
        *((WASHINGTON, column) for column in ("pris", "Justice_prov", "Reaffirm", "Reaffirm ID")),
        *((STATEMENT, column) for column in ("pris", "Return", "Justice_prov", "Out_iss")),
        (LAST, "Withd"),
    },
    ("karabakh", "acled"): {(MIDNIGHT, "")},  # its day is not read, see above
    ("seeds", "pa-x"): set(),
    ("seeds", "ucdp"): {
        (NOON, "c_duration")
    },  # 001: that fighting went on that very day is not read as the day of its end
    ("seeds", "acled"): {
        (f"{STATEMENT}-talks-2020-11-14", "")
    },  # 002: a headline on two calls, read as talks of three
}
"""Where the ledger reads the articles otherwise than a person, by row and column (no column: the row): faults of the reading, not of the format.

Each must still differ: what is read better one day is taken out here.
"""


def written(ledger: Path, name: str) -> tuple[bytes, Losses]:
    stream = io.BytesIO()
    with Ledger(ledger) as opened:
        losses = EXPORTERS[name].write(opened.extract(), stream)
    return stream.getvalue(), losses


def rows(text: str, key: str) -> dict[str, dict[str, str]]:
    return {row[key]: row for row in csv.DictReader(io.StringIO(text, newline=""))}


@pytest.mark.parametrize("corpus, name", READ_OTHERWISE, ids=":".join)
def test_rows_are_those_of_a_careful_coder(corpus: str, name: str, request: pytest.FixtureRequest) -> None:
    made = rows(written(request.getfixturevalue(corpus), name)[0].decode(), KEYS[name])
    by_hand = rows((DATA / f"{corpus}.{name}.csv").read_text("utf-8"), KEYS[name])
    differing = {(key, "") for key in made.keys() ^ by_hand.keys()} | {
        (key, column)
        for key in made.keys() & by_hand.keys()
        for column in by_hand[key]
        if made[key][column] != by_hand[key][column]
    }
    assert differing == READ_OTHERWISE[corpus, name]


@pytest.mark.parametrize("name", KEYS)
@pytest.mark.parametrize("corpus", ["karabakh", "seeds"])
def test_a_file_obeys_the_rules_of_its_format(corpus: str, name: str, request: pytest.FixtureRequest) -> None:
    text, _ = written(request.getfixturevalue(corpus), name)
    assert list(EXPORTERS[name].check(io.BytesIO(text))) == []


@pytest.mark.parametrize("name", KEYS)
def test_what_is_checked_by_hand_obeys_the_rules(name: str) -> None:
    assert list(EXPORTERS[name].check(io.BytesIO((DATA / f"karabakh.{name}.csv").read_bytes()))) == []


@pytest.mark.parametrize("name", KEYS)
def test_others_read_the_file(name: str, karabakh: Path, tmp_path: Path) -> None:
    text, losses = written(karabakh, name)
    path = tmp_path / "agreements.csv"
    path.write_bytes(text)
    frame = pd.read_csv(path, keep_default_na=False, dtype=str)
    assert frame.shape == (losses.rows, SHAPES[name])
    table = duckdb.read_csv(str(path), header=True, all_varchar=True)
    assert table.columns == list(frame.columns)
    assert [row[table.columns.index(KEYS[name])] for row in table.fetchall()] == list(frame[KEYS[name]])


@pytest.mark.parametrize("name", KEYS)
def test_the_same_ledger_gives_the_same_file(name: str, karabakh: Path) -> None:
    assert written(karabakh, name) == written(karabakh, name)


@pytest.mark.parametrize("name", KEYS)
def test_every_ceasefire_is_written_or_told_to_be_left_out(name: str, karabakh: Path) -> None:
    _, losses = written(karabakh, name)
    left = {
        one
        for loss in losses.losses
        if loss.kind is LossKind.LEFT_OUT and loss.what == "ceasefire"
        for one in loss.ceasefires
    }
    assert losses.written + len(left) >= losses.ceasefires
    assert losses.losses
    assert all(loss.says and loss.count > 0 for loss in losses.losses)


@pytest.mark.parametrize("name", KEYS)
def test_what_was_known_on_a_day_is_written(name: str, karabakh: Path) -> None:
    stream = io.BytesIO()
    with Ledger(karabakh) as opened:
        losses = EXPORTERS[name].write(opened.extract(as_of=date(2020, 10, 20)), stream)
    assert STATEMENT not in stream.getvalue().decode()
    assert losses.rows < len(rows(written(karabakh, name)[0].decode(), KEYS[name]))
