"""Whether the clause around a time speaks of the past or of what is to come."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from truceline.annotations.times.words.vocabulary import vocabulary
from truceline.model.annotation import Token

_BEFORE, _AFTER = 90, 60  # characters of context: about a clause to either side
# Not after an initial, nor before a small letter: "at 5 p.m. on Friday", "the U.S. said".
# (The marks come first: the engine skips to them.)
_SENTENCE = re.compile(r"[.!?;\n](?:(?<=\n)|(?<!\b[A-Z][.!?;])[\"”’')]*\s(?![a-z]))")
_BESIDE = 5  # characters between a cue and the time it stands right before: "by the"
_CLIMB = 12  # tokens between a time and its verb, at most
_VERBAL = frozenset({"VBD", "VBZ", "VBP", "VB", "VBG", "VBN", "MD"})
_PERFECT = frozenset({"may", "might", "must", "could", "should", "would"})  # with "have": what may be over


class Tense(StrEnum):
    """Before publication or after it; `THEN` is what was to come when it was told of, and may be either by now."""

    PAST = "past"
    FUTURE = "future"
    THEN = "then"


@dataclass(frozen=True, slots=True)
class Tenses:
    """The tenses of one text: from the parse where there is one, from cue words where not."""

    text: str
    tokens: Sequence[Token] = ()

    @classmethod
    def of(cls, text: str, tokens: Sequence[Token] = ()) -> Tenses:
        """The tenses of a text and its tokens, which may be none."""
        return cls(text, tokens)

    def at(self, start: int, end: int) -> Tense | None:
        """The tense of the clause that holds these characters, or None where nothing tells.

        A cue right before them ("until Friday", "said Friday") outweighs the parse, all others the parse outweighs.
        """
        if not self.tokens:
            return self._cued(start, end)
        return self._beside(start, end) or self._parsed(start, end) or self._cued(start, end)

    def _beside(self, start: int, end: int) -> Tense | None:
        cue, told = self._led(start, end)
        return told if cue is not None and start - cue.end() <= _BESIDE else None

    def _parsed(self, start: int, end: int) -> Tense | None:
        at = bisect_left(self.tokens, start, key=_start)
        if at >= len(self.tokens) or self.tokens[at].start >= end:
            return None
        token = self.tokens[at]
        for _ in range(_CLIMB):
            if token.tag in _VERBAL and token.pos in {"VERB", "AUX"}:
                return self._of_verb(token)
            head = self._token(token.head)
            if head is None or head.i == token.i or self._is_apart(head, start):
                return None
            token = head
        return None

    def _is_apart(self, head: Token, start: int) -> bool:
        """Whether a line ends between a word and the time: no clause runs on from a headline."""
        return self.text.find("\n", min(head.end, start), max(head.start, start)) >= 0

    def _of_verb(self, verb: Token) -> Tense | None:
        helpers = self._helpers(verb)
        if "have" in helpers and helpers.keys() & _PERFECT:
            return Tense.PAST
        if helpers.keys() & {"will", "shall", "must", "’ll", "'ll"}:
            return Tense.FUTURE
        if "to" in helpers:
            return self._of_infinitive(verb)
        if "VBD" in helpers.values():
            return Tense.PAST
        cue = _cues().match(self.text[verb.start : verb.end + _AFTER])
        scheduled = (
            cue is not None and _tense(cue) is Tense.FUTURE
        )  # "talks planned for Friday", "it starts on Friday"
        if scheduled or (verb.tag == "VBG" and "be" in helpers):
            return Tense.FUTURE
        return Tense.PAST if verb.tag in {"VBD", "VBN"} else None

    def _of_infinitive(self, verb: Token) -> Tense:
        """What "to" leads to is to come, but not after "failed to", nor where it is what a past act was for."""
        head = self._token(verb.head)
        if head is None or head.i == verb.i or head.tag not in {"VBD", "VBN"}:
            return Tense.FUTURE
        cue = _cues().match(self.text, head.start)
        return (_tense(cue) if cue and cue.end() > head.end else None) or (
            Tense.PAST if verb.dep == "advcl" else Tense.FUTURE
        )

    def _helpers(self, verb: Token) -> dict[str, str]:
        first = self.tokens[0].i
        near = self.tokens[max(0, verb.i - first - _CLIMB) : verb.i - first]
        return {
            token.lemma.lower(): token.tag
            for token in near
            if token.head == verb.i and token.dep in {"aux", "auxpass"}
        }

    def _token(self, i: int) -> Token | None:
        at = i - self.tokens[0].i
        return self.tokens[at] if 0 <= at < len(self.tokens) else None

    def _cued(self, start: int, end: int) -> Tense | None:
        return self._led(start, end)[1] or self._after(end)

    def _led(self, start: int, end: int) -> tuple[re.Match[str] | None, Tense | None]:
        """The last cue before a time in its clause, and what it tells; None and None where there is none."""
        first, last, told = self._clause(start), None, None
        for cue in _cues().finditer(self.text, first, start):
            if not cue["edge"]:
                last, told = cue, _tense(cue) or told
            elif start - cue.end() <= _BESIDE:
                last, told = cue, told if told is Tense.THEN else self._told(cue, end)
        return last, (Tense.PAST if told and self._is_over(first, start, end) else told)

    def _told(self, cue: re.Match[str], end: int) -> Tense | None:
        """The tense of a cue; "By Sunday" at the head of a sentence takes that of what follows."""
        opens = cue["edge"] and cue[0][0].isupper()
        return (self._after(end) if opens else None) or _tense(cue)

    def _after(self, end: int) -> Tense | None:
        stop_at = _SENTENCE.search(self.text, end, end + _AFTER)
        after = _cues().search(self.text, end, stop_at.start() if stop_at else end + _AFTER)
        return _tense(after) if after and not after["edge"] else None

    def _clause(self, start: int) -> int:
        """Where the sentence of a time begins, or the stretch before it that is looked at."""
        first = max(0, start - _BEFORE)
        for stop in _SENTENCE.finditer(self.text, first, start):
            first = stop.end()
        return first

    def _is_over(self, first: int, start: int, end: int) -> bool:
        """Whether a deadline has passed: "by Tuesday they had left"."""
        match = _over().search(self.text, first, end + _AFTER)
        return match is not None and match.start() < start and match.end() > end


@cache
def _cues(language: str = "en") -> re.Pattern[str]:
    cues = vocabulary(language).tense
    # A participle after "be" is no past: "is to be announced on Friday" keeps the tense of what stands before.
    return re.compile(
        rf"\b(?!\s)(?:be \w+|(?P<then>{cues['then']})|(?P<future>{cues['future']}|{cues['schedule']})"
        rf"|(?P<past>{cues['past']})|(?P<edge>{cues['edge']}))(?!\w)"
    )


@cache
def _over(language: str = "en") -> re.Pattern[str]:
    return re.compile(vocabulary(language).tense["over"])


def _tense(match: re.Match[str]) -> Tense | None:
    if match["future"] or match["edge"]:
        return Tense.FUTURE
    if match["then"]:
        return Tense.THEN
    return Tense.PAST if match["past"] else None


def _start(token: Token) -> int:
    return token.start
