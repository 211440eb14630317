"""What the ceasefire provides."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from truceline.model import Abstention, Act, Choice, Enforcement, Obligation, Progress, Provision, TermType
from truceline.records.case import Case
from truceline.records.choose import abstain, choose_text
from truceline.records.obligations import obligations

_WISHED = frozenset({Act.CALL, Act.PROPOSE, Act.NEGOTIATE, Act.REJECT})


def implementation(case: Case) -> Choice[tuple[TermType, ...]]:
    """Which mechanisms of implementation were agreed."""
    del case  # being written
    return abstain(implementation, Abstention.NOT_MENTIONED, "no claim tells it")


def enforcement(case: Case) -> Choice[Enforcement]:
    """Who enforces it with military force."""
    del case  # being written
    return abstain(enforcement, Abstention.NOT_MENTIONED, "no claim tells it")


def ddr(case: Case) -> Choice[bool]:
    """Whether it provides for disarmament, demobilisation or reintegration."""
    del case  # being written
    return abstain(ddr, Abstention.NOT_MENTIONED, "no claim tells it")


def terms(case: Case) -> Choice[tuple[Obligation, ...]]:
    """What was undertaken (codebook: *terms*): who owes what to whom by when, and what is reported of it.

    Reports of one undertaking are one obligation: of one type, owed by the same, of the same thing. A report that says less
    joins the one it fits. What is only proposed, asked for or negotiated binds nobody and is passed over.
    """
    found = obligations(case)
    wished = [claim.id for claim in case.claims if claim.terms and claim.act in _WISHED]
    if not found.obligations:
        if wished or found.open:
            reason = "terms are proposed or asked for, none is told as agreed"
            return abstain(terms, Abstention.UNCLEAR, reason, sorted({*wished, *found.open}))
        return abstain(terms, Abstention.NOT_MENTIONED, "no claim names an undertaking")
    rests = [claim for one in found.obligations for claim in one.claims]
    return choose_text(terms, found.obligations, rests, (*found.open, *wished), _summed_up(found.obligations))


def _summed_up(told: Sequence[Obligation]) -> str:
    """How many undertakings are told, and on which reports do not agree."""
    count = "one undertaking is told" if len(told) == 1 else f"{len(told)} undertakings are told"
    parts = (
        ("quantity", [one for one in told if _disputed(one.quantity)]),
        ("deadline", [one for one in told if _disputed(one.deadline)]),
    )
    differ = [f"reports disagree on the {name} of {_kinds(some)}" for name, some in parts if some]
    contested = [one for one in told if one.progress is Progress.CONTESTED]
    return "; ".join(
        [count, *differ, *([f"contested whether it was met: {_kinds(contested)}"] if contested else [])]
    )


def _disputed(choice: Choice[Any] | None) -> bool:
    return choice is not None and choice.reason.startswith("disagreement")


def _kinds(some: Sequence[Obligation]) -> str:
    return ", ".join(dict.fromkeys(one.type.replace("_", " ") for one in some))


def silent_on(case: Case) -> Choice[tuple[str, ...]]:
    """What it is told to say nothing of."""
    del case  # being written
    return abstain(silent_on, Abstention.NOT_MENTIONED, "no claim tells it")


def provisions(case: Case) -> Choice[tuple[Provision, ...]]:
    """What it provides, by the variables of PA-X."""
    del case  # being written
    return abstain(provisions, Abstention.NOT_MENTIONED, "no claim tells it")
