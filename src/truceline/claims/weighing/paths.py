"""The way through the syntax from a word to a ceasefire."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from truceline.claims.reading import Reading

_LONGEST = 12  # steps up: garbled text can hang a thousand words on one another


@dataclass(frozen=True, slots=True, kw_only=True)
class Path:
    """The steps up from a word and down to a ceasefire's head, as dependency labels and prepositions.

    From "agreed" to "truce" in "agreed to observe a truce": nothing up, `xcomp.dobj` down.
    """

    up: str
    down: str
    ups: int
    downs: int
    end: int


def path(reading: Reading, i: int, heads: Iterable[int]) -> Path | None:
    """The shortest way from a word to one of these heads; None where none hangs together with it."""
    here = _climb(reading, i)
    found = [way for way in (_between(reading, here, _climb(reading, head)) for head in heads) if way]
    return min(found, key=lambda way: way.ups + way.downs, default=None)


def _climb(reading: Reading, i: int) -> list[int]:
    above = (token.i for _, token in zip(range(_LONGEST - 1), reading.tree.above(i), strict=False))
    return [i, *above]


def _between(reading: Reading, here: list[int], there: list[int]) -> Path | None:
    meeting = next((i for i in here if i in there), None)
    if meeting is None:
        return None
    up, down = here[: here.index(meeting)], there[: there.index(meeting)]
    return Path(
        up="^".join(_label(reading, i) for i in up),
        down=".".join(_label(reading, i) for i in reversed(down)),
        ups=len(up),
        downs=len(down),
        end=there[0],
    )


def _label(reading: Reading, i: int) -> str:
    token = reading.tokens[i]
    return token.text.lower() if token.dep == "prep" else token.dep
