"""Who speaks for whom: "Russian President Vladimir Putin" teaches that Putin speaks for Russia."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from truceline.annotations.actors.names import Name
from truceline.annotations.actors.nouns import Nouns
from truceline.model import Actor, ActorKind, Span, Token
from truceline.syntax import Tree

_OF = ("of", "in", "for", "from", "to")
TOWARDS = frozenset({"pro", "anti", "non"})
_HELPED = frozenset({"VERB", "ADJ"})
_COMMANDED = frozenset({ActorKind.ARMED_GROUP})
_SPOKEN_FOR = frozenset({ActorKind.STATE, ActorKind.GOVERNMENT, ActorKind.ARMED_GROUP, ActorKind.TERRITORY})


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """That a person speaks for an actor, with the words that say so."""

    person: str
    actor: Actor
    because: Span


def learn_offices(
    text: str, tree: Tree, names: list[Name], nouns: Nouns, governments: Mapping[str, Actor]
) -> dict[str, Office]:
    """The offices that a document states, by the person's full name and by surname, case-folded.

    `governments` are those who govern states and territories in their stead. A person of an organisation keeps the own name: the codebook has such people act for themselves.
    """
    by_head = {name.head: name for name in names}
    learned: dict[str, Office] = {}
    for name in names:
        if name.actor.kind is not ActorKind.PERSON:
            continue
        for actor, first, last in _stated(tree, name, by_head, nouns):
            span = Span.of(text, tree.tokens[first].start, tree.tokens[last].end)
            speaks_for = governments.get(actor.id, actor)
            office = Office(person=name.actor.name, actor=speaks_for, because=span)
            for key in keys_of(name.actor.name):
                learned.setdefault(key, office)
            break
    return learned


def titled(tree: Tree, name: Name, by_head: Mapping[int, Name], nouns: Nouns) -> int | None:
    """The office of state beside a person's name that the text says of no one ("President Ana Touré"); None where it has none."""
    if name.actor.kind is not ActorKind.PERSON:
        return None
    for title in _titles(tree, name, nouns):
        words = (tree.tokens[title], *tree.inner(title), *tree.inner(name.head))
        told = {word.lower() for t in words for word in (t.lemma, t.text)}
        served = told & nouns.of_government or told & (nouns.states_own | nouns.home)
        if (
            (told & nouns.of_state or served)
            and not told & (nouns.against | nouns.kinds)
            and not owners(tree, title, by_head, around=name)
        ):
            return title
    return None


def office_of(person: str, learned: Mapping[str, Office]) -> Office | None:
    """The office of the person of this full name or surname, if the document states one."""
    return next((learned[key] for key in keys_of(person) if key in learned), None)


def keys_of(person: str) -> tuple[str, ...]:
    """What a person is looked up by: the name and the surname, case-folded."""
    folded = person.casefold()
    return folded, folded.split()[-1]


def _stated(
    tree: Tree, name: Name, by_head: Mapping[int, Name], nouns: Nouns
) -> Iterator[tuple[Actor, int, int]]:
    """The actors that a person's titles name, each with the token range that shows it (last inclusive).

    A state's person without a title speaks for it too ("Turkey's Recep Tayyip Erdogan"), and who bears a group's name before
    his own for the group ("ELN second-in-command Ana Ruiz").
    """
    for token in tree.below(name.head, "poss", "nmod", "compound"):
        owner = by_head.get(token.i)
        kinds = _SPOKEN_FOR if token.dep == "poss" else _COMMANDED
        if owner is not None and owner.actor.kind in kinds:
            yield owner.actor, owner.first, name.last - 1
    for title in _titles(tree, name, nouns):
        found = owners(tree, title, by_head, around=name)
        if any(owner.actor.kind is ActorKind.ORGANISATION for owner in found):
            return
        inner = (*tree.inner(title), *tree.inner(name.head))
        against = any(t.lemma in nouns.kinds | nouns.against for t in inner)
        for owner in found:
            if owner.actor.kind in _SPOKEN_FOR and not (against and owner.actor.kind is ActorKind.STATE):
                yield (
                    owner.actor,
                    min(owner.first, name.first, title),
                    max(owner.last - 1, name.last - 1, title),
                )


def _titles(tree: Tree, name: Name, nouns: Nouns) -> Iterator[int]:
    """The offices beside a person's name that the person holds still."""
    for title in _any_titles(tree, name, nouns):
        around = {t.lemma for t in (*tree.inner(title), *tree.inner(name.head))}
        if not around & nouns.apart:  # "former President A"
            yield title


def _any_titles(tree: Tree, name: Name, nouns: Nouns) -> Iterator[int]:
    for token in tree.inner(name.head):
        if token.lemma in nouns.office or token.text.lower() in nouns.office:
            yield token.i
    head = tree.tokens[name.head]
    if head.dep == "appos":
        yield from _office_above(tree, head.head, nouns)
    if name.head in {t.i for t in run_in(tree, tree.tokens[head.head].i, nouns)}:
        yield tree.tokens[head.head].i
    if head.dep == "conj":  # "Presidents A of one state and B of another"
        yield from (
            token.i for token in tree.inner(head.head) if token.lemma in nouns.office and token.tag == "NNS"
        )
    for child in tree.below(name.head, "appos"):
        if child.lemma in nouns.office:
            yield child.i


def run_in(tree: Tree, noun: int, nouns: Nouns) -> Iterator[Token]:
    """The person after an office and its land, whom the parser runs into the land: "the president of Mali Alpha Konaré"."""
    if tree.tokens[noun].lemma in nouns.office:
        for thing in tree.objects(noun, "of", "for", "to"):
            if thing.pos == "PROPN" and any(t.dep == "compound" for t in tree.inner(thing.i)):
                yield thing


def _office_above(tree: Tree, i: int, nouns: Nouns) -> Iterator[int]:
    """The office noun that an appositive name hangs on, also through its *of* ("the president of Azerbaijan, …")."""
    token = tree.tokens[i]
    if token.lemma in nouns.office:
        yield i
    elif token.dep == "pobj":
        noun = tree.tokens[tree.tokens[token.head].head]
        if noun.lemma in nouns.office:
            yield noun.i


def owners(tree: Tree, noun: int, by_head: Mapping[int, Name], around: Name | None = None) -> list[Name]:
    """The names that a common noun belongs to: "Armenian", "Armenia's", "of Armenia", "in Armenia", joined ones too."""
    inner = list(tree.inner(noun))
    own = any(token.i in by_head for token in inner)  # "Malian troops in Chad" are not Chad's
    before = _before(tree, noun)
    direct = [*before, *inner, *_after(tree, noun, ("of",) if own else _OF)]
    direct += [t for word in _describing(tree, noun) for t in _loyal_to(tree, word)]
    if around is not None:
        direct += tree.objects(around.head, "of")
        direct += [token for token in tree.inner(around.head) if token.i < noun]
    joined = [token for start in direct for token in tree.conjuncts(start.i)]
    found = [by_head[token.i] for token in joined if token.i in by_head and by_head[token.i] is not around]
    for token in joined:
        person = token.i in by_head and by_head[token.i].actor.kind is ActorKind.PERSON
        if token.dep == "pobj" and (person or token.i not in by_head):
            found += owners(tree, token.i, by_head)
    return [name for name in dict.fromkeys(found) if not is_apart(tree, name)]


def _before(tree: Tree, noun: int) -> list[Token]:
    """The owner with "'s" right before a noun, where the parser hung it on what follows: "Mali's army and rebel group M23"."""
    first = min((t.i for t in tree.inner(noun)), default=noun)
    ends = first > 1 and tree.tokens[first - 1].tag == "POS"
    return [tree.tokens[first - 2]] if ends else []


def _describing(tree: Tree, noun: int) -> Iterator[Token]:
    """The words after a noun that describe it; in "the army and militants loyal to Aidid" those of the last one joined."""
    joined = [child.i for child in tree.below(noun, "conj")]
    for word in tree.below(noun, "amod", "acl", "relcl"):
        if not any(noun < i < word.i for i in joined):
            yield word
    if tree.tokens[noun].dep == "conj":
        above = tree.below(tree.tokens[noun].head, "amod", "acl", "relcl")
        yield from (word for word in above if word.i > noun)


def _loyal_to(tree: Tree, word: Token) -> Iterator[Token]:
    """To whom those are loyal of whom an adjective says so: "forces loyal to Renamo"."""
    return tree.objects(word.i, "to") if word.lemma in ("loyal", "faithful") else iter(())


def _after(tree: Tree, noun: int, prepositions: tuple[str, ...]) -> Iterator[Token]:
    """What stands after "of", "in", "for" and the like; in "the army and rebels from the north" only the rebels' own."""
    token = tree.tokens[noun]
    joined = list(tree.below(noun, "conj"))
    for thing in tree.objects(noun, *prepositions):
        if not any(noun < child.i < thing.i for child in joined) or not any(tree.inner(noun)):
            yield thing
    if token.dep == "conj" and tree.tokens[token.head].pos in ("NOUN", "PROPN"):
        yield from (thing for thing in tree.objects(token.head, *prepositions) if thing.i > noun)


def is_towards(tree: Tree, name: Name) -> bool:
    """Whether a name only says on whose side something is: "pro-Russian"."""
    tokens = tree.tokens
    first = name.first
    return first > 1 and tokens[first - 1].text == "-" and tokens[first - 2].text.lower() in TOWARDS


def is_apart(tree: Tree, name: Name) -> bool:
    """Whether a name only says on which side something is, or by whose help: "pro-Russian", "US-brokered"."""
    tokens = tree.tokens
    after = (
        name.last + 1 < len(tokens) and tokens[name.last].text == "-" and tokens[name.last + 1].pos in _HELPED
    )
    return after or is_towards(tree, name)
