"""Noun phrases that stand for an actor through a name inside or beside them: "the Kazakh Foreign Ministry", "its rival Fatah"."""

from __future__ import annotations

from truceline.annotations.actors.groups import gathered, unnamed
from truceline.annotations.actors.names import Name
from truceline.annotations.actors.nouns import Nouns
from truceline.annotations.actors.offices import TOWARDS, government_of, office_of, owners
from truceline.annotations.actors.scene import Scene
from truceline.model import Actor, ActorKind, Mention, Token

_NOT_OWN = frozenset({ActorKind.PERSON, ActorKind.PLACE})


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
    people = _people(scene, name)
    if people is not None:
        return Mention(span=span, head=name.head, actors=(people,), reason="a people, not its land")
    return Mention(span=span, head=name.head, actors=(name.actor,), reason=name.role)


def _people(scene: Scene, name: Name) -> Actor | None:
    """The people that a plural names where it has no state of its own to speak for it: "Kurds", "Palestinians"."""
    head = scene.tree.tokens[name.head]
    land = name.actor.kind in (ActorKind.TERRITORY, ActorKind.STATE) and not scene.is_state(name.actor)
    if name.role != "demonym" or not land or head.tag not in ("NNS", "NNPS"):
        return None
    words = scene.span(name.first, name.last - 1).quote
    return Actor(id=words.casefold(), name=words, kind=ActorKind.GROUP)


def phrase_mention(scene: Scene, token: Token) -> Mention | None:
    """A common noun that acts for a named actor, or for an unnamed group; None where it is neither."""
    if _set_apart(scene, token):
        return None
    called = _called(scene, token)
    if called is not None:
        return called
    nouns = scene.nouns
    if token.lemma in nouns.crowd and token.pos == "NOUN":
        return gathered(scene, token)
    word = token.lemma if token.lemma in nouns.acting else token.text.lower()
    if word not in nouns.acting:
        return None
    owning = owners(scene.tree, token.i, scene.names)
    if word in ("side", "party") and token.tag == "NNS" and len(owning) < 2:
        return None  # "both sides in Yemen"
    own = tuple(dict.fromkeys(_spoken_for(scene, name, word) for name in owning if _fits(word, name.actor, nouns)))
    if own:
        return Mention(span=scene.phrase(token.i), head=token.i, actors=own, reason="belongs to")
    if not owning and _is_home(scene, token):
        return _home(scene, token)
    told = token.tag == "NNS" and not owning and any(t.tag == "JJ" for t in scene.tree.below(token.i, "amod"))
    free = told or word not in nouns.government or _plain_group(scene, token) or (word in nouns.between - {"official", "minister", "leader"} and token.tag == "NNS")
    if free and word in nouns.group | nouns.people | nouns.kinds:
        return unnamed(scene, token)
    return None


def _called(scene: Scene, token: Token) -> Mention | None:
    """A description with the name beside it: "the main militant group, the FARC", "its rival Fatah", "M23, a rebel group"."""
    beside = [scene.names[t.i] for start in scene.tree.below(token.i, "appos") for t in scene.tree.conjuncts(start.i) if t.i in scene.names]
    if token.dep == "appos" and token.head in scene.names and token.lemma in scene.nouns.group:
        beside.append(scene.names[token.head])
    named = tuple(dict.fromkeys(name.actor for name in beside if name.actor.kind not in _NOT_OWN))
    if not named or token.pos not in ("NOUN", "ADJ"):
        return None
    because = tuple(scene.span(name.first, name.last - 1) for name in beside if name.actor in named)
    return Mention(span=scene.phrase(token.i), head=token.i, actors=named, reason="named beside it", because=because)


def _spoken_for(scene: Scene, name: Name, word: str) -> Actor:
    if word not in scene.nouns.government or name.role != "demonym":
        return name.actor
    return government_of(name.actor, scene.span(name.first, name.last - 1).quote, scene.gazetteer)


def _fits(word: str, actor: Actor, nouns: Nouns) -> bool:
    """A group's fighters are the group; a state's rebels are not the state."""
    if actor.kind in _NOT_OWN:
        return False
    if actor.kind in (ActorKind.ARMED_GROUP, ActorKind.ORGANISATION):
        return word in nouns.group or word in nouns.government
    return word in nouns.government


def _is_home(scene: Scene, token: Token) -> bool:
    """Whether a phrase without an owner names a state's own: "the government", "the armed forces", "government troops"."""
    nouns = scene.nouns
    inner = list(scene.tree.inner(token.i))
    first = min((t.i for t in inner), default=token.i)
    if first and scene.tree.tokens[first - 1].tag == "POS":
        return False  # "Israel's security cabinet", its owner hung elsewhere by the parser
    if any(t.lemma not in nouns.states_own | nouns.home for t in inner):
        return False
    if token.lemma in nouns.home:
        return True
    return token.lemma in ("force", "forces", "troop", "troops", "soldier", "official") and bool(inner)


def _home(scene: Scene, token: Token) -> Mention | None:
    if scene.home is None:
        return None
    return Mention(
        span=scene.phrase(token.i), head=token.i, actors=(scene.home,), reason="the state that the report is about"
    )


def _plain_group(scene: Scene, token: Token) -> bool:
    inner = list(scene.tree.inner(token.i))
    helped = any(t.tag == "VBN" and t.i and scene.tree.tokens[t.i - 1].text == "-" for t in inner)
    return helped or any(t.lemma in scene.nouns.group | scene.nouns.kinds or t.text.lower() in TOWARDS for t in inner)


def _set_apart(scene: Scene, token: Token) -> bool:
    return any(inner.lemma in scene.nouns.apart for inner in scene.tree.inner(token.i))
