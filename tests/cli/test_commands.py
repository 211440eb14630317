from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.testing import Result

from truceline import logs
from truceline.model import Annotated, Document
from truceline.store import open_store

Run = Callable[..., Result]


def lines(result: Result) -> list[Any]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_add_reads_articles_and_says_what_came_of_them(run: Run, news: Path) -> None:
    result = run("add", str(news), "--metadata", str(news / "metadata.csv"))
    assert result.exit_code == 0
    assert "2 articles: 2 new, 0 in the ledger before. 2 new claims." in result.stderr
    assert "truceline.ledger: 2 ceasefires (before: 0)." in result.stderr
    assert Path("truceline.ledger").exists()


def test_add_twice_changes_nothing(run: Run, news: Path) -> None:
    run("add", str(news))
    first = run("export").stdout
    result = run("add", str(news))
    assert result.exit_code == 0
    assert "0 new, 2 in the ledger before" in result.stderr
    assert run("export").stdout == first


def test_add_can_say_what_it_did_in_json(run: Run, news: Path) -> None:
    (told,) = lines(run("add", str(news), "--json"))
    assert (told["articles"], told["new"], told["claims"], told["after"]) == (2, 2, 2, 2)


def test_add_tells_a_log_how_it_goes_in_numbers(run: Run, news: Path) -> None:
    try:
        assert run("add", str(news), "--log", "t.log").exit_code == 0
    finally:
        logs.end()
    told = [json.loads(line) for line in Path("t.log").read_text("utf-8").splitlines()]
    assert [line["event"] for line in told] == ["run began", "run ended"]
    assert {name: told[1][name] for name in ("articles", "new", "claims", "ceasefires")} == {
        "articles": 2,
        "new": 2,
        "claims": 2,
        "ceasefires": 2,
    }
    assert told[0]["run"] == told[1]["run"]


def test_add_reads_into_the_ledger_that_is_named(run: Run, news: Path) -> None:
    assert run("add", str(news), "--ledger", "other.ledger").exit_code == 0
    assert len(lines(run("list", "--ledger", "other.ledger"))) == 2
    assert not Path("truceline.ledger").exists()


def test_add_tells_what_was_left_out_and_goes_on(run: Run, news: Path) -> None:
    (news / "c.txt").write_text("", encoding="utf-8")
    result = run("add", str(news), "nowhere.txt")
    assert result.exit_code == 0
    assert "Left out: 1 empty, 1 not_found." in result.stderr
    assert "nowhere.txt: there is no such file or folder; check the name" in result.stderr
    assert "2 new" in result.stderr


def test_add_ends_with_2_if_nothing_was_read(run: Run) -> None:
    result = run("add", "nowhere.txt")
    assert result.exit_code == 2
    assert "Nothing was read." in result.stderr


def test_add_refuses_a_ledger_that_is_none_and_leaves_it(run: Run, news: Path) -> None:
    Path("notes.txt").write_text("my notes", encoding="utf-8")
    result = run("add", str(news), "--ledger", "notes.txt")
    assert result.exit_code == 2
    assert result.stderr.startswith("truceline: notes.txt: this file is not a Truceline ledger")
    assert "Traceback" not in result.output
    assert Path("notes.txt").read_text(encoding="utf-8") == "my notes"


def test_list_gives_a_line_a_ceasefire(run: Run, ledger: Path) -> None:
    assert ledger.exists()
    rows = lines(run("list"))
    assert [row["effect"] for row in rows] == ["2020-10-10", "2020-10-18"]
    assert rows[0]["sides"] == ["Armenia", "Azerbaijan"]


def test_list_as_of_a_day_leaves_later_reports_out(run: Run, ledger: Path) -> None:
    assert ledger.exists()
    result = run("list", "--as-of", "2020-10-12")
    assert [row["effect"] for row in lines(result)] == ["2020-10-10"]
    assert result.stderr.startswith("As known at the end of 2020-10-12")


@pytest.mark.parametrize("day", ["12.10.2020", "2020-13-01", "yesterday"])
def test_a_day_that_is_none_is_refused(run: Run, ledger: Path, day: str) -> None:
    assert ledger.exists()
    result = run("list", "--as-of", day)
    assert result.exit_code == 2
    assert "--as-of" in result.stderr


def test_list_of_a_ledger_that_is_not_there_says_how_to_make_one(run: Run) -> None:
    result = run("list")
    assert result.exit_code == 2
    assert "there is no ledger here. Make one: truceline add" in result.stderr
    assert not Path("truceline.ledger").exists()


def test_show_finds_a_ceasefire_whatever_the_order_of_its_sides(run: Run, ledger: Path) -> None:
    assert ledger.exists()
    name = lines(run("list"))[0]["id"]
    first, second, rest = name.split("-", 2)
    (page,) = lines(run("show", f"{second}-{first}-{rest}".lower()))
    assert page["id"] == name
    assert page["evidence"][0]["cue"] == "agreed on a ceasefire"


def test_show_of_a_ceasefire_that_is_none_ends_with_2(run: Run, ledger: Path) -> None:
    assert ledger.exists()
    result = run("show", "GEO-RUS-2008")
    assert result.exit_code == 2
    assert result.stderr.startswith("truceline: no ceasefire 'GEO-RUS-2008'")


def test_explain_leads_to_the_words_and_the_function(run: Run, ledger: Path) -> None:
    assert ledger.exists()
    (told,) = lines(run("explain", lines(run("list"))[0]["id"], "effect"))
    assert told["value"] == "2020-10-10"
    assert told["rule"]["name"] == "truceline.records.fields.times.effect"
    assert told["rests_on"][0]["article"].endswith("a.txt")
    assert told["rests_on"][0]["quote"].startswith("Armenia and Azerbaijan agreed")


def test_explain_of_a_field_that_is_none_says_which_there_are(run: Run, ledger: Path) -> None:
    assert ledger.exists()
    result = run("explain", lines(run("list"))[0]["id"], "colour")
    assert result.exit_code == 2
    assert "There are: sides" in result.stderr


def test_export_writes_json_lines_to_a_file_or_to_standard_output(run: Run, ledger: Path) -> None:
    assert ledger.exists()
    printed = run("export", "--format", "jsonl")
    assert run("export", "--output", "out.jsonl").exit_code == 0
    assert Path("out.jsonl").read_text(encoding="utf-8") == printed.stdout
    assert [line["id"] for line in lines(printed)] == [row["id"] for row in lines(run("list"))]


def test_export_in_a_format_that_is_none_says_which_there_are(run: Run, ledger: Path) -> None:
    assert ledger.exists()
    result = run("export", "--format", "xls")
    assert result.exit_code == 2
    assert "There are: jsonl" in result.stderr


def test_code_gives_a_line_an_article_in_the_order_given(run: Run, news: Path) -> None:
    result = run("code", str(news / "b.txt"), str(news / "a.txt"))
    assert result.exit_code == 0
    told = lines(result)
    assert [line["id"] for line in told] == ["b", "a"]
    assert told[0]["document"]["language"] == "en"
    assert [claim["start"] for line in told for claim in line["claims"]] == ["2020-10-18", "2020-10-10"]
    assert not Path("truceline.ledger").exists()


def test_code_reads_json_lines_from_standard_input(run: Run) -> None:
    text = "Armenia and Azerbaijan agreed on a ceasefire on 2020-10-10, officials of both countries said on Friday."
    stdin = json.dumps({"id": "r1", "text": text, "published": "2020-10-11"}) + "\n{broken\n"
    for args in (["code", "-"], ["code"]):
        result = run(*args, stdin=stdin)
        assert result.exit_code == 0
        told = lines(result)
        assert [line["id"] for line in told] == ["r1", "-:2"]
        assert told[0]["document"]["published"] == "2020-10-11"
        assert told[1]["claims"] == []
        assert told[1]["drops"][0]["reason"] == "broken_json"


def test_code_marks_claims_in_the_text_where_people_read(run: Run, news: Path) -> None:
    result = run("code", str(news / "a.txt"), "--format", "text")
    assert "Armenia and Azerbaijan «agreed on a ceasefire»[1] on" in result.stdout
    assert "According to" in result.stdout


def test_code_of_what_cannot_be_read_ends_with_2(run: Run) -> None:
    result = run("code", "nowhere.txt")
    assert result.exit_code == 2
    assert lines(result)[0]["drops"][0]["reason"] == "not_found"


def test_times_gives_offsets_into_the_text(run: Run, news: Path) -> None:
    (line,) = lines(run("times", str(news / "a.txt")))
    assert line["id"] == "a"
    time, _friday = line["times"]
    text = (news / "a.txt").read_text(encoding="utf-8")
    assert text[time["start"] : time["end"]] == time["text"] == "2020-10-10"
    assert (time["value"], time["earliest"], time["latest"], time["made_by"]) == (
        "2020-10-10",
        "2020-10-10T00:00:00",
        "2020-10-11T00:00:00",
        "iso date",
    )


WIRE = "The two armies stopped firing on Monday, officials of both countries said in the capital."


def told(result: Result) -> list[tuple[str, str, str | None]]:
    return [(time["text"], time["value"], time["anchor"]) for time in lines(result)[0]["times"]]


@pytest.mark.parametrize(
    "published, value, anchor",
    [
        ("2021-06-09", "2021-06-07", "publication 2021-06-09"),
        ("9 June 2021", "2021-06-07", "publication 2021-06-09"),
        ("2021-06", "2021-WXX-1", "publication 2021-06-01..2021-06-30"),
    ],
)
def test_times_are_counted_from_the_day_of_publication_that_is_named(
    run: Run, published: str, value: str, anchor: str
) -> None:
    result = run("times", "-", "--published", published, stdin=WIRE)
    assert told(result) == [("Monday", value, anchor)]


def test_a_day_that_came_with_an_article_goes_before_the_one_that_is_named(run: Run) -> None:
    line = json.dumps({"id": "w1", "text": WIRE, "published": "2021-06-16"})
    assert told(run("times", "-", "--published", "2021-06-09", stdin=line)) == [
        ("Monday", "2021-06-14", "publication 2021-06-16")
    ]


def test_a_day_of_publication_that_is_none_is_told(run: Run) -> None:
    result = run("times", "-", "--published", "last week", stdin=WIRE)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert "'last week' is no date of publication. Write a day, a month or a year" in result.stderr


@pytest.mark.parametrize("words", [["--format", "jsonl"], ["-f", "jsonl"], ["--json"], []])
def test_times_are_lines_of_json_when_asked_and_when_piped(run: Run, words: list[str]) -> None:
    assert told(run("times", "-", *words, stdin=WIRE)) == [("Monday", "XXXX-WXX-1", None)]


def test_times_from_a_parse_are_those_of_the_pipeline(run: Run, news: Path) -> None:
    (line,) = lines(run("times", str(news / "a.txt"), "--parse"))
    assert [time["made_by"] for time in line["times"]] == ["tests"]


def test_times_are_numbered_in_the_text_and_told_in_a_table(run: Run) -> None:
    shown = run("times", "-", "--format", "text", "--published", "2021-06-09", stdin=WIRE).stdout
    assert "Published 2021-06-09." in shown
    assert "stopped firing on Monday[1], officials" in " ".join(shown.split())
    assert "\x1b" not in shown
    (row,) = [line.split() for line in shown.splitlines() if line.startswith("1 ")]
    assert row == ["1", "Monday", "2021-06-07", "2021-06-07", "weekday"]


def test_an_article_without_a_time_says_so(run: Run) -> None:
    text = "The two armies stopped firing, officials of both countries said in the capital."
    shown = run("times", "-", "--format", "text", stdin=text).stdout
    assert "When it was published is not known: relative times stay open." in shown
    assert "No time is told in it." in shown


@pytest.mark.parametrize(
    "content, reason",
    [(b"", "empty"), (b" \n \n", "empty"), (b"\x7fELF\x02\x01\x01\x00\x00\x00\x00\x00", "binary")],
)
def test_a_file_that_holds_no_article_is_told_with_its_reason(
    run: Run, folder: Path, content: bytes, reason: str
) -> None:
    (folder / "odd.txt").write_bytes(content)
    result = run("times", "odd.txt")
    assert result.exit_code == 2
    assert f"Left out: 1 {reason}." in result.stderr
    assert [drop["reason"] for line in lines(result) for drop in line["drops"]] == [reason]


def test_times_are_printed_as_they_are_read(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Memory holds one article: the second is asked for when the first has been told."""
    seen: list[str] = []

    def mark(documents: Iterable[Document]) -> Iterator[Annotated]:
        for document in documents:
            seen.append(document.name)
            yield Annotated(document=document.id, tokens=(), sentences=())

    monkeypatch.setattr("truceline.annotations.mark_times", mark)
    monkeypatch.setattr("truceline.cli.times.print_line", lambda _timed: seen.append("printed"))
    stdin = "\n".join(json.dumps({"id": f"w{n}", "text": WIRE}) for n in range(3))
    run("times", "-", stdin=stdin)
    assert seen == ["w0", "printed", "w1", "printed", "w2", "printed"]


def test_a_settings_file_names_the_ledger(run: Run, news: Path) -> None:
    Path("mine.toml").write_text('ledger = "mine.ledger"', encoding="utf-8")
    assert run("add", str(news), "--settings", "mine.toml").exit_code == 0
    assert Path("mine.ledger").exists()


def test_settings_that_are_wrong_are_told(run: Run, news: Path) -> None:
    Path("mine.toml").write_text('ledgr = "mine.ledger"', encoding="utf-8")
    result = run("add", str(news), "--settings", "mine.toml")
    assert result.exit_code == 2
    assert "ledgr" in result.stderr


def test_what_an_interrupted_add_left_is_listed(run: Run, ledger: Path) -> None:
    before = run("list").stdout
    with sqlite3.connect(ledger) as connection:
        connection.execute("DELETE FROM ceasefires")
        connection.execute("UPDATE ledger SET derived = 0")
    connection.close()
    assert run("list").stdout == before
    with open_store(ledger) as store:
        assert store.ceasefires() == ()


def test_actors_gives_a_line_an_actor(run: Run, ledger: Path) -> None:
    result = run("actors", "--ledger", str(ledger))
    assert result.exit_code == 0
    assert [(row["id"], row["name"], row["kind"], row["claims"]) for row in lines(result)] == [
        ("ARM", "Armenia", "state", 2),
        ("AZE", "Azerbaijan", "state", 2),
    ]


def test_actors_as_of_a_day_before_all_articles_are_none(run: Run, ledger: Path) -> None:
    result = run("actors", "--as-of", "1999-01-01", "--ledger", str(ledger))
    assert (result.exit_code, result.stdout) == (0, "")
    assert lines(run("actors", "--as-of", "2030-01-01", "--ledger", str(ledger)))


def test_actors_of_a_name_gives_that_actor_or_says_that_there_is_none(run: Run, ledger: Path) -> None:
    assert [row["id"] for row in lines(run("actors", "armenia", "--ledger", str(ledger)))] == ["ARM"]
    result = run("actors", "Ruritania", "--ledger", str(ledger))
    assert (result.exit_code, result.stderr) == (
        2,
        "truceline: no actor 'Ruritania' in this ledger. List them: truceline actors.\n",
    )


def test_actors_find_tells_whom_words_may_stand_for_without_a_ledger(run: Run) -> None:
    assert [(row["id"], row["country"]) for row in lines(run("actors", "--find", "SLA"))] == [
        ("SLMA", "SDN"),
        ("SLA-LBN", "LBN"),
    ]
    assert run("actors", "--find", "Nobody Known").exit_code == 2


def test_actors_find_knows_the_projects_own(run: Run) -> None:
    own = '[[actor]]\nname = "Free Valley Front"\nid = "FVF"\nkind = "armed_group"\nwithin = "COL"\n'
    Path("actors.toml").write_text(own, encoding="utf-8")
    assert [row["id"] for row in lines(run("actors", "--find", "Free Valley Front"))] == ["FVF"]
    Path("actors.toml").write_text(own.replace("COL", "ZZZ"), encoding="utf-8")
    result = run("actors", "--find", "Free Valley Front")
    assert result.exit_code == 2
    assert (
        "actors.toml: actor 1 (Free Valley Front): within is 'ZZZ', an id that nobody has." in result.stderr
    )


def test_actors_about_credits_where_the_names_come_from(run: Run) -> None:
    told = run("actors", "--about").stdout
    assert "GeoNames (https://www.geonames.org), licensed CC BY 4.0" in told
    assert "Unicode CLDR" in told
