"""Which names that no list knows are those of armed groups: "the rebels of the FPR", "the Delta Liberation Front"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from truceline.annotations.actors.names import Name
from truceline.annotations.actors.nouns import Nouns
from truceline.model import ActorKind, Token
from truceline.syntax import Tree

_INSIDE = frozenset({"amod", "appos", "compound", "nmod", "poss"})


def told_to_fight(names: Sequence[Name], tree: Tree, nouns: Nouns) -> list[Name]:
    """The names, with unknown organisations taken for armed groups where their own words or a noun beside them tell so."""
    armed = {name.actor.id for name in names if _is_unknown(name) and _fights(name, tree, nouns)}
    return [
        replace(name, actor=replace(name.actor, kind=ActorKind.ARMED_GROUP))
        if _is_unknown(name) and name.actor.id in armed
        else name
        for name in names
    ]


def _is_unknown(name: Name) -> bool:
    return name.role == "entity" and name.actor.kind is ActorKind.ORGANISATION


def _fights(name: Name, tree: Tree, nouns: Nouns) -> bool:
    words = {word.casefold() for word in name.actor.name.replace("-", " ").split()}
    if words & nouns.warlike and len(words) > 1:
        return True
    fighters = nouns.kinds | nouns.bare | nouns.troops
    return any(token.lemma in fighters for token in _beside(name, tree))


def _beside(name: Name, tree: Tree) -> Iterator[Token]:
    """The nouns that a name stands with: "FPR rebels", "rebels of the FPR", "the rebel group FPR", "the FPR, a militia"."""
    token = tree.tokens[name.head]
    above = tree.tokens[token.head]
    if token.dep in _INSIDE:
        yield above
        yield from (t for t in tree.inner(above.i) if t.i != token.i)
    elif token.dep == "pobj" and above.text.lower() == "of":
        yield tree.tokens[above.head]
    for beside in tree.below(token.i, "appos", "compound", "amod"):
        yield beside
        yield from tree.inner(beside.i)
