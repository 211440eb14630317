"""The bench measures what it says and writes what it measured; how quick anything is, no test asks."""

import json
import math
import re
import sys
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from bench.__main__ import BENCHES, as_table, cells, main
from bench.figures import Figure, exponent, read
from bench.page import PAGE, rewritten
from bench.plot import draw
from hypothesis import given
from hypothesis import strategies as st

KEYS = {
    "bench", "what", "unit", "ours", "floor", "against", "ratio", "bar", "judged", "at_most", "sizes", "growth", "ok",
}  # fmt: skip
CHEAP = ("gate", "readers", "resolve")


def figure(**more: Any) -> Figure:
    return Figure(**{"bench": "gate", "what": "pages", "unit": "records/s", "ours": 80.0, **more})


@pytest.mark.parametrize(
    "more,expected",
    [
        ({}, None),
        ({"bar": 0.7}, None),
        ({"bar": 0.7, "ratio": 0.7}, True),
        ({"bar": 0.7, "ratio": 0.69}, False),
        ({"bar": 0.2, "ratio": 0.3, "at_most": True}, False),
        ({"bar": 90, "judged": "ours"}, False),
        ({"bar": 90, "judged": "ours", "at_most": True}, True),
        ({"bar": 1.1, "judged": "growth", "at_most": True, "sizes": {10: 1.0, 100: 100.0}}, False),
        ({"bar": 1.1, "judged": "growth", "at_most": True, "sizes": {10: 1.0, 100: 10.0, 1000: 100.0}}, True),
    ],
)
def test_a_figure_keeps_to_its_bar_or_not(more: dict[str, Any], expected: bool | None) -> None:  # noqa: FBT001
    assert figure(**more).is_within is expected


@given(power=st.floats(0.1, 3), seconds=st.floats(0.001, 10), step=st.integers(2, 10))
def test_the_exponent_is_that_of_the_growth(power: float, seconds: float, step: int) -> None:
    sizes = {size: seconds * size**power for size in (100, 100 * step, 100 * step**2)}
    assert math.isclose(exponent(sizes), power, rel_tol=1e-6)


def test_a_figure_comes_back_from_json() -> None:
    one = figure(floor=100.0, against="bare", ratio=0.8, bar=0.7, sizes={10: 0.5, 100: 5.0})
    plain = json.loads(json.dumps(one.plain()))
    assert plain.keys() == KEYS
    assert read(plain | {"measured": "2026-11-22"}) == one


def test_the_table_fits_a_terminal_and_says_what_missed_its_bar() -> None:
    from rich.console import Console

    rows = [
        figure(
            what="a thing of quite a long name that is folded",
            floor=100.0,
            against="the bare spaCy pipeline",
            ratio=0.5,
            bar=0.7,
        ),
        figure(what="words in [brackets]", bar=0.1, judged="ours", sizes={1: 1.0, 10: 10.0}),
    ]
    console = Console(width=80, record=True, force_terminal=False)
    console.print(as_table(rows))
    told = console.export_text()
    assert max(map(len, told.splitlines())) <= 80
    assert "≥ 0.7 ✗" in told
    assert "[brackets]" in told
    assert cells(rows[1]) == ["words in [brackets]", "80 records/s", "", "", "n^1.00", "≥ 0.1 ✓"]


def test_the_drawing_is_whole_and_holds_each_figure() -> None:
    rows = [
        figure(what="grows & <grows>", sizes={100: 0.1, 1_000: 1.2, 10_000: 11.0}),
        figure(what="twice as quick", ratio=2.0),
        figure(what="too slow", ratio=0.05, bar=0.7),
        figure(what="neither"),
    ]
    words = [node.text for node in ET.fromstring(draw(rows)).iter() if node.text]
    assert {"n^1.02 grows & <grows>", "twice as quick", "too slow"} <= set(words)
    assert "neither" not in words
    assert "<svg" in draw([])


def test_each_quick_look_writes_figures_of_one_shape(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["bench", "--quick", "--folder", str(tmp_path), *CHEAP])
    assert main() == 0
    written = json.loads((tmp_path / "bench.quick.json").read_text("utf-8"))
    assert not (tmp_path / "bench.json").exists()
    assert {plain["bench"] for plain in written["figures"]} == set(CHEAP)
    assert written["not_measured"] == {}
    assert written["machine"]["python"]
    for plain in written["figures"]:
        assert plain.keys() == KEYS | {"measured", "rounds"}
        assert plain["ours"] > 0
    grown = {plain["bench"] for plain in written["figures"] if len(plain["sizes"]) == 3}
    assert grown == {"gate", "resolve"}
    assert ET.fromstring((tmp_path / "bench.quick.svg").read_text("utf-8")).tag.endswith("svg")
    assert "Truceline measured" in capsys.readouterr().out


def test_what_is_not_measured_again_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = figure(bench="resolve").plain() | {"measured": "2026-01-01"}
    before = {"figures": [kept], "not_measured": {"coding": "why", "copies": "why"}}
    (tmp_path / "bench.quick.json").write_text(json.dumps(before), "utf-8")
    monkeypatch.setattr(sys, "argv", ["bench", "--quick", "--folder", str(tmp_path), "copies"])
    assert main() == 0
    written = json.loads((tmp_path / "bench.quick.json").read_text("utf-8"))
    assert [plain["bench"] for plain in written["figures"]] == ["resolve", "copies", "copies"]
    assert written["figures"][0] == kept
    assert written["not_measured"] == {"coding": "why"}


def test_every_measurement_has_its_module_and_an_unknown_one_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = Path(main.__code__.co_filename).parent
    assert [name for name, module in BENCHES.items() if not (folder / f"{module}.py").exists()] == []
    monkeypatch.setattr(sys, "argv", ["bench", "no-such"])
    with pytest.raises(SystemExit) as stopped:
        main()
    assert stopped.value.code == 2
    assert "there is no 'no-such'" in capsys.readouterr().err


def test_the_page_shows_what_was_measured() -> None:
    figures = [figure(what="pages | of a web archive", floor=100.0, against="bare", ratio=0.8, bar=0.7)]
    machine = {"processor": "A processor", "cores": 2, "load": 0.1, "system": "Linux", "python": "3.11"}
    written = {
        "machine": machine,
        "figures": [one.plain() | {"measured": "2026-11-22T10:00:00+00:00"} for one in figures],
        "not_measured": {"serving": "too long"},
    }
    page = rewritten(PAGE.read_text("utf-8"), written)
    assert "| pages \\| of a web archive | 80 records/s | 100, bare | 0.80 |  | ≥ 0.7 ✓ |" in page
    assert "A processor" in page
    assert "Not measured: serving (too long)." in page
    assert rewritten(page, written) == page
    assert len(re.findall("<!-- measured -->", page)) == 1
