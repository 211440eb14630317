"""Tells the parts of a text: headline, dateline, byline, body, caption, and the furniture around them."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from truceline.documents.blocks import Block, make_blocks
from truceline.documents.cuts import cut_block
from truceline.documents.furniture import ends_article, is_name, kind_of_line, kind_of_stamp
from truceline.model import Segment, SegmentKind

BODY, BOILERPLATE, HEADLINE = SegmentKind.BODY, SegmentKind.BOILERPLATE, SegmentKind.HEADLINE
# How many blocks a headline is looked for in, and what repeats it: a page's top has a menu at most.
_NEAR = 80
# How far above the main text of a page its headline stands.
_NEAR_MAIN = 12

Ruling = tuple[SegmentKind, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """What is known of a text as a whole, by the numbers of its blocks.

    `first` is where each wording stands first, `lead` is the first paragraph (the number of blocks where there is none), `headline` the headline, `end` the first
    block that is no more the article. `kept` are the blocks of the main text, None where no markup tells.
    """

    blocks: list[Block]
    keys: list[str]
    times: Counter[str]
    first: dict[str, int]
    lead: int
    headline: int | None
    end: int
    kept: frozenset[int] | None


def make_segments(
    text: str, title: str | None = None, main: Iterable[tuple[int, int]] | None = None
) -> tuple[Segment, ...]:
    """The parts of a text, which cover it whole, in order and without overlap; none for an empty text.

    `title` is the headline if it is known, `main` the ranges that markup tells to be the article proper.
    """
    blocks = make_blocks(text)
    if not blocks:
        return (Segment(kind=BOILERPLATE, start=0, end=len(text), reason="blank"),) if text else ()
    layout = _lay_out(blocks, title, main)
    headline = blocks[layout.headline].words if layout.headline is not None else title
    parts: list[Segment] = []
    for number, block in enumerate(blocks):
        kind, reason = _rule(number, layout)
        parts += cut_block(
            text, Segment(kind=kind, start=block.start, end=block.end, reason=reason), headline
        )
    return tuple(_without_gaps(parts, len(text)))


def _lay_out(blocks: list[Block], title: str | None, main: Iterable[tuple[int, int]] | None) -> Layout:
    keys = [block.key for block in blocks]
    kept = None if main is None else frozenset(_inside(blocks, list(main)))
    lead = next((n for n, block in enumerate(blocks) if _can_lead(n, block, kept)), len(blocks))
    ends = (
        n for n in range(max(lead + 1, _half(blocks, kept)), len(blocks)) if ends_article(blocks[n].words)
    )
    return Layout(
        blocks=blocks,
        keys=keys,
        times=Counter(keys),
        first={key: number for number, key in reversed(list(enumerate(keys)))},
        lead=lead,
        headline=_find_headline(blocks, keys, lead, title, kept),
        end=next(ends, len(blocks)),
        kept=kept,
    )


def _can_lead(number: int, block: Block, kept: frozenset[int] | None) -> bool:
    return block.is_paragraph and (kept is None or number in kept) and kind_of_line(block.words) is None


def _half(blocks: list[Block], kept: frozenset[int] | None) -> int:
    """The number of the block at which half the words of the main text are past: no end stands before it."""
    counts = [(n, blocks[n].count) for n in sorted(kept or ())]
    whole, past = sum(count for _, count in counts), 0
    for number, count in counts:
        past += count
        if past * 2 >= whole:
            return number
    return 0


def _inside(blocks: list[Block], ranges: list[tuple[int, int]]) -> Iterator[int]:
    starts = [start for start, _ in ranges]
    for number, block in enumerate(blocks):
        at = bisect_right(starts, block.start) - 1
        if at >= 0 and block.end <= ranges[at][1]:
            yield number


def _find_headline(
    blocks: list[Block], keys: list[str], lead: int, title: str | None, kept: frozenset[int] | None
) -> int | None:
    """The block that equals the title; else, above the first paragraph, the line that the page repeats most.

    Of a page's lines those of its main text go first, and one far above it is no headline.
    """
    wanted = Block(start=0, end=0, words=title.strip()).key if title else None
    equal = [n for n, key in enumerate(keys) if key == wanted]
    if equal:
        return next((n for n in equal if kept and n in kept), equal[0])
    top = 0 if kept is None else max(0, lead - _NEAR_MAIN)
    above = [n for n in range(top, min(lead, top + _NEAR)) if _can_be_headline(blocks[n])]
    if not above or (lead == len(blocks) and len(blocks) == 1):
        return None
    support = {n: sum(keys[n] in key for key in keys[: min(lead, _NEAR)]) for n in above}
    return max(above, key=lambda n: (support[n], not blocks[n].is_label, -n))


def _can_be_headline(block: Block) -> bool:
    return 3 <= block.count <= 40 and not kind_of_line(block.words) and not kind_of_stamp(block.words)


def _rule(number: int, layout: Layout) -> Ruling:
    """What a block is, by the first rule that tells; a block that none tells is body."""
    rulings = (rule(number, layout) for rule in RULES)
    return next((ruling for ruling in rulings if ruling), (BODY, "running text"))


def _after_end(number: int, layout: Layout) -> Ruling | None:
    return (BOILERPLATE, "below the end of the article") if number >= layout.end else None


def _is_headline(number: int, layout: Layout) -> Ruling | None:
    return (HEADLINE, "headline") if number == layout.headline else None


def _out_of_main(number: int, layout: Layout) -> Ruling | None:
    if layout.kept is None or number in layout.kept:
        return None
    told = _by_words(number, layout)
    if told and told[0] in (SegmentKind.BYLINE, SegmentKind.DATELINE) and number < layout.lead:
        return told
    return BOILERPLATE, "outside the page's main text"


def _by_words(number: int, layout: Layout) -> Ruling | None:
    words = layout.blocks[number].words
    kind = kind_of_line(words)
    if kind:
        return kind, "words of page furniture"
    stamp = kind_of_stamp(words) if number < layout.lead else None
    return (stamp, "date of publication") if stamp else None


def _repeats(number: int, layout: Layout) -> Ruling | None:
    key, block = layout.keys[number], layout.blocks[number]
    if layout.headline is not None and key == layout.keys[layout.headline]:
        return BOILERPLATE, "repeats the headline"
    if layout.times[key] > 1 and number >= layout.lead and not block.ends:
        return BOILERPLATE, "a line that the page repeats"
    if layout.times[key] > 1 and layout.first[key] < number:
        return BOILERPLATE, "repeats an earlier paragraph"
    return None


def _teaser(number: int, layout: Layout) -> Ruling | None:
    """A line that stands again inside a line of furniture ("Read more …") is the headline of another article."""
    key, block = layout.keys[number], layout.blocks[number]
    if block.ends or block.count < 3 or number < layout.lead:
        return None
    around = range(max(0, number - 2), min(len(layout.keys), number + 4))
    named = any(key in layout.keys[n] and kind_of_line(layout.blocks[n].words) for n in around if n != number)
    return (BOILERPLATE, "headline of another article") if named else None


def _above_lead(number: int, layout: Layout) -> Ruling | None:
    if number >= layout.lead or layout.lead == len(layout.blocks):
        return None
    key, block = layout.keys[number], layout.blocks[number]
    if layout.headline is not None and number < layout.headline:
        return BOILERPLATE, "above the headline"
    if any(key in other for other in layout.keys[number + 1 : number + _NEAR]):
        return BOILERPLATE, "repeated in the text below"
    if block.count >= 8:
        return HEADLINE, "standfirst"
    return (
        (SegmentKind.BYLINE, "a name above the text")
        if is_name(block.words)
        else (BOILERPLATE, "above the text")
    )


RULES: tuple[Callable[[int, Layout], Ruling | None], ...] = (
    _after_end,
    _is_headline,
    _out_of_main,
    _by_words,
    _repeats,
    _teaser,
    _above_lead,
)
"""The rules, of which the first that tells what a block is decides."""


def _without_gaps(parts: list[Segment], length: int) -> Iterator[Segment]:
    """The parts, each drawn out to where the next begins, and neighbours of one kind and reason made one."""
    merged: list[Segment] = []
    for part in parts:
        last = merged[-1] if merged else None
        if last and last.kind in (BODY, BOILERPLATE) and (last.kind, last.reason) == (part.kind, part.reason):
            merged[-1] = Segment(kind=last.kind, start=last.start, end=part.end, reason=last.reason)
        else:
            merged.append(part)
    starts = [0, *(part.start for part in merged[1:]), length]
    for part, (start, end) in zip(merged, pairwise(starts), strict=True):
        yield Segment(kind=part.kind, start=start, end=end, reason=part.reason)
