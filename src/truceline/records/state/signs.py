"""What a record holds as signs of a ceasefire's standing: each with the days on which it can have come about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from truceline.model import Account, Act, Ceasefire, Choice, Status, When
from truceline.records.accounts import days_of
from truceline.records.moments import after


class Sign(StrEnum):
    """What moves a ceasefire from one state to another, in the order in which signs of one day are taken."""

    CALL = "a call for it"
    OFFER = "an offer, or talks about it"
    AGREEMENT = "its agreement"
    START = "its start"
    EXTENSION = "its extension"
    DEED = "a term carried out"
    HOLDS = "word that it holds"
    BROKEN = "word that it is broken"
    DENIAL = "a denial"
    SAID_OVER = "one side's word that the other ended it"
    END = "its end"
    RUN_OUT = "its time running out"
    FOLLOWED = "another ceasefire of its sides"
    OTHER = "anything else told of it"


_ORDER = {sign: place for place, sign in enumerate(Sign)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A sign with the first and last day (both inclusive) on which it can have come about, and what it rests on.

    `first` is None where nothing bounds it.
    """

    sign: Sign
    first: date | None
    last: date
    accounts: tuple[Account, ...] = ()
    claims: tuple[str, ...] = ()
    judgements: tuple[str, ...] = ()

    @property
    def order(self) -> tuple[int, str]:
        """By what signs of one day are ordered."""
        return _ORDER[self.sign], self.claims[0] if self.claims else ""


def signs_of(ceasefire: Ceasefire) -> tuple[Told, ...]:
    """All signs of a ceasefire's standing that its record holds, in no order; what has no day at all gives none.

    Agreement, start and end come from the fields of that name, since people may have corrected these; where such a
    field has no value, from the accounts of the act. All else comes from the accounts: what has no day of its own counts
    from the day it was first told, but an agreement, start or end told without a day can have come about before.
    """
    accounts = ceasefire.life.value or ()
    return (
        *_of_field(ceasefire.agreed, Sign.AGREEMENT, _done(accounts, Act.AGREE, Act.DECLARE), accounts),
        *_of_field(ceasefire.effect, Sign.START, _done(accounts, Act.EFFECT), accounts),
        *_ends(ceasefire, accounts),
        *_followed(ceasefire),
        *(told for account in accounts if (told := _of_account(account))),
    )


def _done(accounts: Iterable[Account], *acts: Act) -> tuple[Account, ...]:
    """The accounts of these acts as done, not as planned or failed."""
    return tuple(a for a in accounts if a.act in acts and a.status in (Status.ACTUAL, Status.ALLEGED))


def _of_field(
    choice: Choice[When], sign: Sign, done: Sequence[Account], accounts: Sequence[Account]
) -> Iterator[Told]:
    """The sign of a time that was chosen; else those of the accounts of the act."""
    if choice.value is None:
        yield from (told for account in done if (told := _when_told(sign, account)))
        return
    first, last = days_of(choice.value)
    if last is None:
        return
    rests = frozenset(choice.rests_on)
    resting = tuple(account for account in accounts if not rests.isdisjoint(account.claims))
    if sign is Sign.AGREEMENT and resting and all(a.status is Status.PLANNED for a in resting):
        return  # announced to be agreed: what was announced is no agreement, whatever the day
    telling = tuple(account for account in done if account in resting or account.date is None)
    yield Told(
        sign=sign,
        first=first,
        last=last,
        accounts=telling or resting,
        claims=tuple(dict.fromkeys((*choice.rests_on, *(one for a in telling for one in a.claims)))),
        judgements=choice.judgements,
    )


def _when_told(sign: Sign, account: Account) -> Told | None:
    """The sign of what lasts (an agreement, a start, an end): at its time, else at any time before its first report."""
    first, last = days_of(account.date)
    if first is None and last is None:
        last = days_of(account.told)[1]
    if last is None:
        return None
    return Told(sign=sign, first=first, last=last, accounts=(account,), claims=account.claims)


def _ends(ceasefire: Ceasefire, accounts: Sequence[Account]) -> Iterator[Told]:
    """How it ended: as told, as corrected, or by its time running out where nobody tells that it was prolonged."""
    done = _done(accounts, Act.END)
    own = [account for account in done if account.status is Status.ACTUAL]
    for account in done:
        if account.status is Status.ALLEGED and (said := _word(Sign.SAID_OVER, account)):
            yield said
    ended = ceasefire.ended
    rests = frozenset(ended.rests_on)
    told_of = [account for account in own if not rests.isdisjoint(account.claims)]
    if ended.value is not None and (ended.judgements or told_of):
        yield from _of_field(ended, Sign.END, told_of, accounts)
        return
    yield from (told for account in own if (told := _when_told(Sign.END, account)))
    if ended.value is not None:
        yield from _of_field(ended, Sign.RUN_OUT, (), accounts)
    else:
        yield from _fixed_time(ceasefire)


def _followed(ceasefire: Ceasefire) -> Iterator[Told]:
    """The beginning of the next ceasefire of its sides."""
    if ceasefire.followed is not None:
        first, last = days_of(ceasefire.followed.when)
        if last is not None:
            yield Told(sign=Sign.FOLLOWED, first=first, last=last, claims=ceasefire.followed.claims)


def _fixed_time(ceasefire: Ceasefire) -> Iterator[Told]:
    """The end of a ceasefire's fixed time, counted from its start."""
    start, length = ceasefire.effect.value, ceasefire.duration.value
    if start is None or length is None:
        return
    earliest, latest = (after(one, length) if one else None for one in (start.earliest, start.latest))
    if latest is None:
        return
    first, last = days_of(When(earliest=earliest, latest=latest))
    if last is not None:
        claims = (*ceasefire.duration.rests_on, *ceasefire.effect.rests_on)
        yield Told(
            sign=Sign.RUN_OUT,
            first=first,
            last=last,
            claims=tuple(dict.fromkeys(claims)),
            judgements=(*ceasefire.duration.judgements, *ceasefire.effect.judgements),
        )


SIGNS: dict[tuple[Act, Status], Sign] = {
    (Act.CALL, Status.ACTUAL): Sign.CALL,
    (Act.PROPOSE, Status.ACTUAL): Sign.OFFER,
    (Act.NEGOTIATE, Status.ACTUAL): Sign.OFFER,
    (Act.NEGOTIATE, Status.PLANNED): Sign.OFFER,
    (Act.AGREE, Status.PLANNED): Sign.OFFER,
    (Act.DECLARE, Status.PLANNED): Sign.OFFER,
    (Act.EXTEND, Status.ACTUAL): Sign.EXTENSION,
    (Act.IMPLEMENT, Status.ACTUAL): Sign.DEED,
    (Act.HOLD, Status.ACTUAL): Sign.HOLDS,
    (Act.HOLD, Status.ALLEGED): Sign.HOLDS,
    (Act.VIOLATE, Status.NEGATED): Sign.DENIAL,
    (Act.HOLD, Status.NEGATED): Sign.BROKEN,
    (Act.EFFECT, Status.NEGATED): Sign.BROKEN,
    (Act.VIOLATE, Status.ACTUAL): Sign.BROKEN,
    (Act.VIOLATE, Status.ALLEGED): Sign.BROKEN,
    (Act.DENY, Status.ACTUAL): Sign.DENIAL,
}
"""What an account is a sign of, by its act and status. What stands in no row moves nothing, but is a report of it."""


def _of_account(account: Account) -> Told | None:
    return _word(SIGNS.get((account.act, account.status), Sign.OTHER), account)


def _word(sign: Sign, account: Account) -> Told | None:
    """The sign of what is said at a time: at the time told, else when it was first reported; a plan when it was told."""
    first, last = days_of(account.date)
    if (first is None and last is None) or (account.status is Status.PLANNED and account.told):
        first, last = days_of(account.told)
    if last is None:
        return None
    return Told(sign=sign, first=first, last=last, accounts=(account,), claims=account.claims)
