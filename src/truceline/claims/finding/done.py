"""Whether a deed is told as done, begun, due at a time, or not done as it should be."""

from __future__ import annotations

from truceline.claims.factuality import is_conditional, status
from truceline.claims.reading import Reading
from truceline.claims.vocabulary import deed_words
from truceline.model import Status, Token

_NONE = frozenset({"no", "not", "none", "neither", "nothing", "nobody", "little"})
_SURE = ("after", "following", "despite", "amid", "with")
_STATIC = frozenset({"acl", "amod", "relcl"})
_CHAIN = frozenset({"xcomp", "acomp", "oprd"})


def told(reading: Reading, token: Token) -> Status | None:
    """Whether a deed is done, due or not done; None where it is only wished for, promised, or a condition."""
    if is_conditional(reading, token.i):
        return None
    return _of_verb(reading, token) if is_verb(reading, token) else _of_noun(reading, token)


def is_verb(reading: Reading, token: Token) -> bool:
    """Whether a word is a verb, also one that the parser took for something else: "the rebels free 41 men"."""
    return token.pos == "VERB" or (token.pos in ("ADJ", "NOUN") and any(reading.tree.below(token.i, "nsubj")))


def _of_verb(reading: Reading, verb: Token) -> Status | None:
    head = reading.tokens[verb.head]
    aux = list(reading.tree.below(verb.i, "aux"))
    infinitive = any(t.text.lower() == "to" for t in aux)
    aside = verb.dep in _STATIC and (verb.tag != "VBN" or verb.dep != "acl")
    if aside or (verb.dep == "ccomp" and head.lemma in deed_words().requires):
        missed = verb.dep == "acl" and verb.tag == "VB" and _is_missed(reading, head)
        return Status.NEGATED if missed else None  # "troops that left", "foresees that the troops leave"
    if (
        verb.dep == "conj"
        and head.pos == "VERB"
        and not any(reading.tree.below(verb.i, "nsubj", "nsubjpass"))
    ):
        if _is_listed(reading, verb):
            return None
        above = _of_verb(reading, head)
        return above if above is None or above is Status.PLANNED else _plain(reading, verb)
    bare = verb.tag == "VB" and verb.dep == "ccomp" and head.lemma in deed_words().letting
    if infinitive or bare or (verb.tag == "VBG" and verb.dep in ("xcomp", "pcomp", "ccomp", "pobj")):
        return _under(reading, verb, head, infinitive=infinitive)
    if any(t.tag == "MD" for t in aux):
        return _modal(reading, verb)
    return _plain(reading, verb)


def _is_missed(reading: Reading, deadline: Token) -> bool:
    """Whether a deadline was not met: "missed a deadline to free them"."""
    words = deed_words()
    missed = reading.tokens[deadline.head].lemma in words.missing
    return missed and deadline.dep == "dobj" and deadline.lemma in words.deadlines


def _is_listed(reading: Reading, verb: Token) -> bool:
    """Whether a bare verb belongs to what was agreed: "agreed to stop, go home and return the bodies", joined to "agreed" itself."""
    top = verb
    while top.dep == "conj" and reading.tokens[top.head].pos == "VERB":
        top = reading.tokens[top.head]
    return verb.tag in ("VB", "VBP") and top.tag in ("VBD", "VBZ", "VBN") and top.lemma in deed_words().wanted


def _modal(reading: Reading, verb: Token) -> Status | None:
    """A deed under a modal verb: refused or impossible ("cannot withdraw"), taken up again ("will resume"), or to come."""
    if any(reading.tree.below(verb.i, "neg")):
        return Status.NEGATED
    again = verb.lemma in deed_words().again
    return Status.PLANNED if again or is_promised(reading, verb) else None


def is_promised(reading: Reading, verb: Token) -> bool:
    """Whether a deed is told of the future, no more: "will arrive on Friday"; "will resume" goes on with one begun."""
    will = any(t.tag == "MD" and t.lemma in ("will", "shall") for t in reading.tree.below(verb.i, "aux"))
    return will and verb.lemma not in deed_words().again


def _under(reading: Reading, verb: Token, head: Token, *, infinitive: bool) -> Status | None:
    """A deed that hangs on another verb: "begin withdrawing", "is expected to leave", "failed to release"; "urged to leave" is none."""
    words = deed_words()
    if head.pos == "ADP":
        return _behind(reading, head)
    yet = head.lemma == "have" and _is_yet(reading, head)  # "have yet to free them"
    if yet or _was_to_have(reading, verb, head):
        return Status.NEGATED
    if infinitive and (head.lemma in words.expected or (head.lemma == "be" and _is_dated(reading, verb))):
        return Status.PLANNED
    negated = any(any(reading.tree.below(t.i, "neg")) for t in (verb, head))
    if _is_put_off(reading, head) or (negated and head.lemma in words.begun):
        return Status.NEGATED
    if head.lemma not in words.begun or _is_wanted(reading, head):
        return None
    modal = any(t.tag == "MD" for t in reading.tree.below(head.i, "aux"))
    return Status.PLANNED if modal else Status.ACTUAL


def _was_to_have(reading: Reading, verb: Token, head: Token) -> bool:
    """Whether a day set for a deed is past: "was to have begun on Monday"."""
    have = any(t.lemma == "have" for t in reading.tree.below(verb.i, "aux"))
    return have and head.lemma in {"be", *deed_words().expected} and verb.dep in _CHAIN


def _is_dated(reading: Reading, token: Token) -> bool:
    return any(time.kind in ("DATE", "TIME") for time in reading.times_in(reading.sentence(token.i)))


def _behind(reading: Reading, preposition: Token) -> Status | None:
    """A deed behind a preposition: "after freeing them", "started the process of removing its guns", "kept them from leaving"."""
    words = deed_words()
    above = reading.tokens[preposition.head]
    if preposition.text.lower() == "from" and above.lemma in words.barring and above.pos == "VERB":
        return Status.NEGATED
    if (
        preposition.text.lower() == "for" and above.lemma in words.returning
    ):  # "in exchange for freeing 20 men"
        return Status.ACTUAL
    if preposition.text.lower() in ("for", "of") and above.lemma in words.deadlines:
        return Status.NEGATED if _is_missed(reading, above) else None
    if above.lemma in words.doing and above.dep == "dobj":
        above = reading.tokens[above.head]
    if preposition.text.lower() not in _SURE and above.lemma not in words.begun:
        return None
    return Status.NEGATED if _is_put_off(reading, above) else Status.ACTUAL


def _plain(reading: Reading, verb: Token) -> Status:
    things = list(reading.tree.below(verb.i, "nsubjpass", "nsubj", "dobj"))
    none = any(
        t.text.lower() in _NONE
        for thing in things
        for t in (thing, *reading.tree.below(thing.i, "det", "neg", "preconj", "advmod"))
    )
    plain = status(reading, verb.i)
    return Status.NEGATED if none or plain is Status.NEGATED or _is_put_off(reading, verb) else Status.ACTUAL


def _is_put_off(reading: Reading, verb: Token) -> bool:
    """Whether a verb says that a thing is not done, or not yet: "delay", "put off", "fall through", "drag one's feet on"."""
    words = deed_words()
    if verb.lemma in words.shelving:
        return any(t.text.lower() in words.put for t in reading.tree.below(verb.i, "prt", "advmod", "prep"))
    return verb.pos == "VERB" and verb.lemma in words.put_off


def _is_wanted(reading: Reading, verb: Token) -> bool:
    """Whether a verb stands under one of asking or promising ("agreed to begin")."""
    infinitive = any(t.text.lower() == "to" for t in reading.tree.below(verb.i, "aux"))
    return infinitive and reading.tokens[verb.head].lemma in deed_words().wanted


def _of_noun(reading: Reading, noun: Token) -> Status | None:
    """A deed that is a noun: "the withdrawal began", "delays the release", "after the handover of the bodies"."""
    head = reading.tokens[noun.head]
    match noun.dep:
        case "pobj":
            return _of_object(reading, noun, head)
        case "dobj" if head.pos == "VERB":
            return _by_verb(reading, noun, head)
        case "nsubj" | "nsubjpass":
            return _of_subject(reading, noun, head)
        case "attr" if any(reading.tree.below(head.i, "expl")):  # "there has been no withdrawal"
            return _begun(reading, noun, [head])
        case _:
            return None


def _of_object(reading: Reading, noun: Token, prep: Token) -> Status | None:
    """A deed that stands behind a preposition: "after the handover of the bodies", "in response to it", "stalls on it"."""
    words = deed_words()
    above = reading.tokens[prep.head]
    if above.pos == "VERB" and above.lemma in words.stalling:
        return _by_verb(reading, noun, above)
    if prep.text.lower() in _SURE or (prep.text.lower() == "to" and above.lemma in words.prompting):
        return Status.ACTUAL if any(reading.tree.below(noun.i, "prep")) else None
    return _of_noun(reading, above) if above.lemma in words.doing and above.dep != "pobj" else None


def _of_subject(reading: Reading, noun: Token, verb: Token) -> Status | None:
    """What becomes of a deed: "the withdrawal began", "is expected to start", "is on hold", "has fallen through"."""
    words = deed_words()
    chain = [verb]
    while below := next(iter(reading.tree.below(chain[-1].i, *_CHAIN)), None):
        chain.append(below)
    if chain[-1].pos == "VERB" and chain[-1].lemma in words.light:
        return _by_verb(reading, noun, chain[-1], *chain[:-1])
    return _of_state(reading, noun, verb) if verb.pos == "AUX" or verb.lemma in words.seeming else None


def _of_state(reading: Reading, noun: Token, verb: Token) -> Status | None:
    """What a deed is said to be: "is under way", "is complete", "remains on hold"."""
    words = deed_words()
    below = reading.tree.below(verb.i, "acomp", "advmod", "prep", "attr", "oprd")
    states = {t.text.lower() for one in below for t in (one, *reading.tree.below(one.i, "pobj"))}
    if states & words.off:
        return Status.NEGATED
    return _begun(reading, noun, [verb]) if states & words.on else None


def _by_verb(reading: Reading, noun: Token, verb: Token, *above: Token) -> Status | None:
    """A deed by the verb that says what becomes of it, under others that say whether ("is due to BEGIN")."""
    words = deed_words()
    if verb.lemma not in words.light or is_conditional(reading, verb.i):
        return None
    if verb.lemma in words.only_shelving and not _is_put_off(reading, verb):
        return None
    if above and _was_to_have(reading, verb, above[-1]):
        return Status.NEGATED
    chain = [*above, verb]
    if not above and verb.dep == "xcomp":
        chain.insert(0, reading.tokens[verb.head])
    if any(_is_wanted(reading, one) for one in chain):
        return None
    if any(t.lemma == "be" and t.i != verb.i for t in chain) and not _is_foreseen(reading, chain):
        return None
    return _begun(reading, noun, chain)


def _is_foreseen(reading: Reading, chain: list[Token]) -> bool:
    """Whether what is to be done has a day or is expected: "is to begin on Friday", "is due to start"."""
    return _is_dated(reading, chain[-1]) or any(t.lemma in deed_words().expected for t in chain)


def _begun(reading: Reading, noun: Token, chain: list[Token]) -> Status:
    none = any(t.text.lower() in _NONE for t in reading.tree.below(noun.i, "det"))
    negated = any(any(reading.tree.below(t.i, "neg")) or _is_put_off(reading, t) for t in chain)
    if none or negated or any(_is_yet(reading, t) for t in chain):
        return Status.NEGATED
    modal = any(t.tag == "MD" for one in chain for t in reading.tree.below(one.i, "aux"))
    foreseen = len(chain) > 1 and any(t.lemma in deed_words().expected | {"be"} for t in chain[:-1])
    return Status.PLANNED if modal or foreseen else Status.ACTUAL


def _is_yet(reading: Reading, verb: Token) -> bool:
    """Whether what hangs on a verb has not come about: "has yet to begin"."""
    yet = any(t.text.lower() == "yet" for t in reading.tree.below(verb.i, "advmod"))
    return yet and verb.lemma in ("have", "be")
