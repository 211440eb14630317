"""Which undertakings a passage names as part of a ceasefire."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from truceline.claims.finding.frames import Hit
from truceline.claims.reading import Reading
from truceline.claims.vocabulary import ceasefire_words
from truceline.model import Act, Sentence, TermType

_FURTHER = 2  # sentences after the one of the act in which the report may go on about the terms
_KEPT = 64  # sentences: several acts are told in one, and several in a report go on to the same ones
_HIDDEN = "X"  # still a word, so that patterns may pass over it


def terms(reading: Reading, hit: Hit) -> tuple[TermType, ...]:
    """The types of undertaking in a hit's sentence, and in those that go on about the terms.

    Names ("the National Unity Government") and what only tells of something before
    ("after the withdrawal") do not count.
    """
    scope = _scope()
    if hit.frame.act not in scope.acts:
        return ()
    sentence = reading.sentence(hit.trigger)
    words = [_words(reading, sentence, hit)]
    if hit.frame.act in scope.going_on:
        words += (_words(reading, later) for later in _going_on(reading, sentence))
    told = frozenset().union(*map(_types_in, words))
    return tuple(kind for kind in scope.types if kind in told and bears(hit.frame.act, kind))


def bears(act: Act, kind: TermType) -> bool:
    """Whether claims of an act can tell of an undertaking of this type: talks are none where sides negotiate."""
    scope = _scope()
    return act in scope.acts and act in scope.only.get(kind, scope.acts)


@lru_cache(maxsize=_KEPT)
def _types_in(words: str) -> frozenset[TermType]:
    return frozenset(kind for kind, pattern in _scope().types.items() if pattern.search(words))


def _words(reading: Reading, sentence: Sentence, hit: Hit | None = None) -> str:
    """The words of a sentence, blank where they are a name, of something before, or the truce itself ("lay down arms")."""
    hidden = {
        *_named(reading, sentence),
        *_of_before(reading, sentence, hit),
        *_of_brokers(reading, sentence),
        *(range(*reading.token_range(hit.topic.words)) if hit and hit.topic.verbal else ()),
    }
    start = reading.tokens[sentence.first].start
    words = list(reading.span(sentence.first, sentence.last).quote)
    for i in hidden:
        token = reading.tokens[i]
        words[token.start - start : token.end - start] = _HIDDEN * (token.end - token.start)
    return "".join(words)


def _named(reading: Reading, sentence: Sentence) -> Iterator[int]:
    """The tokens of names in a sentence, and of governments that are called by what they are."""
    for mention in reading.mentions.values():
        if not sentence.first <= mention.head < sentence.last:
            continue
        head = reading.tokens[mention.head]
        if reading.tokens[head.head].lemma in _scope().forces and head.dep in ("compound", "nmod"):
            continue
        if head.pos == "PROPN" or head.lemma in ("government", "council"):
            yield from range(*reading.token_range(mention.span))


def _of_before(reading: Reading, sentence: Sentence, hit: Hit | None) -> Iterator[int]:
    """The tokens of phrases and clauses that only tell what was before, if they do not hold the act itself.

    "Until they withdraw" is no such clause where a truce is offered or refused, but its condition.
    """
    scope = _scope()
    trigger = hit.trigger if hit else None
    opening = scope.before - (scope.until if hit and hit.frame.act in scope.conditional else frozenset())
    for token in reading.tokens[sentence.first : sentence.last]:
        if token.text.lower() not in opening or token.dep not in ("prep", "mark", "advmod", "advcl"):
            continue
        top = token.i if token.dep in ("prep", "advcl") else token.head
        inner = {below.i for below in reading.tree.subtree(top)}
        if trigger not in inner and reading.tokens[top].dep in ("prep", "advcl", "pcomp"):
            yield from inner


def _of_brokers(reading: Reading, sentence: Sentence) -> Iterator[int]:
    """The tokens that tell who brokered it: "mediated by Russian peacekeepers"."""
    brokering = ceasefire_words().brokering
    for token in reading.tokens[sentence.first : sentence.last]:
        if token.text.lower() in brokering:
            for agent in reading.tree.below(token.i, "agent"):
                yield from (below.i for below in reading.tree.subtree(agent.i))


def _going_on(reading: Reading, sentence: Sentence) -> Iterator[Sentence]:
    """The sentences after one that go on about the terms: those right after, and any on what stands "under the deal"."""
    scope = _scope()
    after = reading.sentences[reading.sentences.index(sentence) + 1 :]
    close = True
    for place, later in enumerate(after):
        words = reading.span(later.first, later.last).quote
        close = close and place < _FURTHER and not _begins_paragraph(reading, later)
        close = close and scope.next.search(words) is not None
        if close or scope.anywhere.search(words):
            yield later


def _begins_paragraph(reading: Reading, sentence: Sentence) -> bool:
    before = reading.tokens[sentence.first - 1].end
    return "\n" in reading.document.text[before : reading.tokens[sentence.first].start]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Scope:
    """`vocabulary/terms.toml`: the patterns of each type, and where they count."""

    types: Mapping[TermType, re.Pattern[str]]
    acts: frozenset[Act]
    only: Mapping[TermType, frozenset[Act]]
    going_on: frozenset[Act]
    anywhere: re.Pattern[str]
    next: re.Pattern[str]
    forces: frozenset[str]
    before: frozenset[str]
    until: frozenset[str]
    conditional: frozenset[Act]


@cache
def _scope() -> _Scope:
    lists = tomllib.loads(files("truceline.claims.vocabulary").joinpath("terms.toml").read_text("utf-8"))
    scope = lists["scope"]
    return _Scope(
        types={
            TermType(kind): _pattern([rf"\b(?:{'|'.join(words)})\b"])
            for kind, words in lists["types"].items()
        },
        acts=frozenset(map(Act, scope["acts"])),
        only={TermType(kind): frozenset(map(Act, acts)) for kind, acts in lists["only"].items()},
        going_on=frozenset(map(Act, scope["going_on"])),
        anywhere=_pattern(scope["anywhere"]),
        next=_pattern(scope["next"]),
        forces=frozenset(scope["forces"]),
        before=frozenset(scope["before"]),
        until=frozenset(scope["until"]),
        conditional=frozenset(map(Act, scope["conditional"])),
    )


def _pattern(alternatives: Sequence[str]) -> re.Pattern[str]:
    return re.compile("|".join(alternatives), re.IGNORECASE)
