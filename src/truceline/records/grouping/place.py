"""Places strands that tell no time with the ceasefire they speak of: the latest of their sides, or the next."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta

from truceline.model import Act
from truceline.records.compare import alike, signature
from truceline.records.grouping.group import Group, Member
from truceline.records.strands import FORESHADOWING, Strand

RECENT = timedelta(days=365)
"""An undated report speaks of the latest ceasefire of its sides only if that is not older than this."""

AHEAD = timedelta(days=60)
"""Calls, offers and talks are about the ceasefire that comes within this time, where none is in force."""

FRESH = timedelta(days=60)
"""Calls and talks this soon after a ceasefire that is not over are about it, not about another to come."""


def place(
    groups: Sequence[Group], strands: Iterable[Strand]
) -> tuple[dict[int, list[Member]], list[Group], list[Strand]]:
    """The strands that belong to each group by its place, groups that strands found by themselves, and those left.

    What tells an end is placed first: what is told after it is not told of a ceasefire in force.
    """
    ordered = sorted(strands, key=lambda strand: strand.key)
    ending = [s for s in ordered if any(claim.act is Act.END for claim in s.claims)]
    told_ending = {strand.key for strand in ending}
    others = [strand for strand in ordered if strand.key not in told_ending]
    joins, left = _join(_Latest(groups), ending)
    ended = [
        group.grown((m.strand for m in joins[i]), "") if i in joins else group
        for i, group in enumerate(groups)
    ]
    more, rest = _join(_Latest(ended), others)
    for i, members in more.items():
        joins[i].extend(members)
    founding = [strand for strand in (*left, *rest) if _can_found(strand)]
    new = [
        Group(members=tuple(Member(strand=s, reason="no other ceasefire of its sides is known") for s in run))
        for run in _runs(founding)
    ]
    late, last = _join(_Latest(new), [s for s in (*left, *rest) if not _can_found(s)])
    grown = [Group(members=(*group.members, *late.get(i, ()))) for i, group in enumerate(new)]
    return joins, grown, last


def _join(latest: _Latest, strands: Iterable[Strand]) -> tuple[dict[int, list[Member]], list[Strand]]:
    joins: dict[int, list[Member]] = defaultdict(list)
    left = []
    for strand in strands:
        found = latest.of(strand)
        if found is None:
            left.append(strand)
        else:
            joins[found[0]].append(Member(strand=strand, reason=found[1]))
    return joins, left


def _can_found(strand: Strand) -> bool:
    """Whether an undated strand tells of a ceasefire that it can found by itself."""
    return strand.establishes and strand.told is not None and bool(strand.sides)


def _runs(strands: Iterable[Strand]) -> Iterator[list[Strand]]:
    """Undated reports of an agreement of the same sides that follow each other within a week."""
    by_sides: dict[tuple[object, ...], list[Strand]] = defaultdict(list)
    for strand in strands:
        by_sides[(strand.part, *sorted(strand.sides))].append(strand)
    for key in sorted(by_sides, key=str):
        ordered = sorted(by_sides[key], key=lambda s: (s.told or datetime.max, s.key))
        run = [ordered[0]]
        for strand in ordered[1:]:
            if (strand.told or datetime.max) - (run[-1].told or datetime.max) > timedelta(days=7):
                yield run
                run = []
            run.append(strand)
        yield run


class _Latest:
    """Finds the group that a strand without a time speaks of."""

    def __init__(self, groups: Sequence[Group]) -> None:
        self._groups = groups
        by_name: dict[str, list[tuple[datetime, int]]] = defaultdict(list)
        for i, group in enumerate(groups):
            if group.known_from is not None:
                for name in group.names:
                    by_name[name].append((group.known_from, -i))
        self._in_time = {name: sorted(found) for name, found in by_name.items()}

    def of(self, strand: Strand) -> tuple[int, str] | None:
        """The place of the group, and the reason; None where nothing fits."""
        spoken = strand.spoken
        if spoken is None:
            return None
        if all(claim.act in FORESHADOWING for claim in strand.claims):
            return self._foreshadowed(strand, spoken)
        found = self._before(strand, spoken)
        return None if found is None else (found, "the latest ceasefire of its sides")

    def _foreshadowed(self, strand: Strand, spoken: datetime) -> tuple[int, str] | None:
        """The ceasefire that calls, offers and talks are about: of "the truce" the latest, of "a truce" the next.

        Where neither is told, one in force and new, else the next, else one in force.
        """
        found = self._before(strand, spoken)
        latest = None if found is None else (found, "the latest ceasefire of its sides")
        if strand.called.definite and latest is not None:
            return latest
        group = self._groups[found] if found is not None else None
        in_force = group is not None and (group.over is None or group.over > spoken)
        known = group.known_from if group is not None else None
        open_to = strand.called.definite is None and in_force
        if open_to and known is not None and spoken - known <= FRESH:
            return latest
        ahead = self._after(strand, spoken)
        if ahead is not None:
            return ahead, "the ceasefire of its sides that came of it"
        return latest if open_to else None

    def _before(self, strand: Strand, spoken: datetime) -> int | None:
        """The latest group of the strand's sides: of those at its place, else of all, where these are of one conflict."""
        found = self._fitting(strand, spoken)
        if strand.scope:
            found = [
                row
                for row in found
                if any(strand.scope & (s.scope or set()) for s in self._groups[row[1]].strands)
            ]
        found = [row for row in found if len(self._groups[row[1]].sides & strand.sides) >= 2] or found
        at_place = [row for row in found if self._groups[row[1]].places & strand.places]
        if at_place:
            return max(at_place)[1]
        best = max(found, default=None)
        if best is None or any(_parted(self._groups[best[1]], self._groups[i]) for _, i in found):
            return None
        return best[1]

    def _fitting(self, strand: Strand, spoken: datetime) -> list[tuple[datetime, int]]:
        """The groups that fit and were known when it was told, not too long before; only the latest for two sides."""
        found: set[tuple[datetime, int]] = set()
        for name in _names(strand):
            in_time = self._in_time.get(name, [])
            for at in range(bisect_right(in_time, (spoken, 1)) - 1, -1, -1):
                known, i = in_time[at]
                if spoken - known > RECENT:
                    break
                if self._fits(strand, self._groups[-i]):
                    found.add((known, -i))
                    if len(self._groups[-i].sides & strand.sides) >= 2 and not strand.scope:
                        break
        return sorted(found)

    def _after(self, strand: Strand, spoken: datetime) -> int | None:
        found = []
        for name in _names(strand):
            in_time = self._in_time.get(name, [])
            for at in range(bisect_right(in_time, (spoken, 1)), len(in_time)):
                known, i = in_time[at]
                if known - spoken > AHEAD:
                    break
                if self._fits(strand, self._groups[-i]):
                    found.append((known, -i))
                    break
        return min(found)[1] if found else None

    def _fits(self, strand: Strand, group: Group) -> bool:
        """Whether sides, place and mediators fit, and what the report calls it: "the October deal", "the previous truce"."""
        called = strand.called
        if called.time is not None and not any(called.time.may_equal(time) for time in group.times):
            return False
        if (called.former or called.new) and strand.document in group.documents:
            return False
        told = signature(strand)
        return any(alike(told, other) for other in group.signatures)


def _parted(one: Group, other: Group) -> bool:
    """Whether two groups are of conflicts with other sides: what names one side of both does not tell which it means."""
    if len(one.sides) < 2 or len(other.sides) < 2:
        return False
    return len(one.sides & other.sides) < 2


def _names(strand: Strand) -> frozenset[str]:
    return strand.sides | strand.places
