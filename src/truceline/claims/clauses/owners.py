"""Whose a noun is and who stands after "by": the doers that a phrase names itself."""

from __future__ import annotations

from collections.abc import Iterator

from truceline.claims.reading import Reading
from truceline.claims.vocabulary import doing_words, speaking_words
from truceline.model import Token


def owners(reading: Reading, i: int) -> list[int]:
    """The heads of those whose a noun is: "Mali's offer", "the Malian offer", "an offer by Mali", "attacks launched by Mali"."""
    return [t.i for start in _owner_heads(reading, i) for t in reading.tree.conjuncts(start.i)]


def agents(reading: Reading, i: int) -> list[int]:
    """Who stands after "by"."""
    loose = reading.tokens[i].pos not in ("VERB", "AUX") or reading.tokens[i].tag == "VBN"  # not "abide by"
    bys = [
        agent
        for agent in reading.tree.below(i, "agent", "prep")
        if agent.dep == "agent" or (loose and agent.text.lower() == "by")
    ]
    return [
        t.i
        for agent in (by for first in bys for by in reading.tree.conjuncts(first.i))  # "by Mali and by Niger"
        for thing in reading.tree.below(agent.i, "pobj")
        if not _is_measure(reading, thing)
        for t in reading.tree.conjuncts(thing.i)
    ]


def strikers(reading: Reading, i: int) -> list[int]:
    """Whose attack a verb tells the harm of: "ten died in a Malian raid", "was hit in an attack by rebels"."""
    things = reading.tree.objects(i, "in", "by", "after", "following", "during", "from", "as")
    fights = [t for t in things if t.lemma in doing_words().striking]
    found = [owner for thing in fights for owner in owners(reading, thing.i)]
    # "killed by fire from the other side": the parser hangs "from" on the verb
    return found or [t.i for t in reading.tree.objects(i, "from") if fights and t.pos != "PROPN"]


def fighting_each_other(reading: Reading, token: Token) -> list[int]:
    """The two sides of "fighting between Mali and rebels", also where "between" hangs on its verb."""
    if token.lemma not in doing_words().striking:
        return []
    starts = (*reading.tree.objects(token.i, "between"), *reading.tree.objects(token.head, "between"))
    return [t.i for start in starts for t in reading.tree.conjuncts(start.i)]


def _owner_heads(reading: Reading, i: int) -> Iterator[Token]:
    tree, tokens = reading.tree, reading.tokens
    yield from tree.below(i, "poss")
    yield from (tokens[agent] for agent in _agents_below(reading, i))
    for participle in tree.below(i, "acl"):
        if participle.tag == "VBN" and tokens[i].lemma not in speaking_words().said:
            yield from (tokens[agent] for agent in agents(reading, participle.i))
    for inner in tree.inner(i):
        if inner.i != i and inner.i in reading.mentions and inner.dep != "poss":
            yield inner
    if tokens[i].lemma in doing_words().moving:
        yield from (thing for thing in tree.objects(i, "of") if thing.i in reading.mentions)
    if tokens[i].lemma in doing_words().striking:
        yield from (thing for thing in tree.objects(i, "from") if thing.pos != "PROPN")  # rebels, no place


def _agents_below(reading: Reading, i: int) -> list[int]:
    """Who stands after "by" on a noun or on what its "of" holds: "the approval of the deal by Mali"."""
    found = agents(reading, i)
    for thing in reading.tree.objects(i, "of", "to"):
        found += agents(reading, thing.i) if not found else []
    return found


def _is_measure(reading: Reading, thing: Token) -> bool:
    """Whether what stands after "by" says when or by how much: "extended by a month", "signed by Friday"."""
    timed = any(time.span.start <= thing.start < time.span.end for time in reading.times)
    return timed or thing.pos == "NUM" or thing.lemma in doing_words().measures
