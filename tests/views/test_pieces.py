from __future__ import annotations

import unicodedata
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from truceline.model import Act, ActClaim, Citation, Segment, SegmentKind, Span
from truceline.views.pieces import cut, plainly, runs

TEXT = "Baku and Yerevan agreed on a truce. It holds."


def claim(start: int, end: int, first: int, last: int, text: str = TEXT, document: str = "d") -> ActClaim:
    return ActClaim(
        source=Citation(document=document, name="d.txt"),
        span=Span.of(text, start, end),
        cue=Span.of(text, first, last),
        about=Span.of(text, first, last),
        act=Act.AGREE,
        made_by="tests",
    )


@st.composite
def marked(draw: st.DrawFn) -> tuple[str, list[Segment], list[ActClaim], int, int]:
    """A text, its parts, claims that lie on it anyhow, and a window of it."""
    text = draw(st.text(min_size=1, max_size=60))
    borders = sorted({0, len(text), *draw(st.lists(st.integers(0, len(text)), max_size=4))})
    kinds = list(SegmentKind)
    segments = [
        Segment(kind=kinds[number % len(kinds)], start=first, end=last, reason="")
        for number, (first, last) in enumerate(pairwise(borders))
    ]
    claims = []
    for number in range(draw(st.integers(0, 5))):
        first, last = sorted(draw(st.tuples(st.integers(0, len(text)), st.integers(0, len(text)))))
        low, high = draw(st.integers(0, first)), draw(st.integers(last, len(text)))
        claims.append(claim(low, high, first, last, text, document=str(number)))
    start, end = sorted(draw(st.tuples(st.integers(0, len(text)), st.integers(0, len(text)))))
    return text, segments, claims, start, end


@given(marked())
def test_pieces_are_the_text_and_every_claim_is_on_exactly_its_pieces(
    made: tuple[str, list[Segment], list[ActClaim], int, int],
) -> None:
    text, segments, claims, start, end = made
    pieces = cut(text, segments, claims, start=start, end=end)
    assert "".join(piece.words for piece in pieces) == text[start:end]
    assert all(piece.words == text[piece.start : piece.end] != "" for piece in pieces)
    for offset in range(start, end):
        (piece,) = (one for one in pieces if one.start <= offset < one.end)
        assert set(piece.claims) == {one.id for one in claims if one.span.start <= offset < one.span.end}
        assert set(piece.cues) == {one.id for one in claims if one.cue.start <= offset < one.cue.end}
        assert piece.part == next(one.kind for one in segments if one.start <= offset < one.end)


@given(marked())
def test_a_claim_begins_once_at_its_first_words(
    made: tuple[str, list[Segment], list[ActClaim], int, int],
) -> None:
    text, segments, claims, start, end = made
    begun = [
        (one, piece.start)
        for piece in cut(text, segments, claims, start=start, end=end)
        for one in piece.begins
    ]
    shown = {
        one.id: max(one.cue.start, start)
        for one in claims
        if max(one.cue.start, start) < min(one.cue.end, end)
    }
    assert dict(begun) == shown
    assert len(begun) == len(shown)


def test_claims_that_overlap_share_a_piece() -> None:
    one, other = claim(0, 34, 17, 34, document="a"), claim(0, 45, 27, 45, document="b")
    shared = [piece for piece in cut(TEXT, (), (one, other)) if set(piece.cues) == {one.id, other.id}]
    assert [piece.words for piece in shared] == ["a truce"]


def test_what_turns_or_hides_words_is_told_apart_from_them() -> None:
    found = runs("safe\u202eexe.txt\x00 \u200bx\U000e0041")
    assert [(one.words, one.code) for one in found if one.code] == [
        ("\u202e", "U+202E"),
        ("\x00", "U+0000"),
        ("\u200b", "U+200B"),
        ("\U000e0041", "U+E0041"),
    ]


@given(st.text(max_size=80))
def test_no_control_is_left_among_the_words(words: str) -> None:
    assert "".join(one.words for one in runs(words)) == words
    shown = "".join(one.words for one in runs(words) if one.code is None)
    turning = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
    assert not any(unicodedata.bidirectional(character) in turning for character in shown)
    assert not any(
        unicodedata.category(character) == "Cc" for character in shown if character not in "\t\n\r"
    )


def test_joiners_that_scripts_and_emoji_need_stay() -> None:
    words = "می\u200cخواهم 👨\u200d👩\u200d👧"
    assert [one.code for one in runs(words)] == [None]


def test_in_one_line_each_such_character_is_told_by_its_code_point() -> None:
    assert plainly("safe\u202eexe\x00") == "safe[U+202E]exe[U+0000]"
    assert plainly("noon, local time") == "noon, local time"
