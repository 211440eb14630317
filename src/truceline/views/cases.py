"""A ceasefire in a list, and a ceasefire on its own page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from truceline.model import Ceasefire, Claim, Support
from truceline.records import support
from truceline.views.evidence import EvidenceShown, evidence_shown
from truceline.views.fields import FieldShown, field_names, field_shown, side_ids
from truceline.views.joins import Grouping, RelationShown, explain_grouping
from truceline.views.standing import StandingShown, standing_shown

ROW_FIELDS = ("sides", "agreed", "effect", "ended", "mediators")


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseRow:
    """A ceasefire in one line: its id, its main fields, how it stands on a day, and how many claims, articles and origins speak of it.

    Reports that credit one agency are of one origin, however many printed them.
    """

    id: str
    fields: tuple[FieldShown, ...]
    claims: int
    support: Support
    standing: StandingShown

    def field(self, name: str) -> FieldShown:
        """The field of this name, one of `ROW_FIELDS`."""
        return next(shown for shown in self.fields if shown.name == name)


@dataclass(frozen=True, slots=True, kw_only=True)
class CasePage:
    """All of a ceasefire: every field with the ids of its claims, why its reports are one, and the claims as evidence.

    The evidence stands oldest report first.
    """

    id: str
    also_known_as: tuple[str, ...]
    fields: tuple[FieldShown, ...]
    grouping: Grouping
    evidence: tuple[EvidenceShown, ...]


def case_row(ceasefire: Ceasefire, claims: Mapping[str, Claim], on: date) -> CaseRow:
    """The ceasefire in one line, as it stands on a day; `claims` holds at least its own, by id."""
    return CaseRow(
        id=ceasefire.id,
        fields=tuple(field_shown(ceasefire, name, claims) for name in ROW_FIELDS),
        claims=len(ceasefire.claims),
        support=support(ceasefire.claims, claims, side_ids(ceasefire)),
        standing=standing_shown(ceasefire, on, claims),
    )


def case_page(
    ceasefire: Ceasefire, claims: Mapping[str, Claim], relations: Iterable[RelationShown] = ()
) -> CasePage:
    """The ceasefire's page; `claims` holds at least its own, by id."""
    evidence = [evidence_shown(claims[claim]) for claim in ceasefire.claims]
    return CasePage(
        id=ceasefire.id,
        also_known_as=ceasefire.also_known_as,
        fields=tuple(field_shown(ceasefire, name, claims) for name in field_names()),
        grouping=explain_grouping(ceasefire, claims, relations),
        evidence=tuple(
            sorted(evidence, key=lambda shown: (shown.published, shown.article, shown.start, shown.claim))
        ),
    )
