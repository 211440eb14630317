"""Who is meant by "it", "the two countries", "both sides", "the diplomat", "the group", "the disputed region"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from truceline.annotations.actors.pairs import SIDES, Pairs
from truceline.annotations.actors.scene import Scene
from truceline.model import Actor, ActorKind, Mention, Token

_DEFINITE = frozenset({"the", "both", "these", "those", "two", "this", "that", "three"})
_TWO = frozenset({"two", "both", "warring", "rival", "opposing", "conflicting", "respective", "other"})
_EACH = frozenset({"each", "either", "neither"})
_REACH = 60  # tokens: how far back a pronoun may look, about two sentences of news
_NEAR = 6  # actors last spoken of, among whom "whose" has its own
_GROUPS = frozenset({ActorKind.ARMED_GROUP, ActorKind.GROUP})
_SPEAKING = SIDES | {ActorKind.ORGANISATION}


@dataclass(slots=True)
class Memory:
    """Who was spoken of so far, newest last, while a document is read from the top."""

    scene: Scene
    seen: list[Mention] = field(default_factory=list)
    people: list[Mention] = field(default_factory=list)
    actors: list[Mention] = field(default_factory=list)
    territories: list[Mention] = field(default_factory=list)
    pairs: Pairs = field(init=False)

    def __post_init__(self) -> None:
        self.pairs = Pairs(self.scene)

    def see(self, mention: Mention) -> None:
        """Takes note of a mention."""
        kinds = {actor.kind for actor in mention.actors}
        self.seen = [*self.seen[-3:], mention]
        if mention.reason.startswith("office") or ActorKind.PERSON in kinds:
            self.people.append(mention)
        head = self.scene.tree.tokens[mention.head]
        if mention.reason == "belongs to" and head.lemma in self.scene.nouns.person and head.dep == "nsubj":
            self.people.append(mention)  # "Mali's president … he"
        if kinds & (SIDES | {ActorKind.ORGANISATION}):
            self.actors.append(mention)
        if ActorKind.TERRITORY in kinds:  # "officials in Abkhazia and Georgia": the region is the first alone
            lands = tuple(actor for actor in mention.actors if actor.kind is ActorKind.TERRITORY)
            self.territories.append(replace(mention, actors=lands))
        self.pairs.see(mention)

    def resolve(self, token: Token) -> Mention | None:
        """Whom a pronoun or a definite description stands for; None where the text does not tell."""
        if token.pos in ("PRON", "DET", "NUM", "CCONJ"):
            return self._pronoun(token)
        if token.lemma == "latter":
            return self._latter(token)
        return self._theirs(token) or self._description(token)

    def _description(self, token: Token) -> Mention | None:
        inner = {
            t.text.lower() for t in self.scene.tree.below(token.i, "det", "nummod", "predet", "amod", "poss")
        }
        plural = token.tag in ("NNS", "NNPS")
        post = token.lemma in self.scene.nouns.paired_posts and bool(self.scene.nouns.paired_kinds & inner)
        if plural and (post or token.lemma in self.scene.nouns.pair) and self._is_pair(token, inner):
            return self._two(token, states=token.lemma in ("country", "nation", "state"))
        if _EACH & inner and token.lemma in self.scene.nouns.sides:
            return self._two(token, states=False)
        if not _DEFINITE & inner:
            return self._one_group(token) if plural and not inner else None
        alone = None if plural else self._person(token) or self._home(token)
        return (
            alone
            or self._region(token)
            or self._again(token)
            or self._one_group(token)
            or self._single(token)
        )

    def _person(self, token: Token) -> Mention | None:
        if token.lemma not in self.scene.nouns.person or not self.people:
            return None
        return self._same(token, self.people[-1], "the person last named")

    def _home(self, token: Token) -> Mention | None:
        """The state that the report is about, for "the country"."""
        home = self.scene.home_at(token.i)
        if token.lemma not in ("country", "nation") or home is None or any(self._owned(token)):
            return None
        span = self.scene.phrase(token.i)
        reason = "the state that the report is about"
        return Mention(
            span=span, head=token.i, actors=(home,), reason=reason, because=self.scene.words_of(home)
        )

    def _latter(self, token: Token) -> Mention | None:
        """The one of two last named, places where something is left out."""
        tree = self.scene.tree
        for mention in reversed(self.pairs.sides):
            head = tree.tokens[mention.head]
            where = head.dep == "pobj" and tree.tokens[head.head].text.lower() in ("in", "from", "near")
            if not where and len(mention.actors) == 1 and head.dep not in ("amod", "compound", "poss"):
                return self._near(token, mention, "the one last named")
        return None

    def _theirs(self, token: Token) -> Mention | None:
        """Those that the pronoun in "his group" or "its army" stands for."""
        nouns = self.scene.nouns
        own = token.lemma in nouns.own
        if not own and (token.lemma not in nouns.government | nouns.group or token.lemma in nouns.kinds):
            return None
        for owner in self.scene.tree.below(token.i, "poss"):
            at = self._antecedent(token) if owner.tag == "WP$" else owner.i
            near = (
                m for m in reversed(self.actors[-_NEAR:] if owner.tag == "WP$" else self.seen) if m.head == at
            )
            meant = next((m for m in near if owner.pos in ("PRON", "NOUN", "DET")), None)
            speaks = meant is not None and all(actor.kind in _SPEAKING for actor in meant.actors)
            if meant is not None and speaks and (not own or self._is_led(token, meant)):
                return self._same(token, meant, "belongs to")
        return None

    def _antecedent(self, token: Token) -> int | None:
        """What "whose" before a noun takes up: the word that its clause hangs on."""
        for above in (token, *self.scene.tree.above(token.i)):
            if above.dep == "relcl":
                return above.head
        return None

    def _is_led(self, token: Token, meant: Mention) -> bool:
        """Whether "his country" is a state's, and "his men" and "its party" are those of a group."""
        kinds = {actor.kind for actor in meant.actors}
        land = token.lemma in ("country", "nation")
        return kinds == {ActorKind.STATE} if land else kinds == {ActorKind.ARMED_GROUP}

    def _is_pair(self, token: Token, inner: set[str]) -> bool:
        kind = any(self.scene.tree.below(token.i, "compound", "nmod"))  # "opposition parties"
        bare = not kind and inner <= _DEFINITE | {"all"}
        return bool(_TWO & inner) or (token.lemma in self.scene.nouns.sides and bare)

    def _region(self, token: Token) -> Mention | None:
        """The authorities of a region spoken of before ("officials in the breakaway region")."""
        nouns = self.scene.nouns
        if token.lemma in nouns.territory and self.territories:
            return self._same(token, self.territories[-1], "the territory last named")
        return None

    def _again(self, token: Token) -> Mention | None:
        """The same noun as before, taken up with "the": "regional blocs A and B … the blocs"."""
        if token.lemma not in self.scene.nouns.acting or any(self._owned(token)):
            return None
        tokens = self.scene.tree.tokens
        same = [m for m in self.actors if tokens[m.head].lemma == token.lemma and m.head < token.i]
        same = [m for m in same if tokens[m.head].tag == token.tag and m.actors != (self.scene.home,)]
        if (
            token.lemma not in self.scene.nouns.home
        ):  # "the government", after "the Malian government and rebel troops"
            same = same or list(self._with_noun(token))
        if not same or len({m.actors for m in same}) > 1:
            return None
        return self._same(token, same[-1], "the same words before")

    def _with_noun(self, token: Token) -> Iterator[Mention]:
        """Names that stood behind the same noun, all of them as one: "the blocs A and B"."""
        tree = self.scene.tree
        for first in self.actors:
            if not any(t.text.lower() == token.text.lower() for t in tree.inner(first.head)):
                continue
            heads = {t.i for t in tree.conjuncts(first.head)}
            group = [m for m in self.actors if m.head in heads]
            actors = tuple(dict.fromkeys(actor for m in group for actor in m.actors))
            yield replace(first, actors=actors, because=tuple(m.span for m in group[1:]))

    def _owned(self, token: Token) -> Iterator[Token]:
        """Words before a noun that tell whose or of what kind it is."""
        idle = self.scene.nouns.idle
        for inner in self.scene.tree.below(token.i, "amod", "compound", "nmod", "poss"):
            if inner.lemma not in idle:
                yield inner

    def _one_group(self, token: Token) -> Mention | None:
        """The one group that the document has named, for "rebels" or "the militants", if it fights where the report plays."""
        nouns = self.scene.nouns
        if token.tag not in ("NNS", "NNPS") or token.lemma not in nouns.kinds | nouns.bare:
            return None
        if any(t.pos == "PROPN" or t.i in self.scene.names for t in self._owned(token)):
            return None
        if any(self.scene.tree.objects(token.i, "of", "in", "from")):
            return None
        named = {
            actor: m
            for m in self.actors
            for actor in m.actors
            if (actor.kind is ActorKind.ARMED_GROUP and self._is_near(actor)) or self._is_described(m)
        }
        if len(named) != 1:
            return None
        (mention,) = named.values()
        return self._same(token, mention, "the only group named")

    def _is_near(self, actor: Actor) -> bool:
        home = self.scene.home
        return actor.within is not None and (home is None or actor.within == home.id)

    def _is_described(self, mention: Mention) -> bool:
        """Whether a mention is of fighters without a name whom the text told apart by more than a noun."""
        head = self.scene.tree.tokens[mention.head]
        fighters = head.lemma in self.scene.nouns.kinds | self.scene.nouns.generic
        return fighters and mention.reason == "words as printed"

    def _single(self, token: Token) -> Mention | None:
        """The one last named, for "the group", "the militant group" or "the bloc", if no other is named as near."""
        nouns = self.scene.nouns
        if token.lemma not in nouns.single or token.tag != "NN":
            return None
        owned = list(self._owned(token))
        fights = any(t.lemma in nouns.kinds | nouns.armed or t.text.lower() in nouns.armed for t in owned)
        if owned and not fights:
            return None
        bodies = {ActorKind.ORGANISATION, *_GROUPS}
        if fights or token.lemma in nouns.bands:
            bodies = set(_GROUPS)
        elif token.lemma in nouns.leagues:
            bodies = {ActorKind.ORGANISATION}
        near = [m for m in self.actors if {a.kind for a in m.actors} <= bodies and token.i - m.head <= _REACH]
        return self._only(token, near, "the group last named")

    def _only(self, token: Token, near: list[Mention], reason: str) -> Mention | None:
        """The one actor of these mentions; of several, the newest subject; None where that does not tell."""
        if len({m.actors for m in near}) > 1:
            near = [m for m in near if self._is_subject(m.head)]
        if not near or len({m.actors for m in near}) > 1:
            return None
        return self._same(token, near[-1], reason)

    def _is_subject(self, i: int) -> bool:
        """Whether a word is a subject, or joined to one."""
        tokens = self.scene.tree.tokens
        while tokens[i].dep == "conj":
            i = tokens[i].head
        return tokens[i].dep in ("nsubj", "nsubjpass")

    def _pronoun(self, token: Token) -> Mention | None:
        word = token.text.lower()
        if word in ("he", "she", "him", "her", "his") and self.people:
            return self._near(token, self.people[-1], "the person last named")
        the_two = word == "two" and any(self.scene.tree.below(token.i, "det"))
        if the_two or word in ("both", "other", "each", "neither", "either"):
            return self._two(token, states=False)
        if word in ("they", "their", "them"):
            return self._they(token)
        if word in ("it", "its") and self.actors:
            meant = self._speaker(token) or self._subject(one=True) or self.actors[-1]
            return self._near(token, meant, "the actor last spoken of")
        return None

    def _they(self, token: Token) -> Mention | None:
        """Several take "they" before one does: the newest pair or plural, else the newest actor that is a subject."""
        if not self.actors:
            return None
        several = [m for m in self.actors[-6:] if self._is_several(m) and token.i - m.head <= _REACH]
        pair = self.pairs.newest
        if pair is not None and token.i - pair.at <= _REACH and (not several or pair.at >= several[-1].head):
            return self.pairs.mention(token, states=False)
        if several:
            return self._same(token, several[-1], "those last spoken of")
        return self._near(token, self._subject() or self.actors[-1], "the actor last spoken of")

    def _is_several(self, mention: Mention) -> bool:
        head = self.scene.tree.tokens[mention.head]
        return len(mention.actors) > 1 or (
            head.tag in ("NNS", "NNPS") and head.lemma in self.scene.nouns.acting
        )

    def _subject(self, *, one: bool = False) -> Mention | None:
        """The newest actor that is a subject: what "it" takes up first, which can be only `one`."""
        recent = self.actors[-4:]
        tokens = self.scene.tree.tokens
        several = ("NNS", "NNPS") if one else ()
        subjects = (m for m in reversed(recent) if tokens[m.head].dep in ("nsubj", "nsubjpass"))
        return next((m for m in subjects if tokens[m.head].tag not in several), None)

    def _speaker(self, token: Token) -> Mention | None:
        """Who said what somebody else did, for the "it" that goes on: "Mali said that Chad broke the truce. It denied …"."""
        tokens = self.scene.tree.tokens
        heads = {m.head: m for m in self.actors[-4:] if tokens[m.head].dep == "nsubj"}
        verbs = {tokens[head].head: m for head, m in heads.items()}
        newest = self._subject()
        if token.dep != "nsubj" or newest is None or tokens[tokens[token.i].head].dep != "ROOT":
            return None
        told = tokens[tokens[newest.head].head]
        above = verbs.get(told.head) if told.dep == "ccomp" else None
        return above if above is not None and tokens[told.head].dep == "ROOT" else None

    def _two(self, token: Token, *, states: bool) -> Mention | None:
        return self.pairs.mention(token, states=states) or self.pairs.only_two(token, states=states)

    def _near(self, token: Token, antecedent: Mention, reason: str) -> Mention | None:
        if token.i - antecedent.head > _REACH:
            return None
        return self._same(token, antecedent, reason)

    def _same(self, token: Token, antecedent: Mention, reason: str) -> Mention:
        span = self.scene.phrase(token.i)
        because = (antecedent.span, *antecedent.because)
        return Mention(span=span, head=token.i, actors=antecedent.actors, reason=reason, because=because)
