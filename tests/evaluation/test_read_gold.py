"""Files of gold and of floors."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from truceline.errors import SourceError
from truceline.evaluation import code_set, read_gold, read_gold_sets
from truceline.model import Annotated, Coded, Document

FLOORS = """\
[one]
articles = "one"
metadata = "one.csv"
gold = "one.jsonl"
[one.floors]
acts = 0.5

[far]
articles = "{shared}/far.jsonl"
gold = "{shared}/gold.jsonl"
"""


def mark_nothing(documents: Iterable[Document]) -> Iterator[Annotated]:
    return (Annotated(document=document.id, tokens=(), sentences=()) for document in documents)


def as_line(coded: Coded) -> dict[str, Any]:
    return {"id": coded.article.name, "claims": list(coded.claims)}


def test_gold_is_read_by_report(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text(
        '{"id": "r1", "claims": [{"act": "agree"}]}\n\n{"id": "r2", "claims": null}\n{"id": "r3"}\n'
    )
    assert read_gold(path) == {"r1": [{"act": "agree"}], "r2": [], "r3": []}


@pytest.mark.parametrize("line", ["{", "[1]", "3", '{"claims": []}'])
def test_a_line_that_is_no_report_is_told(line: str, tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text('{"id": "r1"}\n' + line)
    with pytest.raises(SourceError, match=r"gold\.jsonl:2: not a coded report"):
        read_gold(path)


def test_sets_are_found_beside_the_file_or_in_the_shared_folder(tmp_path: Path) -> None:
    path = tmp_path / "floors.toml"
    path.write_text(FLOORS)
    one, far = read_gold_sets(path, shared=tmp_path / "away")
    assert (one.articles, one.metadata, one.gold) == (
        tmp_path / "one",
        tmp_path / "one.csv",
        tmp_path / "one.jsonl",
    )
    assert one.floors == {"acts": 0.5}
    assert (far.articles, far.metadata, far.floors) == (tmp_path / "away/far.jsonl", None, {})
    assert not far.is_present


@pytest.mark.parametrize("text", ["[one", "one = 3", "[one]\ngold = 'g'"])
def test_what_is_no_file_of_floors_is_told(text: str, tmp_path: Path) -> None:
    path = tmp_path / "floors.toml"
    path.write_text(text)
    with pytest.raises(SourceError, match=r"floors\.toml: not a file of floors"):
        read_gold_sets(path, shared=tmp_path)


def test_a_set_is_coded_by_report(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "one" / "r1.jsonl").write_text(
        '{"id": "r1", "text": "It rained on Monday in the north of the country."}\n'
    )
    (tmp_path / "one.jsonl").write_text('{"id": "r1"}\n')
    path = tmp_path / "floors.toml"
    path.write_text(FLOORS.replace('metadata = "one.csv"\n', ""))
    (one, _) = read_gold_sets(path, shared=tmp_path / "away")
    assert one.is_present
    assert code_set(one, mark_nothing, as_line) == {"r1": []}
