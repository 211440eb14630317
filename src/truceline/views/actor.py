"""One actor on a page: its names, who speaks for it, what it does and says, whom it accuses, with whom it is in contact.

All of it is counted by the ledger: none of its claims is read but those that are shown.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from truceline.annotations.gazetteer import load_gazetteer
from truceline.errors import NotFound
from truceline.model import Doubt, Judgement, Question, Summary
from truceline.records import names_set
from truceline.store import ActorCount, Finder, RoleCount, Speaker, Standing
from truceline.views.actors import NameShown

DOES = ("actors", "speakers", "participants", "obligor")
"""The roles of those who do what a claim tells."""

ROLE_WORDS: Mapping[str, str] = {
    "actors": "does it",
    "speakers": "says it",
    "participants": "takes part",
    "obligor": "owes it",
    "said_by": "reports it",
    "parties": "is a party",
    "mediators": "mediates",
    "targets": "is the target",
    "addressees": "is addressed",
    "beneficiary": "is owed it",
    "oversight": "oversees it",
}
"""What a role of a claim means for who stands in it."""

_ACCUSES = (
    (Standing(roles=("said_by",), kind="act", what="violate"), ("actors",)),
    (Standing(roles=("said_by",), kind="incident", status="alleged"), ("actors",)),
    (Standing(roles=("speakers",), kind="statement", what="accuse"), ("addressees",)),
)
_ACCUSED = (
    (Standing(roles=("actors",), kind="act", what="violate"), ("said_by",)),
    (Standing(roles=("actors",), kind="incident", status="alleged"), ("said_by",)),
    (Standing(roles=("addressees",), kind="statement", what="accuse"), ("speakers",)),
)
_CONTACTS = ((Standing(roles=("participants",)), ("participants",)),)


@dataclass(frozen=True, slots=True, kw_only=True)
class Doing:
    """What claims of one sort tell of an actor: how many in all, by role and by status."""

    kind: str
    what: str
    claims: int
    roles: tuple[tuple[str, int], ...]
    statuses: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AliasTold:
    """A name that may mean the actor: used as a person said (`by`), or asked about with the passages that it turns on."""

    name: str
    by: str | None = None
    since: str | None = None
    says: str | None = None
    claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorShown:
    """An actor, with all that is known of it but its claims.

    `kind` is None where no list knows it, `country` the id of the state it belongs to. `speakers` are persons who speak for it;
    `sides` and `mediates` the ceasefires it is a side of or mediates. `accuses`, `accused_by` and `contacts` count claims with others, those
    most often first; their articles are those of the sort of claim that has most.
    """

    id: str
    name: str
    kind: str | None
    country: str | None
    country_name: str | None
    claims: int
    articles: int
    names: tuple[NameShown, ...]
    speakers: tuple[Speaker, ...]
    aliases: tuple[AliasTold, ...]
    doings: tuple[Doing, ...]
    sides: tuple[Summary, ...]
    mediates: tuple[Summary, ...]
    accuses: tuple[ActorCount, ...]
    accused_by: tuple[ActorCount, ...]
    contacts: tuple[ActorCount, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorListed:
    """An actor in a list."""

    id: str
    name: str
    kind: str | None
    country: str | None
    claims: int
    articles: int


def list_actors(finder: Finder) -> tuple[ActorListed, ...]:
    """The actors of a ledger, those most spoken of first."""
    made = map(_listed, finder.actors())
    return tuple(sorted(made, key=lambda one: (-one.claims, one.name, one.id)))


def _listed(told: ActorCount) -> ActorListed:
    gazetteer = load_gazetteer()
    known = gazetteer.actor(told.id)
    return ActorListed(
        id=told.id,
        name=known.name if known else told.name,
        kind=str(known.kind) if known else None,
        country=gazetteer.country_of(told.id) or (known.within if known else None),
        claims=told.claims,
        articles=told.articles,
    )


def show_actor(
    actor: str,
    finder: Finder,
    summaries: Iterable[Summary],
    judgements: Sequence[Judgement],
    questions: Iterable[Question],
) -> ActorShown:
    """The actor with this id. Raises NotFound if nothing is told of it."""
    told = next(iter(finder.actors([actor])), None)
    speakers = finder.speakers(actor)
    aliases = tuple(_aliases(actor, judgements, questions))
    known = load_gazetteer().actor(actor)
    if told is None and not speakers and not aliases:
        raise NotFound(f"nothing is told of an actor {actor!r}.", next_step="See who is known: /actors.")
    listed = _listed(told or ActorCount(id=actor, name=known.name if known else actor, claims=0, articles=0))
    cases = list(summaries)
    home = load_gazetteer().actor(listed.country) if listed.country else None
    return ActorShown(
        id=actor,
        name=listed.name,
        kind=listed.kind,
        country=listed.country,
        country_name=home.name if home else listed.country,
        claims=listed.claims,
        articles=listed.articles,
        names=_names(actor, finder),
        speakers=speakers,
        aliases=aliases,
        doings=_doings(finder.roles(actor)),
        sides=tuple(one for one in cases if any(side.id == actor for side in one.sides)),
        mediates=tuple(one for one in cases if any(side.id == actor for side in one.mediators)),
        accuses=_with_others(actor, finder, _ACCUSES),
        accused_by=_with_others(actor, finder, _ACCUSED),
        contacts=_with_others(actor, finder, _CONTACTS),
    )


def _names(actor: str, finder: Finder) -> tuple[NameShown, ...]:
    """As `views.actors` has them: the words found in most claims first, each with its reasons."""
    counts: Counter[str] = Counter()
    reasons: dict[str, set[str]] = defaultdict(set)
    for one in finder.names(actor):
        counts[one.words] += one.claims
        reasons[one.words].add(one.reason)
    often = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return tuple(
        NameShown(words=words, claims=n, reasons=tuple(sorted(reasons[words]))) for words, n in often
    )


def _aliases(
    actor: str, judgements: Sequence[Judgement], questions: Iterable[Question]
) -> Iterable[AliasTold]:
    for one in names_set(judgements):
        if one.actor.id == actor:
            yield AliasTold(name=one.name, by=one.by, since=one.since.isoformat() if one.since else None)
    for asked in questions:
        if asked.doubt is Doubt.ALIAS and asked.other == actor:
            yield AliasTold(name=asked.subject, says=asked.says, claims=asked.claims)


def _doings(counts: Iterable[RoleCount]) -> tuple[Doing, ...]:
    """By kind, what is told most often first. A claim in which the actor has two roles counts for each of them, and once in all where it does it."""
    roles: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    statuses: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for one in counts:
        roles[one.kind, one.what][one.role] += one.claims
        if one.role in DOES:
            statuses[one.kind, one.what][one.status] += one.claims
    made = (
        Doing(
            kind=kind,
            what=what,
            claims=max(found.values()),
            roles=tuple((role, found[role]) for role in ROLE_WORDS if found[role]),
            statuses=tuple(sorted(statuses[kind, what].items(), key=lambda item: (-item[1], item[0]))),
        )
        for (kind, what), found in roles.items()
    )
    return tuple(sorted(made, key=lambda one: (_KINDS.index(one.kind), -one.claims, one.what)))


_KINDS = ("act", "incident", "contact", "statement", "term")


def _with_others(
    actor: str, finder: Finder, standings: Iterable[tuple[Standing, Sequence[str]]]
) -> tuple[ActorCount, ...]:
    """The others in claims of these sorts, with how many; those most often first."""
    claims: Counter[str] = Counter()
    articles: Counter[str] = Counter()
    names: dict[str, str] = {}
    for own, theirs in standings:
        for one in finder.counterparts(actor, own, theirs):
            claims[one.id] += one.claims
            articles[one.id] = max(articles[one.id], one.articles)
            names.setdefault(one.id, one.name)
    gazetteer = load_gazetteer()
    made = (
        ActorCount(
            id=key,
            name=known.name if (known := gazetteer.actor(key)) else names[key],
            claims=n,
            articles=articles[key],
        )
        for key, n in claims.items()
    )
    return tuple(sorted(made, key=lambda one: (-one.claims, one.name, one.id)))
