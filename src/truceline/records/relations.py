"""How a ceasefire stands to the one before it of the same sides: a recorded decision, with what parts the two."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from truceline.model import Act, Comparison, Relation, RelationKind, Status
from truceline.records.called import renews
from truceline.records.compare import Signature, compare, total
from truceline.records.grouping.group import Group
from truceline.records.strands import ESTABLISHING, Key

IN_PLACE = timedelta(days=365)
"""A ceasefire this much older, which nothing tells to be over, is not taken to be replaced by a new one."""

_ROWS = 3  # strands of each that are compared to find what parts two cases


class Lines:
    """Ceasefires in order of time, for every two sides, or one where no more are told."""

    def __init__(self, groups: Mapping[Key, Group]) -> None:
        self._groups = groups
        self._lines: dict[tuple[str, ...], list[tuple[datetime, Key]]] = defaultdict(list)
        for key, group in groups.items():
            if group.known_from is not None:
                for line in group.lines:
                    self._lines[line].append((group.known_from, key))
        for told in self._lines.values():
            told.sort()

    def before(self, group: Group) -> Key | None:
        """The latest ceasefire of the same sides that was known before this one."""
        if group.known_from is None:
            return None
        found = []
        for line in group.lines:
            told = self._lines[line]
            at = bisect_left(told, (group.known_from, ("", 0, "")))
            if at:
                found.append(told[at - 1])
        return max(found)[1] if found else None


def successors(groups: Mapping[Key, Group], former: Mapping[Key, Key | None]) -> dict[Key, Key]:
    """The ceasefire that comes next after each: of the same scope, and not its extension."""
    after: dict[Key, Key] = {}
    for key in sorted(groups, key=lambda key: (groups[key].known_from or datetime.max, key)):
        before = former[key]
        if before is not None and not groups[key].extends and _one_scope(groups[key], groups[before]):
            after.setdefault(before, key)
    return after


def _one_scope(one: Group, other: Group) -> bool:
    return one.scope == other.scope or bool(one.scope & other.scope)


def relate(group: Group, former: Group, name: str) -> Relation:
    """How a ceasefire stands to the former one, which has this id."""
    telling = [claim for strand in group.strands for claim in strand.claims if claim.act in ESTABLISHING]
    renewing = sorted(claim.id for claim in telling if renews(claim))
    extending = sorted(claim.id for claim in telling if claim.act is Act.EXTEND)
    rows = parted(group, former)
    if group.extends:
        kind, reason, claims = RelationKind.EXTENDS, "reports tell of its extension", extending
    elif renewing:
        kind, reason, claims = RelationKind.RENEWS, "reports tell that it is made anew", renewing
    else:
        kind, reason = _after(former, group.known_from)
        claims = []
    return Relation(kind=kind, other=name, reason=reason, claims=tuple(claims), rows=rows)


def parted(one: Group, other: Group) -> tuple[Comparison, ...]:
    """The comparisons of what comes nearest to each other of what they tell of their times: what keeps them apart."""
    near = (compare(a, b) for a in _timed(one) for b in _timed(other))
    return max(near, key=total)


def _timed(group: Group) -> tuple[Signature, ...]:
    told = tuple(sig for sig in group.signatures if sig.agreed or sig.effect)
    return (told or group.signatures)[:_ROWS]


def _after(former: Group, time: datetime | None) -> tuple[RelationKind, str]:
    """Whether a ceasefire takes the place of the former one or comes after it, and why."""
    if time is None or former.known_from is None or time - former.known_from > IN_PLACE:
        return RelationKind.FOLLOWS, "agreed more than a year after the former one"
    if former.over is not None and former.over <= time:
        return RelationKind.FOLLOWS, "agreed after the former one was told to be over, or had run out"
    if any(_broken(former)):
        return RelationKind.FOLLOWS, "agreed after the former one was told to be broken"
    return RelationKind.REPLACES, "agreed while nothing told the former one to be broken or over"


def _broken(group: Group) -> Iterable[bool]:
    return (
        claim.act is Act.VIOLATE and claim.status is not Status.NEGATED
        for strand in group.strands
        for claim in strand.claims
    )
