"""What the ceasefire provides."""

from __future__ import annotations

from truceline.model import Abstention, Act, Choice, Enforcement, Obligation, Provision, TermType
from truceline.records.case import Case
from truceline.records.choose import abstain, choose_text, tally


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
    """What was undertaken, by type (codebook: *terms*), each with the claims that name it."""
    acts = case.of(Act.AGREE, Act.DECLARE, Act.EFFECT, Act.EXTEND, Act.IMPLEMENT)
    told = tally(acts, lambda claim: claim.terms, key=str)
    if not told:
        return abstain(terms, Abstention.NOT_MENTIONED, "no claim names an undertaking")
    value = tuple(
        Obligation(type=TermType(kind), says=kind, claims=tuple(sorted({claim.id for claim in told[kind]})))
        for kind in sorted(told)
    )
    rests = [claim.id for claims in told.values() for claim in claims]
    return choose_text(terms, value, rests, (), "each is named as a term")


def silent_on(case: Case) -> Choice[tuple[str, ...]]:
    """What it is told to say nothing of."""
    del case  # being written
    return abstain(silent_on, Abstention.NOT_MENTIONED, "no claim tells it")


def provisions(case: Case) -> Choice[tuple[Provision, ...]]:
    """What it provides, by the variables of PA-X."""
    del case  # being written
    return abstain(provisions, Abstention.NOT_MENTIONED, "no claim tells it")
