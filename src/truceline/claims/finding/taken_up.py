"""Words on an offer or a ceasefire that is only taken up: "welcomed the move", "rejected it", "turned down the offer"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from truceline.claims.finding.fitting import fits
from truceline.claims.finding.frames import Hit
from truceline.claims.mentions.topics import Topic
from truceline.claims.reading import Reading
from truceline.claims.vocabulary import Frame, ceasefire_words, frames, speaking_words
from truceline.model import Act, Token

_CALL = Frame(act=Act.CALL, words=frozenset(), at=frozenset())
_REJECT = Frame(act=Act.REJECT, words=frozenset(), at=frozenset())
_ANSWERS = frozenset({Act.REJECT, Act.REACT})
_TOLD = frozenset(
    {Act.AGREE, Act.DECLARE, Act.EFFECT, Act.EXTEND, Act.PROPOSE, Act.CALL, Act.HOLD, Act.REACT, Act.REJECT}
)
_ASKED = frozenset({Act.CALL, Act.PROPOSE})
_DONE_AGAIN = frozenset({Act.CALL, Act.DECLARE, Act.PROPOSE, Act.REACT, Act.REJECT, Act.AGREE, Act.DENY})
_SAME = frozenset(
    {("do", "same"), ("do", "likewise"), ("follow", "suit"), ("follow", "example"), ("follow", "lead")}
)
_FAR = 3  # sentences from a ceasefire to "the move"
_PRONOUNS = frozenset({"it", "this", "that"})
_WISHED = frozenset({"welcome", "support", "favour", "favor", "back", "endorse"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "its", "his", "her", "their", "both", "such"})


def with_answers(reading: Reading, topics: Iterable[Topic], hits: Iterable[Hit]) -> tuple[Hit, ...]:
    """The hits with those of words that answer to one told before, without naming its ceasefire again."""
    known = tuple(hits)
    return tuple(
        sorted(
            (
                *known,
                *_again(reading, known),
                *_answers(reading, known, frozenset(topic.head for topic in topics)),
            ),
            key=lambda hit: hit.trigger,
        )
    )


def _answers(reading: Reading, hits: Sequence[Hit], heads: frozenset[int]) -> Iterator[Hit]:
    told = [hit for hit in hits if hit.frame.act in _TOLD]
    standing = [hit for hit in told if hit.frame.act is not Act.REACT]
    triggers = {hit.trigger for hit in hits}
    for token in reading.tokens if standing else ():
        frame = _speech(reading, token) if token.i not in triggers else None
        topic = _before(reading, standing, token) or _besides(reading, hits, token) if frame else None
        if frame and topic:
            yield Hit(trigger=token.i, topic=topic, frame=frame)
        if token.head == token.i or not _takes_up(reading, token):
            continue
        if heads.intersection(t.i for t in reading.tree.subtree(token.i)):
            continue
        verb = reading.tokens[token.head]
        if token.dep == "pobj":
            verb = reading.tokens[verb.head]
        before = _before(reading, told, token)
        if token.pos == "PRON" and _is_of_another(reading, told, token):
            continue
        if before is not None and not any(hit.trigger == verb.i for hit in hits):
            yield from _on(reading, verb, before, token)


def _on(reading: Reading, verb: Token, topic: Topic, token: Token) -> Iterator[Hit]:
    place = "object" if token.dep != "pobj" else reading.tokens[token.head].text.lower()
    for frame in frames().get(verb.lemma, ()):
        if frame.act in _ANSWERS and place in frame.at and fits(reading, verb.i, frame):
            if frame.act is Act.REJECT and token.pos == "PRON" and _is_a_thing(reading, topic, token):
                return
            yield Hit(trigger=verb.i, topic=topic, frame=frame)
            return


def _again(reading: Reading, hits: Sequence[Hit]) -> Iterator[Hit]:
    """Who does the same as somebody just told of: "as did Mali", "so has Niger", "Mali did the same", "Niger followed suit"."""
    for token in reading.tokens if hits else ():
        verb = _doing_so(reading, token)
        if verb is None:
            continue
        first = reading.sentence(token.i).first
        since = reading.sentence(first - 1).first if first else 0
        before = [h for h in hits if since <= h.trigger < token.i and h.frame.act in _DONE_AGAIN]
        if before and before[-1].frame.by == "subject":
            yield Hit(
                trigger=verb.i,
                topic=before[-1].topic,
                frame=Frame(act=before[-1].frame.act, words=frozenset(), at=frozenset()),
            )


def _doing_so(reading: Reading, token: Token) -> Token | None:
    """The verb by which somebody does as another did, seen from its "as", "so" or "same"."""
    after = reading.tokens[token.i + 1] if token.i + 1 < len(reading.tokens) else None
    if token.text.lower() in ("as", "so") and after is not None and after.lemma in ("do", "have"):
        inverted = any(t.i > after.i for t in reading.tree.below(after.i, "nsubj"))
        return after if inverted else None
    head = reading.tokens[token.head]
    return head if token.dep == "dobj" and (head.lemma, token.lemma) in _SAME else None


def _speech(reading: Reading, token: Token) -> Frame | None:
    """What somebody asks of the sides, or vows, without a word for the ceasefire: "urged both to go on with it", "vowed to fight on"."""
    words = speaking_words()
    if token.pos != "VERB":
        return None
    if token.lemma in words.asking and _asks_sides(reading, token):
        return _CALL
    if token.lemma == "vote" and any(t.lemma in words.favour for t in reading.tree.objects(token.i, "in")):
        return _CALL  # "thirteen members voted in favour"
    wanted = [*reading.tree.below(token.i, "xcomp", "ccomp")]
    if token.lemma in words.vowing and any(
        _fights_on(reading, verb) and (verb.dep == "xcomp" or _has_will(reading, verb)) for verb in wanted
    ):
        return _REJECT
    return None


def _asks_sides(reading: Reading, verb: Token) -> bool:
    """Whether a verb asks the sides to do something: "called on both generals to …"."""
    asked = [*reading.tree.below(verb.i, "dobj"), *reading.tree.objects(verb.i, "on", "to")]
    asked += [
        t for below in reading.tree.below(verb.i, "ccomp") for t in reading.tree.below(below.i, "nsubj")
    ]
    words = speaking_words()
    both = any(
        thing.text.lower() in words.both
        or (
            thing.lemma in words.sides
            and any(
                t.text.lower() in words.both
                for t in (thing, *reading.tree.below(thing.i, "det", "nummod", "predet"))
            )
        )
        for thing in asked
    )
    infinitive = (
        reading.tree.below(below.i, "aux") for below in reading.tree.below(verb.i, "xcomp", "ccomp", "advcl")
    )
    return both and any(t.text.lower() == "to" for aux in infinitive for t in aux)


def _fights_on(reading: Reading, verb: Token) -> bool:
    """Whether a verb tells of fighting that goes on: "fight on", "continue its offensive", "press ahead with the war"."""
    words = speaking_words()
    things = {t.lemma for t in reading.tree.subtree(verb.i)}
    on = any(
        t.text.lower() in ("on", "until", "ahead", "back")
        for t in reading.tree.below(verb.i, "prt", "advmod", "prep")
    )
    return (
        verb.lemma in words.crushing
        or (verb.lemma == "fight" and (on or len(things) == 1))
        or (verb.lemma in words.going_on and bool(things & ceasefire_words().fighting))
    )


def _has_will(reading: Reading, verb: Token) -> bool:
    """Whether a clause tells what will be done: "says that it will fight on", not "say that shelling goes on"."""
    return any(t.tag == "MD" or t.text.lower() == "to" for t in reading.tree.below(verb.i, "aux"))


def _takes_up(reading: Reading, token: Token) -> bool:
    """Whether an object can stand for what was told before: "it", "the move", "their offer"."""
    called = token.dep == "oprd" and any(t.i > token.i for t in reading.tree.below(token.head, "oprd"))
    if token.dep not in ("dobj", "nsubjpass", "pobj") and not called:  # "calls the offer a joke"
        return False
    if token.pos == "PRON":
        return token.text.lower() in _PRONOUNS
    words = ceasefire_words()
    definite = any(t.text.lower() in _DEFINITE for t in reading.tree.below(token.i, "det", "poss"))
    named = any(t.i in reading.mentions for t in reading.tree.below(token.i, "poss", "amod", "compound"))
    if (
        token.pos == "NOUN"
        and token.lemma in words.prolonging
        and reading.tokens[token.head].lemma in _WISHED
    ):
        return True
    return token.pos == "NOUN" and token.lemma in words.moves | words.proposals and (definite or named)


def _is_of_another(reading: Reading, told: Sequence[Hit], pronoun: Token) -> bool:
    """Whether "it" may be an attack told since the ceasefire, or none was spoken of close by."""
    before = [hit for hit in told if hit.trigger < pronoun.i]
    if not before:
        return True
    last = max(before[-1].trigger, before[-1].topic.head)
    here = reading.sentence(pronoun.i).first
    if last < (reading.sentence(here - 1).first if here else 0):
        return True
    words = ceasefire_words().fighting
    return any(t.lemma in words and t.pos in ("NOUN", "VERB") for t in reading.tokens[last + 1 : pronoun.i])


def _is_a_thing(reading: Reading, topic: Topic, pronoun: Token) -> bool:
    """Whether "it" may be another thing named since the ceasefire: "signed a truce and built a bridge. Niger rejected it"."""
    since = reading.tokens[topic.head + 1 : pronoun.i]
    return pronoun.dep == "dobj" and any(t.dep == "dobj" and t.tag == "NN" for t in since)


def _besides(reading: Reading, hits: Sequence[Hit], token: Token) -> Topic | None:
    """The ceasefire asked for later in the same sentence: "vowed to fight on despite calls for a truce"."""
    last = reading.sentence(token.i).last
    asked = [hit for hit in hits if hit.frame.act in _ASKED and token.i < hit.trigger < last]
    return asked[0].topic if asked else None


def _before(reading: Reading, told: Sequence[Hit], token: Token) -> Topic | None:
    """The ceasefire last spoken of before a word, in its sentence or shortly before."""
    first = reading.sentence(token.i).first
    for _ in range(_FAR):
        first = reading.sentence(first - 1).first if first else 0
    near = [hit for hit in told if first <= hit.trigger < token.i]
    return near[-1].topic if near else None
