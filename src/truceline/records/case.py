"""The claims of one ceasefire, laid out for the field functions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from truceline.model import Act, ActClaim, Judgement, Side, Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """What a field function is handed: the claims in order of publication, and the corrections people made.

    `corrections` are the judgements that set a field of this case, by field, the newest last.
    """

    claims: tuple[ActClaim, ...]
    corrections: tuple[Judgement, ...] = ()

    def of(self, *acts: Act) -> list[ActClaim]:
        """The claims of these acts that are not said to have failed to happen."""
        return [claim for claim in self.claims if claim.act in acts and claim.status is not Status.NEGATED]


def in_order(claims: Iterable[ActClaim]) -> tuple[ActClaim, ...]:
    """The claims by day of publication, then document and place: undated ones last."""
    return tuple(
        sorted(claims, key=lambda c: (_day(c), c.source.document, c.cue.start, c.act, c.id)),
    )


def _day(claim: ActClaim) -> date:
    return claim.source.dating.latest or date.max


def side_names(claims: Iterable[ActClaim]) -> dict[str, Side]:
    """Every actor in these claims, by id, under the name that most of them use."""
    names: dict[str, dict[str, int]] = {}
    for claim in claims:
        told = (claim.said_by,) if claim.said_by else ()
        for role in (*claim.actors, *claim.parties, *claim.mediators, *claim.place, *told):
            counts = names.setdefault(role.id, {})
            counts[role.name] = counts.get(role.name, 0) + 1
    return {
        key: Side(id=key, name=min(counts, key=lambda name: (-counts[name], name)))
        for key, counts in names.items()
    }


def origin_of(claim: ActClaim) -> str:
    """Whom a claim comes from independently: what its document goes back to, as far as copies and owners are known.

    Else the origin it credits, else the outlet, else the document itself.
    """
    source = claim.source
    return (source.root or source.origin or source.outlet or source.document).casefold()
