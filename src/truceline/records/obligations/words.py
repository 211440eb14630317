"""The words that tell undertakings of one type apart, and who watches over them; see `vocabulary/undertakings.toml`."""

from __future__ import annotations

import calendar
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from truceline.model import Passage, Role, Span, TermType
from truceline.records.vocabulary import read

_CLAUSE = 110  # characters of a clause that is shown for an undertaking; a longer one is no short quotation
_WORD = re.compile(r"[^\W\d_]{4,}")
_NAME = re.compile(r"(?<!^)\b[A-Z][^\W\d_]{2,}")
_STEM = 5  # letters by which two forms of a word are taken for one ("operation", "operations", "operational")
_CALENDAR = {name.lower()[:_STEM] for name in (*calendar.month_name, *calendar.day_name) if name}
_EMPTY = frozenset(
    {"their", "from", "with", "that", "this", "these", "those", "other", "will", "would", "into"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The patterns of the file, made ready."""

    mutual: frozenset[TermType]
    sent: frozenset[TermType]
    oversight: re.Pattern[str]
    overseen_before: re.Pattern[str]
    peacekeeping: re.Pattern[str]
    phrase_end: re.Pattern[str]
    clause_end: re.Pattern[str]
    undone: re.Pattern[str]
    named: Mapping[TermType, re.Pattern[str]]
    deeds: Mapping[TermType, re.Pattern[str]]
    apart: Mapping[TermType, Mapping[str, re.Pattern[str]]]


@cache
def words() -> Words:
    """The words of undertakings."""
    told = read("undertakings.toml")
    return Words(
        mutual=frozenset(map(TermType, told["mutual"])),
        sent=frozenset(map(TermType, told["sent"])),
        oversight=any_of(told["oversight"]),
        overseen_before=any_of(told["overseen_before"]),
        peacekeeping=any_of(told["peacekeeping"]),
        phrase_end=re.compile(told["phrase_end"]),
        clause_end=re.compile(told["clause_end"]),
        undone=any_of(told["undone"]),
        named=_by_type(told["named"]),
        deeds=_by_type(told["deeds"]),
        apart={
            TermType(kind): {thing: any_of(patterns) for thing, patterns in things.items()}
            for kind, things in told["apart"].items()
        },
    )


@cache
def organisations() -> frozenset[str]:
    """The ids of international organisations that send peacekeepers or observers."""
    return frozenset(read("forces.toml")["organisations"])


def _by_type(told: Mapping[str, Sequence[str]]) -> Mapping[TermType, re.Pattern[str]]:
    return {TermType(kind): any_of(patterns) for kind, patterns in told.items()}


def any_of(patterns: Sequence[str]) -> re.Pattern[str]:
    """One pattern for several, whatever the case of the letters."""
    return re.compile("|".join(patterns), re.IGNORECASE)


@lru_cache(maxsize=65536)
def things(kind: TermType, says: str) -> frozenset[str]:
    """What an undertaking of this type is of, by the words that tell it: `weapons`, `ground`; empty where none says.

    For `other`, which is of anything, the stems of its words where no listed thing is named.
    """
    listed = words().apart.get(kind, {})
    found = frozenset(thing for thing, pattern in listed.items() if pattern.search(says))
    return found if found or kind is not TermType.OTHER else stems(says)


def stems(says: str) -> frozenset[str]:
    """The longer words, each cut to its first letters."""
    return frozenset(word[:_STEM] for word in map(str.lower, _WORD.findall(says)) if word not in _EMPTY)


def names(says: str, who: Sequence[Role], *details: Span | None) -> frozenset[str]:
    """The words with a capital that name something else than those who owe it, how much and by when."""
    taken = [*(role.name for role in who), *(one.quote for one in details if one is not None)]
    given = {stem for text in taken for stem in stems(text)} | _CALENDAR
    return frozenset(name for name in _NAME.findall(says) if name.lower()[:_STEM] not in given)


def saying(passage: Passage, *details: Span | None) -> str:
    """The words of the passage that tell an undertaking: its cue with the details that stand near, in one run.

    A cue of one word says little by itself ("handed"): then the clause it stands in, if that is short.
    """
    cue, span = passage.cue, passage.span
    near = [one for one in details if one is not None and span.covers(one)]
    start, end = min([cue.start, *(d.start for d in near)]), max([cue.end, *(d.end for d in near)])
    if end - start > _CLAUSE or not span.covers(cue):
        start, end = cue.start, cue.end
    elif " " not in span.quote[start - span.start : end - span.start]:
        start, end = _clause(span, start, end)
    inside = start >= span.start and end <= span.end
    told = span.quote[start - span.start : end - span.start] if inside else cue.quote
    return " ".join(told.split("\n\n")[0].split())


def _clause(span: Span, start: int, end: int) -> tuple[int, int]:
    """The clause around a stretch of a passage; the stretch itself where that is too long."""
    bound, text = words().clause_end, span.quote
    first = max((m.end() for m in bound.finditer(text, 0, start - span.start)), default=0)
    after = bound.search(text, end - span.start)
    last = after.start() if after else len(text.rstrip(" .\"'”’"))
    return (span.start + first, span.start + last) if last - first <= _CLAUSE else (start, end)
