"""Finds the words of time expressions: patterns made from the vocabulary, the longest match at each start."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from truceline.annotations.times.words.patterns import FIGURE, Figure
from truceline.annotations.times.words.rules import Rule, rules_of
from truceline.annotations.times.words.scan import Scan, scan_of
from truceline.annotations.times.words.vocabulary import Form, vocabulary

_WORD, _FIGURE = re.compile(r"[^\W\d_]+"), re.compile(r"\d")
_KEPT = 20_000  # pieces of text: those that come first are the most usual
_KEPT_FITS = 500  # ways in which needs are met, for each first word and core
_REACH = 100  # characters after the first core in which all that a rule needs must stand
_LOOK_BACK = 16  # characters before a word that a rule may ask about: a preposition and a space


class Found(NamedTuple):
    """Words that a rule matched: where, and what its parts stand for (`{"month": "10", "day": "9"}`).

    `date` and `second` hang on clock times: the date said with it (its words may lie outside, at the other end of a
    range), and the same instant printed again in brackets, on which a third print can hang in turn.
    """

    start: int
    end: int
    rule: str
    reads: str
    parts: Mapping[str, str]
    date: Found | None = None
    second: Found | None = None


class _Needy(NamedTuple):
    """A rule and its needs, a bit for each: it is tried only where the words at hand meet them all."""

    needs: int
    rule: Rule


class _Fit(dict[int, tuple[Rule, ...]]):
    """The rules for a first word and a core, by those needs of theirs that are met; kept for the most usual."""

    __slots__ = ("needs", "rules")

    def __init__(self, rules: Sequence[_Needy]) -> None:
        self.rules = rules
        self.needs = 0
        for each in rules:
            self.needs |= each.needs

    def __missing__(self, met: int) -> tuple[Rule, ...]:
        rules = tuple(rule for needs, rule in self.rules if needs & met == needs)
        if len(self) < _KEPT_FITS:
            self[met] = rules
        return rules


class _Fitting(dict[tuple[str, str], _Fit]):
    """The rules that fit a first word and the first core after it, as printed: looked for once, then kept."""

    def __init__(self, rules: Sequence[_Needy]) -> None:
        self._rules = rules

    def __missing__(self, words: tuple[str, str]) -> _Fit:
        first, core = (FIGURE if word == "0" else word for word in words)
        self[words] = _Fit(
            [each for each in self._rules if first.lower() in each.rule.starts and core in each.rule.words]
        )
        return self[words]


class _Meeting(dict[str, int]):
    """The needs that a piece of text between white space meets (`May`, `5-day`, `“Friday,`), kept for the most usual."""

    def __init__(self, words: Mapping[str, int]) -> None:
        self._words = words

    def __missing__(self, piece: str) -> int:
        met = self._words.get(FIGURE, 0) if _FIGURE.search(piece) else 0
        for word in _WORD.findall(piece):
            met |= self._words.get(word, 0)
        if len(self) < _KEPT:
            self[piece] = met
        return met


@dataclass(frozen=True, slots=True)
class Grammar:
    """The compiled patterns of one vocabulary."""

    scan: Scan
    rules: _Fitting
    meets: _Meeting

    def find(self, text: str) -> Iterator[Found]:
        """All expressions in the order of the text, none overlapping another."""
        search = self.scan.core.search
        marked = (
            f" {text}"  # so that a character stands before every word; all places are one further on in it
        )
        end = 0
        while core := search(marked, end):
            floor, end = end, core.end() - 1
            for found in self._around(text, floor, core.start(), end):
                yield found
                end = found.end

    def _around(self, text: str, floor: int, core: int, end: int) -> tuple[Found, ...]:
        """What stands around a core: of all that a rule matches the first to begin, and the longest of these."""
        word, met = _key(text[core:end]), None
        for first in self.scan.starts(text, floor, core, end):
            fit = self.rules[_key(first.group()), word]
            if not fit.needs:
                continue
            start = first.start()
            if met is None:
                met = self._met(text, start, end)
            found = _longest(text, start, fit[met & fit.needs])
            if found:
                return found
        return ()

    def _met(self, text: str, start: int, end: int) -> int:
        """The needs that are met by some word from the first start of an expression on, as far as one can reach."""
        met, meets = 0, self.meets
        for piece in text[start : end + _REACH].split():
            met |= meets[piece]
        return met


def _longest(text: str, start: int, rules: Iterable[Rule]) -> tuple[Found, ...]:
    best: tuple[Rule, re.Match[str]] | None = None
    longest = -1
    for rule in rules:
        match = rule.match(text, start)
        if match is not None and match.end() > longest and (not rule.doubt or _may_stand(rule, match, text)):
            best, longest = (rule, match), match.end()
    if best is None:
        return ()
    rule, match = best
    first = _found(rule, match)
    return (first, *_tail(rule.form, first, text)) if rule.form.opens else (first,)


def _found(rule: Rule, match: re.Match[str]) -> Found:
    groups = match.groups()
    parts = {
        name: table.get(words) or _meaning(words, table)
        for number, name, table in rule.parts
        if (words := groups[number - 1]) is not None
    }
    return Found(
        start=match.start(), end=match.end(), rule=rule.form.name, reads=rule.form.reads, parts=parts
    )


def _meaning(words: str, table: Mapping[str, str]) -> str:
    """What words stand for that are parted by other white space than in the table, or by themselves."""
    return table.get(" ".join(words.split()), words) if table else words


def _tail(form: Form, first: Found, text: str) -> Iterator[Found]:
    match = _tails()[form.opens].match(text, first.end)
    if match is None:
        return
    group = "day" if form.opens == "day" else "short"
    parts = {key: first.parts[key] for key in ("month", "year") if key in first.parts}
    parts |= {key: value for key, value in match.groupdict().items() if value}
    if group == "short":
        parts = {"year": first.parts.get("year", "")[:2] + match["short"]}
    yield Found(
        start=match.start(group),
        end=match.end(),
        rule=f"end of {form.name}",
        reads=form.reads,
        parts=parts,
    )


@cache
def _tails(language: str = "en") -> Mapping[str, re.Pattern[str]]:
    """What may follow a day or a year as the end of a range: a time of its own."""
    return {name: re.compile(pattern) for name, pattern in vocabulary(language).tails.items()}


def _key(word: str) -> str:
    return word if word[0].isalpha() else "0"


def _may_stand(rule: Rule, match: re.Match[str], text: str) -> bool:
    if rule.doubt is None or rule.doubt.match(text, match.start()) is None:
        return True
    return rule.settled.search(text[max(0, match.start() - _LOOK_BACK) : match.start()]) is not None


@cache
def grammar(language: str = "en") -> Grammar:
    """The grammar of a language, compiled once."""
    rules = rules_of(vocabulary(language))
    needy, meets = _needy(rules)
    return Grammar(scan_of(rules), _Fitting(needy), meets)


def _needy(rules: Sequence[Rule]) -> tuple[list[_Needy], _Meeting]:
    """The rules with their needs, and what meets these."""
    bits: dict[frozenset[str], int] = {}
    needy: list[_Needy] = []
    for rule in rules:
        needs = 0
        for need in rule.needs:
            words = frozenset(FIGURE if isinstance(core, Figure) else core for core in need)
            needs |= bits.setdefault(words, 1 << len(bits))
        needy.append(_Needy(needs, rule))
    meets: dict[str, int] = {}
    for words, bit in bits.items():
        meets |= {word: meets.get(word, 0) | bit for word in words}
    return needy, _Meeting(meets)
