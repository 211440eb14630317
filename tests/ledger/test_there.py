"""A ledger that is served gives what the same ledger gives here."""

from __future__ import annotations

import io
import json
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import httpx
import pytest
from typer.testing import CliRunner

from truceline import Ledger
from truceline.cli.app import app
from truceline.errors import InputError, LedgerError, NotFound, SourceError
from truceline.exports import Losses
from truceline.exports.tables import TABLES
from truceline.ledger import there, wire
from truceline.run import Report
from truceline.views import Crosswalk, Only

FIRST = "AZE-ARM-2020-10-10"
CODING = Path(__file__).parents[1] / "data/coders/ana.csv"
DAY = date(2020, 10, 12)
Asked = Callable[[Ledger], Any]

ASKED: dict[str, Asked] = {
    "ceasefires": lambda one: one.ceasefires(),
    "ceasefires as of": lambda one: one.ceasefires(as_of=DAY),
    "conflicts": lambda one: one.conflicts(),
    "conflicts as of": lambda one: one.conflicts(as_of=DAY),
    "changes": lambda one: one.changes(),
    "changes since one": lambda one: one.changes(1, most=3),
    "last change": lambda one: one.last_change(),
    "timeline": lambda one: one.timeline(FIRST),
    "timeline whole": lambda one: one.timeline(FIRST, whole=True),
    "timeline of a conflict": lambda one: one.timeline("arm-aze"),
    "timeline as of": lambda one: one.timeline(FIRST, whole=True, as_of=DAY),
    "explain": lambda one: one.explain(FIRST, "effect"),
    "explain violated": lambda one: one.explain(FIRST.lower(), "violated"),
    "explain standing": lambda one: one.explain(FIRST, "standing", as_of=DAY),
    "claims": lambda one: one.claims(),
    "documents": lambda one: one.documents(),
    "drops": lambda one: one.drops(),
    "actors": lambda one: one.actors(),
    "actors as of": lambda one: one.actors(as_of=DAY),
    "judgements": lambda one: one.judgements(),
    "unsettled": lambda one: one.unsettled(),
    "export": lambda one: exported(one, None),
    "export as of": lambda one: exported(one, DAY),
    "export with ids of other lists": lambda one: exported_with_ids(one, DAY),
    "notebook": lambda one: one._repr_html_().split("</caption>")[1],
    "day": lambda one: (one.shown().day, one.shown(DAY).day),
    "undated": lambda one: (one.shown().undated, one.shown(DAY).undated),
    "former": lambda one: one.shown().former,
    "cases": lambda one: dict(one.shown().cases),
    "shown claims": lambda one: dict(one.shown().claims),
    "summaries": lambda one: list(one.shown().summaries.items()),
    "rows": lambda one: one.shown().rows(DAY),
    "rows of some": lambda one: one.shown().rows(
        DAY, Only(side="armenia", conflict="ARM-AZE", standing="violated")
    ),
    "page": lambda one: one.shown().page(FIRST),
    "pages": lambda one: one.shown().pages(),
    "sheet": lambda one: one.shown(DAY).sheet(FIRST, DAY),
    "grouping": lambda one: one.shown().grouping(FIRST),
    "grouping with another": lambda one: one.shown().grouping(FIRST, "AZE-ARM-2020-10-18"),
    "evaluate": lambda one: one.evaluate(CODING),
    "relations": lambda one: list(one.shown().relations("AZE-ARM-2020-10-18")),
    "frames": lambda one: {name: one.to_frame(name, library="polars").to_dicts() for name in TABLES},
    "frames as of": lambda one: {
        name: one.to_frame(name, as_of=DAY, library="polars").to_dicts() for name in TABLES
    },
}


@pytest.mark.parametrize("as_of", [None, DAY])
def test_what_files_are_made_of_is_the_same(served: str, karabakh: Path, as_of: date | None) -> None:
    with Ledger(served) as far, Ledger(karabakh) as near:
        there, here = (one.extract(as_of) for one in (far, near))
        assert (there.articles, there.drops, there.judgements) == (here.articles, here.drops, here.judgements)
        assert there.shown.pages() == here.shown.pages()


def exported(ledger: Ledger, as_of: date | None) -> list[Any]:
    stream = io.BytesIO()
    ledger.export("jsonl", stream, as_of=as_of)
    return [json.loads(line) for line in stream.getvalue().splitlines()]


def exported_with_ids(ledger: Ledger, as_of: date) -> tuple[bytes, Losses]:
    stream = io.BytesIO()
    ids = Crosswalk(values={("ucdp_actor_id", "arm"): "52"})
    losses = ledger.export("eth-prio", stream, ids=ids, as_of=as_of)
    assert b",52,Armenia," in stream.getvalue()
    return stream.getvalue(), losses


@pytest.mark.parametrize("name", ASKED)
def test_it_gives_what_the_ledger_gives(served: str, karabakh: Path, name: str) -> None:
    with Ledger(served) as far, Ledger(karabakh) as near:
        assert ASKED[name](far) == ASKED[name](near)


@pytest.mark.parametrize(
    "asked",
    [
        lambda one: one.explain("NOPE", "effect"),
        lambda one: one.explain(FIRST, "colour"),
        lambda one: one.timeline("NOPE-2020"),
        lambda one: one.shown().page("AZE?x y#z%2"),
        lambda one: one.shown().rows(DAY, Only(side="Norway")),
        lambda one: one.shown().rows(DAY, Only(standing="fine")),
        lambda one: one.export("xls", io.BytesIO()),
        lambda one: one.judge("correct", FIRST, field="effect", value="soon", by="Ana"),
        lambda one: one.judge("approve", FIRST, by="Ana"),
        lambda one: one.judge("accept", FIRST, field="effect"),
    ],
)
def test_what_is_wrong_is_told_in_the_same_words(served: str, karabakh: Path, asked: Asked) -> None:
    def told(ledger: Ledger) -> tuple[type, str]:
        with pytest.raises(InputError) as raised:
            asked(ledger)
        return raised.type, str(raised.value).replace("`by`, or as `coder` in truceline.toml", "`by`")

    with Ledger(served) as far, Ledger(karabakh) as near:
        assert told(far) == told(near)


def test_a_coding_is_kept_where_the_ledger_lies(served: str) -> None:
    with Ledger(served) as far, pytest.raises(InputError, match=r"where the ledger lies: truceline evaluate"):
        far.keep_coding(CODING)


def test_what_is_judged_there_is_what_is_judged_here(own_served: str, karabakh: Path, tmp_path: Path) -> None:
    here = Path(shutil.copy(karabakh, tmp_path / "here.ledger"))
    with Ledger(own_served) as far, Ledger(here) as near:
        told = [
            one.judge("correct", FIRST, field="effect", value="2020-10-11", by="Ana", why="the radio")
            for one in (far, near)
        ]
        assert told[0].changes == told[1].changes
        assert told[0].changes
        assert far.ceasefires()[0].effect.value == near.ceasefires()[0].effect.value
        (judgement,) = far.judgements()
        assert (judgement.by, judgement.why, judgement.claims) == (
            "Ana",
            "the radio",
            told[1].judgement.claims,
        )
        far.judge("withdraw", judgement.id[:8], by="Ben")
        assert far.ceasefires()[0].effect.value != near.ceasefires()[0].effect.value


def test_what_is_added_there_is_added(own_served: str, tmp_path: Path) -> None:
    (tmp_path / "news").mkdir()
    text = "Norland and Suderia agreed on a ceasefire from noon on Saturday, officials of both said."
    (tmp_path / "news" / "a.txt").write_text(text, encoding="utf-8")
    (tmp_path / "news" / ".hidden").write_text(text, encoding="utf-8")
    (tmp_path / "news" / "README").write_text(text, encoding="utf-8")
    (tmp_path / "news" / "metadata.csv").write_text("file,outlet\na.txt,Gazette\n", encoding="utf-8")
    seen: list[Report] = []
    with Ledger(own_served) as ledger:
        report = ledger.add(
            tmp_path / "news", metadata=tmp_path / "news" / "metadata.csv", progress=seen.append
        )
        assert (report.articles, report.new, report.known) == (1, 1, 0)
        assert seen[-1] == report
        assert "Gazette" in {one.outlet for one in ledger.documents()}
        assert ledger.add(tmp_path / "news" / "a.txt").new == 1  # without its outlet it is another article
        with pytest.raises(SourceError, match=r"nowhere\.txt"):
            ledger.add(tmp_path / "nowhere.txt")


@pytest.mark.parametrize(
    "command",
    [
        ["list"],
        ["list", "--side", "Armenia", "--on", "2020-10-12", "--as-of", "2020-10-12"],
        ["show", FIRST, "--evidence"],
        ["explain", FIRST, "effect"],
        ["explain", FIRST],
        ["timeline", FIRST, "--conflict", "--evidence"],
        ["conflicts"],
        ["actors"],
        ["export"],
        ["screening"],
        ["screening", "--as-of", "2020-10-12"],
        ["brief", "--conflict", "ARM-AZE", "--since", "2020-10-12", "--as-of", "2020-10-26"],
        ["judge", "list"],
        ["judge", "claims", FIRST],
    ],
)
def test_commands_tell_the_same_of_it(served: str, karabakh: Path, command: list[str]) -> None:
    told = [CliRunner().invoke(app, [*command, "--ledger", place]) for place in (served, str(karabakh))]
    assert [one.exit_code for one in told] == [0, 0], told
    assert told[0].output == told[1].output


def test_a_server_that_is_not_there_is_told() -> None:
    with pytest.raises(LedgerError, match="nothing can be asked there"):
        Ledger("http://127.0.0.1:9").ceasefires()


def test_a_server_that_is_none_of_ours_is_told(served: str) -> None:
    with pytest.raises(LedgerError, match="not as Truceline does"):
        Ledger(f"{served}/elsewhere").ceasefires()


def answering(*answers: httpx.Response) -> tuple[wire.Wire, list[httpx.Request]]:
    """A wire to a server that gives these answers one after another."""
    waiting, asked = list(answers), []

    def handle(request: httpx.Request) -> httpx.Response:
        asked.append(request)
        return waiting.pop(0)

    return wire.Wire("http://far", "secret", transport=httpx.MockTransport(handle)), asked


def test_who_is_asked_to_wait_waits_and_asks_again(monkeypatch: pytest.MonkeyPatch) -> None:
    slept: list[float] = []
    monkeypatch.setattr(wire, "sleep", slept.append)
    busy = httpx.Response(503, headers={"Retry-After": "7"}, json={"error": "LedgerError", "says": "wait"})
    opened, asked = answering(busy, busy, httpx.Response(200, json={"version": "1"}))
    assert opened.get("/status") == {"version": "1"}
    assert (slept, len(asked)) == ([7.0, 7.0], 3)


def test_a_server_that_cannot_now_is_not_asked_for_ever() -> None:
    opened, _ = answering(httpx.Response(503, json={"error": "LedgerError", "says": "gone.", "where": "k"}))
    with pytest.raises(LedgerError, match=r"k: gone\."):
        opened.get("/status")


def test_a_decision_is_never_sent_twice_for_an_answer_that_was_lost() -> None:
    def lose(_: httpx.Request) -> httpx.Response:
        raise httpx.ReadTimeout("slow")

    opened = wire.Wire("http://far", None, transport=httpx.MockTransport(lose))
    with pytest.raises(LedgerError, match="does not answer in time"):
        opened.post("/judgements", {})


def test_a_token_goes_along(monkeypatch: pytest.MonkeyPatch) -> None:
    opened, asked = answering(httpx.Response(200, json={}))
    opened.get("/status")
    assert asked[0].headers["Authorization"] == "Bearer secret"
    monkeypatch.setenv("TRUCELINE_TOKEN", "from the environment")
    assert there.token_of(Ledger("http://far").settings, None) == "from the environment"
    assert there.token_of(Ledger("http://far").settings, "given") == "given"


def test_who_may_not_is_told(served: str) -> None:
    with pytest.raises(InputError, match="token"):
        Ledger(served, token="wrong").ceasefires()


def test_every_error_of_the_api_keeps_its_kind() -> None:
    told = {
        "error": "NotFound",
        "says": "no ceasefire 'X'.",
        "where": None,
        "next_step": "See which there are.",
    }
    opened, _ = answering(httpx.Response(404, json=told))
    with pytest.raises(NotFound, match="See which there are"):
        opened.get("/ceasefires/X")
