"""Finds who and where is spoken of in a document, by name, by phrase and by reference."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from truceline.annotations.actors.names import Name, find_names
from truceline.annotations.actors.nouns import load_nouns
from truceline.annotations.actors.offices import Office, learn_offices, owners
from truceline.annotations.actors.phrases import Scene, name_mention, phrase_mention
from truceline.annotations.actors.reference import Memory
from truceline.annotations.gazetteer import Gazetteer
from truceline.annotations.parse import Parse
from truceline.model import Mention, Token
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
    names = find_names(text, parse, tree, gazetteer, day)
    governments = gazetteer.governments(day)
    offices = learn_offices(text, tree, names, nouns, governments)
    by_head = {name.head: name for name in names}
    scene = Scene(
        text=text,
        tree=tree,
        names=by_head,
        offices=offices,
        nouns=nouns,
        country=main_country(names, gazetteer),
        governments=governments,
    )
    inside = {i for name in names for i in range(name.first, name.last)}
    memory = Memory(scene=scene)
    found: list[Mention] = []
    for token in parse.tokens:
        mention = _read(scene, memory, token, inside)
        if mention is not None:
            found.append(mention)
            memory.see(mention)
    return tuple(found), tuple({office.person: office for office in offices.values()}.values())


def main_country(names: Sequence[Name], gazetteer: Gazetteer) -> str | None:
    """The state that a document names most, through its towns and groups too; None where two are named equally often."""
    counts = Counter(gazetteer.country_of(name.actor.id) for name in names)
    counts.pop(None, None)
    ranked = counts.most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return None
    state = gazetteer.actor(ranked[0][0] or "")
    return state.name if state else None


def _read(scene: Scene, memory: Memory, token: Token, inside: set[int]) -> Mention | None:
    if token.i in scene.names:
        name = scene.names[token.i]
        owned = phrase_mention(scene, token) if name.role == "entity" else None  # "Russia's Foreign Ministry"
        return owned if owned is not None and owned.reason == "belongs to" else name_mention(scene, name)
    if token.i in inside or token.pos not in ("NOUN", "PROPN", "PRON", "DET"):
        return None
    if token.pos in ("PRON", "DET"):
        return memory.resolve(token) if token.dep != "det" else None
    own = phrase_mention(scene, token)
    if own is not None and own.reason == "belongs to":
        return own
    return _of_region(scene, memory, token) or memory.resolve(token) or own


def _of_region(scene: Scene, memory: Memory, token: Token) -> Mention | None:
    """Whose authorities: "the authorities of the disputed region", where the region was named before."""
    if token.lemma not in scene.nouns.government or owners(scene.tree, token.i, scene.names):
        return None
    for region in scene.tree.objects(token.i, "of", "in"):
        meant = memory.resolve(region) if region.lemma in scene.nouns.territory else None
        if meant is not None:
            because = (meant.span, *meant.because)
            span = scene.phrase(token.i)
            return Mention(
                span=span, head=token.i, actors=meant.actors, reason="belongs to region", because=because
            )
    return None
