"""Whole ledgers in the layout of ETH/PRIO: as checked by hand, obeying the rules, and read back the same.

The expected files (`tests/data/exports/*.eth-prio.csv`) were gone through cell by cell, with the articles, the ledgers made by hand of
them and the coding rules beside. Of the seed articles they hold no column with words. `DIFFER` and `MISREAD` name what a person
codes otherwise: there the reading of the articles falls short, not the writing of the rows.
"""

from __future__ import annotations

import csv
import io
import os
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
import yaml

from truceline import Ledger
from truceline.exports.eth_prio import EthPrio, cases_of, read_eth_prio
from truceline.exports.eth_prio.columns import COLUMNS

DATA = Path(__file__).parents[2] / "data"
SHARED = Path(os.environ.get("TRUCELINE_SHARED") or Path(__file__).parents[4] / "shared")
REFERENCE = SHARED / "reference" / "cf_oct2022.txt"
NAMES = {"Nagorno-Karabakh authorities": "Nagorno-Karabakh", "Armenia or Nagorno-Karabakh": ""}

DIFFER = {
    # 05 tells "on Saturday evening" of the statements, and names three mediators after "which it said".
    ("karabakh", "2020-10-18", "cf_dec", None, "2020-10-17"),
    ("karabakh", "2020-10-18", "mediator_send", "France", "France; Russia; United States"),
}
"""Ledger, day of effect, variable: what stands in the file, and what a person codes."""

MISREAD = {
    # The talks of 9 October, told with the first truce, count for the second as well.
    ("AZE-ARM-2020-10-18", "timing", "during negotiations", None),
    # "The truce that ended the war of 2020" is another one.
    ("AZE-NKR-2023-09-20", "timing", "end of the violent phase", None),
}
"""In the example, of variables that the ledger made by hand does not have: ceasefire, variable, what stands in the file, what a person codes."""

Row = dict[str, str]


def written(ledger: Path) -> bytes:
    stream = io.BytesIO()
    with Ledger(ledger) as opened:
        EthPrio().write(opened.extract(), stream)
    return stream.getvalue()


def table(content: str, columns: Iterable[str] | None = None) -> list[Row]:
    rows = csv.DictReader(io.StringIO(content, newline=""))
    return [{name: row[name] for name in columns or rows.fieldnames or ()} for row in rows]


def expected(name: str) -> list[Row]:
    return table((DATA / "exports" / f"{name}.eth-prio.csv").read_text("utf-8"))


def test_the_columns_are_those_of_the_data_set() -> None:
    if not REFERENCE.is_file():
        pytest.skip("the lists of columns (../shared/reference) are not here")
    links = ",".join(f"link_id{number}" for number in range(1, 36))
    assert ",".join(COLUMNS) == REFERENCE.read_text("utf-8").strip().replace("link_id1..link_id35", links)


@pytest.mark.parametrize("name", ["karabakh", "seeds"])
def test_rows_are_those_checked_by_hand(name: str, request: pytest.FixtureRequest) -> None:
    rows = table(written(request.getfixturevalue(name)).decode(), expected(name)[0])
    for row, right in zip(rows, expected(name), strict=True):
        assert {(key, cell) for key, cell in row.items() if cell != right[key]} == set(), row["id"]


@pytest.mark.parametrize("name", ["karabakh", "seeds"])
def test_a_file_obeys_the_rules_and_is_read_back_as_it_was_coded(
    name: str, request: pytest.FixtureRequest
) -> None:
    path = request.getfixturevalue(name)
    content = written(path)
    assert list(EthPrio().check(io.BytesIO(content))) == []
    with Ledger(path) as opened:
        assert read_eth_prio(io.BytesIO(content), coder="Truceline") == cases_of(opened.extract())


@pytest.mark.parametrize(
    "name, by_hand",
    [("karabakh", DATA / "karabakh_ledger.yaml"), ("seeds", SHARED / "gold" / "seeds_ledger.yaml")],
)
def test_what_was_checked_is_what_a_person_codes_but_for_what_is_named(name: str, by_hand: Path) -> None:
    if not by_hand.is_file():
        pytest.skip("the ledger made by hand (../shared/gold) is not here")
    cases = read_eth_prio(DATA / "exports" / f"{name}.eth-prio.csv")
    found = {case.values.get("cf_effect") or case.values.get("cf_dec"): case for case in cases}
    differ: set[tuple[str, str, str, Any, Any]] = set()
    for told in yaml.safe_load(by_hand.read_text("utf-8"))["ceasefires"]:
        day = str(told.get("effect") or _day(told.get("agreed")))[:10]
        case = found.get(day)
        if case is None:
            continue  # not found at all: `tests/test_examples_ledger.py` counts these
        right = {
            "cf_effect": day if "effect" in told else None,
            "cf_dec": _day(told.get("agreed")) or (day if len(day) == 4 else None),
            "mediator_send": "; ".join(sorted(told.get("mediators", []))) or None,
            "written": bool(told.get("written")),
            "p_humanitarian": "humanitarian" in told.get("purpose", []),
            "p_unclear": "purpose" not in told,
        }
        for variable, value in right.items():
            if case.values.get(variable) != value:
                differ.add((name, day, variable, case.values.get(variable), value))
        assert set(case.sides) <= {NAMES.get(one, one) for one in told["parties"]}
    assert differ == {one for one in DIFFER if one[0] == name}


def test_what_is_known_to_be_misread_stands_there_until_it_is_read_right() -> None:
    cases = {case.id: case for case in read_eth_prio(DATA / "exports" / "karabakh.eth-prio.csv")}
    for name, variable, found, right in MISREAD:
        assert cases[name].values.get(variable) == found != right


def _day(told: Any) -> str | None:
    """The day that the ledger made by hand gives; of what it gives in words, the year that both bounds share."""
    days = re.findall(r"\d{4}-\d\d-\d\d", str(told or ""))
    return days[0] if len(days) == 1 else days[0][:4] if days else None


def test_the_header_stands_first(karabakh: Path) -> None:
    assert tuple(next(csv.reader(io.StringIO(written(karabakh).decode())))) == COLUMNS
