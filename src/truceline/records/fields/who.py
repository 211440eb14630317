"""Who makes, brokers and is bound by the ceasefire, and where."""

from __future__ import annotations

from truceline.model import Abstention, Choice, Laterality, Side
from truceline.records.case import Case, side_names
from truceline.records.choose import abstain, choose_text, tally


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


def signatories(case: Case) -> Choice[tuple[Side, ...]]:
    """Who signed it, third parties included."""
    del case  # being written
    return abstain(signatories, Abstention.NOT_MENTIONED, "no claim tells it")


def mediators(case: Case) -> Choice[tuple[Side, ...]]:
    """Who brokered, hosted, mediated or guaranteed the ceasefire, as the articles name them."""
    names = side_names(case.claims)
    told = tally(case.claims, lambda claim: claim.mediators)
    if not told:
        return abstain(mediators, Abstention.NOT_MENTIONED, "no claim names a mediator")
    value = tuple(sorted((names[key] for key in told), key=lambda side: side.name))
    rests = [claim.id for claims in told.values() for claim in claims]
    return choose_text(mediators, value, rests, (), "each is named as a mediator")


def laterality(case: Case) -> Choice[Laterality]:
    """How many sides bind themselves."""
    del case  # being written
    return abstain(laterality, Abstention.NOT_MENTIONED, "no claim tells it")


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


def partial(case: Case) -> Choice[bool]:
    """Whether it is a local ceasefire, not a general one."""
    del case  # being written
    return abstain(partial, Abstention.NOT_MENTIONED, "no claim tells it")


def venue(case: Case) -> Choice[tuple[Side, ...]]:
    """Where it was negotiated or signed."""
    del case  # being written
    return abstain(venue, Abstention.NOT_MENTIONED, "no claim tells it")
