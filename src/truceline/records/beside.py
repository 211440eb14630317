"""What stands beside the acts of a case: claims of the other kinds, and passages that tell of other ceasefires too."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from truceline.model import ActClaim, Claim, ContactClaim, IncidentClaim, StatementClaim, TermClaim
from truceline.records.case import Case, in_order
from truceline.records.grouping.group import Group

Place = tuple[str, int]
"""A document, and where something stands in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """What is told beside the acts of a document.

    `claims` are those that are no acts, by the place of the words that name their ceasefire; `crowded` the passages whose claims are of
    two ceasefires or more.
    """

    claims: Mapping[Place, Sequence[Claim]]
    crowded: frozenset[Place]


def told_beside(claims: Iterable[Claim]) -> Beside:
    """The claims that are no acts and tell which ceasefire they are about, and the passages that tell of several."""
    others: dict[Place, list[Claim]] = defaultdict(list)
    about: dict[Place, int] = {}
    crowded: set[Place] = set()
    for claim in claims:
        if claim.about is None:
            continue
        document, named = claim.source.document, claim.about.start
        if not isinstance(claim, ActClaim):
            others[document, named].append(claim)
        also = claim.also if isinstance(claim, ActClaim) else ()
        for passage in (claim.span, *also):
            if about.setdefault((document, passage.start), named) != named:
                crowded.add((document, passage.start))
    return Beside(claims=others, crowded=frozenset(crowded))


def lay_out(group: Group, beside: Beside) -> Case:
    """The case of a group: its acts, and what is told beside them."""
    acts = [claim for strand in group.strands for claim in strand.claims]
    leading = (strand for strand in group.strands if strand.leads)
    others = [claim for strand in leading for claim in beside.claims.get((strand.document, strand.about), ())]
    places = {
        (claim.source.document, passage.start) for claim in acts for passage in (claim.span, *claim.also)
    }
    return Case(
        claims=in_order(acts),
        terms=in_order(claim for claim in others if isinstance(claim, TermClaim)),
        contacts=in_order(claim for claim in others if isinstance(claim, ContactClaim)),
        incidents=in_order(claim for claim in others if isinstance(claim, IncidentClaim)),
        statements=in_order(claim for claim in others if isinstance(claim, StatementClaim)),
        crowded=beside.crowded & places,
    )
