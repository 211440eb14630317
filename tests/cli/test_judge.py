"""`truceline judge`, as typed."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
import typer.main
from typer.testing import Result

from truceline.cli.judge import judge

Command = Callable[..., Result]
FIRST = "ARM-AZE-2020-10-10"

pytestmark = pytest.mark.usefixtures("ledger")


def lines(run: Command, *args: str) -> list[dict[str, Any]]:
    result = run("judge", *args)
    assert result.exit_code == 0, result.stderr
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_a_correction_is_kept_and_its_effect_told(run: Command) -> None:
    args = ("correct", FIRST, "effect", "2020-10-11", "--by", "Ana", "--why", "the radio")
    (done,) = lines(run, *args)
    assert done["changes"] == [
        {"ceasefire": FIRST, "field": "effect", "was": "2020-10-10", "now": "2020-10-11"}
    ]
    (kept,) = lines(run, "list")
    assert (kept["by"], kept["why"], kept["value"]) == ("Ana", "the radio", "2020-10-11")
    assert kept["id"] == done["judgement"]["id"]
    assert json.loads(run("show", FIRST).stdout)["fields"]["effect"]["value"] == "2020-10-11"


def test_the_claims_of_a_case_are_listed_with_ids_that_can_be_judged(run: Command) -> None:
    (claim,) = lines(run, "claims", FIRST)
    (done,) = lines(run, "reject", claim["claim"][:8], "--by", "Ana")
    assert done["judgement"]["subject"] == claim["claim"]
    assert [row["ceasefire"] for row in done["changes"]] == [FIRST]
    (back,) = lines(run, "withdraw", done["judgement"]["id"][:8], "--by", "Ben")
    assert back["judgement"]["verdict"] == "withdraw"
    assert [one["withdrawn_by"] for one in lines(run, "list")] == [back["judgement"]["id"], None]


def test_what_does_not_fit_is_listed(run: Command) -> None:
    assert lines(run, "conflicts") == []
    lines(run, "accept", FIRST, "effect", "--by", "Ana")
    lines(run, "correct", FIRST, "effect", "unclear", "--by", "Ben")
    (one,) = lines(run, "conflicts")
    assert (one["kind"], one["on"]) == ("overruled", f"{FIRST} effect")


def test_an_alias_and_its_refusal(run: Command) -> None:
    (done,) = lines(run, "alias", "Naka", "Nagorno-Karabakh", "--since", "2020-10-01", "--by", "Ana")
    assert json.loads(done["judgement"]["value"])["since"] == "2020-10-01"
    (no,) = lines(run, "reject", "Naka", done["judgement"]["other"], "--by", "Ana")
    assert no["judgement"]["other"] == done["judgement"]["other"]


def test_who_judges_is_told_by_the_option_else_the_settings_else_the_system(
    run: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("USER", "system")
    lines(run, "accept", FIRST, "effect")
    monkeypatch.setenv("TRUCELINE_CODER", "settings")
    lines(run, "accept", FIRST, "agreed")
    lines(run, "accept", FIRST, "sides", "--by", "option")
    assert [one["by"] for one in lines(run, "list")] == ["system", "settings", "option"]


def test_without_anyone_to_name_nothing_is_judged(run: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("USER", raising=False)
    monkeypatch.delenv("USERNAME", raising=False)
    result = run("judge", "accept", FIRST, "effect")
    assert result.exit_code == 2
    assert "who judges is not told" in result.stderr


@pytest.mark.parametrize(
    "args, says",
    [
        (("correct", FIRST, "effect", "soon"), "like 2020-10-10"),
        (("correct", "ARM-AZE-2020-10-11", "effect", "2020"), "Near it: ARM-AZE-2020"),
        (("correct", FIRST, "efect", "2020"), "Near it: effect"),
        (("split", FIRST), "no act of"),
        (("merge", FIRST, FIRST), "one ceasefire already"),
    ],
)
def test_a_wrong_judgement_is_refused_in_one_line(run: Command, args: tuple[str, ...], says: str) -> None:
    result = run("judge", *args, "--by", "Ana")
    assert result.exit_code == 2
    assert says in result.stderr
    assert result.stderr.count("\n") == 1


def test_every_command_explains_itself_and_its_options() -> None:
    group: Any = typer.main.get_command(judge)
    for command in group.commands.values():
        assert command.help
        assert command.epilog.startswith("Example: truceline judge ")
        assert [one.name for one in command.params if not one.help] == []
