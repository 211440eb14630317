"""The fields of a ceasefire: one function each, which bears the field's name and says what it means.

A field function is handed a `Case` and returns a `Choice`: the value with the claims it rests on, those it passes over
and the reason, or an abstention.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from truceline.model import Abstention, Account, Act, Choice, Obligation, Side, TermType, When
from truceline.records.case import Case, side_names
from truceline.records.choose import (
    abstain,
    choose_text,
    choose_times,
    choose_when,
    corrected,
    gather_accounts,
    tally,
)
from truceline.records.strands import end_of

Field = Callable[[Case], Choice[Any]]


def sides(case: Case) -> Choice[tuple[Side, ...]]:
    """The parties that are or would be bound by the ceasefire.

    Those whom at least a third of the articles that name sides name as such. Who is named as a mediator is no side
    where two others are left (codebook: *parties*, *mediators*).
    """
    names = side_names(case.claims)
    told = tally(case.claims, lambda claim: claim.parties)
    brokers = set(tally(case.claims, lambda claim: claim.mediators))
    if len(set(told) - brokers) >= 2:
        told = {key: claims for key, claims in told.items() if key not in brokers}
    articles = {key: {claim.source.document for claim in claims} for key, claims in told.items()}
    needed = len(set().union(*articles.values())) / 3 if articles else 0
    kept = [
        key
        for key in sorted(told, key=lambda key: (-len(articles[key]), key))
        if len(articles[key]) >= needed
    ]
    if not kept:
        return abstain(sides, Abstention.NOT_MENTIONED, "no claim names a side")
    over = [claim.id for key in told if key not in kept for claim in told[key]]
    rests = [claim.id for key in kept for claim in told[key]]
    reason = f"named as sides in {len(set().union(*(articles[key] for key in kept)))} articles"
    value = tuple(sorted((names[key] for key in kept), key=lambda side: side.name))
    return choose_text(sides, value, rests, over, reason)


def mediators(case: Case) -> Choice[tuple[Side, ...]]:
    """Who brokered, hosted, mediated or guaranteed the ceasefire, as the articles name them."""
    names = side_names(case.claims)
    told = tally(case.claims, lambda claim: claim.mediators)
    if not told:
        return abstain(mediators, Abstention.NOT_MENTIONED, "no claim names a mediator")
    value = tuple(sorted((names[key] for key in told), key=lambda side: side.name))
    rests = [claim.id for claims in told.values() for claim in claims]
    return choose_text(mediators, value, rests, (), "each is named as a mediator")


def agreed(case: Case) -> Choice[When]:
    """When the ceasefire was agreed, signed or announced, as precisely as told.

    The day that most independent origins give, at its finest print. Where no article gives one, it is bounded by the
    day of the first report of it; no day is put in.
    """
    set_by = corrected(case, agreed)
    if set_by is not None:
        return set_by
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
    set_by = corrected(case, effect)
    return set_by or choose_when(effect, choose_times(case, lambda claim: claim.start))


def ended(case: Case) -> Choice[When]:
    """When the ceasefire was called off, collapsed, or ran out, or is to run out."""
    set_by = corrected(case, ended)
    return set_by or choose_when(ended, choose_times(case, lambda claim: claim.end))


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


def place(case: Case) -> Choice[tuple[Side, ...]]:
    """Where the ceasefire applies or is said to be broken, under the names that the articles print."""
    names = side_names(case.claims)
    told = tally(case.claims, lambda claim: claim.place)
    if not told:
        return abstain(place, Abstention.NOT_MENTIONED, "no claim names a place")
    value = tuple(sorted((names[key] for key in told), key=lambda side: side.name))
    return choose_text(
        place, value, [c.id for claims in told.values() for c in claims], (), "each is named as the place"
    )


def terms(case: Case) -> Choice[tuple[Obligation, ...]]:
    """What was undertaken, by type (codebook: *terms*), each with the claims that name it."""
    acts = case.of(Act.AGREE, Act.DECLARE, Act.EFFECT, Act.EXTEND, Act.IMPLEMENT)
    told = tally(acts, lambda claim: claim.terms, key=str)
    if not told:
        return abstain(terms, Abstention.NOT_MENTIONED, "no claim names an undertaking")
    value = tuple(
        Obligation(type=TermType(kind), claims=tuple(sorted({claim.id for claim in told[kind]})))
        for kind in sorted(told)
    )
    rests = [claim.id for claims in told.values() for claim in claims]
    return choose_text(terms, value, rests, (), "each is named as a term")


def held(case: Case) -> Choice[tuple[Account, ...]]:
    """Who says that the ceasefire holds or is observed."""
    return gather_accounts(held, case, Act.HOLD)


def violated(case: Case) -> Choice[tuple[Account, ...]]:
    """Who says that whom broke the ceasefire; an accusation by one side stays one (status *alleged*)."""
    return gather_accounts(violated, case, Act.VIOLATE)


def reactions(case: Case) -> Choice[tuple[Account, ...]]:
    """Which third parties welcome, support, doubt or condemn the ceasefire."""
    return gather_accounts(reactions, case, Act.REACT)


FIELDS: Mapping[str, Field] = {
    "sides": sides,
    "mediators": mediators,
    "agreed": agreed,
    "effect": effect,
    "ended": ended,
    "duration": duration,
    "place": place,
    "terms": terms,
    "held": held,
    "violated": violated,
    "reactions": reactions,
}
"""Every field of a ceasefire, by name: the function that chooses it is the one that explains it."""
