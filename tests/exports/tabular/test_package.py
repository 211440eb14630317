from __future__ import annotations

import csv
import io
import json
from datetime import date
from hashlib import sha256
from pathlib import Path
from zipfile import ZipFile

import frictionless
import pytest

from extracts_by_hand import extract_of, ledger_saying
from truceline import Ledger
from truceline.codec import to_plain
from truceline.errors import NotFound
from truceline.exports import EXPORTERS
from truceline.exports.tables import TABLES, codebook_markdown
from truceline.views import Extract


def written(extract: Extract) -> bytes:
    stream = io.BytesIO()
    EXPORTERS["datapackage"].write(extract, stream)
    return stream.getvalue()


def faults(content: bytes) -> list[tuple[int | None, str, str]]:
    return [(one.row, one.column, one.says) for one in EXPORTERS["datapackage"].check(io.BytesIO(content))]


def files(content: bytes) -> dict[str, bytes]:
    with ZipFile(io.BytesIO(content)) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def packed(contents: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with ZipFile(made, "w") as target:
        for name, content in contents.items():
            target.writestr(name, content)
    return made.getvalue()


@pytest.fixture(scope="module")
def example(karabakh: Path) -> bytes:
    with Ledger(karabakh) as ledger:
        return written(ledger.extract())


def validated(content: bytes, place: Path) -> list[tuple[str, str]]:
    """What frictionless finds wrong: the kind of error and the table."""
    place.write_bytes(content)
    report = frictionless.validate(str(place))
    return [(error.type, task.name) for task in report.tasks for error in task.errors] + [
        (error.type, "") for error in report.errors
    ]


def test_frictionless_finds_it_valid(example: bytes, tmp_path: Path) -> None:
    assert validated(example, tmp_path / "ceasefires.zip") == []


def test_frictionless_finds_a_package_of_hostile_words_valid(tmp_path: Path) -> None:
    content = written(ledger_saying("=1+1", 'a "truce",\r\nthey said', "'-2; \\"))
    assert validated(content, tmp_path / "ceasefires.zip") == []
    assert faults(content) == []


def test_frictionless_catches_what_does_not_obey(example: bytes, tmp_path: Path) -> None:
    contents = files(example)
    broken = contents["data/relations.csv"].replace(b"follows", b"likes", 1)
    broken = broken.replace(b"AZE-ARM-2020-10-26,follows", b"AZE-ARM-1999,follows", 1)
    found = validated(packed({**contents, "data/relations.csv": broken}), tmp_path / "ceasefires.zip")
    assert ("constraint-error", "relations") in found
    assert ("foreign-key", "relations") in found
    assert {"hash-count", "byte-count"} & {kind for kind, _ in found}


def test_what_does_not_obey_is_told(example: bytes) -> None:
    contents = files(example)
    assert faults(example) == []
    broken = contents["data/relations.csv"].replace(b"follows", b"likes", 1)
    broken = broken.replace(b"AZE-ARM-2020-10-26,follows", b"AZE-ARM-1999,follows", 1)
    told = faults(packed({**contents, "data/relations.csv": broken}))
    assert (1, "relations.kind", "is none of extends, renews, replaces, follows: 'likes'") in told
    assert (2, "relations.ceasefire", "leads to no row of ceasefires: AZE-ARM-1999") in told


def test_files_that_are_missing_are_told(example: bytes) -> None:
    contents = files(example)
    for name in ("codebook.md", "datapackage.json", "data/drops.csv"):
        told = faults(packed({key: value for key, value in contents.items() if key != name}))
        assert any("is missing in the package" in says for _, _, says in told), name


def test_another_schema_is_told(example: bytes) -> None:
    contents = files(example)
    described = json.loads(contents["datapackage.json"])
    described["resources"][0]["schema"]["fields"].pop()
    told = faults(packed({**contents, "datapackage.json": json.dumps(described).encode()}))
    assert told == [(None, "datapackage.json", "does not describe ceasefires as it is")]
    assert "describes no tables" in faults(packed({**contents, "datapackage.json": b"[]"}))[0][2]
    assert "is no zip file" in faults(b"PK")[0][2]


def test_checksums_are_those_of_the_files(example: bytes) -> None:
    contents = files(example)
    for resource in json.loads(contents["datapackage.json"])["resources"]:
        content = contents[resource["path"]]
        assert resource["bytes"] == len(content)
        assert resource["hash"] == f"sha256:{sha256(content).hexdigest()}"


def test_it_brings_codebook_and_losses(example: bytes, karabakh: Path) -> None:
    contents = files(example)
    assert contents["codebook.md"].decode() == codebook_markdown()
    with Ledger(karabakh) as ledger:
        losses = EXPORTERS["datapackage"].write(ledger.extract(), io.BytesIO())
    assert json.loads(contents["lossiness.json"]) == json.loads(json.dumps(to_plain(losses)))
    assert set(contents) >= {f"data/{name}.csv" for name in TABLES}


def test_as_of_a_day_it_says_so(karabakh: Path) -> None:
    with Ledger(karabakh) as ledger:
        contents = files(written(ledger.extract(date(2020, 10, 12))))
    assert json.loads(contents["datapackage.json"])["truceline"]["as_of"] == "2020-10-12"
    assert b"as it was known on 2020-10-12" in contents["README.md"]


def test_what_people_decided_stands_in_it_with_its_keys(own_karabakh: Path, tmp_path: Path) -> None:
    case = "AZE-ARM-2020-10-10"
    with Ledger(own_karabakh) as ledger:
        ledger.judge(
            "correct", case, field="effect", value="2020-10-10T12:00+04:00", by="Ana", why="=two clocks"
        )
        ledger.judge("reject", ledger.ceasefires()[0].life.value[0].claims[0], by="Ben")  # type: ignore[index]
        last = ledger.judge("accept", case, field="sides", by="Ben").judgement
        ledger.judge("withdraw", last.id, by="Ana")
        content = written(ledger.extract())
    assert faults(content) == []
    assert validated(content, tmp_path / "ceasefires.zip") == []
    rows = list(csv.DictReader(io.StringIO(files(content)["data/judgements.csv"].decode(), newline="")))
    assert [(row["verdict"], row["by"], bool(row["withdrawn_by"])) for row in rows] == [
        ("correct", "Ana", False),
        ("reject", "Ben", False),
        ("accept", "Ben", True),
        ("withdraw", "Ana", False),
    ]
    assert (rows[0]["field"], rows[0]["why"]) == ("effect", "'=two clocks")
    evidence = list(csv.DictReader(io.StringIO(files(content)["data/evidence.csv"].decode(), newline="")))
    decided = [row for row in evidence if row["use"] == "decided by" and row["field"] == "effect"]
    assert [row["judgement"] for row in decided] == [rows[0]["id"]]


def test_it_holds_all_tables_and_none_alone() -> None:
    with pytest.raises(NotFound, match="it holds all"):
        EXPORTERS["datapackage"].write(extract_of(), io.BytesIO(), "claims")
