"""How a ceasefire stands on a day, by what is told of it: never a finding of fact, always according to someone.

A state machine (`machine.TRANSITIONS`) takes the signs that the record holds day by day; while the ceasefire is in force,
the words that stand are read together (`words.READINGS`). It runs twice, with every sign on the first and on the last
day on which it can have come about: where the two runs differ, the standing is unclear.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta

from truceline.model import Abstention, Account, Act, Ceasefire, Standing, State, Status, When
from truceline.records.state.machine import Run
from truceline.records.state.signs import Sign, Told, signs_of


def standing(ceasefire: Ceasefire, on: date) -> Standing:
    """How the ceasefire stands at the end of a day, by what is told of that day and those before, whenever it is told.

    Nothing that lies after the day counts. A day within the bounds of a time that is not told to the day is unclear,
    where it matters. The standing as it was known earlier is that of the ceasefire as it was known then.
    """
    signs = signs_of(ceasefire)
    late = Run(signs, on, earliest=False).walk()
    certain = all(told.first == told.last for told in signs)
    early = late if certain else Run(signs, on, earliest=True).walk()
    if early.state is not late.state:
        return _unclear(signs, early, late)
    if late.state is State.NOT_TOLD:
        reason = f"nothing that is told of it lies on or before {on}"
        return Standing(on=on, state=late.state, reason=reason, abstention=Abstention.NOT_MENTIONED)
    says = _accounts(late.rests)
    return Standing(
        on=on,
        state=late.state,
        since=_between(early.since, late.since),
        says=says,
        dissent=_dissent(signs, late, says),
        claims=_ids(told.claims for told in late.rests),
        judgements=_ids(told.judgements for told in late.rests),
        reason=late.reason,
    )


_TOLD_OPEN = 2
"""How many signs without a day a reason names: with more, little else is told to the day."""


def _unclear(signs: Sequence[Told], early: Run, late: Run) -> Standing:
    """No state: what is told within bounds that hold the day can have come about or not."""
    open_ones = sorted(
        (told for told in signs if told.sign is not Sign.OTHER and early.place(told) <= early.on < told.last),
        key=lambda told: told.order,
    )
    lies = list(dict.fromkeys(f"{told.sign} lies {_bounds(told)}" for told in open_ones))
    more = [f"and {len(lies) - _TOLD_OPEN} more"] if len(lies) > _TOLD_OPEN else []
    rests = open_ones or [*early.rests, *late.rests]
    return Standing(
        on=early.on,
        state=None,
        could_be=tuple(sorted({early.state, late.state}, key=list(State).index)),
        says=_accounts(rests),
        claims=_ids(told.claims for told in rests),
        judgements=_ids(told.judgements for told in rests),
        reason=", ".join((*lies[:_TOLD_OPEN], *more)) or "it hangs on the day of what came about before",
        abstention=Abstention.UNCLEAR,
    )


def _bounds(told: Told) -> str:
    return f"between {told.first} and {told.last}" if told.first else f"not after {told.last}"


def _between(first: date, last: date) -> When:
    """A day, or the days between two, as a time."""
    if first >= last:
        return When.of(last.isoformat())
    return When(
        earliest=datetime.combine(first, time()), latest=datetime.combine(last, time()) + timedelta(days=1)
    )


def _accounts(told: Iterable[Told]) -> tuple[Account, ...]:
    return tuple(dict.fromkeys(account for one in told for account in one.accounts))


def _ids(some: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(sorted({one for ids in some for one in ids}))


_AGAINST_AGREEMENT = frozenset(
    {
        (Act.DENY, Status.ACTUAL),
        (Act.REJECT, Status.ACTUAL),
        (Act.AGREE, Status.NEGATED),
        (Act.DECLARE, Status.NEGATED),
    }
)
_AGAINST_END = frozenset({(Act.VIOLATE, Status.ACTUAL), (Act.VIOLATE, Status.ALLEGED)})
_DISSENT = {
    State.CALLED_FOR: _AGAINST_AGREEMENT,
    State.PROPOSED: _AGAINST_AGREEMENT,
    State.AGREED: _AGAINST_AGREEMENT,
    State.IN_FORCE: _AGAINST_AGREEMENT,
    State.HOLDING: _AGAINST_AGREEMENT,
    State.VIOLATED: _AGAINST_AGREEMENT,
    State.ENDED: _AGAINST_END,
}
"""Which accounts say otherwise in which state; in what is contested all sides are told as what it rests on."""


def _dissent(signs: Iterable[Told], run: Run, says: tuple[Account, ...]) -> tuple[Account, ...]:
    """Who says otherwise, since the state began: that it was not agreed, or that an ended one is being broken."""
    against = _DISSENT.get(run.state, frozenset())
    first = run.began + timedelta(days=1) if run.state is State.ENDED else run.began  # broken, then over
    told = (one for one in signs if first <= run.place(one) <= run.on)
    accounts = (
        account for one in sorted(told, key=lambda one: (one.last, one.order)) for account in one.accounts
    )
    return tuple(dict.fromkeys(a for a in accounts if (a.act, a.status) in against and a not in says))
