"""Talks that take up a ceasefire without naming it, and what is only sought by talking."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from truceline.claims.factuality import status
from truceline.claims.finding.frames import Hit
from truceline.claims.mentions.topics import Topic
from truceline.claims.reading import Reading
from truceline.claims.vocabulary import Frame, TalkWords, ceasefire_words, frames, talk_words
from truceline.model import Act, Status, Token

_TALKS = Frame(act=Act.NEGOTIATE, words=frozenset(), at=frozenset({"self"}), swallows=True)
_SOUGHT = frozenset({Act.AGREE, Act.CALL, Act.EXTEND, Act.HOLD, Act.DECLARE, Act.EFFECT, Act.END})
_REACHED = frozenset({Act.AGREE, Act.EXTEND, Act.DECLARE})
_FAR = 3  # sentences between a ceasefire and "the talks" that take it up
_ABOUT = ("on", "about", "over", "regarding")


def with_talks(reading: Reading, topics: Sequence[Topic], hits: Iterable[Hit]) -> tuple[Hit, ...]:
    """The hits with those of talks among them: "The talks broke down", and an accord only sought counts as talks on it."""
    known = tuple(_as_sought(reading, hit) for hit in hits)
    found = (*known, *_find_talks(reading, topics, known))
    return tuple(sorted(found, key=lambda hit: hit.trigger))


def _as_sought(reading: Reading, hit: Hit) -> Hit:
    """The hit as one of talks where it is what talks are for: "met to secure a truce", "efforts to renew it"."""
    token = reading.tokens[hit.trigger]
    words = talk_words()
    if hit.frame.act is Act.CALL and token.pos == "NOUN" and token.lemma in words.seeking_nouns:
        return replace(hit, frame=_TALKS)  # "their push for a truce"
    if hit.frame.act not in _SOUGHT or token.lemma not in words.sought:
        return hit
    above = _aimed_at_by(reading, token)
    return replace(hit, trigger=above.i, frame=_TALKS) if above is not None else hit


def _aimed_at_by(reading: Reading, token: Token) -> Token | None:
    """The word for talks, or for a way to them, that has this verb for its aim: its infinitive, or what it is "on" or "of"."""
    above = reading.tokens[token.head]
    if token.tag == "VBG" and token.dep == "pcomp":
        above = reading.tokens[above.head]
    elif token.tag != "VB" or token.dep not in ("advcl", "xcomp", "acl"):
        return None
    words = talk_words()
    if above.pos in ("NOUN", "PROPN"):
        return above if above.lemma in words.seeking_nouns else None
    sought_by = [t for t in reading.tree.below(above.i, "nsubj") if t.lemma in words.seeking_nouns]
    if above.lemma == "be" and sought_by:  # "efforts are under way to renew it"
        return sought_by[0]
    things = [t for t in reading.tree.below(above.i, "dobj") if t.lemma in words.nouns]
    return next(iter(things), above if above.lemma in words.seeking_verbs else None)


def _find_talks(reading: Reading, topics: Sequence[Topic], hits: Sequence[Hit]) -> Iterator[Hit]:
    """A hit for each sentence that tells of talks, or only names peace talks where nothing else is told."""
    words = talk_words()
    taken = {reading.sentence(hit.trigger) for hit in hits if hit.frame.act in {Act.NEGOTIATE, *_REACHED}}
    busy = {reading.sentence(hit.trigger) for hit in hits}
    told: list[Token] = []
    named: list[Token] = []
    for token in reading.tokens:
        is_talk = _is_talk(reading, token, words) and not _is_wished(reading, token)
        if _aims_at(reading, token, topics) or (is_talk and _is_told(reading, token, words)):
            told.append(token)
        elif is_talk and _is_named(token, topics) and reading.sentence(token.i) not in busy:
            named.append(token)
    for token in (*told, *named):
        here = reading.sentence(token.i)
        topic = _taken_up(reading, token, topics) if here not in taken else None
        if topic is not None and not _is_over(reading, token, topic, hits):
            taken.add(here)
            yield Hit(trigger=token.i, topic=topic, frame=_TALKS)


def _is_over(reading: Reading, token: Token, topic: Topic, hits: Sequence[Hit]) -> bool:
    """Whether talks are those that brought an agreement told before: "They signed a truce. Oman hosted the talks."."""
    words = talk_words()
    verb = reading.tokens[token.head]
    bygone = verb.lemma in words.bygone and verb.tag in ("VBD", "VBN")
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
    return bygone and reached and not planned and not singled


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


def _is_told(reading: Reading, token: Token, words: TalkWords) -> bool:
    """Whether the sentence says what becomes of talks, or who goes to them."""
    head = reading.tokens[token.head]
    match token.dep:
        case "nsubj":
            states = {t.lemma for t in reading.tree.subtree(head.i)} if head.pos == "AUX" else set()
            return head.lemma in words.happens or bool(states & words.states)
        case "nsubjpass" | "dobj":
            return head.lemma in words.done | frames_of_talks()
        case "pobj":
            above = reading.tokens[head.head]
            if above.pos == "NOUN" and above.lemma in ("round", "series", "day", "phase", "part"):
                return _is_told(reading, above, words) or above.dep == "ROOT"
            return above.lemma in words.reaching.get(head.text.lower(), frozenset())
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
    if _is_on_other(reading, token, topics):
        return None
    here = reading.sentence(token.i)
    same = [topic for topic in topics if here.first <= topic.head < here.last]
    if same:
        return min(same, key=lambda topic: abs(topic.head - token.i))
    far = 1 if token.lemma in words.loose else _FAR
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
        reading.tokens[i].lemma in words.fighting | words.agreements | {"peace"} for i in inner
    )
