"""Who reports breaches of a ceasefire over time: a series for each claimant, in which silence is not zero."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from functools import cache
from itertools import pairwise

from truceline.model import (
    Account,
    Act,
    ActClaim,
    Ceasefire,
    Claim,
    EventType,
    Reported,
    Series,
    Side,
    StatementClaim,
    Status,
)
from truceline.records.accounts import days_of
from truceline.records.counts import counted
from truceline.records.support import voices_of
from truceline.records.vocabulary import read

_DAY = timedelta(days=1)


def violation_series(
    ceasefire: Ceasefire, claims: Mapping[str, Claim], *, days: int = 7
) -> tuple[Series, ...]:
    """What each claimant reports of each accused, in periods of so many days; most reports first.

    A report counts on the day of the breach, else on that of its publication. Weeks (the default) begin on Mondays,
    other periods count from the same Monday. `claims` holds at least those of the ceasefire, by id.
    """
    told = [account for account in ceasefire.violated.value or () if account.status is not Status.NEGATED]
    by_claimant: dict[tuple[str, tuple[str, ...]], list[Account]] = defaultdict(list)
    for account in told:
        accused = tuple(side.id for side in account.actors)
        by_claimant[account.said_by.id if account.said_by else "", accused].append(account)
    quoted = _quoted(ceasefire, claims)
    last = _last_words(told, claims)
    made = (
        _series(accounts, claims, days, _after(quoted.get(claimant, ()), last.get(claimant)))
        for (claimant, _), accounts in by_claimant.items()
    )
    return tuple(sorted(made, key=_by_reports))


def _series(
    accounts: Sequence[Account], claims: Mapping[str, Claim], days: int, after: tuple[str, ...]
) -> Series:
    periods: dict[int, list[Account]] = defaultdict(list)
    undated: list[str] = []
    for account in accounts:
        day = _day(account)
        if day is None:
            undated.extend(account.claims)
        else:
            periods[(day - _MONDAY) // _DAY // days].append(account)
    placed = [day for account in accounts if (day := _day(account))]
    counts = tuple(_reported(periods[key], key, days, claims) for key in sorted(periods))
    return Series(
        claimant=accounts[0].said_by,
        accused=accounts[0].actors,
        first=min(placed, default=None),
        last=max(placed, default=None),
        counts=counts,
        gaps=tuple(
            (one.last + _DAY, other.first - _DAY)
            for one, other in pairwise(counts)
            if other.first - one.last > _DAY
        ),
        undated=tuple(sorted(undated)),
        quoted_after=after,
    )


_MONDAY = date(1, 1, 1)  # the first day of the calendar is one


def _reported(accounts: Sequence[Account], period: int, days: int, claims: Mapping[str, Claim]) -> Reported:
    first = _MONDAY + period * days * _DAY
    ids = tuple(sorted({one for account in accounts for one in account.claims}))
    numbers = (counted(claims[one]) for one in ids)
    told = {(number.number, number.exactness, number.words.quote): number for number in numbers if number}
    last = first + (days - 1) * _DAY if (date.max - first).days >= days else date.max
    return Reported(
        first=first,
        last=last,
        reports=len(accounts),
        told=tuple(told[key] for key in sorted(told)),
        claims=ids,
    )


def _day(account: Account) -> date | None:
    """The day of what is told, else that of its first report; None where neither is known to the day."""
    for when in (account.date, account.told):
        first, last = days_of(when)
        if when is not None:
            return last if first == last else None
    return None


def _last_words(accounts: Iterable[Account], claims: Mapping[str, Claim]) -> dict[str, date]:
    """The day of the last report in which each claimant tells of a breach, by whomever."""
    last: dict[str, date] = {}
    for account in accounts:
        claimant = account.said_by.id if account.said_by else ""
        for one in account.claims:
            day = _published(claims[one]) or _day(account)
            if day is not None:
                last[claimant] = max(day, last.get(claimant, date.min))
    return last


def _published(claim: Claim) -> date | None:
    return claim.source.dating.day


def _quoted(ceasefire: Ceasefire, claims: Mapping[str, Claim]) -> dict[str, list[tuple[date, str]]]:
    """When whom is quoted on other things than breaches: days of publication and claims, in order."""
    found: dict[str, list[tuple[date, str]]] = defaultdict(list)
    for one in ceasefire.claims:
        claim = claims[one]
        day = _published(claim)
        if day is None or _on_breaches(claim):
            continue
        for voice in voices_of(claim):
            found[voice].append((day, one))
    return {voice: sorted(told) for voice, told in found.items()}


def _on_breaches(claim: Claim) -> bool:
    match claim:
        case ActClaim():
            return claim.act is Act.VIOLATE
        case StatementClaim():
            return claim.on_act is Act.VIOLATE or claim.event_type is EventType.ACCUSE
        case _:
            return False


def _after(quoted: Sequence[tuple[date, str]], last: date | None) -> tuple[str, ...]:
    """The claims in which a claimant is quoted long enough after its last word on breaches."""
    if last is None or date.max - last <= _stopped():
        return ()
    late = bisect_right(quoted, (last + _stopped(), "\U0010ffff"))
    return tuple(one for _, one in quoted[late:])


@cache
def _stopped() -> timedelta:
    return timedelta(days=read("standing.toml")["stopped"])


def _by_reports(series: Series) -> tuple[int, str, tuple[str, ...]]:
    claimant: Side | None = series.claimant
    reports = sum(count.reports for count in series.counts)
    return -reports, claimant.id if claimant else "", tuple(side.id for side in series.accused)
