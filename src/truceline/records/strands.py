"""What one document says of one ceasefire, taken together: the smallest thing that can be joined to a case."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from functools import cached_property
from itertools import groupby

from truceline.model import Act, ActClaim, Dating, Status, When
from truceline.records.called import Called, called, renews
from truceline.records.moments import before, wall

ESTABLISHING = frozenset({Act.AGREE, Act.DECLARE, Act.EFFECT, Act.EXTEND})
"""Acts that say there is a ceasefire, not only that one is wished for, spoken of or broken."""

FORESHADOWING = frozenset({Act.CALL, Act.PROPOSE, Act.NEGOTIATE, Act.REJECT, Act.MENTION})
"""Acts that can come before there is a ceasefire: their dates are not the ceasefire's."""

NEWS = timedelta(days=6)
"""News of an agreement without a date is of one made at most this long before the first day it can have been printed."""

_KNOWN = timedelta(days=31)  # a publication day known no better than this says nothing of what was news then

Key = tuple[str, int, str]
"""A strand's document, the place of the words that name its ceasefire there, and which part of what is told of it."""


@dataclass(frozen=True, kw_only=True)  # no slots: what is derived once is kept
class Strand:
    """The claims of one document with the same `about`, and what they say of sides and times together.

    `described` are those of the sides that are told by what they are, not by a name: "rebels (Syria)".
    `agreed` and `effect` are the finest times given; `news` tells that they are none of these but bounded by the day of
    publication, for the report tells the agreement as its news. `opens` says that it holds the first ceasefire
    the document speaks of. What a document tells of an extension is a strand of its own (`part`); `leads` says that it
    is the part told first, to which undertakings and events belong.
    """

    document: str
    about: int
    part: str
    claims: tuple[ActClaim, ...]
    sides: frozenset[str]
    described: frozenset[str]
    mediators: frozenset[str]
    places: frozenset[str]
    agreed: When | None
    effect: When | None
    dating: Dating
    opens: bool
    leads: bool
    called: Called
    news: bool = False

    @cached_property
    def key(self) -> Key:
        """What strands are ordered by: document and place in it."""
        return self.document, self.about, self.part

    @cached_property
    def extends(self) -> bool | None:
        """Whether it tells of the extension of a ceasefire, or of a ceasefire made; None where its words leave it open.

        "Renewed" can be told of a ceasefire made anew; what only tells that one began or holds can be of an extension.
        """
        if self.part.startswith(EXTENSION):
            return None if any(renews(claim) for claim in self.claims) else True
        return False if any(_makes(claim) for claim in self.claims) else None

    @cached_property
    def establishes(self) -> bool:
        """Whether it says that there is a ceasefire."""
        return any(claim.act in ESTABLISHING and claim.status is not Status.NEGATED for claim in self.claims)

    @cached_property
    def scope(self) -> frozenset[str] | None:
        """Where it is said to apply, in parts of a side's land: the places of local truces; None where nothing of that is told.

        A place elsewhere is where it was signed.
        """
        told = [c for c in self.claims if c.act in ESTABLISHING and c.status is not Status.NEGATED]
        if not told:
            return None
        whole = {claim.conflict.id for claim in told if claim.conflict}
        lands = {land for c in self.claims for side in c.parties for land in (side.id, side.within) if land}
        parts = (
            role for claim in told for role in claim.place if role.id not in whole and role.within in lands
        )
        return frozenset(role.id for role in parts)

    @cached_property
    def dated(self) -> bool:
        """Whether it gives a day on which the ceasefire was agreed or took effect."""
        return any(when is not None and when.day is not None for when in (self.agreed, self.effect))

    @cached_property
    def told(self) -> datetime | None:
        """The end of the last day on which the document can have been published."""
        return end_of(self.dating)

    @cached_property
    def spoken(self) -> datetime | None:
        """The moment as of which it speaks: of the earliest dated act in it, else of its publication."""
        ends = [wall(c.act_date.latest) for c in self.claims if c.act_date and c.act_date.latest]
        return min((*ends, *((self.told,) if self.told else ())), default=None)

    @cached_property
    def moment(self) -> datetime | None:
        """The first moment at which its ceasefire can have been agreed or begun; None where nothing bounds it."""
        times = [when.earliest for when in (self.agreed, self.effect) if when and when.earliest]
        return min((wall(moment) for moment in times), default=None)


EXTENSION = "extension"


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
        for first, (_, told) in enumerate(groupby(of_document, key=lambda claim: claim.about.start)):
            group = tuple(told)
            for part, claims_of in _parts(group):
                yield _strand(claims_of, part, opens=first == 0, leads=claims_of[0] is group[0])


def divide(strand: Strand, out: frozenset[str]) -> tuple[Strand, Strand]:
    """A strand without these claims, and one of these claims: a person says that they are of two ceasefires."""
    stay = tuple(claim for claim in strand.claims if claim.id not in out)
    go = tuple(claim for claim in strand.claims if claim.id in out)
    return (
        _strand(stay, strand.part, opens=strand.opens, leads=strand.leads),
        _strand(go, f"{strand.part}/{go[0].id}", opens=False, leads=False),
    )


def _parts(claims: tuple[ActClaim, ...]) -> Iterator[tuple[str, tuple[ActClaim, ...]]]:
    """What is told of a ceasefire, and what is told of its being extended where it tells how it was made, too.

    What is neither goes with the one that is told first.
    """
    extending = [claim for claim in claims if claim.act is Act.EXTEND and claim.status is not Status.NEGATED]
    making = [c for c in claims if _makes(c) or _began_before(c, extending)] if extending else []
    if not extending or not making:
        yield EXTENSION if extending else "", claims
        return
    later = [*extending] if claims[0] not in extending else [c for c in claims if c not in making]
    yield "", tuple(claim for claim in claims if claim not in later)
    yield EXTENSION, tuple(later)


def _began_before(claim: ActClaim, extending: Sequence[ActClaim]) -> bool:
    """Whether it tells when the ceasefire took effect that is now extended."""
    if claim.act is not Act.EFFECT or claim.start is None:
        return False
    published = claim.source.dating.earliest
    news = When(earliest=datetime.combine(published, time()) - NEWS) if published else None
    extended = finest(one.act_date for one in extending) or news
    return extended is not None and before(claim.start, extended)


def _makes(claim: ActClaim) -> bool:
    """Whether it tells that a ceasefire was agreed or declared."""
    return claim.act in (Act.AGREE, Act.DECLARE) and claim.status is not Status.NEGATED


def _strand(claims: tuple[ActClaim, ...], part: str, *, opens: bool, leads: bool) -> Strand:
    real = [claim for claim in claims if claim.act not in FORESHADOWING]
    dating = claims[0].source.dating
    agreed = finest(claim.act_date for claim in real if claim.act in (Act.AGREE, Act.DECLARE, Act.EXTEND))
    effect = finest(claim.start for claim in real)
    if part.startswith(EXTENSION) and agreed and effect and before(effect, agreed):
        effect = None  # when the ceasefire that is extended took effect
    told_as = called(claims, dating.latest or dating.earliest)
    news = None
    if agreed is None and effect is None and opens and not told_as.former:
        news = _news(claims, dating)
    if news is not None:
        agreed, effect = (None, news) if real[0].act is Act.EFFECT else (news, None)
    return Strand(
        document=claims[0].source.document,
        about=claims[0].about.start,
        part=part,
        claims=claims,
        sides=frozenset(role.id for claim in claims for role in claim.parties),
        described=frozenset(r.id for claim in claims for r in claim.parties if r.name[:1].islower()),
        mediators=frozenset(role.id for claim in claims for role in claim.mediators),
        places=frozenset(
            role.id
            for claim in claims
            for role in (*claim.place, *((claim.conflict,) if claim.conflict else ()))
        ),
        agreed=agreed,
        effect=effect,
        dating=dating,
        opens=opens,
        leads=leads,
        called=told_as,
        news=news is not None,
    )


def _news(claims: tuple[ActClaim, ...], dating: Dating) -> When | None:
    """When an agreement that the report tells as its news, without a day, can have been made."""
    first, last = claims[0], end_of(dating)
    telling = first.act in ESTABLISHING and first.status in (Status.ACTUAL, Status.PLANNED)
    if not telling or last is None or dating.earliest is None:
        return None
    return When(earliest=datetime.combine(dating.earliest, time()) - NEWS, latest=last)


def finest(times: Iterable[When | None]) -> When | None:
    """The most precise of these times, the earliest of equally precise ones; None if there is none."""
    known = [when for when in times if when is not None]
    return min(known, key=lambda when: (-len(when.value or ""), when.value or "", str(when)), default=None)
