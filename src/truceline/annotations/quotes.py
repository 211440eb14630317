"""Finds quotations and who says them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence

from truceline.model import Document, Quote, Token

_MARKED = re.compile(
    r"“[^“”\n]{1,2000}”|\"[^\"\n]{1,2000}\"|«[^«»\n]{1,2000}»|(?<!\w)‘[^‘’\n]{1,2000}’(?!\w)"
)
_SPEAKING = {
    "say",
    "tell",
    "add",
    "note",
    "stress",
    "write",
    "state",
    "announce",
    "declare",
    "claim",
    "insist",
    "argue",
}


def find_quotes(document: Document, tokens: Sequence[Token]) -> tuple[Quote, ...]:
    """The quotations of a document in order, each with the token that heads its speaker where the syntax tells.

    A quotation never crosses a line. The speaker is the subject of a verb of speaking in the same sentence outside the
    marks; None where there is none.
    """
    starts = [token.start for token in tokens]
    roots = _roots(tokens)
    speakers = _speakers(tokens, roots)
    quotes = []
    for match in _MARKED.finditer(document.text):
        inside = range(bisect_left(starts, match.start()), bisect_left(starts, match.end()))
        found = (_outside(speakers[root], inside) for root in {roots[i] for i in inside} if root in speakers)
        speaker = min((i for i in found if i is not None), default=None)
        quotes.append(Quote(span=document.span(match.start(), match.end()), speaker=speaker))
    return tuple(quotes)


def _roots(tokens: Sequence[Token]) -> list[int]:
    """The root of the sentence that each token stands in."""
    roots = [-1] * len(tokens)
    for token in tokens:
        way = []
        i = token.i
        while roots[i] < 0 and tokens[i].head != i:
            way.append(i)
            i = tokens[i].head
        root = roots[i] if roots[i] >= 0 else i
        for passed in (*way, i):
            roots[passed] = root
    return roots


def _speakers(tokens: Sequence[Token], roots: Sequence[int]) -> Mapping[int, list[int]]:
    """The subjects of verbs of speaking by the root of their sentence, in order."""
    found: dict[int, list[int]] = defaultdict(list)
    for token in tokens:
        if token.dep == "nsubj" and tokens[token.head].lemma in _SPEAKING:
            found[roots[token.i]].append(token.i)
    return found


def _outside(speakers: Sequence[int], inside: range) -> int | None:
    """The first speaker that does not stand inside a quotation."""
    if speakers[0] < inside.start:
        return speakers[0]
    after = bisect_left(speakers, inside.stop)
    return speakers[after] if after < len(speakers) else None
