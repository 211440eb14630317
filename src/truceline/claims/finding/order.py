"""Finds hits by the order of words, where the parser missed what a ceasefire is the subject of."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from truceline.claims.finding.frames import Hit, frames_at
from truceline.claims.mentions.topics import Topic
from truceline.claims.reading import Reading
from truceline.claims.vocabulary import frames
from truceline.model import Token

_REACH = (
    24  # tokens: "a ceasefire between the government, its ally and an alliance of rebel groups collapses"
)
_JOINING = frozenset(
    {"between", "with", "in", "for", "by", "from", "of", "on", "at", "near", "along", "across", "among"}
)
_VERBS = frozenset({"VBZ", "VBD", "VBP", "VB", "VBN"})
_BREAKS = frozenset({"WDT", "WP", "WRB", "PRP"})  # a clause of its own begins
_STOPS = frozenset({";", ":", "("})
_OPENING = frozenset({"under", "despite", "during", "with", "in", "by", "on", "of", "for", "to"})


def hits_by_order(reading: Reading, topics: Iterable[Topic], taken: Collection[int]) -> Iterator[Hit]:
    """A hit for each verb that ends "a ceasefire between A and B …" by position alone, where the syntax gave it none.

    Only the prepositional phrases of the ceasefire may stand between, and only frames that nobody performs count: those
    can hardly be said of the names between.
    """
    for topic in topics:
        verb = _next_verb(reading, topic)
        if verb is None or verb.i in taken or not topic.term or topic.verbal:
            continue
        passive = [*reading.tree.below(verb.i, "auxpass")]
        if any(t.tag == "VB" for t in passive) and not any(reading.tree.below(verb.i, "aux")):
            continue  # "insisted that the truce be kept"
        place = "object" if passive else "subject"
        for hit in frames_at(reading, place, verb.i, topic):
            if hit.frame.by == "none" or place == "object":
                yield Hit(trigger=hit.trigger, topic=topic, frame=hit.frame, sure=False)


def _next_verb(reading: Reading, topic: Topic) -> Token | None:
    """The first verb after a ceasefire with nothing but its own phrases between; None where something else stands there."""
    after = max(reading.token_range(topic.words)[1], topic.head + 1)
    last = min(reading.sentence(topic.head).last, after + _REACH)
    listing = auxiliary = False
    for token in () if _opens_phrase(reading, topic) else reading.tokens[after:last]:
        if token.i == after and not _goes_on(token):
            return None
        listing = listing or token.text.lower() == "between"
        auxiliary = auxiliary or token.pos == "AUX"
        if token.i == after and token.tag == "VBD" and not _is_of_ceasefire(token):
            continue
        if token.pos == "VERB" and token.dep != "amod" and (auxiliary or not _is_participle(reading, token)):
            return token if token.tag in _VERBS and token.dep not in ("acl", "relcl") else None
        if token.tag in _BREAKS or token.text in _STOPS or (token.text == "," and not listing):
            return None
    return None


def _is_of_ceasefire(token: Token) -> bool:
    """Whether a past tense right after a ceasefire can be what it did itself: "a truce began", not "a truce agreed"."""
    found = frames().get(token.lemma, ())
    return not found or any("subject" in frame.at for frame in found)


def _is_participle(reading: Reading, token: Token) -> bool:
    """Whether a verb can only belong to the phrase of the noun before it: "mediated by Egypt", "to begin on Monday"."""
    return token.tag in ("VBN", "VBG") or reading.tokens[token.i - 1].text.lower() == "to"


def _goes_on(token: Token) -> bool:
    """Whether a word right after a ceasefire can belong to its phrase, or to its verb."""
    return (
        token.text.lower() in _JOINING or token.pos in ("AUX", "ADV", "PART", "VERB") or token.text in "\"”'’"
    )


def _opens_phrase(reading: Reading, topic: Topic) -> bool:
    """Whether a ceasefire stands in a phrase that only opens or closes a clause ("under a truce with Mali, Niger ended …")."""
    token = reading.tokens[topic.head]
    above = reading.tokens[token.head]
    if token.dep == "dobj":  # "talks on saving a truce in Aceh collapsed"
        return True
    return token.dep == "pobj" and above.text.lower() in _OPENING
