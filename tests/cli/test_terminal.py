from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from truceline.cli.screen import tell_as_of, words

pty = pytest.importorskip("pty", reason="no terminals to be had here")

ENVIRON = {
    **os.environ,
    "PYTHONPATH": os.pathsep.join(sys.path),
    "COLUMNS": "80",
    "LINES": "24",
    "TERM": "xterm",
}


def on_terminal(*args: str) -> list[str]:
    """What a command shows on a terminal of 80 columns, line by line, without colours."""
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "truceline", *args], stdout=theirs, stderr=theirs, env=ENVIRON
    ):
        os.close(theirs)
        shown = b""
        while part := _read(ours):
            shown += part
    os.close(ours)
    return re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", shown.decode()).replace("\r\n", "\n").splitlines()


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # the other side is closed
        return b""


def test_list_is_a_table_that_fits(ledger: Path) -> None:
    assert ledger.exists()
    shown = on_terminal("list")
    assert shown[0].split() == ["Id", "Sides", "Agreed", "In", "effect", "Standing", "Reports"]
    assert any("2020-10-18" in line for line in shown)
    assert max(map(len, shown)) <= 80


def test_show_and_explain_read_well_in_80_columns(ledger: Path) -> None:
    assert ledger.exists()
    name = on_terminal("list")[1].split()[0]
    page = on_terminal("show", name, "--evidence")
    assert page[0] == f"{name}  Armenia, Azerbaijan"
    assert any("“Armenia and Azerbaijan agreed on a ceasefire" in line for line in page)
    assert max(map(len, page)) <= 80
    told = on_terminal("explain", name, "effect")
    assert told[0] == f"{name}  effect"
    assert "2020-10-10 (to the day)" in told
    assert any(line.startswith("Chosen by truceline.records.fields.times.effect") for line in told)


def test_times_are_numbered_and_listed_in_80_columns(tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    report.write_text(
        "The truce in the north took hold at midnight on October 18 (23:00 Moscow time on October 17), officials of "
        "both countries said, but a few hours later it was broken. They will meet by the end of this month.\n",
        encoding="utf-8",
    )
    shown = on_terminal("times", str(report), "--published", "2020-10-20")
    assert max(map(len, shown)) <= 80
    text = " ".join(line.strip() for line in shown)
    assert "midnight on October 18 (23:00 Moscow time on October 17)[1], officials" in text
    assert "a few hours later[2] it was broken. They will meet by the end of this month[3]." in text
    rows = [line for line in shown if line[:2] in {"1 ", "2 ", "3 "}]
    assert ["2020-10-18T00:00+04:00" in rows[0], "2020-10-18 02:00" in rows[1], "2020-10" in rows[2]] == [
        True
    ] * 3


def test_code_numbers_claims_in_the_text_and_lists_them_in_80_columns(tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    report.write_text(
        "Foreign ministers shook hands in Doha after Chad and Sudan had signed a ceasefire on 3 May 2021.\n",
        encoding="utf-8",
    )
    shown = on_terminal("code", str(report))
    assert max(map(len, shown)) <= 80
    number = re.search(r"signed a ceasefire\[(\d)\] on 3 May", " ".join(line.strip() for line in shown))
    assert number is not None
    told = [" ".join(line.split()) for line in shown]
    assert f"{number[1]} agree Chad, Sudan Chad, Sudan on 2021-05-03" in told


def test_control_characters_of_an_article_do_not_reach_the_terminal() -> None:
    assert words("a\x1b]0;title\x07b\x9b31m [bold]c[/bold]").plain == "a�]0;title�b�31m [bold]c[/bold]"


def test_the_date_of_a_view_is_told_with_what_it_leaves_out(capsys: pytest.CaptureFixture[str]) -> None:
    tell_as_of(date(2020, 10, 12), 2)
    tell_as_of(None, 2)
    assert capsys.readouterr().err == "As known at the end of 2020-10-12; without 2 undated articles.\n"


def test_lines_go_to_the_pipe_while_the_progress_is_on_the_terminal(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "Cats sleep for most of the day, as every owner of a cat knows.", encoding="utf-8"
    )
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "truceline", "code", "a.txt"]
    done = subprocess.run(
        command, stdout=subprocess.PIPE, stderr=theirs, env=ENVIRON, cwd=tmp_path, check=True
    )
    os.close(theirs)
    os.close(ours)
    assert [json.loads(line)["id"] for line in done.stdout.splitlines()] == ["a"]


def test_a_closed_pipe_ends_quietly(ledger: Path) -> None:
    assert ledger.exists()
    command = f"{sys.executable} -m truceline export | true; echo ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, env=ENVIRON, check=True)
    assert done.stdout.strip() in {"0", "141"}
    assert done.stderr == ""


def test_the_whole_way_runs_with_the_real_pipeline(tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    report.write_text(
        "Armenia and Azerbaijan agreed on a ceasefire on Friday. It came into force at noon on October 10, 2020, the "
        "Foreign Ministry of Russia said.\n",
        encoding="utf-8",
    )
    run = [sys.executable, "-m", "truceline"]
    subprocess.run([*run, "add", str(report)], capture_output=True, env=ENVIRON, check=True, cwd=tmp_path)
    done = subprocess.run(
        [*run, "list"], capture_output=True, text=True, env=ENVIRON, check=True, cwd=tmp_path
    )
    row = json.loads(done.stdout.splitlines()[0])
    assert set(row["sides"]) == {"Armenia", "Azerbaijan"}


def test_the_formats_are_a_table_that_fits(tmp_path: Path) -> None:
    shown = on_terminal("export", "--formats")
    assert max(map(len, shown)) <= 80
    assert any(line.startswith("eth-prio ") for line in shown)
    (tmp_path / "odd.csv").write_text("cf_id\n1\n", encoding="utf-8")
    faults = on_terminal("export", "-f", "eth-prio", "--check", str(tmp_path / "odd.csv"))
    assert max(map(len, faults[:-1])) <= 80  # the last line names the file
    assert any("the column is missing" in line for line in faults)


def test_what_is_no_text_is_not_put_on_a_terminal(ledger: Path) -> None:
    (line,) = on_terminal("export", "-f", "xlsx", "--ledger", str(ledger))
    assert (
        line == "truceline: xlsx is no text that a terminal can show. Name a file: --output ceasefires.xlsx."
    )


def test_actors_read_well_in_80_columns(ledger: Path) -> None:
    assert ledger.exists()
    shown = on_terminal("actors")
    assert shown[0].split()[:4] == ["Name", "Kind", "In", "Claims"]
    assert shown[1].split() == ["Armenia", "state", "ARM", "2"]
    assert max(map(len, shown)) <= 80
    one = on_terminal("actors", "Armenia")
    assert one[:2] == ["Armenia  ARM", "state, in ARM: 2 claims in 2 articles"]
    found = on_terminal("actors", "--find", "SLA")
    assert max(map(len, [*one, *found])) <= 80


def test_judgements_read_well_in_80_columns(ledger: Path) -> None:
    assert ledger.exists()
    first, second = "ARM-AZE-2020-10-10", "ARM-AZE-2020-10-18"
    why = ("--why", "a long reason " * 9)
    on_terminal("judge", "correct", first, "effect", "2020-10-12", "--by", "Ana", *why)
    on_terminal("judge", "accept", second, "effect", "--by", "Ana")
    on_terminal("judge", "correct", second, "effect", "2020-10-17", "--by", "Ben", *why)
    for args in (["list"], ["conflicts"], ["claims", first]):
        shown = on_terminal("judge", *args)
        assert len(shown) > 1
        assert max(map(len, shown)) <= 80
    told = on_terminal("judge", "accept", first, "sides", "--by", "Ana")
    assert told[0] == "Kept; no value changed."
    assert "truceline judge withdraw" in " ".join(told)
