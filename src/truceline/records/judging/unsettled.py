"""Where judgements and the evidence of now do not fit: listed for people to decide, never resolved here."""

from __future__ import annotations

import json
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import is_dataclass
from datetime import datetime
from typing import Any

from truceline.model import ActClaim, Ceasefire, Choice, Claim, Judgement, Side, Verdict, When
from truceline.records.case import side_names
from truceline.records.fields import FIELDS
from truceline.records.judging.anchors import Followed, follow
from truceline.records.judging.corrected import brief, corrected, holders, looking, place
from truceline.records.judging.judged import links_of, rejected
from truceline.records.judging.overruled import Kind, Unsettled, on, overruled
from truceline.records.judging.values import read_value, write_value


def unsettled(
    judgements: Iterable[Judgement], claims: Iterable[Claim], ceasefires: Sequence[Ceasefire]
) -> tuple[Unsettled, ...]:
    """The judgements that do not fit the evidence or each other, oldest first.

    `claims` are all that are read now; `ceasefires` what they and the judgements make.
    """
    by_id = {claim.id: claim for claim in claims}
    followed = follow(judgements, by_id)
    case_of = {claim: ceasefire.id for ceasefire in ceasefires for claim in ceasefire.claims}
    found = [
        *_gone(followed),
        *_fields(followed, by_id, ceasefires, case_of),
        *_not_kept(followed, {key for key, claim in by_id.items() if isinstance(claim, ActClaim)}, case_of),
        *overruled(followed),
    ]
    order = {one.judgement.id: i for i, one in enumerate(followed)}
    return tuple(sorted(found, key=lambda one: (order[one.judgement], one.kind)))


def _gone(followed: Iterable[Followed]) -> Iterator[Unsettled]:
    """Judgements on claims that are read no more: of a merge or split, on all claims of one of its two sides."""
    for one in followed:
        judgement = one.judgement
        links = judgement.verdict in (Verdict.MERGE, Verdict.SPLIT)
        if links and not (judgement.claims and judgement.other_claims):
            why = "it does not tell which claims it was made on, so it is not applied"
        elif judgement.field is None and one.lost and (not one.claims or (links and not one.other)):
            what = "its claim is" if len(one.lost) == 1 else f"{len(one.lost)} claims it was made on are"
            why = f"{what} no longer read in the articles"
        else:
            continue
        lost = tuple(sorted(one.lost))
        yield Unsettled(judgement=judgement.id, kind=Kind.GONE, on=on(judgement), why=why, claims=lost)


def _fields(
    followed: Sequence[Followed],
    claims: Mapping[str, Claim],
    ceasefires: Sequence[Ceasefire],
    case_of: Mapping[str, str],
) -> Iterator[Unsettled]:
    cases = {ceasefire.id: ceasefire for ceasefire in ceasefires}
    placed = place(followed, case_of, cases)
    for one in placed.astray:
        yield _astray(one, holders(one, case_of))
    for case, fields in placed.by_case.items():
        told = [claims[claim] for claim in cases[case].claims if claim in claims]
        for field, judged in fields.items():
            yield from _field(cases[case], field, judged, told)


def _not_kept(
    followed: Sequence[Followed], acts: Container[str], case_of: Mapping[str, str]
) -> Iterator[Unsettled]:
    """Merges and splits that other evidence outweighs: what they join stands apart, or what they part is joined by others.

    What is told beside acts follows these.
    """
    told = {one.judgement.id: one.judgement for one in followed}
    no, laid = rejected(followed), links_of(followed)
    for together in laid.must:
        meant = [claim for claim in together.claims if claim in acts and claim not in no]
        held = sorted({case_of[claim] for claim in meant if claim in case_of})
        left = sum(claim not in case_of for claim in meant)
        if len(held) > 1:
            yield _broken(told[together.judgement], f"its claims stand in {', '.join(held)} still")
        elif left:
            yield _broken(told[together.judgement], f"{left} of its claims stand in no ceasefire")
    for apart in laid.cannot:
        sides = (
            {case_of[claim] for claim in side if claim in case_of and claim in acts}
            for side in (apart.one, apart.other)
        )
        both = sorted(set.intersection(*sides))
        if both:
            yield _broken(told[apart.judgement], f"claims of both sides stand in {', '.join(both)} still")


def _broken(judgement: Judgement, why: str) -> Unsettled:
    return Unsettled(judgement=judgement.id, kind=Kind.NOT_KEPT, on=on(judgement), why=why)


def _astray(one: Followed, held_by: Sequence[str]) -> Unsettled:
    judgement = one.judgement
    if len(held_by) > 1:
        why = f"its claims now stand in {' and '.join(held_by)}, as many in each; it counts for none"
        return Unsettled(judgement=judgement.id, kind=Kind.NO_ONE_CASE, on=on(judgement), why=why)
    why = (
        "none of its claims stands in a ceasefire any more"
        if judgement.claims
        else "there is none of this id"
    )
    return Unsettled(
        judgement=judgement.id, kind=Kind.GONE, on=on(judgement), why=why, claims=judgement.claims
    )


def _field(
    case: Ceasefire, field: str, judged: Sequence[Followed], told: Iterable[Claim]
) -> Iterator[Unsettled]:
    """What does not fit of the judgements on one field; of several corrections the newest is held against the claims."""
    if field not in FIELDS:
        for one in judged:
            yield _unreadable(one, f"ceasefires have no field {field}")
        return
    look = looking(side_names(told))
    choice: Choice[Any] = getattr(case, field)
    read = [(one, corrected(field, one, look)) for one in judged]
    set_by = [one for one, value in read if value is not None]
    for one, value in read:
        if one.judgement.verdict is Verdict.CORRECT and value is None:
            yield _unreadable(one, _fault(field, one, looking(side_names(told))))
    if set_by:
        yield from _against_claims(case, field, set_by[-1], choice)
    for one in judged:
        if one is not (set_by[-1] if set_by else None):
            yield from _against_value(case, field, one, choice, judged, set_by)


def _fault(field: str, one: Followed, look: Any) -> str:
    try:
        read_value(field, one.judgement.value or "", look)
    except ValueError as error:
        return str(error).rstrip(".")
    return "it sets no value"


def _unreadable(one: Followed, why: str) -> Unsettled:
    return Unsettled(
        judgement=one.judgement.id,
        kind=Kind.UNREADABLE,
        on=on(one.judgement),
        why=f"{why}; it is passed over",
    )


def _against_claims(case: Ceasefire, field: str, one: Followed, choice: Choice[Any]) -> Iterator[Unsettled]:
    """A correction, where the claims now give neither what it sets nor what they gave when it was made."""
    own, seen = choice.claimed, one.judgement.seen
    if own is None or seen is None:
        return
    now = _written(own)
    if agree(field, now, seen) or agree(field, now, _written(choice)):
        return
    why = f"set to {_words(choice)} where the claims gave {seen}; they now give {_words(own)}"
    yield _changed(one, f"{case.id} {field}", why, own)


def _against_value(
    case: Ceasefire,
    field: str,
    one: Followed,
    choice: Choice[Any],
    judged: Sequence[Followed],
    set_by: Sequence[Followed],
) -> Iterator[Unsettled]:
    """What was accepted or set before, where the field has another value now: by the claims, or by somebody else."""
    judgement = one.judgement
    before = judgement.seen if judgement.verdict is Verdict.ACCEPT else judgement.value
    now = _written(choice)
    if (
        before is None
        or agree(field, now, before)
        or (judgement.verdict is Verdict.CORRECT and one not in set_by)
    ):
        return
    after = [two.judgement for two in judged if _order(two.judgement) > _order(judgement)]
    fitting = [two for two in after if _says(two, set_by) and agree(field, now, _says(two, set_by))]
    if any(two.by == judgement.by for two in fitting):
        return  # they have decided again since
    if fitting:
        later = fitting[-1] if fitting[-1].verdict is Verdict.CORRECT else fitting[0]
        done = "accepted as" if judgement.verdict is Verdict.ACCEPT else "set to"
        what = "accepted" if later.verdict is Verdict.ACCEPT else "set it to"
        why = f"{done} {before} by {judgement.by}; {later.by} {what} {_words(choice)} later, which counts"
        yield Unsettled(
            judgement=judgement.id, kind=Kind.OVERRULED, on=f"{case.id} {field}", why=why, other=later.id
        )
    elif judgement.verdict is Verdict.ACCEPT:
        why = f"accepted as {before}; it is now {_words(choice)}"
        yield _changed(one, f"{case.id} {field}", why, choice)


def _order(judgement: Judgement) -> tuple[datetime, str]:
    return judgement.at, judgement.id


def _says(judgement: Judgement, set_by: Sequence[Followed]) -> str:
    """The value that a judgement gives a field; empty where it cannot be read."""
    if judgement.verdict is Verdict.ACCEPT:
        return judgement.seen or ""
    return next((one.judgement.value or "" for one in set_by if one.judgement is judgement), "")


def _changed(one: Followed, what: str, why: str, choice: Choice[Any]) -> Unsettled:
    new = tuple(claim for claim in choice.rests_on if claim not in one.claims)
    return Unsettled(judgement=one.judgement.id, kind=Kind.CHANGED, on=what, why=why, claims=new)


def agree(field: str, one: str, other: str) -> bool:
    """Whether two written values of a field do not speak against each other, the one being that of now.

    A finer print of a time does not, nor does a list of acts, terms or events that has grown.
    """
    if one == other:
        return True
    try:
        now, before = (read_value(field, written, looking({})) for written in (one, other))
    except ValueError:
        return False
    if isinstance(now, When) and isinstance(before, When):
        return now.may_equal(before)
    parts = isinstance(now, tuple) and isinstance(before, tuple)
    if parts and all(is_dataclass(part) and not isinstance(part, Side) for part in (*now, *before)):
        return {_core(part) for part in json.loads(other)} <= {_core(part) for part in json.loads(one)}
    return False


def _core(part: dict[str, Any]) -> str:
    """A part of a list without the words it is told in, which change with every further report."""
    return json.dumps({key: value for key, value in part.items() if key != "says"}, sort_keys=True)


def _written(choice: Choice[Any]) -> str:
    return write_value(choice.abstention if choice.value is None else choice.value)


def _words(choice: Choice[Any]) -> str:
    return str(choice.abstention) if choice.value is None else brief(choice.value)
