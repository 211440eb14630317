"""A ledger as second coder: compared with a person's coding, or two people by what they decided in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from truceline.errors import InputError, NotFound
from truceline.evaluation.coders.comparison import Comparison, compare_codings
from truceline.evaluation.coders.history import (
    Minutes,
    coding_of,
    judged_fields,
    machine_coding,
    minutes_per_case,
    reviewers,
)
from truceline.evaluation.coding import CodedCase
from truceline.exports.codings import read_coding
from truceline.model import Ceasefire, Judgement
from truceline.views import Shown

Against = str | Path | Sequence[CodedCase] | None
"""A person's coding: a file, or cases; None where it is what they decided in the ledger."""


def evaluate(
    shown: Shown, judgements: Sequence[Judgement], against: Against, coder: str | None, other: str | None
) -> Comparison:
    """The comparison that is asked for. Raises InputError and NotFound if a coding cannot be read or found."""
    if other is not None:
        return between_people(shown, judgements, coder or only_reviewer(judgements), other)
    if against is None:
        return against_decisions(shown, judgements, coder or only_reviewer(judgements))
    if not isinstance(against, (str, Path)):
        return against_cases(shown, against, judgements)
    coding = read_coding(Path(against), coder)
    if coding.claims is not None:
        raise InputError(
            "these are claims of single reports, not cases.",
            where=str(against),
            next_step="Compare them with what was coded: truceline evaluate --against FILE --coded FILE.",
        )
    if coding.judgements:
        return against_decisions(shown, coding.judgements, coder or only_reviewer(coding.judgements))
    return against_cases(shown, coding.cases, judgements)


def against_cases(shown: Shown, cases: Sequence[CodedCase], judgements: Sequence[Judgement]) -> Comparison:
    """A person's cases, and what the claims of the ledger give without what people set in it."""
    found = compare_codings(cases, machine_coding(shown.ceasefires, shown.claims))
    return replace(found, minutes=_minutes(shown, judgements))


def against_decisions(shown: Shown, judgements: Sequence[Judgement], coder: str) -> Comparison:
    """What a person decided in a ledger, and what the claims give for the same fields. Raises NotFound if they decided on none."""
    coded = _coded(shown, judgements, coder)
    own = machine_coding(shown.ceasefires, shown.claims, judged_fields(coded))
    return replace(compare_codings(coded, own), minutes=_minutes(shown, judgements))


def between_people(shown: Shown, judgements: Sequence[Judgement], one: str, other: str) -> Comparison:
    """What two people decided in a ledger. Raises NotFound if one of them decided on no field."""
    first, second = (_coded(shown, judgements, coder) for coder in (one, other))
    return replace(compare_codings(first, second), minutes=_minutes(shown, judgements))


def _coded(shown: Shown, judgements: Sequence[Judgement], coder: str) -> tuple[CodedCase, ...]:
    found = coding_of(judgements, coder, lambda asked: _find(shown, asked), shown.claims)
    if not found:
        known = reviewers(judgements)
        step = f"There are: {', '.join(known)}." if known else "Nobody accepted or corrected a field yet."
        raise NotFound(f"{coder!r} decided on no field that is compared.", next_step=step)
    return found


def only_reviewer(judgements: Iterable[Judgement]) -> str:
    """Who decided, where it was one person. Raises InputError if nobody or several did."""
    known = reviewers(judgements)
    if len(known) == 1:
        return known[0]
    if known:
        raise InputError(f"{len(known)} people decided.", next_step=f"Say --coder: {', '.join(known)}.")
    raise InputError(
        "nobody accepted or corrected a field yet.",
        next_step="Review at truceline serve, or give a file: --against FILE.",
    )


def _find(shown: Shown, asked: str) -> Ceasefire | None:
    try:
        return shown.case(asked)
    except NotFound:
        return None


def _minutes(shown: Shown, judgements: Sequence[Judgement]) -> tuple[Minutes, ...]:
    """How long the decisions of everybody who decided took."""
    if not judgements:
        return ()
    case_of = {key: one for key, one in shown.former.items() if one is not None}
    for case in shown.ceasefires:
        case_of |= dict.fromkeys((case.id, *case.also_known_as, *case.claims), case.id)
    people = dict.fromkeys(one.by for one in judgements)
    return tuple(minutes_per_case(judgements, by, case_of) for by in people)
