"""How well times agree with gold, as TempEval-3 counts it: spans, and values on spans that meet."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from truceline.documents import make_document
from truceline.evaluation.gold import GoldSet
from truceline.evaluation.scores import Tally
from truceline.model import Annotated, Document, Drop, Time
from truceline.sources import read_sources

PlainTime = Mapping[str, Any]
"""A time as a line of JSON has it: `start` and `end` are offsets into the text, `value` is as in TIMEX3."""

TimesByReport = Mapping[str, Sequence[PlainTime]]

_ZONE = re.compile(r"(?<=\d)(?:Z|[+-]\d\d:?\d\d)$")
_SECONDS = re.compile(r"(T\d\d:\d\d):\d\d$")
_HOUR = re.compile(r"(T\d\d)$")


def score_times(gold: TimesByReport, coded: TimesByReport) -> dict[str, float | None]:
    """F1 of `strict` (the same span), `relaxed` (spans that meet) and `value` (spans that meet, with the same value).

    Summed over the reports of gold. None where gold has no time. The zone of a clock time counts for nothing.
    """
    sums = {"strict": Tally(), "relaxed": Tally(), "value": Tally()}
    for report, wanted in gold.items():
        for figure, tally in tally_times(wanted, coded.get(report, ())).items():
            sums[figure] += tally
    return {figure: tally.f1() for figure, tally in sums.items()}


def tally_times(gold: Sequence[PlainTime], coded: Sequence[PlainTime]) -> dict[str, Tally]:
    """The counts behind the figures in one report; each time coded answers to one of gold, of the same value if it can."""
    free = list(coded)
    pairs: list[tuple[PlainTime, PlainTime]] = []
    for time in gold:
        meeting = [one for one in free if one["start"] < time["end"] and time["start"] < one["end"]]
        if meeting:
            best = next((one for one in meeting if _same(one, time)), meeting[0])
            free.remove(best)
            pairs.append((time, best))
    spans = {(one["start"], one["end"]) for one in coded}
    hits = {
        "strict": sum((time["start"], time["end"]) in spans for time in gold),
        "relaxed": len(pairs),
        "value": sum(_same(one, other) for one, other in pairs),
    }
    return {name: Tally(hit=hit, gold=len(gold), coded=len(coded)) for name, hit in hits.items()}


def read_gold_times(path: Path) -> TimesByReport:
    """The times by report id that a file of JSON lines `{"id": …, "times": […]}` holds."""
    lines = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip())
    return {line["id"]: line["times"] for line in lines}


def time_set(
    gold_set: GoldSet, mark: Callable[[Iterable[Document]], Iterator[Annotated]]
) -> dict[str, list[PlainTime]]:
    """The times that we read in the articles of a set now, by report id; `mark` marks the documents."""
    articles = read_sources([gold_set.articles], metadata=gold_set.metadata)
    made = [make_document(one) for one in articles if not isinstance(one, Drop)]
    documents = [one for one in made if isinstance(one, Document)]
    marked = zip(documents, mark(documents), strict=True)
    return {one.name: [_plain(time) for time in marks.times] for one, marks in marked}


def _plain(time: Time) -> PlainTime:
    return {"start": time.span.start, "end": time.span.end, "value": time.value}


def _same(one: PlainTime, other: PlainTime) -> bool:
    return _key(one.get("value") or "") == _key(other.get("value") or "")


def _key(value: str) -> str:
    if "T" not in value:
        return value
    return _HOUR.sub(r"\1:00", _SECONDS.sub(r"\1", _ZONE.sub("", value)))
