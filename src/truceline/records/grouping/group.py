"""A group: strands of one ceasefire, each with the reason it is there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from itertools import combinations

from truceline.model import Act, Status, When
from truceline.records.compare import APART, Signature, likeness, signature
from truceline.records.moments import after, wall
from truceline.records.strands import Strand, finest


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A strand of a group, and why it is there; `judgements` are those that put it there."""

    strand: Strand
    reason: str
    judgements: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)  # no slots: what is derived once is kept
class Group:
    """The strands of one ceasefire, those that found it first."""

    members: tuple[Member, ...]

    @cached_property
    def strands(self) -> tuple[Strand, ...]:
        """The strands themselves."""
        return tuple(member.strand for member in self.members)

    @cached_property
    def key(self) -> tuple[str, int, str]:
        """What groups are ordered by where all else is equal: the first of their strands."""
        return min(strand.key for strand in self.strands)

    @cached_property
    def signatures(self) -> tuple[Signature, ...]:
        """What its strands tell, each once, in the order of their first strand."""
        return tuple(dict.fromkeys(signature(strand) for strand in self.strands))

    @cached_property
    def sides(self) -> frozenset[str]:
        """The sides that its strands name."""
        return frozenset().union(*(strand.sides for strand in self.strands))

    @cached_property
    def places(self) -> frozenset[str]:
        """The places that its strands name."""
        return frozenset().union(*(strand.places for strand in self.strands))

    @cached_property
    def lines(self) -> tuple[tuple[str, ...], ...]:
        """Every two sides that its strands name together; each side alone where none names two."""
        told = {strand.sides for strand in self.strands}
        pairs: set[tuple[str, ...]] = {pair for sides in told for pair in combinations(sorted(sides), 2)}
        return tuple(sorted(pairs or {(side,) for side in self.sides}))

    @cached_property
    def scope(self) -> frozenset[str]:
        """The parts of a country for which it is told to be made; empty for a general one."""
        return frozenset().union(*(strand.scope or () for strand in self.strands))

    @cached_property
    def extends(self) -> bool:
        """Whether it is the extension of another."""
        told = [strand.extends for strand in self.strands]
        return True in told and False not in told

    @cached_property
    def names(self) -> frozenset[str]:
        """The sides and places that its strands name."""
        return self.sides | self.places

    @cached_property
    def documents(self) -> frozenset[str]:
        """The documents that speak of it."""
        return frozenset(strand.document for strand in self.strands)

    @cached_property
    def times(self) -> tuple[When, ...]:
        """When it was agreed or took effect, as each strand tells it; days before vaguer times, each once."""
        told = [when for s in self.strands if not s.news for when in (s.agreed, s.effect) if when]
        told = told or [when for s in self.strands for when in (s.agreed, s.effect) if when]
        days = [when for when in told if when.day]
        return tuple(dict.fromkeys(days or told))

    @cached_property
    def time(self) -> When | None:
        """When it took effect or, failing that, was agreed: what it is told apart by."""
        return finest(s.effect for s in self.strands) or finest(s.agreed for s in self.strands)

    @cached_property
    def known_from(self) -> datetime | None:
        """The first moment at which it can have been spoken of as a fact: when it can have been agreed or begun.

        Days count before vaguer times, and these before news, which is known from its first report.
        """
        timed = [s for s in self.strands if not s.news and s.moment]
        moments = [s.moment for s in timed if s.dated and s.moment] or [s.moment for s in timed if s.moment]
        told = [s.told for s in self.strands if s.told]
        return min(moments, default=min(told, default=None))

    @cached_property
    def over(self) -> datetime | None:
        """The first moment at which it is told to be over, or from which it is to be over; None where nothing tells."""
        return min(_ends(self.strands), default=None)

    def likeness(self, one: Signature) -> float:
        """How well a signature fits the best fitting of its strands; `APART` where most are parted from it."""
        scores = [likeness(one, other) for other in self.signatures]
        parted = sum(score <= APART for score in scores)
        return APART if parted * 2 > len(scores) else max(scores)

    def grown(self, more: Iterable[Strand], reason: str) -> Group:
        """The group with further strands."""
        return Group(members=(*self.members, *(Member(strand=s, reason=reason) for s in more)))


def _ends(strands: Iterable[Strand]) -> Iterator[datetime]:
    for strand in strands:
        for claim in strand.claims:
            if claim.end is not None and claim.end.latest is not None:
                yield wall(claim.end.latest)
            if claim.act is Act.END and claim.status is Status.ACTUAL:
                when = claim.act_date.latest if claim.act_date else None
                moments = [moment for moment in (wall(when) if when else None, strand.told) if moment]
                if moments:
                    yield min(moments)
            if claim.duration and not strand.extends:
                begins = claim.start or strand.effect or strand.agreed
                runs_out = after(wall(begins.latest), claim.duration) if begins and begins.latest else None
                yield from () if runs_out is None else (runs_out,)
