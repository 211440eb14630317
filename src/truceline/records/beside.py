"""Claims of the other kinds, told beside acts: undertakings, contacts, incidents and statements on the same ceasefire."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from truceline.model import ActClaim, Claim, ContactClaim, IncidentClaim, StatementClaim, TermClaim
from truceline.records.case import Case, in_order
from truceline.records.grouping.group import Group

Beside = Mapping[tuple[str, int], Sequence[Claim]]
"""Claims that are no acts, by document and the place of the words that name their ceasefire there."""


def told_beside(claims: Iterable[Claim]) -> Beside:
    """The claims that are no acts and tell which ceasefire they are about."""
    found: dict[tuple[str, int], list[Claim]] = defaultdict(list)
    for claim in claims:
        if not isinstance(claim, ActClaim) and claim.about is not None:
            found[claim.source.document, claim.about.start].append(claim)
    return found


def lay_out(group: Group, beside: Beside) -> Case:
    """The case of a group: its acts, and what is told beside them."""
    leading = (strand for strand in group.strands if strand.leads)
    others = [claim for strand in leading for claim in beside.get((strand.document, strand.about), ())]
    return Case(
        claims=in_order(claim for strand in group.strands for claim in strand.claims),
        terms=in_order(claim for claim in others if isinstance(claim, TermClaim)),
        contacts=in_order(claim for claim in others if isinstance(claim, ContactClaim)),
        incidents=in_order(claim for claim in others if isinstance(claim, IncidentClaim)),
        statements=in_order(claim for claim in others if isinstance(claim, StatementClaim)),
    )
