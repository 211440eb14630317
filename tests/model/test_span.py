"""A span is words at their place, and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from truceline.model import Span

TEXTS = st.text(max_size=40)
WORDS = st.text(min_size=1, max_size=40)
OFFSETS = st.integers(-50, 50)


@st.composite
def spans(draw: st.DrawFn, text: str, least: int = 0) -> Span:
    start = draw(st.integers(0, len(text) - least))
    return Span.of(text, start, draw(st.integers(start + least, len(text))))


@given(st.data(), TEXTS)
def test_slices_to_its_quote(data: st.DataObject, text: str) -> None:
    span = data.draw(spans(text))
    assert text[span.start : span.end] == span.quote
    assert span.stands_in(text)


@given(TEXTS, OFFSETS, OFFSETS)
def test_no_other_range_of_a_text_makes_one(text: str, start: int, end: int) -> None:
    assume(not 0 <= start <= end <= len(text))
    with pytest.raises(ValueError, match="no span"):
        Span.of(text, start, end)


@given(OFFSETS, OFFSETS, TEXTS)
def test_words_must_fill_the_range(start: int, end: int, quote: str) -> None:
    assume(start < 0 or end - start != len(quote))
    with pytest.raises(ValueError, match="no span"):
        Span(start=start, end=end, quote=quote)


def test_does_not_stand_where_other_words_are() -> None:
    span = Span.of("a truce and a truce", 2, 7)
    assert not span.stands_in("a pause and a truce")
    assert not span.stands_in("a")


@given(st.data(), WORDS)
def test_covers_what_has_all_its_characters_inside(data: st.DataObject, text: str) -> None:
    one, other = data.draw(spans(text)), data.draw(spans(text, least=1))
    inside = set(range(other.start, other.end)) <= set(range(one.start, one.end))
    assert one.covers(other) == inside


@given(st.data(), WORDS)
def test_overlaps_what_shares_a_character(data: st.DataObject, text: str) -> None:
    one, other = data.draw(spans(text, least=1)), data.draw(spans(text, least=1))
    shared = set(range(one.start, one.end)) & set(range(other.start, other.end))
    assert one.overlaps(other) == other.overlaps(one) == bool(shared)
