"""One report as two coders coded it, with the claims that answer to one another paired."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from truceline.evaluation.names import count_shared
from truceline.model import Act

PlainClaim = Mapping[str, Any]
"""A claim as a line of JSON has it: the codebook's fields by name, empty or left out where nothing is told."""

Pair = tuple[PlainClaim, PlainClaim]


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The acts that a report makes by gold and as coded, without bare mentions.

    `pairs` are claims of the same act, gold first. `is_empty` says that gold has no claim at all, mentions included;
    `is_left` that none was coded. Claims of other kinds (terms, contacts, incidents, statements) count for neither.
    """

    gold: tuple[PlainClaim, ...]
    coded: tuple[PlainClaim, ...]
    pairs: tuple[Pair, ...]
    is_empty: bool
    is_left: bool

    @classmethod
    def of(cls, gold: Sequence[PlainClaim], coded: Sequence[PlainClaim]) -> Report:
        """The report with these claims, paired."""
        wanted, found = _acts(gold), _acts(coded)
        told, got = _told(wanted), _told(found)
        return cls(
            gold=told, coded=got, pairs=tuple(_pair(told, got)), is_empty=not wanted, is_left=not found
        )


def _acts(claims: Sequence[PlainClaim]) -> tuple[PlainClaim, ...]:
    return tuple(claim for claim in claims if claim.get("act"))


def _told(claims: Sequence[PlainClaim]) -> tuple[PlainClaim, ...]:
    return tuple(claim for claim in claims if claim["act"] != Act.MENTION)


def _pair(gold: Sequence[PlainClaim], coded: Sequence[PlainClaim]) -> Iterator[Pair]:
    """Claims of the same act, those with most actors in common first and then the earliest; each is used once."""
    options = sorted(
        (-count_shared(names(one, "actors"), names(other, "actors")), i + j, i, j)
        for i, one in enumerate(gold)
        for j, other in enumerate(coded)
        if one["act"] == other["act"]
    )
    free, left = set(range(len(gold))), set(range(len(coded)))
    for _, _, i, j in options:
        if i in free and j in left:
            free.remove(i)
            left.remove(j)
            yield gold[i], coded[j]


def names(claim: PlainClaim, field: str) -> Sequence[str]:
    """A list of a claim; empty where it is left out or null."""
    found: Sequence[str] = claim.get(field) or ()
    return found
