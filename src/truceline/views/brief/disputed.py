"""Where reports disagree: each version with who tells it."""

from __future__ import annotations

from collections.abc import Iterator

from truceline.model import Ceasefire
from truceline.views.brief.agreed import heading
from truceline.views.brief.period import Telling, read_words
from truceline.views.brief.sentences import joined, say
from truceline.views.brief.shape import BriefSection, Cell, Kind, Part, Piece, Statement
from truceline.views.brief.words import counted, data, spelled
from truceline.views.dossier import Disagreement, disagreements


def disputed(telling: Telling) -> BriefSection:
    """The times, lengths and numbers that reports tell in ways that do not fit."""
    pieces = []
    for ceasefire in telling.cases:
        if told := tuple(_of(telling, ceasefire)):
            piece = Piece(heading=heading(ceasefire), ceasefire=ceasefire.id, statements=told, listed=True)
            pieces.append(piece)
    if not pieces:
        pieces.append(Piece(statements=(_none(telling),)))
    return BriefSection(name="disputed", heading="Where reports disagree", pieces=tuple(pieces))


def _of(telling: Telling, ceasefire: Ceasefire) -> Iterator[Statement]:
    for one in disagreements(ceasefire, telling.claims, telling.until):
        others = [(other.words, other.claims) for other in one.others]
        versions = [
            _version(telling, ceasefire, words, ids) for words, ids in ((one.words, one.claims), *others)
        ]
        yield say(
            "differ",
            ceasefire=ceasefire.id,
            field=_field(one),
            versions=joined(versions, between="; ", last="; "),
        )


def _field(one: Disagreement) -> str:
    return data()["fields"].get(one.of) or f"the {one.of}"


def _version(telling: Telling, ceasefire: Ceasefire, words: str, ids: tuple[str, ...]) -> Cell:
    told = telling.support(ceasefire, ids)
    where = f" ({counted(told.origins, 'origin')})" if told.origins else " (set by a person)"
    return (Part(words=spelled(words) + where, claims=ids),)


def _none(telling: Telling) -> Statement:
    articles = len({telling.claims[one].source.document for case in telling.cases for one in case.claims})
    return say("none_differ", Kind.COUNT, articles=read_words(articles))
