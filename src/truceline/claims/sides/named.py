"""The sides that a ceasefire's own words name."""

from __future__ import annotations

from collections.abc import Iterator

from truceline.claims.clauses.roles import join
from truceline.claims.clauses.subjects import subjects
from truceline.claims.finding.frames import Hit
from truceline.claims.mentions.topics import Topic
from truceline.claims.reading import Reading, once
from truceline.claims.sides.fighting import enemies_among, pair_before
from truceline.claims.sides.who import between, objects_of, sides
from truceline.claims.vocabulary import ceasefire_words, side_words
from truceline.model import Act, ActorKind, Role, Token

_NEAR = 2  # steps up from a ceasefire to the offer it is the matter of
_WITH = ("with", "alongside")
PROPOSALS = frozenset({"proposal", "plan", "initiative", "framework", "roadmap", "resolution"})


def named(reading: Reading, hit: Hit) -> tuple[Role, ...]:
    """The sides of "a truce between A and B", "their deal with B", "A's ceasefire", and those who are asked to keep one."""
    asked = addressees(reading, hit) if hit.frame.act is Act.CALL else offered(reading, hit)
    return join(
        _joined(reading, hit.topic),
        between(reading, hit.trigger),
        partners(reading, hit),
        owners(reading, hit.topic),
        asked,
    )


def topic_sides(reading: Reading, topic: Topic) -> tuple[Role, ...]:
    """The sides that a ceasefire's own phrase names, whatever is said of it."""
    withs = [i for noun in topic_nouns(reading, topic) for i in objects_of(reading, noun, *_WITH)]
    return join(_joined(reading, topic), sides(reading, withs), owners(reading, topic))


def _joined(reading: Reading, topic: Topic) -> tuple[Role, ...]:
    nouns = topic_nouns(reading, topic)
    return join(
        *(between(reading, noun) for noun in nouns),
        *(pair_before(reading, reading.tokens[noun]) for noun in nouns),
    )


def partners(reading: Reading, hit: Hit) -> tuple[Role, ...]:
    """With whom: "signed a deal with B"."""
    talks = reading.tree.below(hit.trigger, "dobj") if hit.frame.act is Act.NEGOTIATE else ()
    places = dict.fromkeys((*topic_nouns(reading, hit.topic), hit.trigger, *(token.i for token in talks)))
    heads = [
        i
        for place in places
        for i in objects_of(reading, place, *_WITH)
        if reading.tokens[i].lemma not in ceasefire_words().mediation
    ]
    return () if heads and _stand_by(reading, max(heads)) else sides(reading, heads)


def _stand_by(reading: Reading, last: int) -> bool:
    """Whether those with whom it was agreed only stand by: "with Cuba and Norway as guarantors"."""
    after = reading.tokens[last + 1 : last + 4]
    return (
        bool(after)
        and after[0].text.lower() == "as"
        and any(t.lemma in side_words().standing for t in after[1:])
    )


def owners(reading: Reading, topic: Topic) -> tuple[Role, ...]:
    """Whose ceasefire it is: "the rebels' truce", "a PKK ceasefire", "a ceasefire by the militias"; a state's name alone says where."""
    found: list[Role] = []
    for noun in topic_nouns(reading, topic):
        if reading.tokens[noun].lemma in PROPOSALS:
            continue
        whose = [token.i for token in reading.tree.below(noun, "poss")]
        found += [
            role
            for i in whose
            for role in sides(reading, [i])
            if _is_group(reading, role) or _takes_up(reading, i)
        ]
        inner = [token.i for token in reading.tree.below(noun, "amod", "compound", "nmod")]
        found += [role for role in sides(reading, inner) if _is_group(reading, role)]
        found += sides(reading, objects_of(reading, noun, "by"))
        for verb in reading.tree.below(noun, "acl", "relcl"):
            found += _giver(reading, verb)
        meant = sides(reading, objects_of(reading, noun, "for"))
        found += [role for role in meant if _is_group(reading, role)]
    return join(found, _offering(reading, topic))


def _offering(reading: Reading, topic: Topic) -> tuple[Role, ...]:
    """Whose offer of a ceasefire it is ("the rebels' offer of a truce"); a proposal may be a mediator's."""
    nouns = [*reading.tree.above(topic.head)][:_NEAR]
    offer = next((noun for noun in nouns if noun.lemma in side_words().offers), None)
    if offer is None:
        return ()
    whose = [token.i for token in reading.tree.below(offer.i, "poss")]
    return sides(reading, [*whose, *objects_of(reading, offer.i, "from", "by")])


def binds_one(reading: Reading, topic: Topic) -> bool:
    """Whether a ceasefire is called unilateral: it binds who declares it and nobody else."""
    nouns = topic_nouns(reading, topic)
    near = [word for noun in nouns for word in (*reading.tree.inner(noun), *_verb_words(reading, noun))]
    return any(word.text.lower() in side_words().alone for word in near)


def addressees(reading: Reading, hit: Hit) -> tuple[Role, ...]:
    """Who is asked for a ceasefire that would bind them: not who is asked to press others for one."""
    trigger = reading.tokens[hit.trigger]
    heads: list[int] = []
    asked_to = list(reading.tree.below(trigger.i, "xcomp", "ccomp", "advcl", "acl"))
    if not asked_to or any(verb.lemma in side_words().binding for verb in asked_to):
        direct = reading.tree.below(trigger.i, "dobj")
        heads += [t.i for start in direct for t in reading.tree.conjuncts(start.i)]
        heads += objects_of(reading, trigger.i, "on", "to")
    for verb in asked_to:
        if verb.lemma in side_words().binding:
            heads += [
                t.i for start in reading.tree.below(verb.i, "nsubj") for t in reading.tree.conjuncts(start.i)
            ]
    return sides(reading, heads)


def offered(reading: Reading, hit: Hit) -> tuple[Role, ...]:
    """To whom a ceasefire is offered: "submitted a treaty to B", "a proposal for B"."""
    if hit.frame.act is not Act.PROPOSE:
        return ()
    heads = [i for place in (hit.topic.head, hit.trigger) for i in objects_of(reading, place, "to", "for")]
    return sides(reading, heads)


@once
def topic_nouns(reading: Reading, topic: Topic) -> tuple[int, ...]:
    """The nouns of a ceasefire's phrase, from its own words up to its head ("ceasefire", "agreement" and "part" of "part of a ceasefire agreement")."""
    first, last = reading.token_range(topic.words)
    if first >= last:
        return (topic.head,)
    start = reading.tree.head_of(first, last)
    chain = [start]
    for token in reading.tree.above(start):
        if chain[-1] == topic.head:
            break
        if token.pos in ("NOUN", "PROPN"):
            chain.append(token.i)
    return tuple(chain) if topic.head in chain else (topic.head,)


def _verb_words(reading: Reading, noun: int) -> Iterator[Token]:
    return reading.tree.below(reading.tokens[noun].head, "advmod")


def _giver(reading: Reading, verb: Token) -> list[Role]:
    """Whose "a truce declared by A" is; "announced by A" only where A is an armed group, since mediators announce too."""
    by = sides(reading, subjects(reading, verb.i))
    if verb.lemma in side_words().giving:
        return list(enemies_among(reading, by) or by)
    return [role for role in by if verb.lemma in side_words().telling and _is_group(reading, role)]


def _takes_up(reading: Reading, i: int) -> bool:
    """Whether a possessive takes up someone spoken of ("its truce") rather than name a country ("Yemen's truce")."""
    return reading.tokens[i].pos in ("PRON", "DET", "NOUN")


def _is_group(reading: Reading, role: Role) -> bool:
    kind = reading.kinds.get(role.id)
    return kind is ActorKind.ARMED_GROUP or (kind is ActorKind.GROUP and role.reason != "entity")
