from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pandas as pd
import polars as pl
import pytest

from extracts_by_hand import ceasefire, extract_of, told
from truceline.errors import InputError, NotFound
from truceline.exports import frame
from truceline.exports.tables import TABLES
from truceline.model import Judgement, Side, Verdict, When

ARMENIA = Side(id="ARM", name="Armenia")
LEDGER = extract_of(
    ceasefire(effect=told(When.of("2020-10-10")), sides=told((ARMENIA,)), written=told(value=False)),
    ceasefire(key="ARM-AZE-2021"),
    judgements=(
        Judgement(
            verdict=Verdict.ACCEPT, subject="ARM-AZE-2020", by="Ana", at=datetime(2026, 5, 4, 3, tzinfo=UTC)
        ),
    ),
)


def test_a_pandas_frame_has_types_that_can_hold_nothing() -> None:
    made = frame("ceasefires", LEDGER, "pandas")
    types = {name: str(made[name].dtype) for name in ("id", "effect_year", "written", "sides")}
    assert types == {"id": "string", "effect_year": "Int64", "written": "boolean", "sides": "object"}
    assert pd.api.types.is_datetime64_dtype(made["effect_earliest"])
    assert list(made["effect_year"]) == [2020, pd.NA]
    assert made["effect"].to_list() == ["2020-10-10", pd.NA]
    assert list(made["sides"]) == [["Armenia"], None]
    assert made["written"].to_list() == [False, pd.NA]


def test_a_polars_frame_has_types_that_can_hold_nothing() -> None:
    made = frame("ceasefires", LEDGER, "polars")
    assert made["effect_year"].to_list() == [2020, None]
    assert made["sides"].to_list() == [["Armenia"], None]
    assert made["effect_earliest"].to_list() == [date(2020, 10, 10), None]
    assert made.schema["sides"] == pl.List(pl.String)
    assert made.schema["written"] == pl.Boolean


@pytest.mark.parametrize("library", ["pandas", "polars"])
def test_moments_are_in_utc(library: str) -> None:
    made: Any = frame("judgements", LEDGER, library)
    assert made["at"][0] == datetime(2026, 5, 4, 3, tzinfo=UTC)


@pytest.mark.parametrize("library", ["pandas", "polars"])
def test_tables_without_rows_have_their_columns_and_types(library: str) -> None:
    for name, table in TABLES.items():
        made: Any = frame(name, extract_of(), library)
        assert tuple(made.columns) == table.names
    claims: Any = frame("claims", extract_of(), library)
    assert (len(claims), str(claims["span_start"].dtype)) == (0, "Int64")


def test_the_first_library_that_is_installed_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    assert isinstance(frame("drops", LEDGER), pd.DataFrame)
    monkeypatch.setattr("truceline.exports.frames.find_spec", lambda name: name == "polars")
    assert isinstance(frame("drops", LEDGER), pl.DataFrame)


def test_what_is_not_installed_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("truceline.exports.frames.find_spec", lambda _: None)
    with pytest.raises(InputError, match=r"needs pandas or polars.*pip install pandas"):
        frame("drops", LEDGER)
    with pytest.raises(InputError, match=r"needs polars.*pip install polars"):
        frame("drops", LEDGER, "polars")


def test_what_is_none_is_told_with_those_there_are() -> None:
    with pytest.raises(InputError, match=r"'dask'.*pandas, polars"):
        frame("drops", LEDGER, "dask")
    with pytest.raises(NotFound, match=r"no table 'cars'"):
        frame("cars", LEDGER)
