"""How well coded claims agree with gold: one function a figure, summed over reports."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from truceline.evaluation.names import count_shared, distinct, same_name
from truceline.evaluation.report import PlainClaim, Report, names

_ZONE = re.compile(r"(Z|[+-]\d\d:\d\d)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """What was hit of what gold has and of what was coded."""

    hit: int = 0
    gold: int = 0
    coded: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(hit=self.hit + other.hit, gold=self.gold + other.gold, coded=self.coded + other.coded)

    def precision(self) -> float | None:
        """The share of what was coded that is right; None where nothing was coded."""
        return self.hit / self.coded if self.coded else None

    def recall(self) -> float | None:
        """The share of gold that was hit; None where gold has nothing."""
        return self.hit / self.gold if self.gold else None

    def f1(self) -> float | None:
        """The harmonic mean of precision and recall; None where gold has nothing."""
        return 2 * self.hit / (self.gold + self.coded) if self.gold else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A figure: what it counts in one report, and what it makes of the sum over all reports."""

    count: Callable[[Report], Tally]
    value: Callable[[Tally], float | None]


def acts(report: Report) -> Tally:
    """The acts that the report makes, each as often as it makes it."""
    gold, coded = (Counter(claim["act"] for claim in claims) for claims in (report.gold, report.coded))
    return Tally(hit=(gold & coded).total(), gold=gold.total(), coded=coded.total())


def claims(report: Report) -> Tally:
    """Claims: the same act with at least one actor in common, or both without actors."""
    hit = sum(_is_same(one, other) for one, other in report.pairs)
    return Tally(hit=hit, gold=len(report.gold), coded=len(report.coded))


def are_right(gold: Sequence[PlainClaim], coded: Sequence[PlainClaim]) -> list[bool]:
    """Of each claim coded of a report, whether gold has it, as the figure `claims` counts: `[True, False]`."""
    hits = {id(other) for one, other in Report.of(gold, coded).pairs if _is_same(one, other)}
    return [id(claim) in hits for claim in coded]


def _is_same(one: PlainClaim, other: PlainClaim) -> bool:
    gold, coded = names(one, "actors"), names(other, "actors")
    return bool(count_shared(gold, coded)) or (not gold and not coded)


def actors(report: Report) -> Tally:
    """The names of the actors of paired claims."""
    lists = [(names(one, "actors"), names(other, "actors")) for one, other in report.pairs]
    return sum((_shared(gold, coded) for gold, coded in lists), Tally())


def named(field: str, report: Report) -> Tally:
    """The names that a field has over the whole report (`parties`, `mediators`)."""
    return _shared(_union(report.gold, field), _union(report.coded, field))


def _union(claims: Sequence[PlainClaim], field: str) -> list[str]:
    return distinct(name for claim in claims for name in names(claim, field))


def _shared(gold: Sequence[str], coded: Sequence[str]) -> Tally:
    return Tally(hit=count_shared(gold, coded), gold=len(gold), coded=len(coded))


def status(report: Report) -> Tally:
    """The paired claims with the same status."""
    return _of_pairs(report, (one.get("status") == other.get("status") for one, other in report.pairs))


def attributed(report: Report) -> Tally:
    """The paired claims said by the same, or both by the report itself."""
    return _of_pairs(
        report, (_is_said_alike(one.get("said_by"), other.get("said_by")) for one, other in report.pairs)
    )


def _is_said_alike(gold: str | None, coded: str | None) -> bool:
    return same_name(gold, coded) if gold and coded else not gold and not coded


def _of_pairs(report: Report, hits: Iterable[bool]) -> Tally:
    return Tally(hit=sum(hits), gold=len(report.pairs), coded=len(report.pairs))


def start(report: Report) -> Tally:
    """The starts of gold that a paired claim gives to the same precision or finer."""
    hit = sum(_is_within(other.get("start"), one.get("start")) for one, other in report.pairs)
    return Tally(hit=hit, gold=len(_starts(report.gold)), coded=len(_starts(report.coded)))


def start_prec(report: Report) -> Tally:
    """The starts coded that agree with a start of gold, either being the more precise."""
    gold, coded = _starts(report.gold), _starts(report.coded)
    hit = sum(any(_is_within(one, other) or _is_within(other, one) for one in gold) for other in coded)
    return Tally(hit=hit, gold=len(gold), coded=len(coded))


def _starts(claims: Sequence[PlainClaim]) -> list[str]:
    return [claim["start"] for claim in claims if claim.get("start")]


def _is_within(fine: str | None, coarse: str | None) -> bool:
    """Whether a time is another one or lies in it, as printed: zones do not count."""
    return bool(fine and coarse) and _ZONE.sub("", fine or "").startswith(_ZONE.sub("", coarse or ""))


def duration(report: Report) -> Tally:
    """The durations that the report tells."""
    gold, coded = ({c["duration"] for c in told if c.get("duration")} for told in (report.gold, report.coded))
    return Tally(hit=len(gold & coded), gold=len(gold), coded=len(coded))


def terms(report: Report) -> Tally:
    """The terms that the report tells."""
    gold, coded = ({term for c in told for term in names(c, "terms")} for told in (report.gold, report.coded))
    return Tally(hit=len(gold & coded), gold=len(gold), coded=len(coded))


def quiet(report: Report) -> Tally:
    """The reports without any claim in gold for which nothing was coded."""
    return Tally(hit=report.is_empty and report.is_left, gold=report.is_empty, coded=report.is_left)


FIGURES: Mapping[str, Figure] = {
    "acts": Figure(count=acts, value=Tally.f1),
    "claims": Figure(count=claims, value=Tally.f1),
    "actors": Figure(count=actors, value=Tally.f1),
    "parties": Figure(count=partial(named, "parties"), value=Tally.f1),
    "mediators": Figure(count=partial(named, "mediators"), value=Tally.f1),
    "status": Figure(count=status, value=Tally.recall),
    "attributed": Figure(count=attributed, value=Tally.recall),
    "start": Figure(count=start, value=Tally.recall),
    "start_prec": Figure(count=start_prec, value=Tally.precision),
    "duration": Figure(count=duration, value=Tally.f1),
    "terms": Figure(count=terms, value=Tally.f1),
    "quiet": Figure(count=quiet, value=Tally.recall),
}


def score(
    gold: Mapping[str, Sequence[PlainClaim]], coded: Mapping[str, Sequence[PlainClaim]]
) -> dict[str, float | None]:
    """Each figure over all reports of gold, by report id: between 0 and 1, None where there is nothing to measure.

    A report that is missing from `coded` counts as coded with no claims; one that gold does not have is passed over.
    """
    return {name: FIGURES[name].value(summed) for name, summed in tally(gold, coded).items()}


def tally(
    gold: Mapping[str, Sequence[PlainClaim]], coded: Mapping[str, Sequence[PlainClaim]]
) -> dict[str, Tally]:
    """The counts behind each figure."""
    reports = [Report.of(claims, coded.get(name, ())) for name, claims in gold.items()]
    return {
        name: sum((figure.count(report) for report in reports), Tally()) for name, figure in FIGURES.items()
    }
