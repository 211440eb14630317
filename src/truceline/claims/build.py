"""Puts a claim together from a hit: the parts that extractors of all acts share."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Protocol

from truceline.claims.clauses.misread import before_broker
from truceline.claims.clauses.roles import as_role, join, roles
from truceline.claims.clauses.subjects import passive_subjects, subjects
from truceline.claims.factuality import is_presupposed, said_by, status
from truceline.claims.finding.frames import Hit, frame_end
from truceline.claims.reading import Reading
from truceline.claims.sides import mediators, named
from truceline.claims.terms import terms
from truceline.claims.timing import timing
from truceline.claims.told import is_told
from truceline.claims.vocabulary import ceasefire_words
from truceline.model import Act, ActClaim, ActorKind, Claim, Mention, Role, Span, Status, Token

_PLACES = frozenset({ActorKind.PLACE, ActorKind.TERRITORY, ActorKind.STATE})
_WHERE = ("in", "across", "near", "around", "at", "within", "throughout", "over", "along", "inside", "on")
FIRM = 0.8  # the step of a claim whose words name a ceasefire and are tied to the act by the syntax
_LONGEST_CUE = 10  # tokens: longer runs no longer show the act at a glance


class Extractor(Protocol):
    """Reads claims of one kind from a document."""

    def __call__(self, reading: Reading, hits: Sequence[Hit]) -> Iterable[Claim]:
        """The claims it finds; `hits` are where the vocabulary's words stand to a ceasefire."""
        ...


def hits_of(reading: Reading, hits: Sequence[Hit], act: Act) -> Iterator[Hit]:
    """The hits of one act that are told as more than a question, a condition or a mistake."""
    return (hit for hit in hits if hit.frame.act is act and is_told(reading, hit.trigger, act))


def draft(reading: Reading, hit: Hit, made_by: Callable[..., object]) -> ActClaim:
    """The claim as the syntax gives it; an extractor replaces what its act reads otherwise."""
    speaker, telling = (None, None) if is_presupposed(reading, hit.trigger) else said_by(reading, hit.trigger)
    doing = subjects(reading, hit.trigger)
    if hit.frame.by == "mediator" and before_broker(reading, hit.trigger) is not None:
        hit = replace(hit, frame=replace(hit.frame, by="subject"))  # "sign a UN brokered deal"
    brokers = mediators(reading, hit)
    if hit.frame.by == "mediator":
        brokers = join(brokers, roles(reading, doing))
    actors = _actors(reading, hit, doing, speaker)
    times = timing(reading, hit.trigger, hit.topic, telling, act=hit.frame.act)
    sentence = reading.sentence(hit.trigger)
    return ActClaim(
        source=reading.citation,
        span=reading.span(sentence.first, sentence.last),
        cue=cue(reading, hit),
        act=hit.frame.act,
        about=hit.topic.about,
        actors=actors,
        parties=named(reading, hit),
        mediators=brokers,
        said_by=speaker,
        status=_status(reading, hit),
        place=places(reading, hit),
        start=times.start,
        end=times.end,
        duration=times.duration,
        act_date=times.act_date,
        terms=terms(reading, hit),
        made_by=f"{made_by.__module__}.{made_by.__qualname__}",
        confidence=_confidence(hit),
    )


def _actors(reading: Reading, hit: Hit, doing: Sequence[int], speaker: Role | None) -> tuple[Role, ...]:
    """Who performs the act, by where its frame says that they stand."""
    match hit.frame.by:
        case "subject":
            return roles(reading, doing)
        case "patient":
            return roles(reading, passive_subjects(reading, hit.trigger))
        case "speaker":
            return (speaker,) if speaker else ()
        case "source":
            return source(reading, hit.trigger)
        case _:
            return ()


def source(reading: Reading, i: int) -> tuple[Role, ...]:
    """From whom a thing comes or among whom it is felt: "drew praise from Kenya", "was met with relief in Kenya"; else its subject."""
    token = reading.tokens[i]
    passive = any(reading.tree.below(i, "nsubjpass", "auxpass")) or token.tag == "VBN"
    near = [token, *reading.tree.below(i, "dobj", "attr", "prep", "agent")]
    near += [t for thing in near[1:] for t in reading.tree.below(thing.i, "pobj", "prep")]
    if token.pos == "NOUN":
        near += [t for t in [reading.tokens[token.head]] if t.lemma in ("come", "pour", "arrive", "flow")]
    for preps in (("by", "from", "among"), ("in", "at", "across", "of")):
        heads = [
            t.i
            for one in near
            for start in reading.tree.objects(one.i, *preps)
            for t in reading.tree.conjuncts(start.i)
        ]
        if roles(reading, heads):
            return roles(reading, heads)
    return () if passive else roles(reading, subjects(reading, i))


def is_unnamed(reading: Reading, hit: Hit) -> bool:
    """Whether somebody acts who is no actor with a name ("many of the speakers called for a truce"), and no plan or text does."""
    words = ceasefire_words()
    things = words.proposals | words.agreements | words.resolutions | words.fighting | words.talks
    doers = [reading.tokens[i] for i in subjects(reading, hit.trigger)]
    return hit.frame.by == "subject" and any(
        token.pos in ("NOUN", "PROPN") and token.lemma not in things and not words.terms.search(token.text)
        for token in doers
    )


def _confidence(hit: Hit) -> float:
    """A step that `confidence.py` makes a likelihood of: less where the words only take a ceasefire up, stand in the right order, or are told near it."""
    told = FIRM if hit.topic.term and hit.words is None else 0.6
    return told - (0.0 if hit.sure else 0.3)


def _status(reading: Reading, hit: Hit) -> Status:
    found = status(reading, hit.trigger)
    if not hit.sure and found is Status.NEGATED and not any(reading.tree.below(hit.trigger, "neg")):
        found = Status.ACTUAL  # "no" stands with what the parser took for the subject
    return Status.PLANNED if hit.frame.planned and found is Status.ACTUAL else found


def cue(reading: Reading, hit: Hit) -> Span:
    """The shortest run of words that holds both the trigger and the ceasefire, or the trigger alone if that is long."""
    if hit.words is not None:
        return hit.words
    first, last = reading.token_range(hit.topic.words)
    low, high = min(first, hit.trigger), max(last, frame_end(reading, hit))
    return (
        reading.span(low, high)
        if high - low <= _LONGEST_CUE
        else reading.span(hit.trigger, frame_end(reading, hit))
    )


def places(reading: Reading, hit: Hit) -> tuple[Role, ...]:
    """Where the ceasefire is said to apply: places that hang on its phrase, or on a verb that says where it was broken."""
    heads = [hit.topic.head, *((hit.trigger,) if hit.frame.act is Act.VIOLATE else ())]
    found: dict[str, Role] = {}
    for head in heads:
        for start in reading.tree.objects(head, *_WHERE):
            for token in reading.tree.conjuncts(start.i):
                mention = reading.mentions.get(token.i) or _region(reading, token)
                for actor in mention.actors if mention and mention.reason != "belongs to" else ():
                    if mention is not None and actor.kind in _PLACES:
                        role = replace(as_role(actor, mention), name=mention.span.quote)
                        found.setdefault(actor.id, role)
    return tuple(found.values())


def _region(reading: Reading, noun: Token) -> Mention | None:
    """The place whose region is spoken of: "in the Tigray region"."""
    inner = (reading.mentions.get(token.i) for token in reading.tree.below(noun.i, "compound"))
    return next((one for one in inner if one and all(actor.kind in _PLACES for actor in one.actors)), None)
