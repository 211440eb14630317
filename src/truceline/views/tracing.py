"""The claims behind a value by whom they go back to, so that copies are seen as copies."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from truceline.model import Claim
from truceline.records.case import origin_of
from truceline.views.claim_line import says
from truceline.views.evidence import published

AT_ONCE = 40
"""Claims that are quoted at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """A claim as it stands in its article: the words before its cue, the cue, and those after.

    `says` is its act or kind in a word or two; `also` are other passages of the article that tell the same.
    """

    claim: str
    document: str
    says: str
    status: str
    said_by: str | None
    confidence: float
    before: str
    cue: str
    after: str
    made_by: str
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """An article with the passages that tell something; `copy` where it is a copy of another."""

    document: str
    name: str
    title: str | None
    outlet: str | None
    published: str
    copy: bool
    quoted: tuple[Quoted, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Whom articles go back to, and these articles, oldest first: together they count once."""

    name: str
    reports: tuple[Report, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Backing:
    """Claims by their origins, so many at once: those from `first` to `last` of `all`, and where the next ones begin."""

    all: int
    first: int
    last: int
    more: int | None
    origins: tuple[Origin, ...]


def backing(ids: Iterable[str], claims: Mapping[str, Claim], *, at: int = 0) -> Backing:
    """What a value rests on or passes over, origin after origin, from the so-manieth claim on."""
    ordered = tuple(
        one.claim for origin in by_origin(ids, claims) for report in origin.reports for one in report.quoted
    )
    last = min(at + AT_ONCE, len(ordered))
    return Backing(
        all=len(ordered),
        first=at + 1,
        last=last,
        more=last if at < last < len(ordered) else None,
        origins=by_origin(ordered[at:last], claims),
    )


def by_origin(ids: Iterable[str], claims: Mapping[str, Claim]) -> tuple[Origin, ...]:
    """These claims by their independent origins, those of most articles first; `claims` holds at least them."""
    origins: dict[str, dict[str, list[Claim]]] = defaultdict(lambda: defaultdict(list))
    for one in dict.fromkeys(ids):
        if one in claims:
            origins[origin_of(claims[one])][claims[one].source.document].append(claims[one])
    made = [
        Origin(
            name=_name(next(iter(documents.values()))[0]),
            reports=tuple(
                sorted(map(_report, documents.values()), key=lambda one: (one.copy, one.published, one.name))
            ),
        )
        for documents in origins.values()
    ]
    return tuple(sorted(made, key=lambda one: (-len(one.reports), one.reports[0].published, one.name)))


def _name(claim: Claim) -> str:
    source = claim.source
    return source.origin or source.outlet or source.title or source.name


def _report(claims: list[Claim]) -> Report:
    source = claims[0].source
    ordered = sorted(claims, key=lambda claim: (claim.cue.start, claim.id))
    return Report(
        document=source.document,
        name=source.name,
        title=source.title,
        outlet=source.outlet,
        published=published(source.dating),
        copy=source.copy_of is not None,
        quoted=tuple(quoted(claim) for claim in ordered),
    )


def quoted(claim: Claim) -> Quoted:
    """The claim as it stands in its article."""
    before, cue, after = around_cue(claim)
    return Quoted(
        claim=claim.id,
        document=claim.source.document,
        says=says(claim),
        status=str(claim.status),
        said_by=claim.said_by.name if claim.said_by else None,
        confidence=claim.confidence,
        before=before,
        cue=cue,
        after=after,
        made_by=claim.made_by,
        also=tuple(span.quote for span in getattr(claim, "also", ())),
    )


_LONGEST = 600
"""Characters of a passage that are quoted on either side of its cue, and of the cue itself."""


def around_cue(claim: Claim) -> tuple[str, str, str]:
    """The passage of a claim in three: before its shortest words, these, and after; of a very long one the nearest of it."""
    quote, first = claim.quote, claim.cue.start - claim.span.start
    last = first + len(claim.cue.quote)
    if quote[max(first, 0) : last] != claim.cue.quote or first < 0:
        return "", _shortened(claim.cue.quote), ""
    before, after = quote[:first], quote[last:]
    if len(before) > _LONGEST:
        before = f"… {before[-_LONGEST:]}"
    return before, _shortened(claim.cue.quote), _shortened(after)


def _shortened(words: str) -> str:
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST]} …"
