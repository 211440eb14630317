from __future__ import annotations

from dataclasses import replace

from claims_by_hand import cited, claim
from truceline.model import Act, ActClaim, Claim, Span
from truceline.views.tracing import AT_ONCE, around_cue, backing, by_origin


def in_article(name: str, day: str, *, root: str | None = None, copy_of: str | None = None) -> ActClaim:
    source = replace(cited(name, day, outlet=f"Outlet {name}"), root=root, copy_of=copy_of)
    return claim(Act.AGREE, source)


def test_copies_stand_together_under_whom_they_go_back_to() -> None:
    told = [
        in_article("c", "2020-10-12", root="tass", copy_of="a"),
        in_article("b", "2020-10-10", root="other"),
        in_article("a", "2020-10-11", root="tass"),
    ]
    origins = by_origin([one.id for one in told], {one.id: one for one in told})
    assert [[(report.name, report.copy) for report in origin.reports] for origin in origins] == [
        [("a", False), ("c", True)],
        [("b", False)],
    ]


def test_claims_are_given_so_many_at_once_and_all_of_them_once() -> None:
    told = [in_article(f"a{number:03}", "2020-10-10") for number in range(2 * AT_ONCE + 5)]
    claims: dict[str, Claim] = {one.id: one for one in told}
    found: list[str] = []
    at: int | None = 0
    while at is not None:
        part = backing(claims, claims, at=at)
        assert part.all == len(claims)
        assert part.last - part.first < AT_ONCE
        found += [one.claim for origin in part.origins for report in origin.reports for one in report.quoted]
        at = part.more
    assert sorted(found) == sorted(claims)
    assert backing(claims, claims, at=10_000).origins == ()


def test_the_cue_is_told_apart_from_the_words_around_it() -> None:
    text = "Both sides agreed to a truce, he said. They agreed."
    made = replace(in_article("a", "2020-10-10"), span=Span.of(text, 0, 38), cue=Span.of(text, 11, 17))
    assert around_cue(made) == ("Both sides ", "agreed", " to a truce, he said.")
    outside = replace(made, cue=Span.of(text, 44, 50))
    assert around_cue(outside) == ("", "agreed", "")


def test_of_a_passage_without_end_the_words_nearest_the_cue_are_quoted() -> None:
    text = f"{'x ' * 100_000}truce{' y' * 100_000}"
    made = replace(
        in_article("a", "2020-10-10"), span=Span.of(text, 0, len(text)), cue=Span.of(text, 200_000, 200_005)
    )
    before, cue, after = around_cue(made)
    assert before.startswith("… ")
    assert before.endswith("x ")
    assert cue == "truce"
    assert len(before + after) < 1_300
