"""What stands in a ledger of what a person asks for: articles and claims, with their words, and what to narrow them by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from truceline.errors import NotFound
from truceline.model import ActClaim, Ceasefire, Claim, Conflict, Document
from truceline.records import what
from truceline.store import Finder, Found, Hit, Term, Wanted
from truceline.views.conflicts import find_conflict
from truceline.views.evidence import evidence_shown, published
from truceline.views.search_words import Part, marked, parse, snippet, typed

FACETS = (
    "what",
    "kind",
    "act",
    "type",
    "status",
    "actor",
    "place",
    "outlet",
    "year",
    "ceasefire",
    "conflict",
)
"""What a search can be narrowed by, in the order in which it is offered."""

PAGE = 20
"""Hits on a page."""

_DERIVED = frozenset({"ceasefire", "conflict"})  # these follow from the claims: the index does not know them
_VALUES = 12  # of each facet
_PASSAGE = 140  # characters of a passage that are shown on either side of the first match


@dataclass(frozen=True, slots=True, kw_only=True)
class FacetValue:
    """A value that what was found can be narrowed to, and how often it is there."""

    value: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class HitShown:
    """An article, or a claim in it, that was found, with the words that show it.

    `says` is what the claim tells (None for an article), `ceasefire` the one that it counts for; `heading` is the title with what was searched for marked,
    `words` the first match in an article as it is printed.
    """

    document: str
    claim: str | None
    says: str | None
    title: str
    heading: tuple[Part, ...]
    outlet: str | None
    published: str
    parts: tuple[Part, ...]
    status: str | None = None
    said_by: str | None = None
    ceasefire: str | None = None
    words: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchShown:
    """One page of what was found, best first, and what it can be narrowed to.

    `understood` is how the question was read. Where there is `more` than a search looks at, the latest are given, and counts are of
    these.
    """

    asked: str
    understood: str
    narrowed: Mapping[str, str]
    hits: tuple[HitShown, ...] = ()
    facets: Mapping[str, tuple[FacetValue, ...]] = field(default_factory=dict)
    total: int = 0
    more: bool = False
    page: int
    size: int

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return -(-self.total // self.size)


class Searched(Protocol):
    """What is searched: a ledger at one moment."""

    @property
    def finder(self) -> Finder:
        """Finds articles and claims in it."""

    @property
    def conflicts(self) -> Sequence[Conflict]:
        """The conflicts, by id."""

    def case(self, asked: str) -> Ceasefire:
        """The ceasefire with this id. Raises NotFound."""

    def document(self, asked: str) -> Document:
        """The document with this id. Raises NotFound."""

    def claim(self, asked: str) -> Claim:
        """The claim with this id. Raises NotFound."""

    def cases_of(self, claims: Iterable[str]) -> Mapping[str, str]:
        """The ceasefires that claims count for."""


def show_search(
    asked: str, facets: Mapping[str, str], searched: Searched, *, page: int = 1, size: int = PAGE
) -> SearchShown:
    """What stands in the ledger of what was asked, one page of it; `facets` are values by the names in `FACETS`.

    Raises NotFound if no ceasefire or conflict is called as a facet says.
    """
    terms = parse(asked)
    narrowed = {name: value for name, value in facets.items() if name in FACETS and value}
    own = {name: value for name, value in narrowed.items() if name not in _DERIVED}
    if not terms and not narrowed:
        return SearchShown(asked=asked, understood="", narrowed={}, page=1, size=size)
    found = searched.finder.search(Wanted(terms=terms, facets=own, claims=_claims(narrowed, searched)))
    cases = searched.cases_of(tuple(hit.claim for hit in found.hits if hit.claim))
    page = max(1, min(page, -(-len(found.hits) // size)))
    of_page = found.hits[(page - 1) * size : page * size]
    conflict_of = {case: one.id for one in searched.conflicts for case in one.ceasefires}
    return SearchShown(
        asked=asked,
        understood=typed(terms),
        narrowed=narrowed,
        hits=tuple(_hit_shown(hit, terms, cases, searched) for hit in of_page),
        facets=_facet_values(found, cases, conflict_of),
        total=len(found.hits),
        more=found.more,
        page=page,
        size=size,
    )


def _claims(narrowed: Mapping[str, str], searched: Searched) -> tuple[str, ...] | None:
    """The claims of the ceasefire and of the conflict that are asked for; None where neither is."""
    kept: tuple[str, ...] | None = None
    if "conflict" in narrowed:
        conflict = find_conflict(narrowed["conflict"], searched.conflicts)
        if conflict is None:
            raise NotFound(f"no conflict {narrowed['conflict']!r}.", next_step="Choose one of /conflicts.")
        kept = tuple(claim for case in conflict.ceasefires for claim in searched.case(case).claims)
    if "ceasefire" in narrowed:
        own = searched.case(narrowed["ceasefire"]).claims
        among = set(kept) if kept is not None else None
        kept = tuple(claim for claim in own if among is None or claim in among)
    return kept


def _hit_shown(hit: Hit, terms: Sequence[Term], cases: Mapping[str, str], searched: Searched) -> HitShown:
    if hit.claim is None:
        document = searched.document(hit.document)
        parts = snippet(document.text, terms)
        words = next((part.text for part in parts if part.found), None)
        return HitShown(
            document=document.id,
            claim=None,
            says=None,
            title=document.title or document.name,
            heading=marked(document.title or document.name, terms),
            outlet=document.outlet,
            published=published(document.dating),
            parts=parts,
            words=words,
        )
    claim = searched.claim(hit.claim)
    shown = evidence_shown(claim)
    title = shown.title or shown.article
    return HitShown(
        document=shown.document,
        claim=claim.id,
        says=what(claim).replace("_", " "),
        status=shown.status,
        said_by=shown.said_by,
        title=title,
        heading=(Part(text=title),),
        outlet=shown.outlet,
        published=shown.published,
        parts=_passage(claim, terms),
        ceasefire=cases.get(claim.id),
    )


def _passage(claim: Claim, terms: Sequence[Term]) -> tuple[Part, ...]:
    """The passage of the claim, or the one of those that tell it again in which the words stand."""
    spans = (claim.span, *claim.also) if isinstance(claim, ActClaim) else (claim.span,)
    told = [marked(" ".join(span.quote.split()), terms, around=_PASSAGE) for span in spans]
    return next((parts for parts in told if any(part.found for part in parts)), told[0])


def _facet_values(
    found: Found, cases: Mapping[str, str], conflict_of: Mapping[str, str]
) -> dict[str, tuple[FacetValue, ...]]:
    by_case = Counter(cases[hit.claim] for hit in found.hits if hit.claim and hit.claim in cases)
    by_conflict: Counter[str] = Counter()
    for case, count in by_case.items():
        if case in conflict_of:
            by_conflict[conflict_of[case]] += count
    counts = {**found.facets, "ceasefire": by_case, "conflict": by_conflict}
    return {name: _most(name, counts[name]) for name in FACETS if counts.get(name)}


def _most(name: str, counts: Mapping[str, int]) -> tuple[FacetValue, ...]:
    often = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:_VALUES]
    if name == "year":
        often.sort(reverse=True)
    return tuple(FacetValue(value=value, count=count) for value, count in often)
