"""What is parsed: paragraphs, at their true offsets."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from truceline.annotations.pieces import LONGEST, pieces
from truceline.model import CLAIM_GIVING, Dating, Document, Segment, SegmentKind


def document(text: str, *parts: tuple[SegmentKind, int]) -> Document:
    """A document whose segments end at these offsets."""
    ends = [0, *(end for _, end in parts)]
    segments = (
        Segment(kind=kind, start=start, end=end, reason="test")
        for (kind, _), (start, end) in zip(parts, pairwise(ends), strict=True)
    )
    return Document(id="d1", name="one", text=text, segments=tuple(segments), dating=Dating(), language="en")


def body(text: str) -> Document:
    return document(text, (SegmentKind.BODY, len(text)))


@st.composite
def documents(draw: st.DrawFn) -> Document:
    text = draw(st.text(st.sampled_from("ab \t\n\r.\u00a0\u2028é"), max_size=60))
    cuts = sorted(draw(st.sets(st.integers(0, len(text)), max_size=4)) | {len(text)})
    return document(text, *((draw(st.sampled_from(SegmentKind)), cut) for cut in cuts))


@given(documents())
def test_pieces_stand_where_they_say_and_never_cross_a_line_or_a_segment(made: Document) -> None:
    for offset, words in pieces(made):
        assert made.text[offset : offset + len(words)] == words
        assert "\n" not in words
        segment = made.segment_at(offset)
        assert segment is not None
        assert segment.kind in CLAIM_GIVING
        assert offset + len(words) <= segment.end


@given(documents())
def test_every_word_of_a_claim_giving_segment_is_in_one_piece(made: Document) -> None:
    read = [i for offset, words in pieces(made) for i in range(offset, offset + len(words))]
    assert read == sorted(set(read))
    wanted = {
        i
        for segment in made.segments
        if segment.kind in CLAIM_GIVING
        for i in range(segment.start, segment.end)
        if not made.text[i].isspace()
    }
    assert wanted <= set(read)


def test_blanks_around_a_paragraph_are_no_part_of_it() -> None:
    assert list(pieces(body(" One.  \n\n\t Two. \n"))) == [(1, "One."), (11, "Two.")]


def test_what_gives_no_claims_is_not_parsed() -> None:
    made = document(
        "Truce\nBy Ana\nIt holds.",
        (SegmentKind.HEADLINE, 6),
        (SegmentKind.BYLINE, 13),
        (SegmentKind.BODY, 22),
    )
    assert list(pieces(made)) == [(0, "Truce"), (13, "It holds.")]


@pytest.mark.parametrize("sentence", ["A truce holds. ", "truce ", "x"])
def test_a_line_too_long_for_the_parser_is_cut_between_sentences_or_words(sentence: str) -> None:
    text = sentence * (3 * LONGEST // len(sentence))
    cut = list(pieces(body(text)))
    assert len(cut) in (3, 4)
    assert all(len(words) <= LONGEST for _, words in cut)
    assert all(words.endswith(sentence.strip()) for _, words in cut)
    assert "".join(words for _, words in cut).replace(" ", "") == text.replace(" ", "")


def test_long_runs_of_blanks_cost_no_time() -> None:
    started = time.process_time()
    assert len(list(pieces(body(f"a{' ' * 200_000}b")))) == 2
    assert time.process_time() - started < 1
