"""Which case of one coder is which case of the other, and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

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
    compared = [[_compare(left, right) for right in other] for left in one]
    gains = [
        [sum(reason.score for reason in found) if may else 0.0 for may, found in row] for row in compared
    ]
    pairs = assign(gains)
    left, right = {i for i, _ in pairs}, {j for _, j in pairs}
    return Matching(
        pairs=tuple(Pair(one=one[i], other=other[j], reasons=compared[i][j][1]) for i, j in pairs),
        only_one=tuple(
            Unmatched(case=case, why=_why([compared[i][j] for j in range(len(other))]))
            for i, case in enumerate(one)
            if i not in left
        ),
        only_other=tuple(
            Unmatched(case=case, why=_why([compared[i][j] for i in range(len(one))]))
            for j, case in enumerate(other)
            if j not in right
        ),
    )


def _compare(one: CodedCase, other: CodedCase) -> tuple[bool, tuple[Reason, ...]]:
    """Whether two cases can be one ceasefire, and what speaks for it and against it."""
    if one.ceasefire and one.ceasefire == other.ceasefire:
        return True, (Reason(name="id", score=_IDS, says=f"both are {one.ceasefire}"),)
    reasons = (*_sides(one, other), *_days(one, other), *_places(one, other))
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


def _days(one: CodedCase, other: CodedCase) -> Iterator[Reason]:
    """The nearest two of their days: the declaration of one coder can be what the other takes for the beginning."""
    found = [(abs((a - b).days), a, b) for a in days(one) for b in days(other)]
    if not found:
        left, right = set(_coarse(one)), set(_coarse(other))
        if left and right and not any(a.startswith(b) or b.startswith(a) for a in left for b in right):
            says = f"not one time: {', '.join(sorted(left))} and {', '.join(sorted(right))}"
            yield Reason(name="days", score=-1.0, says=says)
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


def days(case: CodedCase) -> tuple[date, ...]:
    """The days on which the case is told to be declared or to take effect; none where only months are told."""
    return tuple(date.fromisoformat(one) for one in _coarse(case) if len(one) == len("2020-10-10"))


def _coarse(case: CodedCase) -> Iterator[str]:
    told = [level_of(VARIABLES[name], case.values.get(name)) for name in _DATED]
    told += [level_of(VARIABLES["cf_dec"], one) for one in case.declared.values()]
    for one in dict.fromkeys(told):
        if one and one[:1].isdigit() and (len(one) < len("2020-10-10") or _is_day(one)):
            yield one


def _is_day(words: str) -> bool:
    try:
        return date.fromisoformat(words) + timedelta(0) is not None
    except ValueError:
        return False


def _why(compared: Sequence[tuple[bool, tuple[Reason, ...]]]) -> str:
    """Why a case stands alone, by the other coder's case that is nearest to it."""
    if not compared:
        return "the other has no case"
    if any(may for may, _ in compared):
        return "its counterpart fits another case better"
    nearest = max(compared, key=lambda one: sum(reason.score for reason in one[1]))
    against = [reason.says for reason in nearest[1] if reason.score < 0]
    return "; ".join(against) or "neither sides nor days are told"
