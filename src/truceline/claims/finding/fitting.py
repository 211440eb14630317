"""Whether a word stands as a frame of the vocabulary asks: its form, its objects, the words after it."""

from __future__ import annotations

from itertools import pairwise, takewhile

from truceline.claims.factuality import governing, has_condition, is_over, is_to_come, is_undone
from truceline.claims.mentions.anaphora import DEFINITE
from truceline.claims.reading import Reading
from truceline.claims.vocabulary import Frame, ceasefire_words, speaking_words

WINDOW = 9  # tokens after a trigger in which the words of its frame must stand
_NAMING = frozenset({"a", "an", "one"})
_MARKS = frozenset({'"', "“", "``"})


def fits(reading: Reading, trigger: int, frame: Frame) -> bool:
    """Whether a word stands as its frame asks, wherever the ceasefire is."""
    if frame.pos and reading.tokens[trigger].pos != frame.pos:
        return False
    if frame.lacks and _has(reading, trigger, frame.lacks):
        return False
    named = frame.needs == "complement" and _is_named_after(reading, trigger)
    if frame.needs and not named and not _has(reading, trigger, frame.needs):
        return False
    return _is_followed(reading, trigger, frame) and _is_formed(reading, trigger, frame)


def _is_followed(reading: Reading, trigger: int, frame: Frame) -> bool:
    """Whether the words that a frame asks for follow, and none that it bars."""
    after = _after(reading, trigger) if frame.with_ or frame.without else ""
    if frame.with_ and not any(f" {words} " in after for words in frame.with_):
        return False
    return not any(f" {word} " in after for word in frame.without)


def _is_formed(reading: Reading, trigger: int, frame: Frame) -> bool:
    """Whether a word has the mood that its frame asks for."""
    perfect = any(t.text.lower() == "have" for t in reading.tree.below(trigger, "aux"))
    infinitive = (
        _is_infinitive(reading, trigger) and not perfect
    )  # "claims to have suspended attacks" tells of a deed
    if (frame.finite and infinitive) or (frame.infinite and not infinitive):
        return False
    if (frame.must and not must(reading, trigger)) or (frame.negated and not is_undone(reading, trigger)):
        return False
    if (frame.future and not is_to_come(reading, trigger)) or (frame.wish and not is_wish(reading, trigger)):
        return False
    if frame.longer and not is_over(reading, trigger):
        return False
    if frame.conditional and not (_is_ahead(reading, trigger) and has_condition(reading, trigger)):
        return False
    return not frame.infinitives or any(
        _is_infinitive(reading, t.i) for t in reading.tree.below(trigger, "xcomp", "ccomp")
    )


def _is_ahead(reading: Reading, i: int) -> bool:
    """Whether a verb tells what will, would or is planned to be done: "would halt", "plans to halt"."""
    outer = governing(reading, i)
    return is_to_come(reading, i) or (outer is not None and outer.lemma in speaking_words().ahead)


def must(reading: Reading, i: int) -> bool:
    """Whether a verb tells what ought to be done: "must be respected", "has to stop", "need to lay down their arms"."""
    token = reading.tokens[i]
    head = reading.tokens[token.head]
    has_to = token.dep == "xcomp" and head.lemma in speaking_words().obliging and _is_infinitive(reading, i)
    return has_to or any(t.lemma in speaking_words().musts for t in reading.tree.below(i, "aux"))


def is_wish(reading: Reading, i: int) -> bool:
    """Whether the clause below a word is one of what is wanted: "insisted that it be kept", "vital that both stop"."""
    for verb in reading.tree.below(i, "ccomp", "advcl"):
        parts = (verb, *reading.tree.below(verb.i, "aux", "auxpass"))
        plain = any(t.tag == "VB" for t in parts) or reading.tokens[i].pos == "ADJ"
        bare = plain and not any(t.tag in ("MD", "TO") for t in parts)
        marked = any(t.text.lower() == "that" for t in reading.tree.below(verb.i, "mark"))
        if bare and marked:
            return True
    return False


def _is_infinitive(reading: Reading, i: int) -> bool:
    token = reading.tokens[i]
    if token.dep == "conj" and token.tag == "VB" and not any(reading.tree.below(i, "aux", "nsubj")):
        return _is_infinitive(reading, token.head)  # "agreed to pull back and stop shooting"
    return any(t.text.lower() == "to" for t in reading.tree.below(i, "aux"))


def _has(reading: Reading, trigger: int, needs: str) -> bool:
    """Whether a verb's subject or object is a word of this kind ("hostilities resumed"), or it has a complement ("called it a step")."""
    if needs == "object":
        spans = reading.tree.below(trigger, "npadvmod")  # "ended six weeks of fighting"
        return any(reading.tree.below(trigger, "dobj")) or any(
            any(reading.tree.objects(t.i, "of")) for t in spans
        )
    if needs == "complement":
        return any(reading.tree.below(trigger, "oprd"))
    if needs == "infinitive":
        return any(_is_infinitive(reading, t.i) for t in reading.tree.below(trigger, "xcomp"))
    words = ceasefire_words().kinds[needs]
    things = list(reading.tree.below(trigger, "nsubj", "dobj", "nsubjpass"))
    things += reading.tree.objects(trigger, "to") if needs == "offer" else ()  # "agreed to a request"
    things += [inner for thing in things for inner in reading.tree.objects(thing.i, "of")]
    return any(thing.lemma in words for thing in things)


def _is_named_after(reading: Reading, trigger: int) -> bool:
    """Whether a name follows the object, where the parser saw no complement: "called the truce between A and B a gift"."""
    thing = next(iter(reading.tree.below(trigger, "dobj")), None)
    if thing is None:
        return False
    definite = any(t.text.lower() in DEFINITE for t in reading.tree.below(thing.i, "det", "poss"))
    rest = reading.tokens[thing.i : reading.sentence(trigger).last]
    phrase = takewhile(lambda t: t.text not in (",", ";") and t.tag not in ("VBD", "VBZ"), rest)
    return definite and any(
        one.pos in ("NOUN", "PROPN") and (other.text.lower() in _NAMING or other.text in _MARKS)
        for one, other in pairwise(phrase)
    )


def _after(reading: Reading, trigger: int) -> str:
    """The words that hang below a trigger and stand after it, up to the next clause, with blanks around each."""
    sentence = reading.sentence(trigger)
    words = [
        token.text.lower()
        for token in reading.tokens[trigger + 1 : min(sentence.last, trigger + WINDOW)]
        if token.text.lower() != "over" or not any(reading.tree.below(token.i, "pobj"))  # "over Easter"
    ]
    return f" {' '.join(words)} "
