"""Parts strands into sets that can be grouped by themselves: families of those that name two sides, buckets of the rest.

A side that is only described ("rebels (Syria)") is not named. Strands that name two sides in common, directly or through others, are of one family. A strand that names one side, or
none, goes to the bucket of that side, place or mediator: it is placed with the groups of the families that name it too.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations

from truceline.records.strands import Strand

Bucket = str
"""The name that strands of one bucket share: `side ISR`, `place NKR`, `mediator QAT`, or nothing."""


def bucket_of(strand: Strand) -> Bucket | None:
    """The bucket of a strand; None for one of a family."""
    named = strand.sides - strand.described
    if len(named) >= 2:
        return None
    for sort, names in (
        ("side", named or strand.sides),
        ("place", strand.places),
        ("mediator", strand.mediators),
    ):
        if names:
            return f"{sort} {min(names)}"
    return ""


def pairs(strand: Strand) -> Iterator[tuple[str, str]]:
    """Every two sides that a strand names, in alphabetical order; those it only describes are of no family."""
    return combinations(sorted(strand.sides - strand.described), 2)


def families(strands: Iterable[Strand]) -> list[list[Strand]]:
    """The strands that name two sides, by family, each in the order of their keys."""
    ordered = sorted(strands, key=lambda strand: strand.key)
    by_pair: dict[tuple[str, str], list[int]] = defaultdict(list)
    for i, strand in enumerate(ordered):
        for pair in pairs(strand):
            by_pair[pair].append(i)
    seen: set[int] = set()
    found = []
    for start in range(len(ordered)):
        if start not in seen:
            reached = _reach(start, ordered, by_pair)
            seen |= reached
            found.append([ordered[i] for i in sorted(reached)])
    return found


def _reach(start: int, strands: list[Strand], by_pair: dict[tuple[str, str], list[int]]) -> set[int]:
    reached, waiting, used = {start}, [start], set()
    while waiting:
        for pair in pairs(strands[waiting.pop()]):
            if pair not in used:
                used.add(pair)
                new = [i for i in by_pair[pair] if i not in reached]
                reached.update(new)
                waiting.extend(new)
    return reached
