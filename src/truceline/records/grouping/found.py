"""Founds groups: strands that tell when a ceasefire was agreed or began, joined where they can tell of the same one."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from truceline.records.compare import (
    A_DAY,
    APART,
    BEFORE_EFFECT,
    SAME,
    SAME_THOUGH_NAMED,
    Signature,
    alike,
    extension,
    likeness,
    signature,
)
from truceline.records.grouping.group import Group, Member
from truceline.records.strands import NEWS, Strand

_WINDOW = BEFORE_EFFECT + 2 * A_DAY  # times further apart than this are never of one ceasefire


@dataclass(frozen=True, slots=True, kw_only=True)
class Founded:
    """The groups that strands found, those placed with groups that were there before, and those left over.

    `joined` gives, by the place of a group in those that were there, the strands that belong to it, with the reason.
    `left` tell no time. A time that fits several groups alike, or none where no ceasefire is told to be, places a strand nowhere.
    """

    groups: tuple[Group, ...]
    joined: dict[int, list[Member]]
    left: tuple[Strand, ...]


def found(strands: Iterable[Strand], there: Sequence[Group] = ()) -> Founded:
    """The groups that these strands found, beside groups that are there already.

    First those that give a day, then news of an agreement without a day, then vaguer times. Each joins the group it
    fits best; what fits none founds its own.
    """
    ordered = sorted(strands, key=lambda strand: strand.key)
    made = _Made(there)
    made.take_dated([s for s in ordered if s.dated])
    made.take_news([s for s in ordered if s.news])
    made.take_vague([s for s in ordered if not s.dated and not s.news and (s.agreed or s.effect)])
    made.left.extend(s for s in ordered if not s.agreed and not s.effect)
    return Founded(groups=tuple(made.new), joined=made.joined, left=tuple(made.left))


class _Made:
    """Groups in the making."""

    def __init__(self, there: Sequence[Group]) -> None:
        self.there = tuple(there)
        self.new: list[Group] = []
        self.joined: dict[int, list[Member]] = defaultdict(list)
        self.left: list[Strand] = []
        self._near = _InTime(self.there)

    def take_dated(self, strands: Sequence[Strand]) -> None:
        """Strands with a day: with a group that is there, else with those of the same ceasefire among them."""
        alone = [strand for strand in strands if not self._join(strand, self.there, "its date")]
        self.new.extend(
            Group(members=tuple(Member(strand=strand, reason="its date") for strand in cluster))
            for cluster in _clusters(alone)
        )

    def take_news(self, strands: Sequence[Strand]) -> None:
        """News: with a group whose time it fits, else one group for reports that follow each other within days."""
        dated = _InTime(self.new)
        alone, joins = [], defaultdict(list)
        for strand in strands:
            if self._join(strand, self.there, "told as news in its days"):
                continue
            best = _best(strand, dated.near(strand), self.new)
            if best is None:
                alone.append(strand)
            else:
                joins[best].append(strand)
        for i, more in joins.items():
            self.new[i] = self.new[i].grown(more, "told as news in its days")
        self.new.extend(
            Group(members=tuple(Member(strand=s, reason="told as news on these days") for s in run))
            for run in _runs(alone)
        )

    def take_vague(self, strands: Sequence[Strand]) -> None:
        """A vague time: with the only group it fits; where it fits none and there is a ceasefire, on its own."""
        groups = (*self.there, *self.new)
        joins, alone = defaultdict(list), []
        by_name = _by_name(groups)
        for strand in strands:
            near = sorted(set().union(*(by_name.get(name, ()) for name in strand.sides | strand.places)))
            fitting = [i for i in near if _fits(strand, groups[i])]
            best = _likest(strand, [(i, groups[i]) for i in fitting])
            if best is not None:
                joins[best].append(strand)
            elif not fitting and strand.establishes:
                alone.append(strand)
        for i, more in joins.items():
            reason = "the ceasefire that it fits best of those of its time"
            if i < len(self.there):
                self.joined[i].extend(Member(strand=strand, reason=reason) for strand in more)
            else:
                place = i - len(self.there)
                self.new[place] = self.new[place].grown(more, reason)
        self.new.extend(_vague(alone))

    def _join(self, strand: Strand, groups: Sequence[Group], reason: str) -> bool:
        best = _best(strand, self._near.near(strand), groups)
        if best is not None:
            self.joined[best].append(Member(strand=strand, reason=reason))
        return best is not None


class _InTime:
    """Finds groups by name and time."""

    def __init__(self, groups: Sequence[Group]) -> None:
        self._by_name: dict[str, list[tuple[datetime, int]]] = defaultdict(list)
        for i, group in enumerate(groups):
            moments = {s.moment for s in group.strands if s.moment}
            for name in group.names:
                self._by_name[name].extend((moment, i) for moment in moments)
        for moments_of in self._by_name.values():
            moments_of.sort()

    def near(self, strand: Strand) -> list[int]:
        """The places of the groups that share a side or place with a strand, near it in time."""
        moment = strand.moment
        if moment is None:
            return []
        window = _WINDOW + 2 * NEWS + timedelta(days=31 if strand.news else 0)
        found: set[int] = set()
        for name in strand.sides | strand.places:
            moments = self._by_name.get(name, [])
            first, last = (
                bisect_left(moments, (moment - window, -1)),
                bisect_right(moments, (moment + window, 1 << 60)),
            )
            found.update(i for _, i in moments[first:last])
        return sorted(found)


def _best(strand: Strand, near: Iterable[int], groups: Sequence[Group]) -> int | None:
    """The group that a strand fits best, the latest of equals; None where it fits none well enough."""
    told = signature(strand)
    scored = [
        (groups[i].likeness(told), groups[i].known_from or datetime.min, groups[i].key, i)
        for i in near
        if not _tells_apart(strand, groups[i]) and not _after_its_end(strand, groups[i])
    ]
    fitting = [row for row in scored if row[0] >= SAME]
    return max(fitting)[-1] if fitting else None


def _tells_apart(strand: Strand, group: Group) -> bool:
    """Whether a document that the group holds already tells the two apart: it speaks of both, on different days.

    What it tells without a day is only another one where it is called a new or former one.
    """
    if strand.document not in group.documents:
        return False
    if strand.news:
        return strand.called.new or strand.called.former
    return any(
        other.document == strand.document and not _told_twice(strand, other) for other in group.strands
    )


def _after_its_end(strand: Strand, group: Group) -> bool:
    """Whether a report tells an agreement as its news after the group's ceasefire was over: then it is another."""
    return bool(strand.news and group.over and strand.told and group.over + A_DAY < strand.told)


def _told_twice(one: Strand, other: Strand) -> bool:
    """Two strands of one document are the same where their times fit; the better where one is called new or former."""
    named = any(strand.called.new or strand.called.former for strand in (one, other))
    return likeness(signature(one), signature(other)) >= (SAME_THOUGH_NAMED if named else SAME)


def _clusters(strands: Sequence[Strand]) -> Iterator[list[Strand]]:
    """The strands of each ceasefire among these: the likest are joined first, and only where the whole fits."""
    nodes: dict[Signature, list[Strand]] = defaultdict(list)
    for strand in strands:
        nodes[signature(strand)].append(strand)
    told = sorted(nodes, key=lambda sig: (nodes[sig][0].moment or datetime.min, nodes[sig][0].key))
    clusters = {i: [i] for i in range(len(told))}
    where = list(range(len(told)))
    for _, i, j in sorted(_edges(told, nodes)):
        one, other = where[i], where[j]
        if one != other and _merge_well(clusters[one], clusters[other], told, nodes):
            clusters[one] += clusters.pop(other)
            for k in clusters[one]:
                where[k] = one
    for cluster in clusters.values():
        yield sorted((s for i in cluster for s in nodes[told[i]]), key=lambda strand: strand.key)


def _edges(
    told: Sequence[Signature], nodes: dict[Signature, list[Strand]]
) -> Iterator[tuple[float, int, int]]:
    moments = [nodes[sig][0].moment or datetime.min for sig in told]
    for i, one in enumerate(told):
        for j in range(i + 1, len(told)):
            if moments[j] - moments[i] > _WINDOW:
                break
            score = likeness(one, told[j])
            if score >= SAME:
                yield -score, i, j


def _merge_well(
    one: Sequence[int], other: Sequence[int], told: Sequence[Signature], nodes: dict[Signature, list[Strand]]
) -> bool:
    """Whether two clusters are alike on the whole, nothing parts them, and no document tells them apart."""
    weight = sum_ = 0.0
    for i in one:
        for j in other:
            score = likeness(told[i], told[j])
            if score <= APART:
                return False
            many = len(nodes[told[i]]) * len(nodes[told[j]])
            weight, sum_ = weight + many, sum_ + score * many
    return sum_ >= weight * SAME / 2 and not _parted_by_document(
        [s for i in one for s in nodes[told[i]]], [s for j in other for s in nodes[told[j]]]
    )


def _parted_by_document(one: Sequence[Strand], other: Sequence[Strand]) -> bool:
    of_document: dict[str, list[Strand]] = defaultdict(list)
    for strand in one:
        of_document[strand.document].append(strand)
    return any(not _told_twice(s, t) for t in other for s in of_document.get(t.document, ()))


def _runs(news: Sequence[Strand]) -> Iterator[list[Strand]]:
    """News of one agreement: reports of sides that fit, the last within a week of the first."""
    open_runs: list[list[Strand]] = []
    for strand in sorted(news, key=lambda s: (s.told or datetime.max, s.key)):
        told = signature(strand)
        now: list[list[Strand]] = []
        for run in open_runs:
            if _still_news(run[0], strand):
                now.append(run)
            else:
                yield run
        scored = [(min(likeness(told, signature(s)) for s in run), -i) for i, run in enumerate(now)]
        best = max(scored, default=None)
        documents = {s.document for s in now[-best[1]]} if best else set()
        if best is not None and best[0] >= SAME and strand.document not in documents:
            now[-best[1]].append(strand)
        else:
            now.append([strand])
        open_runs = now
    yield from open_runs


def _still_news(first: Strand, later: Strand) -> bool:
    return bool(first.told and later.moment and later.moment <= first.told)


def _fits(strand: Strand, group: Group) -> bool:
    """Whether a vague time, the sides and the mediators of a strand can be those of a group."""
    when, told = strand.agreed or strand.effect, signature(strand)
    if when is None or strand.document in group.documents:
        return False
    return any(when.may_equal(time) for time in group.times) and any(
        alike(told, other) and extension(told, other).score >= 0 for other in group.signatures
    )


def _likest(strand: Strand, fitting: Sequence[tuple[int, Group]]) -> int | None:
    """The place of the group that a strand is like most; None where several are as like."""
    told = signature(strand)
    scored = sorted(((group.likeness(told), i) for i, group in fitting), reverse=True)
    if not scored or (len(scored) > 1 and scored[0][0] == scored[1][0]):
        return None
    return scored[0][1]


def _by_name(groups: Sequence[Group]) -> dict[str, set[int]]:
    found: dict[str, set[int]] = defaultdict(set)
    for i, group in enumerate(groups):
        for name in group.names:
            found[name].add(i)
    return found


def _vague(alone: Sequence[Strand]) -> Iterator[Group]:
    """Groups of vaguely timed strands: those with the same words for time, sides and mediators are one."""
    by_key: dict[tuple[object, ...], list[Strand]] = defaultdict(list)
    for strand in alone:
        when = strand.effect or strand.agreed
        nameless = "" if strand.sides or strand.places else strand.document
        key: tuple[object, ...] = (
            str(when),
            tuple(sorted(strand.sides)),
            tuple(sorted(strand.mediators)),
            strand.part,
            nameless,
        )
        by_key[key].append(strand)
    for key in sorted(by_key, key=str):
        yield Group(members=tuple(Member(strand=s, reason="its time, as far as told") for s in by_key[key]))
