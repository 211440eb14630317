"""What is told of the life of the ceasefire."""

from __future__ import annotations

from truceline.model import Abstention, Account, Act, Choice
from truceline.records.case import Case
from truceline.records.choose import abstain, gather_accounts


def life(case: Case) -> Choice[tuple[Account, ...]]:
    """All that is told of its life, in order."""
    del case  # being written
    return abstain(life, Abstention.NOT_MENTIONED, "no claim tells it")


def held(case: Case) -> Choice[tuple[Account, ...]]:
    """Who says that the ceasefire holds or is observed."""
    return gather_accounts(held, case, Act.HOLD)


def violated(case: Case) -> Choice[tuple[Account, ...]]:
    """Who says that whom broke the ceasefire; an accusation by one side stays one (status *alleged*)."""
    return gather_accounts(violated, case, Act.VIOLATE)


def reactions(case: Case) -> Choice[tuple[Account, ...]]:
    """Which third parties welcome, support, doubt or condemn the ceasefire."""
    return gather_accounts(reactions, case, Act.REACT)
