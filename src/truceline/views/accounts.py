"""Accounts of one act, taken together by who says it of whom: what a screen shows in one line."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from truceline.model import Account, Claim, Side, Status, Support, When
from truceline.records import support
from truceline.views.values import in_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What one speaker, or the reports themselves (`said_by` None), say of the same doers: how often, and on which days.

    `accounts` counts what is told, not what happened; `days` are the times of the acts in order, or where none is told
    those of the first reports (`by_report`); `claims` are ids.
    """

    actors: tuple[Side, ...]
    said_by: Side | None
    status: Status
    stance: str | None
    accounts: int
    days: tuple[str, ...]
    by_report: bool
    support: Support
    claims: tuple[str, ...]


def by_speaker(
    accounts: Iterable[Account], claims: Mapping[str, Claim], sides: Collection[str]
) -> tuple[Told, ...]:
    """The accounts by speaker, doers, status and stance: those with most independent origins first."""
    by_key: dict[tuple[object, ...], list[Account]] = defaultdict(list)
    for account in accounts:
        actors = tuple(side.id for side in account.actors)
        said_by = account.said_by.id if account.said_by else None
        by_key[said_by, actors, account.status, account.stance].append(account)
    told = (_told(some, claims, sides) for some in by_key.values())
    return tuple(sorted(told, key=lambda one: (-one.support.origins, -one.accounts, told_words(one))))


def told_words(told: Told, *, by: bool = True) -> str:
    """Who did it, who says so, how often and when: `by Azerbaijan, says Armenia: 3 accounts, 2020-10-10 to 2020-11-02`."""
    actors = in_words(told.actors)
    who = [f"by {actors}" if by and actors else actors, f"says {told.said_by.name}" if told.said_by else ""]
    plainly = told.status is Status.ACTUAL or (told.status is Status.ALLEGED and told.said_by is not None)
    aside = "".join(f" ({one})" for one in (told.stance, "" if plainly else told.status) if one)
    head = (", ".join(part for part in who if part) or "as reported") + aside
    often = f"{told.accounts:,} accounts" if told.accounts > 1 else ""
    days = f"{'told ' if told.by_report else ''}{_days(told.days)}" if told.days else ""
    tail = ", ".join(part for part in (often, days) if part)
    return f"{head}: {tail}" if tail else head


def _days(days: tuple[str, ...]) -> str:
    return days[0] if days[0] == days[-1] else f"{days[0]} to {days[-1]}"


def _told(accounts: Sequence[Account], claims: Mapping[str, Claim], sides: Collection[str]) -> Told:
    ids = tuple(dict.fromkeys(claim for account in accounts for claim in account.claims))
    times = [account.date for account in accounts if account.date]
    reports = [account.told for account in accounts if account.told]
    days = dict.fromkeys(when.day or in_words(when) for when in sorted(times or reports, key=_time))
    return Told(
        actors=accounts[0].actors,
        said_by=accounts[0].said_by,
        status=accounts[0].status,
        stance=accounts[0].stance,
        accounts=len(accounts),
        days=tuple(days),
        by_report=not times,
        support=support(ids, claims, sides),
        claims=ids,
    )


def _time(when: When) -> tuple[date, str]:
    moment = when.earliest or when.latest or datetime.max
    return moment.date(), in_words(when)
