"""Who is meant by "it", "the two countries", "both sides", "the diplomat", "the disputed region"."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from truceline.annotations.actors.phrases import Scene
from truceline.model import Actor, ActorKind, Mention, Span, Token

_SIDES = frozenset(
    {ActorKind.STATE, ActorKind.GOVERNMENT, ActorKind.ARMED_GROUP, ActorKind.TERRITORY, ActorKind.GROUP}
)
_DEFINITE = frozenset({"the", "both", "these", "those", "two", "this", "that"})
_REACH = 60  # tokens: how far back a pronoun may look, about two sentences of news


@dataclass(slots=True)
class Memory:
    """Who was spoken of so far, newest last, while a document is read from the top."""

    scene: Scene
    people: list[Mention] = field(default_factory=list)
    sides: list[Mention] = field(default_factory=list)
    actors: list[Mention] = field(default_factory=list)
    territories: list[Mention] = field(default_factory=list)
    pairs: list[tuple[tuple[Actor, ...], Span]] = field(default_factory=list)

    def see(self, mention: Mention) -> None:
        """Takes note of a mention."""
        kinds = {actor.kind for actor in mention.actors}
        if mention.reason.startswith("office") or ActorKind.PERSON in kinds:
            self.people.append(mention)
        if kinds & _SIDES:
            self.sides.append(mention)
        if kinds & (_SIDES | {ActorKind.ORGANISATION}):
            self.actors.append(mention)
        if ActorKind.TERRITORY in kinds:
            self.territories.append(mention)
        self._see_pair(mention)

    def _see_pair(self, mention: Mention) -> None:
        """Two sides in one phrase, or a side joined to the one just seen."""
        actors = tuple(actor for actor in mention.actors if actor.kind in _SIDES)
        if len(actors) == 2:
            self.pairs.append((actors, mention.span))
        token = self.scene.tree.tokens[mention.head]
        if token.dep != "conj" or len(actors) != 1:
            return
        first = next((other for other in reversed(self.sides) if other.head == token.head), None)
        if first is not None and len(first.actors) == 1 and first.actors != actors:
            self.pairs.append(((first.actors[0], actors[0]), mention.span))

    def resolve(self, token: Token) -> Mention | None:
        """Whom a pronoun or a definite description stands for; None where the text does not tell."""
        if token.pos == "PRON":
            return self._pronoun(token)
        inner = [
            t.text.lower() for t in self.scene.tree.below(token.i, "det", "nummod", "predet", "amod", "poss")
        ]
        if not _DEFINITE.intersection(inner):
            return None
        nouns = self.scene.nouns
        plural = token.tag in ("NNS", "NNPS")
        if plural and token.lemma in nouns.pair and (_is_two(inner) or token.lemma in ("side", "party")):
            return self._pair(token, states=token.lemma in ("country", "nation", "state"))
        if token.lemma in nouns.person and not plural and self.people:
            return self._same(token, self.people[-1], "the person last named")
        return self._region(token)

    def _region(self, token: Token) -> Mention | None:
        """The authorities of a region spoken of before ("officials in the breakaway region")."""
        nouns = self.scene.nouns
        if token.lemma in nouns.territory and self.territories:
            return self._same(token, self.territories[-1], "the territory last named")
        return None

    def _pronoun(self, token: Token) -> Mention | None:
        word = token.text.lower()
        if word in ("he", "she", "him", "her", "his") and self.people:
            return self._near(token, self.people[-1], "the person last named")
        if word in ("both", "other") or (word == "each"):
            return self._pair(token, states=False)
        if word == "they" and self.pairs and self.sides and self._pair_is_newest():
            return self._pair(token, states=False)
        if word in ("it", "they", "its", "their", "them") and self.actors:
            return self._near(token, self._subject() or self.actors[-1], "the actor last spoken of")
        return None

    def _subject(self) -> Mention | None:
        """The newest actor that is a subject: what "it" takes up first."""
        recent = self.actors[-4:]
        tokens = self.scene.tree.tokens
        return next((m for m in reversed(recent) if tokens[m.head].dep in ("nsubj", "nsubjpass")), None)

    def _pair_is_newest(self) -> bool:
        return self.pairs[-1][1].end >= self.sides[-1].span.end

    def _pair(self, token: Token, *, states: bool) -> Mention | None:
        fitting = [
            pair
            for pair in self.pairs
            if not states or all(actor.kind is ActorKind.STATE for actor in pair[0])
        ]
        if not fitting:
            return None
        counts = Counter(frozenset(actor.id for actor in actors) for actors, _ in fitting)
        newest = frozenset(actor.id for actor in fitting[-1][0])
        best = (
            newest
            if counts[newest] > 1
            else max(counts, key=lambda ids: (counts[ids], ids == newest, sorted(ids)))
        )
        actors, because = next(pair for pair in reversed(fitting) if frozenset(a.id for a in pair[0]) == best)
        span = self.scene.phrase(token.i)
        return Mention(
            span=span, head=token.i, actors=actors, reason="the pair last spoken of", because=(because,)
        )

    def _near(self, token: Token, antecedent: Mention, reason: str) -> Mention | None:
        if token.i - antecedent.head > _REACH:
            return None
        return self._same(token, antecedent, reason)

    def _same(self, token: Token, antecedent: Mention, reason: str) -> Mention:
        span = self.scene.phrase(token.i)
        because = (antecedent.span, *antecedent.because)
        return Mention(span=span, head=token.i, actors=antecedent.actors, reason=reason, because=because)


def _is_two(inner: list[str]) -> bool:
    return bool({"two", "both", "warring", "rival", "opposing"}.intersection(inner))
