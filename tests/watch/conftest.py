from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import pytest

from truceline.model import Act, ActClaim, Annotated, Citation, Claim, Document, Role, When
from truceline.sources.web import network
from truceline.watch import webhook

_ACTS = {"agreed": Act.AGREE, "broke": Act.VIOLATE, "ended": Act.END}
_TOLD = re.compile(r"Azerbaijan and Armenia (agreed|broke|ended) (a ceasefire) on ([\d-]+)\.")


class Annotator:
    """Marks nothing, whatever the pipeline."""

    def __init__(self, pipeline: str = "none", *, gazetteer: object = None) -> None:
        self.pipeline, self.gazetteer = pipeline, gazetteer

    def __call__(self, documents: Iterable[Document]) -> Iterator[Annotated]:
        return (Annotated(document=document.id, tokens=(), sentences=()) for document in documents)


def extract(document: Document, annotated: Annotated) -> tuple[Claim, ...]:
    """A claim for each sentence of one form."""
    assert annotated.document == document.id
    return tuple(
        ActClaim(
            source=Citation(document=document.id, name=document.name, dating=document.dating),
            span=document.span(*found.span()),
            cue=document.span(*found.span(1)),
            about=document.span(*found.span(2)),
            act=_ACTS[found[1]],
            parties=(Role(name="Armenia", id="ARM"), Role(name="Azerbaijan", id="AZE")),
            start=When.of(found[3]),
            made_by="tests.extract",
        )
        for found in _TOLD.finditer(document.text)
    )


@pytest.fixture(autouse=True)
def coder(monkeypatch: pytest.MonkeyPatch) -> None:
    """A coder that needs no language pipeline."""
    monkeypatch.setattr("truceline.run.annotating.Annotator", Annotator)
    monkeypatch.setattr("truceline.pipeline.extract", extract)


@pytest.fixture
def loopback(monkeypatch: pytest.MonkeyPatch) -> None:
    """Servers of tests stand on 127.0.0.1: for these tests that address alone counts as public."""

    def is_public(address: str) -> bool:
        return address == "127.0.0.1"

    monkeypatch.setattr(network, "is_public", is_public)
    monkeypatch.setattr(webhook, "is_public", is_public)
