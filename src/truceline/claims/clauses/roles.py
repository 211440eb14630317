"""Turns heads of phrases into roles."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

from truceline.claims.reading import Reading
from truceline.model import Actor, ActorKind, Mention, Role

_ACTING = frozenset(ActorKind) - {ActorKind.PLACE}


def roles(reading: Reading, heads: Iterable[int]) -> tuple[Role, ...]:
    """The actors that these phrases stand for, each once, in order; phrases that stand for none are passed over."""
    found: dict[str, Role] = {}
    for head in heads:
        mention = reading.mentions.get(head)
        for actor in mention.actors if mention else ():
            if mention is not None and actor.kind in _ACTING:
                role = as_role(actor, mention)
                found.setdefault(actor.id, role)
    return tuple(found.values())


def as_role(actor: Actor, mention: Mention) -> Role:
    """An actor in a role, with the words that stand for it."""
    return Role(name=actor.name, id=actor.id, words=mention.span, reason=mention.reason, within=actor.within)


def join(*groups: Iterable[Role]) -> tuple[Role, ...]:
    """These roles, each actor once, in order."""
    found: dict[str, Role] = {}
    for role in chain.from_iterable(groups):
        found.setdefault(role.id, role)
    return tuple(found.values())


def without(group: Iterable[Role], others: Iterable[Role]) -> tuple[Role, ...]:
    """The roles of a group whose actors are not among the others."""
    ids = {role.id for role in others}
    return tuple(role for role in group if role.id not in ids)
