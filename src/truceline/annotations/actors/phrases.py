"""Noun phrases that stand for an actor through a name inside them: "the Kazakh Foreign Ministry", "rebels in Aceh"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from truceline.annotations.actors.names import Name
from truceline.annotations.actors.nouns import Nouns
from truceline.annotations.actors.offices import Office, office_of, owners
from truceline.model import Actor, ActorKind, Mention, Span, Token
from truceline.syntax import Tree

_NAMING = frozenset({"ADJ", "NOUN", "PROPN"})
_NOT_OWN = frozenset({ActorKind.PERSON, ActorKind.PLACE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What a document tells about names before its phrases are read; `country` is the state it names most.

    `governments` are those who, on its day, govern states and territories in their stead.
    """

    text: str
    tree: Tree
    names: Mapping[int, Name]
    offices: Mapping[str, Office]
    nouns: Nouns
    country: str | None = None
    governments: Mapping[str, Actor] = field(default_factory=dict)

    def span(self, first: int, last: int) -> Span:
        """The words from one token to another, inclusive."""
        return Span.of(self.text, self.tree.tokens[first].start, self.tree.tokens[last].end)

    def phrase(self, head: int) -> Span:
        """The words of a noun phrase up to its head."""
        return self.span(min((token.i for token in self.tree.inner(head)), default=head), head)


def name_mention(scene: Scene, name: Name) -> Mention:
    """A name by itself: a person in office stands for whom the person speaks for."""
    span = scene.span(name.first, name.last - 1)
    if name.actor.kind is ActorKind.PERSON:
        office = office_of(name.actor.name, scene.offices)
        if office is not None:
            because = (office.because,)
            return Mention(
                span=span, head=name.head, actors=(office.actor,), reason="office", because=because
            )
        if name.office is not None:
            return Mention(span=span, head=name.head, actors=(name.office.actor,), reason=name.office.reason)
    if name.place is not None:
        return Mention(span=span, head=name.head, actors=(name.place,), reason="place")
    return Mention(
        span=span, head=name.head, actors=(name.actor, *name.also), reason=name.reason or name.role
    )


def phrase_mention(scene: Scene, token: Token) -> Mention | None:
    """A common noun that acts for a named actor, or for an unnamed group; None where it is neither."""
    nouns = scene.nouns
    word = token.lemma if token.lemma in nouns.group | nouns.government | nouns.people else token.text.lower()
    if word not in nouns.group | nouns.government | nouns.people or _set_apart(scene, token):
        return None
    owning = owners(scene.tree, token.i, scene.names)
    if any(
        name.head < token.i for name in owning
    ):  # "the Houthi authorities in Sanaa": Sanaa only says where
        owning = [name for name in owning if name.place is None]
    named = [name.actor for name in owning]
    own = tuple(
        dict.fromkeys(
            scene.governments.get(actor.id, actor)
            for actor in named
            if actor.kind not in _NOT_OWN and _fits(word, actor, nouns)
        )
    )
    if own:
        return Mention(span=scene.phrase(token.i), head=token.i, actors=own, reason="belongs to")
    if word in nouns.group | nouns.people and (word not in nouns.government or _plain_group(scene, token)):
        return _unnamed(scene, token)
    return None


def _fits(word: str, actor: Actor, nouns: Nouns) -> bool:
    """A group's fighters are the group; a state's rebels are not the state."""
    if actor.kind in (ActorKind.ARMED_GROUP, ActorKind.GOVERNMENT, ActorKind.ORGANISATION):
        return word in nouns.group or word in nouns.government
    return word in nouns.government


def _plain_group(scene: Scene, token: Token) -> bool:
    return any(inner.lemma in scene.nouns.group for inner in scene.tree.inner(token.i))


def _set_apart(scene: Scene, token: Token) -> bool:
    return any(inner.lemma in scene.nouns.apart for inner in scene.tree.inner(token.i))


def _unnamed(scene: Scene, token: Token) -> Mention | None:
    """A group without a name, called by the words as printed and, where the phrase says it, where it is."""
    owning = owners(scene.tree, token.i, scene.names)
    taken = {i for name in owning for i in range(name.first, name.last)}
    words = [
        t for t in scene.tree.inner(token.i) if t.pos in _NAMING and t.tag != "PRP$" and t.i not in taken
    ]
    place = next((name.actor.name for name in owning), None) or scene.country
    if token.tag in ("NN", "NNP") and not words and not owning:
        return None
    printed = " ".join([*(t.text for t in words), token.text])
    name = f"{printed} ({place})" if place else printed
    actor = Actor(id=name.casefold(), name=name, kind=ActorKind.GROUP)
    return Mention(span=scene.phrase(token.i), head=token.i, actors=(actor,), reason="words as printed")
