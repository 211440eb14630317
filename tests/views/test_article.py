from __future__ import annotations

from datetime import date

import pytest

from truceline.model import (
    Act,
    ActClaim,
    Citation,
    Dating,
    DatingMethod,
    Document,
    Segment,
    SegmentKind,
    Span,
)
from truceline.views.article import MOST, PART, WHOLE, dated, part_of, web_address


def article(text: str, dating: Dating | None = None) -> Document:
    body = Segment(kind=SegmentKind.BODY, start=0, end=len(text), reason="")
    return Document(
        id="d", name="d.txt", text=text, segments=(body,), dating=dating or Dating(), language="en"
    )


def claims_at(text: str, offsets: range) -> list[ActClaim]:
    """A claim on each of these offsets, each with the whole text for its passage."""
    return [
        ActClaim(
            source=Citation(document="d", name="d.txt"),
            span=Span.of(text, 0, len(text)),
            cue=Span.of(text, offset, offset + 5),
            about=Span.of(text, offset, offset + 5),
            act=Act.AGREE,
            made_by="tests",
        )
        for offset in offsets
    ]


def shown(text: str, offsets: range, **asked: object) -> tuple[str, int]:
    part = part_of(article(text), claims_at(text, offsets), **asked)  # type: ignore[arg-type]
    return "".join(piece.words for window in part.windows for piece in window.pieces), len(part.claims)


def test_a_short_article_is_shown_whole() -> None:
    text = "A truce was agreed. " * 20
    assert shown(text, range(0, 100, 20)) == (text, 5)


def test_of_a_line_of_five_million_characters_what_is_around_claims_is_shown() -> None:
    text = "truce " * 850_000
    words, count = shown(text, range(1_000_000, 1_000_900, 300))
    assert count == 3
    assert len(words) < 3_000
    part = part_of(article(text), claims_at(text, range(1_000_000, 1_000_900, 300)))
    assert part.around
    assert len(text) == sum(w.before + w.end - w.start for w in part.windows) + part.after
    assert sum(len(w.pieces) for w in part.windows) < 20


def test_the_claim_that_is_sought_is_among_those_shown() -> None:
    text = "truce " * 100_000
    claims = claims_at(text, range(0, 500_000, 1_000))
    for sought in (claims[0], claims[-1], claims[MOST]):
        part = part_of(article(text), reversed(claims), sought=sought.id)
        assert sought.id in {claim.id for _, claim in part.claims}
        assert sum(sought.id in piece.begins for w in part.windows for piece in w.pieces) == 1
        assert len(part.claims) <= MOST


def test_every_claim_is_reached_from_part_to_part() -> None:
    text = "truce " * 100_000
    claims = claims_at(text, range(0, 500_000, 1_000))
    found: list[int] = []
    sought: str | None = claims[0].id
    while sought:
        part = part_of(article(text), claims, sought=sought)
        found += [number for number, _ in part.claims]
        sought = part.later
    assert found == list(range(1, len(claims) + 1))


def test_the_parts_of_a_long_article_are_its_text() -> None:
    text = "".join(f"truce {number}. " for number in range(9_000))
    claims = claims_at(text, range(0, 2_000, 7))
    assert len(text) > WHOLE
    words, at, numbers = "", 0, 0
    while True:
        part = part_of(article(text), claims, at=at)
        assert len(part.claims) <= MOST
        numbers += len(part.claims)
        (window,) = part.windows
        assert window.end - window.start <= PART
        words += "".join(piece.words for piece in window.pieces)
        if part.ahead is None:
            break
        at = part.ahead
    assert words == text
    assert numbers == len(claims)


def test_a_part_beyond_the_end_is_empty() -> None:
    part = part_of(article("A truce."), [], at=500)
    assert [(window.start, window.end) for window in part.windows] == [(8, 8)]


@pytest.mark.parametrize(
    "url, followed",
    [
        ("https://example.org/a?b=c#d", True),
        ("HTTP://example.org", True),
        ("javascript:alert(1)", False),
        ("java\nscript:alert(1)", False),
        (" https://example.org", False),
        ("https://exa mple.org", False),
        ("https://", False),
        ("https://[", False),
        ("https:example.org", False),
        ("data:text/html,<script>", False),
        ("//example.org", False),
        ("ftp://example.org", False),
        ("https://example.org/\u202e", False),
        ("https://example.org/\x00", False),
        ("", False),
        (None, False),
    ],
)
def test_only_addresses_of_the_web_are_followed(url: str | None, *, followed: bool) -> None:
    assert web_address(url) == (url if followed else None)


def test_how_the_day_of_publication_is_known_is_told() -> None:
    day = date(2020, 10, 10)
    known = Dating(earliest=day, latest=day, method=DatingMethod.DATELINE)
    assert dated(article("x", known)) == "2020-10-10, read from its dateline"
    assert dated(article("x")) == "nothing dates it"
