"""Which accounts of contacts, incidents and statements, in one article or in many, tell of the same event."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache

from truceline.model import ContactClaim, EventClaim, IncidentClaim, Role, StatementClaim, When
from truceline.records.happening.disjoint import Disjoint
from truceline.records.vocabulary import read

NEWS = timedelta(days=1)
"""What news tells without a day was on the day of publication or the one before: a choice of ours, not measured."""

_KNOWN = timedelta(days=31)  # a publication day known no better than this says nothing of what was news then
_CONTENT = re.compile(r"[^\W\d_]{5,}")
_STEM = 6  # letters by which forms of one word are told to be alike

Traits = frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """A claim of an event with its id and what is compared of it: `traits` and the stems of its `topic`.

    `place` is its place in the order of all.
    """

    id: str
    place: int
    claim: EventClaim
    traits: Traits
    topic: frozenset[str]


@dataclass(slots=True)
class _Draft:
    """The claims that are taken for one event, and what the fullest of them tell of it."""

    traits: Traits
    topic: frozenset[str]
    told: list[Telling]
    joining: list[Telling] = field(default_factory=list)


def tellings(claims: Iterable[EventClaim]) -> tuple[Telling, ...]:
    """The claims, each once, in order of publication, with what is compared of them."""
    by_id = {claim.id: claim for claim in claims}  # an id is a hash: worked out once for each claim
    ordered = sorted(
        by_id.items(),
        key=lambda pair: (
            pair[1].source.dating.latest or date.max,
            pair[1].source.document,
            pair[1].cue.start,
            pair[0],
        ),
    )
    return tuple(
        Telling(id=key, place=place, claim=claim, traits=traits_of(claim), topic=topic_of(claim))
        for place, (key, claim) in enumerate(ordered)
    )


def same_events(told: Iterable[Telling]) -> Iterator[tuple[Telling, ...]]:
    """The claims of each event in their order: the same events for every order of the claims.

    Claims are of one event where they are of one kind and type (statements: of one speaker, on topics that share a
    word) and of one day, and one tells nothing that another does not: whose participants, places and form are among
    those of exactly one fuller account joins that. A claim of a vaguer time or of none joins the one event of its own
    article that it fits, else the one that fits its time; what news tells without a day was that day or the day before.
    """
    buckets: dict[tuple[str, ...], list[Telling]] = defaultdict(list)
    for one in told:
        buckets[_bucket(one.claim)].append(one)
    for bucket in buckets.values():
        for draft in _of_bucket(bucket):
            yield tuple(sorted((*draft.told, *draft.joining), key=lambda one: one.place))


def days_of(when: When | None) -> tuple[date, date] | None:
    """The first and last day of a time, where it is bounded at both ends."""
    if when is None or when.earliest is None or when.latest is None:
        return None
    if when.day is not None:
        day = when.earliest.date()
        return day, day
    return when.earliest.date(), (when.latest - timedelta(microseconds=1)).date()


def _bucket(claim: EventClaim) -> tuple[str, ...]:
    """What must be alike of two accounts before anything else is compared."""
    match claim:
        case ContactClaim():
            return (claim.kind,)
        case IncidentClaim():
            return claim.kind, claim.event_type
        case StatementClaim():
            return claim.kind, claim.event_type, *sorted({role.id for role in claim.speakers})


def _of_bucket(told: Sequence[Telling]) -> list[_Draft]:
    days: dict[date, list[Telling]] = defaultdict(list)
    vague: list[Telling] = []
    for one in told:
        known = days_of(one.claim.date)
        if known is not None and known[0] == known[1]:
            days[known[0]].append(one)
        else:
            vague.append(one)
    dated = [(day, draft) for day in sorted(days) for draft in _of_one_time(days[day])]
    index = _Index(dated)
    loose: dict[tuple[str, str], list[Telling]] = defaultdict(list)
    for one in vague:
        home = index.home(one)
        if home is None:
            loose[_time_key(one.claim)].append(one)
        else:
            home.joining.append(one)
    return [*(draft for _, draft in dated), *(one for group in loose.values() for one in _of_one_time(group))]


def _time_key(claim: EventClaim) -> tuple[str, str]:
    """By what accounts without a day are held together: the time that they tell, else the day of publication, else the article."""
    if claim.date is not None:
        return "told", str(claim.date)
    published = claim.source.dating.day
    return ("published", published.isoformat()) if published else ("in", claim.source.document)


class _Index:
    """Finds the one dated event that an account without a day can be of."""

    def __init__(self, dated: Sequence[tuple[date, _Draft]]) -> None:
        self._days = [day for day, _ in dated]
        self._drafts = [draft for _, draft in dated]
        self._of_document: dict[str, list[_Draft]] = defaultdict(list)
        for draft in self._drafts:
            for document in {one.claim.source.document for one in draft.told}:
                self._of_document[document].append(draft)
        self._found: dict[tuple[object, ...], _Draft | None] = {}

    def home(self, one: Telling) -> _Draft | None:
        """The only event of its article, else of its time, that tells all that this does; None if there is no such one."""
        if one.claim.date is None:
            near = [
                draft for draft in self._of_document.get(one.claim.source.document, ()) if _may_be(one, draft)
            ]
            if near:
                return near[0] if len(near) == 1 else None
        window = _window(one.claim)
        if window is None:
            return None
        key = (one.traits, one.topic, window)
        if key not in self._found:
            self._found[key] = self._only(one, window)
        return self._found[key]

    def _only(self, one: Telling, window: tuple[date, date]) -> _Draft | None:
        found = None
        for place in range(bisect_left(self._days, window[0]), bisect_right(self._days, window[1])):
            if _may_be(one, self._drafts[place]):
                if found is not None:
                    return None
                found = self._drafts[place]
        return found


def _window(claim: EventClaim) -> tuple[date, date] | None:
    """The days on which an event told without its day can have been."""
    if claim.date is not None:
        return days_of(claim.date)
    dating = claim.source.dating
    if dating.earliest is None or dating.latest is None or dating.latest - dating.earliest > _KNOWN:
        return None
    return dating.earliest - NEWS, dating.latest


def _may_be(one: Telling, draft: _Draft) -> bool:
    return _within(one.traits, draft.traits) and (
        not one.topic or not draft.topic or not one.topic.isdisjoint(draft.topic)
    )


def _of_one_time(told: Sequence[Telling]) -> Iterator[_Draft]:
    """The events among claims of one time: those that say less stand with the one that says all that they say and more."""
    for part, topic in _by_topic(told):
        alike: dict[Traits, list[Telling]] = defaultdict(list)
        for one in part:
            alike[one.traits].append(one)
        holding: dict[str, list[Traits]] = defaultdict(list)
        for traits in alike:
            for trait in traits:
                holding[trait].append(traits)
        fuller = {traits: _fuller(traits, alike, holding) for traits in alike}
        homes = {traits: [one for one in fuller[traits] if not fuller[one]] for traits in alike}
        drafts = {
            traits: _Draft(traits=traits, topic=topic, told=alike[traits])
            for traits in alike
            if len(homes[traits]) != 1
        }
        for traits in alike.keys() - drafts.keys():
            drafts[homes[traits][0]].told.extend(alike[traits])
        yield from drafts.values()


def _fuller(traits: Traits, told: Iterable[Traits], holding: dict[str, list[Traits]]) -> list[Traits]:
    """The accounts that say all that one says and more; sought among those that share its rarest trait."""
    rarest = min(traits, key=lambda trait: (len(holding[trait]), trait), default=None)
    others: Iterable[Traits] = told if rarest is None else holding[rarest]
    return [other for other in others if other != traits and _within(traits, other)]


def _within(traits: Traits, other: Traits) -> bool:
    """Whether one account says nothing that the other does not.

    Two who meet beside a summit are not the summit: where two are named, at most one more (a host) may have been there.
    """
    if not traits <= other:
        return False
    met = _met(traits)
    return met < 2 or _met(other) - met <= 1


def _met(traits: Traits) -> int:
    return sum(trait.startswith("met ") for trait in traits)


def _by_topic(told: Sequence[Telling]) -> Iterator[tuple[Sequence[Telling], frozenset[str]]]:
    """Statements whose topics share a word, directly or by way of others; those that tell none stand with the only topic there is."""
    sets: Disjoint[str] = Disjoint()
    for one in told:
        if one.topic:
            sets.join(one.topic)
    parts: dict[str, list[Telling]] = defaultdict(list)
    for one in told:
        parts[sets.root(min(one.topic)) if one.topic else ""].append(one)
    silent = parts.pop("", [])
    if len(parts) == 1:
        next(iter(parts.values())).extend(silent)
    elif silent:
        yield silent, frozenset()
    for part in parts.values():
        yield part, frozenset().union(*(one.topic for one in part))


def traits_of(claim: EventClaim) -> Traits:
    """What is compared of an account: who, to whom, where (and in which state that lies), in which form or mode, with what stance."""
    told = {f"at {one}" for place in claim.place for one in (place.id, place.within) if one}
    match claim:
        case ContactClaim():
            told |= _named("met", claim.participants)
            told |= {f"as {claim.form}"} - {f"as {form}" for form in _words("plain_forms")}
        case IncidentClaim():
            told |= _named("by", claim.actors) | _named("to", claim.targets)
            if claim.mode and claim.mode not in _words("plain_modes"):
                told.add(f"with {claim.mode}")
        case StatementClaim():
            told |= _named("to", claim.addressees)
            told |= {f"{claim.stance} it"} if claim.stance else set()
            told |= {f"on {claim.on_act}"} if claim.on_act else set()
    return frozenset(told)


def topic_of(claim: EventClaim) -> frozenset[str]:
    """The stems of the words that tell what a statement is on; none for other kinds."""
    if not isinstance(claim, StatementClaim) or claim.topic is None:
        return frozenset()
    return stems(claim.topic.quote, "everywhere")


def stems(text: str, leaving_out: str) -> frozenset[str]:
    """The first letters of the longer words of a text, but for those of a list of the vocabulary."""
    usual = _words(leaving_out)
    return frozenset(word[:_STEM] for word in map(str.lower, _CONTENT.findall(text)) if word not in usual)


def _named(part: str, roles: Iterable[Role]) -> set[str]:
    return {f"{part} {role.id}" for role in roles}


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(read("events.toml")[name])
