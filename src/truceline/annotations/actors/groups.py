"""Groups without a name, called by what the text calls them and by where they are: "Syrian rebels", "eleven African nations"."""

from __future__ import annotations

from truceline.annotations.actors.names import Name
from truceline.annotations.actors.offices import TOWARDS, owners
from truceline.annotations.actors.scene import Scene
from truceline.model import Actor, ActorKind, Mention, Token

_DEFINITE = frozenset({"the", "both", "these", "those"})
_DESCRIBING = frozenset({"JJ", "NN", "NNP"})
_REACH = 60  # tokens: about two sentences of news
_NAMING = frozenset({"ADJ", "NOUN", "PROPN", "VERB"})


def unnamed(scene: Scene, token: Token) -> Mention | None:
    """A group without a name: its words as printed and, where the text tells it, its state or territory in brackets.

    None where the noun alone says nothing of who it is ("a group"), and for sides and countries that are not counted.
    """
    owning = owners(scene.tree, token.i, scene.names)
    voting = _of_body(scene, token, owning)
    if voting is not None:
        return voting
    words = [t for t in scene.tree.inner(token.i) if _tells(scene, t, owning)]
    of_them = _many_of(scene, token)
    definite = any(t.text.lower() in _DEFINITE for t in scene.tree.below(token.i, "det", "predet"))
    definite = definite and of_them is None
    described = any(t.tag in _DESCRIBING and t.lemma not in scene.nouns.paired for t in words)
    if token.lemma in scene.nouns.counted and (definite or not (_counts(scene, token) or described)):
        return None  # "the two countries" are somebody whom the text did not tell
    if token.tag in ("NN", "NNP") and not words and not owning and not is_attributive(scene, token):
        return None
    free = token.lemma in scene.nouns.counted | scene.nouns.between
    free = free or (token.lemma in scene.nouns.people - scene.nouns.group and not owning)
    place = (
        None
        if free and not any(t.lemma in scene.nouns.kinds for t in words)
        else _place(scene, token.i, owning, words)
    )
    printed = _printed(scene, token, words)
    if token.lemma in scene.nouns.counted:
        printed = " ".join((*(t.text.lower() for t in _counts(scene, token)), printed))
    name = f"{printed} ({place})" if place else printed
    actor = Actor(id=name.casefold(), name=name, kind=ActorKind.GROUP)
    return Mention(span=scene.phrase(token.i), head=token.i, actors=(actor,), reason="words as printed")


def _of_body(scene: Scene, token: Token, owning: list[Name]) -> Mention | None:
    """Members of a body of the United Nations, which their words or the sentences before name: "the other 14 members"."""
    if token.lemma != "member" or token.tag != "NNS":
        return None
    before = [name for name in scene.names.values() if token.i - _REACH < name.head < token.i]
    counted = any(scene.tree.below(token.i, "nummod", "amod"))
    bodies = [name for name in owning or (before if counted else ()) if name.actor.within == "UN"]
    if not bodies:
        return None
    body = bodies[-1].actor.name.removeprefix("UN ").removeprefix("United Nations ")
    actor = Actor(id=f"{body} members".casefold(), name=f"{body} members", kind=ActorKind.GROUP)
    because = (scene.span(bodies[-1].first, bodies[-1].last - 1),)
    return Mention(
        span=scene.phrase(token.i), head=token.i, actors=(actor,), reason="members", because=because
    )


def is_attributive(scene: Scene, token: Token) -> bool:
    """Whether a kind of fighters stands before a noun of what they do: "a rebel attack"; "rebel forces" are read as one."""
    above = scene.tree.tokens[token.head]
    within = token.dep in ("compound", "amod", "nmod") and token.i < above.i
    return token.lemma in scene.nouns.kinds and within and above.lemma in scene.nouns.deeds


def gathered(scene: Scene, token: Token) -> Mention | None:
    """Those who take part in a protest that calls for something: "protesters (Israel)"."""
    if not any(child.tag == "VBG" for child in scene.tree.below(token.i, "acl")) and token.dep not in (
        "nsubj",
        "nsubjpass",
    ):
        return None
    owning = owners(scene.tree, token.i, scene.names)
    inner = list(scene.tree.inner(token.i))
    cause = any(t.text.lower() in TOWARDS for t in inner)  # "a pro-Palestinian protest"
    words = [t for t in inner if cause and _tells(scene, t, owning) and t.tag == "JJ"]
    place = _place(scene, token.i, owning, words) if owning else None
    printed = _joined(scene, words, "protesters")
    name = f"{printed} ({place})" if place else printed
    actor = Actor(id=name.casefold(), name=name, kind=ActorKind.GROUP)
    return Mention(span=scene.phrase(token.i), head=token.i, actors=(actor,), reason="those who gathered")


def _tells(scene: Scene, token: Token, owning: list[Name]) -> bool:
    """Whether a word before the noun says who they are: no state's own adjective (that goes in brackets), no idle word."""
    if token.pos not in _NAMING or token.text == "-" or token.tag == "PRP$":
        return False
    if token.lemma in scene.nouns.idle | scene.nouns.counting:
        return False
    inside = next((name for name in owning if name.first <= token.i < name.last), None)
    people = inside is not None and (inside.actor.kind is ActorKind.GROUP or is_people(scene, inside))
    return inside is None or people or (inside.role == "demonym" and not scene.is_state(inside.actor))


def is_people(scene: Scene, name: Name) -> bool:
    """Whether a demonym says which people, not which state: "ethnic Albanian guerrillas"."""
    before = scene.tree.tokens[name.first - 1].text.lower() if name.first else ""
    return name.role == "demonym" and before == "ethnic"


def _counts(scene: Scene, token: Token) -> list[Token]:
    """The words before a noun that say how many: "eleven", "many"."""
    counts = [
        t
        for t in scene.tree.below(token.i, "nummod", "amod")
        if t.dep == "nummod" or t.lemma in scene.nouns.counting
    ]
    many = _many_of(scene, token)
    return [many] if many is not None else counts


def _many_of(scene: Scene, token: Token) -> Token | None:
    """The word that counts some of those who are named after it: "many of the 90 countries"."""
    many = scene.tree.tokens[token.head - 1] if token.dep == "pobj" and token.head else None
    of = scene.tree.tokens[token.head].text.lower() == "of"
    return many if many is not None and of and many.lemma in scene.nouns.counting else None


def _place(scene: Scene, i: int, owning: list[Name], words: list[Token]) -> str | None:
    """Where the group is: the state of a town, the state or region that is named, else the state the report is about."""
    if any(t.text.lower() in TOWARDS for t in words):
        return None  # "pro-Russian forces" says it already
    unarmed = scene.tree.tokens[i].lemma in scene.nouns.people - scene.nouns.group
    for name in owning:
        away = scene.home is not None and scene.gazetteer.country_of(name.actor.id) != scene.home.id
        if is_people(scene, name) or (unarmed and away and _is_where_met(scene, name)):
            return None  # "protesters in London"
        if _is_where_met(scene, name) or name.actor.kind is ActorKind.GROUP:
            continue  # "Sunni tribesmen"; "the opposition in Geneva"
        if name.role == "demonym" and not scene.is_state(name.actor):
            return None  # "Palestinian militants" says it already
        if name.actor.kind is ActorKind.PLACE and name.actor.within and scene.is_town(name.actor):
            state = scene.gazetteer.actor(name.actor.within)
            return state.name if state else name.actor.name
        return name.actor.name
    home = scene.home_at(i)
    return home.name if home else None


def _is_where_met(scene: Scene, name: Name) -> bool:
    """Whether a town lies in another state than the one that the report is about: they met there, they are not of it."""
    if scene.home is None or (name.role != "capital" and name.actor.kind is not ActorKind.PLACE):
        return False
    country = scene.gazetteer.country_of(name.actor.id) or name.actor.within
    return name.role == "capital" or country != scene.home.id


def _printed(scene: Scene, token: Token, words: list[Token]) -> str:
    """The telling words with their noun in lower case; "rebel forces" and "a rebel leader" are rebels."""
    nouns = scene.nouns
    kind = next((t for t in words if t.lemma in nouns.kinds), None)
    if kind is not None and token.lemma in nouns.generic:
        words = [t for t in words if t.i < kind.i]
        return _joined(scene, words, kind.lemma + "s")
    if is_attributive(scene, token):
        return _joined(scene, words, token.lemma + "s")
    last = token.text if token.pos == "PROPN" and token.lemma not in nouns.group else token.text.lower()
    return _joined(scene, words, last)


def _joined(scene: Scene, words: list[Token], last: str) -> str:
    """The words with a blank between two, but for those that a hyphen joins in the text ("pro-Russian")."""
    printed = ""
    for token in words:
        before = scene.tree.tokens[token.i - 1] if token.i else None
        if before is not None and before.text == "-" and token.tag == "VBN" and not printed.endswith("-"):
            printed += (
                f"{scene.tree.tokens[token.i - 2].text}-"  # "Hamas-led": its name hangs outside the phrase
            )
        joined = token.end < len(scene.text) and scene.text[token.end] == "-"
        printed += _plain(token) + ("" if token.text == "-" else "-" if joined else " ")
    return printed + last


def _plain(token: Token) -> str:
    """A word without the capital that only the beginning of a sentence gives it; adjectives of peoples keep theirs."""
    capital = token.pos in ("PROPN", "ADJ") and token.tag != "VBG" and token.text.lower() not in TOWARDS
    return token.text if capital else token.text[:1].lower() + token.text[1:]
