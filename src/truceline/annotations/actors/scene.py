"""What a document tells about names before its phrases are read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from truceline.annotations.actors.names import Name
from truceline.annotations.actors.nouns import Nouns
from truceline.annotations.actors.offices import Office, is_apart
from truceline.annotations.gazetteer import Gazetteer
from truceline.model import Actor, ActorKind, Sentence, Span
from truceline.syntax import Tree


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """A document's names, offices and nouns; `home` is the state that it is about, None where it tells of none or of two.

    `heads_of_home` are persons in an office of state whose state is only understood ("In Mali, President Ana Touré").

    `governments` are those who, on its day, govern states and territories in their stead.
    """

    text: str
    tree: Tree
    names: Mapping[int, Name]
    offices: Mapping[str, Office]
    nouns: Nouns
    gazetteer: Gazetteer
    governments: Mapping[str, Actor]
    home: Actor | None = None
    sentences: Sequence[Sentence] = ()
    heads_of_home: Mapping[str, Office] = field(default_factory=dict)

    def span(self, first: int, last: int) -> Span:
        """The words from one token to another, inclusive."""
        return Span.of(self.text, self.tree.tokens[first].start, self.tree.tokens[last].end)

    def phrase(self, head: int) -> Span:
        """The words of a noun phrase up to its head."""
        return self.span(min((token.i for token in self.tree.inner(head)), default=head), head)

    def home_at(self, i: int) -> Actor | None:
        """The state that "the government" is of in the sentence of a token: the one that opens it ("In Mali, …"), else `home`.

        Where the document is about two, it is the only one that the sentence names before.
        """
        sentence = next((one for one in self.sentences if one.first <= i < one.last), None)
        if sentence is None:
            return self.home
        named = {
            name.actor: name
            for name in self.names.values()
            if sentence.first <= name.first < i and name.role == "name" and self.is_state(name.actor)
        }
        opening = next((one for one, name in named.items() if self._opens(name, sentence)), None)
        alone = next(iter(named)) if len(named) == 1 else None
        return opening or self.home or alone

    def _opens(self, name: Name, sentence: Sentence) -> bool:
        words = [token.text for token in self.tree.tokens[sentence.first : name.last + 1]]
        return name.first == sentence.first + 1 and words[0] in ("In", "in") and words[-1] == ","

    def words_of(self, state: Actor) -> tuple[Span, ...]:
        """The words that first name a state, or who belongs to it."""
        named = (name for name in self.names.values() if self.gazetteer.country_of(name.actor.id) == state.id)
        first = min(named, key=lambda name: name.first, default=None)
        return (self.span(first.first, first.last - 1),) if first else ()

    def is_state(self, actor: Actor) -> bool:
        """Whether an actor is a member of the system of states (Correlates of War, Gleditsch-Ward)."""
        codes = self.gazetteer.codes.get(actor.id)
        return codes is not None and (codes.cow is not None or codes.gw is not None)

    def is_town(self, actor: Actor) -> bool:
        """Whether a place has a point; regions have none."""
        place = next((p for p in self.gazetteer.places(actor.name) if p.actor.id == actor.id), None)
        return place is not None and place.latitude is not None


def home_of(names: Sequence[Name], tree: Tree, gazetteer: Gazetteer, nouns: Nouns) -> Actor | None:
    """The state that a document names most, through its towns and groups too; None where two are named equally often.

    A state's or group's own name weighs twice a place's. Who stands in "US-brokered", "pro-Russian", "mediated by
    Qatar" or "the US embassy" is not counted.
    """
    weights: Counter[str] = Counter()
    for name in names:
        country = gazetteer.country_of(name.actor.id) or _state_of_place(name, gazetteer)
        if country is not None and not is_apart(tree, name) and not _is_outside(tree, name, nouns):
            weights[country] += 1 if name.role == "capital" or name.actor.kind is ActorKind.PLACE else 2
    ranked = weights.most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return None
    return gazetteer.actor(ranked[0][0])


def _is_outside(tree: Tree, name: Name, nouns: Nouns) -> bool:
    """Whether a name stands after "mediated by", or says only whose embassy or envoy is there."""
    above = tree.tokens[tree.tokens[name.head].head]
    if above.text.lower() == "by":
        return tree.tokens[above.head].lemma in nouns.brokering
    return tree.tokens[name.head].dep in ("amod", "compound", "nmod", "poss") and above.lemma in nouns.abroad


def _state_of_place(name: Name, gazetteer: Gazetteer) -> str | None:
    within = name.actor.within if name.actor.kind is ActorKind.PLACE else None
    state = gazetteer.actor(within) if within else None
    return state.id if state else None
