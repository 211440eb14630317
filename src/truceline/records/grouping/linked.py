"""Puts groups together and apart as people judged, whatever the comparisons say."""

from __future__ import annotations

from collections.abc import Iterable

from truceline.records.grouping.group import Group, Member
from truceline.records.links import Apart, Links, Together
from truceline.records.strands import divide


def linked(groups: Iterable[Group], links: Links) -> list[Group]:
    """The groups as judgements leave them: first what was parted is parted, then what was joined is joined."""
    made = sorted(groups, key=lambda group: group.key)
    for parting in links.cannot:
        made = [part for group in made for part in _part(group, parting)]
    for joining in links.must:
        made = _join(made, joining)
    return sorted(made, key=lambda group: group.key)


def _part(group: Group, parting: Apart) -> list[Group]:
    """The group, or the two it is parted into: strands that hold claims of both are divided."""
    held = {claim.id for strand in group.strands for claim in strand.claims}
    if not held & parting.one or not held & parting.other:
        return [group]
    stay: list[Member] = []
    go: list[Member] = []
    for member in group.members:
        ids = {claim.id for claim in member.strand.claims}
        if ids <= parting.one:
            go.append(_judged(member, parting.judgement))
        elif ids & parting.one:
            left, taken = divide(member.strand, parting.one)
            stay.append(Member(strand=left, reason=member.reason, judgements=member.judgements))
            go.append(_judged(Member(strand=taken, reason=""), parting.judgement))
        else:
            stay.append(member)
    return [Group(members=tuple(stay)), Group(members=tuple(go))]


def _judged(member: Member, judgement: str) -> Member:
    return Member(strand=member.strand, reason="set apart by a person", judgements=(judgement,))


def _join(groups: list[Group], joining: Together) -> list[Group]:
    meant = [
        group
        for group in groups
        if any(claim.id in joining.claims for strand in group.strands for claim in strand.claims)
    ]
    if len(meant) < 2:
        return groups
    first, *others = meant
    moved = (
        Member(strand=m.strand, reason="joined by a person", judgements=(*m.judgements, joining.judgement))
        for other in others
        for m in other.members
    )
    one = Group(members=(*first.members, *moved))
    keys = {group.key for group in meant}
    return [*(group for group in groups if group.key not in keys), one]
