"""A person's coding, from a file of any layout."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from truceline import Ledger
from truceline.errors import InputError
from truceline.evaluation.coders.comparison import compare_codings
from truceline.evaluation.coders.own import own_coding
from truceline.exports.codings import read_cases, read_coding

CODERS = Path(__file__).parents[1] / "data" / "coders"


def test_a_table_of_eth_prio_gives_its_cases() -> None:
    found = read_cases(CODERS / "ana.csv")
    assert [(one.id, one.coder) for one in found][:2] == [("AZ-0", "Ana"), ("AZ-1", "Ana")]
    assert found[1].values["cf_effect"] == "2020-10-10"


@pytest.mark.parametrize("form, suffix", [("jsonl", ".jsonl"), ("eth-prio", ".csv")])
def test_our_own_export_read_back_is_the_ledgers_coding(
    form: str, suffix: str, karabakh: Path, tmp_path: Path
) -> None:
    file = tmp_path / f"ours{suffix}"
    with Ledger(karabakh) as ledger:
        stream = io.BytesIO()
        ledger.export(form, stream)
        file.write_bytes(stream.getvalue())
        shown = ledger.shown()
        own = own_coding(shown.ceasefires, shown.claims)
    found = compare_codings(read_cases(file, "export"), own)
    assert (found.cases.gold, found.cases.hit, found.cases.coded) == (5, 5, 5)
    assert [(one.variable, one.one, one.other) for one in found.differences] == []
    if form == "jsonl":
        assert [one.values for one in read_cases(file)] == [one.values for one in own]
        assert [one.evidence for one in read_cases(file)] == [one.evidence for one in own]


def test_decisions_are_read(own_karabakh: Path, tmp_path: Path) -> None:
    import json

    from truceline.exports import judgement_plain
    from truceline.views import show_judgements

    with Ledger(own_karabakh) as ledger:
        ledger.judge("correct", "AZE-ARM-2020-10-10", field="written", value="yes", by="Ana")
        lines = [json.dumps(judgement_plain(one)) for one in show_judgements(ledger.judgements())]
        file = tmp_path / "decided.jsonl"
        file.write_text("\n".join(lines), "utf-8")
        found = ledger.evaluate(file)
    assert (found.one, [one.variable for one in found.differences]) == ("Ana", ["written"])
    assert read_coding(file).judgements[0].value == "true"


def test_claims_are_read_and_are_no_cases(tmp_path: Path) -> None:
    file = tmp_path / "gold.jsonl"
    file.write_text('\n{"id": "r1", "claims": [{"act": "agree"}]}\n{"id": "r2", "claims": null}\n', "utf-8")
    assert read_coding(file).claims == {"r1": ({"act": "agree"},), "r2": ()}
    with pytest.raises(InputError, match="holds no cases"):
        read_cases(file)


@pytest.mark.parametrize(
    "content, says",
    [
        ("", "the file is empty"),
        ("a,b\n1,2\n", "no column cf_id"),
        ('{"what": 1}', "has the keys what"),
        ("{broken", "the line is no JSON"),
        ('{"id": "1", "claims": []}\n{"id": "2"}', "unlike the first"),
        ('{"id": "1", "fields": {"effect": {"value": "yesterday"}}}', "unlike the first"),
        ("[1]", "no object"),
    ],
)
def test_what_is_no_coding_says_what_was_looked_for(content: str, says: str, tmp_path: Path) -> None:
    file = tmp_path / "coding"
    file.write_text(content, "utf-8")
    with pytest.raises(InputError, match=says) as error:
        read_coding(file)
    assert "cf_id" in str(error.value)
    assert str(file) in str(error.value)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        read_coding(tmp_path / "none.csv")
