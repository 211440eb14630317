"""Names that are easily taken for another's stand for whom a coder would say, case by case in `adversarial.toml`."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest

from truceline.annotations import Annotator
from truceline.model import Dating, Document, Mention, Segment, SegmentKind


@dataclass(frozen=True, kw_only=True)
class Case:
    """A text, whom its words stand for, and who is not spoken of."""

    name: str
    text: str
    links: dict[str, str] = field(default_factory=dict)
    never: tuple[str, ...] = ()
    day: str | None = None


CASES = [
    Case(**{**case, "never": tuple(case.get("never", ()))})
    for case in tomllib.loads(Path(__file__).with_name("adversarial.toml").read_text("utf-8"))["case"]
]


def document(case: Case) -> Document:
    day = date.fromisoformat(case.day) if case.day else None
    body = Segment(kind=SegmentKind.BODY, start=0, end=len(case.text), reason="test")
    return Document(
        id=case.name,
        name=case.name,
        text=case.text,
        segments=(body,),
        dating=Dating(earliest=day, latest=day),
        language="en",
    )


@pytest.fixture(scope="module")
def read(annotator: Annotator) -> dict[str, tuple[Mention, ...]]:
    """The mentions of every case, by its name."""
    return {marked.document: marked.mentions for marked in annotator(map(document, CASES))}


def ids(case: Case, mentions: tuple[Mention, ...], key: str) -> str:
    """Whom the mention of these words, or the smallest one that holds them, stands for."""
    context = key.replace("[", "").replace("]", "")
    marked = re.search(r"\[(.+)\]", key)
    words = marked[1] if marked else key
    at = case.text.index(context) + max(key.find("["), 0)
    holding = [m for m in mentions if m.span.start <= at and at + len(words) <= m.span.end]
    smallest = min(holding, key=lambda m: m.span.end - m.span.start, default=None)
    return " ".join(actor.id for actor in smallest.actors) if smallest else "nobody"


def test_there_are_enough_cases_and_each_says_something() -> None:
    assert len({case.name for case in CASES}) >= 60
    assert [case.name for case in CASES if not case.links and not case.never] == []


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_nobody_is_taken_for_another(case: Case, read: dict[str, tuple[Mention, ...]]) -> None:
    mentions = read[case.name]
    assert {key: ids(case, mentions, key) for key in case.links} == case.links
    assert {actor.id for mention in mentions for actor in mention.actors}.intersection(case.never) == set()
