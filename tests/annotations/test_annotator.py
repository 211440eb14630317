"""The pipeline is checked at the first document, and batching never changes what is marked."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import spacy

from truceline.annotations import Annotator
from truceline.errors import PipelineError
from truceline.model import Dating, Document, Segment, SegmentKind

ARTICLES = sorted(Path("examples/karabakh").glob("*.txt"))
TEXTS = [path.read_text("utf-8") for path in ARTICLES] + ["", "   \n ", "Truce."]


def document(text: str) -> Document:
    body = Segment(kind=SegmentKind.BODY, start=0, end=len(text), reason="test")
    return Document(id="d1", name="one", text=text, segments=(body,), dating=Dating(), language="en")


@pytest.fixture
def by_threes(annotator: Annotator) -> Iterator[Annotator]:
    """The same pipeline with three documents a batch."""
    usual = annotator.batch
    annotator.batch = 3
    yield annotator
    annotator.batch = usual


def test_batching_never_changes_the_marks(annotator: Annotator) -> None:
    documents = [document(text) for text in TEXTS]
    together = list(annotator(documents))
    assert len(ARTICLES) > 5
    assert together == [next(annotator([one])) for one in documents]


def test_a_batch_of_another_size_gives_the_same_marks_in_the_same_order(by_threes: Annotator) -> None:
    documents = [document(text) for text in ("A truce.", "Baku agreed.", "", "Yerevan agreed.", "No truce.")]
    one_batch = Annotator(by_threes.pipeline)
    one_batch.__dict__["_language"] = by_threes._language  # loading it anew takes seconds
    assert list(by_threes(documents)) == list(one_batch(documents))


def test_no_documents_need_no_pipeline() -> None:
    assert list(Annotator("no_such_pipeline")([])) == []


def test_documents_are_taken_batch_by_batch(by_threes: Annotator) -> None:
    taken = []

    def documents() -> Iterator[Document]:
        for i in range(9):
            taken.append(i)
            yield document(f"Truce {i}.")

    next(by_threes(documents()))
    assert taken == [0, 1, 2]


def test_everything_marked_stands_in_the_text(annotator: Annotator) -> None:
    for one, marks in zip(map(document, TEXTS), annotator(map(document, TEXTS)), strict=True):
        for token in marks.tokens:
            assert one.text[token.start : token.end] == token.text
        spans = (
            [m.span for m in marks.mentions] + [t.span for t in marks.times] + [q.span for q in marks.quotes]
        )
        assert all(span.stands_in(one.text) for span in spans)
        assert [i for sentence in marks.sentences for i in range(*sentence)] == list(range(len(marks.tokens)))


def test_a_line_longer_than_spacy_takes_is_annotated(
    annotator: Annotator, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("truceline.annotations.pieces.LONGEST", 200)
    monkeypatch.setattr(annotator._language, "max_length", 200)
    (marks,) = annotator([document("The truce holds. " * 100)])
    assert len(marks.tokens) == 400


def test_a_missing_pipeline_is_told_with_what_to_do() -> None:
    with pytest.raises(
        PipelineError, match=r"'no_such_pipeline' is not installed.*`pipeline` in truceline.toml"
    ):
        next(Annotator("no_such_pipeline")([document("A truce.")]))


def test_a_pipeline_without_the_parts_needed_is_told(tmp_path: Path) -> None:
    spacy.blank("en").to_disk(tmp_path / "blank")
    with pytest.raises(PipelineError, match=r"has no tagger, attribute_ruler, parser, lemmatizer\."):
        next(Annotator(str(tmp_path / "blank"))([document("A truce.")]))


@pytest.mark.parametrize("pipeline", ["cattrs", "."])
def test_what_is_no_pipeline_is_told(pipeline: str) -> None:
    with pytest.raises(PipelineError, match=r"cannot be loaded .*name another one"):
        next(Annotator(pipeline)([document("A truce.")]))


@pytest.mark.parametrize(
    "text, value",
    [
        ("Congo said the guns fall silent in Goma at 12:00 local time on 10 October 2020.", "+02:00"),
        ("Congo said the guns fall silent in Mbandaka at 12:00 local time on 10 October 2020.", "+01:00"),
        ("Ukraine said the guns fall silent in Odesa at 12:00 local time on 10 July 2022.", "+03:00"),
        ("Russia said the guns fall silent in Grozny at 12:00 local time on 10 July 2000.", "+04:00"),
        ("Russia said the guns fall silent at 12:00 local time on 10 July 2000.", ""),
    ],
)
def test_local_time_is_that_of_the_town_spoken_of(annotator: Annotator, text: str, value: str) -> None:
    (annotated,) = annotator([document(text)])
    assert [time.value.partition("T12:00")[2] for time in annotated.times] == [value]
