"""What is said while a ceasefire is in force: the last word of each who speaks, and how these are read together."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from truceline.model import Account, State
from truceline.records.state.signs import Sign, Told
from truceline.records.vocabulary import read

REPORTS = ""
"""Who speaks where reports state a thing themselves."""

_KINDS = {
    Sign.HOLDS: Sign.HOLDS,
    Sign.BROKEN: Sign.BROKEN,
    Sign.SAID_OVER: Sign.BROKEN,
    Sign.DENIAL: Sign.DENIAL,
}
_OPPOSITES = {Sign.HOLDS: Sign.BROKEN, Sign.BROKEN: Sign.HOLDS}

WORDS = frozenset(_KINDS)
"""Signs that are words on whether the ceasefire holds."""


class Words:
    """The words that stand: of each who speaks the last ones, until they say otherwise or time passes.

    A later word that it holds takes the place of the speaker's earlier word that it is broken, and the other way
    round; a denial stands beside what its speaker says else.
    """

    def __init__(self) -> None:
        self._heard: dict[tuple[str, Sign], list[tuple[date, Told]]] = {}

    def hear(self, told: Told, day: date) -> None:
        """Takes up a word that is placed on a day, none before the words heard so far."""
        kind = _KINDS[told.sign]
        for account in told.accounts:
            for voice in _voices(account, told.sign):
                self._heard.setdefault((voice, kind), []).append((day, told))
                taken_back = self._heard.get((voice, _OPPOSITES[kind])) if kind in _OPPOSITES else None
                if taken_back and taken_back[0][0] != day:
                    taken_back[:] = [one for one in taken_back if one[0] == day]

    def forget(self) -> None:
        """Drops all words: what was said before a start is not said of what starts."""
        self._heard.clear()

    def standing(self, day: date, since: date | None = None) -> tuple[Told, ...]:
        """The words that stand on a day, those heard after a day if one is given."""
        told: dict[int, Told] = {}
        for heard in self._heard.values():
            heard[:] = [one for one in heard if day - one[1].last <= word_stands()]  # days only go on
            told |= {id(word): word for placed, word in heard if since is None or placed > since}
        return tuple(sorted(told.values(), key=lambda word: (word.last, word.order)))


@dataclass(frozen=True, slots=True)
class Reading:
    """When words are read as a state: the first of the readings whose test holds counts."""

    state: State
    when: str
    holds: Callable[[tuple[Told, ...]], bool]


def read_words(words: tuple[Told, ...]) -> Reading:
    """How the words that stand are read."""
    return next(reading for reading in READINGS if reading.holds(words))


def word_stands() -> timedelta:
    """For how long a word stands."""
    return _days("word_stands")


def silence() -> timedelta:
    """After how long without any report a ceasefire has lapsed."""
    return _days("silence")


def news() -> timedelta:
    """Within how long before a report lies what it tells without a day."""
    return _days("news")


@cache
def _days(name: str) -> timedelta:
    return timedelta(days=read("standing.toml")[name])


def _voices(account: Account, sign: Sign) -> tuple[str, ...]:
    """Who speaks: to whom it is attributed, who denies, else the reports themselves."""
    if account.said_by is not None:
        return (account.said_by.id,)
    if sign is Sign.DENIAL and account.actors:
        return tuple(side.id for side in account.actors)
    return (REPORTS,)


def _has(words: tuple[Told, ...], *signs: Sign) -> bool:
    return any(word.sign in signs for word in words)


def _both_told(words: tuple[Told, ...]) -> bool:
    return _has(words, Sign.HOLDS) and _has(words, Sign.BROKEN, Sign.SAID_OVER)


def _denied(words: tuple[Told, ...]) -> bool:
    deniers = {
        voice
        for word in words
        if word.sign is Sign.DENIAL
        for a in word.accounts
        for voice in _voices(a, word.sign)
    }
    return any(
        not account.actors or any(side.id in deniers for side in account.actors)
        for word in words
        if deniers and word.sign in (Sign.BROKEN, Sign.SAID_OVER)
        for account in word.accounts
    )


def _accuse_each_other(words: tuple[Told, ...]) -> bool:
    accused = {
        (account.said_by.id, side.id)
        for word in words
        if word.sign in (Sign.BROKEN, Sign.SAID_OVER)
        for account in word.accounts
        if account.said_by is not None
        for side in account.actors
    }
    return any(said_by != by and (by, said_by) in accused for said_by, by in accused)


READINGS = (
    Reading(State.CONTESTED, "one says that it holds, another that it is broken or over", _both_told),
    Reading(State.CONTESTED, "one is said to have broken it, and denies it", _denied),
    Reading(State.CONTESTED, "sides accuse each other of breaking it", _accuse_each_other),
    Reading(
        State.CONTESTED, "one side says that the other ended it", lambda words: _has(words, Sign.SAID_OVER)
    ),
    Reading(
        State.VIOLATED,
        "it is said to be broken, and nobody says otherwise",
        lambda words: _has(words, Sign.BROKEN),
    ),
    Reading(
        State.HOLDING, "it is said to hold, and nobody says otherwise", lambda words: _has(words, Sign.HOLDS)
    ),
    Reading(State.IN_FORCE, "no word stands on whether it holds", lambda _: True),
)
"""How the words that stand while a ceasefire is in force are read together."""
