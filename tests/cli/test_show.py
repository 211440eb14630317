from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from typer.testing import Result

from truceline.cli.show import print_evidence, print_sheet
from truceline.model import Support
from truceline.views import EvidenceShown, Line, RelationShown, Sheet, StandingShown

pytestmark = pytest.mark.usefixtures("ledger")

Run = Callable[..., Result]

ID = "ARM-AZE-2020-10-10"


def line_of(result: Result) -> Any:
    assert result.exit_code == 0, result.stderr
    (line,) = result.stdout.splitlines()
    return json.loads(line)


def test_a_page_in_json_has_fields_with_support_and_how_it_stands(run: Run) -> None:
    page = line_of(run("show", ID, "--on", "2020-10-11"))
    assert page["fields"]["effect"]["support"] == {
        "articles": 1,
        "origins": 1,
        "parties": 0,
        "third_parties": 0,
    }
    assert (page["standing"]["state"], page["standing"]["on"]) == ("in force", "2020-10-11")
    assert page["standing"]["claims"]
    assert set(page) == {"id", "also_known_as", "fields", "joins", "relations", "evidence", "standing"}


SHEET = Sheet(
    id="MLI-NER-2021-06-11",
    sides="Mali, Niger",
    reports="3 origins",
    standing=StandingShown(
        on="2021-06-20",
        state="in force",
        since="2021-06-11",
        line="in force since 2021-06-11; 3 origins",
        support=Support(articles=3, origins=3, parties=0),
        reason="told",
    ),
    also_known_as=("MLI-NER-2021-06",),
    groups={
        "who": (Line(field="mediators", words="two stories", abstention="unclear"),),
        "when": (
            Line(field="agreed", words="2021-06-11", support="2 origins", against=("2021-06-12 (1 origin)",)),
        ),
    },
    related=(RelationShown(words="renews", other="MLI-NER-2021-05-01", reason="told", rows=()),),
    not_mentioned=("place", "venue"),
)


@pytest.fixture
def screen(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[[], list[str]]:
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("NO_COLOR", "1")
    return lambda: [line.rstrip() for line in capsys.readouterr().out.splitlines()]


def test_a_screen_groups_what_is_told_and_gathers_what_is_not(screen: Callable[[], list[str]]) -> None:
    print_sheet(SHEET)
    assert screen() == [
        "MLI-NER-2021-06-11  Mali, Niger",
        "on 2021-06-20: in force since 2021-06-11; 3 origins",
        "told by 3 origins",
        "also known as MLI-NER-2021-06",
        "",
        "mediators       unclear: two stories",
        "",
        "agreed          2021-06-11 (2 origins) against 2021-06-12 (1 origin)",
        "",
        "renews MLI-NER-2021-05-01: told",
        "",
        "not mentioned: place, venue",
    ]


def test_evidence_stands_by_article(screen: Callable[[], list[str]]) -> None:
    told = EvidenceShown(
        claim="c1",
        says="agree",
        quote="They agreed.",
        cue="agreed",
        start=0,
        end=12,
        said_by=None,
        status="actual",
        document="d1",
        article="a.txt",
        title="Truce",
        outlet="Gazette",
        origin="Wire",
        url=None,
        published="2021-06-12",
        made_by="tests",
    )
    print_evidence((told,))
    assert screen() == ["", "a.txt, Truce, Gazette (from Wire), 2021-06-12", "  agree: “They agreed.”"]
