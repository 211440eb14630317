"""What is told of the life of the ceasefire."""

from __future__ import annotations

from collections.abc import Callable

from truceline.model import Abstention, Account, Act, Choice
from truceline.records.accounts import gather
from truceline.records.case import Case
from truceline.records.choose import abstain, choose_text


def life(case: Case) -> Choice[tuple[Account, ...]]:
    """All acts that are told of it, in order of time: who did what when, according to whom, with what status.

    Reports of one thing are one account with all of their claims. What is told without a time stands where it was
    first reported. Claims that only mention the ceasefire are passed over.
    """
    return _accounts(life, case, *(act for act in Act if act is not Act.MENTION))


def held(case: Case) -> Choice[tuple[Account, ...]]:
    """Who says that the ceasefire holds or is observed, and when."""
    return _accounts(held, case, Act.HOLD)


def violated(case: Case) -> Choice[tuple[Account, ...]]:
    """Who says that whom broke the ceasefire, and when; an accusation by one side stays one (status *alleged*)."""
    return _accounts(violated, case, Act.VIOLATE)


def reactions(case: Case) -> Choice[tuple[Account, ...]]:
    """Which third parties welcome, support, doubt or condemn the ceasefire, with the stance that their words tell."""
    return _accounts(reactions, case, Act.REACT)


def _accounts(
    field: Callable[[Case], Choice[tuple[Account, ...]]], case: Case, *acts: Act
) -> Choice[tuple[Account, ...]]:
    wanted = frozenset(acts)
    claims = [claim for claim in case.claims if claim.act in wanted]
    if not claims:
        which = f"the act {acts[0]}" if len(acts) == 1 else "an act, only mentions"
        return abstain(field, Abstention.NOT_MENTIONED, f"no claim of {which}")
    accounts = gather(claims)
    ids = [claim.id for claim in claims]
    reason = f"{_counted(len(ids), 'claim')} on {_counted(len(accounts), 'thing')} told"
    over = [claim.id for claim in case.claims if claim.act is Act.MENTION] if len(acts) > 1 else ()
    return choose_text(field, accounts, ids, over, reason)


def _counted(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"
