"""For whom a person speaks who is named with an office: "a commander of the Front, Issam Rahal", "Defence Minister Chea"."""

from __future__ import annotations

from collections.abc import Iterable

from truceline.claims.clauses.roles import join, roles, without
from truceline.claims.reading import Reading
from truceline.claims.sides import fronts
from truceline.claims.vocabulary import breach_words
from truceline.model import ActorKind, Role

_BEFORE, _AFTER = 10, 6  # tokens around a name in which its office stands
_SIDES = frozenset(ActorKind) - {ActorKind.PERSON, ActorKind.PLACE}


def principal(reading: Reading, speaker: Role | None, others: tuple[Role, ...] = ()) -> Role | None:
    """Whom a speaker speaks for: the side whose office is named with the name, else the one state that fights the `others`."""
    if speaker is None or speaker.words is None or reading.kinds.get(speaker.id) is not ActorKind.PERSON:
        return speaker
    first, last = reading.token_range(speaker.words)
    sentence = reading.sentence(first)
    near = reading.tokens[max(first - _BEFORE, sentence.first) : min(last + _AFTER, sentence.last)]
    offices = [token for token in near if token.lemma.lower() in breach_words().offices]
    for office in offices:
        heads = [t.i for t in (*reading.tree.inner(office.i), *reading.tree.objects(office.i, "of", "for"))]
        named = [role for role in roles(reading, heads) if reading.kinds.get(role.id) in _SIDES]
        if named:
            return named[0]
    if not offices or not others:
        return speaker
    fighting = without(join(*(front.sides for front in fronts(reading))), others)
    states = [role for role in fighting if reading.kinds.get(role.id) is ActorKind.STATE]
    return states[0] if len(states) == 1 else speaker


def named_groups(reading: Reading, group: tuple[Role, ...]) -> tuple[Role, ...]:
    """These roles, with "rebels" as the one armed group that the report elsewhere calls by this word; else as they are."""
    return tuple(_named(reading, role) for role in group)


def _named(reading: Reading, role: Role) -> Role:
    if reading.kinds.get(role.id) is not ActorKind.GROUP or role.words is None:
        return role
    _, last = reading.token_range(role.words)
    word = reading.tokens[last - 1].lemma
    heads = [i for i in reading.mentions if reading.tokens[i].lemma == word]
    known = [one for one in roles(reading, heads) if reading.kinds.get(one.id) is ActorKind.ARMED_GROUP]
    return known[0] if len(known) == 1 else role


def manned(reading: Reading, heads: Iterable[int]) -> tuple[Role, ...]:
    """Whose the forces and weapons are that do something: "Malian infantry", "the rebels' guns"."""
    inner = [t.i for head in heads if head not in reading.mentions for t in reading.tree.inner(head)]
    return roles(reading, inner)
