"""Whether words of a passage belong to the ceasefire that a claim is about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from truceline.model import ActClaim
from truceline.records.case import Case
from truceline.records.vocabulary import read

_STEM = 5  # letters by which a word of a passage is looked up before any pattern is tried
_PASSAGES = 1 << 15  # passages whose words are remembered: several claims stand in one
_WORD = re.compile(r"[^\W\d_]+")

Range = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Wording:
    """One way of speaking of a ceasefire: the patterns of one table of the vocabulary.

    `before` stand in front of its noun ("humanitarian truce"), `after` follow it ("truce for Christmas") or open the sentence ("To allow
    voting, …"), `near` stand within a few words of it on either side ("signed"), `own` are enough alone where they are the claim's own
    words. `stems` are the first letters of words without which none of the patterns can match.
    """

    stems: frozenset[str]
    before: re.Pattern[str] | None
    after: re.Pattern[str] | None
    near: re.Pattern[str] | None
    own: re.Pattern[str] | None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Grammar:
    """What binds words to the noun of a ceasefire; see `ceasefire.toml`."""

    nouns: re.Pattern[str]
    within: re.Pattern[str]
    breaks: re.Pattern[str]
    after: int
    near: int


@cache
def wordings(name: str) -> Mapping[str, Wording]:
    """The tables of a file of the vocabulary, each as a wording."""
    return {key: _wording(table) for key, table in read(f"{name}.toml").items()}


def says(case: Case, claim: ActClaim, wording: Wording, *, loose: bool = True) -> bool:
    """Whether a passage of the claim says this of its ceasefire.

    Words bound to the noun of a ceasefire count anywhere in a passage that tells of no other; else only where that noun lies in the
    claim's cue or in the words that name its ceasefire. Without `loose` only `before` and `own` count.
    """
    document = claim.source.document
    for passage in (claim.span, *claim.also):
        if wording.stems.isdisjoint(stems_of(passage.quote)):
            continue
        found = _found(wording, passage.quote)
        alone = (document, passage.start) not in case.crowded
        own = [(words.start - passage.start, words.end - passage.start) for words in (claim.cue, claim.about)]
        for place, bound, tight in found:
            if not (loose or tight):
                continue
            if (alone and bound) or any(place[0] < end and start < place[1] for start, end in own):
                return True
    return False


@lru_cache(maxsize=_PASSAGES)
def stems_of(quote: str) -> frozenset[str]:
    """The first letters of the words of a passage, by which its words are looked up."""
    return frozenset(word[:_STEM] for word in _WORD.findall(quote.casefold()))


@lru_cache(maxsize=_PASSAGES)
def _nouns(quote: str) -> tuple[Range, ...]:
    return tuple(match.span() for match in _grammar().nouns.finditer(quote))


@lru_cache(maxsize=_PASSAGES)
def _found(wording: Wording, quote: str) -> tuple[tuple[Range, bool, bool], ...]:
    """Where a passage speaks so: the noun it is bound to (else the words themselves), whether it is bound, and whether tightly."""
    nouns = _nouns(quote)
    found = [(noun, True, True) for noun in _bound_before(wording.before, quote, nouns)]
    found += [(noun, True, False) for noun in _bound_after(wording.after, quote, nouns)]
    found += [(noun, True, False) for noun in _bound_near(wording.near, quote, nouns)]
    found += [(match.span(), False, True) for match in _matches(wording.own, quote)]
    return tuple(found)


def _bound_before(pattern: re.Pattern[str] | None, quote: str, nouns: Sequence[Range]) -> Iterator[Range]:
    """Nouns with the words in front of them, but for a few words of the same noun phrase."""
    within = _grammar().within
    for match in _matches(pattern, quote):
        noun = next((noun for noun in nouns if noun[0] >= match.end()), None)
        if noun is not None and within.fullmatch(quote, match.end(), noun[0]):
            yield noun
        else:  # the words can be part of the noun: "Christmas ceasefire", "unilateral cessation of …"
            yield from (noun for noun in nouns if noun[0] <= match.start() and match.end() <= noun[1])


def _bound_after(pattern: re.Pattern[str] | None, quote: str, nouns: Sequence[Range]) -> Iterator[Range]:
    """Nouns that the words follow in the same clause, the last one before or in them; or that follow words at the very beginning."""
    grammar = _grammar()
    for match in _matches(pattern, quote):
        noun = next((noun for noun in reversed(nouns) if noun[1] < match.end()), None)
        if noun is not None and _joined(quote, noun[1], match.start(), grammar.after):
            yield noun
        elif match.start() < 2 and nouns and _joined(quote, match.end(), nouns[0][0], grammar.after):
            yield nouns[0]


def _bound_near(pattern: re.Pattern[str] | None, quote: str, nouns: Sequence[Range]) -> Iterator[Range]:
    """Nouns within a few words of these, before or behind them."""
    near = _grammar().near
    for match in _matches(pattern, quote):
        for noun in nouns:
            start, end = min(noun[1], match.end()), max(noun[0], match.start())
            if _joined(quote, start, end, near):
                yield noun


def _matches(pattern: re.Pattern[str] | None, quote: str) -> Iterator[re.Match[str]]:
    return pattern.finditer(quote) if pattern is not None else iter(())


def _joined(quote: str, start: int, end: int, reach: int) -> bool:
    return end - start <= reach and _grammar().breaks.search(quote, start, max(start, end)) is None


@cache
def _grammar() -> _Grammar:
    words = read("ceasefire.toml")
    return _Grammar(
        nouns=_pattern(words["nouns"]),
        within=re.compile(
            rf"[-– ](?:(?!(?:{'|'.join(words['closing'])})\b)[\w'’.-]+ ){{0,3}}", re.IGNORECASE
        ),
        breaks=re.compile("|".join(words["breaks"]), re.IGNORECASE),
        after=words["after"],
        near=words["near"],
    )


def _wording(table: Mapping[str, Sequence[str]]) -> Wording:
    return Wording(
        stems=frozenset(stem[:_STEM] for stem in table["stems"]),
        **{
            name: _pattern(table[name]) if name in table else None
            for name in ("before", "after", "near", "own")
        },
    )


def _pattern(words: Sequence[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(words)})\b", re.IGNORECASE)
