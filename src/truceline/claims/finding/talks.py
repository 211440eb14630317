"""Talks that take up a ceasefire without naming it: "The talks broke down", "Negotiators met again"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from truceline.claims.factuality import is_conditional, status
from truceline.claims.finding.frames import Hit
from truceline.claims.finding.sought import TALKS, as_sought, sought
from truceline.claims.mentions.topics import Topic
from truceline.claims.reading import Reading
from truceline.claims.vocabulary import TalkWords, ceasefire_words, frames, speaking_words, talk_words
from truceline.model import Act, Status, Token

_REACHED = frozenset({Act.AGREE, Act.EXTEND, Act.DECLARE})
_FAR = 3  # sentences between a ceasefire and "the talks" that take it up
_ABOUT = ("on", "about", "over", "regarding")


def with_talks(reading: Reading, topics: Sequence[Topic], hits: Iterable[Hit]) -> tuple[Hit, ...]:
    """The hits with those of talks among them: "The talks broke down", and an accord only sought counts as talks on it."""
    known = tuple(as_sought(reading, hit) for hit in hits)
    known = (*known, *sought(reading, topics, known))
    found = (*known, *_find_talks(reading, topics, known))
    return tuple(sorted(found, key=lambda hit: hit.trigger))


def _find_talks(reading: Reading, topics: Sequence[Topic], hits: Sequence[Hit]) -> Iterator[Hit]:
    """A hit for each sentence that tells of talks, or only names peace talks where nothing else is told."""
    words = talk_words()
    taken = {reading.sentence(hit.trigger) for hit in hits if hit.frame.act in {Act.NEGOTIATE, *_REACHED}}
    busy = {reading.sentence(hit.trigger) for hit in hits}
    told: list[Token] = []
    named: list[Token] = []
    for token in reading.tokens:
        is_talk = _is_talk(reading, token, words) and not _is_wished(reading, token)
        told_of = is_talk and _is_told(reading, token, words)
        if told_of or _aims_at(reading, token, topics) or _parleys(reading, token, words):
            told.append(token)
        elif is_talk and _is_named(token, topics) and reading.sentence(token.i) not in busy:
            named.append(token)
    for token in (*told, *named):
        here = reading.sentence(token.i)
        topic = _taken_up(reading, token, topics) if here not in taken else None
        if topic is not None and not _is_over(reading, token, topic, hits):
            taken.add(here)
            yield Hit(trigger=token.i, topic=topic, frame=TALKS)


def _is_onward(reading: Reading, token: Token) -> bool:
    """Whether talks are told to go on or to be about more: "mediates talks on the next phase", "further talks"."""
    sentence = reading.sentence(token.i)
    inside = reading.tokens[sentence.first : sentence.last]
    return any(t.lemma in talk_words().stages | talk_words().onward for t in inside)


def _is_over(reading: Reading, token: Token, topic: Topic, hits: Sequence[Hit]) -> bool:
    """Whether talks are those that brought an agreement told before: "They signed a truce. Oman hosted the talks."."""
    words = talk_words()
    verb = token if token.pos == "VERB" else reading.tokens[token.head]
    bygone = verb.lemma in words.bygone | words.verbs and verb.tag in ("VBD", "VBN")
    planned = any(t.tag == "MD" or t.lemma == "be" for t in reading.tree.below(verb.i, "aux"))
    singled = any(t.text.lower() in words.kinds for t in reading.tree.below(token.i, "amod"))
    here = reading.sentence(token.i)
    reached = any(
        hit.frame.act in _REACHED
        and hit.trigger < here.first
        and hit.topic.about == topic.about
        and status(reading, hit.trigger) is Status.ACTUAL
        for hit in hits
    )
    return bygone and reached and not planned and not singled and not _is_onward(reading, token)


def _aims_at(reading: Reading, token: Token, topics: Sequence[Topic]) -> bool:
    """Whether an effort is one for a ceasefire: "efforts are under way to revive the truce"."""
    if token.pos != "NOUN" or token.lemma not in talk_words().seeking_nouns:
        return False
    head = reading.tokens[token.head]
    aims = [
        aim
        for aim in reading.tree.below(token.i, "acl")
        if aim.tag == "VB" or any(t.dep == "pcomp" for t in reading.tree.subtree(aim.i))
    ]
    aims += (
        reading.tree.below(head.i, "xcomp", "advcl") if token.dep == "nsubj" and head.lemma == "be" else ()
    )
    below = {t.i for aim in aims for t in reading.tree.subtree(aim.i)}
    return any(topic.head in below for topic in topics)


def _is_named(token: Token, topics: Sequence[Topic]) -> bool:
    """Whether talks are named as those on peace or on a ceasefire: "after nine days of peace talks"."""
    return any(topic.term and topic.words.start <= token.start < topic.words.end for topic in topics)


def _is_talk(reading: Reading, token: Token, words: TalkWords) -> bool:
    if token.pos != "NOUN" or token.lemma not in words.nouns | words.loose:
        return False
    if token.lemma in words.bare:
        return any(t.text.lower() in words.kinds for t in reading.tree.below(token.i, "compound", "amod"))
    return True


def _parleys(reading: Reading, token: Token, words: TalkWords) -> bool:
    """Whether a verb tells of talks by itself: "offered to mediate", "the negotiators met again", "negotiate the next phase"."""
    if token.pos != "VERB" or token.dep in ("relcl", "acl", "amod") or is_conditional(reading, token.i):
        return False
    above = reading.tokens[token.head]
    aimed = token.tag == "VB" and token.dep in ("xcomp", "advcl", "ccomp", "acl")
    tried = above.lemma in words.trying | words.offering | words.happens | speaking_words().expecting | {"be"}
    passive = any(reading.tree.below(token.i, "nsubjpass"))
    if passive or (aimed and not tried) or _is_wished(reading, token):
        return False
    things = [
        t for thing in reading.tree.below(token.i, "dobj") for t in (thing, *reading.tree.inner(thing.i))
    ]
    if token.lemma in words.verbs:
        return not things or any(t.lemma in words.stages for t in things)
    who = [t for one in reading.tree.below(token.i, "nsubj") for t in reading.tree.conjuncts(one.i)]
    return (
        token.lemma in words.meets
        and not things
        and any(t.pos == "NOUN" and t.lemma in words.delegates for t in who)
    )


def _is_told(reading: Reading, token: Token, words: TalkWords) -> bool:
    """Whether the sentence says what becomes of talks, or who goes to them."""
    head = reading.tokens[token.head]
    match token.dep:
        case "nsubj":
            states = {t.lemma for t in reading.tree.subtree(head.i)} if head.pos == "AUX" else set()
            verbs = {
                head.lemma,
                *(t.lemma for t in reading.tree.below(head.i, "xcomp")),
            }  # "have yet to begin"
            return bool(verbs & words.happens or states & words.states)
        case "nsubjpass" | "dobj":
            return head.lemma in words.done | frames_of_talks()
        case "pobj":
            above = reading.tokens[head.head]
            if above.pos in ("ADP", "ADV") and above.dep in (
                "prep",
                "advmod",
                "prt",
            ):  # "walked out of the talks"
                above = reading.tokens[above.head]
            if above.pos == "NOUN" and above.lemma in words.portions:
                return _is_told(reading, above, words) or above.dep == "ROOT"
            sent = list(reading.tree.below(above.i, "dobj")) if above.lemma in words.sending else []
            watched = any(t.lemma == "observer" for t in sent)
            return above.lemma in words.reaching.get(head.text.lower(), frozenset()) and not watched
        case "attr" | "ROOT":
            return token.dep == "attr" or not any(reading.tree.below(token.i, "nsubj"))
        case _:
            return False


def _is_wished(reading: Reading, token: Token) -> bool:
    """Whether talks are only asked for or promised, or told in passing of who holds them: "urged them to return to talks"."""
    below = token
    for above in reading.tree.above(token.i):
        asked = below.dep in ("xcomp", "ccomp") and below.pos == "VERB" and above.pos == "VERB"
        asks = above.lemma in talk_words().promising or any(
            frame.act is Act.CALL and "clause" in frame.at and not frame.wish
            for frame in frames().get(above.lemma, ())
        )
        if above.dep == "relcl" or (asked and asks):
            return True
        below = above
    return False


def frames_of_talks() -> frozenset[str]:
    """Verbs that show talks by themselves."""
    return frozenset(word for word, found in frames().items() if any(f.act is Act.NEGOTIATE for f in found))


def _taken_up(reading: Reading, token: Token, topics: Sequence[Topic]) -> Topic | None:
    """The ceasefire that talks are about: one in their sentence, else the last one before or the first right after it."""
    words = talk_words()
    if not _is_named(token, topics) and _is_on_other(reading, token, topics):
        return None
    here = reading.sentence(token.i)
    same = [topic for topic in topics if here.first <= topic.head < here.last]
    if same:
        return min(same, key=lambda topic: abs(topic.head - token.i))
    far = 1 if token.lemma in words.loose | words.meets else _FAR
    order = {sentence.first: at for at, sentence in enumerate(reading.sentences)}
    at = order[here.first]

    def apart(topic: Topic) -> int:
        return at - order[reading.sentence(topic.head).first]

    before = [topic for topic in topics if 0 < apart(topic) <= far]
    after = [topic for topic in topics if apart(topic) == -1]
    return before[-1] if before else next(iter(after), None)


def _is_on_other(reading: Reading, token: Token, topics: Sequence[Topic]) -> bool:
    """Whether talks are told to be about something else: "talks on trade"."""
    words = ceasefire_words()
    heads = {topic.head for topic in topics}
    things = list(reading.tree.objects(token.i, *_ABOUT))
    if not things:
        return False
    inner = {t.i for thing in things for t in reading.tree.subtree(thing.i)}
    return not inner & heads and not any(
        reading.tokens[i].lemma in words.fighting | words.agreements | talk_words().stages | {"peace"}
        for i in inner
    )
