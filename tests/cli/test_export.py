from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

from truceline.exports import EXPORTERS
from truceline.exports.eth_prio.columns import COLUMNS

Run = Callable[..., Result]

pytestmark = pytest.mark.usefixtures("ledger")


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_a_file_comes_with_the_report_of_what_it_loses(run: Run) -> None:
    result = run("export", "--format", "eth-prio", "--output", "out.csv")
    assert result.exit_code == 0
    assert {row["cf_id"] for row in rows(Path("out.csv").read_text("utf-8"))} == {
        "ARM-AZE-2020-10-10",
        "ARM-AZE-2020-10-18",
    }
    assert "out.csv: 4 rows of 2 ceasefires." in result.stderr
    assert "out.csv.lossiness.md" in result.stderr
    report = Path("out.csv.lossiness.md").read_text("utf-8")
    assert "eth-prio" in report
    assert "ucdp\\_actor\\_id" in report or "ucdp_actor_id" in report


def test_the_report_is_written_where_it_is_wanted_and_as_the_name_says(run: Run) -> None:
    asked = ("export", "-f", "eth-prio", "-o", "out.csv", "--lossiness")
    assert run(*asked, "lost.json").exit_code == 0
    told = json.loads(Path("lost.json").read_text("utf-8"))
    assert (told["format"], told["rows"], told["written"]) == ("eth-prio", 4, 2)
    assert run(*asked, "lost.html").exit_code == 0
    assert Path("lost.html").read_text("utf-8").lower().startswith("<!doctype html>")
    assert not Path("out.csv.lossiness.md").exists()
    result = run(*asked, "lost.xyz")
    assert result.exit_code == 2
    assert "lost.xyz" in result.stderr


def test_a_form_of_report_that_is_none_is_told_before_anything_is_written(run: Run) -> None:
    assert run("export", "-o", "out.jsonl", "--lossiness", "lost.xyz").exit_code == 2
    assert not Path("out.jsonl").exists()


def test_what_loses_nothing_comes_without_a_report(run: Run) -> None:
    result = run("export", "--output", "out.jsonl")
    assert "out.jsonl: 2 rows of 2 ceasefires. Nothing is lost." in result.stderr
    assert [path.name for path in Path().glob("out*")] == ["out.jsonl"]


def test_on_standard_output_it_says_how_to_see_what_is_lost(run: Run) -> None:
    result = run("export", "-f", "eth-prio")
    assert tuple(rows(result.stdout)[0]) == COLUMNS
    assert "list them with --lossiness FILE" in result.stderr


def test_what_is_lost_is_json_too(run: Run) -> None:
    told = json.loads(run("export", "-f", "eth-prio", "-o", "out.csv", "--json").stdout)
    assert told["format"] == "eth-prio"
    assert {"kind", "what", "column", "code", "says", "count", "ceasefires"} == set(told["losses"][0])


def test_ids_of_other_lists_are_taken_from_a_table(run: Run) -> None:
    Path("ids.csv").write_text("id,scheme,value\nARM,ucdp_actor_id,52\n", encoding="utf-8")
    told = {
        row["actor_name"]: row["ucdp_actor_id"]
        for row in rows(run("export", "-f", "eth-prio", "--ids", "ids.csv").stdout)
    }
    assert told == {"Armenia": "52", "Azerbaijan": ""}
    Path("ids.csv").write_text("id,value\nARM,52\n", encoding="utf-8")
    result = run("export", "-f", "eth-prio", "--ids", "ids.csv")
    assert result.exit_code == 2
    assert "no column scheme" in result.stderr


def test_the_formats_are_listed_without_a_ledger(run: Run) -> None:
    Path("truceline.ledger").unlink()
    told = [json.loads(line) for line in run("export", "--formats").stdout.splitlines()]
    assert [one["name"] for one in told] == list(EXPORTERS)
    assert all(one["says"] and one["suffix"].startswith(".") for one in told)


def test_a_file_is_checked_against_the_rules_of_its_format(run: Run) -> None:
    run("export", "-f", "eth-prio", "-o", "out.csv")
    right = run("export", "-f", "eth-prio", "--check", "out.csv")
    assert (right.exit_code, right.stdout) == (0, "")
    assert "out.csv: obeys the rules of eth-prio." in right.stderr
    broken = Path("out.csv").read_text("utf-8").replace("cf_dec_yr", "declared", 1)
    wrong = run("export", "-f", "eth-prio", "--check", "-", stdin=broken)
    assert wrong.exit_code == 1
    faults = [json.loads(line) for line in wrong.stdout.splitlines()]
    assert {"row": None, "column": "cf_dec_yr", "says": "the column is missing"} in faults
    assert f"{len(faults)} faults" in wrong.stderr


def test_a_file_to_check_that_is_not_there_is_told(run: Run) -> None:
    result = run("export", "--check", "nowhere.jsonl")
    assert result.exit_code == 2
    assert "nowhere.jsonl: the file cannot be read" in result.stderr


def test_a_format_or_table_that_is_none_says_which_there_are(run: Run) -> None:
    for asked in (["-f", "xls"], ["-f", "xls", "--check", "out.csv"], ["-f", "eth-prio", "-t", "claims"]):
        result = run("export", *asked)
        assert result.exit_code == 2
        assert "Traceback" not in result.output
    assert not Path("out.csv").exists()
