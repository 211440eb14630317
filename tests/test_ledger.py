from __future__ import annotations

import json
import subprocess
import sys
import tomllib
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

import pytest

import truceline
from truceline import Ledger
from truceline.errors import LedgerError, NotFound, SourceError
from truceline.model import (
    Act,
    ActClaim,
    Annotated,
    Citation,
    Claim,
    Document,
    Drop,
    RawArticle,
    Role,
    Stage,
    When,
)
from truceline.run import annotator
from truceline.store.tables import metadata

REPORT = "Armenia and Azerbaijan agreed on a ceasefire on 2020-10-10."


class Annotator:
    """Marks nothing, whatever the pipeline."""

    def __init__(self, pipeline: str = "none", *, gazetteer: object = None) -> None:
        self.pipeline, self.gazetteer = pipeline, gazetteer

    def __call__(self, documents: Iterable[Document]) -> Iterator[Annotated]:
        return (Annotated(document=document.id, tokens=(), sentences=()) for document in documents)


def extract(document: Document, annotated: Annotated) -> tuple[Claim, ...]:
    """One claim for each document."""
    assert annotated.document == document.id
    start = document.text.index("Armenia")
    claim = ActClaim(
        source=Citation(document=document.id, name="<b>report</b>", outlet="Gazette", dating=document.dating),
        span=document.span(start, start + len(REPORT)),
        cue=document.span(start + 23, start + 44),
        about=document.span(start + 33, start + 44),
        act=Act.AGREE,
        parties=(Role(name="<Armenia>", id="ARM"), Role(name="Azerbaijan", id="AZE")),
        start=When.of("2020-10-10"),
        made_by="tests",
    )
    return (claim,)


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("truceline.run.annotating.Annotator", Annotator)
    monkeypatch.setattr("truceline.ledger.here.coder", annotator)
    monkeypatch.setattr("truceline.pipeline.extract", extract)
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "report.txt").write_text(REPORT, encoding="utf-8")
    (tmp_path / "news" / "metadata.csv").write_text(
        "file,published\nreport.txt,2020-10-11\n", encoding="utf-8"
    )
    return tmp_path


@pytest.fixture
def ledger(place: Path) -> Iterator[Ledger]:
    with Ledger(place / "t.ledger") as opened:
        opened.add(place / "news", metadata=place / "news" / "metadata.csv")
        yield opened


def test_what_was_added_can_be_asked_for(ledger: Ledger) -> None:
    (ceasefire,) = ledger.ceasefires()
    assert [document.text.strip() for document in ledger.documents()] == [REPORT]
    assert len(ledger.claims()) == 1
    assert ledger.drops() == ()
    assert ledger.explain(ceasefire.id, "effect").rests_on[0].cue == "agreed on a ceasefire"


def test_the_ledger_is_kept(ledger: Ledger) -> None:
    ceasefires = ledger.ceasefires()
    ledger.close()
    with Ledger(ledger.place) as again:
        assert again.ceasefires() == ceasefires


def test_the_ledger_can_be_asked_as_of_a_day(ledger: Ledger) -> None:
    assert ledger.ceasefires(as_of=date(2020, 10, 10)) == ()
    assert len(ledger.ceasefires(as_of=date(2020, 10, 11))) == 1


def test_articles_at_hand_are_added_and_what_became_of_ceasefires_is_told_from_a_number_on(
    place: Path,
) -> None:
    given = RawArticle(where="wire:1", content=REPORT.encode(), media_type="text/plain")
    left_out = Drop(stage=Stage.SOURCES, where="wire:2", reason="empty", detail="nothing; leave it out")
    with Ledger(place / "own.ledger") as own:
        report = own.add_articles([given, left_out], named=["wire"])
        assert (report.new, dict(report.drops)) == (1, {"empty": 1})
        assert own.last_change() == 1
        (noted,) = own.changes()
        assert (noted.number, str(noted.change)) == (1, f"{own.ceasefires()[0].id} is new")
        assert own.changes(1) == ()
        assert [one.where for one in own.drops()] == ["wire:2"]
        assert own.screening().runs[0].sources == ("wire",)


def test_a_ledger_that_is_not_there_is_told_and_not_made(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="no ledger here"):
        Ledger(tmp_path / "none.ledger").ceasefires()
    assert list(tmp_path.iterdir()) == []


def test_a_table_of_metadata_that_is_not_there_is_told_before_a_ledger_is_made(place: Path) -> None:
    with pytest.raises(SourceError):
        Ledger(place / "new.ledger").add(place / "news", metadata=place / "none.csv")
    assert not (place / "new.ledger").exists()


def test_a_format_is_checked_before_anything_is_read(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="jsonl"):
        Ledger(tmp_path / "none.ledger").export("xls", sys.stdout.buffer)


def test_an_export_goes_to_a_file_or_a_stream(
    ledger: Ledger, tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    ledger.export("jsonl", tmp_path / "out.jsonl")
    ledger.export("jsonl", sys.stdout.buffer)
    assert json.loads(capsysbinary.readouterr().out) == json.loads(
        (tmp_path / "out.jsonl").read_text(encoding="utf-8")
    )


def test_a_notebook_shows_a_table_in_which_nothing_is_markup(ledger: Ledger) -> None:
    shown = ledger._repr_html_()
    assert "<td>2020-10-10</td>" in shown
    assert "&lt;Armenia&gt;, Azerbaijan" in shown
    assert "<Armenia>" not in shown


def test_a_data_frame_has_a_row_for_each_ceasefire(ledger: Ledger) -> None:
    assert list(ledger.to_frame()["id"]) == [ceasefire.id for ceasefire in ledger.ceasefires()]


def test_a_single_text_can_be_coded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("truceline.run.texts._annotator", Annotator)
    monkeypatch.setattr("truceline.pipeline.extract", extract)
    (claim,) = truceline.code(REPORT, published="2020-10-11")
    assert claim.source.dating.day == date(2020, 10, 11)
    assert truceline.code("Cats sleep for most of the day, as every owner of a cat knows very well.") == ()
    assert [time.value for time in truceline.times(REPORT)] == ["2020-10-10"]


def test_a_text_that_cannot_be_read_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("truceline.run.texts._annotator", Annotator)
    with pytest.raises(SourceError):
        truceline.code("  ")


def test_importing_truceline_loads_no_language_library_and_no_database() -> None:
    script = "import sys, truceline; print([name for name in ('spacy', 'sqlalchemy', 'trafilatura') if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_public_names_are_those_that_are_listed() -> None:
    assert all(hasattr(truceline, name) for name in truceline.__all__)
    with pytest.raises(AttributeError):
        truceline.nothing  # noqa: B018  # that is the point


def test_the_version_is_that_of_the_package() -> None:
    with Path(__file__).parents[1].joinpath("pyproject.toml").open("rb") as file:
        assert tomllib.load(file)["project"]["version"] == truceline.__version__


def test_every_method_and_table_is_documented() -> None:
    page = Path(__file__).parents[1].joinpath("docs", "ledger.md").read_text(encoding="utf-8")
    methods = {
        name for name, value in vars(Ledger).items() if callable(value) and not name.startswith("_")
    } - {"close"}
    assert [name for name in methods if f"`{name}(" not in page] == []
    assert [name for name in metadata.tables if name != "ledger" and f"`{name}`" not in page] == []


def test_articles_added_one_by_one_to_an_open_ledger_give_what_all_at_once_give(tmp_path: Path) -> None:
    texts = {
        "a.txt": "BAKU, October 10, 2020. Armenia and Azerbaijan agreed on a ceasefire from noon on October 10, 2020.",
        "b.txt": "BAKU, October 12, 2020. Azerbaijan accused Armenia of violating the ceasefire on Sunday.",
        "c.txt": "BAKU, October 18, 2020. Armenia and Azerbaijan agreed on a new truce on October 17, 2020.",
    }
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    with Ledger(tmp_path / "one.ledger") as growing, Ledger(tmp_path / "all.ledger") as whole:
        for name in texts:
            growing.add(tmp_path / name)
        whole.add([tmp_path / name for name in reversed(texts)])
        assert growing.ceasefires() == whole.ceasefires()
        assert len(whole.ceasefires()) == 2
