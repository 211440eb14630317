"""Who is known in a ledger: under which names, who speaks for whom and since when, and which names may mean whom."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from truceline.annotations.gazetteer import Gazetteer, load_gazetteer
from truceline.model import Actor, Claim, Document, Judgement, Office, Role
from truceline.records import Alias, NamesSet, Offices, is_somebody, names_set, propose, refused, speaking
from truceline.views.derived import roots


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeShown:
    """That a person speaks for the actor: the words that say so, the article, and its day."""

    person: str
    words: str
    article: str
    published: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class NameShown:
    """Words that stood for an actor, in how many claims, and the reasons."""

    words: str
    claims: int
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AliasShown:
    """A name that may stand for the actor, with pairs of passages: one that has it, one that has the known name.

    `since` is the day from which the ledger uses it, None while it is only proposed; `rivals` are ids of others for
    whom as much speaks. One that a person set has who did (`by`), is used whether it has a day or not, and has no evidence.
    """

    name: str
    since: date | None
    rivals: tuple[str, ...]
    evidence: tuple[tuple[str, str], ...]
    by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorRow:
    """An actor of a ledger. `country` is the id of the state it belongs to; `kind` is None where no list knows it."""

    id: str
    name: str
    kind: str | None
    country: str | None
    claims: int
    articles: int
    names: tuple[NameShown, ...]
    offices: tuple[OfficeShown, ...] = ()
    aliases: tuple[AliasShown, ...] = ()

    def is_called(self, asked: str) -> bool:
        """Whether this is its id, its name, or words that stood for it, whatever the case."""
        words = (self.id, self.name, *(name.words for name in self.names))
        return asked.casefold() in {one.casefold() for one in words}


def show_actors(
    documents: Sequence[Document],
    claims: Sequence[Claim],
    offices: Sequence[Office],
    alone: Sequence[Claim],
    judgements: Sequence[Judgement] = (),
) -> tuple[ActorRow, ...]:
    """The actors of these claims, those most spoken of first.

    `alone` are the claims as each document was read by itself, which aliases follow from. Of them and of the offices,
    those of other documents than these are left out. Of `judgements` count those on names.
    """
    gazetteer = load_gazetteer()
    by_id = {document.id: document for document in documents}
    offices = [office for office in offices if office.document in by_id]
    alone = [claim for claim in alone if claim.source.document in by_id]
    days = {document.id: document.dating.day for document in documents}
    found: dict[str, _Found] = defaultdict(_Found)
    for office in offices:
        found[office.actor.id].told = office.actor
        found[office.actor.id].offices.append(_office_shown(office, by_id))
    for claim in claims:
        for role in filter(is_somebody, speaking(claim)):
            found[role.id].spoken.append((claim, role))
    told, named = Offices(offices, days), NamesSet(judgements, days)
    first = [named.read(told.read(claim)) for claim in alone]
    quotes = {claim.id: claim.quote for claim in first}
    for one in names_set(judgements):
        alias = AliasShown(name=one.name, since=one.since, rivals=(), evidence=(), by=one.by)
        found[one.actor.id].aliases.append(alias)
    for learned in propose(first, days, roots(documents), refused(judgements)):
        found[learned.actor.id].aliases.append(_alias_shown(learned, quotes))
    rows = (_row(key, one, gazetteer) for key, one in found.items())
    return tuple(sorted(rows, key=lambda row: (-row.claims, row.name, row.id)))


@dataclass(slots=True)
class _Found:
    told: Actor | None = None
    spoken: list[tuple[Claim, Role]] = field(default_factory=list)
    offices: list[OfficeShown] = field(default_factory=list)
    aliases: list[AliasShown] = field(default_factory=list)


def _row(key: str, found: _Found, gazetteer: Gazetteer) -> ActorRow:
    actor = gazetteer.actor(key) or found.told
    names = [role.name for _, role in found.spoken]
    within = actor.within if actor else next((role.within for _, role in found.spoken), None)
    return ActorRow(
        id=key,
        name=actor.name if actor else min(names, default=key),
        kind=str(actor.kind) if actor else None,
        country=gazetteer.country_of(key) or within,
        claims=len({claim.id for claim, _ in found.spoken}),
        articles=len({claim.source.document for claim, _ in found.spoken}),
        names=tuple(_names(found.spoken)),
        offices=tuple(
            sorted(found.offices, key=lambda one: (one.person, one.published or date.max, one.article))
        ),
        aliases=tuple(found.aliases),
    )


def _names(spoken: Iterable[tuple[Claim, Role]]) -> Iterator[NameShown]:
    counts: Counter[str] = Counter()
    reasons: dict[str, set[str]] = defaultdict(set)
    seen: set[tuple[str, str]] = set()
    for claim, role in spoken:
        if role.words is not None and (claim.id, role.words.quote) not in seen:
            seen.add((claim.id, role.words.quote))
            counts[role.words.quote] += 1
            reasons[role.words.quote].add(role.reason)
    for words, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        yield NameShown(words=words, claims=count, reasons=tuple(sorted(reasons[words])))


def _office_shown(office: Office, documents: Mapping[str, Document]) -> OfficeShown:
    document = documents.get(office.document)
    return OfficeShown(
        person=office.person,
        words=office.words.quote,
        article=document.name if document else office.document,
        published=document.dating.day if document else None,
    )


def _alias_shown(alias: Alias, quotes: Mapping[str, str]) -> AliasShown:
    return AliasShown(
        name=alias.name,
        since=alias.since,
        rivals=alias.rivals,
        evidence=tuple((quotes[one.claim], quotes[one.like]) for one in alias.supports),
    )
