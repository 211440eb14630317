from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from damaged import Damaged
from truceline.annotations import Annotator
from truceline.checks import CheckReport, Step, check_ledger, check_store
from truceline.errors import LedgerError
from truceline.model import Coded, Given, RawArticle
from truceline.run.coding import code_articles
from truceline.store import open_store

Made = Callable[[], str]


def found(report: CheckReport, table: str) -> str:
    """What is told of a table, a line a fault."""
    return "\n".join(f"{one.id}: {one.what}" for one in report.faults if one.table == table)


def test_a_ledger_as_it_was_made_is_whole(made: Made) -> None:
    steps: list[Step] = []
    report = check_ledger(made(), tell=lambda step, _done, _total: steps.append(step))
    assert report.faults == ()
    assert report.is_clean
    assert report.notes == ()
    assert (report.counts["articles"], report.counts["ceasefires"]) == (16, 5)
    assert list(dict.fromkeys(steps)) == [Step.DATABASE, Step.ROWS, Step.ARTICLES, Step.RECORDS]


def _quote(claim: dict[str, Any]) -> None:
    claim["cue"]["quote"] = "x" * len(claim["cue"]["quote"])


def _text(document: dict[str, Any]) -> None:
    document["text"] = "X" + document["text"][1:]


def _parts(document: dict[str, Any]) -> None:
    document["segments"][0]["end"] += 1


def _words(office: dict[str, Any]) -> None:
    office["words"]["start"] += 1
    office["words"]["end"] += 1


def test_every_kind_of_damage_to_evidence_is_found(damaged: Damaged) -> None:
    (reread,), offices = damaged.ids("first_readings"), damaged.ids("offices")
    others = [key for key in damaged.ids("documents") if key != reread]
    told_well, told_badly = damaged.claims_of(reread), damaged.claims_of(others[4])
    claims = [*told_well[:3], told_badly[0], *told_well[3:5]]
    damaged.edit("claims", claims[0], _quote)
    damaged.edit("documents", others[0], _text)
    damaged.edit("documents", others[1], _parts)
    damaged.edit("documents", others[2], lambda one: one.update(outlet="Another Gazette"))
    damaged.edit("first_readings", reread, _text)
    damaged.edit("offices", offices[0], _words)
    damaged.edit("offices", offices[1], lambda one: one.update(person="Nobody Known"))
    damaged.run(
        f"UPDATE articles SET content = CAST('x' AS {damaged.bytes}) WHERE id = '{others[3]}'",
        f"UPDATE articles SET given = '[' WHERE id = '{others[4]}'",
        f"UPDATE claims SET start = start + 1 WHERE id = '{claims[1]}'",
        f"UPDATE claims SET act = 'colour' WHERE id = '{claims[2]}'",
        f"UPDATE claims SET json = '[' WHERE id = '{claims[3]}'",
        f"UPDATE claims SET document = 'nowhere' WHERE id = '{claims[4]}'",
        f"UPDATE claims SET id = '0123456789abcdef' WHERE id = '{claims[5]}'",
        f"UPDATE documents SET latest = NULL WHERE id = '{others[5]}'",
        f"UPDATE documents SET copy_of = 'nowhere' WHERE id = '{others[6]}'",
        f"DELETE FROM documents WHERE id = '{others[7]}'",
        f"DELETE FROM roles WHERE document = '{others[8]}'",
        f"UPDATE roles SET actor = 'NOBODY' WHERE document = '{others[9]}'",
        f"UPDATE roles SET in_document = 1 WHERE document = '{others[10]}'",
        f"UPDATE findable SET told = 'else' WHERE document = '{others[11]}'",
        f"DELETE FROM findable WHERE document = '{others[12]}' AND kind = 'article'",
        f"INSERT INTO findable (n, of, document, kind, told, head, words, facets) "
        f"VALUES (900001, 'nothing', '{others[13]}', 'claim', '{{}}', '', '', '')",
        "UPDATE changes SET ceasefire = 'NOWHERE' WHERE number = 1",
        "UPDATE runs SET what = 'broke' WHERE number = 1",
        "INSERT INTO codings (number, coder, name, digest, at, json) VALUES (1, 'a', 'b', 'c', 'd', '[')",
        "INSERT INTO drops (id, stage, reason, \"where\", json) VALUES ('d1', 'gate', 'x', 'y', '{}')",
        "INSERT INTO judgements (id, subject, by, at, json) VALUES ('j1', 's', 'b', 'a', '{}')",
        "INSERT INTO former_ids (id, ceasefire) VALUES ('AZE-ARM-2020-10-10', 'NOWHERE')",
        "UPDATE relations SET other = 'NOWHERE' WHERE ceasefire = 'AZE-ARM-2020-10-18'",
        "DELETE FROM ceasefires WHERE id = 'AZE-NKR-2023-09-20'",
        "UPDATE ledger SET derived = revision + 1",
    )
    report = check_ledger(damaged.place)
    assert not report.is_clean
    told = {table: found(report, table) for table in report.found}
    assert f"{claims[0]}: the words of a quotation do not stand" in told["claims"]
    assert f"{others[0]}: made anew of the article's bytes, its text is another" in told["documents"]
    assert f"{others[1]}: its parts do not make up its text" in told["documents"]
    assert f"{others[2]}: its outlet is" in told["documents"]
    assert f"{others[2]}: made anew of the article's bytes, its outlet is another" in told["documents"]
    assert f"{reread}: made anew of the article's bytes, its text is another" in told["documents"]
    assert f"{reread}: its text is another than when it was first read" in told["documents"]
    assert f"{offices[0]}: the words of a quotation do not stand" in told["offices"]
    assert f"{offices[1]}: its id is" in told["offices"]
    assert f"{others[3]}: its id is" in told["articles"]
    assert f"{others[4]}: it cannot be read" in told["articles"]
    assert f"{claims[1]}: its start is" in told["claims"]
    assert f"{claims[2]}: its act is 'colour'" in told["claims"]
    assert f"{claims[3]}: it cannot be read" in told["claims"]
    assert f"{claims[4]}: its document 'nowhere' is not there (in documents)" in told["claims"]
    assert (
        f"0123456789abcdef: its id is '0123456789abcdef'; what it holds says '{claims[5]}'" in told["claims"]
    )
    assert f"{others[5]}: its latest is None" in told["documents"]
    assert f"{others[6]}: its copy_of 'nowhere' is not there" in told["documents"]
    assert f"{others[7]}: nothing was made of the article, and no reason is noted" in told["articles"]
    for number in (8, 9):
        assert f"{others[number]}: what it is found by is not what it tells" in told["roles"]
    assert f"{others[10]}: in how many articles its actors stand is counted wrongly" in told["roles"]
    for number in (11, 12):
        assert f"{others[number]}: what it is found by is not what it tells" in told["findable"]
    assert "900001: the claim that is to be found by it is not there" in told["findable"]
    assert "1: the id 'NOWHERE' that it tells of leads nowhere" in told["changes"]
    for table, key in (("runs", "1"), ("codings", "1"), ("drops", "d1"), ("judgements", "j1")):
        assert f"{key}: it cannot be read" in told[table]
    assert "AZE-ARM-2020-10-10: a ceasefire has this id now" in told["former_ids"]
    assert "its ceasefire 'NOWHERE' is not there (in ceasefires)" in told["former_ids"]
    assert "AZE-ARM-2020-10-18/0: its other 'NOWHERE' is not there" in told["relations"]
    assert "its ceasefire 'AZE-NKR-2023-09-20' is not there" in told["claims"]
    assert "1: the ceasefires are said to be of revision" in told["ledger"]
    assert "Records were not derived anew" in report.notes[0]


def _reason(case: dict[str, Any]) -> None:
    case["effect"]["reason"] = "because"


def test_every_kind_of_damage_to_what_is_derived_is_found(damaged: Damaged) -> None:
    conflict, question, other = damaged.ids("conflicts")[0], *damaged.ids("questions")[:2]
    document, claim = damaged.ids("documents")[0], damaged.ids("claims")[0]
    damaged.edit("ceasefires", "AZE-ARM-2020-10-10", _reason)
    damaged.edit("conflicts", conflict, lambda one: one.update(ceasefires=[]))
    damaged.run(
        "UPDATE ceasefires SET summary = NULL WHERE id = 'AZE-ARM-2020-10-18'",
        "UPDATE ceasefires SET position = 99 WHERE id = 'AZE-ARM-2020-10-26'",
        "DELETE FROM relations WHERE ceasefire = 'AZE-ARM-2020-11-10'",
        "INSERT INTO relations SELECT ceasefire, 7, other, json FROM relations WHERE ceasefire = 'AZE-NKR-2023-09-20'",
        f"UPDATE questions SET position = 98 WHERE id = '{question}'",
        f"DELETE FROM questions WHERE id = '{other}'",
        f"UPDATE documents SET root = 'somebody' WHERE id = '{document}'",
        f"UPDATE claims SET left_out = 'no wish' WHERE id = '{claim}'",
    )
    report = check_ledger(damaged.place)
    told = {table: found(report, table) for table in report.found}
    assert "AZE-ARM-2020-10-10: derived anew, its json is another" in told["ceasefires"]
    assert "AZE-ARM-2020-10-18: derived anew, its summary is another" in told["ceasefires"]
    assert "AZE-ARM-2020-10-26: derived anew, its position is another" in told["ceasefires"]
    assert (
        "AZE-ARM-2020-11-10/0: it follows from what the articles tell, and is not there" in told["relations"]
    )
    assert "AZE-NKR-2023-09-20/7: nothing that the articles tell makes it" in told["relations"]
    assert f"{conflict}: derived anew, its json is another" in told["conflicts"]
    assert f"{question}: derived anew, its position is another" in told["questions"]
    assert f"{other}: it follows from what the articles tell" in told["questions"]
    assert f"{document}: derived anew, its root is another" in told["documents"]
    assert f"{claim}: derived anew, its left_out is another" in told["claims"]
    assert all(one.next_step for one in report.faults)


def test_the_index_of_words_is_held_against_the_words(own_karabakh: Path) -> None:
    broken = Damaged(str(own_karabakh))
    broken.run("UPDATE findable SET words = ' another ' WHERE n = 3")
    broken.close()
    report = check_ledger(own_karabakh)
    assert found(report, "found") == ": the index of words is not that of the words that are to be found."
    assert report.found.keys() == {"found", "findable"}


def test_a_file_with_broken_pages_is_told(own_karabakh: Path) -> None:
    broken = Damaged(str(own_karabakh))
    broken.run("DROP INDEX ix_changes_ceasefire", "PRAGMA writable_schema = 1")
    broken.run(
        "PRAGMA writable_schema = 1",
        "UPDATE sqlite_master SET rootpage = (SELECT rootpage FROM sqlite_master WHERE name = 'ix_runs_run') "
        "WHERE name = 'ix_questions_ceasefire'",
    )
    broken.close()
    report = check_ledger(own_karabakh)
    assert "the file is damaged (" in found(report, "")


def test_evidence_that_waits_is_no_fault(damaged: Damaged) -> None:
    damaged.run("UPDATE ledger SET revision = revision + 1")
    report = check_ledger(damaged.place)
    assert report.is_clean
    assert report.notes == (
        "Records were not compared: some evidence waits to be worked in. The next `truceline add` works it in.",
    )


def test_articles_that_were_left_out_need_no_document(tmp_path: Path, annotator: Annotator) -> None:
    given = Given(name="weather")
    article = RawArticle(
        where="w.txt", content=b"It rained all day in the capital.", media_type="text/plain", given=given
    )
    with open_store(tmp_path / "t.ledger") as store:
        store.save([one for one in code_articles([article], annotator) if isinstance(one, Coded)])
        assert check_store(store).is_clean


def test_a_deep_check_codes_every_article_again(own_karabakh: Path, annotator: Annotator) -> None:
    assert check_ledger(own_karabakh, annotate=annotator).is_clean
    broken = Damaged(str(own_karabakh))
    changed, gone = broken.ids("claims")[:2]
    broken.edit("claims", changed, lambda one: one.update(confidence=0.123))
    broken.run(
        f"DELETE FROM roles WHERE claim = '{gone}'",
        f"DELETE FROM findable WHERE of = '{gone}'",
        f"DELETE FROM claims WHERE id = '{gone}'",
    )
    broken.close()
    report = check_ledger(own_karabakh, annotate=annotator)
    assert report.deep
    assert f"{changed}: it is another when the articles are coded anew" in found(report, "claims")
    assert f"{gone}: it is there when the articles are coded anew, and is not here" in found(report, "claims")


def test_what_is_not_there_cannot_be_checked(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="there is no ledger here"):
        check_ledger(tmp_path / "none.ledger")
