"""Fields that people set: the value is theirs, and what the claims give is kept beside it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from truceline.model import Abstention, Choice, Claim, Side, Verdict
from truceline.records.case import side_names
from truceline.records.judging.anchors import Followed
from truceline.records.judging.published import PUBLISHED
from truceline.records.judging.values import Look, read_value, write_value

OfCase = Mapping[str, Sequence[Followed]]
"""The judgements on fields of one case, by field, oldest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """The judgements on fields, by the case they are on; and those that are on none, or cannot be told to be on one."""

    by_case: Mapping[str, OfCase]
    astray: tuple[Followed, ...] = ()


def place(followed: Iterable[Followed], case_of: Mapping[str, str], cases: Iterable[str]) -> Placed:
    """On which case each judgement of a field is: on the one that holds most of the claims that it was made on.

    `case_of` gives the case of a claim, by its id; `cases` are the ids of all cases. A judgement that tells no claims is on
    the case whose id it names. Where two cases hold as many of its claims, it is on neither.
    """
    names = frozenset(cases)
    by_case: dict[str, dict[str, list[Followed]]] = defaultdict(lambda: defaultdict(list))
    astray = []
    for one in followed:
        field = one.judgement.field
        if field in (None, PUBLISHED) or one.judgement.verdict not in (Verdict.CORRECT, Verdict.ACCEPT):
            continue
        case = _case(one, case_of, names)
        if case is None:
            astray.append(one)
        else:
            by_case[case][field].append(one)
    return Placed(by_case=by_case, astray=tuple(astray))


def holders(one: Followed, case_of: Mapping[str, str]) -> list[str]:
    """The cases that hold most of the claims that a judgement was made on; several where they hold as many."""
    held = Counter(case_of[claim] for claim in one.claims if claim in case_of)
    most = max(held.values(), default=0)
    return sorted(case for case, count in held.items() if count == most)


def _case(one: Followed, case_of: Mapping[str, str], names: frozenset[str]) -> str | None:
    if not one.judgement.claims:
        return one.judgement.subject if one.judgement.subject in names else None
    found = holders(one, case_of)
    return found[0] if len(found) == 1 else None


def set_fields(
    fields: Mapping[str, Choice[Any]], judged: OfCase, claims: Iterable[Claim]
) -> dict[str, Choice[Any]]:
    """The fields of a case as people set them; `claims` are those of the case, which tell the names of its sides."""
    if not judged:
        return dict(fields)
    look = looking(side_names(claims))
    return {
        name: set_field(name, own, judged[name], look) if name in judged else own
        for name, own in fields.items()
    }


def looking(sides: Mapping[str, Side]) -> Look:
    """Finds a side among these by its id or its name, whatever the case."""
    by_name = {side.name.casefold(): side for side in sides.values()}
    by_id = {key.casefold(): side for key, side in sides.items()}
    return lambda asked: by_id.get(asked.casefold()) or by_name.get(asked.casefold())


def set_field(name: str, own: Choice[Any], judged: Sequence[Followed], look: Look) -> Choice[Any]:
    """A field as people left it: the newest correction that can be read is its value; accepting a value only adds to its reasons.

    What the claims give stays beside it (`Choice.claimed`). A correction that gives what they give rests on them as well.
    """
    corrections = [(one, value) for one in judged if (value := corrected(name, one, look)) is not None]
    accepted = [one for one in judged if one.judgement.verdict is Verdict.ACCEPT]
    if not corrections:
        return _accept(own, accepted)
    last, value = corrections[-1]
    same = write_value(value) == _told(own)
    evidence = tuple(dict.fromkeys((*own.rests_on, *own.passes_over)))
    choice: Choice[Any] = Choice(
        value=None if isinstance(value, Abstention) else value,
        abstention=value if isinstance(value, Abstention) else None,
        rests_on=own.rests_on if same else (),
        passes_over=own.passes_over if same else evidence,
        judgements=tuple(one.judgement.id for one, _ in corrections),
        reason=_reason(last, own, same=same),
        made_by=own.made_by,
        claimed=own,
    )
    return _accept(choice, accepted)


def corrected(name: str, one: Followed, look: Look) -> Any:
    """What a correction sets; None where it is none, or cannot be read: it must not stop the whole ledger."""
    judgement = one.judgement
    if judgement.verdict is not Verdict.CORRECT or judgement.value is None:
        return None
    try:
        return read_value(name, judgement.value, look, judgement.id)
    except ValueError:
        return None


def _accept(choice: Choice[Any], accepted: Sequence[Followed]) -> Choice[Any]:
    """The choice with the judgements that accepted just this value."""
    told = _told(choice)
    more = tuple(one.judgement.id for one in accepted if one.judgement.seen == told)
    return replace(choice, judgements=(*choice.judgements, *more)) if more else choice


def _told(choice: Choice[Any]) -> str:
    return write_value(choice.abstention if choice.value is None else choice.value)


def _reason(one: Followed, own: Choice[Any], *, same: bool) -> str:
    judgement = one.judgement
    why = f" ({judgement.why})" if judgement.why else ""
    set_by = f"set by {judgement.by} on {judgement.at.date()}{why}"
    if same:
        return f"{set_by}; the claims give the same: {own.reason}"
    if own.abstention is not None:
        return f"{set_by}; by the claims alone {own.abstention}: {own.reason}"
    return f"{set_by}; the claims alone give {brief(own.value)}: {own.reason}"


def brief(value: Any) -> str:
    """A value in a few words, where it has few."""
    match value:
        case tuple() if value and all(isinstance(part, Side) for part in value):
            return ", ".join(part.name for part in value)
        case tuple() if all(isinstance(part, str) for part in value):
            return ", ".join(value)
        case tuple():
            return "another list"
        case bool():
            return "yes" if value else "no"
        case _:
            return str(value)
