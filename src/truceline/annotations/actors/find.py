"""Finds who and where is spoken of in a document, by name, by phrase and by reference."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from truceline.annotations.actors.fighters import told_to_fight
from truceline.annotations.actors.groups import is_attributive
from truceline.annotations.actors.names import find_names
from truceline.annotations.actors.nouns import load_nouns
from truceline.annotations.actors.offices import Office, is_towards, keys_of, learn_offices, owners, titled
from truceline.annotations.actors.phrases import named_mention, phrase_mention
from truceline.annotations.actors.printed import as_printed
from truceline.annotations.actors.reference import Memory
from truceline.annotations.actors.scene import Scene, home_of
from truceline.annotations.gazetteer import Gazetteer
from truceline.annotations.parse import Parse
from truceline.model import Actor, ActorKind, Mention, Token
from truceline.syntax import Tree


def find_mentions(
    text: str, parse: Parse, gazetteer: Gazetteer, day: date | None = None
) -> tuple[Mention, ...]:
    """The mentions of a document in text order, at most one for each head token.

    A phrase that says whom it belongs to is read before it is looked up as a reference; what the text does not tell
    gets no mention. `day` is the day of publication, where it is known.
    """
    return find_who(text, parse, gazetteer, day)[0]


def find_who(
    text: str, parse: Parse, gazetteer: Gazetteer, day: date | None = None
) -> tuple[tuple[Mention, ...], tuple[Office, ...]]:
    """The mentions of a document, and the offices that its words teach, each person once."""
    tree = Tree(parse.tokens)
    nouns = load_nouns()
    all_names = find_names(text, parse, tree, gazetteer, day)
    names = [name for name in all_names if not is_towards(tree, name)]
    names = told_to_fight(names, tree, nouns)
    governments = gazetteer.governments(day)
    offices = learn_offices(text, tree, names, nouns, governments)
    by_head = {name.head: name for name in names}
    scene = Scene(
        text=text,
        tree=tree,
        names=by_head,
        offices=offices,
        nouns=nouns,
        gazetteer=gazetteer,
        governments=governments,
        home=home_of(names, tree, gazetteer, nouns),
        sentences=parse.sentences,
    )
    scene = replace(scene, heads_of_home=_heads_of_home(scene))
    inside = {i for name in names for i in range(name.first, name.last)}
    memory = Memory(scene=scene)
    found: list[Mention] = []
    for token in parse.tokens:
        mention = _read(scene, memory, token, inside)
        if mention is not None:
            found.append(mention)
            memory.see(mention)
    words = {name.head: " ".join(scene.span(name.first, name.last - 1).quote.split()) for name in names}
    return as_printed(found, names, words), tuple(
        {office.person: office for office in offices.values()}.values()
    )


def _heads_of_home(scene: Scene) -> dict[str, Office]:
    """Persons in an office of state of whom the text does not say which state: that of their sentence, else of the report."""
    found: dict[str, Office] = {}
    for name in scene.names.values():
        title = titled(scene.tree, name, scene.names, scene.nouns)
        home = scene.home_at(name.first) if title is not None else None
        if title is None or home is None:
            continue
        because = scene.span(min(title, name.first), max(title, name.last - 1))
        speaks_for = scene.governments.get(home.id, home)
        for key in keys_of(name.actor.name):
            found.setdefault(key, Office(person=name.actor.name, actor=speaks_for, because=because))
    return found


def _read(scene: Scene, memory: Memory, token: Token, inside: set[int]) -> Mention | None:
    if token.i in scene.names:
        return named_mention(scene, scene.names[token.i])
    if token.i in inside or token.dep == "det":
        return None
    neither = token.pos == "CCONJ" and token.dep in ("nsubj", "nsubjpass")  # "a truce that neither has kept"
    match token.pos:
        case "PRON" | "DET" | "NUM" | "CCONJ" if token.pos != "CCONJ" or neither:
            return memory.resolve(token)
        case "ADJ" if any(scene.tree.below(token.i, "appos")) or is_attributive(scene, token):
            return phrase_mention(scene, token)  # "its rival Fatah", "a rebel attack"
        case "NOUN" | "PROPN":
            return _proper(scene, token) or _common(scene, memory, token)
        case _:
            return None


def _common(scene: Scene, memory: Memory, token: Token) -> Mention | None:
    own = phrase_mention(scene, token)
    if own is not None and own.reason in ("belongs to", "named beside it"):
        return own
    return _of_region(scene, memory, token) or memory.resolve(token) or own


def _of_region(scene: Scene, memory: Memory, token: Token) -> Mention | None:
    """Whose authorities: "the authorities of the disputed region", "the envoys of the two countries", where those were named before."""
    if token.lemma not in scene.nouns.government or owners(scene.tree, token.i, scene.names):
        return None
    for region in scene.tree.objects(token.i, "of", "in"):
        taken_up = region.lemma in scene.nouns.territory or region.tag == "NNS"
        meant = memory.resolve(region) if taken_up else None
        if meant is not None and (region.tag != "NNS" or len(meant.actors) > 1):
            because = (meant.span, *meant.because)
            span = scene.phrase(token.i)
            return Mention(
                span=span, head=token.i, actors=meant.actors, reason="belongs to region", because=because
            )
    return None


def _proper(scene: Scene, token: Token) -> Mention | None:
    """A name that neither the gazetteer nor its words tell to be one, where it acts: "the Pope"."""
    tree = scene.tree
    head = tree.tokens[token.head]
    acts = token.dep == "nsubj" or (token.dep == "pobj" and head.dep == "agent")
    acts = acts or (token.dep == "conj" and head.dep == "nsubj" and head.pos == "PROPN")
    common = scene.nouns.acting | scene.nouns.common | scene.nouns.crowd
    lower = token.text.lower()
    if (
        not acts
        or token.pos != "PROPN"
        or not token.text[0].isupper()
        or {token.lemma, lower, lower.removesuffix("s")} & common
    ):
        return None
    span = scene.phrase(token.i)
    known = span.quote in scene.gazetteer.names  # and passed over there, so that nobody is meant
    if known or any(t.i in scene.names for t in tree.inner(token.i)):
        return None
    actor = Actor(id=span.quote.casefold(), name=span.quote, kind=ActorKind.ORGANISATION)
    return Mention(span=span, head=token.i, actors=(actor,), reason="name as printed")
