"""How decisions made on pages are kept: checked, appended at once, and worked into the ceasefires behind them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from truceline.annotations.gazetteer import Gazetteer
from truceline.desk.snapshot import Snapshot
from truceline.errors import NotFound, Overtaken
from truceline.model import Claim, Judgement, Verdict
from truceline.records import FIELDS
from truceline.records.judging.last import last_word
from truceline.records.judging.values import write_value
from truceline.run import Names
from truceline.store import Store
from truceline.views import Bench, Details


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What somebody wants judged, and what they saw when they decided.

    `after` is the id of the last word on the same thing that they saw, empty where they saw none, None where they were not
    shown any; `seen` the value that stood there, as a judgement writes it, None or empty where it does not matter.
    """

    verdict: Verdict
    subject: str
    by: str
    why: str = ""
    details: Details
    after: str | None = None
    seen: str | None = None
    at: datetime | None = None


def keep(store: Store, snapshot: Snapshot, gazetteer: Callable[[], Gazetteer], wish: Wish) -> Judgement:
    """Checks a judgement against the ledger as it is shown, and appends it; the ceasefires are not derived with it yet.

    Raises NotFound and InputError for what cannot be judged so, and Overtaken where somebody else decided on it since it was
    shown; nothing is kept then.
    """
    every = _Every(snapshot)
    names = Names(gazetteer, near=_of_case(snapshot, wish.subject), every=every)
    bench = Bench(
        shown=snapshot.shown,
        claims=every,
        judgements=store.judgements(),
        actor=names.actor,
        place=names.place,
        article=lambda asked: bool(snapshot.claims_of(asked)),
    )
    at = wish.at or datetime.now(UTC)
    made = bench.judge(wish.verdict, wish.subject, by=wish.by, at=at, why=wish.why, details=wish.details)
    subjects = known_as(snapshot, made.subject)
    _compare_value(snapshot, made, wish.seen)

    def check(judgements: tuple[Judgement, ...]) -> None:
        last = last_word(judgements, subjects, made.verdict, made.field)
        if wish.after is not None and (last.id if last else "") != wish.after:
            raise Overtaken(
                f"{last.by if last else 'somebody'} decided on this since you were shown it.",
                next_step="See what they set, and decide.",
            )

    store.judge(made, check)
    return made


@dataclass(frozen=True, slots=True, kw_only=True)
class Saw:
    """What a form shows of a thing, and brings back with what is decided: the last word on it, and its value."""

    after: str = ""
    seen: str = ""


def saw(snapshot: Snapshot, verdict: Verdict | str, subject: str, field: str | None = None) -> Saw:
    """What somebody sees who is shown the ledger and decides so on this; `Wish.after` and `Wish.seen`."""
    last = last_word(snapshot.judgements, known_as(snapshot, subject), Verdict(verdict), field)
    return Saw(after=last.id if last else "", seen=_value(snapshot, subject, field) or "")


def known_as(snapshot: Snapshot, subject: str) -> Collection[str]:
    """The ids that a case has and had; of anything else, its own."""
    case = snapshot.shown.lookup.find(subject)
    return (subject,) if case is None else (case.id, *case.also_known_as, subject)


@dataclass(frozen=True, slots=True)
class _Every:
    """All claims of the ledger, read where they are needed."""

    snapshot: Snapshot

    def __call__(self) -> Iterable[Claim]:
        return self.snapshot.all_claims.values()


def _of_case(snapshot: Snapshot, subject: str) -> list[Claim]:
    try:
        case = snapshot.case(subject)
    except NotFound:
        return []
    return [snapshot.shown.claims[one] for one in case.claims]


def _compare_value(snapshot: Snapshot, made: Judgement, seen: str | None) -> None:
    """Raises Overtaken where the field has another value than the one that was shown."""
    now = _value(snapshot, made.subject, made.field)
    if seen and now is not None and now != seen:
        raise Overtaken(
            f"{made.subject} {made.field} has another value since you were shown it.",
            next_step="See what it is now, and decide.",
        )


def _value(snapshot: Snapshot, subject: str, field: str | None) -> str | None:
    """The value of a field as a judgement writes it; None for what is no field of a ceasefire."""
    if field is None or field not in FIELDS:
        return None
    try:
        choice = getattr(snapshot.case(subject), field)
    except NotFound:
        return None
    return write_value(choice.abstention if choice.value is None else choice.value)
