"""A coding as a ledger keeps it, and what of it still differs from the ledger and waits for a person."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta

from truceline.evaluation.coders.comparison import Difference, differences
from truceline.evaluation.coders.matching import WINDOW, Matching, Unmatched, match, times_of
from truceline.evaluation.coders.variables import NEGATIVE, UNCLEAR, VARIABLES, Scale, level_of, names_of
from truceline.evaluation.coding import CodedCase
from truceline.model import Judgement, Summary, Verdict
from truceline.records.judging.anchors import standing

_TIMES = re.compile(r"(?<![\d:+-])\d{4}(?:-\d\d){0,2}(?![\d-])")
_BOUNDED = re.compile("not (?:after|before)|between")
_DAY = len("2020-10-10")
_PURPOSES = {
    "p_humanitarian": "humanitarian",
    "p_peaceprocess": "peace process",
    "p_holiday": "holiday",
    "p_election": "election",
    "p_other": "other",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Differing:
    """A field of a ceasefire in which a person's coding differs from the ledger.

    `differences` are those of all its variables (a purpose is coded in six). `value` is what the person coded, as a judgement takes it; None
    where the code does not tell which value the field should have. `words` are those that the person gives for the ceasefire, whatever for.
    """

    ceasefire: str
    case: str
    field: str
    differences: tuple[Difference, ...]
    value: str | None
    words: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """What it is asked for by."""
        return f"{self.ceasefire}:{self.field}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Differences:
    """What of a coding differs and is not decided, case by case; how much was decided, and the cases that only one has."""

    waiting: tuple[Differing, ...]
    decided: int
    both: int
    only_person: tuple[Unmatched, ...]
    only_ledger: tuple[str, ...]


def cases_json(cases: Iterable[CodedCase]) -> str:
    """The cases as a line of JSON."""
    return json.dumps([asdict(case) for case in cases], ensure_ascii=False, default=list)


def cases_of_json(line: str) -> tuple[CodedCase, ...]:
    """The cases of a line of JSON."""
    return tuple(
        CodedCase(**{**told, "sides": tuple(told["sides"]), "location": tuple(told["location"])})
        for told in json.loads(line)
    )


def near(person: Iterable[CodedCase], summaries: Iterable[Summary]) -> tuple[str, ...]:
    """The ceasefires that a person's cases can be, by their times alone: whoever compares the rest finds nothing.

    Those of which no day is told are among them, and all of them where the person has a case without any time.
    """
    cases = tuple(person)
    some = [tuple(times_of(case)) for case in cases]
    ids = {case.ceasefire for case in cases if case.ceasefire}
    if not all(some):
        return tuple(one.id for one in summaries)
    days = {day for times in some for time in times for day in _around(time)}
    coarse = {time for times in some for time in times if len(time) < _DAY}
    stretches = {start for one in (*days, *coarse) for start in (one[:7], one[:4])}
    return tuple(
        one.id for one in summaries if one.id in ids or _may_be(one, days, coarse=coarse, stretches=stretches)
    )


def _around(time: str) -> Iterator[str]:
    """The days about a day; none about a month or year."""
    if len(time) == _DAY:
        day = date.fromisoformat(time)
        yield from ((day + timedelta(apart)).isoformat() for apart in range(-WINDOW, WINDOW + 1))


def _may_be(
    summary: Summary, days: AbstractSet[str], *, coarse: AbstractSet[str], stretches: AbstractSet[str]
) -> bool:
    """Whether a time of a ceasefire is one of these days, lies in a coarser time, or is itself coarser and holds one."""
    words = (summary.words.get(name, "") for name in ("agreed", "effect", "declared"))
    told = _TIMES.findall(" ".join(one for one in words if not _BOUNDED.search(one)))
    return not told or any(
        one in days
        or one in coarse
        or (len(one) < _DAY and one in stretches)
        or one[:7] in coarse
        or one[:4] in coarse
        for one in told
    )


def waiting(
    person: Sequence[CodedCase],
    ledger: Sequence[CodedCase],
    judgements: Iterable[Judgement],
    at: datetime,
    *,
    former: Mapping[str, str | None] | None = None,
) -> Differences:
    """What differs between a person's coding, kept at this time, and the ledger as it stands.

    A field that somebody accepted or corrected after the coding came is decided, whatever they decided. One whose value is the same by now differs
    no more. `former` leads from ids that ceasefires once had to those they have now.
    """
    matching, moved = match(person, ledger), former or {}
    decided = {
        (moved.get(one.subject) or one.subject, one.field)
        for one in standing(judgements)
        if one.at > at and one.verdict in (Verdict.ACCEPT, Verdict.CORRECT)
    }
    found = tuple(_differing(matching))
    open_ones = tuple(one for one in found if (one.ceasefire, one.field) not in decided)
    return Differences(
        waiting=open_ones,
        decided=len(found) - len(open_ones),
        both=len(matching.pairs),
        only_person=matching.only_one,
        only_ledger=tuple(one.case.id for one in matching.only_other),
    )


def _differing(matching: Matching) -> Iterator[Differing]:
    for pair in matching.pairs:
        by_field: dict[str, list[Difference]] = {}
        for one in differences(pair):
            by_field.setdefault(one.field, []).append(one)
        for field, some in by_field.items():
            yield Differing(
                ceasefire=pair.other.id,
                case=pair.one.id,
                field=field,
                differences=tuple(some),
                value=as_judged(field, pair.one),
                words=tuple(dict.fromkeys(pair.one.evidence.values())),
            )


def as_judged(field: str, case: CodedCase) -> str | None:
    """What a case says of a field, as a judgement takes it; None where its codes do not tell the value."""
    levels = {
        name: level_of(one, case.values.get(name)) for name, one in VARIABLES.items() if one.field == field
    }
    match field:
        case "sides":
            return "; ".join(case.sides) or None
        case "purpose":
            return _purpose(levels)
        case "mediators":
            names = "; ".join(names_of(case.values.get("mediator_send")))
            return names or {"no": "none", UNCLEAR: UNCLEAR}.get(levels["mediator_nego"] or "")
        case "implementation" | "ending":  # a code that there is one does not tell which
            return {"no": "none", UNCLEAR: UNCLEAR}.get(next(iter(levels.values())) or "")
        case _:
            return next((_written(name, level) for name, level in levels.items()), None)


def _purpose(levels: Mapping[str, str | None]) -> str | None:
    held = "; ".join(words for name, words in _PURPOSES.items() if levels.get(name) == "yes")
    return held or (UNCLEAR if levels.get("p_unclear") == "yes" else None)


def _written(name: str, level: str | None) -> str | None:
    """A level as it is written in a judgement; None for codes that no rule has."""
    variable = VARIABLES[name]
    known = variable.scale is Scale.TIME or level in {*variable.order, *NEGATIVE}
    return level if known else None
