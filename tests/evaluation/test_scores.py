"""What each figure counts, by small cases; and that all agree with the shared scorer."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from truceline.evaluation import FIGURES, are_right, read_gold, score, tally

SHARED = Path(os.environ.get("TRUCELINE_SHARED", Path(__file__).parents[3] / "shared"))

Claims = list[dict[str, Any]]


def claim(act: str = "agree", **fields: Any) -> dict[str, Any]:
    return {"act": act, "status": "actual", **fields}


def figure(name: str, gold: Claims, coded: Claims) -> float | None:
    return score({"r1": gold}, {"r1": coded})[name]


def test_acts_count_as_often_as_they_are_told() -> None:
    gold = [claim("violate"), claim("violate"), claim("agree")]
    assert figure("acts", gold, [claim("violate"), claim("call")]) == pytest.approx(2 / 5)


def test_mentions_and_claims_of_other_kinds_count_for_nothing() -> None:
    gold = [claim(), claim("mention")]
    coded = [claim(), claim("mention"), claim("mention"), {"kind": "incident", "actors": ["Iran"]}]
    assert figure("acts", gold, coded) == 1
    assert figure("claims", gold, coded) == 1


def test_a_claim_needs_one_actor_in_common_or_none_on_both_sides() -> None:
    gold = [claim(actors=["Iran", "Iraq"])]
    assert figure("claims", gold, [claim(actors=["Iraq"])]) == 1
    assert figure("claims", gold, [claim(actors=["Oman"])]) == 0
    assert figure("claims", gold, [claim(actors=None)]) == 0
    assert figure("claims", [claim()], [claim(actors=[])]) == 1


def test_claims_with_most_actors_in_common_are_paired_first() -> None:
    gold = [claim("violate", actors=["Iran"]), claim("violate", actors=["Iraq"])]
    coded = [claim("violate", actors=["Iraq"]), claim("violate", actors=["Iran"])]
    assert figure("claims", gold, coded) == 1
    assert figure("actors", gold, coded) == 1


def test_actors_are_counted_in_paired_claims_only() -> None:
    gold = [claim(actors=["Iran", "Iraq"]), claim("call", actors=["Oman"])]
    assert figure("actors", gold, [claim(actors=["Iran"])]) == pytest.approx(2 / 3)


@pytest.mark.parametrize("field", ["parties", "mediators"])
def test_sides_and_mediators_are_counted_over_the_report(field: str) -> None:
    gold = [{**claim(), field: ["Iran"]}, {**claim("hold"), field: ["Iran", "Iraq"]}]
    assert figure(field, gold, [{**claim("call"), field: ["Iraq", "Iran", "Oman"]}]) == pytest.approx(4 / 5)


def test_status_is_the_share_of_pairs_with_the_same() -> None:
    gold = [claim(), claim("hold")]
    assert figure("status", gold, [claim(), claim("hold", status="negated")]) == 0.5


@pytest.mark.parametrize(
    "gold,coded,hit",
    [
        (None, None, 1),
        (None, "", 1),
        ("UN", "United Nations", 1),
        ("Iran", None, 0),
        (None, "Iran", 0),
        ("Iran", "Iraq", 0),
    ],
)
def test_attributed_is_the_share_of_pairs_said_by_the_same(
    gold: str | None, coded: str | None, hit: int
) -> None:
    assert figure("attributed", [claim(said_by=gold)], [claim(said_by=coded)]) == hit


@pytest.mark.parametrize(
    "gold,coded,found,right",
    [
        ("2020-10-10", "2020-10-10", 1, 1),
        ("2020-10-10", "2020-10-10T12:00+04:00", 1, 1),
        ("2020-10-10T12:00+04:00", "2020-10-10T12:00", 1, 1),
        ("2020-10-10T12:00", "2020-10-10", 0, 1),
        ("2020-10-10", "2020-10-11", 0, 0),
        ("2020-10-10", None, 0, None),
        (None, "2020-10-10", None, 0),
    ],
)
def test_a_start_is_found_to_the_same_precision_or_finer(
    gold: str | None, coded: str | None, found: float | None, right: float | None
) -> None:
    measured = score({"r1": [claim(start=gold)]}, {"r1": [claim(start=coded)]})
    assert (measured["start"], measured["start_prec"]) == (found, right)


def test_a_right_start_on_another_act_is_right_but_not_found() -> None:
    measured = score({"r1": [claim(start="2020-10-10")]}, {"r1": [claim("effect", start="2020-10-10")]})
    assert (measured["start"], measured["start_prec"]) == (0, 1)


def test_durations_and_terms_are_counted_once_a_report() -> None:
    gold = [claim(duration="PT72H", terms=["withdrawal", "talks"]), claim("effect", duration="PT72H")]
    coded = [claim(duration="PT72H", terms=["talks"]), claim("effect", duration="P3D", terms=["talks"])]
    assert figure("duration", gold, coded) == pytest.approx(2 / 3)
    assert figure("terms", gold, coded) == pytest.approx(2 / 3)


def test_quiet_is_the_share_of_empty_reports_left_empty() -> None:
    gold: dict[str, Claims] = {"r1": [], "r2": [], "r3": [claim("mention")]}
    assert score(gold, {"r1": [], "r2": [claim("mention")], "r3": []})["quiet"] == 0.5


def test_a_report_that_was_not_coded_counts_as_coded_with_nothing() -> None:
    gold = {"r1": [claim()], "r2": [claim()]}
    assert score(gold, {"r1": [claim()], "r9": [claim()]})["acts"] == pytest.approx(2 / 3)


def test_what_gold_does_not_have_is_not_measured() -> None:
    measured = score({"r1": [claim()]}, {})
    assert {name for name, value in measured.items() if value is not None} == {"acts", "claims"}


def test_the_counts_behind_a_figure_can_be_seen() -> None:
    counts = tally({"r1": [claim(), claim("hold")]}, {"r1": [claim()]})["acts"]
    assert (counts.hit, counts.gold, counts.coded) == (1, 2, 1)
    assert (counts.precision(), counts.recall()) == (1, 0.5)


def test_the_page_explains_every_figure() -> None:
    page = Path("docs/evaluation.md").read_text("utf-8")
    assert [name for name in FIGURES if f"| `{name}` |" not in page] == []


def garbled(gold: dict[str, Claims], seed: int) -> dict[str, Claims]:
    """A coding as far from gold as a bad one: claims lost, moved to another report, repeated; fields swapped or lost."""
    chance = random.Random(seed)
    pool = [one for claims in gold.values() for one in claims]
    return {
        name: [_garbled(one, pool, chance) for one in _some(claims, pool, chance)]
        for name, claims in gold.items()
    }


def _some(claims: Claims, pool: Claims, chance: random.Random) -> Claims:
    kept = [one for one in claims if chance.random() < 0.8]
    return kept + [chance.choice(pool) for _ in range(chance.choice((0, 0, 1, 2)))]


def _garbled(one: dict[str, Any], pool: Claims, chance: random.Random) -> dict[str, Any]:
    other = chance.choice(pool)
    return {field: (other if chance.random() < 0.2 else one).get(field) for field in one}


@pytest.mark.parametrize("seed", range(3))
def test_the_figures_are_those_of_the_shared_scorer(seed: int, tmp_path: Path) -> None:
    scorer, gold = SHARED / "gold/score.py", SHARED / "gold/dev.gold.jsonl"
    if not scorer.exists():
        pytest.skip(f"the shared scorer is not on this machine ({scorer})")
    wanted = {name: [dict(one) for one in claims] for name, claims in read_gold(gold).items()}
    made = garbled(wanted, seed)
    coded = tmp_path / "coded.jsonl"
    coded.write_text("\n".join(json.dumps({"id": n, "claims": c}) for n, c in made.items()), "utf-8")
    run: list[str | Path] = [sys.executable, scorer, gold, coded, "--json"]
    theirs = json.loads(subprocess.run(run, capture_output=True, check=True, text=True).stdout)
    ours = score(wanted, made)
    assert len(ours) == 12
    for name, value in ours.items():
        told = theirs[name]
        assert value == pytest.approx(told["f1"] if isinstance(told, dict) else told, abs=0.00051), name


def test_a_coded_claim_is_right_where_gold_has_its_act_and_an_actor() -> None:
    gold = [{"act": "agree", "actors": ["Mali", "Niger"]}, {"act": "hold", "actors": []}]
    coded = [
        {"act": "hold", "actors": ["Mali"]},
        {"act": "agree", "actors": ["Niger"]},
        {"act": "agree", "actors": ["Niger"]},
    ]
    assert are_right(gold, coded) == [False, True, False]
