"""The parts that strands are grouped in, each made anew only when something it depends on has changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from truceline.records.grouping.found import found
from truceline.records.grouping.group import Group, Member
from truceline.records.grouping.place import place
from truceline.records.grouping.split import Bucket, bucket_of, families, pairs
from truceline.records.strands import Key, Strand

Joined = dict[Key, tuple[Member, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What became of the strands of a family or bucket.

    `groups` are those they found, `joined` what they add to groups of others, by their key, and `left` what fits none.
    """

    groups: tuple[Group, ...] = ()
    joined: Joined
    left: tuple[Strand, ...] = ()


Source = tuple[str, int | str]
"""Whose strands: those of a family or bucket, by name, or what a family could not place at first."""


class Parts:
    """All strands, in families and buckets, with the groups that follow."""

    def __init__(self) -> None:
        self._members: dict[int, list[Strand]] = {}
        self._of_pair: dict[tuple[str, str], int] = {}
        self._next = 0
        self._strands: dict[Bucket, dict[Key, Strand]] = defaultdict(dict)
        self._named: dict[str, dict[Key, Group]] = defaultdict(dict)
        self._wanted: dict[str, set[Bucket]] = defaultdict(set)
        self._waiting: dict[str, set[int]] = defaultdict(set)
        self._parts: dict[Source, Part] = {}
        self._groups: dict[Key, Group] = {}
        self._joined: dict[Key, dict[Source, tuple[Member, ...]]] = defaultdict(dict)
        self._touched: set[Key] = set()

    def update(self, gone: Sequence[Strand], new: Sequence[Strand]) -> None:
        """Puts strands in the place of others."""
        names, remade = self._update_families(gone, new)
        buckets = self._update_buckets(gone, new, names)
        self._update_late(remade, buckets)

    def touched(self) -> Iterator[tuple[Key, Group | None]]:
        """The groups that can have changed since this was last asked, by their key, whole; None for those that are no more."""
        keys, self._touched = self._touched, set()
        for key in keys:
            yield key, self._whole(key)

    def _whole(self, key: Key) -> Group | None:
        """A group with what joins it from elsewhere."""
        group = self._groups.get(key)
        more = [member for members in self._joined.get(key, {}).values() for member in members]
        if group is None or not more:
            return group
        return Group(members=(*group.members, *sorted(more, key=lambda member: member.strand.key)))

    def _put(self, source: Source, part: Part | None) -> None:
        """Puts what became of strands in the place of what became of them before."""
        before = self._parts.pop(source, None)
        if before is not None:
            for group in before.groups:
                if self._groups.get(group.key) is group:  # else its first strand has founded one elsewhere
                    del self._groups[group.key]
            for key in before.joined:
                self._joined[key].pop(source, None)
            self._touched.update((group.key for group in before.groups), before.joined)
        if part is not None:
            self._parts[source] = part
            self._groups.update((group.key, group) for group in part.groups)
            for key, members in part.joined.items():
                self._joined[key][source] = members
            self._touched.update((group.key for group in part.groups), part.joined)

    def _update_families(self, gone: Sequence[Strand], new: Sequence[Strand]) -> tuple[set[str], set[int]]:
        """The names of the groups of families that were made anew, and these families."""
        touched = {self._of_pair[pair] for s in (*gone, *new) for pair in pairs(s) if pair in self._of_pair}
        left_out = {strand.key for strand in gone}
        pool = [s for family in touched for s in self._members[family] if s.key not in left_out]
        pool += [strand for strand in new if bucket_of(strand) is None]
        names = set().union(*(self._forget(family) for family in touched))
        remade = set()
        for members in families(pool):
            family, self._next = self._next, self._next + 1
            remade.add(family)
            names |= self._remember(family, members)
        return names, touched | remade

    def _forget(self, family: int) -> set[str]:
        for strand in self._members.pop(family):
            for pair in pairs(strand):
                self._of_pair.pop(pair, None)
        part = self._parts["family", family]
        self._put(("family", family), None)
        self._put(("late", family), None)
        for strand in part.left:
            for name in strand.sides:
                self._waiting[name].discard(family)
        for group in part.groups:
            for name in group.names:
                self._named[name].pop(group.key, None)
        return {name for group in part.groups for name in group.names}

    def _remember(self, family: int, members: list[Strand]) -> set[str]:
        self._members[family] = members
        for strand in members:
            for pair in pairs(strand):
                self._of_pair[pair] = family
        part = _grouped(members)
        self._put(("family", family), part)
        for strand in part.left:
            for name in strand.sides:
                self._waiting[name].add(family)
        for group in part.groups:
            for name in group.names:
                self._named[name][group.key] = group
        return {name for group in part.groups for name in group.names}

    def _update_buckets(
        self, gone: Sequence[Strand], new: Sequence[Strand], names: Iterable[str]
    ) -> set[Bucket]:
        """The buckets that were made anew: those whose strands have changed, or groups that their strands name."""
        touched = {bucket for name in names for bucket in self._wanted.get(name, ())}
        for strand in gone:
            if (bucket := bucket_of(strand)) is not None:
                self._strands[bucket].pop(strand.key, None)
                touched.add(bucket)
        for strand in new:
            if (bucket := bucket_of(strand)) is not None:
                self._strands[bucket][strand.key] = strand
                touched.add(bucket)
                for name in strand.sides | strand.places:
                    self._wanted[name].add(bucket)
        for bucket in touched:
            self._put(("bucket", bucket), self._placed(list(self._strands[bucket].values())))
        return touched

    def _placed(self, strands: Sequence[Strand]) -> Part:
        """The strands of a bucket, placed with groups of families or founding their own."""
        named = {name for strand in strands for name in strand.sides | strand.places}
        near = {key: group for name in named for key, group in self._named.get(name, {}).items()}
        there = [near[key] for key in sorted(near)]
        return _grouped(strands, there)

    def _update_late(self, remade: Iterable[int], buckets: Iterable[Bucket]) -> None:
        """What families could not place is placed with groups of the buckets of their sides."""
        sides = {bucket.removeprefix("side ") for bucket in buckets if bucket.startswith("side ")}
        touched = {family for side in sides for family in self._waiting.get(side, ())}
        for family in sorted(touched | {family for family in remade if ("family", family) in self._parts}):
            left = self._parts["family", family].left
            named = sorted({f"side {side}" for strand in left for side in strand.sides})
            near = [part for name in named if (part := self._parts.get(("bucket", name))) is not None]
            groups = [group for part in near for group in part.groups]
            joined, _, _ = place(groups, left)
            self._put(
                ("late", family),
                Part(joined={groups[i].key: tuple(members) for i, members in joined.items()}),
            )


def _grouped(strands: Sequence[Strand], there: Sequence[Group] = ()) -> Part:
    """The groups that these strands found or join."""
    made = found(strands, there)
    grown = [
        Group(members=(*group.members, *made.joined[i])) if i in made.joined else group
        for i, group in enumerate(there)
    ]
    joins, new, left = place((*grown, *made.groups), made.left)
    joined = {
        group.key: (*made.joined.get(i, ()), *joins.get(i, ()))
        for i, group in enumerate(there)
        if i in made.joined or i in joins
    }
    own = [
        Group(members=(*group.members, *joins[len(there) + i])) if len(there) + i in joins else group
        for i, group in enumerate(made.groups)
    ]
    return Part(groups=(*own, *new), joined=joined, left=tuple(left))
