"""The page on standing is held to the machine: its tables are those of the code, its numbers those of the vocabulary."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from truceline.model import State
from truceline.records.state.machine import BEFORE, TRANSITIONS
from truceline.records.state.signs import SIGNS
from truceline.records.state.words import READINGS
from truceline.records.vocabulary import read

PAGE = Path(__file__).parents[3] / "docs/standing.md"


def shown(name: str) -> list[str]:
    """The rows of the table between two marks, without its head."""
    text = PAGE.read_text("utf-8").split(f"<!-- {name} -->", 1)[1].split(f"<!-- /{name} -->", 1)[0]
    return [line for line in text.splitlines() if line.startswith("|")][2:]


def states(some: frozenset[State]) -> str:
    before = ["*before*"] if some >= BEFORE else []
    rest = [f"`{state}`" for state in State if state in some and not (before and state in BEFORE)]
    return ", ".join((*before, *rest))


def test_every_transition_is_told() -> None:
    assert shown("transitions") == [
        f"| {row.sign} | {states(row.of)} | `{row.to}` | {row.why} |" for row in TRANSITIONS
    ]


def test_every_sign_of_an_account_is_told() -> None:
    assert shown("signs") == [f"| `{act}` | `{status}` | {sign} |" for (act, status), sign in SIGNS.items()]


def test_every_reading_is_told_in_its_order() -> None:
    assert shown("readings") == [f"| {reading.when} | `{reading.state}` |" for reading in READINGS]


def test_every_state_is_told_in_its_order() -> None:
    table = PAGE.read_text("utf-8").split("## States", 1)[1].split("## The machine", 1)[0]
    assert re.findall(r"^\| `([^`]+)`", table, re.MULTILINE) == list(State)


@pytest.mark.parametrize("name", ["word_stands", "silence", "news", "stopped"])
def test_lengths_are_those_of_the_vocabulary(name: str) -> None:
    told = re.findall(rf"<!-- {name} -->(\d+)<!-- / -->", PAGE.read_text("utf-8"))
    assert told == [str(read("standing.toml")[name])]
