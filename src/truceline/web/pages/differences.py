"""The queue of differences: where a person's coding, kept with the ledger, differs from it; one field of one ceasefire at a time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from fastapi import APIRouter
from fastapi.responses import Response

from truceline.desk import Snapshot
from truceline.evaluation.coders.kept import Differences, Differing, cases_of_json, near, waiting
from truceline.evaluation.coders.variables import VARIABLES
from truceline.model import Claim, Judgement, Verdict
from truceline.records.judging.values import allowed
from truceline.store import KeptCoding
from truceline.views import JudgementShown, show_judgements
from truceline.views.deciding import Way
from truceline.views.fields import FieldShown, field_shown
from truceline.views.tracing import Quoted, quoted
from truceline.web.asked import Asked

router = APIRouter()

_AROUND = 7  # differences listed on either side of the one that is shown
_QUOTED = 4  # passages of the ledger's value
_NAMED = 50  # cases that only one has


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """The difference that is shown, its number, and those around it."""

    now: Differing | None
    number: int
    before: Differing | None
    after: Differing | None
    around: tuple[tuple[int, Differing], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """What the ledger has for the field: its value with its reason, the passages it rests on, and how it can be decided."""

    field: FieldShown
    quoted: tuple[tuple[Quoted, Claim], ...]
    ways: tuple[Way, ...]
    allowed: str


@router.get("/review/differences")
def differences(asked: Asked, coding: str = "", variable: str = "", q: str = "", done: str = "") -> Response:
    """The next difference, or the one asked for; of one coding, and of one variable where asked."""
    snapshot = asked.snapshot
    codings = latest(snapshot.store.codings())
    chosen = next((one for one in codings if one.digest.startswith(coding)), next(iter(codings), None))
    wanted = variable if variable in VARIABLES else ""
    found = _found(snapshot, chosen) if chosen else None
    listed = _of_variable(found.waiting, wanted) if found else ()
    turn = in_turn(listed, q)
    values: dict[str, Any] = {
        "codings": codings,
        "chosen": chosen,
        "found": found,
        "waiting": listed,
        "turn": turn,
        "counts": _counts(found) if found else {},
        "variable": wanted,
        "variables": VARIABLES,
        "filters": {"coding": chosen.digest[:8] if chosen else "", "variable": wanted},
        "beside": _beside(snapshot, turn.now) if turn.now else None,
        "gone": bool(q) and (turn.now is None or turn.now.id != q),
        "done": _done(snapshot.judgements, done),
        "named": _NAMED,
    }
    return asked.render("differences.html", **values)


def latest(codings: Sequence[KeptCoding]) -> tuple[KeptCoding, ...]:
    """The newest coding of each coder and file name, the newest first."""
    newest = {(one.coder, one.name): one for one in codings}
    return tuple(sorted(newest.values(), key=lambda one: one.at, reverse=True))


def in_turn(listed: Sequence[Differing], asked: str) -> Turn:
    """The difference asked for, else the first, and those around it."""
    place = next((number for number, one in enumerate(listed) if one.id == asked), 0)
    first = max(0, place - _AROUND)
    return Turn(
        now=listed[place] if listed else None,
        number=place + 1 if listed else 0,
        before=listed[place - 1] if place else None,
        after=listed[place + 1] if place + 1 < len(listed) else None,
        around=tuple(enumerate(listed[first : place + _AROUND + 1], start=first + 1)),
    )


def _found(snapshot: Snapshot, coding: KeptCoding) -> Differences:
    """What differs; only ceasefires of about the coder's times are read."""
    person = cases_of_json(coding.cases)
    own = snapshot.own_coding(near(person, snapshot.summaries))
    found = waiting(person, own, snapshot.judgements, coding.at, former=snapshot.shown.former)
    compared = {one.id for one in own} - set(found.only_ledger)
    return replace(found, only_ledger=tuple(one.id for one in snapshot.summaries if one.id not in compared))


def _of_variable(listed: Sequence[Differing], variable: str) -> tuple[Differing, ...]:
    def tells(one: Differing) -> bool:
        return any(part.variable == variable for part in one.differences)

    return tuple(one for one in listed if not variable or tells(one))


def _counts(found: Differences) -> dict[str, int]:
    """How many differences wait of each variable, in the order of the variables."""
    counts = Counter(part.variable for one in found.waiting for part in one.differences)
    return {name: counts[name] for name in VARIABLES if counts[name]}


def _beside(snapshot: Snapshot, one: Differing) -> Beside:
    case = snapshot.case(one.ceasefire)
    shown = field_shown(case, one.field, snapshot.all_claims)
    claims = [snapshot.all_claims[claim] for claim in shown.rests_on[:_QUOTED]]
    accept = Way(
        key="a",
        words=f"Accept {shown.words or shown.abstention}",
        verdict=Verdict.ACCEPT,
        subject=case.id,
        field=one.field,
    )
    ways = [accept]
    if one.value is not None:
        words = f"Set {one.value}"
        ways.append(
            Way(
                key="1",
                words=words,
                verdict=Verdict.CORRECT,
                subject=case.id,
                field=one.field,
                value=one.value,
            )
        )
    return Beside(
        field=shown,
        quoted=tuple((quoted(claim), claim) for claim in claims),
        ways=tuple(ways),
        allowed=allowed(one.field),
    )


def _done(judgements: Sequence[Judgement], asked: str) -> JudgementShown | None:
    """The decision that was just made, to be told."""
    found = [one for one in judgements if one.id == asked]
    return show_judgements(found)[0] if found else None
