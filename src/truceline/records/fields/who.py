"""Who makes, brokers and is bound by the ceasefire."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from truceline.model import Abstention, Act, ActClaim, Choice, Laterality, Side, Status
from truceline.records.binding import binding, bound_by, making
from truceline.records.case import Case, origin_of, side_names
from truceline.records.choose import abstain, choose_text, tally
from truceline.records.weighing import Weights, choose_most, weigh
from truceline.records.wording import says, wordings

Told = Mapping[str, Sequence[ActClaim]]
"""The claims that name each actor in a role, by the actor's id."""


def sides(case: Case) -> Choice[tuple[Side, ...]]:
    """The parties that are or would be bound by the ceasefire.

    Those whom at least a third of the independent origins that name sides name as such. Who is named as a mediator is no
    side where two others are left (codebook: *parties*, *mediators*).
    """
    told = tally(case.claims, lambda claim: claim.parties)
    brokers = {role.id for claim in case.claims for role in claim.mediators}
    if len(set(told) - brokers) >= 2:
        told = {key: claims for key, claims in told.items() if key not in brokers}
    if not told:
        return abstain(sides, Abstention.NOT_MENTIONED, "no claim names a side")
    return _of_enough(sides, told, 1 / 3, "sides")


def signatories(case: Case) -> Choice[tuple[Side, ...]]:
    """Who signed it, third parties included (PA-X: `Part`, `ThrdPart`).

    Those whom at least a third of the origins that name signatories name. Who agreed without a signature being told stands
    under `declared`.
    """
    signing = wordings("written")["signed"]
    signed = [claim for claim in making(case) if claim.status is Status.ACTUAL and says(case, claim, signing)]
    if not signed:
        return abstain(signatories, Abstention.NOT_MENTIONED, "no claim tells of a signature")
    told = tally(signed, lambda claim: claim.actors)
    if not told:
        over = [claim.id for claim in signed]
        return abstain(signatories, Abstention.UNCLEAR, "it is told to be signed, not by whom", over)
    return _of_enough(signatories, told, 1 / 3, "signatories")


def mediators(case: Case) -> Choice[tuple[Side, ...]]:
    """Who brokered, hosted, mediated or guaranteed the ceasefire (ETH/PRIO: `mediator_send`).

    Those whom more than half as many independent origins name as name the one named most. Who is named by fewer is passed
    over: as a disagreement where an origin names no other, else as someone named besides.
    """
    told = tally(case.claims, lambda claim: claim.mediators)
    if not told:
        return abstain(mediators, Abstention.NOT_MENTIONED, "no claim names a mediator")
    weights = weigh(told)
    most = max(weights.share.values())
    kept = {key for key in told if 2 * weights.share[key] > most}
    return _several(mediators, told, kept, "named as mediators", weights)


def laterality(case: Case) -> Choice[Laterality]:
    """How many sides bind themselves (ETH/PRIO: unilateral, bilateral, multilateral).

    By the words for it ("a unilateral truce"), and by how many sides are told to agree to it or to declare it, each for itself.
    Third parties that sign or announce it do not count.
    """
    known = {side.id for side in sides(case).value or ()}
    bound = _particular(binding(case, known))
    told: dict[Laterality, list[ActClaim]] = {}
    for claim in making(case):
        value = _laterality_of(case, claim, known, bound)
        if value is not None:
            told.setdefault(value, []).append(claim)
    if told:
        return choose_most(laterality, told, "by the words for it and by who agrees or declares")
    over = [claim.id for claim in case.of(Act.AGREE, Act.DECLARE, Act.EFFECT, Act.EXTEND)]
    if not over:
        return abstain(laterality, Abstention.NOT_MENTIONED, "no claim tells that anyone binds themselves")
    return abstain(laterality, Abstention.UNCLEAR, "who binds themselves is not told", over)


def _laterality_of(
    case: Case, claim: ActClaim, known: Collection[str], bound: Collection[str]
) -> Laterality | None:
    for name, wording in wordings("sides").items():
        if says(case, claim, wording):
            return Laterality(name)
    here = {role.id for role in bound_by(claim, known)} & set(bound)
    count = max(len(here), min(len(bound), 2)) if here else 0
    if count == 1:
        return Laterality.UNILATERAL if claim.act is Act.DECLARE else None  # nobody agrees alone
    if count == 2:
        return Laterality.BILATERAL
    return Laterality.MULTILATERAL if count else None


def _particular(bound: Mapping[str, Sequence[ActClaim]]) -> frozenset[str]:
    """Those bound, without nameless groups ("rebels (Libya)") where two others are bound: one side often goes by both names."""
    named = frozenset(key for key in bound if not key.endswith(")"))
    return named if len(named) >= 2 else frozenset(bound)


def _of_enough(field: Callable[..., object], told: Told, part: float, what: str) -> Choice[tuple[Side, ...]]:
    """Those whom at least this part of the origins name that name anyone."""
    weights = weigh(told)
    kept = {key for key in told if weights.share[key] >= part * weights.all}
    if not kept:
        return abstain(field, Abstention.UNCLEAR, f"each origin names others as {what}", _ids(told.values()))
    return _several(field, told, kept, f"named as {what}", weights)


def _several(
    field: Callable[..., object],
    told: Told,
    kept: Collection[str],
    what: str,
    weights: Weights[str],
) -> Choice[tuple[Side, ...]]:
    """Those kept, by name, with who is passed over and whether an origin names them instead or besides."""
    names = side_names({id(claim): claim for claims in told.values() for claim in claims}.values())
    agreeing = {origin_of(claim) for key in kept for claim in told[key]}
    rests = _ids(told[key] for key in kept)
    left = sorted((key for key in told if key not in kept), key=lambda key: names[key].name)
    reasons = [f"{what} by {_share(weights, kept)}"]
    for key in left:
        instead = agreeing.isdisjoint(origin_of(claim) for claim in told[key])
        how = "disagreement: {} instead by {}" if instead else "{} besides by {}, too few"
        reasons.append(how.format(names[key].name, weights.said(key)))
    value = tuple(sorted((names[key] for key in kept), key=lambda side: (side.name, side.id)))
    return choose_text(field, value, rests, _ids(told[key] for key in left), "; ".join(reasons))


def _share(weights: Weights[str], kept: Collection[str]) -> str:
    """How many origins name each of those kept."""
    if weights.all == 1:
        return "the only origin"
    counts = {weights.origins[key] for key in kept}
    return f"{'at least ' if len(counts) > 1 else ''}{min(counts)} of {weights.all} origins"


def _ids(claims: Iterable[Sequence[ActClaim]]) -> list[str]:
    return [claim.id for some in claims for claim in some]
