"""Puts groups together and apart as people judged, whatever the comparisons say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from truceline.records.grouping.group import Group, Member
from truceline.records.judging.links import Apart, Links, Together, claims_of
from truceline.records.strands import Key, Strand, divide


def linked(groups: Iterable[Group], links: Links, strands: Iterable[Strand] = ()) -> list[Group]:
    """The groups as judgements leave them: first what was parted is parted, then what was joined is joined.

    `strands` are those of the documents that the links speak of: one that is of no group stands with those that people
    joined it with.
    """
    laid = _Laid(groups, links, strands)
    for parting in links.cannot:
        laid.part(parting)
    for joining in links.must:
        laid.join(joining)
    return sorted(laid.groups.values(), key=lambda group: group.key)


class _Laid:
    """Groups by number, and where the claims are that links speak of: in which group, or in which strand without one."""

    def __init__(self, groups: Iterable[Group], links: Links, strands: Iterable[Strand]) -> None:
        self.groups = dict(enumerate(sorted(groups, key=lambda group: group.key)))
        self._next = len(self.groups)
        self._linked = claims_of(links)
        ours = list(strands)
        documents = {strand.document for strand in ours}
        self._held: dict[str, int] = {}
        placed: set[Key] = set()
        for number, group in self.groups.items():
            there = [strand for strand in group.strands if strand.document in documents] if documents else ()
            placed.update(strand.key for strand in there)
            self._hold(there, number)
        left = [strand for strand in ours if strand.key not in placed]
        self._loose = {claim: strand for strand in left for claim in self._in(strand)}

    def part(self, parting: Apart) -> None:
        """Parts every group that holds claims of both sides; strands that hold claims of both are divided."""
        both = self._of(parting.one) & self._of(parting.other)
        for number in sorted(both):
            stays, goes = _parted(self.groups[number], parting)
            if stays.members:
                self.groups[number] = stays
                self._hold(goes.strands, self._next)
                self.groups[self._next] = goes
                self._next += 1

    def join(self, joining: Together) -> None:
        """Makes one group of all that hold claims of these, with the strands of them that are of none."""
        numbers = sorted(self._of(joining.claims), key=lambda number: self.groups[number].key)
        loose = {strand.key: strand for claim in joining.claims if (strand := self._loose.get(claim))}
        moved = [member for number in numbers[1:] for member in self.groups.pop(number).members]
        moved += [Member(strand=loose[key], reason="") for key in sorted(loose)]
        if len(moved) + len(numbers[:1]) < 2:
            return
        if numbers:
            first, before = numbers[0], self.groups[numbers[0]].members
        else:
            first, before, self._next = self._next, (), self._next + 1
        more = (
            Member(
                strand=m.strand, reason="joined by a person", judgements=(*m.judgements, joining.judgement)
            )
            for m in moved
        )
        self.groups[first] = Group(members=(*before, *more))
        self._hold([member.strand for member in moved], first)
        for strand in loose.values():
            for claim in self._in(strand):
                self._loose.pop(claim, None)

    def _hold(self, strands: Iterable[Strand], number: int) -> None:
        self._held.update((claim, number) for strand in strands for claim in self._in(strand))

    def _in(self, strand: Strand) -> Iterator[str]:
        """The claims of a strand that links speak of."""
        return (claim.id for claim in strand.claims if claim.id in self._linked)

    def _of(self, claims: Iterable[str]) -> set[int]:
        return {self._held[claim] for claim in claims if claim in self._held}


def _parted(group: Group, parting: Apart) -> tuple[Group, Group]:
    """What stays of a group, and what is taken out."""
    stay: list[Member] = []
    go: list[Member] = []
    for member in group.members:
        ids = {claim.id for claim in member.strand.claims}
        if ids <= parting.one:
            go.append(_judged(member.strand, parting.judgement))
        elif ids.isdisjoint(parting.one):
            stay.append(member)
        else:
            left, taken = divide(member.strand, parting.one)
            stay.append(Member(strand=left, reason=member.reason, judgements=member.judgements))
            go.append(_judged(taken, parting.judgement))
    return Group(members=tuple(stay)), Group(members=tuple(go))


def _judged(strand: Strand, judgement: str) -> Member:
    return Member(strand=strand, reason="set apart by a person", judgements=(judgement,))
