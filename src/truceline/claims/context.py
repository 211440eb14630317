"""What a claim takes over from the rest of its report: sides, the day in the ceasefire's name, the territory fought over."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from truceline.claims.clauses.roles import as_role, join, without
from truceline.claims.mentions.topics import Topic
from truceline.claims.reading import Reading
from truceline.claims.sides import (
    Beside,
    binds_one,
    is_firm,
    own_parties,
    parties,
    proposers,
    settled,
    told_mediators,
    topic_mediators,
    topic_over,
    topic_sides,
)
from truceline.claims.vocabulary import talk_words
from truceline.model import Act, ActClaim, ActorKind, Role, Status, When

_BACKGROUND_DAYS = 90  # a time this much before the report is told as background, not as its news
_SELDOM = 3  # times as often: who is a side in one claim where others are in three or more is a side of that claim alone
_SPEAKING = frozenset({ActorKind.ORGANISATION, ActorKind.PERSON})
_YEARS_APART = 2  # background on a ceasefire this much older than the report may have had other sides


def fill(reading: Reading, claims: Iterable[ActClaim], topics: Iterable[Topic]) -> Iterator[ActClaim]:
    """The claims with what the report tells elsewhere; each role says in its `reason` where it was taken from."""
    known = list(topics)
    dates = {topic.about.start: topic.date for topic in known if topic.date is not None}
    alone = {topic.about.start for topic in known if binds_one(reading, topic)}
    brokers = _by_ceasefire(known, (topic_mediators(reading, topic) for topic in known))
    for at, found in told_mediators(reading):
        near = _nearest(reading, known, at)
        if near is not None:
            brokers[near.about.start] = join(brokers[near.about.start], found)
    plans = _by_ceasefire(known, (proposers(reading, topic) for topic in known))
    drafts = [
        replace(claim, parties=own_parties(reading, claim))
        for claim in _with_mediators(list(claims), brokers)
    ]
    beside = _by_ceasefire(known, (topic_sides(reading, topic) for topic in known))
    _add(beside, (claim for claim in drafts if is_firm(claim, alone=claim.about.start in alone)))
    drafts = [
        settled(reading, claim, beside[claim.about.start], alone=claim.about.start in alone)
        for claim in drafts
    ]
    _add(beside, drafts)
    beside = _often_told(beside, drafts)
    outside = join(
        *(claim.mediators for claim in drafts), *(without(claim.actors, claim.parties) for claim in drafts)
    )
    conflict = territory(reading)
    for drafted in drafts:
        claim = _narrated(reading, _before_print(reading, drafted))
        about = claim.about.start
        date = dates.get(about)
        act_date = date if claim.act in (Act.AGREE, Act.DECLARE) else None
        context = Beside(
            sides=beside[about],
            outside=outside,
            alone=about in alone,
            past=_long_ago(reading, claim.act_date or date),
        )
        sides = parties(reading, claim, context)
        third = _third(reading, plans[about], join(beside[about], sides))
        actors = claim.actors or _agreeing(claim, sides) or _talking(reading, claim, sides)
        yield replace(
            claim,
            act_date=claim.act_date or act_date,
            actors=actors,
            parties=sides,
            mediators=join(claim.mediators, third),
            status=_alleged(claim, sides),
            conflict=conflict,
        )


def _nearest(reading: Reading, topics: Sequence[Topic], i: int) -> Topic | None:
    """The ceasefire that a word speaks of: that of its phrase, else one of its sentence, else the one last named, else the first."""
    own = topic_over(reading, i)
    if own is not None:
        return own
    sentence = reading.sentence(i)
    here = [topic for topic in topics if sentence.first <= topic.head < sentence.last]
    before = [topic for topic in topics if topic.head < sentence.first]
    return here[0] if here else before[-1] if before else next(iter(topics), None)


def _third(reading: Reading, planning: Sequence[Role], sides: Sequence[Role]) -> tuple[Role, ...]:
    """Those of whom a plan is who are no side to it; a state only where two others are."""
    apart = len(sides) >= 2
    return tuple(
        role
        for role in without(planning, sides)
        if reading.kinds.get(role.id) in _SPEAKING
        or (apart and reading.kinds.get(role.id) is ActorKind.STATE)
    )


def _alleged(claim: ActClaim, sides: tuple[Role, ...]) -> Status:
    """The status of a claim: a breach that one side tells of the other is alleged (ruling 6)."""
    speaker = claim.said_by.id if claim.said_by else None
    told = claim.act is Act.VIOLATE and claim.status is Status.ACTUAL
    by_other = speaker in {role.id for role in sides} - {role.id for role in claim.actors}
    return Status.ALLEGED if told and by_other else claim.status


def _agreeing(claim: ActClaim, told: tuple[Role, ...]) -> tuple[Role, ...]:
    """Who agreed to a truce that "was reached" or "was extended": its two sides; of one that was brokered, nobody (ruling 4).

    Talks that nobody is said to hold are held by the two sides, whoever mediates; a side that says a ceasefire will
    end is to end it.
    """
    if len(told) != 2:
        return ()
    if claim.act is Act.END and claim.status is Status.PLANNED:  # "Israel warns that the truce will end if …"
        return tuple(role for role in told if claim.said_by is not None and role.id == claim.said_by.id)
    reached = claim.act in (Act.AGREE, Act.EXTEND) and not claim.mediators
    return told if reached or claim.act is Act.NEGOTIATE else ()


def _talking(reading: Reading, claim: ActClaim, told: tuple[Role, ...]) -> tuple[Role, ...]:
    """Who holds talks that themselves "open", "resume" or "collapse": the two sides; of talks that "were suspended", nobody."""
    if claim.act is not Act.NEGOTIATE or len(told) != 2:
        return ()
    first, last = reading.token_range(claim.cue)
    nouns = [token for token in reading.tokens[first:last] if token.lemma in talk_words().nouns]
    chain = [
        one for noun in nouns[:1] for one in (noun, *list(reading.tree.above(noun.i))[:2])
    ]  # "a round of talks"
    return told if any(one.dep == "nsubj" for one in chain if one.pos == "NOUN") else ()


def _add(beside: defaultdict[int, tuple[Role, ...]], claims: Iterable[ActClaim]) -> None:
    for claim in claims:
        beside[claim.about.start] = join(beside[claim.about.start], claim.parties)


def _often_told(
    beside: Mapping[int, tuple[Role, ...]], claims: Sequence[ActClaim]
) -> defaultdict[int, tuple[Role, ...]]:
    """The sides of each ceasefire; of more than two, without those who are told far less often than the others."""
    kept: defaultdict[int, tuple[Role, ...]] = defaultdict(tuple, beside)
    for about, sides in beside.items():
        told = Counter(role.id for claim in claims if claim.about.start == about for role in claim.parties)
        most = max(told.values(), default=0)
        often = tuple(role for role in sides if told[role.id] * _SELDOM >= most)
        if 2 <= len(often) < len(sides):
            kept[about] = often
    return kept


def _by_ceasefire(
    topics: Iterable[Topic], found: Iterable[tuple[Role, ...]]
) -> defaultdict[int, tuple[Role, ...]]:
    """What is found at each topic, put together for each ceasefire (keyed by where it is first named)."""
    told: defaultdict[int, tuple[Role, ...]] = defaultdict(tuple)
    for topic, group in zip(topics, found, strict=True):
        told[topic.about.start] = join(told[topic.about.start], group)
    return told


def _with_mediators(claims: Sequence[ActClaim], named: Mapping[int, tuple[Role, ...]]) -> Iterator[ActClaim]:
    """The claims, each with the mediators that the same ceasefire is named with or any claim on it tells."""
    brokers = defaultdict(tuple, named)
    for claim in claims:
        brokers[claim.about.start] = join(brokers[claim.about.start], claim.mediators)
    return (replace(claim, mediators=brokers[claim.about.start]) for claim in claims)


def _before_print(reading: Reading, claim: ActClaim) -> ActClaim:
    """The claim without a day of what was done that lies after the report: a time misread ("… after 44 days of war")."""
    published, told = reading.document.dating.day, claim.act_date
    ahead = bool(published and told and told.earliest and told.earliest.date() > published)
    return replace(claim, act_date=None) if ahead and claim.status is Status.ACTUAL else claim


def _narrated(reading: Reading, claim: ActClaim) -> ActClaim:
    """An untimed act in a stretch of background takes the old time told last in its paragraph ("… in 2020 … A truce …")."""
    if claim.act not in (Act.AGREE, Act.DECLARE, Act.EFFECT) or claim.act_date or claim.start:
        return claim
    last = next(
        (time for time in reversed(reading.times) if time.span.end <= claim.cue.start and time.when), None
    )
    if last is None or last.when is None or not _is_background(reading, last.when):
        return claim
    if "\n" in reading.document.text[last.span.end : claim.cue.start]:
        return claim
    if claim.act is Act.EFFECT:
        return replace(claim, start=last.when)
    return replace(claim, act_date=last.when)


def _is_background(reading: Reading, when: When) -> bool:
    published = reading.document.dating.day
    if published is None or when.latest is None or when.value is None:
        return False
    return (published - when.latest.date()).days > _BACKGROUND_DAYS


def _long_ago(reading: Reading, when: When | None) -> bool:
    published = reading.document.dating.day
    if when is None or when.latest is None or published is None:
        return False
    return published.year - when.latest.year > _YEARS_APART


def territory(reading: Reading) -> Role | None:
    """The disputed territory that a report names most, the first of two named equally often; None where it names none."""
    counts: Counter[str] = Counter()
    first: dict[str, Role] = {}
    for mention in reading.mentions.values():
        for actor in mention.actors:
            if actor.kind is ActorKind.TERRITORY:
                counts[actor.id] += 1
                first.setdefault(
                    actor.id, replace(as_role(actor, mention), reason="the territory named most")
                )
    return first[max(first, key=lambda key: counts[key])] if first else None
