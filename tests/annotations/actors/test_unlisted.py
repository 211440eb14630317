"""Which capitalised words are names where no list knows them, and of what."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from truceline.annotations import Annotator
from truceline.annotations.actors.unlisted import find_runs
from truceline.model import Dating, Document, Segment, SegmentKind
from truceline.syntax import Tree

CASES = tomllib.loads(Path(__file__).with_name("unlisted.toml").read_text("utf-8"))
KNOWN = ("Ukraine", "Chad")  # what the gazetteer would tell


def document(text: str) -> Document:
    body = Segment(kind=SegmentKind.BODY, start=0, end=len(text), reason="test")
    return Document(id="d1", name="one", text=text, segments=(body,), dating=Dating(), language="en")


@pytest.mark.parametrize("text, names", [pair for cases in CASES.values() for pair in cases.items()])
def test_capitals_and_the_words_around_them_tell_what_is_named(
    annotator: Annotator, text: str, names: dict[str, str]
) -> None:
    (parse,) = annotator.parses([document(text)])
    tokens = parse.tokens
    ends = {token.i + 1 for token in tokens if token.text in KNOWN}
    found = find_runs(parse, Tree(tokens), ends)
    told = {text[tokens[run.first].start : tokens[run.last - 1].end]: run.kind.value for run in found}
    assert {words: kind for words, kind in told.items() if words not in KNOWN} == names


@pytest.mark.parametrize(
    "text, words, told",
    [
        ("The president of Mali Ana Ruvola left.", "Mali", ["Mali"]),
        ("They drew up a draft Israel-Hezbollah truce.", "Israel", ["Israel"]),
        ("Shells fell in Northern Chad on Monday.", "Chad", ["Chad"]),
        ("Tarek Jordan left the talks.", "Jordan", []),
    ],
)
def test_a_country_is_meant_where_its_name_is_not_part_of_a_persons(
    annotator: Annotator, text: str, words: str, told: list[str]
) -> None:
    (annotated,) = annotator([document(text)])
    found = [mention for mention in annotated.mentions if words in mention.span.quote]
    assert [actor.name for mention in found for actor in mention.actors if actor.name == words] == told


def test_a_surname_alone_is_the_known_person_named_in_full_before(annotator: Annotator) -> None:
    (annotated,) = annotator([document("Ana Ruvola met Charles Taylor. Taylor rejected a truce.")])
    assert [mention.actors[0].name for mention in annotated.mentions][-2:] == ["Charles Taylor"] * 2
