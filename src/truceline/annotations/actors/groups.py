"""Groups without a name, called by what the text calls them and by where they are: "Syrian rebels", "eleven African nations"."""

from __future__ import annotations

from truceline.annotations.actors.names import Name
from truceline.annotations.actors.offices import owners
from truceline.annotations.actors.scene import Scene
from truceline.model import Actor, ActorKind, Mention, Token

_NAMING = frozenset({"ADJ", "NOUN", "PROPN", "VERB"})


def unnamed(scene: Scene, token: Token) -> Mention | None:
    """A group without a name: its words as printed and, where the text tells it, its state or territory in brackets.

    None where the noun alone says nothing of who it is ("a group"), and for sides and countries that are not counted.
    """
    owning = owners(scene.tree, token.i, scene.names)
    words = [t for t in scene.tree.inner(token.i) if _tells(scene, t, owning)]
    counted = any(_is_count(scene, t) for t in scene.tree.below(token.i, "nummod", "amod"))
    if token.lemma in scene.nouns.counted and not counted:
        return None
    if token.tag in ("NN", "NNP") and not words and not owning:
        return None
    place = _place(scene, owning)
    printed = _printed(scene, token, words)
    name = f"{printed} ({place})" if place else printed
    actor = Actor(id=name.casefold(), name=name, kind=ActorKind.GROUP)
    return Mention(span=scene.phrase(token.i), head=token.i, actors=(actor,), reason="words as printed")


def _tells(scene: Scene, token: Token, owning: list[Name]) -> bool:
    """Whether a word before the noun says who they are: no state's own adjective (that goes in brackets), no idle word."""
    if token.pos not in _NAMING or token.text == "-" or token.tag == "PRP$" or token.lemma in scene.nouns.idle:
        return False
    inside = next((name for name in owning if name.first <= token.i < name.last), None)
    return inside is None or (inside.role == "demonym" and not scene.is_state(inside.actor))


def _is_count(scene: Scene, token: Token) -> bool:
    return token.dep == "nummod" or token.lemma in scene.nouns.counting


def _place(scene: Scene, owning: list[Name]) -> str | None:
    """Where the group is: the state of a town, the state or region that is named, else the state the report is about."""
    for name in owning:
        if name.role == "demonym" and not scene.is_state(name.actor):
            return None  # "Palestinian militants" says it already
        if name.actor.kind is ActorKind.PLACE and name.actor.within and scene.is_town(name.actor):
            state = scene.gazetteer.actor(name.actor.within)
            return state.name if state else name.actor.name
        return name.actor.name
    return scene.home.name if scene.home else None


def _printed(scene: Scene, token: Token, words: list[Token]) -> str:
    """The telling words with their noun in lower case; "rebel forces" and "a rebel leader" are rebels."""
    nouns = scene.nouns
    kind = next((t for t in words if t.lemma in nouns.kinds), None)
    if kind is not None and token.lemma in nouns.generic:
        words = [t for t in words if t.i < kind.i]
        return _joined(scene, words, kind.lemma + "s")
    last = token.text if token.pos == "PROPN" and token.lemma not in nouns.group else token.text.lower()
    return _joined(scene, words, last)


def _joined(scene: Scene, words: list[Token], last: str) -> str:
    """The words with a blank between two, but for those that a hyphen joins in the text ("pro-Russian")."""
    printed = ""
    for token in words:
        joined = token.end < len(scene.text) and scene.text[token.end] == "-"
        printed += _plain(token) + ("" if token.text == "-" else "-" if joined else " ")
    return printed + last


def _plain(token: Token) -> str:
    """A word without the capital that only the beginning of a sentence gives it; adjectives of peoples keep theirs."""
    capital = token.pos in ("PROPN", "ADJ") and token.tag != "VBG"
    return token.text if capital and token.i else token.text[:1].lower() + token.text[1:] if not capital else token.text
