"""Who brokers, hosts or guarantees a ceasefire."""

from __future__ import annotations

from collections.abc import Iterator

from truceline.claims.frames import Hit
from truceline.claims.reading import Reading
from truceline.claims.roles import join, roles
from truceline.claims.sides.named import topic_nouns
from truceline.claims.subjects import subjects
from truceline.claims.topics import Topic
from truceline.claims.vocabulary import ceasefire_words, side_words
from truceline.model import Role, Token

_NAMING = ("npadvmod", "compound", "amod", "nmod", "nsubj", "advmod", "poss")
_FOR = frozenset({"for", "to"})


def mediators(reading: Reading, hit: Hit) -> tuple[Role, ...]:
    """Who brokers, hosts or guarantees a ceasefire or the talks on it, by its own phrase or elsewhere in its sentence."""
    sentence = reading.sentence(hit.trigger)
    told = [i for token in reading.tokens[sentence.first : sentence.last] for i in _told(reading, token)]
    return join(topic_mediators(reading, hit.topic), roles(reading, told))


def topic_mediators(reading: Reading, topic: Topic) -> tuple[Role, ...]:
    """The mediators that a ceasefire's own phrase names, or the verb it hangs on."""
    heads: list[int] = []
    for noun in topic_nouns(reading, topic):
        heads += [*_by_adjective(reading, noun), *_by_verb(reading, noun), *_by_phrase(reading, noun)]
    token = reading.tokens[topic.head]
    while token.dep in ("dobj", "nsubjpass", "pobj", "prep"):
        token = reading.tokens[token.head]
        heads += _by_phrase(reading, token.i)
    return roles(reading, heads)


def _told(reading: Reading, token: Token) -> Iterator[int]:
    """The mediators that one word of the sentence tells of."""
    words = side_words()
    if token.pos in ("NOUN", "PROPN") and token.lemma.lower() in words.mediator:
        yield from _titled(reading, token)
    elif token.pos == "NOUN" and token.lemma in words.mediated:
        yield from _by_adjective(reading, token.i)
        yield from _by_verb(reading, token.i)
    elif token.pos == "VERB" and token.lemma in words.mediating and _is_deed(reading, token):
        yield from subjects(reading, token.i)
    if token.dep == "pobj" and {token.lemma, token.text.lower()} & ceasefire_words().mediation:
        yield from _by_phrase(reading, reading.tokens[token.head].head)
    if token.lemma in words.credited or token.text.lower() in words.credited:
        yield from _credited(reading, token)


def _is_deed(reading: Reading, verb: Token) -> bool:
    thanks = (
        verb.dep == "pcomp" and reading.tokens[verb.head].text.lower() == "for"
    )  # the subject thanks for it
    return not thanks and _is_peace(reading, verb)


def _is_peace(reading: Reading, verb: Token) -> bool:
    """Whether what a verb such as "host" is done to is a ceasefire or the talks on one."""
    words = ceasefire_words()
    things = reading.tree.below(verb.i, "dobj", "nsubjpass")
    lemmas = {token.lemma for thing in things for token in (thing, *reading.tree.inner(thing.i))}
    return bool(lemmas & (words.agreements | side_words().mediated))


def _titled(reading: Reading, noun: Token) -> Iterator[int]:
    """The name that a title belongs to: "mediator Qatar", "Qatar, a mediator"."""
    above = reading.tokens[noun.head]
    if noun.dep in ("compound", "nmod", "amod", "appos") and above.i in reading.mentions:
        yield from (token.i for token in reading.tree.conjuncts(above.i))
    for name in reading.tree.below(noun.i, "appos"):
        yield from (token.i for token in reading.tree.conjuncts(name.i))
    inner = [token.i for token in reading.tree.inner(noun.i) if token.i in reading.mentions]
    yield from inner


def _credited(reading: Reading, word: Token) -> Iterator[int]:
    """Who is thanked for it: "commended Oman for its mediation"."""
    for prep in (reading.tokens[word.head], *reading.tree.above(word.head)):
        if prep.text.lower() in _FOR and reading.tokens[prep.head].pos == "VERB":
            for thanked in reading.tree.below(prep.head, "dobj"):
                yield from (token.i for token in reading.tree.conjuncts(thanked.i))
            return


def _by_adjective(reading: Reading, head: int) -> Iterator[int]:
    """The name on the participle before the noun: "US-brokered"."""
    for inner in reading.tree.inner(head):
        if inner.lemma in ceasefire_words().brokering or inner.text.lower() in ceasefire_words().brokering:
            for name in reading.tree.below(inner.i, *_NAMING):
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
    """Whose mediation it is: "with Russian mediation", "through the mediation of Qatar", "under UN auspices".

    Names that a verb above has for its subject are not taken in: "at the initiative of Oman, Chad and Libya agreed".
    """
    for thing in reading.tree.objects(head, "with", "through", "under", "by", "at", "after", "following"):
        if {thing.lemma, thing.text.lower()} & ceasefire_words().mediation:
            whose = [*reading.tree.inner(thing.i), *reading.tree.objects(thing.i, "of", "by", "from")]
            found = [t.i for owner in whose for t in reading.tree.conjuncts(owner.i)]
            yield from (i for i in found if i not in _acting_above(reading, thing.i))


def _acting_above(reading: Reading, i: int) -> set[int]:
    verbs = [token for token in reading.tree.above(i) if token.pos == "VERB"]
    return {head for verb in verbs for head in subjects(reading, verb.i)}
