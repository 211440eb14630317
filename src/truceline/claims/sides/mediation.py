"""Who brokers, hosts or guarantees a ceasefire."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from truceline.claims.clauses.misread import before_broker
from truceline.claims.clauses.roles import join, roles
from truceline.claims.clauses.subjects import subjects
from truceline.claims.finding.frames import Hit
from truceline.claims.mentions.anaphora import Taken
from truceline.claims.mentions.topics import Topic, find_topics
from truceline.claims.reading import Reading
from truceline.claims.sides.fighting import KEPT
from truceline.claims.sides.named import PROPOSALS, topic_nouns
from truceline.claims.sides.who import STATE_CODE, objects_of
from truceline.claims.vocabulary import ceasefire_words, side_words
from truceline.model import ActorKind, Role, Token

_NAMING = ("npadvmod", "compound", "amod", "nmod", "nsubj", "advmod", "poss")
_LISTING = frozenset({",", "and"})
_JOINING = frozenset({"-", "–", "—", "/", "and"})
_STRETCH = 4  # words that may stand between "brokered" and the truce
_FOR = frozenset({"for", "to"})


def mediators(reading: Reading, hit: Hit) -> tuple[Role, ...]:
    """Who brokers, hosts or guarantees a ceasefire or the talks on it, by its own phrase or elsewhere in its sentence.

    What stands in the phrase of another ceasefire tells of that one ("it failed, as had a truce that Qatar brokered").
    """
    sentence, about = reading.sentence(hit.trigger), hit.topic.about
    here = ((i, found) for i, found in told_mediators(reading) if sentence.first <= i < sentence.last)
    own = (found for i, found in here if (phrase := topic_over(reading, i)) is None or phrase.about == about)
    return join(topic_mediators(reading, hit.topic), *own)


def topic_over(reading: Reading, i: int) -> Topic | None:
    """The ceasefire in whose own phrase a word stands: the one that it names, or the next noun above it that names one by itself."""
    heads = {topic.head: topic for topic in find_topics(reading) if topic.term}
    chain = (i, *(token.i for token in reading.tree.above(i)))
    return next((heads[head] for head in chain if head in heads), None)


@lru_cache(maxsize=KEPT)
def told_mediators(reading: Reading) -> tuple[tuple[int, tuple[Role, ...]], ...]:
    """Wherever a report tells of mediation, its token and who mediates."""
    told = ((token.i, roles(reading, _told(reading, token))) for token in reading.tokens)
    return tuple((i, found) for i, found in told if found)


def proposers(reading: Reading, topic: Topic) -> tuple[Role, ...]:
    """Whose plan a ceasefire is ("a US proposal", "a plan brought by Qatar") or whose name a truce has ("a UN truce").

    They mediate where they are no side. Of a truce's own name only bodies of many states tell that.
    """
    if topic.taken is Taken.ECHO and any(reading.tree.objects(topic.head, "for", "on")):
        return ()  # "its proposals for a settlement" are not the truce told of before
    heads: list[int] = []
    bodies: list[int] = []
    for noun in topic_nouns(reading, topic):
        inner = [token.i for token in reading.tree.below(noun, "poss", "amod", "compound", "nmod")]
        planned = reading.tokens[noun].lemma in PROPOSALS
        heads += [*inner, *objects_of(reading, noun, "by", "from", "of")] if planned else []
        heads += _bringing(reading, noun)
        bodies += inner
    named = [role for role in roles(reading, bodies) if _is_body(reading, role)]
    return join(roles(reading, heads), named)


def _bringing(reading: Reading, noun: int) -> Iterator[int]:
    """Who brings a ceasefire or a plan about: "a plan drawn up by Qatar", "a truce that Kenya guaranteed", "Kenya secured a truce"."""
    words = side_words().bringing
    for clause in reading.tree.below(noun, "acl", "relcl"):
        for verb in reading.tree.conjuncts(clause.i):
            yield from subjects(reading, verb.i) if verb.lemma in words else []
    above = reading.tokens[reading.tokens[noun].head]
    if reading.tokens[noun].dep == "dobj" and above.lemma in side_words().securing:
        yield from subjects(reading, above.i)


def _is_body(reading: Reading, role: Role) -> bool:
    return reading.kinds.get(role.id) is ActorKind.ORGANISATION and len(role.within or "") != STATE_CODE


def topic_mediators(reading: Reading, topic: Topic) -> tuple[Role, ...]:
    """The mediators that a ceasefire's own phrase names, or the verb it hangs on."""
    heads: list[int] = []
    first, last = reading.token_range(topic.words)
    for noun in dict.fromkeys((*topic_nouns(reading, topic), *range(first, last))):
        heads += [*_by_adjective(reading, noun), *_by_verb(reading, noun), *_by_phrase(reading, noun)]
    token = reading.tokens[topic.head]
    while token.dep in ("dobj", "nsubjpass", "pobj", "prep"):
        token = reading.tokens[token.head]
        heads += _by_phrase(reading, token.i)
    return roles(reading, heads)


def _told(reading: Reading, token: Token) -> Iterator[int]:
    """The mediators that one word of the sentence tells of."""
    words = side_words()
    if token.text.lower() in ceasefire_words().brokering:
        yield from _right_before(reading, token)
    if token.pos in ("NOUN", "PROPN") and token.lemma.lower() in words.mediator:
        yield from _titled(reading, token)
        yield from standing_as(reading, token)
    elif token.pos == "NOUN" and _is_peace(token):
        yield from _by_adjective(reading, token.i)
        yield from _by_verb(reading, token.i)
    elif token.pos == "VERB" and before_broker(reading, token.i) is not None:
        pass  # read by the words before it
    elif token.pos == "VERB" and token.lemma in words.mediating and _is_deed(reading, token):
        yield from _apart(reading, subjects(reading, token.i), token.i)
    yield from _by_noun(reading, token)


def _by_noun(reading: Reading, token: Token) -> Iterator[int]:
    """Whose mediation a noun tells of, and who is thanked for it."""
    lemmas = {token.lemma, token.text.lower()}
    if token.dep == "pobj" and lemmas & ceasefire_words().mediation:
        yield from _by_phrase(reading, reading.tokens[token.head].head)
    thanked = list(_credited(reading, token)) if lemmas & side_words().credited else []
    if not thanked and token.pos == "NOUN" and token.lemma in side_words().credited:
        yield from _apart(reading, _whose(reading, token), token.i)
    yield from thanked  # "Iran thanked Russia for its mediation": Russia's


def _right_before(reading: Reading, word: Token) -> Iterator[int]:
    """The names right before a participle and a noun for peace, however they are joined: "an Oman- and Qatar-brokered truce"."""
    if not _ends_in_peace(reading, word):
        return
    ends = {reading.token_range(mention.span)[1]: mention for mention in reading.mentions.values()}
    at = word.i
    while at > 0:
        if at in ends:
            yield ends[at].head
            at = reading.token_range(ends[at].span)[0]
        elif reading.tokens[at - 1].text in _JOINING:
            at -= 1
        else:
            return


def _ends_in_peace(reading: Reading, word: Token) -> bool:
    """Whether the words after a participle lead to a noun for peace without an article ("brokered a truce" has one)."""
    for token in reading.tokens[word.i + 1 : word.i + 1 + _STRETCH]:
        if _is_peace(token):
            return True
        if token.pos not in ("ADJ", "NUM", "NOUN", "PROPN", "PUNCT"):
            return False
    return False


def _is_deed(reading: Reading, verb: Token) -> bool:
    """Whether a verb such as "host" is done to a ceasefire or the talks on one, and not what someone is thanked for."""
    if verb.dep == "pcomp" and reading.tokens[verb.head].text.lower() == "for":
        return False
    clause = verb
    while clause.dep == "xcomp":  # "a truce that Egypt helped broker"
        clause = reading.tokens[clause.head]
    topics = [reading.tokens[clause.head]] if clause.dep in ("relcl", "acl") else []
    things = [*reading.tree.below(verb.i, "dobj", "nsubjpass"), *topics]
    if verb.lemma == "lead":  # a side leads talks or a delegation, too
        return any(thing.lemma in side_words().credited for thing in things)
    if verb.lemma in side_words().watching and any(ceasefire_words().terms.search(t.text) for t in things):
        return False
    inner = (token for thing in things for token in (thing, *reading.tree.inner(thing.i)))
    return verb.lemma in side_words().between_them or any(_is_peace(token) for token in inner)


def _is_peace(token: Token) -> bool:
    return token.lemma in ceasefire_words().agreements or token.lemma in side_words().mediated


def _titled(reading: Reading, noun: Token) -> Iterator[int]:
    """The name that a title belongs to: "mediator Qatar", "Qatar, a mediator"."""
    above = reading.tokens[noun.head]
    if noun.dep in ("compound", "nmod", "amod", "appos") and above.i in reading.mentions:
        yield from (token.i for token in reading.tree.conjuncts(above.i))
    for name in reading.tree.below(noun.i, "appos"):
        yield from (token.i for token in reading.tree.conjuncts(name.i))
    inner = [token.i for token in reading.tree.inner(noun.i) if token.i in reading.mentions]
    yield from inner


def standing_as(reading: Reading, noun: Token) -> list[int]:
    """The names right before "as" and a title: "with Cuba, Norway and Venezuela as guarantors"."""
    at = noun.i - 1
    while at > 0 and reading.tokens[at].pos in ("DET", "ADJ"):
        at -= 1
    if at <= 0 or reading.tokens[at].text.lower() != "as":
        return []
    ends = {reading.token_range(mention.span)[1]: mention for mention in reading.mentions.values()}
    found: list[int] = []
    while at in ends or (found and reading.tokens[at - 1].text in _LISTING):
        if at in ends:
            found.append(ends[at].head)
            at = reading.token_range(ends[at].span)[0]
        else:
            at -= 1
    return found[::-1]


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
    clauses = reading.tree.below(head, "acl", "relcl")
    for verb in (joined for clause in clauses for joined in reading.tree.conjuncts(clause.i)):
        if verb.text.lower() in ceasefire_words().brokering:
            for agent in reading.tree.below(verb.i, "agent", "prep"):
                if agent.text.lower() == "by":
                    names = [
                        t.i
                        for name in reading.tree.below(agent.i, "pobj")
                        for t in reading.tree.conjuncts(name.i)
                    ]
                    yield from _apart(reading, names, verb.i)


def _by_phrase(reading: Reading, head: int) -> Iterator[int]:
    """Whose mediation it is: "with Russian mediation", "through the mediation of Qatar", "under UN auspices"."""
    for thing in reading.tree.objects(head, "with", "through", "under", "by", "at", "after", "following"):
        if {thing.lemma, thing.text.lower()} & ceasefire_words().mediation:
            yield from _apart(reading, _whose(reading, thing), thing.i)


def _whose(reading: Reading, noun: Token) -> list[int]:
    """The names that a noun such as "mediation" belongs to."""
    owners = [*reading.tree.inner(noun.i), *reading.tree.objects(noun.i, "of", "by", "from")]
    return [token.i for owner in owners for token in reading.tree.conjuncts(owner.i)]


def _apart(reading: Reading, names: Sequence[int], i: int) -> list[int]:
    """The names without those at the end that a verb above has for its subject ("hosted by Oman, Chad and Libya agreed")."""
    verbs = [
        token
        for token in reading.tree.above(i)
        if token.pos == "VERB" and token.dep not in ("acl", "relcl") and not _has_thing(reading, token)
    ]
    acting = {head for verb in verbs for head in subjects(reading, verb.i)}
    return list(names) if names and names[0] in acting else [name for name in names if name not in acting]


def _has_thing(reading: Reading, verb: Token) -> bool:
    """Whether a verb's subject is a ceasefire itself ("a truce brokered by Oman and Qatar takes effect")."""
    starts = reading.tree.below(verb.i, "nsubj", "nsubjpass")
    return any(_is_peace(token) for start in starts for token in (start, *reading.tree.inner(start.i)))
