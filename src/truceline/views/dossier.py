"""All that is told of one ceasefire, with the reports it rests on as numbered sources: what a wide page has room for.

`sheet` tells the same on one screen, and leaves out the more.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from truceline.model import Abstention, Account, Ceasefire, Claim, Side, Support
from truceline.records import support
from truceline.views.accounts import Told, by_speaker
from truceline.views.alternatives import Alternative
from truceline.views.evidence import published
from truceline.views.fields import FieldShown, field_shown, side_ids
from truceline.views.joins import RelationShown
from truceline.views.judgements import JudgementShown
from truceline.views.series import SeriesShown, series_shown
from truceline.views.sheet import GROUPS
from truceline.views.standing import StandingShown, standing_shown
from truceline.views.terms import TermShown, term_shown
from truceline.views.timeline import Timeline, case_timeline

OF_THEIR_OWN = frozenset(
    {"terms", "violated", "held", "reactions", "life", "contacts", "incidents", "statements"}
)
"""Fields that hold many things and are told in tables of their own."""


_DAY = len("2020-10-10")


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """An article that tells of the ceasefire, under the number by which it is cited.

    `copy_of` is the number of the source that it is a copy of, where that tells of the ceasefire too; `copied` says whether it is
    a copy of any. `claims` are what it tells of the ceasefire.
    """

    number: int
    document: str
    name: str
    title: str | None
    outlet: str | None
    origin: str | None
    url: str | None
    published: str
    copied: bool
    copy_of: int | None
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """A value and what reports give that does not fit it: `of` is the field, or the undertaking whose number or day it is."""

    field: str
    of: str
    words: str
    support: Support | None
    others: tuple[Alternative, ...]
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """One ceasefire whole, told for a day.

    `facts` are the fields told in one, by group, those that are unclear or said to be none with them; `not_mentioned` names the
    others. `told` holds by field who says that it was broken or held, and who reacts. `cited` leads from a claim to the
    number of its source. Sources stand oldest first.
    """

    id: str
    sides: tuple[Side, ...]
    also_known_as: tuple[str, ...]
    standing: StandingShown
    support: Support
    facts: Mapping[str, tuple[FieldShown, ...]]
    not_mentioned: tuple[str, ...]
    terms: tuple[TermShown, ...]
    told: Mapping[str, tuple[Told, ...]]
    series: tuple[SeriesShown, ...]
    timeline: Timeline
    disagreements: tuple[Disagreement, ...]
    related: tuple[RelationShown, ...]
    judgements: tuple[JudgementShown, ...]
    sources: tuple[Source, ...]
    cited: Mapping[str, int]

    def citing(self, claims: Iterable[str]) -> tuple[tuple[Source, str], ...]:
        """The sources of these claims by number, each with the first of the claims that it tells."""
        told: dict[int, str] = {}
        for claim in claims:
            if claim in self.cited:
                told.setdefault(self.cited[claim], claim)
        return tuple((self.sources[number - 1], told[number]) for number in sorted(told))

    @property
    def report_days(self) -> tuple[str, ...]:
        """The days on which its reports were published, in order; those not known to the day are left out."""
        return tuple(sorted({one.published for one in self.sources if len(one.published) == _DAY}))


def dossier(
    ceasefire: Ceasefire,
    claims: Mapping[str, Claim],
    relations: Iterable[RelationShown],
    judgements: Iterable[JudgementShown],
    *,
    on: date,
    as_of: date | None = None,
) -> Dossier:
    """The ceasefire whole, told for a day; `claims` holds at least its own, by id, `judgements` at least those on it.

    `as_of` is the day as which the ledger is shown, None for now.
    """
    sides = side_ids(ceasefire)
    fields = {
        name: field_shown(ceasefire, name, claims)
        for names in GROUPS.values()
        for name in names
        if name not in OF_THEIR_OWN or getattr(ceasefire, name).value is None
    }
    terms = tuple(term_shown(owed, claims, sides, on) for owed in ceasefire.terms.value or ())
    sources = _sources(ceasefire, claims)
    return Dossier(
        id=ceasefire.id,
        sides=ceasefire.sides.value or (),
        also_known_as=ceasefire.also_known_as,
        standing=standing_shown(ceasefire, on, claims),
        support=support(ceasefire.claims, claims, sides),
        facts=_facts(fields),
        not_mentioned=tuple(
            name for name, one in fields.items() if one.abstention == Abstention.NOT_MENTIONED
        ),
        terms=terms,
        told={name: by_speaker(accounts, claims, sides) for name, accounts in _accounts(ceasefire).items()},
        series=series_shown(ceasefire, claims),
        timeline=case_timeline(ceasefire, claims, as_of),
        disagreements=_disagreements(fields.values(), terms),
        related=tuple(relations),
        judgements=_on(ceasefire, judgements),
        sources=sources,
        cited={claim: source.number for source in sources for claim in source.claims},
    )


def _facts(fields: Mapping[str, FieldShown]) -> dict[str, tuple[FieldShown, ...]]:
    """The fields that are told in one, by group; groups of which nothing is told are left out."""
    told = {
        group: tuple(
            fields[name]
            for name in names
            if name in fields and fields[name].abstention != Abstention.NOT_MENTIONED
        )
        for group, names in GROUPS.items()
    }
    return {group: some for group, some in told.items() if some}


def _accounts(ceasefire: Ceasefire) -> dict[str, tuple[Account, ...]]:
    told = {name: getattr(ceasefire, name).value for name in ("violated", "held", "reactions")}
    return {name: accounts for name, accounts in told.items() if accounts}


def disagreements(ceasefire: Ceasefire, claims: Mapping[str, Claim], on: date) -> tuple[Disagreement, ...]:
    """The values of a ceasefire that reports contradict, told for a day; `claims` holds at least its own, by id."""
    names = (name for names in GROUPS.values() for name in names if name not in OF_THEIR_OWN)
    fields = [field_shown(ceasefire, name, claims) for name in names]
    sides = side_ids(ceasefire)
    return _disagreements(
        fields, [term_shown(owed, claims, sides, on) for owed in ceasefire.terms.value or ()]
    )


def _disagreements(fields: Iterable[FieldShown], terms: Sequence[TermShown]) -> tuple[Disagreement, ...]:
    return tuple(_differing(fields, terms))


def _differing(fields: Iterable[FieldShown], terms: Sequence[TermShown]) -> Iterable[Disagreement]:
    for field in fields:
        if others := _unfit(field.alternatives):
            yield Disagreement(
                field=field.name,
                of=field.name,
                words=field.words,
                support=field.support,
                others=others,
                claims=field.rests_on,
            )
    for term in terms:
        for name, chosen in (("number", term.quantity), ("deadline", term.deadline)):
            if chosen is not None and (others := _unfit(chosen.others)):
                yield Disagreement(
                    field="terms",
                    of=f"{name} of {term.what}",
                    words=chosen.words,
                    support=term.support,
                    others=others,
                    claims=term.claims,
                )


def _unfit(alternatives: Iterable[Alternative]) -> tuple[Alternative, ...]:
    return tuple(one for one in alternatives if not one.agrees)


def _on(ceasefire: Ceasefire, judgements: Iterable[JudgementShown]) -> tuple[JudgementShown, ...]:
    """The judgements on the ceasefire, on a claim of it, or on one of these judgements."""
    names = {ceasefire.id, *ceasefire.also_known_as, *ceasefire.claims}
    kept = []
    for one in judgements:
        judged = one.judgement
        if judged.subject in names or judged.other in names or not names.isdisjoint(judged.claims):
            kept.append(one)
            names.add(judged.id)
    return tuple(kept)


def _sources(ceasefire: Ceasefire, claims: Mapping[str, Claim]) -> tuple[Source, ...]:
    by_document: dict[str, list[Claim]] = {}
    for one in ceasefire.claims:
        if one in claims:
            by_document.setdefault(claims[one].source.document, []).append(claims[one])
    cited = {key: some[0].source for key, some in by_document.items()}
    order = sorted(cited, key=lambda key: (published(cited[key].dating), cited[key].name, key))
    numbers = {key: number for number, key in enumerate(order, 1)}
    return tuple(
        Source(
            number=numbers[key],
            document=key,
            name=cited[key].name,
            title=cited[key].title,
            outlet=cited[key].outlet,
            origin=cited[key].origin,
            url=cited[key].url,
            published=published(cited[key].dating),
            copied=cited[key].copy_of is not None,
            copy_of=numbers.get(cited[key].copy_of or ""),
            claims=tuple(claim.id for claim in sorted(by_document[key], key=lambda claim: claim.span.start)),
        )
        for key in order
    )
