"""When the ceasefire was declared and agreed, begins and ends."""

from __future__ import annotations

from truceline.model import Abstention, Act, Choice, Declaration, Ending, When
from truceline.records.case import Case
from truceline.records.choose import abstain, choose_text, choose_times, choose_when, tally
from truceline.records.strands import end_of


def declared(case: Case) -> Choice[tuple[Declaration, ...]]:
    """Who declared or agreed to it, and when: one declaration for each side."""
    del case  # being written
    return abstain(declared, Abstention.NOT_MENTIONED, "no claim tells it")


def agreed(case: Case) -> Choice[When]:
    """When the ceasefire was agreed, signed or announced, as precisely as told.

    The day that most independent origins give, at its finest print. Where no article gives one, it is bounded by the
    day of the first report of it; no day is put in.
    """
    acts = case.of(Act.AGREE, Act.DECLARE)
    choice = choose_when(agreed, [(claim, claim.act_date) for claim in acts])
    if choice.abstention is None or not acts:
        return choice
    ends = [(end, claim) for claim in acts if (end := end_of(claim.source.dating)) is not None]
    if not ends:
        return choice
    latest, first = min(ends, key=lambda pair: (pair[0], pair[1].id))
    return choose_text(
        agreed, When(latest=latest), [first.id], (), "no date told: not after the first report of it"
    )


def effect(case: Case) -> Choice[When]:
    """When the ceasefire took or takes effect, as precisely as told, with the zone where the text gives or implies it."""
    return choose_when(effect, choose_times(case, lambda claim: claim.start))


def ended(case: Case) -> Choice[When]:
    """When the ceasefire was called off, collapsed, or ran out, or is to run out."""
    return choose_when(ended, choose_times(case, lambda claim: claim.end))


def ending(case: Case) -> Choice[Ending]:
    """How it ended."""
    del case  # being written
    return abstain(ending, Abstention.NOT_MENTIONED, "no claim tells it")


def fixed(case: Case) -> Choice[bool]:
    """Whether it is limited in time."""
    del case  # being written
    return abstain(fixed, Abstention.NOT_MENTIONED, "no claim tells it")


def duration(case: Case) -> Choice[str]:
    """How long the ceasefire is to last, as an ISO 8601 duration (`PT72H`), the length most articles give."""
    told = tally(case.claims, lambda claim: (claim.duration,) if claim.duration else (), key=str)
    if not told:
        return abstain(duration, Abstention.NOT_MENTIONED, "no claim gives a length")
    best = min(told, key=lambda length: (-len(told[length]), length))
    over = [claim.id for length in told if length != best for claim in told[length]]
    return choose_text(
        duration, best, [claim.id for claim in told[best]], over, "the length most claims give"
    )
