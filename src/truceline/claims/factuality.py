"""Who says it, and whether it happened."""

from __future__ import annotations

from collections.abc import Iterator

from truceline.claims.reading import Reading
from truceline.claims.roles import roles
from truceline.claims.subjects import subjects
from truceline.claims.vocabulary import speaking_words
from truceline.model import Role, Status, Token

_DENIED = 5  # steps from a denial down to what is denied


def status(reading: Reading, i: int) -> Status:
    """Whether what token `i` says has happened, is announced, or is said not to have happened, by its own clause."""
    words = speaking_words()
    for token in _clause_chain(reading, i):
        below = list(reading.tree.below(token.i, "neg", "aux", "auxpass"))
        if any(t.dep == "neg" for t in below) or _nothing(reading, token):
            return Status.NEGATED
        if any(t.dep == "aux" and t.lemma in words.modals and t.tag == "MD" for t in below):
            return Status.PLANNED
    outer = governing(reading, i)
    if denial(reading, i) is not None or (outer is not None and outer.lemma in words.against):
        return Status.NEGATED
    if outer is not None and outer.lemma in words.ahead:
        return Status.PLANNED
    return Status.ACTUAL


def refuses(reading: Reading, i: int) -> bool:
    """Whether token `i` is said not to be done, now or ever: "has not agreed", "will not accept", "refused to sign"."""
    words = speaking_words()
    outer = governing(reading, i)
    negated = any(any(reading.tree.below(token.i, "neg")) for token in _clause_chain(reading, i))
    return negated or (outer is not None and outer.lemma in words.against and outer.lemma != "deny")


def _nothing(reading: Reading, token: Token) -> bool:
    """Whether a verb is told of no one or of nothing: "no truce was agreed", "neither side accepted"."""
    things = reading.tree.below(token.i, "nsubj", "nsubjpass", "dobj")
    return any(
        t.text.lower() in ("no", "neither") for thing in things for t in reading.tree.below(thing.i, "det")
    )


def denial(reading: Reading, i: int) -> Token | None:
    """The verb that denies what token `i` says: "denied breaking it", "rejected claims that it had been broken"."""
    words = speaking_words()
    below = reading.tokens[i]
    claimed = below.lemma in words.accusations
    for token in list(reading.tree.above(i))[:_DENIED]:
        if token.lemma in words.denying or (claimed and token.lemma in words.refuting):
            return token if below.dep not in ("nsubj", "advcl", "relcl") else None
        claimed = claimed or token.lemma in words.accusations
        if token.dep in ("ROOT", "advcl", "relcl", "conj"):
            return None
        below = token
    return None


def is_expected(reading: Reading, i: int) -> bool:
    """Whether token `i` is foreseen: "is expected to offer", "will offer", not "is ready to offer"."""
    outer = governing(reading, i)
    foreseen = outer is not None and outer.lemma in speaking_words().expecting
    return foreseen or any(t.lemma in ("will", "shall") for t in reading.tree.below(i, "aux"))


def falls_short(reading: Reading, i: int) -> bool:
    """Whether somebody tried in vain to do what token `i` says: "failed to agree", "were unable to reach a truce"."""
    outer = governing(reading, i)
    return outer is not None and outer.lemma in speaking_words().failing


def is_to_come(reading: Reading, i: int) -> bool:
    """Whether a verb is told of the future or refused: "will not observe", "refused to join"."""
    outer = governing(reading, i)
    modal = any(t.tag == "MD" for t in reading.tree.below(i, "aux"))
    return modal or (outer is not None and outer.lemma in speaking_words().refusing)


def is_undone(reading: Reading, i: int) -> bool:
    """Whether a verb or noun is said not to be: "will not observe", "refused to join", "no interest", "showed no need"."""
    if reading.tokens[i].pos == "NOUN":
        return any(t.text.lower() in ("no", "little") for t in reading.tree.below(i, "det", "amod"))
    own = (reading.tokens[i], reading.tokens[reading.tokens[i].head])
    negated = any(any(reading.tree.below(t.i, "neg")) for t in own if t.i == i or own[0].dep == "acomp")
    outer = governing(reading, i)
    return negated or (outer is not None and outer.lemma in speaking_words().refusing)


def is_conditional(reading: Reading, i: int) -> bool:
    """Whether token `i` stands under "if", "unless" and the like, and so is not told as a fact."""
    for token in (reading.tokens[i], *_verbs_above(reading, i)):
        if any(t.text.lower() in speaking_words().conditions for t in reading.tree.below(token.i, "mark")):
            return True
        if token.dep in ("ccomp", "relcl"):
            return False
    return False


def has_condition(reading: Reading, i: int) -> bool:
    """Whether token `i`, or the verb that governs it, is to be done only "if", "once" or "provided that" something is."""
    above = [token for token in (reading.tokens[i], *reading.tree.above(i)) if token.pos in ("VERB", "AUX")][
        :2
    ]
    clauses = [clause for token in above for clause in reading.tree.below(token.i, "advcl")]
    marks = {t.text.lower() for clause in clauses for t in reading.tree.below(clause.i, "mark", "advmod")}
    return bool(marks & {"if", "once", "provided", "unless"}) or _on_condition(reading, i)


def _on_condition(reading: Reading, i: int) -> bool:
    """Whether "on condition that" stands below a token."""
    found = (t for t in reading.tree.subtree(i) if t.lemma == "condition" and t.dep == "pobj")
    return any(not any(reading.tree.below(t.i, "det", "poss")) and t.i - t.head == 1 for t in found)


def said_by(reading: Reading, i: int) -> tuple[Role | None, Token | None]:
    """Who a clause is attributed to, and the verb of saying; both None where the report states it itself."""
    below = i
    for token in reading.tree.above(i):
        clause = reading.tokens[below].dep in ("ccomp", "parataxis")
        said = clause and token.lemma in speaking_words().saying
        voiced = reading.tokens[below].dep == "dobj" and token.lemma in speaking_words().voicing
        if (said or voiced) and token.pos == "VERB":
            speakers = roles(reading, subjects(reading, token.i))
            if speakers:
                return speakers[0], token
        below = token.i
    return _according(reading, i) or _told_beside(reading, i) or _quoted(reading, i), None


def _clause_chain(reading: Reading, i: int) -> Iterator[Token]:
    """Token `i` and the verbs that it shares its modals and negation with."""
    token = reading.tokens[i]
    yield token
    while token.dep == "conj" and reading.tokens[token.head].pos in ("VERB", "AUX"):
        token = reading.tokens[token.head]
        yield token


def governing(reading: Reading, i: int) -> Token | None:
    """The word above that turns an infinitive into a plan or a failure ("is due to begin", "failed to hold")."""
    token = reading.tokens[i]
    if token.dep in ("xcomp", "acl", "pcomp") or (token.dep == "ccomp" and _is_infinitive(reading, i)):
        head = reading.tokens[token.head]
        return reading.tokens[head.head] if head.dep == "prep" else head
    return None


def _is_infinitive(reading: Reading, i: int) -> bool:
    return any(t.text.lower() == "to" for t in reading.tree.below(i, "aux"))


def _verbs_above(reading: Reading, i: int) -> Iterator[Token]:
    return (token for token in reading.tree.above(i) if token.pos in ("VERB", "AUX"))


def _according(reading: Reading, i: int) -> Role | None:
    """Who stands after "according to", on the clause or on what it hangs on."""
    for token in (reading.tokens[i], *reading.tree.above(i)):
        for prep in reading.tree.below(token.i, "prep"):
            if prep.text.lower() == "according":
                heads = [
                    t.i for to in reading.tree.below(prep.i, "prep") for t in reading.tree.below(to.i, "pobj")
                ]
                return next(iter(roles(reading, heads)), None)
    return None


def _told_beside(reading: Reading, i: int) -> Role | None:
    """Who says it in a verb beside the clause: "The truce is holding, Russia said"."""
    root = next((t for t in (reading.tokens[i], *reading.tree.above(i)) if t.head == t.i), None)
    for verb in reading.tree.below(root.i, "parataxis", "ccomp", "dep") if root else ():
        if verb.lemma in speaking_words().saying and verb.i > i:
            return next(iter(roles(reading, subjects(reading, verb.i))), None)
    return None


def _quoted(reading: Reading, i: int) -> Role | None:
    quote = reading.quote_at(reading.tokens[i])
    if quote is None or quote.speaker is None:
        return None
    return next(iter(roles(reading, [quote.speaker])), None)
