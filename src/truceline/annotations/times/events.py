"""The days of events that other times are counted from: told in the text, or given by the caller."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from itertools import islice

from truceline.annotations.times.words.vocabulary import EventWords, vocabulary

_REACH = 120  # characters to either side of a date in which its event is told
_MOST = 500  # dates of one text that are looked at
_SENTENCE = re.compile(r"[.!?;][\"”’')]*\s|\n")
_WORD = re.compile(r"[\w’'-]+")
_MARKS = 3  # words before an event's noun that can tell it from another of its kind


@dataclass(frozen=True, slots=True)
class Event:
    """What happened to what: the kind (`start`, `end`, `agree` …), the class of noun (`war`) and what sets it apart.

    `head` is None for "the signing" of whatever it was. `apart` are the ordinals and the like ("second", "new"), `names` the
    capitalised words ("Gaza") before the noun.
    """

    kind: str
    head: str | None
    apart: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()

    def may_be(self, told: Event) -> bool:
        """Whether these words can mean an event that is told with its day."""
        if self.kind != told.kind or (self.head is not None and self.head != told.head):
            return False
        return self.apart <= told.apart and (
            not self.names or not told.names or not self.names.isdisjoint(told.names)
        )


@dataclass(frozen=True, slots=True)
class Events:
    """The events of one text with the day each was told for."""

    days: tuple[tuple[Event, date], ...] = ()
    given: tuple[tuple[str, Event | None, date], ...] = ()
    known: dict[str, date | None] = field(default_factory=dict, compare=False, repr=False)

    @classmethod
    def of(cls, given: Mapping[str, date]) -> Events:
        """The events that the caller knows ("the start of the war")."""
        return cls(given=tuple((_plain(words), event_of(words), day) for words, day in given.items()))

    def told(self, text: str, days: Iterable[tuple[int, int, date]], asked: Iterable[str]) -> Events:
        """With the events that the text tells on these days, each given with its place, as far as they are asked for."""
        events = [event for words in asked if (event := event_of(words)) is not None]
        if not events:
            return self
        near = _near(frozenset(event.head for event in events))
        found = [
            (event, day)
            for start, end, day in islice(days, _MOST)
            if near.search(text, max(0, start - _REACH), end + _REACH)
            for event in _told(text, start, end)
        ]
        return Events(tuple(dict.fromkeys(found)), self.given)

    def day(self, words: str) -> date | None:
        """The day of the event that the words name; None where none fits or events of two days do."""
        plain = _plain(words)
        if plain not in self.known:
            self.known[plain] = self._find(plain, words)
        return self.known[plain]

    def _find(self, plain: str, words: str) -> date | None:
        same = {day for known, _, day in self.given if known == plain}
        event = None if same else event_of(words)
        if event is not None:
            same = {day for _, known, day in self.given if known is not None and event.may_be(known)}
            same = same or {day for known, day in self.days if event.may_be(known)}
        return same.pop() if len(same) == 1 else None


def event_of(words: str) -> Event | None:
    """The event that words name: "the start of the war", "the truce took effect", "the signing", "the attack"."""
    event_words = vocabulary().events
    patterns = _patterns()
    if match := patterns.named.match(words):
        kind = next(name for name in event_words.kinds if match[f"noun_{name}"])
        head = patterns.heads.search(words, match.end(), match.end() + 60) if match["of"] else None
        return _event(kind, head, words) if head or not match["of"] else None
    head = patterns.heads.search(words)
    if head is None:
        return None
    verb = patterns.verbs.match(words[head.end() :].lstrip())
    kind = _kind(verb) if verb else event_words.usual[_class(head)]
    return _event(kind, head, words)


def _told(text: str, start: int, end: int) -> Iterator[Event]:
    """The events that the clause around a date tells as of its day."""
    left, right = _around(text, start, end)
    patterns = _patterns()
    before = [match for pattern in patterns.before if (match := pattern.search(left))]
    if before:
        # The pattern that begins last stands nearest to the date.
        nearest = max(before, key=lambda match: match.start("head"))
        yield _of_match(nearest, left)
        return
    for pattern in patterns.after:
        if match := pattern.match(right):
            yield _of_match(match, right)
            return


def _around(text: str, start: int, end: int) -> tuple[str, str]:
    left = text[max(0, start - _REACH) : start]
    breaks = [match.end() for match in _SENTENCE.finditer(left)]
    right = text[end : end + _REACH]
    stop = _SENTENCE.search(right)
    return left[breaks[-1] if breaks else 0 :], right[: stop.start() if stop else len(right)]


def _of_match(match: re.Match[str], text: str) -> Event:
    groups = match.groupdict()
    head = _class_in(match["head"])
    kinds = vocabulary().events.kinds
    kind = next(
        (name for name in kinds if groups.get(f"verb_{name}") or groups.get(f"noun_{name}")),
        vocabulary().events.usual[head],
    )
    return Event(kind, head, *_apart(text[: match.start("head")]))


def _event(kind: str, head: re.Match[str] | None, words: str) -> Event:
    if head is None:
        return Event(kind, None)
    return Event(kind, _class(head), *_apart(words[: head.start()]))


def _apart(before: str) -> tuple[frozenset[str], frozenset[str]]:
    """What sets an event apart from others of its kind, from the words before its noun."""
    words = _WORD.findall(before)[-_MARKS:]
    known = vocabulary().events.apart
    apart = frozenset(word.lower() for word in words if word.lower() in known)
    return apart, frozenset(word for word in words[1:] if word[0].isupper())


def _class(match: re.Match[str]) -> str:
    return _class_in(match.group())


def _class_in(noun: str) -> str:
    words = vocabulary().events
    return next(
        name
        for name, nouns in words.heads.items()
        if re.fullmatch(f"{nouns}|{words.acts.get(name, nouns)}", noun, re.IGNORECASE)
    )


def _kind(verb: re.Match[str]) -> str:
    return next(name for name in vocabulary().events.kinds if verb[f"verb_{name}"])


def _plain(words: str) -> str:
    return " ".join(words.casefold().split())


@dataclass(frozen=True, slots=True)
class _Patterns:
    heads: re.Pattern[str]
    verbs: re.Pattern[str]
    named: re.Pattern[str]
    before: tuple[re.Pattern[str], ...]
    after: tuple[re.Pattern[str], ...]


@cache
def _patterns(language: str = "en") -> _Patterns:
    """The ways to tell an event: around its date, the noun and what it did in any order ("the war began on …")."""
    words = vocabulary(language).events
    heads = rf"\b(?P<head>{'|'.join(words.heads.values())})\b(?![-’'])"
    verbs = rf"(?:{words.helpers} )?(?:{_groups('verb', words, 'verbs')})\b"
    nouns = rf"\b(?:{_groups('noun', words, 'nouns')})\b"
    usual = "|".join(words.heads[name] for name, kind in words.usual.items() if kind == "happen")
    happened = rf"\b(?P<head>{usual})\b"
    acted = rf"\b(?P<head>{'|'.join(words.acts.values())})\b"
    lead = rf"(?:\W+(?:\w+\W+){{0,4}}?(?:{words.on})?\s*(?:the )?)$"
    gap = r"[^.;:\n]{0,40}?"
    own = rf"(?:(?!\b(?:{words.apart_from})\b)[^.;,\n])"  # the date's own clause
    forms = {
        "before": (
            rf"{heads}(?:,? {words.relative})?{gap} {verbs}{lead}",
            rf"{nouns} {words.of} {gap}{heads}{lead}",
            rf"\b{verbs} {gap}{heads}{lead}",
            rf"{happened}{lead}",
            rf"{acted}[^.,;:\n]{{0,30}}?{lead}",
        ),
        "after": (
            rf",? (?:that |when )?{own}{{0,40}}?{heads}{own}{{0,20}}? {verbs}",
            rf",? {own}{{0,40}}?\b{verbs} {own}{{0,30}}?{heads}",
            rf"(?:[’']s)? (?:\w+ )?{happened}",
            rf",? {own}{{0,30}}?{acted}",
        ),
    }
    made = {name: tuple(map(_compiled, patterns)) for name, patterns in forms.items()}
    return _Patterns(
        heads=_compiled(heads),
        verbs=_compiled(rf"(?:\w+ ){{0,3}}?{verbs}"),
        named=_compiled(rf"(?:{words.the} )?(?:\w+ )?{nouns}(?P<of> {words.of})?"),
        **made,
    )


@cache
def _near(heads: frozenset[str | None], language: str = "en") -> re.Pattern[str]:
    """The nouns and verbs of these classes, of all where one is None."""
    words = vocabulary(language).events
    classes = words.heads if None in heads else heads
    choice = "|".join(f"{words.heads[name]}|{words.acts.get(name, '(?!)')}" for name in classes if name)
    return _compiled(rf"\b(?:{choice})\b")


def _groups(name: str, words: EventWords, table: str) -> str:
    kinds: Mapping[str, str] = getattr(words, table)
    return "|".join(
        f"(?P<{name}_{kind}>{kinds[kind]})" if kind in kinds else f"(?P<{name}_{kind}>(?!))"
        for kind in words.kinds
    )


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)
