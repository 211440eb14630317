"""Who does what a verb or noun says: its subject, found where the syntax puts it."""

from __future__ import annotations

from collections.abc import Iterator

from truceline.claims.reading import Reading
from truceline.model import Token

_RELATIVE = frozenset({"who", "which", "that", "whom"})
_OBJECT_CONTROL = frozenset(
    {"allow", "ask", "call", "force", "order", "pressure", "tell", "urge", "want", "press"}
)


def subjects(reading: Reading, i: int) -> list[int]:
    """The heads of those who do what token `i` says: a verb's subject or agent, a noun's owner; empty if none is told."""
    token = reading.tokens[i]
    if token.pos in ("NOUN", "PROPN"):
        return _owners(reading, i)
    return _own(reading, i) or _inherited(reading, token) or _before(reading, token)


def passive_subjects(reading: Reading, i: int) -> list[int]:
    """The heads of those to whom a verb in the passive is done."""
    return [t.i for start in reading.tree.below(i, "nsubjpass") for t in reading.tree.conjuncts(start.i)]


def objects(reading: Reading, i: int) -> list[int]:
    """The heads of a verb's direct objects."""
    return [t.i for start in reading.tree.below(i, "dobj") for t in reading.tree.conjuncts(start.i)]


def _own(reading: Reading, i: int) -> list[int]:
    found: list[int] = []
    for subject in reading.tree.below(i, "nsubj"):
        if subject.text.lower() in _RELATIVE and reading.tokens[i].dep == "relcl":
            found += [t.i for t in reading.tree.conjuncts(reading.tokens[i].head)]
        else:
            found += [t.i for t in reading.tree.conjuncts(subject.i)]
    if not found:
        for agent in reading.tree.below(i, "agent"):
            found += [t.i for o in reading.tree.below(agent.i, "pobj") for t in reading.tree.conjuncts(o.i)]
    return found


def _inherited(reading: Reading, token: Token) -> list[int]:
    """The subject that a verb without one shares with what it hangs on."""
    if token.dep == "ROOT" or any(reading.tree.below(token.i, "nsubjpass")):
        return []
    head = reading.tokens[token.head]
    match token.dep:
        case "conj" if head.pos in ("VERB", "AUX"):
            return subjects(reading, head.i)
        case "xcomp" | "ccomp" | "advcl" | "pcomp" | "dep" if (
            token.tag not in ("VBD", "VBZ", "VBP") or token.dep == "xcomp"
        ):
            return _controller(reading, head)
        case "acl" if token.tag in ("VBG", "VB"):
            return _controller(reading, head) if token.tag == "VB" else _named(reading, head)
        case _:
            return []


def _named(reading: Reading, noun: Token) -> list[int]:
    """Who acts where a noun does: itself, or, for "a resolution calling for", whose it is or who brings it about."""
    if noun.i in reading.mentions:
        return [noun.i]
    above = reading.tokens[noun.head]
    return _owners(reading, noun.i) or (subjects(reading, above.i) if noun.dep == "dobj" else []) or [noun.i]


def _controller(reading: Reading, head: Token) -> list[int]:
    if head.dep == "prep":
        head = reading.tokens[head.head]
    if head.lemma in _OBJECT_CONTROL:
        return objects(reading, head.i) or [
            t.i
            for p in reading.tree.below(head.i, "prep")
            for t in reading.tree.below(p.i, "pobj")
            if p.text == "on"
        ]
    if head.pos in ("NOUN", "PROPN"):
        return _owners(reading, head.i) or (subjects(reading, head.head) if head.dep == "dobj" else [])
    return subjects(reading, head.i) or passive_subjects(reading, head.i)


def _before(reading: Reading, token: Token) -> list[int]:
    """The names right before a finite verb that the parser hung on an opening phrase.

    "Following talks at the initiative of Russia, Azerbaijan and Armenia agreed …": what comes after the first comma.
    """
    if token.tag not in ("VBD", "VBZ", "VBP") or token.dep not in ("ROOT", "ccomp", "advcl"):
        return []
    if any(reading.tree.below(token.i, "nsubjpass", "csubj", "expl")):
        return []
    last = next((i for i in range(token.i - 1, max(token.i - 4, -1), -1) if i in reading.mentions), None)
    if last is None or reading.tokens[last].dep != "conj":
        return []
    group = [last]
    while reading.tokens[group[0]].dep == "conj":
        group.insert(0, reading.tokens[group[0]].head)
    commas = [i for i in range(group[0], last) if reading.tokens[i].text == ","]
    return [i for i in group if i > commas[0]] if commas else []


def _owners(reading: Reading, i: int) -> list[int]:
    return [t.i for start in _owner_heads(reading, i) for t in reading.tree.conjuncts(start.i)]


def _owner_heads(reading: Reading, i: int) -> Iterator[Token]:
    yield from reading.tree.below(i, "poss")
    yield from reading.tree.objects(i, "by")
    for inner in reading.tree.below(i, "amod", "compound", "nmod"):
        if inner.i in reading.mentions:
            yield inner
