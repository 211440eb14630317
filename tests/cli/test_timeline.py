"""`truceline timeline` and `truceline conflicts`."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cli.conftest import Command
from cli.test_terminal import on_terminal
from truceline.cli.band import STATES, Band
from truceline.cli.scale import fit
from truceline.cli.screen import ascii_only
from truceline.model import Phase, State
from truceline.views import Entry, Lane, Moment, Timeline, span_of

LANE = Lane(
    ceasefire="AZE-ARM-2020-10-10",
    phases=(
        Phase(state="agreed", first="2020-10-09", last="2020-10-09"),
        Phase(state="in force", first="2020-10-10", last="2020-10-12"),
        Phase(state="alleged violated", first="2020-10-13", last="2020-10-14"),
    ),
)


def entry(day: str, kind: str = "incident") -> Entry:
    time = Moment(value=day, words=day, precision="day", earliest=day, latest=day)
    return Entry(kind=kind, what="ASSAULT", says="", time=time, origins=1, claims=("c",))


def timeline(*entries: Entry, lanes: tuple[Lane, ...] = (LANE,)) -> Timeline:
    return Timeline(
        id="AZE-ARM-2020-10-10", name="", until="2020-10-14", lanes=lanes, entries=entries, undated=()
    )


def drawn(made: Timeline, width: int, *, plain: bool = False) -> list[str]:
    days = span_of(made)
    assert days is not None
    band = Band(first=days[0], last=days[1], width=width, ascii_only=plain)
    return [line.plain for line in band.lines(made)]


def test_a_band_draws_each_day_with_what_is_told_of_it() -> None:
    assert drawn(timeline(entry("2020-10-13"), entry("2020-10-13")), 80) == [
        "           |2020-10-09     |10-13",
        "standing   ░░░░▒▒▒▒▒▒▒▒▒▒▒▒××××××××",
        "incidents                  2       ",
        "░ agreed  ▒ in force  × alleged violated  (4 columns: a day)",
    ]


def test_a_band_needs_no_letters_beyond_ascii() -> None:
    assert drawn(timeline(), 30, plain=True)[1:] == [
        "standing   aaa=========xxxxxx",
        "a agreed  = in force  ",
        "x alleged violated  ",
        "(3 columns: a day)",
    ]


def test_several_ceasefires_stand_under_each_other() -> None:
    later = Lane(
        ceasefire="AZE-ARM-2020-11-10", phases=(Phase(state="agreed", first="2020-11-09", last="2020-11-15"),)
    )
    lines = drawn(timeline(lanes=(LANE, later)), 60)
    assert lines[1].startswith("AZE-ARM-2020-10-10 ░")
    assert lines[2].startswith("AZE-ARM-2020-11-10  ")
    assert lines[2].endswith("░")


def test_every_state_is_drawn_by_a_sign_of_its_own() -> None:
    assert set(STATES) == {str(state) for state in State if state is not State.NOT_TOLD} | {"unclear"}
    for place in (0, 1):
        signs = [sign[place] for sign in STATES.values()]
        assert len(set(signs)) == len(signs)
    assert all(sign[1].isascii() for sign in STATES.values())


def test_the_docs_show_the_signs_of_the_states() -> None:
    page = (Path(__file__).parents[2] / "docs" / "timeline.md").read_text("utf-8")
    rows = [f"| `{state}` | `{sign}` | `{plain}` |" for state, (sign, plain, _) in STATES.items()]
    assert [row for row in rows if row not in page] == []


def test_what_lies_far_from_the_states_does_not_stretch_the_scale() -> None:
    near, far = entry("2020-10-01"), entry("1992-02-25")
    assert span_of(timeline(near, far)) == (date(2020, 10, 1), date(2020, 10, 14))
    assert span_of(timeline(far, lanes=())) == (date(1992, 2, 25), date(1992, 2, 25))
    assert span_of(timeline(lanes=())) is None


DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 1, 1))


@given(DAYS, st.integers(0, 40000), st.integers(10, 200))
def test_a_scale_fits_and_holds_every_day(first: date, days: int, width: int) -> None:
    last = first + timedelta(days=days)
    scale = fit(first, last, width)
    assert scale.cells * scale.wide <= width
    assert (scale.cell(first), scale.cell(last)) == (0, scale.cells - 1)
    assert len(scale.axis()) <= width
    middle = first + timedelta(days=days // 2)
    cell = scale.cell(middle)
    assert cell is not None
    assert scale.starts[cell] <= middle <= scale.last_day(cell)


@pytest.mark.parametrize(
    "days, unit",
    [(20, "day"), (300, "week"), (1500, "month"), (5000, "3 months"), (9000, "6 months"), (20000, "year")],
)
def test_the_scale_grows_with_the_time(days: int, unit: str) -> None:
    assert fit(date(2000, 1, 1), date(2000, 1, 1) + timedelta(days=days), 60).unit == unit


@pytest.mark.parametrize(
    "environment, plain",
    [
        ({}, False),
        ({"LANG": "en_GB.UTF-8"}, False),
        ({"LANG": "en_GB.ISO-8859-1"}, True),
        ({"LC_ALL": "C", "LANG": "en_GB.UTF-8"}, True),
        ({"LANG": "C", "LC_CTYPE": "C.UTF-8"}, True),
        ({"LC_CTYPE": "C.UTF-8"}, False),
    ],
)
def test_only_a_locale_that_is_told_to_have_no_other_letters_gets_ascii(
    environment: dict[str, str], *, plain: bool
) -> None:
    assert ascii_only(environment) is plain


def test_a_timeline_is_one_object_when_piped(ledger: Path, run: Command) -> None:
    assert ledger.exists()
    (conflict,) = map(json.loads, run("conflicts").stdout.splitlines())
    assert (conflict["id"], len(conflict["ceasefires"])) == ("ARM-AZE", 2)
    shown = json.loads(run("timeline", conflict["ceasefires"][0]).stdout)
    assert [entry["time"]["value"] for entry in shown["entries"]] == ["2020-10-10"]
    whole = json.loads(run("timeline", conflict["ceasefires"][0], "--conflict").stdout)
    assert whole == json.loads(run("timeline", "AZE-ARM").stdout)
    assert len(whole["lanes"]) == 2
    part = json.loads(run("timeline", "AZE-ARM", "--from", "2020-10-12").stdout)
    assert [entry["time"]["value"] for entry in part["entries"]] == ["2020-10-18"]


def test_what_is_not_there_is_told_with_what_to_do(ledger: Path, run: Command) -> None:
    assert ledger.exists()
    missing = run("timeline", "ISR-HAMAS")
    assert missing.exit_code == 2
    assert "truceline list" in missing.stderr


def test_a_timeline_fits_80_columns(ledger: Path) -> None:
    assert ledger.exists()
    shown = on_terminal("timeline", "ARM-AZE", "--evidence")
    assert shown[0] == "ARM-AZE  Armenia and Azerbaijan"
    assert any("“Armenia and Azerbaijan agreed on" in line for line in shown)
    assert max(map(len, shown)) <= 80
    listed = on_terminal("conflicts")
    assert listed[1].split()[0] == "ARM-AZE"
    assert max(map(len, listed)) <= 80
