"""Who accuses whom: "accused Mali of", "held it responsible for", "pinned the blame on", "traded charges of"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from truceline.claims.clauses.roles import roles
from truceline.claims.clauses.subjects import objects, passive_subjects, subjects
from truceline.claims.factuality import said_by
from truceline.claims.reading import Reading
from truceline.claims.vocabulary import breach_words, speaking_words
from truceline.model import ActorKind, Role, Token

_NEAR = 4  # words between a breach and the verb by which someone is accused of it
_AIMED = ("on", "upon", "at", "against", "with", "to")


@dataclass(frozen=True, slots=True, kw_only=True)
class Charge:
    """A verb or noun of accusing, who accuses by it, and whom; either may be told nowhere."""

    word: Token
    accusers: tuple[Role, ...]
    accused: tuple[Role, ...]


def charges(reading: Reading, i: int) -> Iterator[Charge]:
    """The charges that token `i` hangs on: "accused Mali of violating", "traded accusations of"; none where it hangs on none.

    "A accuses B, and B accuses A, of breaking it" has two.
    """
    word = _word(reading, i)
    if word is not None:
        yield from (_charge(reading, one) for one in (*_joined(reading, word), word))


def _charge(reading: Reading, word: Token) -> Charge:
    doing = roles(reading, subjects(reading, word.i))
    if _is_to_blame(reading, word):  # "said that Mali was to blame"
        teller = said_by(reading, word.i)[0]
        return Charge(word=word, accusers=(teller,) if teller else (), accused=doing)
    return Charge(word=word, accusers=doing, accused=_accused(reading, word))


def _joined(reading: Reading, verb: Token) -> Iterator[Token]:
    """The verb whose charge stands with a later one: "A accuses B, and B accuses A, of breaking the truce"."""
    first = reading.tokens[verb.head]
    charged = verb.dep == "conj" and first.lemma in speaking_words().accusing and objects(reading, first.i)
    preps = {t.text.lower() for t in reading.tree.below(first.i, "prep")}
    if charged and not preps & {"of", "for"}:
        yield first


def accuses(reading: Reading, token: Token) -> bool:
    """Whether a verb accuses: "blames", "holds responsible", "points the finger at"."""
    words = speaking_words()
    if token.pos != "VERB":
        return False
    if token.lemma in words.accusing:
        return True
    found = [*reading.tree.below(token.i, "oprd", "acomp", "ccomp")]
    found += [
        t
        for thing in reading.tree.below(token.i, "dobj")
        for t in reading.tree.below(thing.i, "amod")
        if t.i > thing.i
    ]
    guilty = any(t.lemma in breach_words().guilty for t in found)
    return (token.lemma in breach_words().holding and guilty) or (
        token.lemma in breach_words().summoning and _has_envoy(reading, token)
    )


def _word(reading: Reading, i: int) -> Token | None:
    chain = [token for token in _inside(reading, i) if token.pos != "ADP"]
    near = [reading.tokens[i], *reading.tree.below(i, "xcomp"), *chain[:_NEAR]]
    for above in near:  # "continued to blame each other"
        if accuses(reading, above):
            return above
        if above.pos == "NOUN" and above.lemma in breach_words().accusations:
            verb = reading.tokens[above.head]
            return verb if verb.pos == "VERB" else above
        if (
            above.i != i
            and above.pos == "VERB"
            and (any(_things(reading, above)) or _protests(reading, above))
        ):
            return above
    return None


def _inside(reading: Reading, i: int) -> Iterator[Token]:
    """What a word hangs on, not beyond the subject that its clause is about: "Mali, whose army broke the truce, accused Niger"."""
    below = reading.tokens[i]
    for above in reading.tree.above(i):
        if below.dep == "nsubj" and below.i in reading.mentions and below.i != i:
            return
        yield above
        below = above


def _things(reading: Reading, verb: Token) -> Iterator[Token]:
    """The objects of a verb that are charges: "pinned the blame on", "lodged a protest with"."""
    words = breach_words()
    return (t for t in reading.tree.below(verb.i, "dobj") if t.lemma in words.accusations | words.protests)


def _protests(reading: Reading, verb: Token) -> bool:
    """Whether a verb protests to somebody it names: "protested to Mali over"."""
    return verb.lemma in breach_words().protesting and bool(_accused(reading, verb))


def _is_to_blame(reading: Reading, word: Token) -> bool:
    to = any(t.text.lower() == "to" for t in reading.tree.below(word.i, "aux"))
    return word.lemma == "blame" and to and reading.tokens[word.head].lemma == "be"


def _has_envoy(reading: Reading, verb: Token) -> bool:
    return any(t.lemma in breach_words().offices for t in reading.tree.below(verb.i, "dobj"))


def _accused(reading: Reading, word: Token) -> tuple[Role, ...]:
    things = list(_things(reading, word)) if word.pos == "VERB" else []
    if not things and word.lemma not in breach_words().protesting:
        held = [t.i for of in reading.tree.below(word.i, "ccomp") for t in reading.tree.below(of.i, "nsubj")]
        guilty = (
            held if word.lemma in breach_words().holding else []
        )  # "holds Mali responsible", by the parser
        return roles(reading, guilty or objects(reading, word.i) or passive_subjects(reading, word.i))
    found = roles(reading, [t.i for t in _aimed_at(reading, word)])
    return tuple(role for role in found if reading.kinds.get(role.id) is not ActorKind.ORGANISATION)


def _aimed_at(reading: Reading, verb: Token) -> Iterator[Token]:
    """Who stands after "on", "at" or "with" below a verb, wherever the parser hung it: "pinned the blame for the breach of it on X"."""
    for prep in reading.tree.subtree(verb.i):
        if prep.dep in ("prep", "dative") and prep.text.lower() in _AIMED and prep.i > verb.i:
            yield from (
                t for one in reading.tree.below(prep.i, "pobj") for t in reading.tree.conjuncts(one.i)
            )
