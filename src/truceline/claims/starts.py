"""Since when a ceasefire is in force, where another passage on the same one tells it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import timedelta

from truceline.claims.clauses.subjects import subjects
from truceline.claims.finding.frames import Hit
from truceline.claims.mentions.topics import Topic
from truceline.claims.reading import Reading
from truceline.claims.timing import UNDER_WAY, timing
from truceline.claims.vocabulary import ceasefire_words, timing_words
from truceline.model import Act, ActClaim, When

_SHARING = frozenset({Act.AGREE, Act.DECLARE, Act.EFFECT, Act.REACT, *UNDER_WAY})
"""The acts that a ceasefire's start goes with; what is only asked for or talked about may never start."""

_CALENDAR = re.compile(r"\d|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)", re.IGNORECASE)
_DAYS = re.compile(r"P(\d{1,2})D")


def started(
    reading: Reading, claims: Iterable[ActClaim], hits: Iterable[Hit], topics: Iterable[Topic]
) -> Iterator[ActClaim]:
    """The claims, those that tell no start with the one told of the same ceasefire, the most precise where several are.

    "A truce was agreed. It takes effect at noon." gives both claims the same start, "it was to run from noon" as well.
    """
    drafts = list(claims)
    asides = [
        (hit.topic.about.start, timing(reading, hit.trigger, hit.topic, None, act=Act.EFFECT).start)
        for hit in hits
        if hit.frame.aside
    ]
    begun = [(claim.about.start, claim.start) for claim in drafts if claim.act is Act.EFFECT]
    told = _finest((*begun, *asides, *((claim.about.start, claim.start) for claim in drafts)))
    named = {topic.about.start: day for topic in topics if (day := _named(reading, topic)) is not None}
    for claim in drafts:
        about = claim.about.start
        start, elsewhere = claim.start, told.get(about)
        if elsewhere and claim.act in _SHARING and (start is None or _refines(elsewhere, start)):
            start = elsewhere
        if start is None and claim.act in UNDER_WAY:
            start = named.get(about)
        if start is None and claim.act is Act.AGREE and _ends_war(reading, claim):
            start = claim.act_date
        yield replace(claim, start=start)


def _ends_war(reading: Reading, claim: ActClaim) -> bool:
    """Whether a claim tells that a war ended in its ceasefire ("a war which ended in a 1994 truce"): it began when it was made."""
    first, last = reading.token_range(claim.cue)
    verbs = (
        t for t in reading.tokens[first:last] if t.pos == "VERB" and t.lemma in ceasefire_words().stopping
    )
    return any(
        reading.tokens[start].lemma in ceasefire_words().fighting
        for verb in verbs
        if any(thing.i < last for thing in reading.tree.objects(verb.i, "in", "with"))
        for start in subjects(reading, verb.i)
    )


def _named(reading: Reading, topic: Topic) -> When | None:
    """The start that a ceasefire's own words tell: "the January 19 truce"; a feast is too vague.

    A year tells it only of a ceasefire that dates or binds something else: "freed under the 2020 truce".
    """
    date = topic.date if topic.term else None
    fine = date is not None and (date.precision != "year" or _is_standing(reading, topic))
    told = date and date.words and fine and _CALENDAR.search(date.words.quote)
    return date if told else _by_age(reading, topic)


def _is_standing(reading: Reading, topic: Topic) -> bool:
    """Whether a ceasefire stands after "since", "under", "part of" and the like, and so is one in being."""
    token = reading.tokens[topic.head]
    return token.dep == "pobj" and reading.tokens[token.head].text.lower() in timing_words().standing


def _by_age(reading: Reading, topic: Topic) -> When | None:
    """The day that an age in days leads back to: "the five-day-old truce"."""
    day = reading.document.dating.day
    for time in reading.times_in(reading.sentence(topic.head)):
        days = _DAYS.fullmatch(time.value) if time.span.quote.lower().endswith("old") else None
        last = reading.token_range(time.span)[1] - 1
        if day and days and topic.head in (reading.tokens[last].head, last + 1):
            return When.of((day - timedelta(days=int(days[1]))).isoformat(), words=time.span)
    return None


def _finest(told: Iterable[tuple[int, When | None]]) -> Mapping[int, When]:
    """The first start told of each ceasefire, or a later one that tells the same more precisely."""
    finest: dict[int, When] = {}
    for about, start in told:
        known = finest.get(about)
        if start and (known is None or _refines(start, known)):
            finest[about] = start
    return finest


def _refines(start: When, known: When) -> bool:
    """Whether a time is the same as the one known, told more precisely."""
    return bool(start.value and known.value) and str(start.value).startswith(str(known.value))
