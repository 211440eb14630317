"""Which claims of a report tell one act again, and the one claim that is made of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import timedelta
from functools import reduce

from truceline.model import Act, ActClaim, Claim, Role, Status, When

_SLACK = timedelta(days=3)  # one telling has the day of the talks, another that of the signing
_ONCE = frozenset({Act.AGREE, Act.DECLARE, Act.EFFECT, Act.EXTEND, Act.END})
"""What is done once to one ceasefire: a second telling with other words for who did it is the same act."""
_SPEECH = frozenset({Act.CALL, Act.REACT})
"""What the same speaker says again is one act, also where the words for the ceasefire seem to bring in another."""


def told_once(claims: Iterable[Claim], *, headline: int = 0) -> Iterator[Claim]:
    """Each act once: of an act told in the headline, the lead and again, one claim that holds the other passages in `also`.

    The claim kept is the one that tells most times; what it leaves open is taken from the others. `headline` is where
    the headline ends: who does it is often left out there or misread, so what is done once is the same whoever it names.
    """
    groups: list[list[ActClaim]] = []
    for claim in claims:
        if not isinstance(claim, ActClaim):
            yield claim
            continue
        group = next(
            (group for group in groups if all(_is_same(claim, other, headline) for other in group)), None
        )
        if group is None:
            groups.append([claim])
        else:
            group.append(claim)
    yield from (_joined(group, headline) for group in groups)


def _is_same(one: ActClaim, other: ActClaim, headline: int) -> bool:
    """Whether two claims tell the same act on the same ceasefire: nothing that both tell may differ."""
    spoken = one.act in _SPEECH and bool(one.actors)
    if one.act is not other.act or (one.about.start != other.about.start and not spoken):
        return False
    if (one.status is Status.NEGATED) != (other.status is Status.NEGATED):
        return False
    if one.act in _ONCE:
        in_headline = min(one.cue.start, other.cue.start) < headline
        return (in_headline or _may_be_alike(one, other)) and _at_one_time(one, other)
    if one.act is Act.HOLD:
        alike = _may_be_alike(one, other) and one.status is other.status
        return alike and (not one.said_by or not other.said_by or one.said_by.id == other.said_by.id)
    speakers = {claim.said_by.id if claim.said_by else None for claim in (one, other)}
    return len(speakers) == 1 and _ids(one.actors) == _ids(other.actors)


def _may_be_alike(one: ActClaim, other: ActClaim) -> bool:
    mine, theirs = _ids(one.actors), _ids(other.actors)
    return not mine or not theirs or bool(mine & theirs)


def _at_one_time(one: ActClaim, other: ActClaim) -> bool:
    pairs = ((one.act_date, other.act_date), (one.start, other.start), (one.end, other.end))
    return all(mine is None or theirs is None or mine.may_equal(theirs, _SLACK) for mine, theirs in pairs)


def _ids(roles: Iterable[Role]) -> frozenset[str]:
    return frozenset(role.id for role in roles)


def _joined(group: list[ActClaim], headline: int) -> ActClaim:
    fullest = max(group, key=lambda claim: (_times_given(claim), claim.cue.start >= headline))
    others = [claim for claim in group if claim is not fullest]
    also = {claim.span for claim in others} - {fullest.span}
    whole = reduce(_filled, others, fullest)
    return replace(whole, also=tuple(sorted(also, key=lambda span: span.start)))


def _times_given(claim: ActClaim) -> int:
    return sum(time is not None for time in (claim.act_date, claim.start, claim.end, claim.duration))


def _filled(claim: ActClaim, other: ActClaim) -> ActClaim:
    """The claim with what another telling adds."""
    return replace(
        claim,
        actors=claim.actors or other.actors,
        said_by=(claim.said_by or other.said_by) if claim.act is Act.HOLD else claim.said_by,
        start=_finer(claim.start, other.start),
        end=_finer(claim.end, other.end),
        act_date=_finer(claim.act_date, other.act_date),
        duration=claim.duration or other.duration,
        terms=tuple(dict.fromkeys((*claim.terms, *other.terms))),
    )


def _finer(one: When | None, other: When | None) -> When | None:
    """The time told more finely; the first of two as fine."""
    if one is None or other is None:
        return one or other
    return other if len(other.value or "") > len(one.value or "") else one
