"""What came of an undertaking: whether it is reported met or missed, by whom, and how it stands on a day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime, time, timedelta

from truceline.model import (
    Account,
    Act,
    ActClaim,
    Claim,
    Obligation,
    Progress,
    Side,
    StatementClaim,
    Status,
    TermClaim,
    When,
)
from truceline.records.case import origin_of
from truceline.records.obligations.mentions import Mention, Sort

DUE = "due"
OVERDUE = "overdue without report"


def state(obligation: Obligation, on: date) -> str:
    """How an obligation stands on a day, as reported by the claims it was made from.

    | what is reported | its deadline | state |
    |---|---|---|
    | done | any | `reported met` |
    | not done | past when that was reported, or none told | `reported missed` |
    | both, and neither settles it | any | `contested` |
    | nothing, or not done before it was due | not past, or none told | `due` |
    | nothing, or not done before it was due | past | `overdue without report` |

    The day of the deadline itself is not past. For a day gone by, ask an obligation that was made from what had been
    published by then.
    """
    if obligation.progress is not Progress.NO_REPORT:
        return str(obligation.progress)
    last = last_day(obligation.deadline.value if obligation.deadline else None)
    return OVERDUE if last is not None and on > last else DUE


def last_day(deadline: When | None) -> date | None:
    """The last day that a deadline leaves; None where it is open or none is told."""
    if deadline is None or deadline.latest is None:
        return None
    return (deadline.latest - timedelta(microseconds=1)).date()


def progress(reports: Sequence[Mention], obligor: Collection[str], deadline: When | None) -> Progress:
    """What reports of it come to.

    What was not done before it was due is not missed. Word that it was done, by others than those who owe it, settles all
    earlier word that it was not. Else both together are contested, as is what those who owe it deny.
    """
    last = last_day(deadline)
    met = [one for one in reports if one.sort is Sort.DONE]
    missed = [one for one in reports if one.sort is Sort.NOT_DONE and not _too_early(one, last)]
    denied = any(one.sort is Sort.DENIED for one in reports)
    if not missed:
        return Progress.MET if met else Progress.NO_REPORT
    if not met:
        return Progress.CONTESTED if denied else Progress.MISSED
    still = max(_published(one.claim) for one in missed)
    others = (one for one in met if _voice(one.claim) is None or _voice(one.claim) not in obligor)
    settled = any(_day_of(one) > still for one in others)
    return Progress.MET if settled else Progress.CONTESTED


def accounts(reports: Sequence[Mention], names: Mapping[str, Side]) -> tuple[Account, ...]:
    """Who says that who did it or not: one account for each act, doers, speaker and status, the first told first."""
    by_key: dict[tuple[str, tuple[str, ...], str, Status], list[Claim]] = defaultdict(list)
    for one in reports:
        act, status = _act_of(one)
        by_key[act, tuple(sorted(one.owes)), _voice(one.claim) or "", status].append(one.claim)
    made = [_account(*key, claims, names) for key, claims in sorted(by_key.items())]
    return tuple(sorted(made, key=lambda account: (_first(account), account.claims)))


def _act_of(mention: Mention) -> tuple[Act, Status]:
    claim = mention.claim
    if isinstance(claim, ActClaim):
        return claim.act, claim.status
    done = mention.sort is Sort.DONE
    return (Act.IMPLEMENT, Status.ACTUAL) if done else (Act.VIOLATE, Status.ALLEGED)


def _account(
    act: str,
    actors: Sequence[str],
    voice: str,
    status: Status,
    claims: Sequence[Claim],
    names: Mapping[str, Side],
) -> Account:
    told = sorted(claims, key=lambda claim: (_published(claim), claim.id))
    times = sorted(
        (when for claim in claims if (when := _time(claim))), key=lambda w: (-len(w.value or ""), str(w))
    )
    return Account(
        act=Act(act),
        actors=tuple(names[one] for one in actors),
        said_by=names[voice] if voice else None,
        status=status,
        date=times[0] if times else None,
        told=_told(told[0]),
        origins=len({origin_of(claim) for claim in claims}),
        claims=tuple(sorted({claim.id for claim in claims})),
    )


def _time(claim: Claim) -> When | None:
    match claim:
        case ActClaim():
            return claim.act_date
        case TermClaim():
            return None
        case _:
            return claim.date


def _told(claim: Claim) -> When | None:
    """The day, or stretch, of publication."""
    dating = claim.source.dating
    if dating.day is not None:
        return When.of(dating.day.isoformat())
    first = datetime.combine(dating.earliest, time()) if dating.earliest else None
    last = datetime.combine(dating.latest, time()) + timedelta(days=1) if dating.latest else None
    return When(earliest=first, latest=last) if first or last else None


def _first(account: Account) -> tuple[str, str]:
    return str(account.told or "~"), str(account.date or "~")


def _voice(claim: Claim) -> str | None:
    """Who says so; None for the report itself."""
    if claim.said_by is not None:
        return claim.said_by.id
    if isinstance(claim, StatementClaim):
        return next((role.id for role in claim.speakers), None)
    return None


def _published(claim: Claim) -> date:
    return claim.source.dating.latest or date.max


def _day_of(mention: Mention) -> date:
    """The first day on which a report that it was done can have been published; the first of all where none is known."""
    return mention.claim.source.dating.earliest or date.min


def _too_early(mention: Mention, last: date | None) -> bool:
    """Whether word that it was not done was given while there was still time."""
    return last is not None and _published(mention.claim) <= last
