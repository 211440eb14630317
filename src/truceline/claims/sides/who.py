"""Which phrases stand for a side of a conflict, and which only for a place, a person or a people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from truceline.claims.clauses.addresses import GROUND, TOWNS, ends_address
from truceline.claims.clauses.roles import as_role, join
from truceline.claims.reading import Reading, once
from truceline.claims.vocabulary import side_words
from truceline.model import Actor, ActorKind, Mention, Role, Token

_SIDES = frozenset(
    {ActorKind.STATE, ActorKind.GOVERNMENT, ActorKind.ARMED_GROUP, ActorKind.TERRITORY, ActorKind.GROUP}
)
_BETWEEN = ("between", "among")
_STRETCH = 16  # tokens after "between" in which both sides stand, with their titles
STATE_CODE = 3  # letters of an ISO 3166 code: what lies within one is no body of the United Nations
_WHERE = frozenset({"in", "near", "around", "outside", "at", "of", "on", "over", "inside", "across", "from"})
_PEOPLE = frozenset({"demonym", "a people, not its land"})


def sides(reading: Reading, heads: Iterable[int]) -> tuple[Role, ...]:
    """The sides that these phrases stand for, each once, in order; a phrase without a name stands for its owner."""
    found: dict[str, Role] = {}
    for head in heads:
        for i in _named(reading, head):
            mention = reading.mentions[i]
            for actor in mention.actors:
                if is_side(reading, actor, mention):
                    found.setdefault(actor.id, as_role(actor, mention))
    return tuple(found.values())


def between(reading: Reading, head: int) -> tuple[Role, ...]:
    """The sides of "a truce between A and B", also where the parse hangs B, or both, elsewhere."""
    found = sides(reading, objects_of(reading, head, *_BETWEEN))
    starts = [token.i for token in reading.tree.below(head, "prep") if token.text.lower() in _BETWEEN]
    if len(found) != 1 or not starts:
        return found
    return join(found, _after_and(reading, starts[0]))


def objects_of(reading: Reading, head: int, *prepositions: str) -> list[int]:
    """What stands after these prepositions below a word, or right after it where the parse hangs them elsewhere."""
    return list(_objects_of(reading, head, prepositions))


@once
def _objects_of(reading: Reading, head: int, prepositions: tuple[str, ...]) -> tuple[int, ...]:
    starts = list(reading.tree.objects(head, *prepositions))
    if head + 1 < len(reading.tokens) and reading.tokens[head + 1].text.lower() in prepositions:
        starts += reading.tree.below(head + 1, "pobj")
    return tuple(dict.fromkeys(t.i for start in starts for t in reading.tree.conjuncts(start.i)))


def _after_and(reading: Reading, preposition: int) -> tuple[Role, ...]:
    """The sides named after a preposition, up to the first one behind its "and", by the order of the words alone."""
    last = min(preposition + _STRETCH, reading.sentence(preposition).last)
    joining = next((i for i in range(preposition, last) if reading.tokens[i].text.lower() == "and"), last)
    found: tuple[Role, ...] = ()
    for i in range(preposition + 1, last):
        mention = reading.mentions.get(i)
        if mention is None or reading.tokens[i].pos == "PRON" or not acts_there(reading, mention):
            continue
        found = join(found, sides(reading, [i]))
        if i > joining and found:
            break
    return found


def targets(reading: Reading, head: int) -> tuple[Role, ...]:
    """The sides that are shot at where the words are: an army, its positions, its soldiers; a town or a people is none."""
    mention = reading.mentions.get(head)
    if mention is not None:
        if mention.reason in _PEOPLE | TOWNS or is_ground(mention):
            return ()
        return sides(reading, [head])
    if reading.tokens[head].lemma not in side_words().military:
        return ()
    inner = [*reading.tree.inner(head), *reading.tree.objects(head, "of", "from")]
    return sides(reading, [token.i for token in inner if token.i in reading.mentions])


def is_side(reading: Reading, actor: Actor, mention: Mention) -> bool:
    """Whether an actor can be bound by a ceasefire as these words speak of it.

    A person is bound only for whom the person speaks, an organisation only where it belongs to one state (a rival
    government, a party), "the countries" and "protesters" name no side, and the capital none in "near Tripoli".
    """
    if actor.kind is ActorKind.ORGANISATION:
        within = actor.within or ""
        return len(within) == STATE_CODE and reading.kinds.get(within) is not ActorKind.ORGANISATION
    if actor.kind is ActorKind.GROUP and _is_nameless(actor, reading.tokens[mention.head]):
        return False
    return actor.kind in _SIDES and not _is_town(reading, mention)


def _is_nameless(actor: Actor, head: Token) -> bool:
    """Whether words, or those that a pronoun among them stands for, mean people whom no ceasefire binds."""
    last = actor.name.partition(" (")[0].rpartition(" ")[2].casefold()
    return bool({head.lemma, last, last.removesuffix("s")} & side_words().nameless)


def _is_town(reading: Reading, mention: Mention) -> bool:
    token = reading.tokens[mention.head]
    above = reading.tokens[token.head].text.lower()
    return mention.reason in TOWNS and token.dep == "pobj" and above in _WHERE


def acts_there(reading: Reading, mention: Mention) -> bool:
    """Whether words name an actor as someone who acts, not the place where, the people, or what another word belongs to."""
    token = reading.tokens[mention.head]
    inside = token.dep in ("amod", "compound", "nmod", "npadvmod", "poss")
    preposition = reading.tokens[token.head].text.lower() if token.dep == "pobj" else ""
    where = preposition in _WHERE or (preposition == "to" and mention.reason in TOWNS)  # "flew to Cairo"
    place = inside or where or is_ground(mention) or ends_address(reading, mention)
    return mention.reason not in _PEOPLE and not place


def is_ground(mention: Mention) -> bool:
    """Whether the words name a territory as ground, not those who hold it ("airstrikes on Gaza")."""
    kinds = {actor.kind for actor in mention.actors}
    return kinds == {ActorKind.TERRITORY} and mention.reason != "belongs to"


def _named(reading: Reading, head: int) -> Iterator[int]:
    """The heads of mentions that a phrase is read by: its own, a name put beside it, whose or loyal to whom it is."""
    tree = reading.tree
    if head in reading.mentions:
        yield from _instead(reading, head) or (head, *included(reading, head))
        return
    if reading.tokens[head].lemma in side_words().contests | side_words().attacks:
        return
    loyal = [word.i for word in tree.below(head, "amod", "acl", "relcl")]
    beside = [
        *tree.below(head, "appos"),
        *_next(reading, head),
        *tree.objects(head, "of", "from"),
        *(thing for word in loyal for thing in tree.objects(word, "to")),
    ]
    yield from (
        token.i for start in beside for token in tree.conjuncts(start.i) if token.i in reading.mentions
    )


def _next(reading: Reading, head: int) -> list[Token]:
    """The name right after a noun, which says whom it means, however it is parsed: "its ally Niger"."""
    after = reading.tokens[head + 1 : head + 2]
    return [token for token in after if token.i in reading.mentions and token.pos == "PROPN"]


def _instead(reading: Reading, head: int) -> list[int]:
    """The name that says more than the phrase: who rules the place ("Hamas-ruled Gaza"), which group it is ("the separatist group ETA")."""
    kinds = {actor.kind for actor in reading.mentions[head].actors}
    if kinds == {ActorKind.GROUP}:
        return [name.i for name in reading.tree.below(head, "appos") if name.i in reading.mentions]
    return _holders(reading, head) if kinds <= GROUND else []


def _holders(reading: Reading, head: int) -> list[int]:
    return [
        name.i
        for word in reading.tree.below(head, "amod")
        if word.text.lower() in side_words().ruling
        for name in reading.tree.below(word.i, "npadvmod", "compound", "nmod", "amod", "dep")
        if name.i in reading.mentions
    ]


def included(reading: Reading, head: int) -> list[int]:
    """The members that are named with an alliance: "the alliance, which includes the M23"."""
    words = side_words().including
    clauses = [verb for verb in reading.tree.below(head, "relcl", "acl") if verb.lemma in words]
    heads = [thing for verb in clauses for thing in reading.tree.below(verb.i, "dobj")]
    heads += reading.tree.objects(head, "including")
    return [
        token.i for start in heads for token in reading.tree.conjuncts(start.i) if token.i in reading.mentions
    ]
