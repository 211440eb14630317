"""What was agreed: each ceasefire of the period with its sides, mediators, times and terms."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from truceline.model import (
    Abstention,
    Act,
    ActClaim,
    Ceasefire,
    Choice,
    Laterality,
    Status,
)
from truceline.views.brief.period import Telling, sides_words
from truceline.views.brief.sentences import joined, say
from truceline.views.brief.shape import BriefSection, Kind, Part, Piece, Statement
from truceline.views.brief.words import counted, data, listed, names, when_words
from truceline.views.values import length_words, owed_words

_ASKED = ("mediators", "agreed", "effect", "duration", "place", "written")
"""The fields that a reader of a brief looks for: where they are not told, that is told."""

_TYPES_TOLD = 8  # of terms: more make no sentence; the table of obligations has all


def agreed(telling: Telling) -> BriefSection:
    """What was agreed, ceasefire by ceasefire."""
    pieces = (
        Piece(heading=heading(one), ceasefire=one.id, statements=tuple(_of(telling, one)))
        for one in telling.cases
    )
    return BriefSection(name="agreed", heading="What was agreed", pieces=tuple(pieces))


def heading(ceasefire: Ceasefire) -> str:
    """The id of a ceasefire and whose it is."""
    sides = listed([side.name for side in ceasefire.sides.value or ()])
    return f"{ceasefire.id}: {sides}" if sides else ceasefire.id


def ended(telling: Telling, ceasefire: Ceasefire, template: str = "ended") -> Iterator[Statement]:
    """When and how it ended, where that is told."""
    time, way = ceasefire.ended, ceasefire.ending
    if time.value is None and way.value is None:
        return
    told = str(way.value) if way.value else "other"
    when = (
        Part(words=f" {when_words(time.value)}", claims=time.rests_on)
        if time.value is not None
        else Part(words="")
    )
    yield say(
        template,
        ceasefire=ceasefire.id,
        verb=Part(words=data()["endings"][told], claims=way.rests_on if time.value is None else ()),
        when=when,
        voice=telling.voice((*time.rests_on, *way.rests_on)),
    )


def _of(telling: Telling, ceasefire: Ceasefire) -> Iterator[Statement]:
    yield _made(telling, ceasefire)
    yield from _mediated(ceasefire)
    yield from _effect(telling, ceasefire)
    yield from _more(telling, ceasefire)
    yield from _terms(ceasefire)
    yield from ended(telling, ceasefire)
    told = telling.support(ceasefire, ceasefire.claims)
    yield say(
        "told_in",
        Kind.COUNT,
        ceasefire=ceasefire.id,
        articles=counted(told.articles, "article"),
        origins=f" of {counted(told.origins, 'independent origin')}" if told.articles > 1 else " alone",
        parties=_parties(told.parties, told.origins),
    )
    yield from _silent(telling, ceasefire)


def _parties(parties: int, origins: int) -> str:
    """How many of the origins hand on the sides' own word and nothing else."""
    if not parties:
        return ""
    of_them = "" if parties == origins else f"{counted(parties, 'of them', things='of them')} "
    return f", {of_them}with only the sides' own word"


def _made(telling: Telling, ceasefire: Ceasefire) -> Statement:
    """Who agreed to it or declared it, and when."""
    by, sides = ceasefire.declared, ceasefire.sides
    when = _agreed_when(ceasefire)
    who = [one.side for one in by.value or ()] or list(sides.value or ())
    rests_on = by.rests_on if by.value else sides.rests_on
    voice = telling.voice((*rests_on, *ceasefire.agreed.rests_on))
    if not who:
        return say("nameless", ceasefire=ceasefire.id, when=when, voice=voice, rests_on=_first(ceasefire))
    if by.value:
        template = "declared" if ceasefire.laterality.value is Laterality.UNILATERAL else "agreed"
    else:
        template = "between" if len(who) > 1 else "one_side"
    told = Part(words=sides_words(who), claims=rests_on)
    if template in {"between", "one_side"} and when.words:
        when = Part(words=f", agreed{when.words}", claims=when.claims)
    return say(template, ceasefire=ceasefire.id, sides=told, when=when, voice=voice)


def _agreed_when(ceasefire: Ceasefire) -> Part:
    time = ceasefire.agreed
    if time.value is None:
        return Part(words="")
    return Part(words=f" {when_words(time.value)}", claims=time.rests_on)


def _first(ceasefire: Ceasefire) -> tuple[str, ...]:
    return ceasefire.claims[:1]


def _mediated(ceasefire: Ceasefire) -> Iterator[Statement]:
    who, where = ceasefire.mediators, ceasefire.venue
    place = Part(words=names(side.name for side in where.value or ()), claims=where.rests_on)
    if who.value:
        venue = [Part(words=" in "), place] if where.value else ""
        told = Part(words=sides_words(who.value), claims=who.rests_on)
        yield say("mediated", ceasefire=ceasefire.id, mediators=told, venue=venue)
    elif where.value:
        yield say("venue", ceasefire=ceasefire.id, venue=place)


def _effect(telling: Telling, ceasefire: Ceasefire) -> Iterator[Statement]:
    """When it took effect; "was to" where no report tells that it did."""
    time = ceasefire.effect
    if time.value is None:
        return
    claims = [telling.claims[one] for one in ceasefire.claims if one in telling.claims]
    done = any(
        isinstance(one, ActClaim) and one.act is Act.EFFECT and one.status is Status.ACTUAL for one in claims
    )
    yield say(
        "took_effect" if done else "to_take_effect",
        ceasefire=ceasefire.id,
        when=Part(words=when_words(time.value), claims=time.rests_on),
        voice=telling.voice(time.rests_on),
    )


def _more(telling: Telling, ceasefire: Ceasefire) -> Iterator[Statement]:
    told: tuple[tuple[str, str, Choice[Any], str], ...] = (
        ("lasts", "duration", ceasefire.duration, length_words(ceasefire.duration.value or "")),
        ("applies", "place", ceasefire.place, names(side.name for side in ceasefire.place.value or ())),
        ("purpose", "purpose", ceasefire.purpose, _purposes(ceasefire)),
        ("signed", "signatories", ceasefire.signatories, sides_words(ceasefire.signatories.value or ())),
    )
    for template, slot, choice, words in told:
        if choice.value is not None:
            slots: dict[str, Any] = {slot: Part(words=words, claims=choice.rests_on)}
            if template == "lasts":
                slots["voice"] = telling.voice(choice.rests_on)
            yield say(template, ceasefire=ceasefire.id, **slots)


def _purposes(ceasefire: Ceasefire) -> str:
    words = data()["purposes"]
    return listed([words[one] for one in ceasefire.purpose.value or ()])


def _terms(ceasefire: Ceasefire) -> Iterator[Statement]:
    """The kinds of terms, each once; the table of obligations tells more of each."""
    claims: dict[str, list[str]] = {}
    for owed in ceasefire.terms.value or ():
        claims.setdefault(owed_words(owed), []).extend(owed.claims)
    if claims:
        cells = [(Part(words=words, claims=tuple(ids)),) for words, ids in claims.items()]
        more = len(cells) - _TYPES_TOLD
        if more > 0:
            rest = tuple(claim for cell in cells[_TYPES_TOLD:] for part in cell for claim in part.claims)
            cells = [*cells[:_TYPES_TOLD], (Part(words=counted(more, "more", things="more"), claims=rest),)]
        yield say("terms", ceasefire=ceasefire.id, terms=joined(cells))


def _silent(telling: Telling, ceasefire: Ceasefire) -> Iterator[Statement]:
    """Which of the main fields are not told, and which reports leave open."""
    named = data()["fields"]
    choices: dict[str, Choice[Any]] = {name: getattr(ceasefire, name) for name in _ASKED}
    silent = [name for name, one in choices.items() if one.abstention is Abstention.NOT_MENTIONED]
    if silent:
        yield say(
            "not_mentioned",
            Kind.ABSTENTION,
            ceasefire=ceasefire.id,
            articles=telling.articles(ceasefire),
            fields=listed([named[name] for name in silent]),
        )
    open_ = [name for name, one in choices.items() if one.abstention is Abstention.UNCLEAR]
    if open_:
        cells = [(Part(words=named[name], claims=choices[name].passes_over),) for name in open_]
        yield say("unclear", Kind.ABSTENTION, ceasefire=ceasefire.id, fields=joined(cells))
