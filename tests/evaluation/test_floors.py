"""A figure below its floor is told, and a floor is never lowered in silence."""

from __future__ import annotations

import tomllib

import pytest

from truceline.evaluation import Finding, compare, rewrite

FILE = """\
# What this is.

[one]
gold = "one.jsonl"

[one.floors]
acts = 0.600
claims = 0.500  # lowered from 0.550: why

[two]
gold = "two.jsonl"

[two.floors]
"""


@pytest.mark.parametrize(
    "floor,measured,change,target",
    [
        (0.6, 0.6, "held", 0.59),
        (0.6, 0.61, "held", 0.6),
        (0.6, 0.5999, "sank", 0.589),
        (0.6, 0.62, "rose", 0.61),
        (0.6, None, "sank", None),
        (None, 0.62, "new", 0.61),
        (None, 0.0, "new", 0.0),
        (0.99, 1.0, "held", 0.99),
    ],
)
def test_what_a_figure_has_done(
    floor: float | None, measured: float | None, change: str, target: float | None
) -> None:
    found = Finding(figure="acts", floor=floor, measured=measured)
    assert (found.change, found.target) == (change, target)


def test_a_finding_says_what_happened() -> None:
    assert str(Finding(figure="acts", floor=0.6, measured=None)) == "acts sank: floor 0.600, measured none"


def test_each_figure_with_a_floor_or_a_measurement_is_found() -> None:
    found = compare({"acts": 0.6, "terms": 0.1}, {"acts": 0.7, "claims": 0.5, "quiet": None})
    assert [(one.figure, one.change.value) for one in found] == [
        ("acts", "rose"),
        ("claims", "new"),
        ("terms", "sank"),
    ]


def test_new_and_risen_floors_are_written_and_all_else_stays() -> None:
    written = rewrite(FILE, "two", compare({}, {"acts": 0.7}))
    assert written == FILE + "acts = 0.690\n"
    written = rewrite(FILE, "one", compare({"acts": 0.6, "claims": 0.5}, {"acts": 0.7, "claims": 0.505}))
    assert written == FILE.replace("acts = 0.600", "acts = 0.690")


def test_writing_what_holds_changes_nothing() -> None:
    held = compare({"acts": 0.6, "claims": 0.5}, {"acts": 0.605, "claims": 0.505})
    assert rewrite(FILE, "one", held) == FILE


def test_a_lowered_floor_says_why() -> None:
    sunk = compare({"acts": 0.6, "claims": 0.5}, {"acts": 0.5, "claims": 0.5})
    with pytest.raises(ValueError, match=r"acts sank: .* only with a reason"):
        rewrite(FILE, "one", sunk)
    written = rewrite(FILE, "one", sunk, reason="gold was\nmended")
    assert "acts = 0.490  # lowered from 0.600: gold was mended\n" in written
    assert tomllib.loads(written)["one"]["floors"] == {"acts": 0.49, "claims": 0.5}


def test_a_figure_that_can_be_measured_no_more_leaves_its_reason() -> None:
    gone = compare({"acts": 0.6, "claims": 0.5}, {"claims": 0.5})
    written = rewrite(FILE, "one", gone, reason="no acts left in gold")
    assert "# lowered from 0.600: no acts left in gold (no acts can be measured)\n" in written
    assert tomllib.loads(written)["one"]["floors"] == {"claims": 0.5}


def test_a_set_without_floors_gets_them() -> None:
    written = rewrite('[new]\ngold = "new.jsonl"\n', "new", compare({}, {"acts": 0.7}))
    assert tomllib.loads(written)["new"] == {"gold": "new.jsonl", "floors": {"acts": 0.69}}
