"""What changed since a day: ceasefires that are new, standings and values that are others, endings."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from truceline.model import Abstention, Ceasefire, Choice, RelationKind, Side, When
from truceline.records import standing
from truceline.views.brief.agreed import ended, heading
from truceline.views.brief.period import Telling
from truceline.views.brief.sentences import say
from truceline.views.brief.shape import BriefSection, Kind, Part, Piece, Statement
from truceline.views.brief.words import counted, data, day_words, names, when_words
from truceline.views.shown import Shown
from truceline.views.values import in_words, length_words

_FIELDS = (
    "sides",
    "signatories",
    "mediators",
    "agreed",
    "effect",
    "duration",
    "place",
    "venue",
    "purpose",
    "written",
    "ceasefire_class",
    "enforcement",
)
"""The fields whose change a brief tells; what is told of breaches, terms and endings has parts of its own."""

_RELATIONS = {
    RelationKind.EXTENDS: "extends",
    RelationKind.RENEWS: "renews",
    RelationKind.REPLACES: "replaces",
}


def changed(telling: Telling, before: Shown) -> BriefSection:
    """What is told now and was not, or not so, by the day before the brief begins."""
    pieces = []
    for ceasefire in telling.asked:
        told = tuple(_of(telling, before, ceasefire))
        if told:
            pieces.append(Piece(heading=heading(ceasefire), ceasefire=ceasefire.id, statements=told))
    pieces += _gone(telling, before)
    if not pieces:
        pieces.append(Piece(statements=(_unchanged(telling, before),)))
    return BriefSection(name="changed", heading=f"What changed since {_since(telling)}", pieces=tuple(pieces))


def _since(telling: Telling) -> str:
    return day_words(telling.since) if telling.since else "the first report"


def _of(telling: Telling, before: Shown, ceasefire: Ceasefire) -> Iterator[Statement]:
    known = _former(before, ceasefire)
    if known is None:
        yield _new(telling, ceasefire)
    else:
        if known.id != ceasefire.id:
            yield say("moved", Kind.COUNT, ceasefire=ceasefire.id, was=known.id)
        yield from _standing(telling, before, known, ceasefire)
        yield from _values(known, ceasefire)
    yield from _relations(ceasefire, is_new=known is None)
    if telling.holds(ceasefire.ended.value) and (known is None or known.ended.value != ceasefire.ended.value):
        yield from ended(telling, ceasefire, "ended_in")


def _former(before: Shown, ceasefire: Ceasefire) -> Ceasefire | None:
    """The ceasefire as it was known before, under the id of now or one that it had."""
    for name in (ceasefire.id, *ceasefire.also_known_as):
        if name in before.summaries:
            return before.case(name)
    return None


def _new(telling: Telling, ceasefire: Ceasefire) -> Statement:
    """That it was not known before, by its first report."""
    first = min(
        (telling.claims[one] for one in ceasefire.claims if one in telling.claims),
        key=lambda claim: (str(claim.source.dating.latest or "9999"), claim.source.name, claim.span.start),
    )
    sides = names(side.name for side in ceasefire.sides.value or ())
    day = first.source.dating.day
    return say(
        "new",
        ceasefire=ceasefire.id,
        name=f"a ceasefire of {sides}" if sides else "a ceasefire",
        day=Part(words=f"of {day_words(day)}" if day else "without a known day", claims=(first.id,)),
    )


def _before(telling: Telling, before: Shown) -> Any:
    return before.as_of or telling.since


def _standing(telling: Telling, before: Shown, was: Ceasefire, now: Ceasefire) -> Iterator[Statement]:
    on = before.as_of or telling.until
    then, today = standing(was, on), standing(now, telling.until)
    if then.state is not today.state and (today.claims or then.claims):
        yield say(
            "stood",
            ceasefire=now.id,
            was=str(then.state or "unclear"),
            before=day_words(on),
            day=day_words(telling.until),
            now=Part(words=str(today.state or "unclear"), claims=today.claims or then.claims),
        )


def _values(was: Ceasefire, now: Ceasefire) -> Iterator[Statement]:
    for name in _FIELDS:
        old, new = getattr(was, name), getattr(now, name)
        before, after = _words(name, old), _words(name, new)
        field = data()["fields"][name]
        if before == after or (new.value is None and new.abstention is not Abstention.NOT_MENTIONED):
            continue
        if new.value is None:
            yield say("gone", Kind.ABSTENTION, ceasefire=now.id, field=field, was=before)
        elif old.value is None:
            told = Part(words=after, claims=new.rests_on)
            yield say("first_told", ceasefire=now.id, field=field, now=told)
        else:
            told = Part(words=after, claims=new.rests_on)
            yield say("changed", ceasefire=now.id, field=field, was=before, now=told)


def _words(name: str, choice: Choice[Any]) -> str:
    match choice.value:
        case None:
            return str(choice.abstention)
        case When():
            return when_words(choice.value)
        case tuple() if choice.value and isinstance(choice.value[0], Side):
            return names(side.name for side in choice.value)
        case str() if name == "duration":
            return length_words(choice.value)
        case _:
            return in_words(choice.value)


def _relations(ceasefire: Ceasefire, *, is_new: bool) -> Iterator[Statement]:
    for relation in ceasefire.relations:
        template = _RELATIONS.get(relation.kind)
        if template and is_new:
            claims = relation.claims or ceasefire.claims[:1]
            yield say(template, ceasefire=ceasefire.id, other=Part(words=relation.other, claims=claims))


def _gone(telling: Telling, before: Shown) -> list[Piece]:
    """What was counted as a ceasefire of these, and now is of another or of none."""
    now, wanted = telling.shown, {one.id for one in telling.asked}
    known = {name for one in telling.asked for name in (one.id, *one.also_known_as)}
    told: list[Statement] = []
    for name, summary in before.summaries.items():
        if name in now.summaries or name in known:
            continue
        leads = now.former.get(name)
        if leads in wanted and leads is not None:
            told.append(say("lost", Kind.COUNT, ceasefire=leads, was=name, now=leads))
        elif leads is None and telling.conflict is not None and summary.conflict == telling.conflict.id:
            told.append(say("dropped", Kind.ABSTENTION, was=name))
    return [Piece(statements=tuple(told))] if told else []


def _unchanged(telling: Telling, before: Shown) -> Statement:
    return say(
        "unchanged",
        Kind.COUNT,
        ceasefires=f"the {counted(len(telling.asked), 'ceasefire')} asked for",
        before=day_words(_before(telling, before)),
        day=day_words(telling.until),
    )
