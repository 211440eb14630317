"""Who is asked to do a thing, and whose a text is that asks for it."""

from __future__ import annotations

from truceline.claims.clauses.owners import owners
from truceline.claims.clauses.roles import roles
from truceline.claims.clauses.subjects import subjects
from truceline.claims.reading import Reading
from truceline.claims.vocabulary import ceasefire_words
from truceline.model import Role


def asked(reading: Reading, i: int) -> tuple[Role, ...]:
    """Those whom a verb asks, as far as they are named: "urged Mali to stop", "called on Mali to", "demanded that Mali stop"."""
    tree = reading.tree
    starts = [*tree.below(i, "dobj"), *tree.objects(i, "on", "upon", "to", "with")]
    for verb in tree.below(i, "xcomp", "ccomp", "advcl"):
        starts += tree.below(verb.i, "nsubj")
    return roles(reading, [t.i for start in starts for t in tree.conjuncts(start.i)])


def authors(reading: Reading, i: int) -> tuple[Role, ...]:
    """Whose the text is that says what a verb tells: "a French plan foresees", "the council's resolution calls for"."""
    texts = ceasefire_words().proposals | ceasefire_words().resolutions | ceasefire_words().texts
    return roles(
        reading,
        [
            owner
            for head in subjects(reading, i)
            if reading.tokens[head].lemma in texts
            for owner in owners(reading, head)
        ],
    )


def appealing(reading: Reading, i: int) -> tuple[Role, ...]:
    """Whose an appeal is: "Malian calls for", "an appeal by Mali", "demands from Mali and Chad", "made a plea"."""
    token = reading.tokens[i]
    own = roles(reading, [*owners(reading, i), *_from(reading, i)])
    return own if own or token.dep == "pobj" else roles(reading, subjects(reading, i))


def _from(reading: Reading, i: int) -> list[int]:
    """Who stands after "from" on an appeal, or on what it is for where the parser hangs it there."""
    tree = reading.tree
    places = (i, *(thing.i for thing in tree.objects(i, "for")))
    return [t.i for place in places for start in tree.objects(place, "from") for t in tree.conjuncts(start.i)]
