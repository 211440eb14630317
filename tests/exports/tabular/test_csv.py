from __future__ import annotations

import csv
import io
from pathlib import Path

import duckdb
import pandas as pd
import pytest

from extracts_by_hand import ceasefire, extract_of, ledger_saying, rows_of
from truceline import Ledger
from truceline.errors import NotFound
from truceline.exports import EXPORTERS, LossKind
from truceline.exports.tables import TABLES
from truceline.exports.tables.cells import unguarded
from truceline.views import Extract

FORMULA = '=HYPERLINK("http://evil.example","the truce")'


def written(extract: Extract, table: str | None = None) -> bytes:
    stream = io.BytesIO()
    EXPORTERS["csv"].write(extract, stream, table)
    return stream.getvalue()


def faults(content: bytes) -> list[tuple[int | None, str, str]]:
    return [(one.row, one.column, one.says) for one in EXPORTERS["csv"].check(io.BytesIO(content))]


def changed(content: bytes, column: str, text: str) -> bytes:
    """The file with another text in a column of its first row."""
    header, first, *rest = csv.reader(io.StringIO(content.decode(), newline=""))
    first[header.index(column)] = text
    made = io.StringIO(newline="")
    csv.writer(made, lineterminator="\r\n").writerows([header, first, *rest])
    return made.getvalue().encode()


@pytest.fixture(scope="module")
def example(karabakh: Path) -> dict[str, bytes]:
    with Ledger(karabakh) as ledger:
        extract = ledger.extract()
        return {name: written(extract, name) for name in TABLES}


def test_it_begins_with_the_columns_in_their_order(example: dict[str, bytes]) -> None:
    for name, content in example.items():
        head, _ = content.split(b"\r\n", 1)
        assert head.decode() == ",".join(TABLES[name].names)


def test_the_ceasefires_are_written_unless_another_table_is_named() -> None:
    extract = extract_of(ceasefire())
    assert written(extract) == written(extract, "ceasefires")
    with pytest.raises(NotFound, match="no table 'cars'"):
        written(extract, "cars")


@pytest.mark.parametrize("table", TABLES)
def test_what_is_written_obeys_its_description(example: dict[str, bytes], table: str) -> None:
    assert faults(example[table]) == []


def test_pandas_and_duckdb_read_what_was_written(
    karabakh: Path, example: dict[str, bytes], tmp_path: Path
) -> None:
    with Ledger(karabakh) as ledger:
        told = [(one.id, len(one.claims)) for one in ledger.ceasefires()]
        quotes = sorted(one.quote for one in ledger.claims())
    frame = pd.read_csv(io.BytesIO(example["ceasefires"]), keep_default_na=False, na_values=[""])
    assert list(zip(frame["id"], frame["claims"], strict=True)) == told
    assert frame["effect_day"].to_list() == [10, 18, 26, 10, 20]
    (tmp_path / "claims.csv").write_bytes(example["claims"])
    found = duckdb.execute(
        f"SELECT quote, span_start FROM read_csv('{tmp_path}/claims.csv', nullstr='')"
    ).fetchall()
    assert sorted(unguarded(quote) for quote, _ in found) == quotes
    assert {type(start) for _, start in found} == {int}


def test_what_would_run_in_a_spreadsheet_does_not_and_comes_back() -> None:
    extract = ledger_saying(FORMULA, "'=1+1", "plain words")
    content = written(extract, "claims")
    quotes = [row["quote"] for row in csv.DictReader(io.StringIO(content.decode(), newline=""))]
    assert quotes == [f"'{FORMULA}", "''=1+1", "plain words"]
    assert list(map(unguarded, quotes)) == [row["quote"] for row in rows_of("claims", extract)]
    assert faults(content) == []


def test_what_was_guarded_is_told() -> None:
    losses = EXPORTERS["csv"].write(ledger_saying(FORMULA), io.BytesIO())
    (told,) = [loss for loss in losses.losses if loss.code == "'"]
    assert (told.kind, told.what, told.column, told.count) == (
        LossKind.CODED,
        "ceasefires",
        "effect_evidence",
        1,
    )
    assert told.ceasefires == ("ARM-AZE-2020",)


def test_numbers_below_0_are_no_formulas(example: dict[str, bytes]) -> None:
    content = changed(example["places"], "latitude", "-12.5")
    assert faults(content) == []


def test_words_over_several_lines_stay_one_cell() -> None:
    extract = ledger_saying('He said:\r\n"a truce, now"\nand left')
    content = written(extract, "claims")
    assert b'"He said:\r\n""a truce, now""\nand left"' in content
    assert faults(content) == []


def test_a_table_with_other_columns_is_told(example: dict[str, bytes]) -> None:
    content = example["relations"]
    assert faults(content.replace(b"kind", b"sort", 1)) == [
        (None, "kind", "is missing in relations"),
        (None, "sort", "is no column of relations"),
    ]
    swapped = b"kind,ceasefire" + content[len(b"ceasefire,kind") :]
    assert faults(swapped)[0] == (None, "ceasefire", "does not stand in its place in relations")
    assert (None, "kind", "is there more than once") in faults(content.replace(b",other,", b",kind,", 1))


@pytest.mark.parametrize(
    "column, text, says",
    [
        ("effect_precision", "exact", "is none of minute, day, month, year, open: 'exact'"),
        ("effect_earliest", "soon", "is not a day: 'soon'"),
        ("written", "yes", "is not true or false: 'yes'"),
        ("terms", "2.5", "is not a whole number: '2.5'"),
        ("implementation", "withdrawal; talk", "'talk'"),
        ("sides", "Armenia;Azerbaijan", "is not a list: 'Armenia;Azerbaijan'"),
        ("standing", "", "is empty"),
        ("id", "AZE-ARM-2020-10-18", "is there before: AZE-ARM-2020-10-18"),
    ],
)
def test_a_cell_that_does_not_obey_is_told(
    example: dict[str, bytes], column: str, text: str, says: str
) -> None:
    ((row, told, why),) = faults(changed(example["ceasefires"], column, text))
    assert (row, told) == (2 if column == "id" else 1, column)
    assert says in why


@pytest.mark.parametrize(
    "content, says",
    [
        (b"\xff\xfe", "is not UTF-8 (at byte 0)"),
        (b'id,"stage', "is no table of comma-separated values"),
        (b"", "is missing in"),
        (",".join(TABLES["drops"].names).encode() + b"\r\n1,2\r\n", "has 2 cells, not 6"),
    ],
)
def test_a_file_that_is_no_table_is_told(content: bytes, says: str) -> None:
    assert says in faults(content)[0][2]


def test_a_file_with_a_byte_order_mark_is_read(example: dict[str, bytes]) -> None:
    assert faults(b"\xef\xbb\xbf" + example["relations"]) == []
