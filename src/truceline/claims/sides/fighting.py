"""Who fights whom, as far as a report tells it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from truceline.claims.clauses.roles import join, without
from truceline.claims.clauses.subjects import objects, passive_subjects, subjects
from truceline.claims.reading import Reading
from truceline.claims.sides.who import between, is_ground, sides, targets
from truceline.claims.vocabulary import ceasefire_words, side_words
from truceline.model import ActorKind, Role, Token

CONTEST = "a conflict of theirs is told"
_JOINING = frozenset({"-", "–", "—", "/", "and", "&"})
JOINED = "they do it together"
TAKEN_UP = "spoken of as the two sides"
_MILD = frozenset({JOINED, TAKEN_UP})  # tell who fights whom only where no fighting is told
_TWO = 2
_MANY = 4  # mild words on two sides that outweigh one attack told of others
_PLAIN = 2  # "the war between A and B" says who fights whom as plainly as two mentions of an attack
KEPT = 4  # reports whose fronts are remembered: extractors ask for those of one report many times over


@dataclass(frozen=True, slots=True, kw_only=True)
class Front:
    """Sides that some words of a report set against each other; a single one where only one of them is named.

    `at` is the token that tells it and `reason` how.
    """

    sides: tuple[Role, ...]
    at: int
    reason: str

    @property
    def ids(self) -> frozenset[str]:
        """The ids of its sides."""
        return frozenset(role.id for role in self.sides)


_TELLING = frozenset({"NOUN", "PROPN", "VERB"})


@lru_cache(maxsize=KEPT)
def fronts(reading: Reading) -> tuple[Front, ...]:
    """Where a report tells who fights whom, in text order."""
    telling = (token for token in reading.tokens if token.pos in _TELLING or token.tag == "VBG")
    return tuple(front for token in telling for front in _fronts(reading, token))


@lru_cache(maxsize=KEPT)
def belligerents(reading: Reading) -> tuple[Role, ...]:
    """The sides that a report tells to be at war with each other: the group told most often, the first of two told equally often."""
    return most_told([front for front in fronts(reading) if len(front.sides) >= _TWO])


def most_told(told: Sequence[Front]) -> tuple[Role, ...]:
    """The sides of the front told most often, of the first one where several are; empty where there is none.

    Those who only sign or meet together count where no fighting between others is told: mediators sign, too.
    """
    fought = [front for front in told if front.reason not in _MILD] or told
    counts: Counter[frozenset[str]] = Counter()
    for front in fought:
        counts[front.ids] += _PLAIN if front.reason == CONTEST else 1
    if len(fought) == 1:  # a single charge against many words on two other sides
        mild = Counter(front.ids for front in told if front.reason in _MILD)
        often = [front for front in told if mild[front.ids] > _MANY]
        fought, counts = (often, mild) if often else (fought, counts)
    most = max((counts[front.ids] for front in fought), default=0)
    return next((front.sides for front in fought if counts[front.ids] == most), ())


def enemies_among(reading: Reading, acting: Sequence[Role]) -> tuple[Role, ...]:
    """Of more than two who act, the two that the report tells to fight each other; empty where it does not."""
    if len(acting) <= _TWO:
        return ()
    ids = {role.id for role in acting}
    pairs = [front for front in fronts(reading) if len(front.ids) == _TWO and front.ids <= ids]
    enemies = {role.id for role in most_told([front for front in pairs if front.reason != JOINED])}
    return tuple(role for role in acting if role.id in enemies)


def _fronts(reading: Reading, token: Token) -> Iterator[Front]:
    for reason, group in _told(reading, token):
        if len(group) > 1 or (group and reason != JOINED):
            yield Front(sides=group, at=token.i, reason=reason)


def _told(reading: Reading, token: Token) -> Iterator[tuple[str, tuple[Role, ...]]]:
    """The sides that one word tells of, by each reading of it, with how."""
    mention = reading.mentions.get(token.i)
    if token.pos == "NOUN" and mention is not None and len(mention.actors) == _TWO and mention.because:
        yield TAKEN_UP, sides(reading, [token.i])
    if token.text.lower() in side_words().contests and token.tag == "VBG":  # "fighting", taken for a verb
        yield CONTEST, _contest(reading, token)
    if token.pos in ("NOUN", "PROPN"):
        yield from _by_noun(reading, token)
    elif token.pos == "VERB":
        yield from _by_verb(reading, token)


def _by_noun(reading: Reading, token: Token) -> Iterator[tuple[str, tuple[Role, ...]]]:
    words = side_words()
    if token.lemma in words.contests:
        yield CONTEST, _contest(reading, token)
    if token.lemma in words.mediated or token.lemma in ceasefire_words().agreements:
        yield JOINED, between(reading, token.i)
    if token.lemma in words.divided:
        yield "named before it", pair_before(reading, token)
    if token.lemma in words.attacks or token.lemma in words.killings:
        yield "an attack is told", _attack(reading, token)
    if token.lemma in words.captives:
        yield "its captives are told", _captives(reading, token)


def _by_verb(reading: Reading, token: Token) -> Iterator[tuple[str, tuple[Role, ...]]]:
    words = side_words()
    if token.lemma in words.attacking or token.lemma in words.clashing:
        yield "fighting is told", _fighting(reading, token)
    if token.lemma in words.blaming:
        yield "one blames the other", _blaming(reading, token)
    if token.lemma in words.together and _is_about_peace(reading, token):
        yield JOINED, sides(reading, subjects(reading, token.i))
    if token.lemma in words.meeting:
        yield JOINED, _meeting(reading, token)


def _contest(reading: Reading, noun: Token) -> tuple[Role, ...]:
    """The sides of "a war between A and B", "its conflict with B"; of "the war with B" whoever the sentence is about."""
    pair = between(reading, noun.i)
    if not pair:
        pair = _broke_out(reading, noun)
    if len(pair) >= _TWO:
        return pair
    other = sides(reading, _conjuncts(reading, noun.i, "with", "against"))
    if not other:
        return pair
    own = sides(reading, [token.i for token in reading.tree.below(noun.i, "poss")])
    return join(own, other)


def _broke_out(reading: Reading, noun: Token) -> tuple[Role, ...]:
    """The sides that stand behind the verb: "a new round of fighting broke out between A and B"."""
    if noun.dep == "pobj" and reading.tokens[noun.head].text.lower() == "of":
        noun = reading.tokens[reading.tokens[noun.head].head]
    return between(reading, noun.head) if noun.dep in ("nsubj", "nsubjpass") else ()


def pair_before(reading: Reading, noun: Token) -> tuple[Role, ...]:
    """The two names joined right before a noun: "the Thailand–Cambodia border"; one alone says where, not who."""
    inner = [token.i for token in reading.tree.inner(noun.i) if token.i in reading.mentions]
    pair = sides(reading, inner)
    if len(pair) != _TWO:
        return ()
    first, second = (reading.token_range(role.words) for role in pair if role.words)
    between_them = {token.text for token in reading.tokens[first[1] : second[0]]}
    return pair if between_them and between_them <= _JOINING else ()


def _attack(reading: Reading, noun: Token) -> tuple[Role, ...]:
    """The sides of "A's attack on B", "A launched strikes against B", "under attack from A"."""
    above = _light_verb(reading, noun)
    own = [token.i for token in reading.tree.below(noun.i, "poss", "amod", "compound", "nmod")]
    own += _conjuncts(reading, noun.i, "by", "from")
    heads = [i for i in own if i in reading.mentions and not _is_where(reading, i)]
    for verb in reading.tree.below(noun.i, "acl"):
        heads += subjects(reading, verb.i) if verb.lemma in side_words().launching else []
    if above is not None:
        heads += subjects(reading, above.i)
    places = [noun.i, *((above.i,) if above is not None else ())]
    onto = side_words().onto | ({"of"} if noun.lemma in side_words().killings else frozenset())
    hit = [
        role
        for place in places
        for head in _conjuncts(reading, place, *onto)
        for role in targets(reading, head)
    ]
    return join(sides(reading, heads), hit)


def _is_where(reading: Reading, i: int) -> bool:
    """Whether a name before an attack is where it was ("a Jerusalem bombing", "rockets from Gaza"), not who did it."""
    mention = reading.mentions[i]
    return mention.reason in ("capital", "seat") or is_ground(mention)


def _light_verb(reading: Reading, noun: Token) -> Token | None:
    """The verb that an attack is the object of ("carried out strikes", "launched a wave of airstrikes")."""
    above = reading.tokens[noun.head]
    if noun.dep == "pobj" and above.text.lower() == "of":
        noun = reading.tokens[above.head]
        above = reading.tokens[noun.head]
    fits = noun.dep in ("dobj", "nsubjpass") and above.lemma in side_words().launching
    return above if fits else None


def _captives(reading: Reading, noun: Token) -> tuple[Role, ...]:
    """The state whose captives are told, and who held them: "Israeli hostages freed by Hamas"."""
    inner = [token.i for token in reading.tree.inner(noun.i) if token.i in reading.mentions]
    held = tuple(role for role in sides(reading, inner) if reading.kinds.get(role.id) is ActorKind.STATE)
    above = next((token for token in reading.tree.above(noun.i) if token.pos == "VERB"), None)
    if not held or above is None or above.lemma not in side_words().freeing:
        return held
    captors = sides(reading, subjects(reading, above.i))
    return join(captors, held) if len(captors) == 1 else held


def _fighting(reading: Reading, verb: Token) -> tuple[Role, ...]:
    """The sides of "A attacks B", "B is shelled by A", "A clashes with B"."""
    does = () if _is_contest(reading, verb) else sides(reading, subjects(reading, verb.i))
    heads = [*objects(reading, verb.i), *passive_subjects(reading, verb.i)]
    heads += _conjuncts(reading, verb.i, "with", "against", "on", "at")
    hit = [role for head in heads for role in targets(reading, head)]
    return join(does, hit)


def _is_contest(reading: Reading, verb: Token) -> bool:
    """Whether it is the war that kills, not a side ("Syria's war, which has killed thousands")."""
    above = [reading.tokens[verb.head]] if verb.dep in ("relcl", "acl") else []
    return any(t.lemma in side_words().contests for t in (*reading.tree.below(verb.i, "nsubj"), *above))


def _blaming(reading: Reading, verb: Token) -> tuple[Role, ...]:
    """The two of "A accuses B", where it is of more than words: nobody is named a side by being blamed alone."""
    matter = [t for of in reading.tree.below(verb.i, "prep") for t in reading.tree.subtree(of.i)]
    if any(t.lemma in side_words().slights for t in matter):
        return ()
    accusers = sides(reading, subjects(reading, verb.i))
    accused = sides(reading, objects(reading, verb.i) or passive_subjects(reading, verb.i))
    return join(accusers, accused) if without(accused, accusers) and accusers else ()


def _is_about_peace(reading: Reading, verb: Token) -> bool:
    """Whether what is done together is about a ceasefire, or hostile: two that sign a memorandum on trade are no sides."""
    words = side_words()
    if verb.lemma in words.hostile:
        return True
    peace = words.mediated | words.contests | ceasefire_words().agreements
    return any(token.lemma in peace for token in reading.tree.subtree(verb.i))


def _meeting(reading: Reading, verb: Token) -> tuple[Role, ...]:
    """A government and an armed group of its own country that meet: mediators meet groups too, but of other countries."""
    group = sides(
        reading, [*subjects(reading, verb.i), *_conjuncts(reading, verb.i, "with"), *objects(reading, verb.i)]
    )
    ids = {role.id for role in group}
    return group if len(group) == _TWO and any(role.within in ids for role in group) else ()


def _conjuncts(reading: Reading, i: int, *prepositions: str) -> list[int]:
    return [t.i for start in reading.tree.objects(i, *prepositions) for t in reading.tree.conjuncts(start.i)]
