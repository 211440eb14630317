from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from typer.testing import Result

from truceline.cli.explain import print_explanation, print_grouping
from truceline.model import Comparison
from truceline.views import EvidenceShown, Explanation, FieldShown, Grouping, JoinShown, RelationShown
from truceline.views.explanation import Rule
from truceline.views.series import SeriesShown

pytestmark = pytest.mark.usefixtures("ledger")

Run = Callable[..., Result]

ID, OTHER = "ARM-AZE-2020-10-10", "ARM-AZE-2020-10-18"


def line_of(result: Result) -> Any:
    assert result.exit_code == 0, result.stderr
    (line,) = result.stdout.splitlines()
    return json.loads(line)


def test_a_field_is_explained_with_its_support_and_what_stands_beside_it(run: Run) -> None:
    told = line_of(run("explain", ID, "effect"))
    assert told["support"]["origins"] == 1
    assert told["alternatives"] == []


def test_the_standing_on_a_day_is_explained_as_fields_are(run: Run) -> None:
    told = line_of(run("explain", ID, "standing", "--on", "2020-10-11"))
    assert (told["field"], told["value"]) == ("standing on 2020-10-11", "in force")
    assert told["rule"]["name"] == "truceline.records.state.standing.standing"
    assert told["rests_on"][0]["cue"] == "agreed on a ceasefire"


def test_without_a_field_it_is_told_why_the_reports_are_one_case(run: Run) -> None:
    told = line_of(run("explain", ID))
    assert told["id"] == ID
    assert set(told) == {"id", "other", "joins", "relations", "rows"}


def test_with_another_ceasefire_only_what_stands_between_the_two_is_told(run: Run) -> None:
    told = line_of(run("explain", ID, OTHER))
    assert (told["other"], told["joins"]) == (OTHER, [])
    assert {relation["other"] for relation in told["relations"]} <= {OTHER}
    assert any(row["score"] < 0 for row in told["rows"])


def test_a_field_that_is_none_is_told_with_those_there_are(run: Run) -> None:
    result = run("explain", ID, "colour")
    assert result.exit_code == 2
    assert "no field 'colour'." in result.stderr
    assert result.stderr.rstrip().endswith("standing.")


def test_a_second_ceasefire_that_is_none_is_told(run: Run) -> None:
    result = run("explain", ID, "ARM-AZE-2020-10-19")
    assert result.exit_code == 2
    assert "no ceasefire 'ARM-AZE-2020-10-19'" in result.stderr


def test_a_passage_that_tells_two_things_is_printed_once(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    told = EvidenceShown(
        claim="c1",
        says="effect",
        quote="The truce that began at noon was broken.",
        cue="began",
        start=0,
        end=40,
        said_by=None,
        status="actual",
        document="d1",
        article="a.txt",
        title=None,
        outlet=None,
        origin=None,
        url=None,
        published="2021-06-12",
        made_by="tests.effect",
    )
    broken = replace(told, claim="c2", says="violate", said_by="Mali", cue="broken", made_by="tests.violate")
    explanation = Explanation(
        id=ID,
        field=FieldShown(name="effect", value="2021-06-11", words="2021-06-11", reason="told", made_by="r"),
        rule=Rule(name="r", file="r.py", line=1, says="Tells when."),
        rests_on=(told, broken),
        passes_over=(),
        series=(
            SeriesShown(
                claimant="Mali",
                accused=("Niger",),
                line="Mali of Niger: 1 report",
                periods=(),
                gaps=(),
                quoted_after=(),
            ),
        ),
    )
    monkeypatch.setenv("COLUMNS", "80")
    print_explanation(explanation)
    shown = [line.rstrip() for line in capsys.readouterr().out.splitlines()]
    head = next(i for i, line in enumerate(shown) if line.startswith("Over time"))
    assert shown[head + 1] == "  Mali of Niger: 1 report"
    assert shown[shown.index("Rests on") + 1 :] == [
        "  a.txt, 2021-06-12",
        "    “The truce that began at noon was broken.”",
        "      effect; characters 0–40; read by tests.effect",
        "      violate, says Mali; characters 0–40; read by tests.violate",
    ]


JOIN = JoinShown(
    document="d1",
    article="a.txt",
    published="2020-10-12",
    about="the truce",
    reason="the times of effect are one",
    rows=(
        Comparison(name="effect", score=2.0, reason="2020-10-10 12:00 and 2020-10-10"),
        Comparison(name="venue", score=0.0, reason="not both told"),
    ),
    claims=("c1", "c2"),
)
RENEWED = RelationShown(
    words="renewed by",
    other=OTHER,
    reason="a second truce is told",
    rows=(Comparison(name="effect", score=-1.5, reason="8 days apart"),),
)


def shown_of(
    grouping: Grouping, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> list[str]:
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("NO_COLOR", "1")
    print_grouping(grouping)
    return [line.rstrip() for line in capsys.readouterr().out.splitlines()]


def test_each_report_is_told_with_its_reason_and_the_comparisons_that_say_something(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shown = shown_of(Grouping(id=ID, joins=(JOIN,), relations=(RENEWED,)), monkeypatch, capsys)
    assert shown == [
        ID,
        "1 report of one ceasefire, each compared with the first that told it",
        "",
        "a.txt, 2020-10-12",
        "  “the truce”: the times of effect are one (2 claims)",
        "    +2 effect 2020-10-10 12:00 and 2020-10-10",
        "",
        f"renewed by {OTHER}",
        "  a second truce is told",
        "    -1.5 effect 8 days apart",
    ]


def test_two_ceasefires_between_which_nothing_is_told_say_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    apart = Comparison(name="effect", score=-4.0, reason="8 days apart")
    shown = shown_of(Grouping(id=ID, other=OTHER, joins=(), relations=(), rows=(apart,)), monkeypatch, capsys)
    assert shown == [
        f"{ID} and {OTHER}",
        "Neither is told to extend, renew, replace or follow the other.",
        "    -4 effect 8 days apart",
    ]
