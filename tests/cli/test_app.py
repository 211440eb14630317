from __future__ import annotations

import re
import signal
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

import truceline
from truceline.cli import app

Run = Callable[..., Result]
COMMANDS = [
    command.name or command.callback.__name__ for command in app.registered_commands if command.callback
]


def test_the_help_fits_one_screen(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    shown = run("--help").stdout.splitlines()
    assert len(shown) <= 24
    assert max(map(len, shown)) <= 80
    rows, last = shown[shown.index("Commands:") + 1 : -1], shown[-1]
    told = {*(row.split()[0] for row in rows), *re.findall(r"\w+", last.partition(":")[0])}
    assert told.issuperset(COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_shows_an_example(run: Run, name: str) -> None:
    result = run(name, "--help")
    assert result.exit_code == 0
    assert f"Example: truceline {name}" in result.stdout


def test_the_version_is_told(run: Run) -> None:
    assert run("--version").stdout == f"truceline {truceline.__version__}\n"


def test_the_shell_can_complete_commands(run: Run) -> None:
    assert "--install-completion" in run("--help").stdout


@pytest.mark.parametrize(
    "error, code", [(KeyboardInterrupt(), 128 + signal.SIGINT), (BrokenPipeError(), 128 + signal.SIGPIPE)]
)
def test_interrupting_and_closing_the_pipe_end_quietly(
    run: Run, monkeypatch: pytest.MonkeyPatch, error: BaseException, code: int
) -> None:
    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr("truceline.cli.list_.ledger", fail)
    result = run("list")
    assert result.exit_code == code
    assert result.output == ""


def test_a_fault_of_ours_is_not_hidden(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("ours")

    monkeypatch.setattr("truceline.cli.list_.ledger", fail)
    assert isinstance(run("list").exception, RuntimeError)


def test_every_command_and_shared_option_is_documented() -> None:
    page = Path(__file__).parents[2].joinpath("docs", "commands.md").read_text(encoding="utf-8")
    assert all(f"`truceline {name}" in page for name in COMMANDS)
    assert all(
        option in page for option in ("--as-of", "--json", "--format", "--metadata", "--ledger", "--settings")
    )
