"""The last word on a thing: what whoever decides on it next must have seen."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from truceline.model import Judgement, Verdict

_LINKS = (Verdict.MERGE, Verdict.SPLIT)


def last_word(
    judgements: Iterable[Judgement], subjects: Collection[str], verdict: Verdict, field: str | None = None
) -> Judgement | None:
    """The newest judgement on the same thing as one of this verdict would be, withdrawals of them included.

    `subjects` are the ids, now and before, of what is judged, or its name. The same thing is one field; which reports make a
    case; whether a claim counts; whom a name means; whether a judgement stands.
    """
    told = sorted(judgements, key=lambda one: (one.at, one.id))
    on = [one for one in told if one.subject in subjects and _is_alike(one, verdict, field or None)]
    if verdict is Verdict.WITHDRAW:
        on = [one for one in told if one.id in subjects]
    return _with_withdrawals(on, told)


def _is_alike(one: Judgement, verdict: Verdict, field: str | None) -> bool:
    links = (one.verdict in _LINKS) == (verdict in _LINKS)
    return one.verdict is not Verdict.WITHDRAW and one.field == field and links


def _with_withdrawals(on: Sequence[Judgement], told: Sequence[Judgement]) -> Judgement | None:
    ids = {one.id for one in on}
    newest = on[-1] if on else None
    for one in told:
        if one.verdict is Verdict.WITHDRAW and one.subject in ids:
            ids.add(one.id)
            newest = max((one, newest or one), key=lambda two: (two.at, two.id))
    return newest
