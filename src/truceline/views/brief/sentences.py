"""Fills the templates of sentences: nothing else makes words of a brief."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from string import Formatter

from truceline.views.brief.shape import Cell, Kind, Part, Statement
from truceline.views.brief.words import capital, data

Slot = str | Part | Sequence[Part]


def say(
    template: str,
    kind: Kind = Kind.TOLD,
    *,
    ceasefire: str | None = None,
    rests_on: Iterable[str] = (),
    **slots: Slot,
) -> Statement:
    """The sentence that the template of this name gives with these slots; `rests_on` are claims of the sentence as a whole."""
    made = list(fill(data()["sentences"][template], **slots))
    if claims := tuple(rests_on):
        made[-1] = Part(words=made[-1].words, claims=(*made[-1].claims, *claims))
    made[0] = Part(words=capital(made[0].words), claims=made[0].claims)
    return Statement(made_by=template, kind=kind, parts=tuple(made), ceasefire=ceasefire)


def fill(template: str, **slots: Slot) -> Cell:
    """The parts of a template with its slots filled; a mark of punctuation goes before the notes of the words it follows."""
    parts: list[Part] = []
    for literal, name, _, _ in Formatter().parse(template):
        _add(parts, Part(words=literal))
        if name is not None:
            for part in _parts(slots[name]):
                _add(parts, part)
    return tuple(parts)


def joined(some: Sequence[Cell], *, last: str = " and ", between: str = ", ") -> Cell:
    """Cells one after another as a list."""
    parts: list[Part] = []
    for place, cell in enumerate(some):
        if place:
            _add(parts, Part(words=last if place == len(some) - 1 else between))
        for part in cell:
            _add(parts, part)
    return tuple(parts)


def _parts(slot: Slot) -> Sequence[Part]:
    if isinstance(slot, str):
        return [Part(words=slot)]
    return [slot] if isinstance(slot, Part) else slot


def _add(parts: list[Part], part: Part) -> None:
    words = part.words
    if not words and not part.claims:
        return
    before = parts[-1] if parts else None
    if before is not None and before.claims and words[:1] in {".", ",", ";", ":"}:
        parts[-1] = Part(words=before.words + words[0], claims=before.claims)
        words = words[1:]
    if not words and not part.claims:
        return
    if before is not None and not before.claims and not part.claims:
        parts[-1] = Part(words=before.words + words)
    else:
        parts.append(Part(words=words, claims=part.claims))
