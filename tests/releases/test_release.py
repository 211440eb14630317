"""A release of the example ledger: whole, checked, citable, and compared with the one before."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest
import yaml
from typer.testing import CliRunner

from truceline.cli.app import app
from truceline.errors import InputError, NotFound
from truceline.exports import EXPORTERS
from truceline.ledger import Ledger
from truceline.releases import broken

FORMATS = ("eth-prio", "csv")
RDF = {"turtle", "jsonld"}  # whose shapes take seconds to check; their own tests hold them to the same


@pytest.fixture(scope="module")
def whole(karabakh: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A release in all formats."""
    folder = tmp_path_factory.mktemp("whole")
    with Ledger(karabakh) as ledger:
        made = ledger.release(
            folder, version="1.0", title="Truces", authors=["Aliyeva, Ana"], licence="CC-BY-4.0"
        )
    return made.folder


def test_every_format_is_there_and_obeys_its_rules(whole: Path) -> None:
    manifest = json.loads((whole / "release.json").read_text("utf-8"))
    assert {one["format"] for one in manifest["data"]} == set(EXPORTERS)
    assert [one for one in manifest["data"] if one["faults"]] == []
    assert list(broken(whole)) == []


def test_each_file_of_data_comes_with_what_it_loses(whole: Path) -> None:
    for one in json.loads((whole / "release.json").read_text("utf-8"))["data"]:
        reports = [path for path in (whole / "lossiness").iterdir() if path.name.startswith(one["format"])]
        assert {path.suffix for path in reports} == {".md", ".json"}, one["path"]


def test_all_that_a_data_set_is_published_with_is_there(whole: Path) -> None:
    names = {path.name for path in whole.iterdir()}
    told = {"CITATION.cff", "CODEBOOK.md", "README.md", "SHA256SUMS", "release.json", "settings.toml"}
    assert told | {"screening.html", "screening.json", "data", "lossiness"} == names
    cited = yaml.safe_load((whole / "CITATION.cff").read_text("utf-8"))
    assert (cited["title"], cited["version"], cited["license"]) == ("Truces", "1.0", "CC-BY-4.0")
    page = (whole / "README.md").read_text("utf-8")
    listed = [path.relative_to(whole).as_posix() for path in whole.rglob("*") if path.is_file()]
    assert [
        name for name in listed if name not in {"README.md", "SHA256SUMS"} and f"`{name}`" not in page
    ] == []


def test_no_article_is_handed_on_whole(whole: Path, karabakh: Path) -> None:
    with Ledger(karabakh) as ledger:
        texts = [one.text for one in ledger.documents()]
    for path in whole.rglob("*"):
        if path.is_file() and path.suffix not in {".zip", ".xlsx", ".parquet"}:
            words = path.read_text("utf-8")
            assert not [text for text in texts if text in words], path
    for path in whole.rglob("*.datapackage.zip"):
        with zipfile.ZipFile(path) as packed:
            words = "".join(packed.read(name).decode("utf-8") for name in packed.namelist())
            assert not [text for text in texts if text in words]


def test_the_next_release_takes_over_the_title_and_tells_what_changed(
    own_karabakh: Path, tmp_path: Path
) -> None:
    with Ledger(own_karabakh) as ledger:
        first = ledger.release(tmp_path, title="Truces", authors=["Aliyeva, Ana"], formats=FORMATS)
        ledger.judge(
            "correct",
            "AZE-ARM-2020-10-18",
            field="mediators",
            value="France; Russia",
            by="Ana",
            why="joint statement",
        )
        second = ledger.release(tmp_path, formats=FORMATS)
    assert (first.previous, first.changes) == (None, None)
    assert second.previous == first.version
    assert second.changes is not None
    (change,) = second.changes.changed
    assert (change.id, [one.field for one in change.fields]) == ("AZE-ARM-2020-10-18", ["mediators"])
    assert (change.fields[0].was, change.fields[0].now) == ("France", "France, Russia")
    assert second.changes.same == 4
    manifest = json.loads((second.folder / "release.json").read_text("utf-8"))
    assert (manifest["title"], manifest["authors"]) == ("Truces", ["Aliyeva, Ana"])
    assert manifest["previous"]["version"] == first.version
    words = (second.folder / "CHANGES.md").read_text("utf-8")
    assert "AZE-ARM-2020-10-18" in words
    assert "France, Russia" in words


def test_the_same_ledger_gives_the_same_files_of_data(whole: Path, karabakh: Path, tmp_path: Path) -> None:
    with Ledger(karabakh) as ledger:
        other = ledger.release(tmp_path, formats=[name for name in EXPORTERS if name not in RDF])
    for path in (other.folder / "data").rglob("*"):
        if path.is_file():
            assert path.read_bytes() == (whole / path.relative_to(other.folder)).read_bytes(), path.name


def test_what_was_released_is_not_changed(karabakh: Path, tmp_path: Path) -> None:
    with Ledger(karabakh) as ledger:
        made = ledger.release(tmp_path, version="1", formats=FORMATS)
        before = {path: path.read_bytes() for path in made.folder.rglob("*") if path.is_file()}
        with pytest.raises(InputError, match="a release of that version already"):
            ledger.release(tmp_path, version="1", formats=FORMATS)
        with pytest.raises(NotFound, match="no 'stata'"):
            ledger.release(tmp_path, version="2", formats=("stata",))
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


def test_a_release_that_fails_leaves_nothing(
    karabakh: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(type(EXPORTERS["eth-prio"]), "write", full)
    with Ledger(karabakh) as ledger, pytest.raises(InputError, match="No space left"):
        ledger.release(tmp_path, formats=("eth-prio",))
    assert list(tmp_path.iterdir()) == []


def test_the_command_releases_and_verifies(karabakh: Path, tmp_path: Path) -> None:
    told = [str(tmp_path), "--ledger", str(karabakh), "--format", "csv", "--version", "1"]
    made = CliRunner().invoke(app, ["release", *told, "--json"])
    assert made.exit_code == 0, made.output
    assert json.loads(made.stdout.splitlines()[-1])["version"] == "1"
    assert CliRunner().invoke(app, ["release", "--verify", str(tmp_path / "1")]).exit_code == 0
    with (tmp_path / "1" / "data" / "csv" / "claims.csv").open("a") as file:
        file.write("x")
    wrong = CliRunner().invoke(app, ["release", "--verify", str(tmp_path / "1")])
    assert wrong.exit_code == 1
    assert "data/csv/claims.csv: is not as it was released" in wrong.output
