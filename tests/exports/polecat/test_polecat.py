"""Rows of POLECAT: its columns, what comes back of an event, and the faults that the check finds."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings

from plover_by_hand import cases
from truceline.errors import InputError, NotFound
from truceline.exports.plover import EventActor, PloverCase, PloverEvent
from truceline.exports.polecat import COLUMNS, Polecat, as_polecat, read_polecat, write_header, write_polecat

REFERENCE = Path(__file__).parents[4] / "shared" / "reference" / "polecat_40.txt"
SOME = PloverCase(
    id="AZE-ARM-2020-10-10",
    events=(
        PloverEvent(
            id="AZE-ARM-2020-10-10_AGREE_0123456789ab",
            type="AGREE",
            contexts=("military",),
            actors=(
                EventActor(name="Armenia", code="ARM", sector="GOV", raw="Yerevan"),
                EventActor(name="Somebody"),
            ),
            date="2020-10-09",
        ),
    ),
)


def written(told: Iterable[PloverCase]) -> io.BytesIO:
    file = io.BytesIO()
    write_header(file)
    for case in told:
        write_polecat(case, file)
    file.seek(0)
    return file


def row(file: io.BytesIO) -> dict[str, str]:
    return next(csv.DictReader(io.StringIO(file.getvalue().decode()), delimiter="\t"))


def changed(**cells: str) -> io.BytesIO:
    """The row with other cells, by the names of their columns with blanks as underlines."""
    told = {**row(written([SOME])), **{name.replace("_", " "): value for name, value in cells.items()}}
    text = io.StringIO()
    lines = csv.DictWriter(text, list(told), delimiter="\t")
    lines.writeheader()
    lines.writerow(told)
    return io.BytesIO(text.getvalue().encode())


def test_the_columns_are_those_of_the_data_set() -> None:
    if not REFERENCE.is_file():
        pytest.skip("the lists of columns (../shared/reference) are not here")
    assert "|".join(COLUMNS) == REFERENCE.read_text("utf-8").strip()


def test_a_row_tells_an_event_and_writes_none_for_what_is_not_known() -> None:
    told = row(written([SOME]))
    assert tuple(told) == COLUMNS
    assert (told["Event Date"], told["Event Type"], told["Event Mode"]) == ("2020-10-09", "AGREE", "None")
    assert (told["Quad Code"], told["Intensity"], told["Contexts"]) == (
        "VERBAL COOPERATION",
        "4.2",
        "military",
    )
    assert (told["Actor Name"], told["Actor Country"]) == ("Armenia; Somebody", "ARM; None")
    assert (told["Actor COW"], told["Actor Sectors"], told["Actor Name Raw"]) == (
        "371; None",
        "GOV; None",
        "Yerevan; None",
    )
    assert (told["Recipient Name"], told["Placename"], told["Publication Date"]) == ("None",) * 3


@given(cases())
def test_what_rows_hold_comes_back(told: list[PloverCase]) -> None:
    held = [PloverCase(id=case.id, events=tuple(map(as_polecat, case.events))) for case in told]
    assert list(read_polecat(written(told))) == held


@settings(max_examples=20)
@given(cases())
def test_every_row_has_forty_cells_for_pandas(told: list[PloverCase]) -> None:
    frame = pd.read_csv(written(told), sep="\t", dtype=str)
    assert tuple(frame.columns) == COLUMNS
    assert list(frame["Event ID"]) == [event.id for case in told for event in case.events]


def test_a_row_of_the_published_files_is_a_case_by_itself() -> None:
    [case] = read_polecat(changed(Event_ID="20190801-2309-4e081644904c_COOPERATE_R"))
    assert (case.id, case.sides) == ("20190801-2309-4e081644904c_COOPERATE_R", ())


def test_columns_that_are_not_there_are_not_known() -> None:
    [case] = read_polecat(
        io.BytesIO(b"Event ID\tEvent Date\tEvent Type\tHeadline\nx\t2020-10-10\tDEMAND\twords\n")
    )
    [event] = case.events
    assert (event.type, event.date, event.actors) == ("REQUEST", "2020-10-10", ())


@pytest.mark.parametrize(
    "data, where",
    [
        (b"", "the first line"),
        (b"Event ID,Event Date\n", "the first line"),
        (b"Event ID\tEvent Date\tEvent Type\n" + b"x" * 200_000, "row 1"),
        (b"Event ID\tEvent Date\tEvent Type\nx\t\tDANCE\n", "row 1"),
        (
            b"Event ID\tEvent Date\tEvent Type\tPlacename\tLatitude\nx\t\tAID\tBaku\tnorth\n",
            "row 1, Latitude",
        ),
    ],
)
def test_what_cannot_be_read_is_told_with_its_row(data: bytes, where: str) -> None:
    with pytest.raises(InputError) as raised:
        read_polecat(io.BytesIO(data))
    assert raised.value.where == where


def test_there_are_no_tables_to_choose() -> None:
    with pytest.raises(NotFound, match="no table"):
        Polecat().write(None, io.BytesIO(), "events")  # type: ignore[arg-type]  # refused before it is looked at


def test_our_rows_have_no_fault() -> None:
    assert list(Polecat().check(written([SOME]))) == []


@pytest.mark.parametrize(
    "cells, column",
    [
        ({"Event_ID": ""}, "Event ID"),
        ({"Event_Date": "2020-10"}, "Event Date"),
        ({"Event_Type": "DANCE"}, "Event Type"),
        ({"Event_Mode": "yield"}, "Event Mode"),
        ({"Quad_Code": "MATERIAL CONFLICT"}, "Quad Code"),
        ({"Intensity": "high"}, "Intensity"),
        ({"Intensity": "-11"}, "Intensity"),
        ({"Actor_Country": "ARM"}, "Actor Country"),
        ({"Actor_Country": "QQQ; None"}, "Actor Country"),
        ({"Actor_Sectors": "XYZ; None"}, "Actor Sectors"),
        ({"Recipient_Country": "QQQ", "Recipient_Name": "Somebody"}, "Recipient Country"),
        ({"Latitude": "95"}, "Latitude"),
        ({"Publication_Date": "today"}, "Publication Date"),
        ({"Headline": "words"}, "Headline"),
    ],
)
def test_each_fault_is_found(cells: dict[str, str], column: str) -> None:
    assert [fault.column for fault in Polecat().check(changed(**cells))] == [column]


def test_rows_with_too_many_or_too_few_cells_are_faults() -> None:
    right = written([SOME]).getvalue().decode().splitlines()
    for line in (f"{right[1]}\tmore", right[1].rsplit("\t", 1)[0]):
        found = [fault.column for fault in Polecat().check(io.BytesIO(f"{right[0]}\n{line}\n".encode()))]
        assert found == [""]


def test_a_file_without_its_columns_is_one_fault() -> None:
    [fault] = Polecat().check(io.BytesIO(b"a\tb\n"))
    assert fault.row is None
