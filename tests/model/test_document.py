"""Documents, and when they were published."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from truceline.model import Dating, Document, Segment, SegmentKind

DAYS = st.none() | st.dates()


@given(DAYS, DAYS)
def test_a_day_is_known_only_where_both_bounds_agree(earliest: date | None, latest: date | None) -> None:
    known = earliest if earliest == latest else None
    assert Dating(earliest=earliest, latest=latest).day == known


def test_candidates_alone_make_no_day() -> None:
    first, last = date(2009, 10, 20), date(2020, 10, 20)
    assert Dating(earliest=first, latest=last, candidates=(first, last)).day is None


@pytest.mark.parametrize(
    "offset, kind",
    [(0, SegmentKind.HEADLINE), (4, SegmentKind.HEADLINE), (5, SegmentKind.BODY), (12, None), (-1, None)],
)
def test_an_offset_lies_in_the_segment_that_begins_there(offset: int, kind: SegmentKind | None) -> None:
    document = Document(
        id="d1",
        name="one",
        text="Truce\nholds.",
        segments=(
            Segment(kind=SegmentKind.HEADLINE, start=0, end=5, reason="first line"),
            Segment(kind=SegmentKind.BODY, start=5, end=12, reason="the rest"),
        ),
        dating=Dating(),
        language="en",
    )
    segment = document.segment_at(offset)
    assert (segment.kind if segment else None) is kind
