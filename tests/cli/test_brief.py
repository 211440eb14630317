"""`truceline brief`: printed as Markdown, as data, and as files."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from typer.testing import Result

Run = Callable[..., Result]


def test_a_brief_is_printed_as_markdown(run: Run, karabakh: Path) -> None:
    result = run("brief", "--conflict", "AZE-ARM", "--since", "2020-10-20", "--ledger", str(karabakh))
    assert result.exit_code == 0
    assert "## Who alleges what" in result.stdout
    assert "[^1]: " in result.stdout


def test_a_brief_is_written_to_the_file_named(run: Run, karabakh: Path, tmp_path: Path) -> None:
    to = tmp_path / "brief.html"
    result = run("brief", "--ceasefire", "AZE-ARM-2020-10-26", "-o", str(to), "--ledger", str(karabakh))
    assert result.exit_code == 0
    assert to.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_a_brief_as_data_has_its_claims(run: Run, karabakh: Path) -> None:
    result = run("brief", "--conflict", "AZE-ARM", "--json", "--ledger", str(karabakh))
    told = json.loads(result.stdout)
    assert told["ceasefires"][0] == "AZE-ARM-2020-10-10"
    assert told["notes"][0]["claim"]


def test_a_brief_of_nothing_says_which_conflicts_there_are(run: Run, karabakh: Path) -> None:
    result = run("brief", "--ledger", str(karabakh))
    assert result.exit_code == 2
    assert "AZE-ARM" in result.stderr
