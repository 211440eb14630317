"""Whether words are told as a fact at all, or only asked, taken back, imagined, or put under a condition."""

from __future__ import annotations

from truceline.claims.factuality import has_condition, is_conditional, status
from truceline.claims.reading import Reading
from truceline.claims.vocabulary import speaking_words
from truceline.model import Act, Status, Token

_ANSWERS = frozenset(
    {Act.CALL, Act.IMPLEMENT}
)  # of one that is promised in return for something else nothing is told
_INVERTED = frozenset({"had", "should", "were"})
_PRESENT = frozenset({"VBZ", "VBP"})


def is_told(reading: Reading, i: int, act: Act) -> bool:
    """Whether the act that token `i` shows is told as done, coming, or not done.

    It is not in a question, in what is taken back ("wrongly said that …"), feared or imagined, under "if", nor where it
    is to follow if something else happens.
    """
    if is_conditional(reading, i) or is_asked(reading, i) or is_taken_back(reading, i):
        return False
    if _is_imagined(reading, i):
        return False
    chain = (reading.tokens[i], *reading.tree.above(i))
    if any(_is_supposed(reading, token) for token in chain if token.pos in ("VERB", "AUX")):
        return False
    if act is Act.VIOLATE and _is_feared(reading, i):
        return False
    return act not in _ANSWERS or not (status(reading, i) is Status.PLANNED and has_condition(reading, i))


def is_asked(reading: Reading, i: int) -> bool:
    """Whether a token stands in a question; what a question asks after "why" it takes for granted."""
    sentence = reading.sentence(i)
    words = reading.tokens[sentence.first : sentence.last]
    return words[-1].text == "?" and not any(t.text.lower() == "why" for t in words)


def is_taken_back(reading: Reading, i: int) -> bool:
    """Whether what token `i` shows is reported only to be called wrong: "reports that … were false", "wrongly said that …"."""
    words = speaking_words()
    for token in (reading.tokens[i], *reading.tree.above(i)):
        if token.pos in ("VERB", "AUX"):
            adverbs = {t.text.lower() for t in reading.tree.below(token.i, "advmod")}
            if token.i != i and (token.lemma in words.misstating or adverbs & words.wrongly):
                return True
        if token.lemma in words.said and token.pos == "NOUN" and _is_called_false(reading, token):
            return True
    return False


def _is_called_false(reading: Reading, report: Token) -> bool:
    """Whether a report is called wrong or taken back by its verb: "reports of a truce turned out to be false"."""
    words = speaking_words()
    verb = reading.tokens[report.head]
    if report.dep == "dobj" or (report.dep == "nsubjpass" and verb.lemma in words.retracting):
        return verb.lemma in words.retracting
    false = (t for t in reading.tree.subtree(verb.i) if t.lemma in words.false and t.pos == "ADJ")
    return report.dep == "nsubj" and any(false)


def _is_imagined(reading: Reading, i: int) -> bool:
    """Whether token `i` stands in a clause on what is only thought of or feared: "imagine that …", "dreams of signing"."""
    below = reading.tokens[i]
    for token in reading.tree.above(i):
        if token.lemma in speaking_words().imagining and below.dep in ("ccomp", "xcomp", "prep"):
            return True
        below = token
    return False


def _is_supposed(reading: Reading, verb: Token) -> bool:
    """Whether a clause tells what never was, or is to come first: "might have held", "should it fail, …", "will leave when …"."""
    if _might_have(reading, verb):
        return True
    if verb.dep != "advcl":
        return False
    first = min(
        (t for t in reading.tree.below(verb.i, "aux", "nsubj", "nsubjpass", "auxpass")),
        default=None,
        key=_place,
    )
    if (first or verb).text.lower() in _INVERTED:
        return True
    when = any(t.text.lower() in ("when", "once") for t in reading.tree.below(verb.i, "advmod", "mark"))
    present = any(t.tag in _PRESENT for t in (verb, *reading.tree.below(verb.i, "aux", "auxpass")))
    return when and present and _is_ahead(reading, verb.head)


def _is_ahead(reading: Reading, i: int) -> bool:
    """Whether a verb tells of what is to come: "will sign", "is ready to sign", "is ready for a truce"."""
    ready = any(t.lemma in speaking_words().ahead for t in reading.tree.below(i, "acomp"))
    return ready or status(reading, i) is Status.PLANNED


def _might_have(reading: Reading, verb: Token) -> bool:
    """Whether a verb tells what did not come about: "might have held", "was to have begun"."""
    aux = [t.text.lower() for t in reading.tree.below(verb.i, "aux")]
    was_to = "to" in aux and verb.dep == "xcomp" and reading.tokens[verb.head].lemma == "be"
    return "have" in aux and (was_to or bool(speaking_words().unreal.intersection(aux)))


def _place(token: Token) -> int:
    return token.i


def _is_feared(reading: Reading, i: int) -> bool:
    """Whether a noun hangs on one of fear or chance: "the risk of a breach"."""
    token = reading.tokens[i]
    if token.dep == "pobj":
        return reading.tokens[reading.tokens[token.head].head].lemma in speaking_words().feared
    return False
