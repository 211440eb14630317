"""Where a document speaks of a ceasefire, and which mentions are of the same one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from truceline.claims.figurative import is_figurative
from truceline.claims.reading import Reading
from truceline.claims.vocabulary import CeasefireWords, ceasefire_words
from truceline.model import Span, Token, When

_DEFINITE = frozenset({"the", "this", "that", "these", "those", "its", "their"})
_PRONOUNS = frozenset({"it", "this"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """Words that name or take up a ceasefire.

    `head` is the token that heads the whole phrase ("agreement" of "ceasefire agreement"). `term` says whether the words
    name a ceasefire by themselves; "the deal" and "it" only take one up. `verbal` is a topic such as "stop fighting".
    `about` are the words that first named this ceasefire in the document, `date` the date in its own phrase ("the November 9 deal").
    """

    head: int
    words: Span
    term: bool
    verbal: bool = False
    about: Span
    date: When | None = None


def find_topics(reading: Reading) -> tuple[Topic, ...]:
    """The topics of a document in text order, those of the same ceasefire with the same `about`."""
    words = ceasefire_words()
    named = {topic.head: topic for topic in (*_terms(reading, words), *_verbal(reading, words))}
    for topic in _purposes(reading, words):
        named.setdefault(topic.head, topic)
    named = {head: topic for head, topic in named.items() if not is_figurative(reading, head)}
    taken = [topic for topic in _anaphors(reading, words) if topic.head not in named]
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
    """Verbs that are a ceasefire with their object: "stop fighting", "cease fire", "lay down arms"."""
    for token in reading.tokens:
        if token.pos != "VERB" or token.lemma not in words.stopping:
            continue
        for thing in reading.tree.below(token.i, "dobj", "xcomp"):
            if thing.lemma in words.fighting and thing.i > token.i and not _is_term(reading, thing, words):
                span = reading.span(token.i, thing.i + 1)
                yield Topic(head=token.i, words=span, about=span, term=True, verbal=True)
                break


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
        objects = tree.below(verb.i, "dobj")
        yield verb.lemma in words.stopping and any(thing.lemma in words.fighting for thing in objects)


def _anaphors(reading: Reading, words: CeasefireWords) -> Iterator[Topic]:
    """Words that can only take up a ceasefire named before: "the deal", "this accord", "it"."""
    for token in reading.tokens:
        definite = any(d.text.lower() in _DEFINITE for d in reading.tree.below(token.i, "det", "poss"))
        noun = token.pos == "NOUN" and token.lemma in words.anaphors and definite
        pronoun = (
            token.pos == "PRON" and token.text.lower() in _PRONOUNS and _can_mean_it(reading, token, words)
        )
        if noun or pronoun:
            span = reading.span(token.i, token.i + 1)
            yield Topic(head=token.i, words=span, about=span, term=False)


def _can_mean_it(reading: Reading, pronoun: Token, words: CeasefireWords) -> bool:
    """Whether a subject "it" can be a ceasefire: not where the last subject before it is the war or the fighting."""
    if pronoun.dep not in ("nsubj", "nsubjpass"):
        return False
    before = reading.tokens[max(pronoun.i - 40, 0) : pronoun.i]
    last = next(
        (t for t in reversed(before) if t.dep in ("nsubj", "nsubjpass") and t.pos in ("NOUN", "PROPN")), None
    )
    return last is None or last.lemma not in words.fighting


def _chain(reading: Reading, topics: Iterable[Topic]) -> Iterator[Topic]:
    """Gives each topic the first words for its ceasefire: a definite one goes on with the last, unless dated apart."""
    chains: list[tuple[Topic, str | None]] = []
    for undated in topics:
        topic = replace(undated, date=_date(reading, undated))
        date = topic.date.value if topic.date else None
        match = _antecedent(reading, topic, date, chains)
        if match is None and not topic.term:
            continue
        if match is not None:
            topic = replace(topic, about=match[0].about)
            date = date or match[1]
            chains.remove(match)
        chains.append((topic, date))
        yield topic


def _antecedent(
    reading: Reading,
    topic: Topic,
    date: str | None,
    chains: list[tuple[Topic, str | None]],
) -> tuple[Topic, str | None] | None:
    if not chains or (topic.term and not topic.verbal and is_introduced(reading, topic)):
        return None
    if topic.term and not topic.verbal and not _is_definite(reading, topic):
        return None if date and chains[-1][1] != date else chains[-1]
    same_date = [chain for chain in chains if date and chain[1] == date]
    if same_date:
        return same_date[-1]
    undated = [chain for chain in chains if chain[1] is None]
    if date:
        return undated[-1] if undated and undated[-1] is chains[-1] else None
    if (
        not topic.term
        and reading.tokens[topic.head].pos == "PRON"
        and not _close(reading, topic, chains[-1][0])
    ):
        return None
    return chains[-1]


def is_introduced(reading: Reading, topic: Topic) -> bool:
    """Whether the words bring in a ceasefire of their own: "a truce", "another ceasefire"."""
    inner = [t.text.lower() for t in reading.tree.below(topic.head, "det", "amod")]
    return "a" in inner or "an" in inner or bool(ceasefire_words().fresh.intersection(inner))


def _is_definite(reading: Reading, topic: Topic) -> bool:
    return any(d.text.lower() in _DEFINITE for d in reading.tree.below(topic.head, "det", "poss"))


def _close(reading: Reading, topic: Topic, other: Topic) -> bool:
    """Whether two topics stand in the same sentence or in neighbouring ones."""
    here, there = reading.sentence(topic.head), reading.sentence(other.head)
    return there.last >= here.first - 1 or there.last == here.first


def _date(reading: Reading, topic: Topic) -> When | None:
    """The date in a topic's own phrase ("the November 9 deal", "a 1994 ceasefire")."""
    inner = [reading.tokens[topic.head], *reading.tree.inner(topic.head)]
    start, end = min(t.start for t in inner), max(t.end for t in inner)
    for time in reading.times_in(reading.sentence(topic.head)):
        if start <= time.span.start and time.span.end <= end and time.when is not None and time.when.value:
            return time.when
    return None
