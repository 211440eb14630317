"""What holds of every export format."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from truceline import Ledger
from truceline.errors import NotFound
from truceline.exports import EXPORTERS
from truceline.exports.formats import file_name, formats, is_text
from truceline.views import Extract


@pytest.fixture(scope="module")
def example(karabakh: Path) -> Extract:
    """The example ledger, as files are made of it."""
    return Ledger(karabakh).extract()


@pytest.mark.parametrize("name", EXPORTERS)
def test_what_it_writes_obeys_its_own_rules_and_is_counted(name: str, example: Extract) -> None:
    exporter = EXPORTERS[name]
    for table in exporter.tables or (None,):
        file = io.BytesIO()
        losses = exporter.write(example, file, table)
        file.seek(0)
        assert list(exporter.check(file)) == []
        assert losses.format == name
        assert losses.rows or table
        assert losses.written <= losses.ceasefires == len(example.shown.summaries)
        assert all(one.count > 0 and one.says for one in losses.losses)
        known = set(example.shown.summaries)
        assert {case for one in losses.losses for case in one.ceasefires} <= known


@pytest.mark.parametrize("name", EXPORTERS)
def test_what_servers_call_text_is_text(name: str, example: Extract) -> None:
    file = io.BytesIO()
    EXPORTERS[name].write(example, file)
    if is_text(EXPORTERS[name]):
        assert file.getvalue().decode()
    else:
        assert b"\0" in file.getvalue()


@pytest.mark.parametrize("name", EXPORTERS)
def test_a_table_that_is_none_is_refused(name: str, example: Extract) -> None:
    with pytest.raises(NotFound, match="no table 'nonsense'"):
        EXPORTERS[name].write(example, io.BytesIO(), "nonsense")


def test_lists_tell_all_formats() -> None:
    assert [(one.name, one.says) for one in formats()] == [
        (name, one.says) for name, one in EXPORTERS.items()
    ]


def test_files_of_two_formats_are_never_called_the_same() -> None:
    names = [file_name(name) for name in EXPORTERS]
    assert len({*names}) == len(names)
    assert file_name("eth-prio") == "ceasefires.eth-prio.csv"
    assert (file_name("csv", "claims"), file_name("jsonl")) == ("claims.csv", "ceasefires.jsonl")
