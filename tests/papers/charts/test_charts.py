from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from truceline.model import Phase, State
from truceline.papers import Figure, Table, plain_text
from truceline.papers.charts import (
    Estimate,
    Step,
    Told,
    band_figure,
    columns_figure,
    confusion_figure,
    flow_figure,
    intervals_figure,
    rows_figure,
)
from truceline.papers.charts.drawing import WIDTH, Drawing, breadth, fitted, wrapped
from truceline.papers.charts.fills import COLOURS, fill
from truceline.papers.figures import inline
from truceline.papers.pictures import png
from truceline.views import SeriesShown
from truceline.views.charts import Axis, band

SVG = "{http://www.w3.org/2000/svg}"
FIRST = date(2020, 10, 1)
AXIS = Axis(first=FIRST, last=date(2020, 11, 30))
LONG = "Nagorno-Karabakh & <Azerbaijan>: " + "a name that is far longer than its place " * 3


def phase(state: str, first: int, last: int) -> Phase:
    return Phase(state=state, first=str(FIRST + timedelta(first)), last=str(FIRST + timedelta(last)))


def standing() -> Figure:
    states = [str(state) for state in State if state is not State.NOT_TOLD]
    lives = [
        (LONG, [phase(state, 5 * place, 5 * place + 4) for place, state in enumerate(states)]),
        ("B", []),
    ]
    drawn = band(lives, last=AXIS.last, day=date(2020, 10, 20))
    assert drawn is not None
    return band_figure(drawn, caption="Standing", day=date(2020, 10, 20))


def claimants() -> Figure:
    week = timedelta(days=6)
    told = [
        Told(name="Armenia of Azerbaijan", counts=((FIRST, FIRST + week, 3),)),
        Told(name=LONG, counts=((FIRST, FIRST, 1),), gaps=((date(2020, 10, 10), date(2020, 10, 16)),)),
    ]
    return rows_figure(told, AXIS, caption="Breaches")


def confusion() -> Figure:
    labels = ["none", "not mentioned", LONG]
    counts = [[3, 1, 0], [0, 0, 0], [0, 2, 1000]]
    return confusion_figure(labels, counts, caption="Class", rows="person", columns="machine")


def intervals() -> Figure:
    told = [
        Estimate(name="effect", value=0.81, low=0.7, high=0.9, cases=45),
        Estimate(name=LONG, value=-0.25, low=-0.5, high=0.1),
        Estimate(name="purpose", value=None, cases=0),
    ]
    return intervals_figure(told, caption="Agreement", measure="Cohen's kappa")


def flow() -> Figure:
    steps = [
        Step(label="found", count=1200, left_out=(("copies", 200), (LONG, 1))),
        Step(label=LONG, count=999),
        Step(label="ceasefires", count=0),
    ]
    return flow_figure(steps, caption="What was read")


def by_day() -> Figure:
    return columns_figure([(FIRST, FIRST, 1200)], AXIS, caption="Articles", what="articles")


ALL = pytest.mark.parametrize("chart", [standing, claimants, confusion, intervals, flow, by_day])


def rows_of(table: Table) -> list[list[str]]:
    return [[plain_text(cell) for cell in row] for row in table.rows]


def texts(figure: Figure) -> list[ET.Element]:
    return list(ET.fromstring(figure.svg).iter(f"{SVG}text"))


@ALL
def test_a_chart_stands_by_itself_and_is_drawn(chart: Callable[[], Figure]) -> None:
    figure = chart()
    assert inline(figure, "one")
    assert png(figure.svg).startswith(b"\x89PNG")
    assert "style" not in figure.svg
    assert "pattern" not in figure.svg


@ALL
def test_no_words_are_cut_off_by_the_edge(chart: Callable[[], Figure]) -> None:
    figure = chart()
    height = float(ET.fromstring(figure.svg).attrib["height"])
    for words in texts(figure):
        size = float(words.get("font-size", "12"))
        wide, x = breadth(words.text or "", size), float(words.attrib["x"])
        before = {"middle": wide / 2, "end": wide}.get(words.get("text-anchor", ""), 0)
        assert x - before >= 0, words.text
        assert x - before + wide <= WIDTH, words.text
        assert size <= float(words.attrib["y"]) <= height - 2, words.text


@ALL
def test_words_stand_out_on_what_they_are_drawn_on(chart: Callable[[], Figure]) -> None:
    """Words of ink or grey stand on white, on the boxes' grey, or on a cell of a heat map, which has a test of its own."""
    for words in texts(chart()):
        colour = words.attrib["fill"]
        assert colour == "#ffffff" or contrast(colour, "#f2f0eb") >= 4.5


@pytest.mark.parametrize("part", range(101))
def test_numbers_stand_out_on_every_shade_of_a_heat_map(part: int) -> None:
    counts = [[part, 100 - part], [0, 1]]
    figure = confusion_figure(["a", "b"], counts, caption="c", rows="r", columns="k")
    first = next(
        one for one in ET.fromstring(figure.svg).iter(f"{SVG}rect") if one.get("stroke") == "#1f2225"
    )
    number = next(
        one for one in texts(figure) if one.get("text-anchor") == "middle" and one.text == str(part)
    )
    assert contrast(number.attrib["fill"], first.attrib["fill"]) >= 4.5


@ALL
def test_it_says_what_it_shows_and_gives_it_as_a_table(chart: Callable[[], Figure]) -> None:
    figure = chart()
    assert figure.says.endswith(".")
    assert figure.table.rows


def test_the_table_of_a_band_has_a_row_for_each_state() -> None:
    rows = rows_of(standing().table)
    assert rows[0] == [LONG, "called for", "2020-10-01", "2020-10-05"]
    assert rows[-1] == ["B", "nothing told in these days", "", ""]


def test_every_state_has_a_fill_of_its_own() -> None:
    def drawn(state: str) -> str:
        drawing = Drawing(100)
        fill(drawing, state, 0, 0, 60, 20)
        return re.sub(r"#\w{6}", "", drawing.svg())

    states = [str(state) for state in State if state is not State.NOT_TOLD]
    assert set(states) <= set(COLOURS)
    assert len({drawn(state) for state in states}) == len(states)  # without colours, as grey print has them


def test_the_table_of_claimants_tells_reports_and_gaps() -> None:
    assert rows_of(claimants().table) == [
        ["Armenia of Azerbaijan", "2020-10-01", "2020-10-07", "3"],
        [LONG, "2020-10-01", "2020-10-01", "1"],
        [LONG, "2020-10-10", "2020-10-16", "no report"],
    ]


def test_all_rows_have_one_scale() -> None:
    heights = [
        float(one.attrib["height"])
        for one in ET.fromstring(claimants().svg).iter(f"{SVG}rect")
        if one.get("fill") == "#1f5c8b"
    ]
    assert heights[0] == pytest.approx(3 * heights[1], rel=0.01)


def test_a_series_of_the_ledger_becomes_a_row() -> None:
    series = SeriesShown(
        claimant=None,
        accused=("Armenia", "Artsakh"),
        line="",
        periods=(("2020-10-12", "2020-10-18", 2, ()),),
        gaps=(("2020-10-19", "2020-10-25"),),
        quoted_after=(),
    )
    assert Told.of(series) == Told(
        name="reports of Armenia and Artsakh",
        counts=((date(2020, 10, 12), date(2020, 10, 18), 2),),
        gaps=((date(2020, 10, 19), date(2020, 10, 25)),),
    )


def test_a_chart_of_nothing_is_still_drawn() -> None:
    for figure in (
        rows_figure([Told(name="a", counts=())], AXIS, caption="c"),
        columns_figure([], AXIS, caption="c", what="articles"),
        confusion_figure([], [], caption="c", rows="r", columns="k"),
        intervals_figure([], caption="c", measure="kappa"),
        flow_figure([], caption="c"),
    ):
        assert png(figure.svg).startswith(b"\x89PNG")


def test_the_table_of_a_confusion_has_both_coders() -> None:
    table = confusion().table
    assert table.head == ("person \\ machine", "none", "not mentioned", LONG)
    assert rows_of(table)[2] == [LONG, "0", "2", "1,000"]
    assert confusion().says == "person and machine coded the same in 1,003 of 1,006."


def test_counts_of_a_confusion_are_square() -> None:
    with pytest.raises(ValueError, match="2 labels"):
        confusion_figure(["a", "b"], [[1, 2]], caption="c", rows="r", columns="k")


def test_long_labels_of_a_confusion_become_numbers() -> None:
    told = [one.text for one in texts(confusion())]
    assert {"1", "2", "3", "1 none"} <= set(told)
    short = confusion_figure(["a", "b"], [[1, 2], [3, 4]], caption="c", rows="r", columns="k")
    assert "1 a" not in [one.text for one in texts(short)]


def test_estimates_are_told_with_their_intervals_and_cases() -> None:
    assert rows_of(intervals().table) == [
        ["effect", "0.81", "0.70", "0.90", "45"],
        [LONG, "-0.25", "-0.50", "0.10", ""],
        ["purpose", "not defined", "", "", "0"],
    ]
    told = [one.text for one in texts(intervals())]
    assert "0.81 (0.70 to 0.90), n = 45" in told
    assert [one for one in ("−0.6", "0", "1") if one in told] == ["−0.6", "0", "1"]


def test_a_flow_tells_each_step_and_what_was_left_out() -> None:
    assert rows_of(flow().table)[:3] == [
        ["found", "", "1,200"],
        ["found", "left out: copies", "200"],
        ["found", f"left out: {LONG}", "1"],
    ]
    told = [one.text for one in texts(flow())]
    assert {"n = 1,200", "left out: n = 201", "copies: 200", "n = 0"} <= set(told)


@given(st.text(max_size=60), st.integers(20, 300))
def test_words_are_fitted_into_their_place(words: str, width: int) -> None:
    assert breadth(fitted(words, width)) <= max(width, breadth("…"))
    lines = wrapped(words, width, most=3)
    assert len(lines) <= 3
    assert all(breadth(line) <= max(width, breadth("…")) for line in lines)


def contrast(one: str, other: str) -> float:
    """The contrast of two colours (WCAG 2.2)."""

    def light(colour: str) -> float:
        parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    lights = sorted((light(one), light(other)))
    return (lights[1] + 0.05) / (lights[0] + 0.05)
