"""Finds fighting that the text sets against a ceasefire: "hours after the truce", "despite it", "agreed, but fighting goes on"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from truceline.claims.accusing import accuses
from truceline.claims.clauses.roles import roles
from truceline.claims.clauses.subjects import subjects
from truceline.claims.factuality import said_by
from truceline.claims.finding.fights import fights, goes_on, is_absent, is_earlier
from truceline.claims.finding.frames import Hit
from truceline.claims.finding.standing import is_made, is_standing
from truceline.claims.mentions.topics import Topic
from truceline.claims.reading import Reading
from truceline.claims.vocabulary import Frame, breach_words
from truceline.model import Act, ActorKind, Sentence, Token

BREACH = Frame(act=Act.VIOLATE, words=frozenset(), at=frozenset())
"""The frame of breaches that no word of breaking shows."""
UNDONE = replace(BREACH, by="none")
"""The same where the words cannot say who does it: "shots were heard"."""

_ANSWERED = frozenset({Act.VIOLATE, Act.EFFECT, Act.HOLD})
_LATER = frozenset({"later", "afterwards", "afterward", "after"})
_SOON = frozenset({"soon", "shortly", "immediately", "moments", "barely", "hours", "days", "minutes"})
_NEXT = frozenset({"next", "following", "same"})
_WHEN = frozenset({"when", "than", "before"})
_WITHIN = frozenset({"on", "in", "within"})
_BACK = 2  # sentences before an answer in which the charge stands: a quotation may come between
_FAR = 14  # tokens between "after" and its ceasefire where the parse does not join them


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """The words from "after", "despite" or "while" to the end of what is told of a ceasefire there.

    `inside` is the relative clause that they stand in, None where they belong to the sentence itself.
    """

    topic: Topic
    first: int
    last: int
    inside: int | None

    def holds(self, i: int) -> bool:
        """Whether a token stands in it."""
        return self.first <= i < self.last


def set_against(reading: Reading, topics: Sequence[Topic], hits: Sequence[Hit]) -> Iterator[Hit]:
    """A hit for each attacker whose fighting is set against a ceasefire that exists at that place of the text."""
    told = {reading.sentence(hit.trigger) for hit in hits if hit.frame.act is Act.VIOLATE}
    for sentence in reading.sentences:
        if sentence not in told:
            here = [topic for topic in topics if sentence.first <= topic.head < sentence.last]
            yield from _in_sentence(reading, here, hits, sentence)


def _in_sentence(
    reading: Reading, topics: Sequence[Topic], hits: Sequence[Hit], sentence: Sentence
) -> Iterator[Hit]:
    told = (*fights(reading, sentence), *_charged(reading, sentence), *breach_nouns(reading, sentence))
    fighting = sorted(dict.fromkeys(told), key=lambda fight: fight.pos != "VERB")
    if not fighting:
        return
    yield from _in_time(reading, topics, hits, sentence, fighting)


def _in_time(
    reading: Reading,
    topics: Sequence[Topic],
    hits: Sequence[Hit],
    sentence: Sentence,
    fighting: Sequence[Token],
) -> Iterator[Hit]:
    for stretch in stretches(reading, topics, hits, sentence):
        outside = [fight for fight in fighting if _is_beside(reading, fight, stretch)]
        if outside:
            yield from _by_attacker(reading, _nearest_first(reading, outside, stretch), stretch.topic)
            return
    barely = _barely_begun(reading, topics, hits, fighting)
    yield from (
        [barely]
        if barely is not None
        else _in_contrast(reading, hits, sentence, fighting) or _in_answer(reading, hits, sentence, fighting)
    )


def _charged(reading: Reading, sentence: Sentence) -> Iterator[Token]:
    """What somebody is accused of, by a verb or a noun of fighting: "accused Mali of sending rebels", "blamed it for an attack"."""
    words = breach_words()
    for token in reading.tokens[sentence.first : sentence.last]:
        if not accuses(reading, token):
            continue
        starts = [token, *reading.tree.below(token.i, "dobj", "dative")]
        for prep in (p for start in starts for p in reading.tree.below(start.i, "prep")):
            if prep.text.lower() in ("of", "for"):
                yield from reading.tree.below(prep.i, "pcomp")
                yield from (t for t in reading.tree.below(prep.i, "pobj") if t.lemma in words.fights)


def breach_nouns(reading: Reading, sentence: Sentence) -> Iterator[Token]:
    """Breaches that a sentence tells of: "violations have been recorded since", "plagued by breaches"."""
    for token in reading.tokens[sentence.first : sentence.last]:
        if token.pos == "NOUN" and token.lemma in breach_words().breaches and not is_absent(reading, token):
            yield token


def _barely_begun(
    reading: Reading, topics: Sequence[Topic], hits: Sequence[Hit], fighting: Sequence[Token]
) -> Hit | None:
    """Fighting that cuts a ceasefire short: "had barely begun when shells fell", "was only hours old when"."""
    words = breach_words()
    for fight in fighting:
        chain = (fight, *reading.tree.above(fight.i))
        clause = next((t for t in chain if t.dep == "advcl"), None)
        if clause is None:
            continue
        marks = {t.text.lower() for t in reading.tree.below(clause.i, "mark", "advmod")}
        outside = {t.i for t in reading.tree.subtree(clause.head)} - {
            t.i for t in reading.tree.subtree(clause.i)
        }
        barely = any(reading.tokens[i].text.lower() in words.barely for i in outside if i < fight.i)
        for topic in topics:
            if (
                barely
                and marks & _WHEN
                and topic.head in outside
                and is_standing(reading, hits, topic, topic.head - 1)
            ):
                return Hit(trigger=fight.i, topic=topic, frame=BREACH)
    return None


def _nearest_first(reading: Reading, fighting: Sequence[Token], stretch: Stretch) -> Sequence[Token]:
    """What "since" is told of first: "the first raid launched by rebels since the truce"."""
    before = [fight for fight in fighting if fight.i < stretch.first]
    if reading.tokens[stretch.first].text.lower() != "since" or not before:
        return fighting
    return [before[-1], *(fight for fight in fighting if fight is not before[-1])]


def _by_attacker(reading: Reading, fighting: Sequence[Token], topic: Topic) -> Iterator[Hit]:
    """The first fight, and those of other clauses whose attackers are others."""
    first = next((fight for fight in fighting if _sums_up(reading, fighting[0], fight)), fighting[0])
    seen = set(subjects(reading, first.i))
    verb = first if first.pos == "VERB" else reading.tokens[first.head]
    heard = verb.lemma in breach_words().perceives
    yield Hit(trigger=first.i, topic=topic, frame=UNDONE if heard else BREACH)
    for fight in fighting:
        own = set(subjects(reading, fight.i))
        if fight.pos == "VERB" and any(reading.tree.below(fight.i, "nsubj")) and own and not own & seen:
            seen |= own
            yield Hit(trigger=fight.i, topic=topic, frame=BREACH)


def _sums_up(reading: Reading, noun: Token, verb: Token) -> bool:
    """Whether a noun only takes a verb's fight together: "killed six in the worst attack since the truce"."""
    above = reading.tokens[noun.head]
    beside = noun.dep in ("appos", "npadvmod", "attr") or above.text.lower() in ("in", "into")
    below = verb.pos == "VERB" and any(t.i == noun.i for t in reading.tree.subtree(verb.i))
    return noun.pos == "NOUN" and beside and below


def stretches(
    reading: Reading, topics: Sequence[Topic], hits: Sequence[Hit], sentence: Sentence
) -> Iterator[Stretch]:
    """The stretches of a sentence that speak of a ceasefire which exists there; `topics` are those of the sentence."""
    for topic in topics:
        for first, last in _openings(reading, topic, sentence):
            if is_standing(reading, hits, topic, first) and _sets_apart(reading, hits, topic, first):
                chain = (reading.tokens[first], *reading.tree.above(first))
                inside = next((t.i for t in chain if t.dep == "relcl"), None)
                yield Stretch(topic=topic, first=first, last=last, inside=inside)


def _openings(reading: Reading, topic: Topic, sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Where what stands against a ceasefire begins and ends: by the tree, else by the order of the words."""
    tree = reading.tree
    for token in (reading.tokens[topic.head], *tree.above(topic.head)):
        opening = [mark for mark in tree.below(token.i, "mark", "advmod") if mark.i < topic.head]
        if token.dep in ("pobj", "pcomp"):
            opening.append(reading.tokens[token.head])
        spans = token.lemma in breach_words().spans  # "on the second day of the truce"
        behind = [t for t in tree.below(token.i, "advmod", "prep") if t.text.lower() == "notwithstanding"]
        for mark in behind:  # "the truce notwithstanding"
            yield min(t.i for t in tree.subtree(token.i)), mark.i + 1
        for mark in opening:
            if _opens(reading, mark) or (spans and mark.text.lower() in _WITHIN):
                yield mark.i, max(t.i for t in tree.subtree(token.i)) + 1
    for i in range(topic.head, max(topic.head - _FAR, sentence.first - 1), -1):
        token = reading.tokens[i]
        if token.text in (";", ":"):
            return
        if token.pos in ("ADP", "SCONJ") and _opens(reading, token):
            comma = (t.i for t in reading.tokens[topic.head : sentence.last] if t.text in (",", ";"))
            yield i, next(comma, sentence.last)
            return


def _opens(reading: Reading, mark: Token) -> bool:
    words = breach_words()
    text = mark.text.lower()
    if text in words.despite | words.later | words.meanwhile:
        return True
    before = {t.lemma for t in reading.tokens[max(mark.i - 2, 0) : mark.i]}
    return text in ("of", "into") and bool(before & (words.spans | words.defiance))


def _sets_apart(reading: Reading, hits: Sequence[Hit], topic: Topic, first: int) -> bool:
    """Whether what a stretch tells of its ceasefire is set against fighting: "while" needs one that begins or holds."""
    if reading.tokens[first].text.lower() not in breach_words().meanwhile:
        return True
    own = [hit for hit in hits if hit.topic.head == topic.head and hit.trigger > first]
    if own:
        return any(is_made(reading, hit) for hit in own)
    after = reading.tokens[topic.head : reading.sentence(topic.head).last]
    return any(t.lemma in breach_words().begins and t.tag in ("VBZ", "VBD") for t in after)


def _is_beside(reading: Reading, fight: Token, stretch: Stretch) -> bool:
    """Whether fighting is told by the sentence around a stretch, not in it, nor in an aside of another clause."""
    if stretch.holds(fight.i) or is_earlier(reading, fight):
        return False
    chain = (fight, *reading.tree.above(fight.i))
    if stretch.inside is not None and stretch.inside not in {token.i for token in chain}:
        return False
    aside = next((t for t in chain if t.dep in ("relcl", "acl")), None)
    if aside is None or aside.i > stretch.last:
        return aside is None
    between = reading.tokens[fight.i + 1 : stretch.first]
    return stretch.first > fight.i and not any(t.tag in ("VBD", "VBZ", "VBP", "MD") for t in between)


def _in_contrast(
    reading: Reading, hits: Sequence[Hit], sentence: Sentence, fighting: Sequence[Token]
) -> list[Hit]:
    """Fighting that "but" or "however" sets against a ceasefire made in this sentence or the one before it."""
    words = breach_words()
    made = [hit for hit in hits if is_made(reading, hit)]
    here = [hit for hit in made if sentence.first <= hit.trigger < sentence.last]
    for hit in here:
        for fight in fighting:
            between = {t.text.lower() for t in reading.tokens[hit.trigger : fight.i]}
            plain = between & words.contrast
            if fight.i > hit.trigger and (plain or (goes_on(reading, fight) and between & words.meanwhile)):
                return list(_by_attacker(reading, [f for f in fighting if f.i >= fight.i], hit.topic))
    before = reading.sentence(sentence.first - 1) if sentence.first and not here else None
    opening = reading.tokens[sentence.first].text.lower() in words.contrast or _is_later(reading, sentence)
    onward = [fight for fight in fighting if opening or goes_on(reading, fight)]
    for hit in made if before is not None else ():
        if onward and not _is_old(reading, hit.topic) and reading.sentence(hit.trigger) == before:
            return [Hit(trigger=onward[0].i, topic=hit.topic, frame=BREACH)]
    return []


def _is_later(reading: Reading, sentence: Sentence) -> bool:
    """Whether a sentence tells what came "hours later" or "within hours" of what was told before it."""
    words = breach_words()
    for token in reading.tokens[sentence.first : sentence.last]:
        after = reading.tokens[token.i + 1].text.lower() if token.i + 1 < sentence.last else ""
        before = reading.tokens[token.i - 1].text.lower() if token.i > sentence.first else ""
        text = token.text.lower()
        if token.lemma in words.spans and (after in _LATER or (before == "within" and after != "of")):
            return True
        if (
            text in ("afterwards", "afterward", "thereafter") or (text == "later" and token.tag == "RB")
        ) and (before in _SOON or token.dep == "advmod"):
            return True
        if token.lemma in words.parts and (before in _NEXT or before == "by"):
            return True
    return False


def _is_old(reading: Reading, topic: Topic) -> bool:
    """Whether a ceasefire is named by an earlier year than the report's: what the next sentence tells comes long after."""
    published, date = reading.document.dating.day, topic.date
    if date is None or date.latest is None or published is None:
        return False
    return date.latest.year < published.year


def _in_answer(
    reading: Reading, hits: Sequence[Hit], sentence: Sentence, fighting: Sequence[Token]
) -> Iterator[Hit]:
    """An attack that one side tells of another, next to words on a breach or a beginning of the same ceasefire."""
    first = sentence.first
    for _ in range(_BACK):
        first = reading.sentence(first - 1).first if first else 0
    last = reading.sentence(sentence.last).last if sentence.last < len(reading.tokens) else sentence.last
    near = [hit for hit in hits if first <= hit.trigger < last and hit.frame.act in _ANSWERED]
    past = [hit for hit in hits if hit.trigger < sentence.first and _tells_of_end_or_begin(reading, hit)]
    standing = [hit for hit in past[-1:] if hit.frame.act is not Act.END]
    for fight in fighting:
        speaker, verb = said_by(reading, fight.i)
        charged = verb is not None and verb.lemma in breach_words().claims
        about = near or (standing if charged else [])
        if speaker is None or not about:
            continue
        third = reading.kinds.get(speaker.id) is ActorKind.ORGANISATION
        if (
            third and about[0].trigger >= sentence.first
        ):  # what watchers find they find after the truce is told
            continue
        attackers = roles(reading, subjects(reading, fight.i))
        if attackers and speaker.id not in {role.id for role in attackers}:
            yield Hit(trigger=fight.i, topic=about[0].topic, frame=BREACH)
            return


def _tells_of_end_or_begin(reading: Reading, hit: Hit) -> bool:
    return hit.frame.act is Act.END or is_made(reading, hit)
