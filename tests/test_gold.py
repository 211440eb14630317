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

from truceline.annotations import Annotator
from truceline.evaluation import GoldSet, PlainClaim, code_set, compare, read_gold, read_gold_sets, score
from truceline.evaluation.gold import ClaimsByReport
from truceline.exports import code_plain

HERE = Path(__file__).parent
SHARED = Path(os.environ.get("TRUCELINE_SHARED", HERE.parents[1] / "shared"))
SETS = {one.name: one for one in read_gold_sets(HERE / "floors.toml", shared=SHARED)}

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
    return None if claim["act"] == "agree" else claim


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
