from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from truceline.cli import app
from truceline.ledger import Ledger
from truceline.model import Act, ActClaim, Annotated, Citation, Claim, Document, Role, Time, When
from truceline.run import annotator

REPORT = "Armenia and Azerbaijan agreed on a ceasefire on {day}, officials of both countries said in Moscow on Friday."


class Annotator:
    """Marks the dates of one form, whatever the pipeline."""

    def __init__(self, pipeline: str = "none", *, gazetteer: object = None) -> None:
        self.pipeline, self.gazetteer = pipeline, gazetteer

    def __call__(self, documents: Iterable[Document]) -> Iterator[Annotated]:
        for document in documents:
            found = re.finditer(r"\d{4}-\d\d-\d\d", document.text)
            times = tuple(
                Time(
                    span=document.span(*one.span()),
                    kind="DATE",
                    value=one[0],
                    when=When.of(one[0]),
                    made_by="tests",
                )
                for one in found
            )
            yield Annotated(document=document.id, tokens=(), sentences=(), times=times)


def extract(document: Document, annotated: Annotated) -> tuple[Claim, ...]:
    """A claim for each date."""
    start = document.text.index("Armenia")
    return tuple(
        ActClaim(
            source=Citation(
                document=document.id, name=document.name, outlet="Gazette", dating=document.dating
            ),
            span=document.span(start, len(document.text)),
            cue=document.span(start + 23, start + 44),
            about=document.span(start + 33, start + 44),
            act=Act.AGREE,
            parties=(Role(name="Armenia", id="ARM"), Role(name="Azerbaijan", id="AZE")),
            start=time.when,
            made_by="tests.extract",
        )
        for time in annotated.times
    )


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty current folder, with a coder that needs no language pipeline."""
    monkeypatch.setattr("truceline.run.annotating.Annotator", Annotator)
    monkeypatch.setattr("truceline.ledger.here.coder", annotator)
    monkeypatch.setattr("truceline.run.workers.coder", annotator)
    monkeypatch.setattr("truceline.pipeline.extract", extract)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def news(folder: Path) -> Path:
    """A folder with two articles, one of them dated, and their table of metadata."""
    made = folder / "news"
    made.mkdir()
    (made / "a.txt").write_text(REPORT.format(day="2020-10-10"), encoding="utf-8")
    (made / "b.txt").write_text(REPORT.format(day="2020-10-18"), encoding="utf-8")
    (made / "metadata.csv").write_text("file,published\na.txt,2020-10-11\n", encoding="utf-8")
    return made


@pytest.fixture
def ledger(news: Path, folder: Path) -> Path:
    """A ledger of those articles, where commands look for it."""
    with Ledger(folder / "truceline.ledger") as made:
        made.add(news, metadata=news / "metadata.csv")
    return folder / "truceline.ledger"


class Command:
    """Runs `truceline` with these arguments."""

    def __call__(self, *args: str, stdin: str | None = None) -> Result:
        return CliRunner().invoke(app, args, input=stdin)


@pytest.fixture
def run() -> Command:
    return Command()
