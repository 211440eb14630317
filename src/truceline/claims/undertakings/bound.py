"""Whether an agreement binds someone to a deed, and whom."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from truceline.claims.events.find import find_events
from truceline.claims.events.turn import telling
from truceline.claims.mentions.topics import Topic
from truceline.claims.reading import Reading
from truceline.claims.undertakings.words import binding_words
from truceline.claims.vocabulary import ceasefire_words
from truceline.model import Token

_CONTENT = frozenset(
    {
        "xcomp",
        "ccomp",
        "dobj",
        "pobj",
        "pcomp",
        "prep",
        "acl",
        "relcl",
        "oprd",
        "acomp",
        "attr",
        "dative",
        "advcl",
        "dep",
    }
)
_BESIDE = frozenset({"conj", "appos", "nsubjpass"})
_ASKING = frozenset({"demand", "reject", "threaten", "disapprove"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Bond:
    """What binds to a deed: the word that says so, and whether whoever does that word is bound."""

    word: int
    binds_subject: bool


def bond(reading: Reading, i: int, topics: dict[int, Topic]) -> Bond | None:
    """What binds someone to the deed of token `i`; None where nothing does, or it is only asked for, refused or thought of."""
    if _is_asked(reading, i, topics):
        return None
    if _is_part(reading, i, topics):
        return Bond(word=i, binds_subject=False)
    found = _above(reading, i, topics)
    if found is not None:
        return found if telling(reading, found.word) in ("told", "intent", "duty") else None
    verb = _timetabled(reading, i)
    if verb is not None and _is_under_agreement(reading, verb, topics):
        return Bond(word=verb, binds_subject=False)
    return None


def _is_asked(reading: Reading, i: int, topics: dict[int, Topic]) -> bool:
    """Whether a deed is what someone asks, refuses or threatens, or accuses another of; what an agreement calls for is not."""
    asking = _asking_words(reading)
    above = (reading.tokens[i], *reading.tree.above(i))
    return any(t.i in asking and not _subject_is_agreement(reading, t, topics) for t in above)


def _above(reading: Reading, i: int, topics: dict[int, Topic]) -> Bond | None:
    """The word above a deed that binds to it: "agreed to", "a pledge to", "the deal calls for", "a truce to"."""
    below = reading.tokens[i]
    for token in reading.tree.above(i):
        if below.i > token.i and below.dep in _CONTENT and _brings_in(reading, below):
            found = _binding(reading, token, below, topics)
            if found is not None:
                return found
        is_told = (
            below.i == i and below.tag == "VBN" and below.dep in ("acl", "relcl")
        )  # "a truce watched by monitors"
        if is_told or not _brings_in(reading, below) or below.dep not in _CONTENT | _BESIDE:
            return None
        below = token
    return None


def _binding(reading: Reading, token: Token, below: Token, topics: dict[int, Topic]) -> Bond | None:
    words = binding_words()
    if (
        token.pos == "NOUN"
        and below.dep in ("acl", "prep", "relcl")
        and not (below.dep != "prep" and below.tag == "VBN")
    ):
        agreement = token.i in topics or token.lemma in ceasefire_words().agreements
        return (
            Bond(word=token.i, binds_subject=not agreement)
            if agreement or token.lemma in words.nouns
            else None
        )
    if (
        token.pos == "VERB"
        and token.lemma in words.providing
        and _subject_is_agreement(reading, token, topics)
    ):
        return Bond(word=token.i, binds_subject=False)
    binds = token.pos in ("VERB", "ADJ") and token.lemma.lower() in words.verbs
    return Bond(word=token.i, binds_subject=True) if binds else None


@lru_cache(maxsize=4)
def _asking_words(reading: Reading) -> frozenset[int]:
    return frozenset(event.trigger for event in find_events(reading) if event.sort.name in _ASKING)


def _brings_in(reading: Reading, token: Token) -> bool:
    """Whether a preposition brings in what is agreed: "a deal *on* the release", not "agreed *after* the release"."""
    words = binding_words()
    if token.dep != "prep" or token.text.lower() in words.content:
        return True
    return any(thing.lemma in words.exchange for thing in reading.tree.below(token.i, "pobj"))


def _is_part(reading: Reading, i: int, topics: dict[int, Topic]) -> bool:
    """Whether a deed is told as done, or to be done, under an agreement: "freed ten hostages as part of the deal"."""
    words = binding_words()
    verb = reading.tokens[i]
    above = reading.tokens[verb.head]
    others = (above.i,) if verb.dep in ("dobj", "nsubj", "nsubjpass") else ()
    for prep in (prep for head in (i, *others) for prep in reading.tree.below(head, "prep")):
        if prep.text.lower() not in words.under:
            continue
        inside = list(reading.tree.subtree(prep.i))
        framed = prep.text.lower() not in ("as", "in") or any(t.lemma in words.framing for t in inside)
        if framed and any(t.i in topics for t in inside):
            return True
    return False


def _subject_is_agreement(reading: Reading, verb: Token, topics: dict[int, Topic]) -> bool:
    first = verb
    while first.dep == "conj" and not any(reading.tree.below(first.i, "nsubj")):
        first = reading.tokens[first.head]
    for subject in reading.tree.below(first.i, "nsubj"):
        heads = {t.i for t in reading.tree.conjuncts(subject.i)} | {
            t.i for t in reading.tree.objects(subject.i, "of")
        }
        if subject.tag in ("WDT", "WP"):
            heads.add(first.head)
        if any(i in topics or reading.tokens[i].lemma in ceasefire_words().agreements for i in heads):
            return True
    return False


def _timetabled(reading: Reading, i: int) -> int | None:
    """The verb that puts a deed on a timetable, or the deed itself: "will withdraw", "are to be freed"."""
    words = binding_words()
    for token in _clause(reading, i):
        if any(t.text.lower() in words.modals and t.tag == "MD" for t in reading.tree.below(token.i, "aux")):
            return token.i if not any(reading.tree.below(token.i, "neg")) else None
        head = reading.tokens[token.head]
        infinitive = any(t.text.lower() == "to" for t in reading.tree.below(token.i, "aux"))
        if infinitive and token.dep in ("xcomp", "acomp") and head.lemma in words.due:
            return head.i
    return None


def _clause(reading: Reading, i: int) -> Iterator[Token]:
    """A deed's word, the verbs that it is joined to, and the verb whose object it is ("the release will begin")."""
    token = reading.tokens[i]
    if token.pos == "NOUN":
        if token.dep not in ("nsubj", "nsubjpass", "dobj"):
            return
        token = reading.tokens[token.head]
    yield token
    while token.dep == "conj" and not any(reading.tree.below(token.i, "nsubj", "nsubjpass")):
        token = reading.tokens[token.head]
        if (
            token.pos == "NOUN" and token.dep == "dobj"
        ):  # "should keep the lines and exchange prisoners", misread
            token = reading.tokens[token.head]
        yield token


def _is_under_agreement(reading: Reading, verb: int, topics: dict[int, Topic]) -> bool:
    """Whether a clause is told as part of an agreement: "under the deal", or in the sentence after one on the agreement."""
    here = reading.sentence(verb)
    if any(here.first <= i < here.last for i in topics):
        return True
    if not here.first:
        return False
    before = reading.sentence(here.first - 1)
    gap = reading.document.text[reading.tokens[here.first - 1].end : reading.tokens[here.first].start]
    return "\n\n" not in gap and any(before.first <= i < before.last for i in topics)
