"""The gold gate: what we code in reports that people have coded, against the floors in floors.toml."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from truceline.annotations import Annotator, mark_times
from truceline.evaluation import (
    GoldSet,
    PlainClaim,
    code_set,
    compare,
    read_gold,
    read_gold_sets,
    read_gold_times,
    score,
    score_times,
    time_set,
)
from truceline.evaluation.gold import ClaimsByReport
from truceline.exports import code_plain

HERE = Path(__file__).parent
SHARED = Path(os.environ.get("TRUCELINE_SHARED", HERE.parents[1] / "shared"))
ALL = read_gold_sets(HERE / "floors.toml", shared=SHARED)
SETS = {one.name: one for one in ALL if one.measures == "claims"}
TIMED = {one.name: one for one in ALL if one.measures == "times"}

pytestmark = pytest.mark.gold

CodeSet = Callable[[str], ClaimsByReport]


@pytest.fixture(scope="session")
def coded(annotator: Annotator) -> CodeSet:
    """The claims that we code in a set, by its name; each set is coded once."""
    return cache(lambda name: code_set(SETS[name], annotator, code_plain))


def present(name: str) -> GoldSet:
    if not SETS[name].is_present:
        pytest.skip(f"the gold set {name!r} is not on this machine ({SETS[name].gold})")
    return SETS[name]


def failures(gold_set: GoldSet, claims: ClaimsByReport) -> dict[str, str]:
    """What the gate has against these claims, by figure."""
    found = compare(gold_set.floors, score(read_gold(gold_set.gold), claims))
    return {one.figure: str(one) for one in found if one.change in ("sank", "new")}


@pytest.mark.parametrize("name", SETS)
def test_no_figure_lies_below_its_floor(name: str, coded: CodeSet) -> None:
    gold_set = present(name)
    told = "\n".join(failures(gold_set, coded(name)).values())
    assert not told, f'{name}:\n{told}\nIf that is meant: python -m bench.floors --lower "why"'


@pytest.mark.parametrize("name", SETS)
def test_every_report_of_gold_is_coded(name: str, coded: CodeSet) -> None:
    gold_set = present(name)
    assert set(read_gold(gold_set.gold)) - set(coded(name)) == set()


def without_agree(claim: PlainClaim) -> PlainClaim | None:
    return None if claim.get("act") == "agree" else claim


def with_value(field: str, value: Any) -> Callable[[PlainClaim], PlainClaim]:
    return lambda claim: {**claim, field: value}


@pytest.mark.parametrize(
    "figure,spoil",
    [
        ("acts", without_agree),
        ("claims", with_value("actors", ["Nobody"])),
        ("actors", with_value("actors", [])),
        ("parties", with_value("parties", [])),
        ("mediators", with_value("mediators", ["Switzerland"])),
        ("status", with_value("status", "planned")),
        ("attributed", with_value("said_by", "Nobody")),
        ("start", with_value("start", None)),
        ("start_prec", with_value("start", "1453-05-29")),
        ("terms", with_value("terms", ["amnesty"])),
    ],
)
def test_the_gate_stops_claims_that_got_worse(
    figure: str, spoil: Callable[[PlainClaim], PlainClaim | None], coded: CodeSet
) -> None:
    made = coded("karabakh").items()
    spoilt: ClaimsByReport = {
        name: [bad for claim in claims if (bad := spoil(claim)) is not None] for name, claims in made
    }
    assert "sank" in failures(SETS["karabakh"], spoilt).get(figure, "held")


def test_the_gate_stops_claims_about_quiet_reports(coded: CodeSet) -> None:
    gold_set = present("quiet")
    noisy = dict(list(coded("quiet").items())[:-5])
    noisy |= {name: [{"act": "mention"}] for name in coded("quiet") if name not in noisy}
    assert "sank" in failures(gold_set, noisy).get("quiet", "held")


def test_the_gate_stops_a_set_that_lost_a_floor(coded: CodeSet) -> None:
    whole = SETS["karabakh"]
    fewer = {figure: floor for figure, floor in whole.floors.items() if figure != "terms"}
    found = compare(fewer, score(read_gold(whole.gold), coded("karabakh")))
    assert [one.figure for one in found if one.change == "new"] == ["terms"]


@pytest.mark.parametrize("name", SETS)
def test_the_shared_scorer_gives_the_same_figures(name: str, coded: CodeSet, tmp_path: Path) -> None:
    gold_set, scorer = present(name), SHARED / "gold/score.py"
    if not scorer.exists():
        pytest.skip(f"the shared scorer is not on this machine ({scorer})")
    acts = {report: [claim for claim in claims if claim.get("act")] for report, claims in coded(name).items()}
    lines = tmp_path / "coded.jsonl"
    lines.write_text("\n".join(json.dumps({"id": r, "claims": c}) for r, c in acts.items()), "utf-8")
    run: list[str | Path] = [sys.executable, scorer, gold_set.gold, lines, "--json"]
    theirs = json.loads(subprocess.run(run, capture_output=True, check=True, text=True).stdout)
    for figure, value in score(read_gold(gold_set.gold), acts).items():
        told = theirs[figure]["f1"] if isinstance(theirs[figure], dict) else theirs[figure]
        assert (value or 0) == pytest.approx(told or 0, abs=0.00051), figure


def test_what_evaluate_tells_of_dev_is_what_the_shared_scorer_tells(coded: CodeSet, tmp_path: Path) -> None:
    gold_set, scorer = present("dev"), SHARED / "gold/score.py"
    if not scorer.exists():
        pytest.skip(f"the shared scorer is not on this machine ({scorer})")
    ours, out = tmp_path / "coded.jsonl", tmp_path / "told.json"
    ours.write_text("\n".join(json.dumps({"id": r, "claims": c}) for r, c in coded("dev").items()), "utf-8")
    run = [sys.executable, "-m", "truceline", "evaluate", "--json"]
    files: list[str | Path] = ["--against", gold_set.gold, "--coded", ours]
    out.write_bytes(subprocess.run([*run, *files], capture_output=True, check=True).stdout)
    told = json.loads(out.read_text("utf-8"))["figures"]
    acts = {
        report: [claim for claim in claims if claim.get("act")] for report, claims in coded("dev").items()
    }
    lines = tmp_path / "acts.jsonl"  # the scorer knows acts alone
    lines.write_text("\n".join(json.dumps({"id": r, "claims": c}) for r, c in acts.items()), "utf-8")
    theirs: list[str | Path] = [sys.executable, scorer, gold_set.gold, lines, "--json"]
    scored = json.loads(subprocess.run(theirs, capture_output=True, check=True, text=True).stdout)
    for figure, one in told.items():
        wanted = scored[figure]["f1"] if isinstance(scored[figure], dict) else scored[figure]
        if one["value"] is not None:
            assert round(one["value"], 3) == wanted, figure
            assert one["low"] is None or one["low"] <= one["value"] <= one["high"]
    assert {"acts", "claims", "actors", "status"} <= {figure for figure, one in told.items() if one["value"]}


def present_times(name: str) -> GoldSet:
    if not TIMED[name].is_present:
        pytest.skip(f"the gold set {name!r} is not on this machine ({TIMED[name].gold})")
    return TIMED[name]


@pytest.mark.parametrize("name", TIMED)
def test_no_figure_of_times_lies_below_its_floor(name: str) -> None:
    gold_set = present_times(name)
    measured = score_times(read_gold_times(gold_set.gold), time_set(gold_set, mark_times))
    found = compare(gold_set.floors, measured)
    assert [str(one) for one in found if one.change in ("sank", "new")] == []


@pytest.mark.parametrize("name", TIMED)
@pytest.mark.parametrize("figure, fields", [("strict", {"end": 10**9}), ("value", {"value": "1453-05-29"})])
def test_the_gate_stops_times_that_got_worse(name: str, figure: str, fields: dict[str, Any]) -> None:
    gold_set = present_times(name)
    gold = read_gold_times(gold_set.gold)
    spoilt = {report: [{**time, **fields} for time in times] for report, times in gold.items()}
    found = compare(gold_set.floors, score_times(gold, spoilt))
    assert "sank" in {one.figure: one.change for one in found}[figure]


@pytest.mark.parametrize("name", TIMED)
def test_the_shared_scorer_of_times_gives_the_same_figures(name: str, tmp_path: Path) -> None:
    gold_set, scorer = present_times(name), SHARED / "gold/score_time.py"
    if not scorer.exists():
        pytest.skip(f"the shared scorer is not on this machine ({scorer})")
    made = time_set(gold_set, mark_times)
    coded = tmp_path / "coded.jsonl"
    coded.write_text("\n".join(json.dumps({"id": r, "times": t}) for r, t in made.items()), "utf-8")
    run: list[str | Path] = [sys.executable, scorer, gold_set.gold, coded]
    theirs = json.loads(subprocess.run(run, capture_output=True, check=True, text=True).stdout)
    for figure, value in score_times(read_gold_times(gold_set.gold), made).items():
        assert value == pytest.approx(theirs[figure]["f1"], abs=0.00051), figure
