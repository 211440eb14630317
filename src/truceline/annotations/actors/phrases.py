"""Noun phrases that stand for an actor through a name inside or beside them: "the Kazakh Foreign Ministry", "its rival Fatah"."""

from __future__ import annotations

from collections.abc import Iterator

from truceline.annotations.actors.groups import gathered, is_people, unnamed
from truceline.annotations.actors.names import Name
from truceline.annotations.actors.nouns import Nouns
from truceline.annotations.actors.offices import TOWARDS, office_of, owners, run_in
from truceline.annotations.actors.scene import Scene
from truceline.model import Actor, ActorKind, Mention, Token

OF_HOME = "the state that the report is about"
_NOT_OWN = frozenset({ActorKind.PERSON, ActorKind.PLACE})


def named_mention(scene: Scene, name: Name) -> Mention:
    """A known or found name where it stands: a body's own name may belong to the state before it, an office's to its holder."""
    token = scene.tree.tokens[name.head]
    bare = name.role == "entity" or (name.actor.within == "UN" and _is_owned(scene, token))
    owned = (
        phrase_mention(scene, token) if bare else None
    )  # "Russia's Foreign Ministry", "Iran's Security Council"
    if owned is not None and owned.reason in ("belongs to", OF_HOME):
        return owned
    return _holder(scene, name) or name_mention(scene, name)


def _holder(scene: Scene, name: Name) -> Mention | None:
    """The person beside the name of an office: "the U.N. Secretary-General, Ana Ruiz"."""
    if name.actor.within != "UN" or name.role not in ("name", "alias"):
        return None
    return _person_beside(scene, scene.tree.tokens[name.head]) or _run_into(scene, name)


def _run_into(scene: Scene, name: Name) -> Mention | None:
    """The person whose name follows that of an office, and whom nobody saw: "UN High Commissioner for Refugees Ana Ruiz"."""
    tokens = scene.tree.tokens
    last = name.last
    while last < len(tokens) and tokens[last].pos == "PROPN" and last not in scene.names:
        last += 1
    office = any(token.lemma in scene.nouns.office for token in tokens[name.first : name.last])
    if not office or last - name.last < 2:
        return None
    span = scene.span(name.last, last - 1)
    actor = Actor(id=span.quote.casefold(), name=span.quote, kind=ActorKind.PERSON)
    return Mention(span=span, head=name.head, actors=(actor,), reason="after the name of the office")


def _is_owned(scene: Scene, token: Token) -> bool:
    """Whether a state's name with "'s" stands before a name."""
    names = (scene.names.get(owner.i) for owner in scene.tree.below(token.i, "poss"))
    return any(name is not None and scene.is_state(name.actor) for name in names)


def name_mention(scene: Scene, name: Name) -> Mention:
    """A name by itself: a person in office stands for whom the person speaks for."""
    span = scene.span(name.first, name.last - 1)
    if name.actor.kind is ActorKind.PERSON:
        office = office_of(name.actor.name, scene.offices)
        if office is None and name.office is not None:
            return Mention(span=span, head=name.head, actors=(name.office.actor,), reason=name.office.reason)
        office = office or office_of(name.actor.name, scene.heads_of_home)
        if office is not None:
            because = (office.because,)
            return Mention(
                span=span, head=name.head, actors=(office.actor,), reason="office", because=because
            )
    people = _people(scene, name)
    if people is not None:
        return Mention(span=span, head=name.head, actors=(people,), reason="a people, not its land")
    if name.place is not None:
        return Mention(span=span, head=name.head, actors=(name.place,), reason="place")
    return Mention(
        span=span, head=name.head, actors=(name.actor, *name.also), reason=name.reason or name.role
    )


def _people(scene: Scene, name: Name) -> Actor | None:
    """The people that a plural names where it has no state of its own to speak for it: "Kurds", "Palestinians"."""
    head = scene.tree.tokens[name.head]
    land = name.actor.kind in (ActorKind.TERRITORY, ActorKind.STATE) and not scene.is_state(name.actor)
    land = (
        land and name.actor.within is None and name.last - name.first == 1
    )  # "Bosnian Serbs" are of one land
    if name.role != "demonym" or not land or head.tag not in ("NNS", "NNPS"):
        return None
    words = scene.span(name.first, name.last - 1).quote
    return Actor(id=words.casefold(), name=words, kind=ActorKind.GROUP)


def phrase_mention(scene: Scene, token: Token) -> Mention | None:
    """A common noun that acts for a named actor, or for an unnamed group; None where it is neither."""
    if _set_apart(scene, token):
        return None
    if token.lemma in scene.nouns.crowd and token.pos == "NOUN":
        return gathered(scene, token)
    named = _called(scene, token) or _run_on(scene, token) or _by_noun(scene, token)
    apart = (ActorKind.ORGANISATION, ActorKind.GROUP)
    alone = named is None or all(actor.kind in apart for actor in named.actors)
    return (_person_beside(scene, token) if alone else None) or named  # "the head of the union, Jean Ping"


def _person_beside(scene: Scene, token: Token) -> Mention | None:
    """A description of one person with the name after it: "the warlord, Ali Mahdi"."""
    for child in (*scene.tree.below(token.i, "appos"), *run_in(scene.tree, token.i, scene.nouns)):
        name = scene.names.get(child.i)
        if name is not None and name.actor.kind is ActorKind.PERSON and token.tag != "NNS":
            meant = name_mention(scene, name)
            because = (meant.span, *meant.because)
            return Mention(
                span=scene.phrase(token.i),
                head=token.i,
                actors=meant.actors,
                reason="named beside it",
                because=because,
            )
    return None


def _by_noun(scene: Scene, token: Token) -> Mention | None:
    """What a noun of those who act stands for: its owner, a state's own, or a group without a name."""
    nouns = scene.nouns
    printed = token.text.lower()
    word = next((w for w in (token.lemma, printed, printed.removesuffix("s")) if w in nouns.acting), None)
    owning = _owning(scene, token)
    kind = any(scene.tree.below(token.i, "compound"))  # "opposition parties"
    plural = word in ("side", "party") and token.tag == "NNS" and not kind
    if word is None or (plural and len(owning) < 2):
        return None  # "both sides in Yemen"
    if all(_is_venue(name, token) for name in owning) and _is_home(scene, token):
        return _home(scene, token)
    named = [
        name for name in owning if name.actor.kind is not ActorKind.GROUP
    ]  # not "Shiite" of "Shiite fighters"
    spoken = [_spoken_for(scene, name, word) for name in named]
    against = any(t.lemma in nouns.kinds | nouns.against for t in scene.tree.inner(token.i))
    own = [actor for actor in spoken if _fits(word, actor, nouns, against=against)]
    own = own or list(_of_head_of_state(scene, token, named))
    ruled = _of_ruler(scene, token, named)
    if ruled is not None and all(name.role == "entity" for name in named):
        return ruled
    if own:
        actors = tuple(dict.fromkeys((*own, *_joined_groups(scene, token))))
        return Mention(span=scene.phrase(token.i), head=token.i, actors=actors, reason="belongs to")
    return ruled or (unnamed(scene, token) if _is_group(scene, token, word, named) else None)


def _of_ruler(scene: Scene, token: Token, named: list[Name]) -> Mention | None:
    """A government that goes by a person's name ("the Touré government"): that of the report's state, else the person."""
    people = [name for name in named if _may_rule(name) and name.head < token.i]
    named_so = token.text[0].isupper()  # "the Transitional Federal Government"
    if token.lemma not in scene.nouns.ruled or len(people) != 1 or len(named) > 1 or named_so:
        return None
    home = _home(scene, token)
    if home is not None:
        return home
    (ruler,) = people
    actors = name_mention(scene, ruler).actors
    return Mention(span=scene.phrase(token.i), head=token.i, actors=actors, reason="belongs to")


def _of_head_of_state(scene: Scene, token: Token, named: list[Name]) -> Iterator[Actor]:
    """Whose fighters go by the name of one who speaks for a state: "President Touré's militias"."""
    for name in named:
        if name.actor.kind is ActorKind.PERSON and scene.tree.tokens[name.head].dep == "poss":
            actor = name_mention(scene, name).actors[0]
            if actor.kind is ActorKind.STATE and token.lemma in scene.nouns.group - scene.nouns.kinds:
                yield actor


def _may_rule(name: Name) -> bool:
    """Whether a name before "government" is a ruler's: a person's, or one that no list knows."""
    return name.actor.kind is ActorKind.PERSON or (name.role == "entity" and name.last == name.first + 1)


def _owning(scene: Scene, token: Token) -> list[Name]:
    """The names that a noun belongs to, less the town after another ("the Houthi authorities in Sanaa") and what only tells the people.

    "The ethnic Serbian leaders of Kosovo" are not Serbia's.
    """
    owning = owners(scene.tree, token.i, scene.names)
    if any(name.actor.kind is ActorKind.TERRITORY for name in owning):
        owning = [name for name in owning if not is_people(scene, name)]
    if any(name.head < token.i for name in owning):
        return [name for name in owning if name.place is None]
    return owning


def _is_venue(name: Name, token: Token) -> bool:
    """Whether a capital after a noun may only be where they met: "government negotiators in Doha"."""
    return name.role == "capital" and name.head > token.i


def _is_group(scene: Scene, token: Token, word: str, owning: list[Name]) -> bool:
    """Whether a noun stands for a group of its own: its fighters, or officials of whom the text tells more than the noun."""
    nouns = scene.nouns
    if word not in nouns.group | nouns.people | nouns.kinds:
        return False
    if word not in nouns.government or _plain_group(scene, token):
        return True
    described = not owning and any(t.tag == "JJ" for t in scene.tree.below(token.i, "amod"))
    return token.tag == "NNS" and (described or word in nouns.neutral)


def _joined_groups(scene: Scene, token: Token) -> Iterator[Actor]:
    """Groups without a name beside the one a phrase belongs to: "negotiators for the state and the rebels"."""
    if token.tag != "NNS" or token.lemma not in scene.nouns.government:
        return
    for start in scene.tree.objects(token.i, "of", "for", "from"):
        for thing in scene.tree.conjuncts(start.i):
            group = unnamed(scene, thing) if thing.lemma in scene.nouns.kinds else None
            yield from group.actors if group else ()


def _called(scene: Scene, token: Token) -> Mention | None:
    """A description with the name beside it: "the main militant group, the FARC", "its rival Fatah", "M23, a rebel group"."""
    beside = [scene.names[i] for i in _beside(scene, token) if i in scene.names]
    if token.dep == "appos" and token.head in scene.names and token.lemma in scene.nouns.group:
        beside.append(scene.names[token.head])
    named = tuple(dict.fromkeys(name.actor for name in beside if name.actor.kind not in _NOT_OWN))
    if not named or token.pos not in ("NOUN", "ADJ"):
        return None
    because = tuple(scene.span(name.first, name.last - 1) for name in beside if name.actor in named)
    return Mention(
        span=scene.phrase(token.i), head=token.i, actors=named, reason="named beside it", because=because
    )


def _beside(scene: Scene, token: Token) -> Iterator[int]:
    """Where a description's name can stand: after it, after "known as", after the "of" of "the region of"."""
    tree = scene.tree
    joined = [child.i for child in tree.below(token.i, "conj")]
    for start in tree.below(token.i, "appos"):
        if any(token.i < i < start.i for i in joined):
            continue  # "the government and the rebel group FACT"
        person = start.i in scene.names and scene.names[start.i].actor.kind is ActorKind.PERSON
        group = (start,) if person else tree.conjuncts(start.i)  # "the leader, A, and the army"
        yield from (t.i for t in group)
    for verb in tree.below(token.i, "acl"):
        if verb.text.lower() in ("known", "called", "named", "dubbed"):
            yield from (t.i for t in (*tree.objects(verb.i, "as"), *tree.below(verb.i, "oprd")))
    if (
        token.lemma in scene.nouns.group and token.tag == "NN"
    ):  # "the rebel group FACT", wherever FACT is hung
        names = scene.names.values()
        yield from (n.head for n in names if n.first == token.i + 1 and n.actor.kind is ActorKind.ARMED_GROUP)
    if token.lemma in scene.nouns.territory:
        yield from (t.i for t in tree.objects(token.i, "of"))


def _run_on(scene: Scene, token: Token) -> Mention | None:
    """The name that the parser hung on the headline verb after it: "Mali and the FARC resume"."""
    name = next((name for name in (scene.names.get(token.i - 1),) if name is not None), None)
    if (
        name is None
        or token.dep not in ("conj", "pobj")
        or token.tag != "NN"
        or token.lemma not in scene.nouns.misread
        or name.role == "demonym"
    ):
        return None
    span = scene.span(name.first, name.last - 1)
    actors = name_mention(scene, name).actors
    return Mention(span=span, head=token.i, actors=actors, reason="before its verb", because=(span,))


def _spoken_for(scene: Scene, name: Name, word: str) -> Actor:
    """Whose a noun before or after a name is: a person's forces are those that the person speaks for."""
    if name.actor.kind is ActorKind.PERSON:
        return name_mention(scene, name).actors[0]
    if word not in scene.nouns.government:
        return name.actor
    return scene.governments.get(name.actor.id, name.actor)


def _fits(word: str, actor: Actor, nouns: Nouns, *, against: bool) -> bool:
    """A group's fighters are the group; a state's rebels, and a rebel leader in it, are not the state."""
    if actor.kind in _NOT_OWN or (against and actor.kind is ActorKind.STATE):
        return False
    if actor.kind in (ActorKind.ARMED_GROUP, ActorKind.GOVERNMENT, ActorKind.ORGANISATION):
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
    return bool(inner) and token.lemma in nouns.generic | nouns.government


def _home(scene: Scene, token: Token) -> Mention | None:
    home = scene.home_at(token.i)
    if home is None:
        return None
    return Mention(
        span=scene.phrase(token.i),
        head=token.i,
        actors=(home,),
        reason=OF_HOME,
        because=scene.words_of(home),
    )


def _plain_group(scene: Scene, token: Token) -> bool:
    inner = list(scene.tree.inner(token.i))
    helped = any(t.tag == "VBN" and t.i and scene.tree.tokens[t.i - 1].text == "-" for t in inner)
    return helped or any(
        t.lemma in scene.nouns.group | scene.nouns.kinds or t.text.lower() in TOWARDS for t in inner
    )


def _set_apart(scene: Scene, token: Token) -> bool:
    return any(inner.lemma in scene.nouns.apart for inner in scene.tree.inner(token.i))
