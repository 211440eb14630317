"""Turns heads of phrases into roles, and tells sides from mediators."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain

from truceline.claims.frames import Hit
from truceline.claims.reading import Reading
from truceline.claims.topics import Topic
from truceline.claims.vocabulary import ceasefire_words
from truceline.model import Actor, ActorKind, Mention, Role, Token

_ACTING = frozenset(ActorKind) - {ActorKind.PLACE}
_SIDES = frozenset(
    {ActorKind.STATE, ActorKind.GOVERNMENT, ActorKind.ARMED_GROUP, ActorKind.TERRITORY, ActorKind.GROUP}
)
_CONFLICT = frozenset(
    {"clash", "conflict", "fighting", "hostility", "hostilities", "war", "truce", "ceasefire", "standoff"}
)
_BETWEEN = ("between", "among")


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


def mediators(reading: Reading, topic: Topic) -> tuple[Role, ...]:
    """Who brokered, hosted or guaranteed a ceasefire, by its own phrase or the verb beside it."""
    heads = [*_by_adjective(reading, topic.head), *_by_verb(reading, topic.head)]
    token = reading.tokens[topic.head]
    if token.dep in ("dobj", "nsubjpass", "pobj"):
        heads += _by_phrase(reading, token.head)
        if token.dep == "pobj":
            heads += _by_phrase(reading, reading.tokens[token.head].head)
    return roles(reading, [*heads, *_by_phrase(reading, topic.head)])


def _by_adjective(reading: Reading, head: int) -> Iterator[int]:
    """The name on the participle before the noun: "US-brokered"."""
    for inner in reading.tree.inner(head):
        if inner.lemma in ceasefire_words().brokering or inner.text.lower() in ceasefire_words().brokering:
            for name in (
                *reading.tree.below(inner.i, "npadvmod", "compound", "amod", "nmod", "nsubj", "advmod"),
            ):
                yield from (t.i for t in reading.tree.conjuncts(name.i))


def _by_verb(reading: Reading, head: int) -> Iterator[int]:
    """The agent of a participle or clause after the noun: "a truce brokered by Egypt"."""
    for verb in reading.tree.below(head, "acl", "relcl"):
        if verb.text.lower() in ceasefire_words().brokering:
            for agent in reading.tree.below(verb.i, "agent", "prep"):
                if agent.text.lower() == "by":
                    for name in reading.tree.below(agent.i, "pobj"):
                        yield from (t.i for t in reading.tree.conjuncts(name.i))


def _by_phrase(reading: Reading, head: int) -> Iterator[int]:
    """Whose mediation it is: "with Russian mediation", "through the mediation of Qatar", "under UN auspices"."""
    for thing in reading.tree.objects(head, "with", "through", "under", "by", "at", "after", "following"):
        if thing.lemma in ceasefire_words().mediation:
            owner_heads = [*reading.tree.inner(thing.i), *reading.tree.objects(thing.i, "of", "by", "from")]
            yield from (t.i for owner in owner_heads for t in reading.tree.conjuncts(owner.i))


def between(reading: Reading, head: int) -> tuple[Role, ...]:
    """The sides of "a truce between A and B", "a deal with B"."""
    heads = [t.i for start in reading.tree.objects(head, *_BETWEEN) for t in reading.tree.conjuncts(start.i)]
    return roles(reading, heads)


def partners(reading: Reading, hit: Hit) -> tuple[Role, ...]:
    """With whom: "signed a deal with B"."""
    heads = [
        t.i
        for place in dict.fromkeys((hit.topic.head, hit.trigger))
        for start in reading.tree.objects(place, "with", "alongside")
        if start.lemma not in ceasefire_words().mediation
        for t in reading.tree.conjuncts(start.i)
    ]
    return roles(reading, heads)


def belligerents(reading: Reading) -> tuple[Role, ...]:
    """The two sides that a document tells to be at war with each other; empty where it does not.

    Counted are pairs in "conflict between A and B", "A and B agreed", "A accused B"; the pair told most often wins, and
    where two are told equally often none does.
    """
    pairs: Counter[frozenset[str]] = Counter()
    by_id: dict[str, Role] = {}
    for group in _pairs(reading):
        by_id.update({role.id: role for role in group})
        pairs[frozenset(role.id for role in group)] += 1
    ranked = pairs.most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return ()
    return tuple(by_id[key] for key in sorted(ranked[0][0]))


def _pairs(reading: Reading) -> Iterator[tuple[Role, ...]]:
    for token in reading.tokens:
        mention = reading.mentions.get(token.i)
        if mention is not None:
            yield from _if_two(roles(reading, _side_heads(reading, token, mention)))
        if token.lemma in ("accuse", "attack", "fight", "blame", "shell") and token.pos == "VERB":
            heads = [t.i for t in reading.tree.below(token.i, "nsubj", "dobj", "nsubjpass")]
            yield from _if_two(roles(reading, heads))
        if token.lemma in _CONFLICT and token.pos == "NOUN":
            yield from _if_two(roles(reading, [t.i for t in reading.tree.inner(token.i)]))


def _side_heads(reading: Reading, token: Token, mention: Mention) -> list[int]:
    if token.dep == "conj" or not any(actor.kind in _SIDES for actor in mention.actors):
        return []
    return [t.i for t in reading.tree.conjuncts(token.i)]


def _if_two(group: tuple[Role, ...]) -> Iterator[tuple[Role, ...]]:
    if len(group) == 2:
        yield group
