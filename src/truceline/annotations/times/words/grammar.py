"""Finds the words of time expressions: patterns made from the vocabulary, the longest match at each start."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from truceline.annotations.times.words.vocabulary import Form, Vocabulary, vocabulary

_PLACE = re.compile(r"\{(:?)(?:([a-z_0-9]+)=)?([a-z_]+)\}")
_SPACE = r"(?:[ \t\u00a0]{1,2}\n?|\n)"
# A figure or a word that an expression can begin with: not the end of a number or of a sum of money.
_WORD = re.compile(r"(?<![\w$€£#])(?<![0-9][.,:/])(?:[0-9]|[A-Za-z]{1,12}+(?!\w))")
_NEXT = re.compile(r"[\s.’'-]{1,3}([0-9]|[A-Za-z]{1,12})")
_DIGIT = "digit"
_LOOK_BACK = 16  # characters before a word that a rule may ask about: a preposition and a space
# What may follow a day or a year after a dash or "and"; the second part is a time of its own.
_TAILS = {
    "day": re.compile(
        r" ?(?:-|–|—| to | through | and | or ) ?(?P<day>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?:,? (?P<year>[12]\d{3}))?"
        r"(?![\w:/%-])(?= ?[,.;:)(—–-]|\s(?:[a-z]+ed|and|was|were|are|at|in|by|the|of|is|when|with|while|for)\b|\s{0,3}$)"
    ),
    "year": re.compile(r"[-–—/](?P<short>\d\d)(?![\d\w/%-])"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Words that a rule matched: where, and what its parts stand for (`{"month": "10", "day": "9"}`).

    `date` and `second` hang on clock times: the date said with it, and the same instant printed again in brackets.
    """

    start: int
    end: int
    rule: str
    reads: str
    parts: Mapping[str, str]
    date: Found | None = None
    second: Found | None = None


@dataclass(frozen=True, slots=True)
class _Rule:
    form: Form
    pattern: re.Pattern[str]
    doubt: re.Pattern[str] | None
    settled: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Grammar:
    """The compiled patterns of one vocabulary."""

    words: Mapping[str, Mapping[str, str]]
    rules: Mapping[str, tuple[_Rule, ...]]
    leads: frozenset[str]
    inside: frozenset[str]

    def find(self, text: str) -> Iterator[Found]:
        """All expressions in the order of the text, none overlapping another."""
        end = 0
        for word in _WORD.finditer(text):
            first = word.group().lower()
            rules = self.rules.get(_DIGIT if first.isdigit() else first)
            if rules is None or word.start() < end or self._leads_nowhere(first, text, word.end()):
                continue
            for found in self._longest(text, word.start(), rules):
                yield found
                end = found.end

    def _leads_nowhere(self, word: str, text: str, end: int) -> bool:
        if word not in self.leads:
            return False
        following = _NEXT.match(text, end)
        return following is None or not (following[1].isdigit() or following[1].lower() in self.inside)

    def _longest(self, text: str, start: int, rules: tuple[_Rule, ...]) -> tuple[Found, ...]:
        best: tuple[_Rule, re.Match[str]] | None = None
        for rule in rules:
            match = rule.pattern.match(text, start)
            if match and (best is None or match.end() > best[1].end()) and _may_stand(rule, match, text):
                best = rule, match
        if best is None:
            return ()
        rule, match = best
        first = self._found(rule.form, match)
        return (first, *self._tail(rule.form, first, text))

    def _tail(self, form: Form, first: Found, text: str) -> Iterator[Found]:
        match = _TAILS[form.opens].match(text, first.end) if form.opens else None
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

    def _found(self, form: Form, match: re.Match[str]) -> Found:
        parts = {
            name: self._meaning(name, words) for name, words in match.groupdict().items() if words is not None
        }
        for name in ("month", "weekday"):
            if f"short_{name}" in parts:
                parts[name] = parts.pop(f"short_{name}")
        return Found(start=match.start(), end=match.end(), rule=form.name, reads=form.reads, parts=parts)

    def _meaning(self, name: str, words: str) -> str:
        table = self.words.get(name)
        if table is None:
            return words
        plain = " ".join(words.split())
        for form in (plain, plain[:1].lower() + plain[1:], plain.title()):
            if form in table:
                return table[form]
        return words


@cache
def grammar(language: str = "en") -> Grammar:
    """The grammar of a language, compiled once."""
    words = vocabulary(language)
    aliases = {alias: words.words[name] for alias, name in _aliases(words)}
    return Grammar(
        words={**words.words, **aliases},
        rules=_by_first_word(words),
        leads=_leads(words),
        inside=words.inside,
    )


def _by_first_word(words: Vocabulary) -> dict[str, tuple[_Rule, ...]]:
    rules: dict[str, tuple[_Rule, ...]] = {}
    for form in words.rules:
        rule = _rule(form, words)
        firsts = [words.starts[name] if name != _DIGIT else {_DIGIT} for name in form.starts]
        for word in frozenset[str]().union(*firsts):
            rules[word] = (*rules.get(word, ()), rule)
    return rules


def _leads(words: Vocabulary) -> frozenset[str]:
    """The words that begin no expression alone."""
    used = {name for form in words.rules for name in form.starts} - {_DIGIT}
    alone = {word for name in used - words.leads for word in words.starts[name]}
    return frozenset(word for name in words.leads for word in words.starts[name]) - alone


def _rule(form: Form, words: Vocabulary) -> _Rule:
    doubt = re.compile(form.doubt) if form.doubt else None
    return _Rule(form, re.compile(_compiled(form.pattern, words)), doubt, re.compile(form.settled))


def _may_stand(rule: _Rule, match: re.Match[str], text: str) -> bool:
    if rule.doubt is None or rule.doubt.match(text, match.start()) is None:
        return True
    return rule.settled.search(text[max(0, match.start() - _LOOK_BACK) : match.start()]) is not None


def _aliases(words: Vocabulary) -> set[tuple[str, str]]:
    patterns = (*words.forms.values(), *(form.pattern for form in words.rules))
    return {(place[2], place[3]) for pattern in patterns for place in _PLACE.finditer(pattern) if place[2]}


def _compiled(pattern: str, words: Vocabulary) -> str:
    """The pattern with every `{name}` replaced by its words or its form, and every space by white space."""

    def replaced(place: re.Match[str]) -> str:
        bare, alias, name = place.groups()
        if name in words.forms:
            return _PLACE.sub(replaced, words.forms[name])
        choice = _choice(words.words[name], proper=name in words.proper)
        return f"(?:{choice})" if bare else f"(?P<{alias or name}>{choice})"

    return _PLACE.sub(replaced, pattern).replace(" ", _SPACE).replace("[" + _SPACE, "[ ")


def _choice(table: Mapping[str, str], *, proper: bool) -> str:
    ordered = sorted(table, key=len, reverse=True)
    return "|".join(_word(word, proper=proper) for word in ordered)


def _word(word: str, *, proper: bool) -> str:
    escaped = re.escape(word).replace(r"\ ", " ")
    end = r"(?!\w)" if word[-1].isalnum() else ""
    if proper:
        capitals = re.escape(word.upper()).replace(r"\ ", " ")
        return f"(?:{escaped}|{capitals}){end}" if capitals != escaped else f"{escaped}{end}"
    first = word[0]
    either = f"[{first}{first.upper()}]" if first.isalpha() and first.islower() else re.escape(first)
    return f"{either}{escaped[len(re.escape(first)) :]}{end}"
