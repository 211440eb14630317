"""How far reviewers agree where two decided on the same thing, each for themselves."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from truceline.model import Judgement, Verdict
from truceline.records.judging.anchors import standing
from truceline.records.judging.overruled import on

Thing = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A thing on which two reviewers differ: what each of them decided last. `later` is whose word came later, and counts."""

    on: str
    one: Judgement
    other: Judgement
    later: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """Two reviewers: on how many things both decided, on how many alike, and where they differ."""

    one: str
    other: str
    both: int
    alike: int
    differences: tuple[Difference, ...]


def agreements(judgements: Iterable[Judgement]) -> tuple[Agreement, ...]:
    """How far every two reviewers agree, those first who decided most in common. Only decisions that stand count.

    Of several by one person on one thing the last counts. The same thing is a field of a ceasefire, a claim, the day of an
    article, whom a name means, or whether reports are of one ceasefire.
    """
    last: dict[Thing, dict[str, Judgement]] = defaultdict(dict)
    for one in standing(judgements):
        last[thing(one)][one.by] = one
    pairs: dict[tuple[str, str], list[tuple[Judgement, Judgement]]] = defaultdict(list)
    for words in last.values():
        for names in combinations(sorted(words), 2):
            pairs[names].append((words[names[0]], words[names[1]]))
    found = (_agreement(one, other, told) for (one, other), told in pairs.items())
    return tuple(sorted(found, key=lambda two: (-two.both, two.one, two.other)))


def thing(judgement: Judgement) -> Thing:
    """What a judgement is on, alike for all that are on the same."""
    if judgement.field is not None:
        return "field", judgement.subject, judgement.field
    if judgement.verdict in (Verdict.MERGE, Verdict.SPLIT):
        pair = sorted({judgement.subject, judgement.other or judgement.subject})
        of_one = ",".join(sorted(judgement.claims)) if len(pair) == 1 else ""
        return ("link", *pair, of_one)
    if judgement.verdict is Verdict.ALIAS or judgement.other is not None:
        return "name", judgement.subject.casefold(), judgement.other or ""
    return "claim", judgement.subject


def says(judgement: Judgement) -> str:
    """What a judgement decides of its thing: a value, or a verdict."""
    if judgement.field is not None:
        value = judgement.value if judgement.verdict is Verdict.CORRECT else judgement.seen
        return value or ""
    return str(judgement.verdict)


def _agreement(one: str, other: str, told: Sequence[tuple[Judgement, Judgement]]) -> Agreement:
    apart = [(a, b) for a, b in told if says(a) != says(b)]
    return Agreement(
        one=one,
        other=other,
        both=len(told),
        alike=len(told) - len(apart),
        differences=tuple(map(_difference, sorted(apart, key=_newest, reverse=True))),
    )


def _newest(pair: tuple[Judgement, Judgement]) -> tuple[str, str]:
    return max((one.at.isoformat(), one.id) for one in pair)


def _difference(pair: tuple[Judgement, Judgement]) -> Difference:
    later = max(pair, key=lambda one: (one.at, one.id))
    return Difference(on=on(later), one=pair[0], other=pair[1], later=later.by)


def reviewers(judgements: Iterable[Judgement]) -> Mapping[str, int]:
    """Everybody who decided anything, by name, with how many of their decisions stand."""
    told = list(judgements)
    stand = standing(told)
    return {name: sum(one.by == name for one in stand) for name in sorted({one.by for one in told})}
