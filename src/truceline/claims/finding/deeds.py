"""Finds deeds by which terms of a ceasefire are carried out, and tells whether they were done."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from truceline.claims.factuality import is_conditional, status
from truceline.claims.reading import Reading
from truceline.claims.vocabulary import DeedKind, deed_words
from truceline.model import Status, TermType, Token

_KEPT = 4  # reports: what looks for deeds in one asks for them more than once
_NONE = frozenset({"no", "not", "none", "neither"})
_SURE = ("after", "following", "despite", "amid", "with")
_LETTING = frozenset({"allow", "let", "permit", "admit"})
_STATIC = frozenset({"acl", "amod", "relcl"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """A deed at token `at`, the term it carries out, and whether it is done, announced, or not done.

    A `linked` one counts only where a ceasefire is named that it is done under.
    """

    at: int
    term: TermType
    status: Status
    linked: bool = False


@lru_cache(maxsize=_KEPT)
def deeds(reading: Reading) -> tuple[Deed, ...]:
    """The deeds that a report tells as done, begun, due at a time, or not done as they should be, in text order."""
    return tuple(_deeds(reading))


def _deeds(reading: Reading) -> Iterator[Deed]:
    for token in reading.tokens:
        kind = _kind(reading, token)
        found = told(reading, token) if kind is not None else None
        if kind is not None and found is not None:
            yield Deed(at=token.i, term=TermType(kind.term), status=found, linked=kind.linked)


def _kind(reading: Reading, token: Token) -> DeedKind | None:
    kinds = deed_words().by_word.get(token.lemma, ())
    if token.pos == "VERB":
        return next((kind for kind in kinds if _does(reading, token, kind)), None)
    if token.pos == "NOUN":
        return next((kind for kind in kinds if _names(reading, token, kind)), None)
    return None


def _does(reading: Reading, verb: Token, kind: DeedKind) -> bool:
    if verb.lemma not in kind.verbs | kind.moves or _is_abstract(reading, verb):
        return False
    if verb.lemma in kind.moves:
        who = _with_members(reading, verb, "nsubj")
        moved = any(t.lemma in kind.movers for t in who) and _goes_away(reading, verb, kind)
        if moved or _is_retreat(reading, verb, kind, who):
            return True
    if verb.lemma not in kind.verbs:
        return False
    done_to = _with_members(reading, verb, "dobj", "nsubjpass", "dative")
    if verb.lemma in _LETTING:  # "let convoys through", "allowed aid to enter"
        below = list(reading.tree.below(verb.i, "ccomp", "xcomp"))
        done_to += [t for one in below for t in _with_members(reading, one, "nsubj", "dobj", "nsubjpass")]
    if verb.dep == "acl" and verb.tag == "VBN":  # "bodies returned by rebels"
        done_to.append(reading.tokens[verb.head])
    return any(thing.lemma in kind.things for thing in done_to) or ("*" in kind.things and bool(done_to))


def _is_retreat(reading: Reading, verb: Token, kind: DeedKind, who: list[Token]) -> bool:
    """Whether a named side withdraws: "Russia pulled out of Gori"."""
    if verb.lemma not in deed_words().retreats or not kind.movers or any(reading.tree.below(verb.i, "dobj")):
        return False
    return _goes_away(reading, verb, kind) and any(t.i in reading.mentions for t in who)


def _goes_away(reading: Reading, verb: Token, kind: DeedKind) -> bool:
    words = deed_words()
    if verb.lemma not in words.anywhere or kind.term != TermType.WITHDRAWAL:
        return True
    return any(t.text.lower() in words.away for t in reading.tree.below(verb.i, "prt", "advmod", "prep"))


def _with_members(reading: Reading, verb: Token, *labels: str) -> list[Token]:
    """What stands in a place to a verb, with what is joined to it and what its "of" holds ("one part of the troops")."""
    tree = reading.tree
    heads = [joined for thing in tree.below(verb.i, *labels) for joined in tree.conjuncts(thing.i)]
    return heads + [inner for head in heads for inner in tree.objects(head.i, "of", "with")]


def _is_abstract(reading: Reading, verb: Token) -> bool:
    """Whether what is left, withdrawn or returned to is no place or thing: "withdraw from the talks"."""
    words = deed_words()
    things = [
        *reading.tree.below(verb.i, "dobj", "nsubjpass"),
        *reading.tree.objects(verb.i, "from", "to", "of"),
    ]
    things += reading.tree.objects(verb.i + 1, "of", "from") if verb.i + 1 < len(reading.tokens) else ()
    return any(thing.lemma in words.abstract for thing in things)


def _names(reading: Reading, noun: Token, kind: DeedKind) -> bool:
    if noun.lemma not in kind.nouns:
        return False
    inside = [*reading.tree.inner(noun.i), *reading.tree.objects(noun.i, "of", "by")]
    inside += [t for thing in inside for t in reading.tree.objects(thing.i, "of")]
    if any(thing.lemma in deed_words().abstract for thing in reading.tree.objects(noun.i, "from", "of")):
        return False
    return noun.lemma in kind.alone or any(thing.lemma in kind.things | kind.movers for thing in inside)


def told(reading: Reading, token: Token) -> Status | None:
    """Whether a deed is done, due or not done; None where it is only wished for, promised, or a condition."""
    if is_conditional(reading, token.i):
        return None
    return _of_verb(reading, token) if token.pos == "VERB" else _of_noun(reading, token)


def _of_verb(reading: Reading, verb: Token) -> Status | None:
    head = reading.tokens[verb.head]
    aux = list(reading.tree.below(verb.i, "aux"))
    infinitive = any(t.text.lower() == "to" for t in aux)
    if verb.dep in _STATIC and (verb.tag != "VBN" or verb.dep != "acl"):
        return None
    if (
        verb.dep == "conj"
        and head.pos == "VERB"
        and not any(reading.tree.below(verb.i, "nsubj", "nsubjpass"))
    ):
        if _is_listed(reading, verb):
            return None
        above = _of_verb(reading, head)
        return above if above is None or above is Status.PLANNED else _plain(reading, verb)
    bare = verb.tag == "VB" and verb.dep == "ccomp" and head.lemma in _LETTING
    if infinitive or bare or (verb.tag == "VBG" and verb.dep in ("xcomp", "pcomp", "ccomp")):
        return _under(reading, verb, head, infinitive=infinitive)
    if any(t.tag == "MD" for t in aux):
        return _modal(reading, verb)
    return _plain(reading, verb)


def _is_listed(reading: Reading, verb: Token) -> bool:
    """Whether a bare verb belongs to what was agreed: "agreed to stop, go home and return the bodies", joined to "agreed" itself."""
    top = verb
    while top.dep == "conj" and reading.tokens[top.head].pos == "VERB":
        top = reading.tokens[top.head]
    return verb.tag in ("VB", "VBP") and top.tag in ("VBD", "VBZ", "VBN") and top.lemma in deed_words().wanted


def _modal(reading: Reading, verb: Token) -> Status | None:
    """A deed under a modal verb: refused or impossible ("cannot withdraw"), or taken up again ("will resume")."""
    if any(reading.tree.below(verb.i, "neg")):
        return Status.NEGATED
    return Status.PLANNED if verb.lemma in ("resume", "begin", "start", "continue") else None


def _under(reading: Reading, verb: Token, head: Token, *, infinitive: bool) -> Status | None:
    """A deed that hangs on another verb: "begin withdrawing", "is expected to leave", "failed to release"; "urged to leave" is none."""
    words = deed_words()
    if head.pos == "ADP":
        return _behind(reading, head)
    if head.lemma == "have" and any(t.text.lower() == "yet" for t in reading.tree.below(head.i, "advmod")):
        return Status.NEGATED  # "have yet to free them"
    dated = any(time.kind in ("DATE", "TIME") for time in reading.times_in(reading.sentence(verb.i)))
    if infinitive and (head.lemma in words.expected or (head.lemma == "be" and dated)):
        return Status.PLANNED
    negated = any(any(reading.tree.below(t.i, "neg")) for t in (verb, head))
    if _is_put_off(reading, head) or (negated and head.lemma in words.begun):
        return Status.NEGATED
    if head.lemma not in words.begun or _is_wanted(reading, head):
        return None
    modal = any(t.tag == "MD" for t in reading.tree.below(head.i, "aux"))
    return Status.PLANNED if modal else Status.ACTUAL


def _behind(reading: Reading, preposition: Token) -> Status | None:
    """A deed behind a preposition: "after freeing them", "started the process of removing its guns"."""
    words = deed_words()
    above = reading.tokens[preposition.head]
    if above.lemma in words.doing and above.dep == "dobj":
        above = reading.tokens[above.head]
    if preposition.text.lower() not in _SURE and above.lemma not in words.begun:
        return None
    return Status.NEGATED if _is_put_off(reading, above) else Status.ACTUAL


def _plain(reading: Reading, verb: Token) -> Status:
    things = list(reading.tree.below(verb.i, "nsubjpass", "nsubj", "dobj"))
    none = any(
        t.text.lower() in _NONE for thing in things for t in (thing, *reading.tree.below(thing.i, "det"))
    )
    plain = status(reading, verb.i)
    return Status.NEGATED if none or plain is Status.NEGATED or _is_put_off(reading, verb) else Status.ACTUAL


def _is_put_off(reading: Reading, verb: Token) -> bool:
    words = deed_words()
    if verb.lemma in ("put", "hold"):
        return any(t.text.lower() in words.put for t in reading.tree.below(verb.i, "prt", "advmod"))
    return verb.pos == "VERB" and verb.lemma in words.put_off


def _is_wanted(reading: Reading, verb: Token) -> bool:
    """Whether a verb stands under one of asking or promising ("agreed to begin")."""
    infinitive = any(t.text.lower() == "to" for t in reading.tree.below(verb.i, "aux"))
    return infinitive and reading.tokens[verb.head].lemma in deed_words().wanted


def _of_noun(reading: Reading, noun: Token) -> Status | None:
    """A deed that is a noun: "the withdrawal began", "delays the release", "after the handover of the bodies"."""
    words = deed_words()
    head = reading.tokens[noun.head]
    if noun.dep == "pobj":
        above = reading.tokens[head.head]
        if head.text.lower() in _SURE:
            return Status.ACTUAL if any(reading.tree.below(noun.i, "prep")) else None
        return _of_noun(reading, above) if above.lemma in words.doing and above.dep != "pobj" else None
    does = noun.dep in ("nsubj", "nsubjpass", "dobj") and head.pos == "VERB" and head.lemma in words.light
    if not does or _is_wanted(reading, head) or is_conditional(reading, head.i):
        return None
    none = any(t.text.lower() in _NONE for t in reading.tree.below(noun.i, "det"))
    if none or _is_put_off(reading, head) or any(reading.tree.below(head.i, "neg")):
        return Status.NEGATED
    governor = reading.tokens[head.head]
    modal = any(t.tag == "MD" for t in reading.tree.below(head.i, "aux"))
    due = governor.lemma in words.expected and head.dep == "xcomp"
    return Status.PLANNED if modal or due else Status.ACTUAL
