"""Who does what a marked act says, in the many ways in which news puts it: the sentences of `who_acts.toml`."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.conftest import Marked
from truceline.claims.clauses.subjects import subjects
from truceline.claims.reading import Reading
from truceline.model import Act, Annotated, Dating, Document, Sentence, Token

TOLD = [
    (Act(act), *told)
    for act, lines in tomllib.loads((Path(__file__).parent / "who_acts.toml").read_text("utf-8")).items()
    for told in lines
]


@pytest.mark.parametrize("act, text, cue, actors", TOLD, ids=[f"{act}: {text}" for act, text, *_ in TOLD])
def test_who_acts_is_found_however_it_is_told(
    marked: Marked, act: Act, text: str, cue: str, actors: list[str]
) -> None:
    assert sorted(role.name for role in marked(text, act, cue).actors) == actors


DEPS = [
    "nsubj",
    "nsubjpass",
    "dobj",
    "pobj",
    "prep",
    "agent",
    "conj",
    "appos",
    "relcl",
    "acl",
    "advcl",
    "xcomp",
    "ccomp",
]
LEMMAS = ["attack", "launch", "despite", "by", "truce", "sign", "die", "one", "accuse", "with", "resume"]


@st.composite
def trees(draw: st.DrawFn) -> Reading:
    """Any tree of twelve tokens, however little it looks like English."""
    size = 12
    tokens = []
    for i in range(size):
        head = draw(st.integers(0, i - 1)) if i else 0
        word = draw(st.sampled_from(LEMMAS))
        pos, tag = draw(
            st.sampled_from([("NOUN", "NN"), ("VERB", "VBD"), ("VERB", "VBG"), ("ADP", "IN"), ("ADJ", "JJ")])
        )
        dep = draw(st.sampled_from(DEPS)) if i else "ROOT"
        tokens.append(Token(i, i * 8, i * 8 + len(word), word, word, pos, tag, dep, head))
    text = " ".join(token.text.ljust(7) for token in tokens)
    document = Document(id="d", name="d", text=text, segments=(), dating=Dating(), language="en")
    annotated = Annotated(document="d", tokens=tuple(tokens), sentences=(Sentence(0, size),))
    return Reading(document, annotated)


@given(trees(), st.integers(0, 11))
def test_subjects_are_words_of_the_text_each_once_whatever_the_tree(reading: Reading, i: int) -> None:
    found = subjects(reading, i)
    assert set(found) <= set(range(len(reading.tokens)))
    assert len(found) == len(set(found))
