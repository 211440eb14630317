"""How a value is chosen among claims: shared by the field functions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import Any, TypeVar

from truceline.model import Abstention, Act, ActClaim, Choice, Claim, When
from truceline.records.case import Case, origin_of

_TO_THE_MINUTE = len("2020-10-10T12:00")
_NAMED = 3  # times that do not fit are named up to this many

T = TypeVar("T")
Told = tuple[Claim, When | None]
_Print = tuple[str | None, datetime | None, datetime | None, tuple[str, ...]]


def name_of(function: Callable[..., object]) -> str:
    """The full name of a field function, as it stands in the ledger."""
    return f"{function.__module__}.{function.__qualname__}"


def choose_text(
    field: Callable[..., object], value: T, rests_on: Iterable[str], passes_over: Iterable[str], reason: str
) -> Choice[T]:
    """A value with the claims it rests on and passes over, each once."""
    rests = tuple(dict.fromkeys(rests_on))
    over = tuple(key for key in dict.fromkeys(passes_over) if key not in rests)
    return Choice(value=value, rests_on=rests, passes_over=over, reason=reason, made_by=name_of(field))


def abstain(
    field: Callable[..., object], why: Abstention, reason: str, passes_over: Iterable[str] = ()
) -> Choice[Any]:
    """No value, and why."""
    return Choice(abstention=why, reason=reason, passes_over=tuple(passes_over), made_by=name_of(field))


def choose_times(case: Case, time: Callable[[ActClaim], When | None]) -> list[Told]:
    """The times that claims of what has or will come about give; wishes and offers do not count."""
    wished = (Act.CALL, Act.PROPOSE, Act.NEGOTIATE, Act.REJECT, Act.REACT, Act.MENTION)
    return [(claim, time(claim)) for claim in case.of(*(act for act in Act if act not in wished))]


def choose_when(field: Callable[..., object], told: Sequence[Told]) -> Choice[When]:
    """The time that most independent origins give, at its finest print; a coarser print of it agrees with it.

    What does not fit it is passed over, and told as a disagreement.
    """
    prints: dict[_Print, list[Told]] = defaultdict(list)
    for claim, when in told:
        if when is not None:
            prints[when.value, when.earliest, when.latest, when.doubts].append((claim, when))
    if not prints:
        return abstain(field, Abstention.NOT_MENTIONED, "no claim gives a time")
    times = {key: some[0][1] or When() for key, some in prints.items()}
    origins = {key: {origin_of(claim) for claim, _ in some} for key, some in prints.items()}
    finest = sorted(_finest(list(times.values())), key=_by_precision)
    support = [
        set().union(*(origins[key] for key, other in times.items() if fits(when, other))) for when in finest
    ]
    best = min(range(len(finest)), key=lambda index: (-len(support[index]), index))
    value = finest[best]
    agreeing = [key for key, when in times.items() if fits(value, when)]
    apart = [key for key in times if key not in agreeing]
    everyone = len(set().union(*origins.values()))
    share = f"{len(support[best])} of {everyone} origins that give a time fit it"
    reasons = [share if everyone > 1 else "the only origin that gives a time"]
    if apart:
        others = sorted({str(times[key]) for key in apart})
        named = ", ".join(others[:_NAMED]) + (
            f" and {len(others) - _NAMED} more" if len(others) > _NAMED else ""
        )
        reasons.append(f"disagreement: {named}")
    rests = [claim.id for key in agreeing for claim, _ in prints[key]]
    over = [claim.id for key in apart for claim, _ in prints[key]]
    return choose_text(field, value, rests, over, "; ".join((*reasons, *value.doubts)))


def _finest(times: Sequence[When]) -> list[When]:
    """The times that name a day; where none does, those that name a month or year; where none does, all."""
    days = [when for when in times if when.day is not None]
    return days or [when for when in times if when.value is not None] or list(times)


def _by_precision(when: When) -> tuple[int, bool, int, bool, str, str]:
    """Finest first, then what is beyond doubt; of two prints of one instant, the one on a local clock before GMT."""
    value = when.value or ""
    return (
        -min(len(value), _TO_THE_MINUTE),
        bool(when.doubts),
        -len(value),
        value.endswith(("Z", "+00:00")),
        value,
        str(when),
    )


def fits(fine: When, coarse: When) -> bool:
    """Whether a coarser print can be of the same time ("October 10" and "12:00 on October 10")."""
    if fine.value and coarse.value and fine.day and coarse.day:
        clock = len(fine.value) > 10 and len(coarse.value) > 10
        return fine.may_equal(coarse) if clock else fine.day == coarse.day
    return fine.may_equal(coarse)


def tally(
    claims: Iterable[ActClaim],
    read: Callable[[ActClaim], Iterable[Any]],
    key: Callable[[Any], str] = lambda role: role.id,
) -> dict[str, list[ActClaim]]:
    """The claims that name each of the things read from them, by its key."""
    told: dict[str, list[ActClaim]] = defaultdict(list)
    for claim in claims:
        for name in dict.fromkeys(key(thing) for thing in read(claim)):
            told[name].append(claim)
    return dict(told)
