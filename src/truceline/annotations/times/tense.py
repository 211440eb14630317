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
_SENTENCE = re.compile(r"[.!?;][\"”’')]*\s|\n")
_CLIMB = 12  # tokens between a time and its verb, at most
_VERBAL = frozenset({"VBD", "VBZ", "VBP", "VB", "VBG", "VBN", "MD"})


class Tense(StrEnum):
    """Before publication or after it."""

    PAST = "past"
    FUTURE = "future"


@dataclass(frozen=True, slots=True)
class Tenses:
    """The tenses of one text: from the parse where there is one, from cue words where not."""

    text: str
    tokens: Sequence[Token]
    offsets: Sequence[int]

    @classmethod
    def of(cls, text: str, tokens: Sequence[Token] = ()) -> Tenses:
        """The tenses of a text and its tokens, which may be none."""
        return cls(text, tokens, [token.start for token in tokens])

    def at(self, start: int, end: int) -> Tense | None:
        """The tense of the clause that holds these characters, or None where nothing tells."""
        return self._parsed(start, end) or self._cued(start, end)

    def _parsed(self, start: int, end: int) -> Tense | None:
        at = bisect_left(self.offsets, start)
        if at >= len(self.tokens) or self.tokens[at].start >= end:
            return None
        token = self.tokens[at]
        for _ in range(_CLIMB):
            if token.tag in _VERBAL and token.pos in {"VERB", "AUX"}:
                return self._of_verb(token)
            head = self._token(token.head)
            if head is None or head.i == token.i:
                return None
            token = head
        return None

    def _of_verb(self, verb: Token) -> Tense | None:
        first = self.tokens[0].i
        near = self.tokens[max(0, verb.i - first - _CLIMB) : verb.i - first]
        helpers = {
            token.lemma.lower(): token.tag
            for token in near
            if token.head == verb.i and token.dep in {"aux", "auxpass"}
        }
        if helpers.keys() & {"will", "shall", "to", "must", "’ll", "'ll"}:
            return Tense.FUTURE
        if verb.tag in {"VBD", "VBN"} or "VBD" in helpers.values():
            return Tense.PAST
        return None

    def _token(self, i: int) -> Token | None:
        at = i - self.tokens[0].i
        return self.tokens[at] if 0 <= at < len(self.tokens) else None

    def _cued(self, start: int, end: int) -> Tense | None:
        before = self.text[max(0, start - _BEFORE) : start]
        breaks = [match.end() for match in _SENTENCE.finditer(before)]
        if breaks:
            before = before[breaks[-1] :]
        told = [tense for tense in map(_tense, _cues().finditer(before)) if tense]
        if told:
            return told[-1]
        after = self.text[end : end + _AFTER]
        stop = _SENTENCE.search(after)
        first = _cues().search(after, 0, stop.start() if stop else len(after))
        return _tense(first) if first else None


@cache
def _cues(language: str = "en") -> re.Pattern[str]:
    cues = vocabulary(language).tense
    # A participle after "be" is no past: "is to be announced on Friday" keeps the tense of what stands before.
    return re.compile(rf"\b(?:be \w+|(?P<future>{cues['future']})|(?P<past>{cues['past']}))(?!\w)")


def _tense(match: re.Match[str]) -> Tense | None:
    if match["future"]:
        return Tense.FUTURE
    return Tense.PAST if match["past"] else None
