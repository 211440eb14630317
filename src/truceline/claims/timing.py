"""Which time belongs to what: when an act was done, when a ceasefire starts and ends, how long it lasts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from truceline.claims.ahead import ahead, end_after
from truceline.claims.distance import counted_back
from truceline.claims.finding.frames import Hit
from truceline.claims.mentions.topics import Topic
from truceline.claims.reading import Reading
from truceline.claims.vocabulary import timing_words
from truceline.model import Act, Sentence, Time, Token, When

UNDER_WAY = frozenset({Act.HOLD, Act.EXTEND, Act.VIOLATE, Act.END, Act.IMPLEMENT})
"""The acts that a ceasefire has begun before."""

_FROM_THEN_ON = frozenset({Act.AGREE, Act.DECLARE, Act.EFFECT})  # "in force since Monday"
_OPENING = frozenset({"from", "between"})  # "from Friday to Monday": the second day is one after "to"
_BEFORE = 4  # tokens: "starting at noon local time on", "effective from"
_LOOKING_AHEAD = frozenset({Act.AGREE, Act.DECLARE, Act.PROPOSE, Act.CALL, Act.NEGOTIATE})
_DAYS = re.compile(r"P(\d{1,2})D")


_Points = Sequence[tuple[Time, str]]
"""Times, each with the word that brings it in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """The times told of one act: of light verbs between, in the ceasefire's own phrase, and all that are points in time."""

    inner: _Points
    named: _Points
    points: _Points


@dataclass(frozen=True, slots=True, kw_only=True)
class Timing:
    """The times of one claim, each None where the text gives none."""

    act_date: When | None = None
    start: When | None = None
    end: When | None = None
    duration: str | None = None


def narrated_after(reading: Reading, i: int) -> When | None:
    """The day that "after a day of fighting" leads to, counted from the day last told before; None where none is.

    Only whole days count, and only for the verb that the words open.
    """
    for time, word in times_of(reading, i):
        days = _DAYS.fullmatch(time.value) if time.kind == "DURATION" and word == "after" else None
        last = _last_day(reading, time) if days else None
        if days and last is not None:
            day = last + timedelta(days=int(days[1]))
            return replace(When.of(day.date().isoformat()), words=time.span)
    return None


def _last_day(reading: Reading, before: Time) -> datetime | None:
    """The beginning of the day that the text told of last before a time expression."""
    days = [
        t.when
        for t in reading.times
        if t.span.end <= before.span.start and t.when and t.when.precision == "day"
    ]
    return days[-1].earliest if days else None


def start_beside(reading: Reading, hit: Hit, hits: Iterable[Hit]) -> When | None:
    """The start that a clause on the ceasefire's own phrase gives: "a truce which is to begin on Monday", "an immediate truce"."""
    for other in hits:
        if (
            other.topic.head == hit.topic.head
            and other.frame.act is Act.EFFECT
            and other.trigger != hit.trigger
        ):
            return timing(reading, other.trigger, other.topic, None, act=Act.EFFECT).start
    day = reading.document.dating.day
    told = [t.i for t in reading.tree.below(hit.topic.head, "amod")]
    words = {
        t.text.lower() for i in told for t in reading.tree.conjuncts(i)
    }  # "a full and immediate ceasefire"
    return When.of(day.isoformat()) if day and "immediate" in words else None


def timing(reading: Reading, trigger: int, topic: Topic, telling: Token | None, *, act: Act) -> Timing:
    """The times that the syntax gives to a trigger word and its ceasefire.

    `telling` is the verb of saying above, whose time counts where the act has none of its own. For `effect` a plain
    time is that of the ceasefire's coming into effect, not of an act.
    """
    inner = [pair for i in _between(reading, trigger, topic) for pair in times_of(reading, i)]
    named = [*times_of(reading, topic.head)] if topic.head != trigger else []
    if act in UNDER_WAY and any(_of_its_making(reading, i) for i in _between(reading, trigger, topic)):
        inner, named = [], []
    owned = [*times_of(reading, trigger), *inner, *named]
    duration = next((time.value for time, word in owned if _is_length(reading, time, word, topic)), None)
    points = [(time, word) for time, word in owned if time.kind in ("DATE", "TIME") and time.when is not None]
    told = _Told(inner=inner, named=named, points=points)
    start = _start(reading, trigger, topic, told, act=act)
    end = _end(points, start, act)
    plain = next((time.when for time, word in points if time.when not in (start, end)), None)
    if act is Act.EFFECT:
        start = _finer(start, plain) or counted_back(reading, trigger) or _nearest(reading, trigger)
        return Timing(start=start if start != end else None, end=end, duration=duration)
    if plain is None and telling is not None:
        said = next((t.when for t, _ in times_of(reading, telling.i) if t.kind in ("DATE", "TIME")), None)
        plain = said or narrated_after(reading, telling.i)
    plain = plain or narrated_after(reading, trigger) or counted_back(reading, trigger)
    if act in _LOOKING_AHEAD:
        start = ahead(reading, start, plain)
        end = end_after(start, end)
    return Timing(act_date=plain, start=start, end=end, duration=duration)


def _start(reading: Reading, trigger: int, topic: Topic, told: _Told, *, act: Act) -> When | None:
    """The start that a time tells: one that "from" and the like bring in, or one of what is agreed or was in force."""
    words = timing_words().from_words | (timing_words().deadlines if act in _LOOKING_AHEAD else frozenset())
    points = told.points
    start = _first([point for point in points if point in told.named or _can_begin(act, point[1])], words)
    if start is None and act in UNDER_WAY and _is_past(reading, topic):
        start = next((time.when for time, word in points if (time, word) in told.named), None)
    if start is None and act in _FROM_THEN_ON:
        end = _first(points, _until(act))
        begun = _of_stopping(reading, trigger, topic, told)
        start = next(
            (time.when for time, word in begun if time.when and time.when != end and time.kind != "DURATION"),
            None,
        )
    return start or _begun(reading, trigger)


def _end(points: _Points, start: When | None, act: Act) -> When | None:
    """The time until which it is to last, also the second one after "between"."""
    between = [time.when for time, word in points if word == "between" and time.when != start]
    return _first(points, _until(act)) or next(iter(between), None)


def _until(act: Act) -> frozenset[str]:
    words = timing_words()
    return words.until_words - (words.deadlines if act in _LOOKING_AHEAD else frozenset())


def _of_stopping(reading: Reading, trigger: int, topic: Topic, told: _Told) -> _Points:
    """The times of what is ordered or agreed, not of the order: "ordered his troops to cease fire after midnight"."""
    if not topic.verbal:
        return told.inner
    stopped = [t.i for t in reading.tree.below(topic.head, "dobj", "xcomp", "acl")]
    own = told.named if topic.head != trigger else times_of(reading, trigger)
    return [*told.inner, *own, *(pair for i in stopped for pair in times_of(reading, i))]


def _between(reading: Reading, trigger: int, topic: Topic) -> Iterator[int]:
    """The light verbs between a ceasefire and the word that shows the act: "agreed to observe a truce from Friday"."""
    above = [topic.head, *(token.i for token in reading.tree.above(topic.head))]
    for i in above[: above.index(trigger)] if trigger in above else ():
        if i != topic.head and reading.tokens[i].pos == "VERB":
            yield i


def _can_begin(act: Act, word: str) -> bool:
    """Whether a time on the word that shows an act can be the ceasefire's start: "ordered it from noon", not "broke it at noon"."""
    if act in UNDER_WAY:
        return word == "since" or (act is Act.HOLD and word == "from")
    return word != "since" or act in _FROM_THEN_ON


_SINCE = ("since", "after", "following")


def _is_past(reading: Reading, topic: Topic) -> bool:
    """Whether a ceasefire stands under "since" or "after", so that a time of its own is when it began."""
    token = reading.tokens[topic.head]
    return token.dep == "pobj" and reading.tokens[token.head].text.lower() in _SINCE


def _of_its_making(reading: Reading, i: int) -> bool:
    """Whether a verb tells how the ceasefire was made, "since they agreed a truce in 2002": its times are not those of a breach."""
    return any(reading.tokens[mark.i].text.lower() in _SINCE for mark in reading.tree.below(i, "mark"))


def _begun(reading: Reading, trigger: int) -> When | None:
    """The time that words such as "starting", "effective" or "in force since" bring in, anywhere in a trigger's sentence."""
    sentence = reading.sentence(trigger)
    words = timing_words()
    opening = reading.tokens[sentence.first].start
    for time in reading.times_in(sentence):
        first, _ = reading.token_range(time.span)
        before = [reading.tokens[i].text.lower() for i in range(max(first - _BEFORE, sentence.first), first)]
        in_force = words.in_force.search(reading.document.text, opening, time.span.start)
        if time.kind in ("DATE", "TIME") and (in_force or words.starting.intersection(before)):
            return time.when or _of_the_day(reading, time)
    return _at_once(reading, sentence)


def _at_once(reading: Reading, sentence: Sentence) -> When | None:
    """The day of the report, where a sentence on its ceasefire says "effective immediately"."""
    day = reading.document.dating.day
    told = timing_words().at_once.search(
        reading.document.text, reading.tokens[sentence.first].start, reading.tokens[sentence.last - 1].end
    )
    return When.of(day.isoformat()) if day and told else None


def _of_the_day(reading: Reading, time: Time) -> When | None:
    """The day of the report, for an hour told without its day ("at dawn")."""
    day = reading.document.dating.day
    return When.of(day.isoformat(), words=time.span) if day and time.kind == "TIME" else None


def _nearest(reading: Reading, trigger: int) -> When | None:
    """The time in the trigger's sentence with no other verb between, the first after it, else the last before."""
    times = [t for t in reading.times_in(reading.sentence(trigger)) if t.kind in ("DATE", "TIME")]
    near = [time for time in times if not _parted(reading, trigger, time) and not _names(reading, time)]
    after = [time for time in near if time.span.start > reading.tokens[trigger].start]
    told = (time.when or _of_the_day(reading, time) for time in (*after, *reversed(near)))
    return next((when for when in told if when), None)


def _names(reading: Reading, time: Time) -> bool:
    """Whether a time is only part of a name ("the 2011 uprising")."""
    first, last = reading.token_range(time.span)
    head = reading.tree.head_of(first, max(last, first + 1))
    return reading.tokens[head].dep in ("compound", "nmod", "nummod", "amod", "poss", "appos")


def _parted(reading: Reading, trigger: int, time: Time) -> bool:
    """Whether a verb that the trigger does not hang on stands between it and a time."""
    first, last = reading.token_range(time.span)
    low, high = (trigger + 1, first) if first > trigger else (last, trigger)
    chain = {trigger, *(token.i for token in reading.tree.above(trigger))}
    return any(t.pos == "VERB" and t.i not in chain for t in reading.tokens[low:high])


def _is_length(reading: Reading, time: Time, word: str, topic: Topic) -> bool:
    """Whether a duration is how long the ceasefire lasts: "a 72-hour truce", "for three days", not "six weeks after"."""
    if time.kind != "DURATION" or "X" in time.value:
        return False
    first, last = reading.token_range(time.span)
    if reading.tokens[last - 1].text.lower().endswith("old"):
        return False
    adjective = reading.tokens[last - 1].head == topic.head or reading.tokens[first].head == topic.head
    return word in ("for", "of", "lasting", "last") or (adjective and word != "after")


def _finer(one: When | None, other: When | None) -> When | None:
    """The more precise of two times."""
    known = [when for when in (one, other) if when is not None]
    return max(known, key=lambda when: len(when.value or ""), default=None)


def _first(points: _Points, words: frozenset[str]) -> When | None:
    return next((time.when for time, word in points if word in words and _is_bound(time, word)), None)


def _is_bound(time: Time, word: str) -> bool:
    """Whether the words bound a ceasefire: "at" does so only with a clock time, not in "at the weekend"."""
    if word == "for":
        return time.kind == "DATE"  # "a truce for May 8-10"; how long it lasts is a duration
    return word != "at" or time.kind == "TIME"


def times_of(reading: Reading, i: int) -> Iterator[tuple[Time, str]]:
    """The time expressions that hang on token `i`, each with the word that brings it in."""
    for time in reading.times_in(reading.sentence(i)):
        owner, word = _owner(reading, time)
        if owner == i:
            yield time, word


def _owner(reading: Reading, time: Time) -> tuple[int, str]:
    """The verb or noun that a time hangs on, and the word between them (a preposition, or "" where there is none)."""
    first, last = reading.token_range(time.span)
    token = reading.tokens[reading.tree.head_of(first, max(last, first + 1))]
    while token.dep == "conj" and _is_in_time(reading, reading.tokens[token.head]):
        token = reading.tokens[token.head]
        first, last = min(first, token.i), max(last, token.i + 1)
    word = ""
    while token.head != token.i:
        if token.i < first or token.i >= last:
            if token.pos in ("VERB", "AUX") or (token.pos in ("NOUN", "PROPN") and token.dep != "npadvmod"):
                break
            brings_in = token.dep in ("prep", "mark", "pcomp", "amod", "acl") or token.pos == "ADP"
            if brings_in and not (word in timing_words().until_words and token.text.lower() in _OPENING):
                word = token.text.lower()
        token = reading.tokens[token.head]
    return token.i, word or _word_before(reading, reading.token_range(time.span)[0])


def _is_in_time(reading: Reading, token: Token) -> bool:
    """Whether a word is part of a time expression, so that one joined to it hangs on the same word: "between May 3 and May 9"."""
    times = reading.times_in(reading.sentence(token.i))
    return any(time.span.start <= token.start < time.span.end for time in times)


def _word_before(reading: Reading, first: int) -> str:
    words = [reading.tokens[i].text.lower() for i in range(max(first - 2, 0), first)]
    return next((word for word in reversed(words) if word not in ("the", "around", "about", ",")), "")


def time_of(reading: Reading, i: int, things: Iterable[int] = ()) -> When | None:
    """The date or clock time that hangs on a word, None where none does.

    A time after one of the `things` that it is done to counts too ("held talks on Monday" is often parsed as "talks on
    Monday"), one before them does not ("mentioned the June 9 deal").
    """
    owned = [time for time, _ in times_of(reading, i)]
    for thing in things:
        after = reading.tokens[thing].end
        owned += (time for time, _ in times_of(reading, thing) if time.span.start > after)
    return next(
        (time.when for time in owned if time.kind in ("DATE", "TIME") and time.when is not None), None
    )
