"""What one document says of one ceasefire, taken together: the smallest thing that can be joined to a case."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from itertools import groupby

from truceline.model import Act, ActClaim, Dating, Status, When

ESTABLISHING = frozenset({Act.AGREE, Act.DECLARE, Act.EFFECT, Act.EXTEND})
"""Acts that say there is a ceasefire, not only that one is wished for, spoken of or broken."""

FORESHADOWING = frozenset({Act.CALL, Act.PROPOSE, Act.NEGOTIATE, Act.REJECT, Act.MENTION})
"""Acts that can come before there is a ceasefire: their dates are not the ceasefire's."""


_KNOWN = timedelta(days=31)  # a publication day known no better than this says nothing of what was news then


@dataclass(frozen=True, slots=True, kw_only=True)
class Strand:
    """The claims of one document with the same `about`, and what they say of sides and times together.

    `agreed` and `effect` are the finest times given. `opens` says that it holds the first ceasefire the document speaks
    of: what the report is about.
    """

    document: str
    about: int
    claims: tuple[ActClaim, ...]
    sides: frozenset[str]
    mediators: frozenset[str]
    places: frozenset[str]
    agreed: When | None
    effect: When | None
    dating: Dating
    opens: bool

    @property
    def key(self) -> tuple[str, int]:
        """What strands are ordered by: document and place in it."""
        return self.document, self.about

    @property
    def establishes(self) -> bool:
        """Whether it says that there is a ceasefire."""
        return any(claim.act in ESTABLISHING and claim.status is not Status.NEGATED for claim in self.claims)

    @property
    def dated(self) -> bool:
        """Whether it gives a day on which the ceasefire was agreed or took effect."""
        return any(when is not None and when.day is not None for when in (self.agreed, self.effect))

    @property
    def told(self) -> datetime | None:
        """The end of the last day on which the document can have been published."""
        return end_of(self.dating)


def end_of(dating: Dating) -> datetime | None:
    """The midnight after the last day of a publication interval; None where that is open or longer than a month."""
    if dating.earliest is None or dating.latest is None or dating.latest - dating.earliest > _KNOWN:
        return None
    return datetime.combine(dating.latest, time()) + timedelta(days=1)


def strands(claims: Iterable[ActClaim]) -> Iterator[Strand]:
    """The strands of these claims, ordered by document and place, whatever the order of the claims."""
    ordered = sorted(
        claims, key=lambda claim: (claim.source.document, claim.about.start, claim.cue.start, claim.id)
    )
    for _, of_document in groupby(ordered, key=lambda claim: claim.source.document):
        for first, (_, group) in enumerate(groupby(of_document, key=lambda claim: claim.about.start)):
            yield _strand(tuple(group), opens=first == 0)


def _strand(claims: tuple[ActClaim, ...], *, opens: bool) -> Strand:
    real = [claim for claim in claims if claim.act not in FORESHADOWING]
    return Strand(
        document=claims[0].source.document,
        about=claims[0].about.start,
        claims=claims,
        sides=frozenset(role.id for claim in claims for role in claim.parties),
        mediators=frozenset(role.id for claim in claims for role in claim.mediators),
        places=frozenset(
            role.id
            for claim in claims
            for role in (*claim.place, *((claim.conflict,) if claim.conflict else ()))
        ),
        agreed=finest(claim.act_date for claim in real if claim.act in (Act.AGREE, Act.DECLARE)),
        effect=finest(claim.start for claim in real),
        dating=claims[0].source.dating,
        opens=opens,
    )


def finest(times: Iterable[When | None]) -> When | None:
    """The most precise of these times, the earliest of equally precise ones; None if there is none."""
    known = [when for when in times if when is not None]
    return min(known, key=lambda when: (-len(when.value or ""), when.value or "", str(when)), default=None)
