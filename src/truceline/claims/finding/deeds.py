"""Finds deeds by which terms of a ceasefire are carried out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from truceline.claims.clauses.addresses import GROUND
from truceline.claims.clauses.subjects import subjects
from truceline.claims.finding.done import is_promised, is_verb, told
from truceline.claims.reading import Reading
from truceline.claims.vocabulary import DeedKind, deed_words
from truceline.model import ActorKind, Status, TermType, Token

_KEPT = 4  # reports: what looks for deeds in one asks for them more than once
_SIDES = frozenset({ActorKind.STATE, ActorKind.GOVERNMENT, ActorKind.ARMED_GROUP, ActorKind.GROUP})
_NEAR = 12  # tokens after a verb in which the word of its way may stand
_BACK = 25  # tokens before "them" in which its noun is looked for
_NOUNS = 2  # of these, the nouns that it can mean
_PRONOUNS = frozenset({"them", "they"})
_TAKEN = ("dobj", "nsubjpass", "dative", "oprd")
_RAISED = frozenset({"xcomp", "acomp"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """A deed at token `at`, the term it carries out, and whether it is done, announced, or not done.

    A `linked` one counts only where a ceasefire is named that it is done under, a `promised` one ("will arrive on Friday")
    only where none is. One `done_to` its subject is done by nobody who is named there: "the hostages walked free".
    """

    at: int
    term: TermType
    status: Status
    linked: bool = False
    promised: bool = False
    done_to: bool = False


@lru_cache(maxsize=_KEPT)
def deeds(reading: Reading) -> tuple[Deed, ...]:
    """The deeds that a report tells as done, begun, due at a time, or not done as they should be, in text order."""
    return tuple(_deeds(reading))


def _deeds(reading: Reading) -> Iterator[Deed]:
    letting: set[int] = set()
    for token in reading.tokens:
        kind = _kind(reading, token) if token.head not in letting or token.dep != "ccomp" else None
        found = _status(reading, token, kind) if kind is not None else None
        if kind is not None and found is not None:
            if token.lemma in deed_words().letting:  # what it lets happen is the same deed
                letting.add(token.i)
            yield Deed(
                at=token.i,
                term=TermType(kind.term),
                status=found,
                linked=kind.linked,
                promised=found is Status.PLANNED and is_promised(reading, token),
                done_to=token.lemma in kind.moves and kind.passive,
            )


def _status(reading: Reading, token: Token, kind: DeedKind) -> Status | None:
    """Whether a deed is done; what is blocked or still held is not, and that it no longer is tells nothing."""
    found = told(reading, token)
    if not kind.withheld:
        return found
    held = found in (Status.ACTUAL, Status.NEGATED) and not any(reading.tree.below(token.i, "neg"))
    return Status.NEGATED if held else None


def _kind(reading: Reading, token: Token) -> DeedKind | None:
    kinds = [kind for kind in deed_words().by_word.get(token.lemma.lower(), ()) if _is_told_of(reading, kind)]
    match "VERB" if is_verb(reading, token) else token.pos:
        case "VERB":
            return next((kind for kind in kinds if _does(reading, token, kind)), None)
        case "NOUN":
            return next((kind for kind in kinds if _names(reading, token, kind)), None)
        case "PROPN" if token.i == reading.sentence(token.i).first:  # "Disarmament has begun"
            return next((kind for kind in kinds if token.lemma.lower() in kind.alone), None)
        case _:
            return None


def _is_told_of(reading: Reading, kind: DeedKind) -> bool:
    """Whether the report speaks of what a kind needs: bodies are those of hostages where there are any."""
    return not kind.among or any(token.lemma.lower() in kind.among for token in reading.tokens)


def _does(reading: Reading, verb: Token, kind: DeedKind) -> bool:
    if verb.lemma not in kind.verbs | kind.moves or _is_abstract(reading, verb):
        return False
    things = _things(reading, verb)
    if kind.ways and not _has_way(reading, verb, kind.ways):
        return False
    return _moves(reading, verb, kind) or _moves_things(reading, verb, kind, things)


def _moves(reading: Reading, verb: Token, kind: DeedKind) -> bool:
    """Whether those move whose leaving or coming carries a term out: "the convoy entered the town", "Russia pulled out"."""
    if verb.lemma not in kind.moves:
        return False
    who = _movers(reading, verb)
    watch = kind.term == TermType.MONITORING
    moved = any(
        _is_one_of(reading, t, kind.movers) or (watch and _is_to_watch(reading, t)) for t in who
    ) and _goes_away(reading, verb, kind)
    return moved or _is_retreat(reading, verb, kind, who)


def _is_to_watch(reading: Reading, mover: Token) -> bool:
    """Whether someone is there to watch: "a team of officers that was to verify the lines"."""
    clauses = reading.tree.below(mover.i, "relcl", "acl")
    return any(t.lemma in deed_words().watching for clause in clauses for t in reading.tree.subtree(clause.i))


def _moves_things(reading: Reading, verb: Token, kind: DeedKind, things: list[Token]) -> bool:
    if verb.lemma not in kind.verbs:
        return False
    if kind.places and any(_is_place(reading, thing) for thing in things):
        return any(_is_side(reading, t) for t in _movers(reading, verb))
    return any(_is_one_of(reading, thing, kind.things) for thing in things) or (
        "*" in kind.things and bool(things)
    )


def _is_one_of(reading: Reading, token: Token, words: frozenset[str]) -> bool:
    """Whether a token is one of some words ("the wounded" is a verb to the parser), or a pronoun for one told right before."""
    if token.text.lower() not in _PRONOUNS and token.pos != "NUM":
        return token.lemma.lower() in words or token.text.lower() in words
    before = reversed(reading.tokens[max(token.i - _BACK, 0) : token.i])
    nouns = (t for t in before if t.tag == "NNS" and t.dep not in ("compound", "amod"))
    return any(t.lemma.lower() in words for t, _ in zip(nouns, range(_NOUNS), strict=False))


def _has_way(reading: Reading, verb: Token, ways: frozenset[str]) -> bool:
    """Whether one of these words stands with a verb or soon after it: "let them GO", "set FREE", "is STILL held"."""
    below = {t.i for t in reading.tree.subtree(verb.i)}
    after = (t for t in reading.tokens[verb.i + 1 : verb.i + _NEAR] if t.i in below)
    return any(
        t.text.lower() in ways or t.lemma in ways for t in (*reading.tree.below(verb.i, "advmod"), *after)
    )


def _things(reading: Reading, verb: Token) -> list[Token]:
    """What a verb is done to, by its object, its passive subject, or the subject of what it lets happen."""
    tree = reading.tree
    found = _with_members(reading, verb, *_TAKEN)
    for particle in tree.below(verb.i, "prt"):  # "hands over control": the parser hangs it on "over"
        found += _with_members(reading, particle, "pobj")
    if verb.lemma in deed_words().letting:  # "let convoys through", "allowed aid to enter", "let go of them"
        for below in tree.below(verb.i, "ccomp", "xcomp"):
            found += [below] if below.pos == "NOUN" else []
            found += _with_members(reading, below, "nsubj", "dobj", "nsubjpass")
            found += tree.objects(below.i, "of")
    if verb.dep == "acl" and verb.tag == "VBN":  # "bodies returned by rebels"
        found.append(reading.tokens[verb.head])
    if not found and any(tree.below(verb.i, "auxpass")):  # "are due to be freed"
        found = _raised(reading, verb)
    return found


def _movers(reading: Reading, verb: Token) -> list[Token]:
    """Who does what a verb says, with what is joined to it and what its "of" holds."""
    prep = reading.tokens[verb.head]
    if verb.dep == "pcomp" and reading.tokens[prep.head].lemma in deed_words().barring:
        return _with_members(
            reading, reading.tokens[prep.head], "dobj"
        )  # "prevented the convoy from reaching Gao"
    own = _with_members(reading, verb, "nsubj")
    if own or any(reading.tree.below(verb.i, "nsubjpass")):
        return own
    return _raised(reading, verb) or [reading.tokens[i] for i in subjects(reading, verb.i)]


def _raised(reading: Reading, verb: Token) -> list[Token]:
    """The subject of the verb that an infinitive hangs on: "prisoners are due to be freed", "fighters began leaving"."""
    while verb.dep in _RAISED and verb.head != verb.i:
        verb = reading.tokens[verb.head]
        found = _with_members(reading, verb, "nsubj", "nsubjpass")
        if found:
            return found
    return []


def _is_side(reading: Reading, token: Token) -> bool:
    mention = reading.mentions.get(token.i)
    return mention is not None and any(actor.kind in _SIDES for actor in mention.actors)


def _is_place(reading: Reading, thing: Token) -> bool:
    mention = reading.mentions.get(thing.i)
    if mention is None or mention.reason == "entity":
        return thing.tag == "NNP"
    return bool(mention.actors) and all(actor.kind in GROUND for actor in mention.actors)


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
    return heads + [inner for head in heads for inner in tree.objects(head.i, "of", "with", "carrying")]


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
    return noun.lemma in kind.alone or any(
        _is_one_of(reading, thing, kind.things | kind.movers) for thing in inside
    )
