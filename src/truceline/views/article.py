"""An article as it was received, with what is claimed in it: whole, or of a long one the parts that tell something."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from truceline.model import Claim, DatingMethod, Document
from truceline.views.evidence import published
from truceline.views.pieces import Piece, cut

WHOLE = 24_000
"""Characters of an article that are shown in one go; of a longer one, parts."""

PART = 16_000
"""Characters of a part of a longer one."""

MOST = 50
"""Claims that are shown at once."""

_ADDRESS = re.compile(r"https?://[!-~\u00a1-\U0010ffff]+", re.IGNORECASE)
_AROUND = 400  # characters before and after the words of a claim, where only what is around claims is shown
_CUE = 2_000  # characters of the words of a claim that are shown there

_METHODS = {
    DatingMethod.GIVEN: "as given with it",
    DatingMethod.HTML: "read from its page",
    DatingMethod.DATELINE: "read from its dateline",
    DatingMethod.URL: "read from its address",
    DatingMethod.TEXT: "read from its text",
    DatingMethod.LEDGER: "from dated articles on the same events",
    DatingMethod.UNKNOWN: "nothing dates it",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """A stretch of the text in pieces; `before` counts the characters that are left out between it and the one above."""

    start: int
    end: int
    before: int
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What is shown of an article: stretches of its text, and the claims that begin in them, each with its number.

    `after` counts the characters left out at the end. `earlier` and `later` are ids of claims with which other parts
    begin, `back` and `ahead` offsets at which other parts begin; None where there are none. `around` tells that only
    what is around claims is shown.
    """

    windows: tuple[Window, ...]
    claims: tuple[tuple[int, Claim], ...]
    after: int
    around: bool = False
    earlier: str | None = None
    later: str | None = None
    back: int | None = None
    ahead: int | None = None


def dated(document: Document) -> str:
    """When the article was published and how that is known: `2020-10-10, read from its dateline`."""
    dating = document.dating
    how = _METHODS[dating.method]
    return how if dating.method is DatingMethod.UNKNOWN else f"{published(dating)}, {how}"


def web_address(url: str | None) -> str | None:
    """The address of an article where it can be followed safely: one of http or https, with a host; None else."""
    if url is None or not _ADDRESS.fullmatch(url) or not url.isprintable():
        return None
    try:
        return url if urlsplit(url).hostname else None
    except ValueError:
        return None


def part_of(
    document: Document, claims: Iterable[Claim], *, at: int | None = None, sought: str | None = None
) -> Part:
    """What is shown of an article: all of a short one; of a long one the part that begins at an offset, or else what is
    around its claims, with the claim that is sought among them.
    """
    told = sorted(claims, key=lambda claim: (claim.cue.start, claim.span.start, claim.id))
    numbered = list(enumerate(told, start=1))
    if at is not None:
        return _from(document, numbered, max(0, min(at, len(document.text))))
    if len(document.text) <= WHOLE and len(told) <= MOST:
        return _shown(document, numbered, [(0, len(document.text))])
    return _around(document, numbered, sought)


def _from(document: Document, numbered: Sequence[tuple[int, Claim]], at: int) -> Part:
    """The part that begins at an offset: so many characters, or as far as so many claims reach."""
    length = len(document.text)
    ahead = [claim.cue.start for _, claim in numbered if claim.cue.start >= at]
    end = min(at + PART, length)
    if len(ahead) > MOST:
        end = max(at + 1, min(end, ahead[MOST]))
    part = [(number, claim) for number, claim in numbered if at <= claim.cue.start < end][: 2 * MOST]
    shown = _shown(document, part, [(at, end)])
    return replace(shown, back=max(0, at - PART) if at else None, ahead=end if end < length else None)


def _around(document: Document, numbered: Sequence[tuple[int, Claim]], sought: str | None) -> Part:
    """What stands around so many claims, those among which the one sought is."""
    place = next((number - 1 for number, claim in numbered if claim.id == sought), 0)
    first = place - place % MOST
    part = numbered[first : first + MOST]
    windows = [(0, min(2 * _AROUND, len(document.text)))] if first == 0 else []
    windows += [_window(claim, len(document.text)) for _, claim in part]
    return replace(
        _shown(document, part, _merged(windows)),
        around=True,
        earlier=numbered[first - MOST][1].id if first else None,
        later=numbered[first + MOST][1].id if first + MOST < len(numbered) else None,
    )


def _window(claim: Claim, length: int) -> tuple[int, int]:
    shown = min(claim.cue.end, claim.cue.start + _CUE)
    return max(0, claim.cue.start - _AROUND), min(length, shown + _AROUND)


def _merged(windows: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Stretches in order, those that touch made one."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(windows):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _shown(document: Document, part: Sequence[tuple[int, Claim]], windows: Iterable[tuple[int, int]]) -> Part:
    done, shown = 0, []
    for start, end in windows:
        here = [claim for _, claim in part if start <= claim.cue.start < end]
        pieces = cut(document.text, document.segments, here, start=start, end=end)
        shown.append(Window(start=start, end=end, before=start - done, pieces=pieces))
        done = end
    return Part(windows=tuple(shown), claims=tuple(part), after=len(document.text) - done)
