"""What a document tells about names before its phrases are read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from truceline.annotations.actors.names import Name
from truceline.annotations.actors.nouns import Nouns
from truceline.annotations.actors.offices import Office, is_apart
from truceline.annotations.gazetteer import Gazetteer
from truceline.model import Actor, ActorKind, Span
from truceline.syntax import Tree


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """A document's names, offices and nouns; `home` is the state that it is about, None where it tells of none or of two."""

    text: str
    tree: Tree
    names: Mapping[int, Name]
    offices: Mapping[str, Office]
    nouns: Nouns
    gazetteer: Gazetteer
    home: Actor | None = None

    def span(self, first: int, last: int) -> Span:
        """The words from one token to another, inclusive."""
        return Span.of(self.text, self.tree.tokens[first].start, self.tree.tokens[last].end)

    def phrase(self, head: int) -> Span:
        """The words of a noun phrase up to its head."""
        return self.span(min((token.i for token in self.tree.inner(head)), default=head), head)

    def is_state(self, actor: Actor) -> bool:
        """Whether an actor is a member of the system of states (Correlates of War, Gleditsch-Ward)."""
        codes = self.gazetteer.codes.get(actor.id)
        return codes is not None and (codes.cow is not None or codes.gw is not None)

    def is_town(self, actor: Actor) -> bool:
        """Whether a place has a point; regions have none."""
        place = next((p for p in self.gazetteer.places(actor.name) if p.actor.id == actor.id), None)
        return place is not None and place.latitude is not None


def home_of(names: Sequence[Name], tree: Tree, gazetteer: Gazetteer) -> Actor | None:
    """The state that a document names most, through its towns and groups too; where two are named equally often, the one
    whose places are named more; None where that tells nothing either.

    Who stands in "US-brokered" or "pro-Russian" is not counted.
    """
    counted = [name for name in names if not is_apart(tree, name)]
    counts: Counter[str] = Counter()
    places: Counter[str] = Counter()
    for name in counted:
        country = gazetteer.country_of(name.actor.id) or _state_of_place(name, gazetteer)
        if country is not None:
            counts[country] += 1
            places[country] += name.actor.kind in (ActorKind.PLACE, ActorKind.TERRITORY, ActorKind.ARMED_GROUP)
    ranked = sorted(counts, key=lambda key: (counts[key], places[key]), reverse=True)[:2]
    if not ranked or (len(ranked) > 1 and _weight(ranked[0], counts, places) == _weight(ranked[1], counts, places)):
        return None
    return gazetteer.actor(ranked[0])


def _weight(key: str, counts: Counter[str], places: Counter[str]) -> tuple[int, int]:
    return counts[key], places[key]


def _state_of_place(name: Name, gazetteer: Gazetteer) -> str | None:
    within = name.actor.within if name.actor.kind is ActorKind.PLACE else None
    state = gazetteer.actor(within) if within else None
    return state.id if state else None
