"""A ceasefire in a list, and a ceasefire on its own page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from truceline.model import Ceasefire, Claim
from truceline.views.evidence import EvidenceShown, evidence_shown, origin_key
from truceline.views.fields import FieldShown, field_names, field_shown

ROW_FIELDS = ("sides", "agreed", "effect", "ended", "mediators")


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseRow:
    """A ceasefire in one line: its id, its main fields, and how many claims, articles and origins speak of it.

    Reports that credit one agency are of one origin, however many printed them.
    """

    id: str
    fields: tuple[FieldShown, ...]
    claims: int
    articles: int
    origins: int

    def field(self, name: str) -> FieldShown:
        """The field of this name, one of `ROW_FIELDS`."""
        return next(shown for shown in self.fields if shown.name == name)


@dataclass(frozen=True, slots=True, kw_only=True)
class CasePage:
    """All of a ceasefire: every field with the ids of its claims, and the claims as evidence, oldest report first."""

    id: str
    also_known_as: tuple[str, ...]
    fields: tuple[FieldShown, ...]
    evidence: tuple[EvidenceShown, ...]


def case_row(ceasefire: Ceasefire, claims: Mapping[str, Claim]) -> CaseRow:
    """The ceasefire in one line; `claims` holds at least its own, by id."""
    sources = [claims[claim].source for claim in ceasefire.claims]
    return CaseRow(
        id=ceasefire.id,
        fields=tuple(field_shown(ceasefire, name) for name in ROW_FIELDS),
        claims=len(ceasefire.claims),
        articles=len({source.document for source in sources}),
        origins=len({origin_key(source) for source in sources}),
    )


def case_page(ceasefire: Ceasefire, claims: Mapping[str, Claim]) -> CasePage:
    """The ceasefire's page; `claims` holds at least its own, by id."""
    evidence = [evidence_shown(claims[claim]) for claim in ceasefire.claims]
    return CasePage(
        id=ceasefire.id,
        also_known_as=ceasefire.also_known_as,
        fields=tuple(field_shown(ceasefire, name) for name in field_names()),
        evidence=tuple(
            sorted(evidence, key=lambda shown: (shown.published, shown.article, shown.start, shown.claim))
        ),
    )
