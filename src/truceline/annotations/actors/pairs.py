"""The two sides that "both sides", "the two countries" and "they" can mean."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from truceline.annotations.actors.scene import Scene
from truceline.model import Actor, ActorKind, Mention, Span, Token

SIDES = frozenset(
    {ActorKind.STATE, ActorKind.GOVERNMENT, ActorKind.ARMED_GROUP, ActorKind.TERRITORY, ActorKind.GROUP}
)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two sides spoken of together, the words that do so, and the token at which they are complete.

    `outside` is true of two that mediate.
    """

    actors: tuple[Actor, ...]
    because: tuple[Span, ...]
    at: int
    outside: bool = False


@dataclass(slots=True)
class Pairs:
    """The pairs of a document so far, newest last, and every side."""

    scene: Scene
    told: list[Pair] = field(default_factory=list)
    sides: list[Mention] = field(default_factory=list)

    @property
    def newest(self) -> Pair | None:
        """The pair last spoken of."""
        return self.told[-1] if self.told else None

    def see(self, mention: Mention) -> None:
        """Takes note of two sides in one phrase, or of a side joined to one just seen."""
        actors = tuple(actor for actor in mention.actors if actor.kind in SIDES)
        if not actors or self._is_unarmed(mention):
            return
        if len(actors) == 2:
            self.told.append(Pair(actors, (mention.span,), mention.head, self._mediates(mention.head)))
        self._join(mention, actors)
        self.sides.append(mention)

    def _is_unarmed(self, mention: Mention) -> bool:
        """Whether a mention is of people who fight nobody: "relief workers", "protesters"."""
        nouns = self.scene.nouns
        lemma = self.scene.tree.tokens[mention.head].lemma
        people = all(actor.kind is ActorKind.GROUP for actor in mention.actors)
        return people and lemma in nouns.people - nouns.group - nouns.kinds

    def _join(self, mention: Mention, actors: tuple[Actor, ...]) -> None:
        token = self.scene.tree.tokens[mention.head]
        three = self.scene.tree.tokens[token.head].dep == "conj" or any(
            self.scene.tree.below(token.i, "conj")
        )
        if token.dep != "conj" or three or len(actors) != 1:
            return
        first = next((other for other in reversed(self.sides) if other.head == token.head), None)
        if first is not None and len(first.actors) == 1 and first.actors != actors:
            both, words = (first.actors[0], actors[0]), (first.span, mention.span)
            self.told.append(Pair(both, words, mention.head, self._mediates(first.head)))

    def _mediates(self, i: int) -> bool:
        """Whether two names are those of mediators: "brokered by A and B", "A and B hosted talks", "A and B, the mediators"."""
        tree, nouns = self.scene.tree, self.scene.nouns
        token = tree.tokens[i]
        above = tree.tokens[token.head]
        beside = (above, *tree.below(i, "appos", "compound"))
        if any({t.lemma, t.text.lower()} & nouns.helping for t in beside):
            return True  # "Saudi and American mediators"
        if token.dep == "pobj" and above.text.lower() == "by":
            return tree.tokens[above.head].lemma in nouns.brokering
        return token.dep == "nsubj" and above.lemma in nouns.brokering - {"back", "negotiate", "propose"}

    def mention(self, token: Token, *, states: bool) -> Mention | None:
        """The pair that words such as "both sides" stand for; `states`: only two states will do. None where none was told."""
        fitting = [
            pair for pair in self.told if not states or all(a.kind is ActorKind.STATE for a in pair.actors)
        ]
        fitting = [pair for pair in fitting if not pair.outside] or fitting
        if not fitting:
            return None
        counts = Counter(_key(pair) for pair in fitting)
        newest = _key(fitting[-1])
        best = (
            newest
            if counts[newest] > 1
            else max(counts, key=lambda ids: (counts[ids], ids == newest, sorted(ids)))
        )
        pair = next(pair for pair in reversed(fitting) if _key(pair) == best)
        return self._made(token, pair.actors, pair.because, "the pair last spoken of")

    def only_two(self, token: Token, *, states: bool) -> Mention | None:
        """The two sides of a document that has spoken of no third one; None where there are fewer or more."""
        first: dict[Actor, Span] = {}
        for mention in self.sides:
            for actor in mention.actors:
                if actor.kind is ActorKind.STATE or (not states and actor.kind in SIDES):
                    first.setdefault(actor, mention.span)
        if len(first) != 2:
            return None
        return self._made(token, tuple(first), tuple(first.values()), "the only two sides named")

    def _made(
        self, token: Token, actors: tuple[Actor, ...], because: tuple[Span, ...], reason: str
    ) -> Mention:
        span = self.scene.phrase(token.i)
        return Mention(span=span, head=token.i, actors=actors, reason=reason, because=because)


def _key(pair: Pair) -> frozenset[str]:
    return frozenset(actor.id for actor in pair.actors)
