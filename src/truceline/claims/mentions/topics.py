"""Where a document speaks of a ceasefire, and which mentions are of the same one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from truceline.claims.mentions.anaphora import DEFINITE, Taken, taken_up
from truceline.claims.mentions.figurative import is_figurative
from truceline.claims.reading import Reading
from truceline.claims.vocabulary import CeasefireWords, ceasefire_words
from truceline.model import Document, Span, Token, When

_KEPT = 4  # documents: the extractors of one ask for the same topics


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """Words that name or take up a ceasefire.

    `head` is the token that heads the whole phrase ("agreement" of "ceasefire agreement"). `term` says whether the words
    name a ceasefire by themselves; "the deal" and "it" only take one up, and `taken` says how. `verbal` is a topic such as
    "stop fighting".
    `about` are the words that first named this ceasefire in the document, `date` the date in its own phrase ("the November 9 deal").
    """

    head: int
    words: Span
    term: bool
    verbal: bool = False
    taken: Taken | None = None
    about: Span
    date: When | None = None


_Chain = tuple[Topic, str | None]
"""What was said last of a ceasefire, and its date as far as it is known."""


@lru_cache(maxsize=_KEPT)
def find_topics(reading: Reading) -> tuple[Topic, ...]:
    """The topics of a document in text order, those of the same ceasefire with the same `about`."""
    words = ceasefire_words()
    named = {topic.head: topic for topic in (*_terms(reading, words), *_verbal(reading, words))}
    for topic in _purposes(reading, words):
        named.setdefault(topic.head, topic)
    named = {head: topic for head, topic in named.items() if not is_figurative(reading, head)}
    inside = {i for topic in named.values() for i in _path(reading, topic)}  # "a part of the truce deal"
    taken = [topic for topic in _anaphors(reading) if topic.head not in inside]
    return tuple(_chain(reading, sorted((*named.values(), *taken), key=lambda topic: topic.head)))


def _terms(reading: Reading, words: CeasefireWords) -> Iterator[Topic]:
    """Ceasefire words, with the neutral noun they stand before taken in ("truce accord")."""
    for match in words.terms.finditer(reading.document.text):
        span = reading.document.span(match.start(), match.end())
        first, last = reading.token_range(span)
        if first >= last or reading.tokens[first].start > span.start:
            continue
        head = _widen(reading, reading.tree.head_of(first, last), words)
        yield Topic(
            head=head,
            words=span,
            about=span,
            term=True,
            verbal=head == first and reading.tokens[head].pos == "VERB",
        )


def _widen(reading: Reading, head: int, words: CeasefireWords) -> int:
    token = reading.tokens[head]
    above = reading.tokens[token.head]
    if token.dep in ("compound", "amod", "nmod") and above.lemma in words.agreements:
        return _widen(reading, above.i, words)
    if token.dep == "pobj" and above.text.lower() in ("on", "for", "to", "of"):
        noun = reading.tokens[above.head]
        if noun.pos == "NOUN" and (noun.lemma in words.agreements or noun.lemma in words.transparent):
            return _widen(reading, noun.i, words)
    return head


def _verbal(reading: Reading, words: CeasefireWords) -> Iterator[Topic]:
    """Verbs that are a ceasefire with their object: "stop fighting", "cease fire", "put down their arms"; and "the guns fall silent"."""
    for token in reading.tokens:
        found = _stopped(reading, token, words) if token.tag.startswith("VB") else None
        if found is not None:
            head, first, last = found
            span = reading.span(first, last + 1)
            yield Topic(head=head, words=span, about=span, term=True, verbal=True)


def _stopped(reading: Reading, verb: Token, words: CeasefireWords) -> tuple[int, int, int] | None:
    """The head, first and last token of a ceasefire that a verb tells with its object or subject, None where it tells none."""
    tree = reading.tree
    above = reading.tokens[verb.head]
    if verb.lemma in words.stopping and verb.dep == "compound" and above.lemma in words.fighting:
        return above.i, verb.i, above.i  # "demanded that Mali cease hostilities", taken for one noun
    if verb.pos != "VERB":
        return None
    if _is_stop(reading, verb, words):
        for thing in tree.below(verb.i, "dobj", "xcomp", "acl"):
            fights = _is_fighting(reading, thing, words) or (
                thing.tag == "VBG" and thing.lemma in words.attacking
            )
            if fights and thing.i > verb.i and not _is_term(reading, thing, words):
                return verb.i, verb.i, thing.i
    silent = next((t for t in tree.below(verb.i, "acomp", "oprd") if t.lemma in words.silent), None)
    if verb.lemma in words.falling and silent is not None:
        guns = [t for t in tree.below(verb.i, "nsubj") if t.lemma in words.guns]
        return (verb.i, guns[0].i, silent.i) if guns else None
    return None


def _is_stop(reading: Reading, verb: Token, words: CeasefireWords) -> bool:
    """Whether a verb is one of stopping, alone or with its word: "halt", "call off"."""
    beside = words.stopping_with.get(verb.lemma, frozenset())
    particles = reading.tree.below(verb.i, "prt", "advmod")
    return verb.lemma in words.stopping or any(t.text.lower() in beside for t in particles)


def _is_fighting(reading: Reading, thing: Token, words: CeasefireWords) -> bool:
    """Whether a word is one for fighting, as "raids" or "all military action"."""
    inner = reading.tree.below(thing.i, "amod", "compound")
    return thing.lemma in words.fighting or (
        thing.lemma in words.acting and any(t.lemma in words.armed for t in inner)
    )


def _is_term(reading: Reading, thing: Token, words: CeasefireWords) -> bool:
    """Whether a word ends a ceasefire's own name ("end the cease-fire")."""
    before = reading.document.text[max(thing.start - 20, 0) : thing.end]
    return any(match.end() == len(before) and match.start() > 0 for match in words.terms.finditer(before))


def _purposes(reading: Reading, words: CeasefireWords) -> Iterator[Topic]:
    """An agreement whose purpose makes it a ceasefire: "a deal to end the war", "an agreement that stopped the war"."""
    for token in reading.tokens:
        if token.pos == "NOUN" and token.lemma in words.agreements and any(_stops(reading, token, words)):
            span = reading.span(token.i, token.i + 1)
            yield Topic(head=token.i, words=span, about=span, term=True)


def _stops(reading: Reading, noun: Token, words: CeasefireWords) -> Iterator[bool]:
    tree = reading.tree
    verbs = [*tree.below(noun.i, "acl", "relcl")]
    if noun.dep == "dobj":
        verbs += [verb for verb in tree.below(noun.head, "advcl", "xcomp") if verb.i > noun.i]
    for verb in verbs:
        objects = [*tree.below(verb.i, "dobj")]
        objects += [inner for thing in objects for inner in tree.objects(thing.i, "of")]
        yield verb.lemma in words.stopping and any(thing.lemma in words.fighting for thing in objects)


def _anaphors(reading: Reading) -> Iterator[Topic]:
    """Words that can only take up a ceasefire named before: "the deal", "this accord", "it", "another"."""
    for i, taken in taken_up(reading):
        span = reading.span(i, i + 1)
        yield Topic(head=i, words=span, about=span, term=False, taken=taken)


def _chain(reading: Reading, topics: Iterable[Topic]) -> Iterator[Topic]:
    """Gives each topic the first words for its ceasefire: a definite one goes on with one named before, unless dated apart."""
    chains: list[_Chain] = []  # the one spoken of last stands last
    for undated in topics:
        topic = replace(undated, date=_date(reading, undated))
        date = topic.date.value if topic.date else None
        match = _antecedent(reading, topic, date, chains)
        one_more = topic.taken is Taken.OTHER and bool(chains) and _is_one_more(reading, topic, chains[-1][0])
        a_kind = topic.taken is Taken.A_KIND and bool(chains)
        if match is None and not topic.term and not one_more and not a_kind:
            continue
        if match is not None:
            topic = replace(topic, about=match[0].about)
            date = date or match[1]
            chains.remove(match)
        chains.append((topic, date))
        yield topic


def _antecedent(reading: Reading, topic: Topic, date: str | None, chains: list[_Chain]) -> _Chain | None:
    if not chains or topic.taken is Taken.OTHER:
        return None
    if topic.taken is Taken.A_KIND:
        fresh = any(t.text.lower() in ceasefire_words().fresh for t in reading.tree.below(topic.head, "amod"))
        return None if fresh or date else _spoken_of(reading, topic, chains)
    if topic.term and not topic.verbal and is_introduced(reading, topic):
        return _of_headline(reading, topic, date, chains)
    if topic.term and not topic.verbal and not _is_definite(reading, topic):
        return None if date and chains[-1][1] != date else chains[-1]
    return _dated(date, chains) if date else _spoken_of(reading, topic, chains)


def _dated(date: str, chains: list[_Chain]) -> _Chain | None:
    """The last one of this date, or the one spoken of last where that has none yet."""
    same_date = [chain for chain in chains if chain[1] == date]
    if same_date:
        return same_date[-1]
    return chains[-1] if chains[-1][1] is None else None


def _spoken_of(reading: Reading, topic: Topic, chains: list[_Chain]) -> _Chain | None:
    """The one spoken of last in the same paragraph; at the beginning of another the one that the report is about."""
    if topic.taken is Taken.THIS_ONE:  # "previous truces failed; this one": the one that the report is about
        return min(chains, key=_first_named)
    if topic.taken is Taken.IT:
        return chains[-1] if _close(reading, topic, chains[-1][0]) else None
    if _paragraph(reading, topic) == _paragraph(reading, chains[-1][0]):
        return chains[-1]
    return min(chains, key=_first_named)


def _first_named(chain: _Chain) -> int:
    return chain[0].about.start


def _of_headline(reading: Reading, topic: Topic, date: str | None, chains: list[_Chain]) -> _Chain | None:
    """The one ceasefire of the headline, which the lead brings in anew ("… has signed a truce")."""
    headline = headline_end(reading.document)
    spoken = chains[0][0]
    if len(chains) > 1 or not spoken.about.end <= headline <= topic.words.start:
        return None
    if spoken.words.start > headline and _paragraph(reading, spoken) != _paragraph(reading, topic):
        return None
    fresh = any(t.text.lower() in ceasefire_words().fresh for t in reading.tree.below(topic.head, "amod"))
    return None if fresh or (date and chains[0][1] not in (None, date)) else chains[0]


def headline_end(document: Document) -> int:
    """Where the headline of an article ends: its first line, where that is no full sentence; 0 where it has none."""
    line, _, rest = document.text.partition("\n")
    return len(line) if rest and not line.rstrip().endswith((".", '"', "”")) else 0


def _paragraph(reading: Reading, topic: Topic) -> int:
    return reading.document.text.rfind("\n", 0, topic.words.start)


def _is_one_more(reading: Reading, topic: Topic, other: Topic) -> bool:
    """Whether "another" can be another ceasefire: one was named close by, and no war or fight was counted instead."""
    several = reading.tokens[topic.head].text.lower() in ceasefire_words().of_several
    if several and reading.tokens[other.head].tag != "NNS":
        return False
    told = reading.tokens[reading.sentence(other.head).first : topic.head]
    wars = any(t.lemma in ceasefire_words().fighting and t.dep in ("nsubj", "nsubjpass") for t in told)
    near = _close(reading, topic, other) or _paragraph(reading, topic) == _paragraph(reading, other)
    return near and not wars


def is_introduced(reading: Reading, topic: Topic) -> bool:
    """Whether the words bring in a ceasefire of their own: "a truce", "another ceasefire"."""
    inner = [t.text.lower() for t in reading.tree.below(topic.head, "det", "amod")]
    return "a" in inner or "an" in inner or bool(ceasefire_words().fresh.intersection(inner))


def _is_definite(reading: Reading, topic: Topic) -> bool:
    return any(d.text.lower() in DEFINITE for d in reading.tree.below(topic.head, "det", "poss"))


def _close(reading: Reading, topic: Topic, other: Topic) -> bool:
    """Whether two topics stand in the same sentence or in neighbouring ones."""
    here, there = reading.sentence(topic.head), reading.sentence(other.head)
    return there.last >= here.first - 1 or there.last == here.first


def _date(reading: Reading, topic: Topic) -> When | None:
    """The date in a topic's own phrase ("the November 9 deal", "a 1994 ceasefire", "part of the May 3 truce")."""
    for i in _path(reading, topic):
        inner = [reading.tokens[i], *reading.tree.inner(i)]
        start, end = min(t.start for t in inner), max(t.end for t in inner)
        for time in reading.times_in(reading.sentence(i)):
            if start <= time.span.start and time.span.end <= end and time.when and time.when.value:
                return time.when
    return None


def _path(reading: Reading, topic: Topic) -> list[int]:
    """The tokens from the head of a topic down to its word for a ceasefire: "part", "deal" and "truce" of "part of the truce deal"."""
    word = reading.tree.head_of(*reading.token_range(topic.words))
    up = [word, *(token.i for token in reading.tree.above(word))]
    return list(reversed(up[: up.index(topic.head) + 1])) if topic.head in up else [topic.head]
