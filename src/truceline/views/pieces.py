"""A text cut at every border of what marks it, so that spans that overlap or lie in one another can be shown in a row of pieces."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from truceline.model import Claim, Segment, SegmentKind

_UNSEEN = re.compile(
    # C0 and C1 controls but for tab and line ends; soft separators and marks of direction; fillers; tags; halves of pairs; no characters
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f\u2028-\u202e"
    r"\u2060-\u206f\u3164\ufdd0-\ufdef\ufeff\uffa0\ufff9-\ufffb\ufffe\uffff\ud800-\udfff\U000e0000-\U000e007f]"
)
"""Characters that show nothing, and those that turn the direction of what stands beside them.

The joiners of letters (U+200C, U+200D) are left: Persian, Hindi and emoji are written with them.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A run of text over which nothing changes: `text[start:end]`, the part of the article it lies in, and the claims on it.

    `claims` are those whose passage holds it, `cues` those whose shortest words do; `begins` are those whose first shown
    words it holds, in the order of the claims.
    """

    start: int
    end: int
    words: str
    part: SegmentKind | None = None
    claims: tuple[str, ...] = ()
    cues: tuple[str, ...] = ()
    begins: tuple[str, ...] = ()


def cut(
    text: str, segments: Sequence[Segment], claims: Iterable[Claim], *, start: int = 0, end: int | None = None
) -> tuple[Piece, ...]:
    """The pieces of `text[start:end]`, in order and without a gap: joined they are that text."""
    last = len(text) if end is None else min(end, len(text))
    told = list(claims)
    spans = [(claim.id, claim.span.start, claim.span.end) for claim in told]
    cues = [(claim.id, claim.cue.start, claim.cue.end) for claim in told]
    parts = [(str(number), one.start, one.end) for number, one in enumerate(segments)]
    borders = {start, last}
    for _, first, after in (*spans, *cues, *parts):
        borders |= {border for border in (first, after) if start < border < last}
    edges = sorted(borders)
    on, shown, within = (_cover(edges, ranges) for ranges in (spans, cues, parts))
    begun: set[str] = set()
    pieces: list[Piece] = []
    for number, (first, after) in enumerate(pairwise(edges)):
        begins = tuple(one for one in shown[number] if one not in begun)
        begun.update(begins)
        piece = Piece(
            start=first,
            end=after,
            words=text[first:after],
            part=segments[int(within[number][0])].kind if within[number] else None,
            claims=on[number],
            cues=shown[number],
            begins=begins,
        )
        pieces.append(piece)
    return tuple(pieces)


def _cover(edges: Sequence[int], ranges: Iterable[tuple[str, int, int]]) -> list[tuple[str, ...]]:
    """For each stretch between two edges the names of the ranges that hold it, in the order given."""
    place = {edge: number for number, edge in enumerate(edges)}
    over: list[list[str]] = [[] for _ in edges[1:]]
    for name, first, after in ranges:
        low, high = max(first, edges[0]), min(after, edges[-1])
        for number in range(place[low], place[high]) if low < high else ():
            over[number].append(name)
    return [tuple(names) for names in over]


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Words as they stand, or one character that would not be seen, with its code point (`U+202E`)."""

    words: str
    code: str | None = None


def runs(words: str) -> tuple[Run, ...]:
    """The words, cut at each character that shows nothing or turns the direction of its neighbours: joined they are the words."""
    found: list[Run] = []
    done = 0
    for match in _UNSEEN.finditer(words):
        if match.start() > done:
            found.append(Run(words=words[done : match.start()]))
        found.append(Run(words=match[0], code=f"U+{ord(match[0]):04X}"))
        done = match.end()
    if done < len(words):
        found.append(Run(words=words[done:]))
    return tuple(found)


def plainly(words: str) -> str:
    """The words with each such character told by its code point (`[U+202E]`), so that nothing turns or hides what is shown."""
    return _UNSEEN.sub(lambda match: f"[U+{ord(match[0]):04X}]", words)
