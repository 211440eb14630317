"""Makes a brief: what reports tell of some ceasefires in a period, sentence by sentence, each with its evidence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from truceline.model import Phase
from truceline.records import standing, support
from truceline.views.brief.agreed import agreed
from truceline.views.brief.alleged import accusations, alleged
from truceline.views.brief.changed import changed
from truceline.views.brief.disputed import disputed
from truceline.views.brief.notes import Notes
from truceline.views.brief.owed import owed
from truceline.views.brief.period import BriefAsked, Telling, telling
from truceline.views.brief.sentences import say
from truceline.views.brief.shape import Brief, Kind, Life, Statement
from truceline.views.brief.stands import stands
from truceline.views.brief.words import counted, data, day_words, listed, names, span_words
from truceline.views.shown import Shown


def brief(shown: Shown, asked: BriefAsked, before: Shown | None = None) -> Brief:
    """The brief that is asked for of a ledger; `before` is the ledger as of `asked.day_before()`, to tell what changed.

    Every sentence is made by a template from claims, or counts what was read, or says what is not told. Raises NotFound if there is
    no such ceasefire or conflict, InputError if none is named or the days are in the wrong order.
    """
    told = telling(shown, asked, before)
    notes = Notes(told.claims)
    made = [agreed(told)] if told.cases else []
    if before is not None:
        made.append(changed(told, before))
    if told.cases:
        made += [alleged(told), owed(told), disputed(told), stands(told)]
    short = tuple(map(notes.statement, _short(told)))
    sections = tuple(map(notes.section, made))
    return Brief(
        title=_title(told),
        conflict=told.conflict.id if told.conflict else None,
        ceasefires=tuple(one.id for one in told.cases),
        over=tuple(one.id for one in told.over),
        since=told.since.isoformat() if told.since else None,
        until=told.until.isoformat(),
        as_of=shown.as_of.isoformat() if shown.as_of else None,
        short=short,
        sections=sections,
        notes=notes.notes(),
        sources=notes.sources(),
        lives=tuple(_lives(told)),
        accusations=accusations(told),
    )


def _title(told: Telling) -> str:
    if told.conflict is not None:
        return f"{told.conflict.name}: ceasefires"
    if len(told.asked) == 1:
        sides = listed([side.name for side in told.asked[0].sides.value or ()])
        return f"The ceasefire {told.asked[0].id}" + (f": {sides}" if sides else "")
    return f"{len(told.asked)} ceasefires"


def _short(told: Telling) -> Iterator[Statement]:
    """How much is told, and how the ceasefires stand."""
    if not told.cases:
        yield say("nothing", Kind.COUNT, ceasefires=counted(len(told.asked), "ceasefire"))
        return
    claims = [one for case in told.cases for one in case.claims if one in told.claims]
    backing = support(claims, told.claims, ())
    counts = {
        "ceasefires": counted(len(told.cases), "ceasefire"),
        "articles": counted(backing.articles, "article"),
        "origins": counted(backing.origins, "independent origin"),
    }
    if told.since is None:
        yield say("told_of", Kind.COUNT, **counts)
    else:
        days = span_words(told.since.isoformat(), told.until.isoformat())
        yield say("told_of_period", Kind.COUNT, **counts, days=days)
    states = Counter(str(standing(one, told.until).state or "unclear") for one in told.cases)
    verbs = data()["states"]
    words = listed(
        [counted(number, verbs[state][0], things=verbs[state][1]) for state, number in states.items()]
    )
    yield say("stand", Kind.COUNT, day=day_words(told.until), states=words)
    if told.over:
        yield say("over", Kind.COUNT, ids=names(one.id for one in told.over))


def _lives(told: Telling) -> Iterator[Life]:
    first = told.since.isoformat() if told.since else ""
    last = told.until.isoformat()
    for case in told.cases:
        phases = tuple(
            Phase(state=one.state, first=max(one.first, first), last=min(one.last, last))
            for one in told.shown.summaries[case.id].phases
            if one.first <= last and one.last >= first
        )
        yield Life(ceasefire=case.id, phases=phases)
