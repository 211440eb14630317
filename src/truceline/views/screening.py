"""What was searched and what became of it: every record that runs met, step by step, by source, day and reason."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from truceline.model import Met, Outcome, Run, Stage
from truceline.store import Held


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """How many records were left out at a stage for one reason."""

    stage: str
    reason: str
    records: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """What records came to. `met` is the sum of `known`, `unreadable`, `refused` and `read`; `read` of the two after it.

    `known` were in the ledger before, `unreadable` could not be read as articles, `refused` hold no word for a ceasefire, `read` were
    read for claims.
    """

    met: int = 0
    known: int = 0
    unreadable: int = 0
    refused: int = 0
    read: int = 0
    without_claims: int = 0
    with_claims: int = 0
    claims: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """The counts of a source, or of a day (`undated` where none is known)."""

    name: str
    counts: Counts


@dataclass(frozen=True, slots=True, kw_only=True)
class Nothing:
    """A source that was searched, and a day of it, without one claim: evidence that nothing was found there.

    `says` are the reasons for which records were left out, or none could be met.
    """

    source: str
    day: str | None
    records: int
    says: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RunShown:
    """A run: when, by which version, of which sources under which settings. `ended` is None where it was interrupted, or still goes on."""

    began: datetime
    ended: datetime | None
    version: str
    sources: tuple[str, ...]
    settings: Mapping[str, str]
    counts: Counts


@dataclass(frozen=True, slots=True, kw_only=True)
class Screening:
    """The way from what was searched to ceasefires.

    `counts` are those of all runs. `held` is what the ledger holds of it now, None as of an earlier day. `earlier` are the articles read
    before runs were recorded. `ceasefires` follow from all. As of a day only records of that day or before count, and
    `undated` are those left out because nothing dates them.
    """

    as_of: str | None
    runs: tuple[RunShown, ...]
    counts: Counts
    held: Held | None
    earlier: int
    ceasefires: int
    undated: int
    reasons: tuple[LeftOut, ...]
    sources: tuple[Row, ...]
    days: tuple[Row, ...]
    nothing: tuple[Nothing, ...]


UNDATED = "undated"


def screening(runs: Sequence[Run], held: Held, *, ceasefires: int, as_of: date | None = None) -> Screening:
    """The screening log of these runs; `held` is what the ledger holds now, `ceasefires` how many it shows."""
    limit = as_of.isoformat() if as_of else None
    kept = [(run, [one for one in run.met if _counts(one, limit)]) for run in runs]
    met = [one for _, some in kept for one in some]
    counts = tally(met)
    return Screening(
        as_of=limit,
        runs=tuple(_run(run, some) for run, some in kept),
        counts=counts,
        held=held if limit is None else None,
        earlier=max(held.articles - counts.read, 0) if limit is None else 0,
        ceasefires=ceasefires,
        undated=sum(one.records for run in runs for one in run.met if limit and one.day is None),
        reasons=_reasons(met),
        sources=_rows(met, lambda one: one.source),
        days=_rows(met, lambda one: one.day or UNDATED),
        nothing=_nothing(met),
    )


def tally(met: Iterable[Met]) -> Counts:
    """What these records came to."""
    told: dict[str, int] = defaultdict(int)
    for one in met:
        told["met"] += one.records
        told[_step(one)] += one.records
        told["claims"] += one.claims
    told["read"] = told["with_claims"] + told["without_claims"]
    return Counts(**told)


def _step(one: Met) -> str:
    match one.stage, one.outcome:
        case None, Outcome.KNOWN:
            return "known"
        case None, Outcome.CLAIMS:
            return "with_claims"
        case None, _:
            return "without_claims"
        case Stage.GATE, _:
            return "refused"
        case _:
            return "unreadable"


def _counts(one: Met, limit: str | None) -> bool:
    return limit is None or (one.day is not None and one.day <= limit)


def _run(run: Run, met: Iterable[Met]) -> RunShown:
    return RunShown(
        began=run.began,
        ended=run.ended,
        version=run.version,
        sources=run.sources,
        settings=run.settings,
        counts=tally(met),
    )


def _reasons(met: Iterable[Met]) -> tuple[LeftOut, ...]:
    """The reasons by stage, those of most records first; those of a source alone, without a record, are left out."""
    told: dict[tuple[str, str], int] = defaultdict(int)
    for one in met:
        if one.stage is not None:
            told[one.stage, one.outcome] += one.records
    stages = [str(stage) for stage in Stage]
    found = [LeftOut(stage=stage, reason=reason, records=number) for (stage, reason), number in told.items()]
    wanted = (one for one in found if one.records)
    return tuple(sorted(wanted, key=lambda one: (stages.index(one.stage), -one.records, one.reason)))


def _rows(met: Iterable[Met], name: Callable[[Met], str]) -> tuple[Row, ...]:
    by_name: dict[str, list[Met]] = defaultdict(list)
    for one in met:
        by_name[name(one)].append(one)
    return tuple(Row(name=key, counts=tally(by_name[key])) for key in sorted(by_name))


def _nothing(met: Iterable[Met]) -> tuple[Nothing, ...]:
    """Each source and day of which no record gave a claim; what is known before counts as found before."""
    by_place: dict[tuple[str, str], list[Met]] = defaultdict(list)
    for one in met:
        by_place[one.source, one.day or ""].append(one)
    found = {source for (source, _), some in by_place.items() if any(one.records for one in some)}
    lines = []
    for (source, day), some in sorted(by_place.items()):
        counts = tally(some)
        if counts.with_claims or counts.known or (not counts.met and source in found):
            continue
        says = tuple(sorted({one.outcome for one in some if one.stage is not None}))
        lines.append(Nothing(source=source, day=day or None, records=counts.met, says=says))
    return tuple(lines)
