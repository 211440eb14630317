"""What people say of which claims belong together: links that grouping keeps, whatever the comparisons say."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Together:
    """Claims of one ceasefire, by their ids: a person merged the cases they stood in. `judgement` is the id of that decision."""

    claims: frozenset[str]
    judgement: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Apart:
    """Claims of two ceasefires, by their ids: none of `one` stands in a case with one of `other`.

    `one` are those that a split takes out, `other` those that stay. Both can be of one document, and of one strand.
    """

    one: frozenset[str]
    other: frozenset[str]
    judgement: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Links:
    """All links that stand. They never contradict each other: no pair of `cannot` is joined by `must`, however indirectly."""

    must: tuple[Together, ...] = ()
    cannot: tuple[Apart, ...] = ()


def claims_of(links: Links) -> frozenset[str]:
    """All claims that links speak of."""
    parted = (claim for apart in links.cannot for side in (apart.one, apart.other) for claim in side)
    return frozenset((*parted, *(claim for together in links.must for claim in together.claims)))
