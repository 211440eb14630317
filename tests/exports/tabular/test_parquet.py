from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import polars as pl
import pytest

from extracts_by_hand import ceasefire, extract_of, ledger_saying
from truceline import Ledger
from truceline.exports import EXPORTERS
from truceline.exports.tables import TABLES
from truceline.views import Extract


def written(extract: Extract, table: str | None = None) -> bytes:
    stream = io.BytesIO()
    EXPORTERS["parquet"].write(extract, stream, table)
    return stream.getvalue()


def faults(content: bytes) -> list[tuple[int | None, str, str]]:
    return [(one.row, one.column, one.says) for one in EXPORTERS["parquet"].check(io.BytesIO(content))]


@pytest.fixture(scope="module")
def example(karabakh: Path) -> dict[str, bytes]:
    with Ledger(karabakh) as ledger:
        extract = ledger.extract()
        return {name: written(extract, name) for name in TABLES}


@pytest.mark.parametrize("table", TABLES)
def test_what_is_written_obeys_its_description(example: dict[str, bytes], table: str) -> None:
    assert faults(example[table]) == []


def test_pandas_reads_days_lists_and_truth_values(example: dict[str, bytes]) -> None:
    frame = pd.read_parquet(io.BytesIO(example["ceasefires"]), dtype_backend="numpy_nullable")
    first = frame.loc[0]
    assert (first["id"], str(first["effect_earliest"]), first["effect_year"]) == (
        "AZE-ARM-2020-10-10",
        "2020-10-10",
        2020,
    )
    assert list(first["sides"]) == ["Armenia", "Azerbaijan"]
    assert frame["p_humanitarian"].to_list()[:4] == [True, True, True, pd.NA]


def test_duckdb_reads_the_types(example: dict[str, bytes], tmp_path: Path) -> None:
    for name in ("ceasefires", "evidence"):
        (tmp_path / f"{name}.parquet").write_bytes(example[name])
    query = f"""
        SELECT c.id, c.effect_earliest - c.agreed_earliest, count(*)
        FROM '{tmp_path}/ceasefires.parquet' c JOIN '{tmp_path}/evidence.parquet' e ON e.ceasefire = c.id
        WHERE list_contains(c.mediators, 'United States') AND e.field = 'effect'
        GROUP BY ALL
    """
    assert duckdb.execute(query).fetchall() == [("AZE-ARM-2020-10-26", 1, 10)]


def test_words_stand_as_they_are_printed() -> None:
    frame = pl.read_parquet(io.BytesIO(written(ledger_saying("=1+1"), "claims")))
    assert frame["quote"].to_list() == ["=1+1"]


def test_a_file_tells_what_it_holds() -> None:
    told = pl.read_parquet_metadata(io.BytesIO(written(extract_of(ceasefire()), "standing")))
    assert told["truceline.table"] == "standing"
    assert told["truceline.as_of"] == ""
    columns = json.loads(told["truceline.columns"])
    assert list(columns) == list(TABLES["standing"].names)
    assert "in force" in columns["state"]["values"]


@pytest.mark.parametrize(
    "change, expected",
    [
        (lambda f: f.drop("kind"), (None, "kind", "is missing in relations")),
        (
            lambda f: f.select(f.columns[::-1]),
            (None, "ceasefire", "does not stand in its place in relations"),
        ),
        (
            lambda f: f.with_columns(pl.lit(1).alias("reason")),
            (None, "reason", "is of type Int32, not String"),
        ),
        (
            lambda f: f.with_columns(pl.lit("like").alias("kind")),
            (1, "kind", "is none of extends, renews, replaces, follows: 'like'"),
        ),
        (
            lambda f: pl.concat([f, f]),
            (5, "ceasefire, kind, other", "is there before: AZE-ARM-2020-10-18, follows, AZE-ARM-2020-10-10"),
        ),
    ],
)
def test_what_does_not_obey_is_told(
    example: dict[str, bytes], change: Any, expected: tuple[int | None, str, str]
) -> None:
    made = io.BytesIO()
    change(pl.read_parquet(io.BytesIO(example["relations"]))).write_parquet(made)
    assert faults(made.getvalue())[0] == expected


def test_a_file_that_is_no_parquet_is_told() -> None:
    assert "is no Parquet file" in faults(b"id,kind\r\n")[0][2]
