from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import Result

from truceline.cli.list_ import _folded, _narrow

pytestmark = pytest.mark.usefixtures("ledger")

Run = Callable[..., Result]


def rows(result: Result) -> list[Any]:
    assert result.exit_code == 0, result.stderr
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_a_row_tells_how_a_ceasefire_stands_on_the_day_asked_for(run: Run) -> None:
    told = rows(run("list", "--on", "2020-10-11"))
    assert [(row["effect"], row["standing"], row["on"]) for row in told] == [
        ("2020-10-10", "in force", "2020-10-11"),
        ("2020-10-18", "not yet told", "2020-10-11"),
    ]
    assert told[0]["since"] == "2020-10-10"


def test_a_ledger_as_of_a_day_tells_the_standing_on_that_day(run: Run) -> None:
    (row,) = rows(run("list", "--as-of", "2020-10-12"))
    assert (row["on"], row["standing"]) == ("2020-10-12", "in force")


@pytest.mark.parametrize("asked", ["in force", "IN_FORCE", "force"])
def test_a_list_is_narrowed_to_a_standing_by_its_words_or_a_part_of_them(run: Run, asked: str) -> None:
    told = rows(run("list", "--on", "2020-10-11", "--standing", asked))
    assert [row["effect"] for row in told] == ["2020-10-10"]


@pytest.mark.parametrize("asked", ["e", "peaceful", ""])
def test_a_standing_that_is_none_or_could_be_several_is_told_with_those_there_are(
    run: Run, asked: str
) -> None:
    result = run("list", "--standing", asked)
    assert result.exit_code == 2
    assert f"no standing {asked!r}. There are: not yet told, called for, proposed, agreed" in result.stderr


@pytest.mark.parametrize("asked", ["armenia", "ARM", " Azerbaijan "])
def test_a_list_is_narrowed_to_a_side_by_name_or_id(run: Run, asked: str) -> None:
    assert len(rows(run("list", "--side", asked))) == 2


def test_a_side_that_is_none_is_told_with_names_near_it(run: Run) -> None:
    result = run("list", "--side", "Armenai")
    assert result.exit_code == 2
    assert result.stderr == "truceline: no ceasefire of a side 'Armenai'. Near it: Armenia.\n"


def test_a_list_is_narrowed_to_a_conflict_whatever_the_order_of_its_sides(run: Run) -> None:
    assert len(rows(run("list", "--conflict", "aze-arm"))) == 2
    result = run("list", "--conflict", "AZE-GEO")
    assert result.exit_code == 2
    assert "no conflict 'AZE-GEO'." in result.stderr


def test_a_list_of_none_prints_nothing(run: Run) -> None:
    assert rows(run("list", "--standing", "contested", "--on", "2020-10-11")) == []


def test_times_are_narrow_enough_for_a_column() -> None:
    assert _narrow("not after 2020-10-10") == "by\n2020-10-10"
    assert _narrow("between 2020-10-10 and 2020-10-12") == "2020-10-10\n…2020-10-12"
    assert _narrow("2020-10-10 12:00+04:00") == "2020-10-10\n12:00+04:00"


def test_a_long_id_is_folded_at_a_hyphen() -> None:
    assert _folded("AZE-ARM-2020-10-10", 20) == "AZE-ARM-2020-10-10"
    folded = _folded("GUERRILLAGROUPS-COL-BY-2017-01-10", 20)
    assert folded == "GUERRILLAGROUPS-COL-\nBY-2017-01-10"
    assert _folded("ONEVERYLONGNAMEWITHOUTHYPHEN-2020", 8) == "ONEVERYLONGNAMEWITHOUTHYPHEN-\n2020"


@given(st.lists(st.from_regex(r"[A-Z0-9]{1,14}", fullmatch=True), min_size=1, max_size=8), st.integers(1, 40))
def test_a_folded_id_is_the_id_again_when_its_lines_are_joined(parts: list[str], room: int) -> None:
    name = "-".join(parts)
    lines = _folded(name, room).split("\n")
    assert "".join(lines) == name
    assert all(len(line) <= room or line.rstrip("-") in parts for line in lines)


def test_an_empty_ledger_is_no_error(run: Run, folder: Path) -> None:
    (folder / "cats.txt").write_text(
        "Cats sleep for most of the day, as every owner knows.", encoding="utf-8"
    )
    run("add", "cats.txt", "--ledger", "cats.ledger")
    assert rows(run("list", "--ledger", "cats.ledger")) == []
