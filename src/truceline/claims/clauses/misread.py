"""Subjects of headline verbs that the parser took for nouns: "Mali and Niger trade accusations", "Iran and Oman host talks"."""

from __future__ import annotations

from truceline.claims.clauses.addresses import ends_address
from truceline.claims.reading import Reading
from truceline.claims.vocabulary import ceasefire_words, doing_words
from truceline.model import Mention

_BACK = 4  # tokens before a noun in which its verb may stand
_A = frozenset({"a", "an"})
_JOINS = frozenset({",", "and", "&"})


def misread_subjects(reading: Reading, i: int) -> list[int]:
    """The names right before a verb that was read as a noun, where noun `i` is that verb or its object; else empty.

    A verb is taken for one only after two names or more that are joined: "Mali truce offer" has none.
    """
    for verb in range(i, max(i - _BACK, 0), -1):
        token = reading.tokens[verb]
        if token.pos in ("VERB", "AUX", "PUNCT", "ADP", "CCONJ"):
            return []
        if token.lemma in doing_words().headline and token.tag in ("NN", "NNP", "VB", "VBP"):
            group = group_before(reading, verb)
            if len(group) > 1:
                return group
    return []


def before_broker(reading: Reading, i: int) -> int | None:
    """What stands before the article where a verb is the adjective of a ceasefire: "sign an African Union brokered deal".

    None where it is a verb.
    """
    if reading.tokens[i].text.lower() not in ceasefire_words().brokering:
        return None
    at = i - 1
    while at > 0 and (reading.tokens[at].pos == "PROPN" or reading.tokens[at].tag == "JJ"):
        at -= 1
    after = next((t for t in reading.tokens[i + 1 : i + 1 + _BACK] if t.pos not in ("ADJ", "NUM")), None)
    named = at < i - 1 and any(j in reading.mentions for j in range(at + 1, i))
    joins = after is not None and after.pos in ("NOUN", "PROPN")
    return at - 1 if at > 0 and reading.tokens[at].text.lower() in _A and named and joins else None


def headline_subjects(reading: Reading, i: int) -> list[int]:
    """The names that open a sentence whose only verb was read as a noun: "Malian rebels in the north fire rockets"."""
    token = reading.tokens[i]
    sentence = reading.sentence(i)
    root = next((t for t in (token, *reading.tree.above(i)) if t.head == t.i), token)
    if token.pos != "NOUN" or root.i == i or root.tag != "NNS" or root.i not in reading.mentions:
        return []
    words = reading.tokens[sentence.first : sentence.last]
    if any(t.pos in ("VERB", "AUX") for t in words):
        return []
    hidden = any(
        t.lemma in doing_words().headline | doing_words().attacking for t in words[: i - sentence.first]
    )
    return [t.i for t in reading.tree.conjuncts(root.i) if t.i < i] if hidden else []


def group_before(reading: Reading, verb: int) -> list[int]:
    """The heads of "A, B and C" that ends right before a token, in order."""
    ends = {mention.span.end: mention for mention in reading.mentions.values()}
    group: list[int] = []
    at = verb - 1
    while at >= 0:
        mention = ends.get(reading.tokens[at].end)
        if mention is None:
            break
        group.insert(0, mention.head)
        at = _first_token(reading, mention) - 1
        while (
            at >= 0
            and reading.tokens[at].pos in ("DET", "ADJ", "NOUN")
            and reading.tokens[at].end not in ends
        ):
            at -= 1
        if at < 1 or reading.tokens[at].text.lower() not in _JOINS:
            break
        while at >= 0 and reading.tokens[at].text.lower() in _JOINS:
            at -= 1
    return group


def _first_token(reading: Reading, mention: Mention) -> int:
    return reading.token_range(mention.span)[0]


def stretch_before(reading: Reading, verb: int) -> list[int]:
    """The heads of "A of B and C, the leader of D," that ends right before a verb, by the order of the words alone.

    Empty where the words before a verb join no names; commas alone join them in a headline ("A, B agree"). What stands after an opening phrase begins at its comma.
    """
    at = verb - 1
    first = reading.sentence(verb).first
    while at >= first and reading.tokens[at].pos in ("ADV", "AUX", "PART"):
        at -= 1
    last = at
    while at >= first and _joins_names(reading, at):
        at -= 1
    start = at + 1
    if at >= first and reading.tokens[at].pos in ("ADP", "SCONJ", "VERB"):
        start = next((i + 1 for i in range(start, last) if reading.tokens[i].text == ","), last + 1)
    listed = {"and", "&"} | ({","} if start == first and reading.tokens[verb].tag == "VBP" else set())
    joined = any(reading.tokens[i].text.lower() in listed for i in range(start, last + 1))
    return [i for i in range(start, last + 1) if joined and i in reading.mentions and _is_free(reading, i)]


def _joins_names(reading: Reading, i: int) -> bool:
    token = reading.tokens[i]
    of = token.text.lower() in ("of", "for") and token.pos == "ADP"
    return (
        of
        or token.pos in ("PROPN", "NOUN", "ADJ", "DET", "CCONJ", "NUM", "PART")
        or token.text in (",", "(", ")", "-")
    )


def _is_free(reading: Reading, i: int) -> bool:
    """Whether a name stands for itself, not inside another phrase ("Israeli and Palestinian negotiators", "Goma, Congo")."""
    token = reading.tokens[i]
    inside = token.dep == "pobj" and token.pos == "PROPN"
    if inside or ends_address(reading, reading.mentions[i]):
        return False
    while token.dep == "conj":
        token = reading.tokens[token.head]
    within = token.dep in ("amod", "compound", "nmod", "poss")
    return not within or (token.i == i and _is_parted(reading, i))


def _is_parted(reading: Reading, i: int) -> bool:
    """Whether a noun that the parser put inside the next phrase has an "and" before it: "the Malian army and rebel group M23"."""
    mention, head = reading.mentions[i], reading.tokens[i].head
    joined = any(reading.tokens[j].text.lower() == "and" for j in range(i + 1, head))
    return joined and mention.reason == "belongs to"


def is_joined_to_noun(reading: Reading, i: int) -> bool:
    """Whether a bare verb is joined to the object of another, which the parser took for one more object."""
    token = reading.tokens[i]
    head = reading.tokens[token.head]
    return token.dep == "conj" and token.tag == "VB" and head.pos == "NOUN" and head.dep == "dobj"
