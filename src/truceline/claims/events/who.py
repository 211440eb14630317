"""Who does an event and who it is done to or with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from truceline.claims.clauses.owners import owners
from truceline.claims.clauses.roles import as_role, join, roles, without
from truceline.claims.clauses.slots import things_of
from truceline.claims.clauses.subjects import objects, passive_subjects, subjects
from truceline.claims.clauses.wordframes import Shown, things
from truceline.claims.events.find import Event
from truceline.claims.reading import Reading
from truceline.claims.vocabulary import speaking_words
from truceline.model import ActorKind, Role, Token

_PLACES = frozenset({ActorKind.PLACE, ActorKind.TERRITORY, ActorKind.STATE})
_TOWNS = frozenset({ActorKind.PLACE})
_WHERE = ("in", "at", "near", "around", "outside", "across", "throughout", "on", "inside", "along")
_WITHIN = ("of", "from", "for", "to", "on", "against", "with", "between", "by")


def sources(reading: Reading, event: Event) -> tuple[Role, ...]:
    """Who does it: the subject, the agent of a passive, the owner of a noun; whoever it is laid to; who lays a duty on another."""
    if event.speech is not None:
        return roles(reading, subjects(reading, event.speech))
    if _is_reported(reading, event):
        return ()
    heads = _doers(reading, event)
    named = roles(reading, heads) or _of_named(reading, heads)
    return targets(reading, event.accused) if event.accused is not None and not named else named


def _doers(reading: Reading, event: Event) -> list[int]:
    token = reading.tokens[event.trigger]
    if event.frame.noun and token.dep in ("nsubj", "nsubjpass"):  # "fighting began": nobody above does it
        between = reading.tree.objects(token.i, "between", "among")
        return owners(reading, token.i) or [t.i for start in between for t in reading.tree.conjuncts(start.i)]
    return subjects(reading, event.trigger) or _of_held(reading, event) or _where_sheltered(reading, event)


def _of_held(reading: Reading, event: Event) -> list[int]:
    """Whose a noun is that a participle says is held: "after *negotiations* held in Tunis, Chad and Mali agreed"."""
    token = reading.tokens[event.trigger]
    held = token.dep == "acl" and token.tag == "VBN" and reading.tokens[token.head].lemma in event.frame.of
    return subjects(reading, token.head) if held else []


def _where_sheltered(reading: Reading, event: Event) -> list[int]:
    """Whose place it is where people are told to be taken in by nobody: "are being sheltered at a base run by Kenya"."""
    if event.sort.name != "aid" or not passive_subjects(reading, event.trigger):
        return []
    return [i for place in reading.tree.objects(event.trigger, "at", "in") for i in owners(reading, place.i)]


def _is_reported(reading: Reading, event: Event) -> bool:
    """Whether a gerund is only told of by the subject above it: "residents reported shelling"."""
    token = reading.tokens[event.trigger]
    head = reading.tokens[token.head]
    return (
        token.tag in ("VBG", "NN")
        and token.dep in ("xcomp", "dobj")
        and head.lemma in speaking_words().saying
    )


def targets(reading: Reading, event: Shown) -> tuple[Role, ...]:
    """The others: where the frame says that they stand, and those whom these words name inside ("Russian diplomats")."""
    heads = list(dict.fromkeys(_heads(reading, event)))
    named = roles(reading, heads)
    return named or _of_named(reading, heads)


def addressees(reading: Reading, event: Event, speaking: Iterable[Role]) -> tuple[Role, ...]:
    """Who is spoken to or of: as the frame says, else the first one named in what is agreed, asked, refused or threatened."""
    told = without(targets(reading, event), speaking)
    if told or not event.frame.sort.takes_in:
        return told
    below = sorted(token.i for token in reading.tree.subtree(event.trigger) if token.i > event.trigger)
    return next((found for i in below if (found := without(roles(reading, [i]), speaking))), ())


def _heads(reading: Reading, event: Shown) -> Iterator[int]:
    i = event.trigger
    for slot in event.frame.to:
        if slot == "subject":
            yield from subjects(reading, i)
            yield from passive_subjects(reading, i)
        elif slot == "object":
            yield from (*objects(reading, i), *passive_subjects(reading, i))
            yield from _asked(reading, event)
        elif slot == "dative":
            yield from (t.i for t in reading.tree.below(i, "dative"))
        else:
            yield from (t.i for start in _after(reading, i, slot) for t in reading.tree.conjuncts(start.i))


def _asked(reading: Reading, event: Shown) -> Iterator[int]:
    """Who is to do what is asked: "wants *Mali* to leave"."""
    if event.frame.asks_another:
        for verb in reading.tree.below(event.trigger, "xcomp", "ccomp"):
            yield from (t.i for t in reading.tree.below(verb.i, "nsubj"))


def _after(reading: Reading, i: int, preposition: str) -> Iterator[Token]:
    """What the preposition brings in, below the word itself or below its object ("held *talks with* Mali")."""
    tree = reading.tree
    for above in (i, *objects(reading, i), *passive_subjects(reading, i)):
        for prep in tree.below(above, "prep", "agent", "dative"):
            if prep.text.lower() == preposition:
                yield from tree.below(prep.i, "pobj")
                continue
            for inner in (*tree.below(prep.i, "pobj"), prep):
                for deeper in tree.below(inner.i, "prep"):
                    if deeper.text.lower() == preposition:
                        yield from tree.below(deeper.i, "pobj")


def _of_named(reading: Reading, heads: Iterable[int]) -> tuple[Role, ...]:
    """Those whom a phrase names inside: "two Russian diplomats", "the border with Chad", "members of Hamas"."""
    found: list[tuple[Role, ...]] = []
    for head in heads:
        inner = [t.i for t in reading.tree.inner(head)]
        inner += [
            t.i for prep in reading.tree.objects(head, *_WITHIN) for t in reading.tree.conjuncts(prep.i)
        ]
        found.append(roles(reading, inner))
    return join(*found)


def places(reading: Reading, event: Shown) -> tuple[Role, ...]:
    """Where it was: places that hang on its word or on its objects, and towns that it was done to ("shelled Goma")."""
    heads = (event.trigger, *(thing.i for thing in things_of(reading, event.trigger)))
    hanging = [
        t.i
        for head in heads
        for start in reading.tree.objects(head, *_WHERE)
        for t in reading.tree.conjuncts(start.i)
    ]
    found: dict[str, Role] = {}
    for i, kinds in (*((i, _PLACES) for i in hanging), *((i, _TOWNS) for i in _heads(reading, event))):
        mention = reading.mentions.get(i)
        for actor in mention.actors if mention else ():
            if mention is not None and actor.kind in kinds:
                found.setdefault(actor.id, as_role(actor, mention))
    return tuple(found.values())


def participants(reading: Reading, event: Event) -> Iterator[tuple[Role, ...]]:
    """Those who take part in a contact, once for each contact: "telephone conversations with A and B" are two calls."""
    here, others = sources(reading, event), targets(reading, event)
    others = without(join(others, _hosts(reading, event.trigger)), here)
    things = (reading.tokens[event.trigger], *reading.tree.below(event.trigger, "dobj"))
    several = event.frame.form == "call" and any(t.tag == "NNS" for t in things)
    if several and len(here) == 1 and len(others) > 1:
        yield from ((*here, other) for other in others)
    elif here or others:
        yield join(here, others)


def _hosts(reading: Reading, i: int) -> tuple[Role, ...]:
    """On whose initiative, or under whose auspices, a contact is held."""
    tree = reading.tree
    inside = (t for t in tree.subtree(i) if t.dep == "pobj" and t.lemma.lower() in things()["auspices"])
    return roles(
        reading, [t.i for thing in inside for t in (*tree.objects(thing.i, "of"), *tree.inner(thing.i))]
    )
