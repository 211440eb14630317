"""The table of ceasefires, compared with files that were checked by hand, cell by cell, against articles and descriptions.

`karabakh.ceasefires.csv` holds every column. `seeds.ceasefires.csv` leaves out those with words of the articles, which are not ours.
What the ledger reads otherwise than the coder of `karabakh_ledger.yaml` stands in the file as the ledger has it: France alone as
mediator of the second ceasefire, and the day of its agreement, which the ledger only bounds. Those are faults of reading, not of writing.
"""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from truceline import Ledger

DATA = Path(__file__).parents[2] / "data" / "exports"


def rows_of(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8"), newline="")))


def written(place: Path) -> bytes:
    stream = io.BytesIO()
    with Ledger(place) as ledger:
        ledger.export("csv", stream)
    return stream.getvalue()


def test_the_ceasefires_of_the_example_are_as_checked(karabakh: Path) -> None:
    checked = DATA.joinpath("karabakh.ceasefires.csv").read_bytes()
    assert rows_of(written(karabakh)) == rows_of(checked)
    assert written(karabakh) == checked


def test_the_ceasefires_of_the_seeds_are_as_checked(seeds: Path) -> None:
    checked = rows_of(DATA.joinpath("seeds.ceasefires.csv").read_bytes())
    found = rows_of(written(seeds))
    assert [{name: row[name] for name in checked[0]} for row in found] == checked


def test_no_column_with_words_of_the_seeds_is_kept_here() -> None:
    (head, *_) = DATA.joinpath("seeds.ceasefires.csv").read_text("utf-8").splitlines()
    assert not [
        name
        for name in head.split(",")
        if name.endswith("_evidence") or name in {"silent_on", "place", "venue"}
    ]


@pytest.mark.parametrize(
    "ceasefire, agreed, effect, mediators",
    [  # as the coder of karabakh_ledger.yaml tells them, where the ledger agrees
        ("AZE-ARM-2020-10-10", "2020-10-09", "2020-10-10T12:00", "Russia"),
        ("AZE-ARM-2020-10-26", "2020-10-25", "2020-10-26T08:00+04:00", "United States"),
        ("AZE-ARM-2020-11-10", "2020-11-09", "2020-11-10T00:00+03:00", "Russia"),
        ("AZE-NKR-2023-09-20", "2023-09-20", "2023-09-20T13:00+04:00", "Russia"),
    ],
)
def test_the_checked_file_tells_what_the_coder_tells(
    ceasefire: str, agreed: str, effect: str, mediators: str
) -> None:
    rows = rows_of(DATA.joinpath("karabakh.ceasefires.csv").read_bytes())
    (row,) = [row for row in rows if row["id"] == ceasefire]
    assert (row["agreed"], row["effect"], row["mediators"]) == (agreed, effect, mediators)
