"""`truceline evaluate`, as typed."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import Result

from truceline import Ledger
from truceline.cli.evaluate import agreement_table
from truceline.cli.screen import console

Command = Callable[..., Result]
ROOT = Path(__file__).parents[2]
ANA, BEN = (ROOT / "tests/data/coders" / name for name in ("ana.csv", "ben.csv"))
GOLD = ROOT / "tests/data/karabakh.gold.jsonl"
DOCS = ROOT / "docs/second-coder.md"


def told(run: Command, *args: object) -> dict[str, Any]:
    result = run("evaluate", *map(str, args))
    assert result.exit_code == 0, result.stderr
    found: dict[str, Any] = json.loads(result.stdout)
    return found


def test_a_persons_coding_is_compared_with_the_ledger(run: Command, karabakh: Path) -> None:
    found = told(run, "--against", ANA, "--ledger", karabakh)
    assert (found["one"], found["other"]) == ("Ana", "Truceline")
    assert found["cases"] == {
        "one": 6,
        "other": 5,
        "both": 5,
        "precision": 1.0,
        "recall": 0.8333,
        "f1": 0.9091,
    }
    assert [one["case"] for one in found["only_one"]] == ["AZ-0"]
    written = next(one for one in found["variables"] if one["variable"] == "written")
    # by hand: Ana says yes of three, of which the ledger has one; both say no of two; kappa (.6 - .44) / .56
    assert written["table"] == [[2, 0, 0], [2, 1, 0], [0, 0, 0]]
    assert (written["agreement"]["value"], written["recall"]["value"]) == (0.6, 0.3333)
    assert written["kappa"]["value"] == pytest.approx((0.6 - 0.44) / 0.56, abs=0.0001)
    assert ("written", "yes", "no (not mentioned)") in [
        (one["variable"], one["one"], one["other"]) for one in found["differences"]
    ]


def test_two_files_are_compared_with_one_another(run: Command) -> None:
    found = told(run, "--against", ANA, "--against", BEN)
    assert (found["one"], found["other"], found["cases"]["both"]) == ("Ana", "Ben", 5)
    assert [one["case"] for one in found["only_one"]] == ["AZ-0"]


def test_two_reviewers_are_compared_by_what_they_decided(run: Command, own_karabakh: Path) -> None:
    case = "AZE-ARM-2020-10-10"
    with Ledger(own_karabakh) as ledger:
        ledger.judge("correct", case, field="mediators", value="Russia; France", by="Ana")
        ledger.judge("correct", case, field="written", value="yes", by="Ana")
        ledger.judge("correct", case, field="mediators", value="Russia", by="Ben")
    found = told(run, "--coder", "Ana", "--coder", "Ben", "--ledger", own_karabakh)
    assert [(one["variable"], one["one"], one["other"]) for one in found["differences"]] == [
        ("written", "yes", None),
        ("mediator_send", "Russia; France", "Russia"),
    ]
    one = told(run, "--coder", "Ana", "--ledger", own_karabakh)
    assert (one["one"], one["other"]) == ("Ana", "Truceline")
    assert [minutes["by"] for minutes in one["minutes"]] == ["Ana", "Ben"]
    several = run("evaluate", "--ledger", str(own_karabakh))
    assert (several.exit_code, "Say --coder: Ana, Ben" in several.stderr) == (2, True)
    nobody = run("evaluate", "--coder", "Eve", "--ledger", str(own_karabakh))
    assert "There are: Ana, Ben." in nobody.stderr


def test_nothing_to_compare_with_says_what_can_be(run: Command, karabakh: Path) -> None:
    result = run("evaluate", "--ledger", str(karabakh))
    assert result.exit_code == 2
    assert "--against FILE" in result.stderr


def test_where_no_case_is_one_of_both_it_says_why_and_what_to_do(
    run: Command, karabakh: Path, tmp_path: Path
) -> None:
    file = tmp_path / "other.csv"
    file.write_text(
        "cf_id,actor_name,cf_dec_yr,cf_dec_month,cf_dec_day\nc1,Chad,1994,1,2\nc1,Libya,1994,1,2\n", "utf-8"
    )
    result = run("evaluate", "--against", str(file), "--ledger", str(karabakh))
    assert json.loads(result.stdout)["cases"]["f1"] == 0.0
    assert "c1: no side in common" in result.stderr
    assert "ids of the ledger" in result.stderr


def test_claims_are_compared_with_what_is_coded(run: Command, tmp_path: Path) -> None:
    coded = tmp_path / "coded.jsonl"
    lines = [json.loads(line) for line in GOLD.read_text("utf-8").splitlines()]
    half = [{**line, "claims": line["claims"] if number % 2 else []} for number, line in enumerate(lines)]
    coded.write_text("\n".join(json.dumps(line) for line in half[:-1]), "utf-8")
    found = told(run, "--against", GOLD, "--coded", coded)
    assert (found["reports"], found["missing"]) == (len(lines), 1)
    claims = found["figures"]["claims"]
    assert claims["hit"] == claims["coded"] < claims["gold"]
    assert claims["low"] < claims["value"] < claims["high"]


def test_a_report_is_written_as_a_page(run: Command, karabakh: Path, tmp_path: Path) -> None:
    page = tmp_path / "agreement.html"
    result = run("evaluate", "--against", str(ANA), "--ledger", str(karabakh), "--output", str(page))
    assert result.exit_code == 0, result.stderr
    assert "Krippendorff" in page.read_text("utf-8")
    wrong = run("evaluate", "--against", str(ANA), "--ledger", str(karabakh), "--output", "x.xyz")
    assert wrong.exit_code == 2


def test_a_coding_is_kept_once(run: Command, own_karabakh: Path) -> None:
    args = ("--against", ANA, "--ledger", own_karabakh, "--keep")
    first = run("evaluate", *map(str, args))
    again = run("evaluate", *map(str, args))
    assert "The coding is kept." in first.stderr
    assert "was kept already" in again.stderr


def test_the_table_of_the_docs_is_what_is_printed(karabakh: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with Ledger(karabakh) as ledger:
        found = ledger.evaluate(ANA)
    screen = console()
    screen.width = 80
    screen.print(agreement_table(found.variables))
    printed = [line.rstrip() for line in capsys.readouterr().out.splitlines()]
    shown = re.search(r"<!-- agreement -->\n```text\n(.*)```\n<!--", DOCS.read_text("utf-8"), re.DOTALL)
    assert shown is not None
    assert shown[1].splitlines() == printed
    assert max(map(len, printed)) <= 80


def test_the_help_fits_a_screen(run: Command) -> None:
    lines = run("evaluate", "--help").stdout.splitlines()
    assert len(lines) <= 24
    assert max(map(len, lines)) <= 80


def test_a_coding_is_not_kept_in_two_files(run: Command, karabakh: Path, tmp_path: Path) -> None:
    own = shutil.copy(karabakh, tmp_path / "own.ledger")
    result = run("evaluate", "--against", str(ANA), "--against", str(BEN), "--keep", "--ledger", str(own))
    assert result.exit_code == 2
