"""Which case of one coder is which case of the other, and why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from heapq import nsmallest

from truceline.evaluation.coders.assignment import assign
from truceline.evaluation.coders.variables import VARIABLES, level_of
from truceline.evaluation.coding import CodedCase
from truceline.evaluation.names import count_shared, fold

WINDOW = 7
"""Days by which two coders' days of one ceasefire may differ: what lies further apart is another ceasefire."""

_IDS, _SIDES, _PLACES = 100.0, 4.0, 1.0
# The same day outweighs any two pairs that only lie near: a neighbour is never taken to leave nobody alone.
_DAYS = (
    (0, 32.0, "on the same day"),
    (1, 12.0, "a day apart"),
    (3, 3.0, "within three days"),
    (WINDOW, 1.0, "within a week"),
)
_FAR = 10**6  # days: of which no day is told
_ASKED = 20  # cases of the other coder that are looked at to tell why one stands alone
_DAY = len("2020-10-10")
_DATED = ("cf_effect", "cf_dec")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """What one comparison of two cases says: its score, and why."""

    name: str
    score: float
    says: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two coders' cases that are taken for one ceasefire, with the comparisons that decided."""

    one: CodedCase
    other: CodedCase
    reasons: tuple[Reason, ...]

    @property
    def score(self) -> float:
        """How much speaks for it: the sum of the scores."""
        return sum(reason.score for reason in self.reasons)


@dataclass(frozen=True, slots=True, kw_only=True)
class Unmatched:
    """A case that the other coder has not, and why the nearest one there is not it."""

    case: CodedCase
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Matching:
    """The pairs, in the order of the first coder's cases, and the cases that only one of the two has."""

    pairs: tuple[Pair, ...]
    only_one: tuple[Unmatched, ...]
    only_other: tuple[Unmatched, ...]


def match(one: Sequence[CodedCase], other: Sequence[CodedCase]) -> Matching:
    """The cases of two coders one to one, so that the scores of all pairs sum to the most.

    Two cases can be one ceasefire where both bear the same id of the ledger, or where they have a side in common and no days that lie more than
    a week apart. Same sides, near days and same places then count for it.
    """
    seen, others = [_Dated.of(case) for case in one], [_Dated.of(case) for case in other]
    compared = {(i, j): _compare(seen[i], others[j]) for i, j in _near(seen, others)}
    gains = {key: sum(reason.score for reason in found) for key, (may, found) in compared.items() if may}
    pairs = sorted(pair for part in _parts(gains) for pair in _assigned(part))
    left, right = {i for i, _ in pairs}, {j for _, j in pairs}
    return Matching(
        pairs=tuple(Pair(one=one[i], other=other[j], reasons=compared[i, j][1]) for i, j in pairs),
        only_one=tuple(_alone(case, others) for i, case in enumerate(seen) if i not in left),
        only_other=tuple(_alone(case, seen) for j, case in enumerate(others) if j not in right),
    )


@dataclass(frozen=True, slots=True)
class _Dated:
    """A case with its times of declaration and effect, and those of them that are days."""

    case: CodedCase
    times: frozenset[str]
    days: tuple[date, ...]

    @classmethod
    def of(cls, case: CodedCase) -> _Dated:
        times = tuple(times_of(case))
        return cls(
            case, frozenset(times), tuple(date.fromisoformat(one) for one in times if len(one) == _DAY)
        )


def _near(one: Sequence[_Dated], other: Sequence[_Dated]) -> Iterator[tuple[int, int]]:
    """Which cases are worth comparing: those with days within the window, with one id, or of which one has no day at all."""
    by_day: dict[date, set[int]] = defaultdict(set)
    by_id: dict[str, set[int]] = defaultdict(set)
    undated: set[int] = set()
    for j, dated in enumerate(other):
        undated |= set() if dated.days else {j}
        for day in dated.days:
            by_day[day].add(j)
        if dated.case.ceasefire:
            by_id[dated.case.ceasefire].add(j)
    for i, dated in enumerate(one):
        around = {day + timedelta(apart) for day in dated.days for apart in range(-WINDOW, WINDOW + 1)}
        near = undated.union(*(by_day.get(day, ()) for day in around)) if around else set(range(len(other)))
        yield from ((i, j) for j in sorted(near | by_id.get(dated.case.ceasefire or "", set())))


def _parts(gains: Mapping[tuple[int, int], float]) -> Iterator[dict[tuple[int, int], float]]:
    """The pairs in parts that have no case in common, so that each can be settled by itself."""
    of: dict[tuple[str, int], int] = {}
    members: dict[int, list[tuple[int, int]]] = {}
    for number, (i, j) in enumerate(gains):
        met = {of[key] for key in (("one", i), ("other", j)) if key in of}
        joined = [pair for part in met for pair in members.pop(part)] + [(i, j)]
        members[number] = joined
        for a, b in joined:
            of["one", a] = of["other", b] = number
    return ({pair: gains[pair] for pair in part} for part in members.values())


def _assigned(part: Mapping[tuple[int, int], float]) -> list[tuple[int, int]]:
    rows, columns = sorted({i for i, _ in part}), sorted({j for _, j in part})
    table = [[part.get((i, j), 0.0) for j in columns] for i in rows]
    return [(rows[i], columns[j]) for i, j in assign(table)]


def _alone(dated: _Dated, others: Sequence[_Dated]) -> Unmatched:
    """The case with why it stands alone: by those of the other coder that lie nearest to it in time."""

    def away(one: _Dated) -> int:
        return min((abs((a - b).days) for a in dated.days for b in one.days), default=_FAR)

    near = nsmallest(_ASKED, others, key=away)
    return Unmatched(case=dated.case, why=_why([_compare(dated, one) for one in near]))


def _compare(one: _Dated, other: _Dated) -> tuple[bool, tuple[Reason, ...]]:
    """Whether two cases can be one ceasefire, and what speaks for it and against it."""
    left, right = one.case, other.case
    if left.ceasefire and left.ceasefire == right.ceasefire:
        return True, (Reason(name="id", score=_IDS, says=f"both are {left.ceasefire}"),)
    reasons = (*_sides(left, right), *_days(one, other), *_places(left, right))
    named = {reason.name for reason in reasons if reason.score > 0}
    may = all(reason.score >= 0 for reason in reasons) and ("sides" in named or {"days", "places"} <= named)
    return may, reasons


def _sides(one: CodedCase, other: CodedCase) -> Iterator[Reason]:
    if not one.sides or not other.sides:
        return
    shared = count_shared(one.sides, other.sides)
    told = f"{'; '.join(one.sides)} and {'; '.join(other.sides)}"
    if not shared:
        yield Reason(name="sides", score=-_SIDES, says=f"no side in common: {told}")
        return
    share = 2.0 * shared / (len(one.sides) + len(other.sides))
    says = "the same sides" if share == 1 else f"{shared} in common: {told}"
    yield Reason(name="sides", score=_SIDES * share, says=says)


def _days(one: _Dated, other: _Dated) -> Iterator[Reason]:
    """The nearest two of their days: the declaration of one coder can be what the other takes for the beginning."""
    found = [(abs((a - b).days), a, b) for a in one.days for b in other.days]
    if not found:
        left, right = sorted(one.times), sorted(other.times)
        if left and right and not any(a.startswith(b) or b.startswith(a) for a in left for b in right):
            yield Reason(
                name="days", score=-1.0, says=f"not one time: {', '.join(left)} and {', '.join(right)}"
            )
        return
    apart, left_day, right_day = min(found)
    for most, score, says in _DAYS:
        if apart <= most:
            yield Reason(
                name="days",
                score=score,
                says=f"{says}: {left_day} and {right_day}" if apart else f"{says}: {left_day}",
            )
            return
    yield Reason(name="days", score=-1.0, says=f"{apart} days apart: {left_day} and {right_day}")


def _places(one: CodedCase, other: CodedCase) -> Iterator[Reason]:
    shared = {fold(name) for name in one.location} & {fold(name) for name in other.location}
    if shared:
        yield Reason(name="places", score=_PLACES, says=f"in common: {', '.join(sorted(shared))}")


def times_of(case: CodedCase) -> Iterator[str]:
    """The times at which it is told to be declared or to take effect, as precisely as they are coded."""
    told = [level_of(VARIABLES[name], case.values.get(name)) for name in _DATED]
    told += [level_of(VARIABLES["cf_dec"], one) for one in case.declared.values()]
    for one in dict.fromkeys(told):
        if one and one[:1].isdigit() and (len(one) < _DAY or _is_day(one)):
            yield one


def _is_day(words: str) -> bool:
    try:
        date.fromisoformat(words)
    except ValueError:
        return False
    return True


def _why(compared: Sequence[tuple[bool, tuple[Reason, ...]]]) -> str:
    """Why a case stands alone, by the other coder's case that is nearest to it."""
    if not compared:
        return "the other has no case"
    if any(may for may, _ in compared):
        return "its counterpart fits another case better"
    nearest = max(compared, key=lambda one: sum(reason.score for reason in one[1]))
    against = [reason.says for reason in nearest[1] if reason.score < 0]
    return "; ".join(against) or "neither sides nor days are told"
