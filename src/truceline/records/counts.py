"""How many breaches a claim counts, where its words tell a number."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from truceline.model import Exactness, Passage, Quantity, Span
from truceline.records.vocabulary import read

_HINT = re.compile(r"times|violation|breach|infr|contraven|explosion|shelling|twice", re.IGNORECASE)


def counted(claim: Passage) -> Quantity | None:
    """The number of breaches that the passage tells ("more than 1,600 violations"); of several the nearest to the cue.

    None where it tells none. A number may be a running total or that of a day: the words say which.
    """
    if not _HINT.search(claim.quote):
        return None
    start = claim.span.start
    found = [_quantity(match, start) for match in _pattern().finditer(claim.quote)]
    return min(found, key=lambda told: abs(told.words.start - claim.cue.start), default=None)


def _quantity(match: re.Match[str], start: int) -> Quantity:
    words = read("counts.toml")
    figure = (match["figure"] or match["once"]).lower()
    if figure in words["sizes"]:
        number, exactness = words["sizes"][figure], Exactness.SOME
    else:
        number = words["numbers"].get(figure) or int(re.sub(r"\D", "", figure))
        exactness = _exactness(match)
    said = Span(start=start + match.start(), end=start + match.end(), quote=match[0])
    return Quantity(number=float(number), exactness=exactness, unit=match["unit"] or "times", words=said)


def _exactness(match: re.Match[str]) -> Exactness:
    kinds = {"about": Exactness.ABOUT, "more": Exactness.MORE_THAN, "less": Exactness.LESS_THAN}
    return next((kind for name, kind in kinds.items() if match[name]), Exactness.EXACT)


@cache
def _pattern() -> re.Pattern[str]:
    words = read("counts.toml")
    kinds = "|".join(
        f"(?P<{name}>{_any(words[key])})"
        for name, key in (("about", "about"), ("more", "more_than"), ("less", "less_than"))
    )
    figures = rf"\d{{1,3}}(?:[,.\u00a0 ]\d{{3}})+|\d+|{_any((*words['sizes'], *words['numbers']))}"
    unit = rf"\s+(?:of\s+)?(?:(?:{_any(words['between'])})\s+){{0,2}}(?P<unit>{_any(words['things'])})"
    return re.compile(
        rf"\b(?:(?:{kinds})\s+)?(?<![\d.,])(?:(?P<figure>{figures}){unit}|(?P<once>twice))\b", re.IGNORECASE
    )


def _any(words: Iterable[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))
