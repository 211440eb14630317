"""What reports tell of a ceasefire's life, gathered: one account for each thing told, with all the claims that tell it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from functools import cache

from truceline.model import Account, Act, ActClaim, Dating, Side, When
from truceline.records.case import origin_of, side_names
from truceline.records.reactions import stance_of
from truceline.records.vocabulary import read

ONCE = frozenset({Act.AGREE, Act.DECLARE, Act.EFFECT, Act.END})
"""Acts that a ceasefire sees once: told again without a time, they are the same act, however much later."""

Days = tuple[date, date]
"""The first and the last day, both inclusive."""


def gather(claims: Iterable[ActClaim]) -> tuple[Account, ...]:
    """One account for each act, doers, speaker, status and time, in order of time.

    Claims that tell the same time are of one account, a coarser print with the one finer time that it fits. A claim
    without a time is of the account whose day, or first report, it was published soon after (`same_news` days);
    of acts that a ceasefire sees once, whenever it was published.
    """
    given = tuple(claims)
    names = side_names(given)
    by_key: dict[tuple[object, ...], list[ActClaim]] = defaultdict(list)
    for claim in given:
        actors = tuple(sorted({role.id for role in claim.actors}))
        said_by = claim.said_by.id if claim.said_by else None
        by_key[claim.act, actors, said_by, claim.status].append(claim)
    made = [_account(told, names) for alike in by_key.values() for told in _things(alike)]
    return tuple(sorted(made, key=_in_time))


def days_of(when: When | None) -> tuple[date | None, date | None]:
    """The first and the last day that a time can be of, by the clock it is printed in; None where it is open."""
    if when is None:
        return None, None
    first = when.earliest.date() if when.earliest else None
    last = (when.latest - timedelta(microseconds=1)).date() if when.latest else None
    return first, last


def _things(alike: Sequence[ActClaim]) -> list[list[ActClaim]]:
    """The claims of one act, doers, speaker and status, parted by what time they tell."""
    exact: dict[Days, list[ActClaim]] = defaultdict(list)
    vague: dict[tuple[date | None, date | None], list[ActClaim]] = defaultdict(list)
    undated: list[ActClaim] = []
    for claim in alike:
        first, last = days_of(claim.act_date)
        if first is None and last is None:
            undated.append(claim)
        elif first is not None and first == last:
            exact[first, last].append(claim)
        else:
            vague[first, last].append(claim)
    days = sorted(exact)
    loose: list[list[ActClaim]] = []
    for bounds in sorted(vague, key=str):
        fitting = _within(days, *bounds)
        (exact[fitting[0]] if len(fitting) == 1 else _new(loose)).extend(vague[bounds])
    for claims in _news(undated):
        home = _home(claims[0], days, loose, [exact[day] for day in days])
        (home if home is not None else _new(loose)).extend(claims)
    return [*exact.values(), *loose]


def _new(things: list[list[ActClaim]]) -> list[ActClaim]:
    things.append([])
    return things[-1]


def _within(days: Sequence[Days], first: date | None, last: date | None) -> Sequence[Days]:
    low = 0 if first is None else bisect_left(days, (first, first))
    high = len(days) if last is None else bisect_right(days, (last, last))
    return days[low:high]


def _home(
    claim: ActClaim, days: Sequence[Days], vague: list[list[ActClaim]], exact: list[list[ActClaim]]
) -> list[ActClaim] | None:
    """The claims with a time that news without one belongs to, if any."""
    if claim.act in ONCE:
        told = [*exact, *vague]
        return told[0] if len(told) == 1 else None
    published = claim.source.dating.latest
    if published is None:
        return None
    recent = bisect_right(days, (published, published)) - 1
    if recent >= 0 and published - days[recent][0] <= _same_news():
        return exact[recent]
    return None


def _news(undated: Iterable[ActClaim]) -> list[list[ActClaim]]:
    """Claims that tell no time, by the news they are of: what appears soon after the first report, and so on."""
    ordered = sorted(undated, key=lambda claim: (claim.source.dating.latest or date.max, claim.id))
    found: list[list[ActClaim]] = []
    for claim in ordered:
        if found and (claim.act in ONCE or _soon_after(found[-1][0], claim)):
            found[-1].append(claim)
        else:
            found.append([claim])
    return found


def _soon_after(first: ActClaim, later: ActClaim) -> bool:
    one, other = first.source.dating.latest, later.source.dating.latest
    if one is None or other is None:
        return one is other
    return other - one <= _same_news()


@cache
def _same_news() -> timedelta:
    return timedelta(days=read("standing.toml")["same_news"])


def _account(told: Sequence[ActClaim], names: Mapping[str, Side]) -> Account:
    first = min(told, key=lambda claim: (claim.source.dating.latest or date.max, claim.id))
    times = [claim.act_date for claim in told if claim.act_date]
    stances = {stance for claim in told if (stance := stance_of(claim))}
    return Account(
        act=first.act,
        actors=tuple(names[key] for key in dict.fromkeys(sorted(role.id for role in first.actors))),
        said_by=names[first.said_by.id] if first.said_by else None,
        status=first.status,
        date=min(times, key=_finest) if times else None,
        told=_published(first.source.dating),
        stance=stances.pop() if len(stances) == 1 else None,
        origins=len({origin_of(claim) for claim in told}),
        claims=tuple(sorted(claim.id for claim in told)),
    )


def _finest(when: When) -> tuple[int, bool, str, str]:
    value = when.value or ""
    return -len(value), bool(when.doubts), value, str(when)


def _published(dating: Dating) -> When | None:
    """The day or stretch of publication as a time; None where nothing bounds it."""
    if dating.day is not None:
        return When.of(dating.day.isoformat())
    if dating.earliest is None and dating.latest is None:
        return None
    ends = datetime.combine(dating.latest, time()) + timedelta(days=1) if dating.latest else None
    return When(earliest=datetime.combine(dating.earliest, time()) if dating.earliest else None, latest=ends)


_ORDER = {act: place for place, act in enumerate(Act)}


def _in_time(account: Account) -> tuple[date, date, int, str, str]:
    """By the time told, else by that of the first report; then as acts follow one another in a ceasefire's life."""
    first, last = days_of(account.date) if account.date else days_of(account.told)
    by = account.said_by.id if account.said_by else ""
    return first or last or date.max, last or date.max, _ORDER[account.act], by, account.claims[0]
