"""Whole ledgers in the layout of ETH/PRIO: as checked by hand, obeying the rules, and read back the same."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from truceline import Ledger
from truceline.exports.eth_prio import EthPrio, cases_of, read_eth_prio
from truceline.exports.eth_prio.columns import COLUMNS

REFERENCE = Path(__file__).parents[4] / "shared" / "reference" / "cf_oct2022.txt"


def written(ledger: Path) -> bytes:
    stream = io.BytesIO()
    with Ledger(ledger) as opened:
        EthPrio().write(opened.extract(), stream)
    return stream.getvalue()


def test_the_columns_are_those_of_the_data_set() -> None:
    if not REFERENCE.is_file():
        pytest.skip("the lists of columns (../shared/reference) are not here")
    whole = REFERENCE.read_text("utf-8").strip()
    links = ",".join(f"link_id{number}" for number in range(1, 36))
    assert ",".join(COLUMNS) == whole.replace("link_id1..link_id35", links)


def test_the_example_is_read_back_as_it_was_coded(karabakh: Path) -> None:
    with Ledger(karabakh) as opened:
        assert read_eth_prio(io.BytesIO(written(karabakh)), coder="Truceline") == cases_of(opened.extract())


def test_the_example_obeys_the_rules(karabakh: Path) -> None:
    assert list(EthPrio().check(io.BytesIO(written(karabakh)))) == []


def test_the_header_stands_first(karabakh: Path) -> None:
    assert tuple(next(csv.reader(io.StringIO(written(karabakh).decode())))) == COLUMNS
