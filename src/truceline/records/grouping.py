"""Which strands are of the same ceasefire: the same groups for every order in which they come."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property

from truceline.model import When
from truceline.records.compare import BEFORE_EFFECT, mediators, same_ceasefire, sides
from truceline.records.strands import Strand, finest

NEWS = timedelta(days=7)
"""Undated reports of an agreement of the same sides, published this near each other, tell the same news."""

RECENT = timedelta(days=365)
"""An undated report speaks of the latest ceasefire of its sides only if that is not older than this."""


@dataclass(frozen=True, kw_only=True)  # no slots: what is derived once is kept
class Group:
    """Strands of one ceasefire, the dated ones first, each with the reason it is there."""

    strands: tuple[Strand, ...]
    reasons: tuple[str, ...]

    @cached_property
    def time(self) -> When | None:
        """When it took effect or, failing that, was agreed: what it is told apart by."""
        return finest(s.effect for s in self.strands) or finest(s.agreed for s in self.strands)

    @cached_property
    def known_from(self) -> datetime | None:
        """The first moment at which it can have been spoken of as a fact."""
        times = [
            when.earliest for s in self.strands for when in (s.agreed, s.effect) if when and when.earliest
        ]
        told = [s.told for s in self.strands if s.told]
        return min((_naive(t) for t in times), default=min(told, default=None))


def group(strands: Iterable[Strand]) -> tuple[tuple[Group, ...], tuple[Strand, ...]]:
    """The groups of these strands, and the strands that cannot be placed.

    Strands with a day come first and are joined pairwise; one with a vaguer time joins the only group it fits, or
    founds its own; one without a time joins the latest group of its sides, as news does that says "the ceasefire".
    """
    ordered = sorted(strands, key=lambda strand: strand.key)
    groups = [_dated(members) for members in _components([s for s in ordered if s.dated])]
    vague = [s for s in ordered if not s.dated and (s.agreed or s.effect)]
    groups, left = _place_vague(groups, vague)
    undated = [s for s in ordered if not s.dated and not s.agreed and not s.effect]
    groups, rest = _place_undated(groups, undated)
    return tuple(groups), (*left, *rest)


def _dated(members: Sequence[Strand]) -> Group:
    return Group(strands=tuple(members), reasons=("its date",) * len(members))


def _components(strands: Sequence[Strand]) -> Iterator[list[Strand]]:
    """The connected sets of strands that are pairwise of the same ceasefire; compared are only those near in time."""
    links: dict[int, list[int]] = defaultdict(list)
    by_time = sorted(range(len(strands)), key=lambda i: (_moment(strands[i]), i))
    for place, i in enumerate(by_time):
        for j in by_time[place + 1 :]:
            if _moment(strands[j]) - _moment(strands[i]) > BEFORE_EFFECT + timedelta(days=2):
                break
            if (strands[i].document != strands[j].document and same_ceasefire(strands[i], strands[j])[0]) or (
                strands[i].document == strands[j].document and _told_twice(strands[i], strands[j])
            ):
                links[i].append(j)
                links[j].append(i)
    seen: set[int] = set()
    for i in range(len(strands)):
        if i not in seen:
            members = sorted(_reach(i, links))
            seen.update(members)
            yield [strands[j] for j in members]


def _told_twice(one: Strand, other: Strand) -> bool:
    """Two strands of one document are the same only where a time of theirs is the same day."""
    days = [{when.day for when in (s.agreed, s.effect) if when and when.day} for s in (one, other)]
    return bool(days[0] & days[1]) and sides(one, other).score >= 0


def _reach(start: int, links: dict[int, list[int]]) -> set[int]:
    reached, open_ones = {start}, [start]
    while open_ones:
        for other in links[open_ones.pop()]:
            if other not in reached:
                reached.add(other)
                open_ones.append(other)
    return reached


def _place_vague(groups: list[Group], vague: Sequence[Strand]) -> tuple[list[Group], list[Strand]]:
    """A strand with a vague time joins the one group it fits; where none fits it founds one; where several do, none."""
    joins: dict[int, list[Strand]] = defaultdict(list)
    alone: list[Strand] = []
    left: list[Strand] = []
    near = _Index(groups)
    for strand in vague:
        fitting = [i for i in near.of(strand) if _fits(strand, groups[i]) and not _holds(groups[i], strand)]
        if len(fitting) == 1:
            joins[fitting[0]].append(strand)
        elif fitting or not strand.establishes:
            left.append(strand)
        else:
            alone.append(strand)
    grown = [_grow(group, joins[i], "the only ceasefire its time fits") for i, group in enumerate(groups)]
    return [*grown, *_found_vague(alone)], left


def _found_vague(alone: Sequence[Strand]) -> Iterator[Group]:
    """Groups of vaguely timed strands: those with the same words for time, sides and mediators are one."""
    by_key: dict[tuple[object, ...], list[Strand]] = defaultdict(list)
    for strand in alone:
        when = strand.effect or strand.agreed
        by_key[when and str(when), tuple(sorted(strand.sides)), tuple(sorted(strand.mediators))].append(
            strand
        )
    for key in sorted(by_key, key=str):
        members = by_key[key]
        yield Group(strands=tuple(members), reasons=("its time, as far as told",) * len(members))


def _place_undated(groups: list[Group], undated: Sequence[Strand]) -> tuple[list[Group], list[Strand]]:
    """A strand without a time joins the latest group of its sides; news of an agreement that has none founds one."""
    groups, left = _join_latest(groups, undated)
    new = [strand for strand in left if _is_news(strand)]
    founded, rest = _join_latest(list(_found_news(new)), [strand for strand in left if not _is_news(strand)])
    return [*groups, *founded], rest


def _is_news(strand: Strand) -> bool:
    """Whether an undated strand tells of a ceasefire that it can found by itself."""
    return strand.establishes and strand.told is not None and bool(strand.sides)


def _join_latest(groups: list[Group], undated: Sequence[Strand]) -> tuple[list[Group], list[Strand]]:
    """The groups with the strands that speak of each as the latest of their sides, and the strands that fit none."""
    joins: dict[int | None, list[Strand]] = defaultdict(list)
    near = _Index(groups)
    for strand in undated:
        joins[near.latest(strand)].append(strand)
    grown = [_grow(group, joins[i], "the latest ceasefire of its sides") for i, group in enumerate(groups)]
    return grown, joins[None]


def _found_news(new: Sequence[Strand]) -> Iterator[Group]:
    """Undated news of an agreement: reports of the same sides that follow each other within days are of one ceasefire."""
    by_sides: dict[tuple[str, ...], list[Strand]] = defaultdict(list)
    for strand in new:
        by_sides[tuple(sorted(strand.sides))].append(strand)
    for key in sorted(by_sides):
        ordered = sorted(by_sides[key], key=lambda s: (s.told or datetime.max, s.key))
        run = [ordered[0]]
        for strand in ordered[1:]:
            if (strand.told or datetime.max) - (run[-1].told or datetime.max) > NEWS:
                yield _news(run)
                run = []
            run.append(strand)
        yield _news(run)


def _news(run: Sequence[Strand]) -> Group:
    return Group(strands=tuple(run), reasons=("told as news on these days",) * len(run))


class _Index:
    """Finds the groups that can be a strand's own by what they share with it: a side, a place or a mediator."""

    def __init__(self, groups: Sequence[Group]) -> None:
        self._groups = groups
        self._by_name: dict[str, set[int]] = defaultdict(set)
        for i, group in enumerate(groups):
            for strand in group.strands:
                for name in _names(strand):
                    self._by_name[name].add(i)
        self._in_time = {name: sorted(self._timed(places)) for name, places in self._by_name.items()}

    def _timed(self, places: Iterable[int]) -> Iterator[tuple[datetime, int]]:
        return ((known, -i) for i in places if (known := self._groups[i].known_from) is not None)

    def of(self, strand: Strand) -> list[int]:
        """The positions of all groups that share a name with the strand, in order."""
        return sorted(set().union(*(self._by_name.get(name, set()) for name in _names(strand))))

    def latest(self, strand: Strand) -> int | None:
        """The position of the newest group of the strand's sides: known when it was told, and not too old by then."""
        told = strand.told
        if told is None:
            return None
        found = [
            newest for name in _names(strand) if (newest := self._newest(name, strand, told)) is not None
        ]
        return -max(found)[1] if found else None

    def _newest(self, name: str, strand: Strand, told: datetime) -> tuple[datetime, int] | None:
        in_time = self._in_time.get(name, [])
        for known, place in reversed(in_time[: bisect_right(in_time, (told, 1))]):
            if told - known > RECENT:
                return None
            if any(_alike(strand, other) for other in self._groups[-place].strands):
                return known, place
        return None


def _names(strand: Strand) -> frozenset[str]:
    return strand.sides | strand.places | strand.mediators


def _fits(strand: Strand, group: Group) -> bool:
    """Whether a vague time, the sides and the mediators of a strand can be those of a group."""
    alike = any(_alike(strand, other) for other in group.strands)
    times = [(s.agreed or s.effect) for s in group.strands if s.agreed or s.effect]
    when = strand.agreed or strand.effect
    return alike and when is not None and any(time is not None and when.may_equal(time) for time in times)


def _alike(strand: Strand, other: Strand) -> bool:
    shared = strand.places & other.places or strand.mediators & other.mediators
    known = sides(strand, other).score > 0 or (sides(strand, other).score == 0 and bool(shared))
    return known and mediators(strand, other).score >= 0


def _holds(group: Group, strand: Strand) -> bool:
    """Whether a group already holds another strand of the same document: that document tells the two apart."""
    return any(other.document == strand.document for other in group.strands)


def _grow(group: Group, more: Sequence[Strand], reason: str) -> Group:
    return Group(strands=(*group.strands, *more), reasons=(*group.reasons, *(reason for _ in more)))


def _moment(strand: Strand) -> datetime:
    """The first moment of a dated strand's day."""
    times = [when.earliest for when in (strand.agreed, strand.effect) if when and when.day and when.earliest]
    return min(_naive(time) for time in times)


def _naive(moment: datetime) -> datetime:
    return moment.replace(tzinfo=None)
