"""What becomes of an event by how it is told: a promise of aid is AGREE, an announced attack THREATEN, a meeting refused REJECT."""

from __future__ import annotations

from typing import Literal

from truceline.claims.clauses.misread import is_joined_to_noun
from truceline.claims.events.lexicon import Sort, sorts, turning
from truceline.claims.factuality import is_conditional
from truceline.claims.reading import Reading
from truceline.model import Token

Telling = Literal["told", "negated", "intent", "duty", "open"]
"""How a word is told: as a fact, as what did not happen, as meant or announced, as a duty, as what may be."""

_LONGEST = 4  # verbs that a modal may be handed through: "will continue to meet and discuss"


def turn(told: Telling, sort: Sort) -> Sort:
    """The sort that an event of this sort is when it is told so."""
    if told == "negated" and sort.towards == "good":
        return sorts()["reject"]
    if told == "intent" and not sort.takes_in:
        if sort.towards == "good":
            return sorts()["agree"]
        if sort.kind == "incident" or sort.name == "sanction":
            return sorts()["threaten"]
    return sort


def telling(reading: Reading, i: int) -> Telling:
    """How a word is told, by its own clause and by what governs it."""
    if is_conditional(reading, i):
        return "open"
    for token in (reading.tokens[i], *_sharing(reading, i)):
        below = list(reading.tree.below(token.i, "neg", "aux"))
        if any(t.dep == "neg" for t in below) or _has_none(reading, token):
            return "negated"
        for modal in (t for t in below if t.tag == "MD"):
            word = modal.text.lower()
            if word in turning().intent:
                return "intent"
            return "duty" if word in turning().duty else "open"
    return _controlled(reading, i)


def _has_none(reading: Reading, token: Token) -> bool:
    """Whether a word has "no" before its object or itself: "made no promise", "no attacks"."""
    things = (token, *reading.tree.below(token.i, "dobj", "nsubjpass", "attr"))
    return any(t.text.lower() == "no" for thing in things for t in reading.tree.below(thing.i, "det"))


def _sharing(reading: Reading, i: int) -> list[Token]:
    """The verbs whose modals and negation a word shares: "will meet and discuss", "did not begin to talk"."""
    found: list[Token] = []
    token = reading.tokens[i]
    while len(found) < _LONGEST:
        head = reading.tokens[token.head]
        if is_joined_to_noun(reading, token.i):
            head = reading.tokens[head.head]
        own = any(reading.tree.below(token.i, "nsubj", "nsubjpass"))
        joined = token.dep == "conj" and head.pos in ("VERB", "AUX") and not own
        begun = token.dep in ("xcomp", "dobj") and head.lemma in turning().going_on
        be = token.dep in ("acomp", "attr") and head.lemma == "be"
        if head.i == token.i or not (joined or begun or be):
            break
        found.append(head)
        token = head
    return found


def _controlled(reading: Reading, i: int) -> Telling:
    token = reading.tokens[i]
    infinitive = any(t.text.lower() == "to" for t in reading.tree.below(i, "aux"))
    if token.dep not in ("xcomp", "acl", "pcomp", "ccomp") or not infinitive:
        return "told"
    head = reading.tokens[token.head]
    if head.lemma in turning().against:
        return "negated"
    return "intent" if head.lemma in turning().ahead or token.dep == "acl" else "told"
