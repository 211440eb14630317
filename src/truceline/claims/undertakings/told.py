"""Makes claims of undertakings: who owes what to whom, how much, by when, and what an agreement is silent on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from truceline.claims.clauses.owners import owners
from truceline.claims.clauses.quantities import quantity_of
from truceline.claims.clauses.roles import roles, without
from truceline.claims.clauses.slots import things_of
from truceline.claims.clauses.subjects import objects, passive_subjects, subjects
from truceline.claims.clauses.wordframes import frame_of, frames_of
from truceline.claims.events.turn import telling
from truceline.claims.events.who import places, targets
from truceline.claims.factuality import is_conditional, said_by
from truceline.claims.finding.frames import Hit
from truceline.claims.mentions.topics import Topic, find_topics
from truceline.claims.reading import Reading
from truceline.claims.timing import times_of
from truceline.claims.undertakings.bound import Bond, bond
from truceline.claims.undertakings.overseen import oversight
from truceline.claims.undertakings.words import TermFrame, binding_words, term_frames
from truceline.model import Quantity, Role, Span, Status, TermClaim, TermType, Time, Token, When

_BOUNDS = frozenset({"by", "before", "until", "within"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """A word for what someone is bound to do, and what binds to it."""

    trigger: int
    frame: TermFrame
    bond: Bond
    is_done: bool = False


def term(reading: Reading, hits: Sequence[Hit]) -> Iterator[TermClaim]:  # noqa: ARG001  # an agreement need not be acted on
    """What an agreement binds someone to do, or is told to say nothing of."""
    topics = {topic.head: topic for topic in find_topics(reading)}
    if topics:
        silent = tuple(_passed_over(reading, topics))
        unsaid = {(claim.span, claim.type) for claim in silent}
        said = (claim for claim in _undertaken(reading, topics) if (claim.span, claim.type) not in unsaid)
        yield from _once((*said, *silent))


def _undertaken(reading: Reading, topics: dict[int, Topic]) -> Iterator[TermClaim]:
    for deed in _deeds(reading, topics):
        i = deed.trigger
        owed = _obligor(reading, deed)
        deadline, duration = _timing(reading, deed)
        yield TermClaim(
            source=reading.citation,
            span=_sentence(reading, i),
            cue=_cue(reading, i, deed.frame),
            type=deed.frame.type,
            status=Status.ACTUAL if deed.is_done else Status.PLANNED,
            said_by=_speaker(reading, deed, topics),
            about=_about(reading, i, topics),
            obligor=owed,
            beneficiary=without(targets(reading, deed), owed) if deed.frame.to else (),
            oversight=() if deed.frame.type is TermType.MONITORING else oversight(reading, i),
            quantity=_quantity(reading, deed),
            deadline=deadline,
            duration=duration,
            place=places(reading, deed),
            made_by=f"{term.__module__}.{term.__qualname__}",
            confidence=0.7 if owed else 0.5,
        )


def _deeds(reading: Reading, topics: dict[int, Topic]) -> Iterator[Deed]:
    """The deeds that are undertaken, in text order; a noun beside the verb that it completes ("begin the *release*") counts once."""
    for token in reading.tokens:
        named = token.i in topics and not topics[token.i].verbal
        frames = () if named else tuple(_kinds(reading, token))
        found = bond(reading, token.i, topics) if frames and not is_conditional(reading, token.i) else None
        if found is not None:
            done = found.word == token.i and not frames[0].noun and telling(reading, token.i) == "told"
            yield from (Deed(trigger=token.i, frame=frame, bond=found, is_done=done) for frame in frames)


def _kinds(reading: Reading, token: Token) -> Iterator[TermFrame]:
    """The frames that fit a word, one a type: "exchange prisoners and bodies" is two undertakings."""
    fitting = frames_of(reading, token, term_frames())
    if not fitting:
        return
    asking = [frame for frame in fitting if frame.of] or fitting[:1]
    yield from {frame.type: frame for frame in reversed(asking)}.values()


def _obligor(reading: Reading, deed: Deed) -> tuple[Role, ...]:
    """Who is bound: who does the deed, else whose peacekeepers are sent, else who agreed to it or is obliged."""
    i, word = deed.trigger, deed.bond.word
    if deed.frame.type is TermType.PEACEKEEPERS:
        found = roles(reading, [t.i for t in _sent(reading, deed)])
    elif deed.frame.noun:
        moved = {t.i for thing in reading.tree.objects(i, "of") for t in reading.tree.conjuncts(thing.i)}
        own = [
            head for head in owners(reading, i) if head not in moved or deed.frame.type is TermType.WITHDRAWAL
        ]
        found = roles(reading, own or _agents(reading, i))
    else:
        found = roles(reading, _agents(reading, i) if passive_subjects(reading, i) else subjects(reading, i))
    if not found and deed.bond.binds_subject:
        return roles(reading, subjects(reading, word))
    if not found and word != i and reading.tokens[word].pos == "VERB":
        return roles(reading, objects(reading, word))
    return found


def _speaker(reading: Reading, deed: Deed, topics: dict[int, Topic]) -> Role | None:
    """Who says it; where "it" goes on after a sentence on the agreement, that is the agreement, and nobody."""
    speaker, _ = said_by(reading, deed.trigger)
    here = reading.sentence(deed.trigger)
    words = speaker.words.quote.lower() if speaker is not None and speaker.words is not None else ""
    if words not in binding_words().itself or not here.first:
        return speaker
    before = reading.sentence(here.first - 1)
    return None if any(before.first <= head < before.last for head in topics) else speaker


def _sent(reading: Reading, deed: Deed) -> Iterator[Token]:
    """Those who are sent, wherever they hang below the deed's word ("the deployment in the zone of 2,000 peacekeepers")."""
    below = sorted(reading.tree.subtree(deed.trigger), key=lambda token: token.i)
    return (t for t in below if t.lemma.lower() in deed.frame.of)


def _agents(reading: Reading, i: int) -> list[int]:
    return [t.i for start in reading.tree.objects(i, "by") for t in reading.tree.conjuncts(start.i)]


def _timing(reading: Reading, deed: Deed) -> tuple[When | None, str | None]:
    """By when it is to be done, and for how long."""
    sentence = reading.sentence(deed.trigger)
    times = [time for time in reading.times_in(sentence) if _deed_above(reading, time) == deed.trigger]
    deadline = next((_last_day(time) for time in times if time.bound in _BOUNDS), None)
    if deadline is None and deed.bond.word == deed.trigger and not deed.is_done:  # "will be freed on Monday"
        deadline = next((time.when for time, _ in times_of(reading, deed.trigger) if time.when), None)
    return deadline, next((time.value for time in times if _is_length(reading, time)), None)


def _deed_above(reading: Reading, time: Time) -> int | None:
    """The nearest word above a time that tells a deed: "halt raids for a pledge to withdraw by May" dates the withdrawal."""
    first, last = reading.token_range(time.span)
    head = reading.tree.head_of(first, max(last, first + 1))
    frames = term_frames()
    return next((t.i for t in reading.tree.above(head) if frame_of(reading, t, frames) is not None), None)


def _is_length(reading: Reading, time: Time) -> bool:
    before = reading.tokens[max(reading.token_range(time.span)[0] - 1, 0)].text.lower()
    return time.kind == "DURATION" and time.bound is None and before == "for"


def _last_day(time: Time) -> When | None:
    """The time that words bound; "by the end of the month" is its last day."""
    _, latest = time.bounded
    if time.mod != "END" or latest is None:
        return time.when or When(words=time.span)  # "within ten days" of a day that is not told
    return replace(When.of((latest - timedelta(days=1)).date().isoformat()), words=time.span)


def _quantity(reading: Reading, deed: Deed) -> Quantity | None:
    """How much or how many: of what it is done to, else of whoever does it ("600 trucks will enter")."""
    i = deed.trigger
    heads = [thing.i for thing in things_of(reading, i)] + [t.i for t in reading.tree.below(i, "nsubj")]
    heads += [token.i for token in _sent(reading, deed)]
    return next((told for head in heads if (told := quantity_of(reading, head)) is not None), None)


def _about(reading: Reading, i: int, topics: dict[int, Topic]) -> Span | None:
    """The words that name the agreement: that of the sentence, else the last one named before."""
    here = reading.sentence(i)
    inside = [head for head in topics if here.first <= head < here.last]
    before = [head for head in topics if head < here.first]
    nearest = min(inside, key=lambda head: abs(head - i)) if inside else max(before, default=None)
    return topics[nearest].about if nearest is not None else None


def _passed_over(reading: Reading, topics: dict[int, Topic]) -> Iterator[TermClaim]:
    """What an agreement "says nothing about", "makes no mention of", "does not address"."""
    for head, topic in topics.items():
        token = reading.tokens[head]
        if token.dep != "nsubj":
            continue
        verb = reading.tokens[token.head]
        for thing in _unsaid(reading, verb):
            yield TermClaim(
                source=reading.citation,
                span=_sentence(reading, verb.i),
                cue=reading.span(verb.i, thing.i + 1)
                if thing.i > verb.i
                else reading.span(verb.i, verb.i + 1),
                type=_type_of(reading, thing),
                status=Status.NEGATED,
                about=topic.about,
                made_by=f"{term.__module__}.{term.__qualname__}",
                confidence=0.7,
            )


def _unsaid(reading: Reading, verb: Token) -> Iterator[Token]:
    words, tree = binding_words(), reading.tree
    if verb.lemma in words.silent_verbs and any(tree.below(verb.i, "neg")):
        yield from (t for start in tree.below(verb.i, "dobj") for t in tree.conjuncts(start.i))
    for thing in tree.below(verb.i, "dobj"):
        none = thing.lemma == "nothing" or any(t.text.lower() == "no" for t in tree.below(thing.i, "det"))
        if none and thing.lemma in words.silent_nouns:
            starts = (
                *tree.objects(thing.i, "about", "of", "on", "for", "to"),
                *tree.objects(verb.i, "about", "of", "on"),
            )
            yield from (t for start in starts for t in tree.conjuncts(start.i))


def _type_of(reading: Reading, thing: Token) -> TermType:
    frame = frame_of(reading, thing, term_frames())
    return frame.type if frame is not None else TermType.OTHER


def _once(claims: Iterable[TermClaim]) -> Iterator[TermClaim]:
    """Each undertaking of a document once, with what any of its passages tells."""
    kept: list[TermClaim] = []
    for claim in claims:
        same = next((one for one in kept if _is_one(one, claim)), None)
        if same is None:
            kept.append(claim)
        elif _told(claim) > _told(same):
            kept[kept.index(same)] = claim
    return iter(kept)


def _is_one(one: TermClaim, other: TermClaim) -> bool:
    here, there = ({role.id for role in claim.obligor} for claim in (one, other))
    alike = here == there or (one.span == other.span and (not here or not there))
    same_size = one.quantity is None or other.quantity is None or one.quantity.may_equal(other.quantity)
    return (
        one.type is other.type
        and one.status is other.status
        and alike
        and same_size
        and one.about == other.about
        and one.type is not TermType.OTHER
    )


def _told(claim: TermClaim) -> int:
    given = (claim.obligor, claim.beneficiary, claim.quantity, claim.deadline, claim.duration)
    return sum(bool(value) for value in given)


def _sentence(reading: Reading, i: int) -> Span:
    sentence = reading.sentence(i)
    return reading.span(sentence.first, sentence.last)


def _cue(reading: Reading, i: int, frame: TermFrame) -> Span:
    """The word of the deed with what its frame asks for, where that stands near."""
    last = i
    for token in reading.tokens[i + 1 : min(i + 9, reading.sentence(i).last)]:
        if token.text.lower() in frame.with_ or token.lemma.lower() in frame.of:
            last = token.i
    return reading.span(i, last + 1)
