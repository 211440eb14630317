"""The states of a ceasefire and what moves it between them, run over the signs of one record."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import zip_longest

from truceline.model import Act, State
from truceline.records.state.signs import Sign, Told
from truceline.records.state.words import WORDS, Reading, Words, news, read_words, silence, word_stands

BEFORE = frozenset({State.NOT_TOLD, State.CALLED_FOR, State.PROPOSED})
LIVE = frozenset({State.AGREED, State.IN_FORCE})


@dataclass(frozen=True, slots=True)
class Transition:
    """A sign, the states in which it moves the ceasefire, the state it moves it to, and why."""

    sign: Sign
    of: frozenset[State]
    to: State
    why: str


_ANY = BEFORE | LIVE | {State.ENDED, State.LAPSED}
_NOT_ENDED = BEFORE | LIVE | {State.LAPSED}

TRANSITIONS = (
    Transition(Sign.CALL, frozenset({State.NOT_TOLD}), State.CALLED_FOR, "someone asks others for it"),
    Transition(Sign.OFFER, BEFORE, State.PROPOSED, "it is offered, talked about or announced"),
    Transition(
        Sign.AGREEMENT, BEFORE, State.AGREED, "it is agreed or declared, and not told to be in effect"
    ),
    Transition(Sign.START, _ANY, State.IN_FORCE, "it takes effect, after an end anew"),
    Transition(Sign.EXTENSION, _ANY, State.IN_FORCE, "what is prolonged is in force"),
    Transition(Sign.DEED, BEFORE | LIVE, State.IN_FORCE, "what is carried out exists"),
    Transition(Sign.HOLDS, _NOT_ENDED, State.IN_FORCE, "what holds exists"),
    Transition(Sign.BROKEN, _NOT_ENDED, State.IN_FORCE, "what is broken exists"),
    Transition(
        Sign.SAID_OVER,
        _NOT_ENDED,
        State.IN_FORCE,
        "what one side ended existed, and one side's word ends nothing",
    ),
    Transition(
        Sign.END, LIVE | {State.LAPSED}, State.ENDED, "it is told to be called off, broken down or run out"
    ),
    Transition(Sign.RUN_OUT, LIVE, State.LAPSED, "its time ran out, and no extension or end is told"),
    Transition(
        Sign.FOLLOWED,
        LIVE,
        State.LAPSED,
        "another ceasefire of its sides has begun, and no end of this one is told",
    ),
)
"""Which sign moves a ceasefire from which states to which. A sign without a row for a state moves nothing in it."""

_MOVES = {(row.sign, state): row for row in TRANSITIONS for state in row.of}


_PASSING = WORDS | {Sign.DEED}
"""Signs that a ceasefire is in force only where nothing else tells it."""


class Run:
    """One run of the machine: each sign taken on the first, or on the last, day on which it can have come about.

    After `walk`, `state` is the state at the end of the day `on`, `since` the day on which it began, `rests` the signs
    it rests on and `reason` why it is so; `history` holds each state it was in with the first day of it.
    """

    def __init__(self, signs: Iterable[Told], on: date, *, earliest: bool) -> None:
        self.on = on
        self.state = State.NOT_TOLD
        self.since = on
        self.began = on
        self.rests: tuple[Told, ...] = ()
        self.reason = ""
        self.history: list[tuple[date, State]] = []
        self._earliest = earliest
        self._phase = State.NOT_TOLD
        self._grounds: list[Told] = []
        self._why = ""
        self._words = Words()
        self._ends: list[Told] = []
        self._prolonged = False
        self._deeds = False
        self._latest: list[Told] = []
        self._reported = date.min
        self._by_day: dict[date, list[Told]] = defaultdict(list)
        for told in signs:
            if (day := self.place(told)) <= on:
                self._by_day[day].append(told)

    def place(self, told: Told) -> date:
        """The day on which this run takes a sign; what nothing bounds is news of so many days at most (`news`)."""
        if not self._earliest:
            return told.last
        return told.first or _before(told.last, news())

    def walk(self) -> Run:
        """Takes all signs up to the day."""
        for day in self._days():
            told = sorted(self._by_day.get(day, ()), key=lambda one: one.order)
            for one in told:
                self._take(one, day)
            self._end_again(day)
            self._note(told)
            self._tell(day)
        return self

    def _days(self) -> list[date]:
        """The days on which the state can change: those of signs, and those on which words and reports grow old."""
        told = [one for signs in self._by_day.values() for one in signs]
        days = set(self._by_day)
        days |= {_after(one.last, word_stands()) for one in told if one.sign in WORDS}
        days |= {one.last for one in told if one.sign is Sign.END}
        reported = sorted({one.last for one in told})
        days |= {
            _after(one, silence())
            for one, other in zip_longest(reported, reported[1:])
            if other is None or other - one > silence()
        }
        return sorted(day for day in days if day <= self.on)

    def _take(self, told: Told, day: date) -> None:
        if told.sign is Sign.RUN_OUT and self._prolonged:
            return
        if told.sign is Sign.START:
            self._words.forget()
        if told.sign in WORDS:
            self._words.hear(told, day)
        if told.sign is Sign.END:
            self._ends.append(told)
        self._deeds |= told.sign in _PASSING
        self._prolonged |= told.sign is Sign.EXTENSION
        move = _MOVES.get((told.sign, self._phase))
        if move is not None:
            self._move(move, told, day)

    def _move(self, move: Transition, told: Told, day: date) -> None:
        """Takes a transition; what leads where the ceasefire is already is one more ground, a told start the first."""
        anew = told.sign is Sign.START and all(one.sign is not Sign.START for one in self._grounds)
        if move.to is not self._phase or anew:
            self._phase, self._grounds, self._why, self.began = move.to, [], move.why, day
        if not self._grounds or told.sign not in _PASSING:
            self._grounds.append(told)

    def _end_again(self, day: date) -> None:
        """An end whose day is told within bounds comes, in the run of the earliest days, right after whatever it ends."""
        for told in self._ends:
            move = _MOVES.get((Sign.END, self._phase))
            if move is not None and day <= told.last:
                self._move(move, told, day)

    def _note(self, told: list[Told]) -> None:
        """Keeps the latest reports, from which silence counts."""
        last = max((one.last for one in told), default=date.min)
        if last > self._reported:
            self._reported, self._latest = last, [one for one in told if one.last == last]

    def _tell(self, day: date) -> None:
        before = self.state
        self.state, rests, self.reason = self._read(day)
        self.rests = tuple({id(told): told for told in rests}.values())
        if self.state is self._phase:
            self.since = self.began
        elif self.state is not before:
            self.since = day
        if self.state is not before:
            self.history.append((day, self.state))

    def _read(self, day: date) -> tuple[State, Iterable[Told], str]:
        """The state on a day: that of the machine, of the words that stand, or of a long silence."""
        if self._phase in LIVE and day - self._reported > silence():
            return State.LAPSED, self._latest, f"nothing is told of it after {self._reported}"
        if self._phase is State.ENDED:
            words = self._words.standing(day, since=self.began)
            if any(word.sign is Sign.HOLDS for word in words):
                return State.CONTESTED, (*self._grounds, *words), "told to have ended, and later to hold"
        if self._phase is State.IN_FORCE:
            return self._in_force(self._words.standing(day))
        return self._phase, self._grounds, self._why

    def _in_force(self, words: tuple[Told, ...]) -> tuple[State, Iterable[Told], str]:
        reading: Reading = read_words(words)
        if reading.state is State.IN_FORCE:
            return reading.state, self._grounds, f"{self._begun()}; {reading.when}"
        told = words if reading.state is State.CONTESTED else (w for w in words if w.sign is not Sign.DENIAL)
        return reading.state, told, reading.when

    def _begun(self) -> str:
        """Why it is in force: what began it, or that no report tells yet that it began as it was to."""
        acts = {account.act for told in self._grounds for account in told.accounts}
        if self._deeds or not all(told.sign is Sign.START for told in self._grounds) or Act.EFFECT in acts:
            return self._why
        return "it was to take effect; no report tells that it did"


def _before(day: date, by: timedelta) -> date:
    return day - by if day - date.min > by else date.min


def _after(day: date, by: timedelta) -> date:
    """The day on which what stood for so long stands no more."""
    return day + by + timedelta(days=1) if date.max - day > by + timedelta(days=1) else date.max
