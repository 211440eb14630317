"""Finds breaches that are told without a verb of breaking a ceasefire: rules not kept, danger to it, "reports of violations"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from truceline.claims.clauses.roles import roles
from truceline.claims.clauses.subjects import subjects
from truceline.claims.factuality import is_conditional, status
from truceline.claims.finding.against import BREACH, UNDONE, breach_nouns
from truceline.claims.finding.fights import fights
from truceline.claims.finding.frames import Hit
from truceline.claims.finding.standing import is_made, is_standing
from truceline.claims.mentions.topics import Topic
from truceline.claims.reading import Reading
from truceline.claims.vocabulary import breach_words, ceasefire_words
from truceline.model import Act, Status, Token

_NOBODY = frozenset({"neither", "nobody", "none"})
_BACK = 5  # sentences after words on a breach in which "broke it" still means the same ceasefire
_NEAR = 6  # tokens between a ceasefire and "in jeopardy"


def breaches(reading: Reading, topics: Sequence[Topic], hits: Sequence[Hit]) -> Iterator[Hit]:
    """A hit for each breach that the frames do not know, where the sentence has none that they know."""
    told = {reading.sentence(hit.trigger) for hit in hits if hit.frame.act is Act.VIOLATE}
    for hit in (*_not_kept(reading, hits), *_in_danger(reading, topics, hits), *_bare(reading, topics, hits)):
        sentence = reading.sentence(hit.trigger)
        if sentence not in told:
            told.add(sentence)
            yield hit


def _not_kept(reading: Reading, hits: Sequence[Hit]) -> Iterator[Hit]:
    """A ceasefire that someone does not observe: "failed to honour the truce", "had not been respected"."""
    for hit in hits:
        if hit.frame.act is Act.HOLD and hit.frame.by != "none" and _fails(reading, hit.trigger):
            yield Hit(trigger=hit.trigger, topic=hit.topic, frame=BREACH)


def _fails(reading: Reading, i: int) -> bool:
    none = any(
        t.text.lower() in _NOBODY for t in reading.tree.below(i, "nsubj")
    )  # "a truce that neither has kept"
    if none and not is_conditional(reading, i):
        return True
    if status(reading, i) is not Status.NEGATED or is_conditional(reading, i):
        return False
    token = reading.tokens[i]
    head = reading.tokens[token.head]
    chain = (token, head) if token.dep == "xcomp" else (token,)
    ahead = any(t.tag == "MD" for one in chain for t in reading.tree.below(one.i, "aux"))
    return not ahead and (token.dep != "xcomp" or head.lemma in breach_words().neglects)


def _in_danger(reading: Reading, topics: Sequence[Topic], hits: Sequence[Hit]) -> Iterator[Hit]:
    """Fighting told to threaten a ceasefire: "clashes threaten the truce", "putting it at risk", "a blow to it"."""
    for topic in topics:
        sentence = reading.sentence(topic.head)
        crossing = _crossing(reading, topic)
        if crossing is not None:
            yield Hit(trigger=crossing.i, topic=topic, frame=BREACH)
            continue
        threatened = (
            _is_threatened(reading, topic) or _at_line(reading, topic) or _is_feared_for(reading, topic)
        )
        if not threatened or not is_standing(reading, hits, topic, topic.head - 1):
            continue
        fighting = [*fights(reading, sentence), *breach_nouns(reading, sentence)]
        first = next((fight for fight in fighting if fight.pos == "VERB"), next(iter(fighting), None))
        if first is not None:
            yield Hit(trigger=first.i, topic=topic, frame=BREACH)


def _is_threatened(reading: Reading, topic: Topic) -> bool:
    words = breach_words()
    token = reading.tokens[topic.head]
    head = reading.tokens[token.head]
    if token.dep in ("dobj", "nsubjpass") and head.lemma in words.endangers:
        return True
    if token.dep == "nsubj" and (head.lemma in words.wavers or _suffers(reading, head)):
        return True
    behind = token.dep == "pobj" and head.text.lower() in ("to", "for", "on", "of", "over", "about")
    if behind and _is_blow(reading, reading.tokens[head.head]):
        return True
    after = reading.tokens[topic.head + 1 : topic.head + 1 + _NEAR]
    return any(
        one.text.lower() in ("in", "at", "under", "into") and other.lemma in words.danger
        for one, other in pairwise(after)
    )


def _suffers(reading: Reading, verb: Token) -> bool:
    """Whether a verb tells of harm done to its subject: "suffered a setback", "got off to a shaky start"."""
    words = breach_words()
    harm = any(t.lemma in words.blows for t in reading.tree.below(verb.i, "dobj"))
    starts = (*reading.tree.objects(verb.i, "to"), *reading.tree.below(verb.i, "dobj"))
    shaky = any(t.lemma in words.shaky for start in starts for t in reading.tree.below(start.i, "amod"))
    return (verb.lemma in words.suffers and harm) or (verb.lemma in ("get", "have", "make") and shaky)


def _is_blow(reading: Reading, above: Token) -> bool:
    """Whether what a ceasefire stands behind tells of danger to it: "a blow to", "cast doubt on"."""
    words = breach_words()
    things = (above, *reading.tree.below(above.i, "dobj")) if above.lemma in words.casts else (above,)
    return any(thing.lemma in words.blows for thing in things)


def _at_line(reading: Reading, topic: Topic) -> bool:
    """Whether a ceasefire's line is told as the place of something: "across the ceasefire line"."""
    token = reading.tokens[topic.head]
    return token.lemma in breach_words().lines and token.dep in ("pobj", "dobj")


def _crossing(reading: Reading, topic: Topic) -> Token | None:
    """The word by which troops cross a ceasefire's line: "tanks crossed the ceasefire line", "its first crossing of it"."""
    words = breach_words()
    token = reading.tokens[topic.head]
    if token.dep in ("compound", "nmod", "amod"):  # "the ceasefire line"
        token = reading.tokens[token.head]
    if token.lemma not in words.lines:
        return None
    above = reading.tokens[token.head]
    if token.dep == "dobj" and above.lemma in words.crosses:
        who = reading.tree.below(above.i, "nsubj")
        armed = any(t.lemma in words.forces for one in who for t in (one, *reading.tree.conjuncts(one.i)))
        return above if armed and status(reading, above.i) is Status.ACTUAL else None
    noun = reading.tokens[above.head]
    if token.dep == "pobj" and noun.lemma in ("crossing", "incursion") and noun.pos == "NOUN":
        return noun if any(reading.tree.below(noun.i, "poss")) else None
    return None


def _is_feared_for(reading: Reading, topic: Topic) -> bool:
    """Whether fears or hopes for a ceasefire are told: "raised fears for the truce", "a blow to hopes that it would last"."""
    words = breach_words()
    chain = [token for token in list(reading.tree.above(topic.head))[:3] if token.i < topic.head]
    places = ("dobj", "pobj", "nsubj", "advcl")
    return any(
        token.lemma in words.worries and token.pos == "NOUN" and token.dep in places for token in chain
    )


def _bare(reading: Reading, topics: Sequence[Topic], hits: Sequence[Hit]) -> Iterator[Hit]:
    """Breaches of what the text speaks of anyway: "claims of breaches", "violated a provision of the truce"."""
    words = breach_words()
    for token in reading.tokens:
        noun = token.pos == "NOUN" and token.lemma in words.breaches
        apart = any(reading.tree.below(token.i, "prt"))  # "broke off the truce" ends it
        verb = token.pos == "VERB" and token.lemma in words.breaking and not apart
        if noun or verb:
            topic = _broken(reading, token, topics, hits)
            done = noun or status(reading, token.i) is Status.ACTUAL
            if topic is not None and done and not is_conditional(reading, token.i):
                yield Hit(trigger=token.i, topic=topic, frame=BREACH if _has_doer(reading, token) else UNDONE)


def _has_doer(reading: Reading, token: Token) -> bool:
    """Whether the words can say who broke it: not "truces, all of them broken"."""
    passive = token.tag == "VBN" and not any(t.lemma == "have" for t in reading.tree.below(token.i, "aux"))
    return not passive or any(reading.tree.below(token.i, "agent"))


def _broken(reading: Reading, token: Token, topics: Sequence[Topic], hits: Sequence[Hit]) -> Topic | None:
    """The ceasefire that a breach is of, where the breach names it, one of its terms, or nothing else."""
    words = breach_words()
    if token.pos == "VERB":
        things = list(reading.tree.below(token.i, "dobj", "nsubjpass"))
        if token.tag == "VBN" and not any(reading.tree.below(token.i, "aux")):  # "…, all of them broken"
            things += reading.tree.below(token.i, "nsubj")
        if token.dep == "acl" and token.tag == "VBN":  # "six truces, all of them broken"
            things.append(reading.tokens[token.head])
        if not things:
            return None
    else:
        things = list(reading.tree.objects(token.i, "of", "in", "to"))
    inner = [t for thing in (token, *things) for t in reading.tree.below(thing.i, "amod", "compound", "nmod")]
    if any(t.lemma in words.other_rules for t in (*inner, *things)):
        return None
    below = {t.i for thing in things for t in _behind(reading, thing)}
    named = next((topic for topic in topics if topic.head in below), None)
    if named is not None:
        return named
    if token.pos == "VERB" and any(thing.text.lower() in words.several for thing in things):
        other = any(t.text.lower() == "other" for t in reading.tree.below(token.i, "nsubj"))
        last = [topic for topic in topics if topic.head < token.i][-1:] if other else []
        return (
            _spoken_of(reading, token, topics)
            or _broken_before(reading, token, hits)
            or next(iter(last), None)
        )
    known = words.provisions | ceasefire_words().anaphors
    if any(thing.lemma not in known for thing in things):
        return None
    made = {hit.topic.about for hit in hits if is_made(reading, hit)}
    return _spoken_of(reading, token, [topic for topic in topics if topic.about in made])


def _behind(reading: Reading, thing: Token) -> Iterator[Token]:
    """What is broken with a thing: itself, or all behind "a provision of"; "ignored calls for a truce" breaks none."""
    words = breach_words().provisions | ceasefire_words().agreements | ceasefire_words().transparent
    return reading.tree.subtree(thing.i) if thing.lemma in words else iter((thing,))


def _spoken_of(reading: Reading, token: Token, topics: Sequence[Topic]) -> Topic | None:
    """The last ceasefire of the same sentence or the one before."""
    here = reading.sentence(token.i)
    first = reading.sentence(here.first - 1).first if here.first else 0
    near = [topic for topic in topics if first <= topic.head < here.last]
    return near[-1] if near else None


def _broken_before(reading: Reading, token: Token, hits: Sequence[Hit]) -> Topic | None:
    """The ceasefire told to be broken a few sentences before ("It was they who broke it")."""
    first = reading.sentence(token.i).first
    for _ in range(_BACK):
        first = reading.sentence(first - 1).first if first else 0
    told = [hit for hit in hits if hit.frame.act is Act.VIOLATE and first <= hit.trigger < token.i]
    doers = roles(reading, subjects(reading, token.i))
    return told[-1].topic if told and doers else None
