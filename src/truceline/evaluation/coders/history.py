"""People's decisions as their coding: what they accepted or corrected is what they would code."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from statistics import quantiles
from typing import Any

from truceline.evaluation.coders.own import own_case
from truceline.evaluation.coders.variables import VARIABLES
from truceline.evaluation.coding import CodedCase
from truceline.model import Abstention, Ceasefire, Choice, Claim, Judgement, Verdict
from truceline.records import FIELDS
from truceline.records.judging.anchors import standing
from truceline.records.judging.values import read_value

PAUSE = timedelta(minutes=15)
"""Between two decisions of one person that lie further apart, they did something else: that time counts for no case."""

Find = Callable[[str], Ceasefire | None]
"""The ceasefire that an id leads to, None where nothing is left of it."""

_JUDGED = frozenset(variable.field for variable in VARIABLES.values())


def coding_of(
    judgements: Iterable[Judgement], by: str, find: Find, claims: Mapping[str, Claim]
) -> tuple[CodedCase, ...]:
    """What a person accepted or corrected, as that person's cases: fields they did not judge are not coded.

    Of two words of theirs on one field the later counts. Rejected claims, merges and splits are no coding of a field.
    """
    values: dict[str, dict[str, Judgement]] = defaultdict(dict)
    cases: dict[str, Ceasefire] = {}
    for one in standing(judgements):
        if one.by != by or one.field not in _JUDGED or one.verdict not in (Verdict.ACCEPT, Verdict.CORRECT):
            continue
        if (case := find(one.subject)) is not None:
            cases[case.id] = case
            values[case.id][one.field or ""] = one
    return tuple(_coded(cases[key], told, by, claims) for key, told in values.items())


def _coded(case: Ceasefire, told: Mapping[str, Judgement], by: str, claims: Mapping[str, Claim]) -> CodedCase:
    fields: dict[str, Any] = {name: _choice(name, one) for name, one in told.items()}
    made = own_case(replace(case, **fields), claims, coder=by, fields=frozenset(fields))
    if "sides" not in fields:
        made = replace(made, sides=tuple(side.name for side in case.sides.value or ()))
    why = {one.name: told[one.field].why for one in VARIABLES.values() if one.field in told}
    given = {name: words for name, words in why.items() if words}
    return replace(made, declared={}, evidence={**_accepted(case, told, claims), **given})


def _accepted(
    case: Ceasefire, told: Mapping[str, Judgement], claims: Mapping[str, Claim]
) -> Mapping[str, str]:
    """The words behind what was accepted as it stood: they are the reviewer's evidence as well."""
    fields = frozenset(name for name, one in told.items() if one.verdict is Verdict.ACCEPT)
    return own_case(case, claims, fields=fields).evidence


def _choice(field: str, judgement: Judgement) -> Choice[Any]:
    """What a judgement sets, or finds right, as the field's choice."""
    written = judgement.value if judgement.verdict is Verdict.CORRECT else judgement.seen
    value: Any = read_value(field, written or str(Abstention.UNCLEAR), lambda _: None, judgement.id)
    reason = judgement.why or f"{judgement.verdict} by {judgement.by}"
    if isinstance(value, Abstention):
        return Choice(abstention=value, reason=reason, made_by=__name__, judgements=(judgement.id,))
    return Choice(value=value, reason=reason, made_by=__name__, judgements=(judgement.id,))


def machine_coding(
    ceasefires: Iterable[Ceasefire],
    claims: Mapping[str, Claim],
    fields: Mapping[str, frozenset[str]] | None = None,
) -> tuple[CodedCase, ...]:
    """What the claims alone give, without what people set; of these fields of each ceasefire (by id) where they are told."""
    if fields is None:
        return tuple(own_case(_unjudged(one), claims) for one in ceasefires)
    made = (one for one in ceasefires if one.id in fields)
    return tuple(
        replace(
            own_case(_unjudged(one), claims, fields=fields[one.id]),
            sides=tuple(side.name for side in one.sides.value or ()),
        )
        for one in made
    )


def _unjudged(case: Ceasefire) -> Ceasefire:
    choices = {name: getattr(case, name) for name in FIELDS}
    claimed: dict[str, Any] = {name: one.claimed for name, one in choices.items() if one.claimed is not None}
    return replace(case, **claimed)


def judged_fields(cases: Iterable[CodedCase]) -> dict[str, frozenset[str]]:
    """The fields that were judged of each ceasefire, by its id."""
    return {
        case.ceasefire or case.id: frozenset(VARIABLES[name].field for name in case.values) for case in cases
    }


def reviewers(judgements: Iterable[Judgement]) -> tuple[str, ...]:
    """Who accepted or corrected a field that is compared, in the order of their first decision."""
    found = (one for one in standing(judgements) if one.field in _JUDGED)
    return tuple(dict.fromkeys(one.by for one in found))


@dataclass(frozen=True, slots=True, kw_only=True)
class Minutes:
    """How long people's decisions took per ceasefire: median and quartiles in minutes, over how many cases and decisions.

    `timed` counts the decisions whose time is known of all `decisions`.
    """

    by: str
    cases: int
    decisions: int
    timed: int
    median: float | None
    lower: float | None = None
    upper: float | None = None


def minutes_per_case(judgements: Iterable[Judgement], by: str, case_of: Mapping[str, str]) -> Minutes:
    """The minutes that a person's decisions took per ceasefire, by the time between one decision and the next.

    A decision took as long as passed since the one before it by the same person, withdrawals included; one that follows a pause of more than 15
    minutes, and the first of all, took a time that is not known and counts for none. `case_of` leads from claims and ids to the ceasefire.
    """
    own = sorted((one for one in judgements if one.by == by), key=lambda one: (one.at, one.id))
    spent: dict[str, float] = defaultdict(float)
    timed = 0
    for before, one in _steps(own):
        case = _case(one, case_of)
        if case is not None and before is not None and one.at - before.at <= PAUSE:
            spent[case] += (one.at - before.at).total_seconds() / 60
            timed += 1
    lower, median, upper = _quartiles(sorted(spent.values()))
    return Minutes(
        by=by, cases=len(spent), decisions=len(own), timed=timed, median=median, lower=lower, upper=upper
    )


def _steps(own: Sequence[Judgement]) -> Iterator[tuple[Judgement | None, Judgement]]:
    before: Judgement | None = None
    for one in own:
        yield before, one
        before = one


def _case(judgement: Judgement, case_of: Mapping[str, str]) -> str | None:
    """The ceasefire that a judgement is on, by its subject, else by the claims it was made on."""
    found = (case_of[one] for one in (judgement.subject, *judgement.claims) if one in case_of)
    return next(found, None)


def _quartiles(spent: Sequence[float]) -> tuple[float | None, float | None, float | None]:
    if len(spent) < 2:
        return None, (spent[0] if spent else None), None
    lower, median, upper = quantiles(spent, n=4, method="inclusive")
    return lower, median, upper
