"""What a person is asked to decide about one ceasefire, and how much hangs on it.

A question's `weight` is what a decision would change, times how near it is to be decided otherwise. What would change is
counted in fields, of which those that tell who and when count `MAIN`, or in claims on acts that would move to another case.
How near it is lies between 0 (settled) and 1 (open): for a claim, the chance that it and all that stand beside it were misread; for a disagreement, how many
origins give the other value for each that gives the one chosen; for reports that were taken for one ceasefire, how close
their score is to `SAME`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import prod
from pathlib import PurePath
from typing import Any

from truceline.model import (
    Abstention,
    ActClaim,
    Ceasefire,
    Choice,
    Claim,
    Comparison,
    Doubt,
    Judgement,
    Question,
    Verdict,
)
from truceline.records import FIELDS, support
from truceline.records.compare import APART, SAME, total
from truceline.records.judging.anchors import standing
from truceline.views.proposals import Proposal, rivals
from truceline.views.values import in_words

DOUBTFUL = 0.6
"""A value less sure than this is asked about: all the claims that it rests on are wrong more than two times in five."""

NARROW = 1.5
"""Reports whose score is this near to `SAME` are asked about: what one time that is only bounded would turn."""

MAIN = 3.0
"""What the fields count that others, and lists, filters and standing, rest on: a choice of ours."""

_MAIN = frozenset({"sides", "agreed", "effect", "ended"})
_LISTED = 3  # names of fields, or values, in one line
_OPEN = (
    0.5  # how near a field without a value is to have one, where claims speak of it and none gives one alone
)


def case_questions(ceasefire: Ceasefire, claims: Mapping[str, Claim]) -> Iterator[Question]:
    """What of one ceasefire waits for a decision; `claims` holds at least its own, by id."""
    yield from _doubtful(ceasefire, claims)
    yield from _disagreements(ceasefire, claims)
    yield from _joins(ceasefire, claims)
    yield from _relations(ceasefire)


def in_turn(questions: Iterable[Question]) -> tuple[Question, ...]:
    """The questions, each once, what would change most first; the same for every order in which they come."""
    return tuple(sorted({one.id: one for one in questions}.values(), key=lambda one: (-one.weight, one.id)))


def unanswered(questions: Iterable[Question], judgements: Iterable[Judgement]) -> tuple[Question, ...]:
    """The questions that no judgement answers that stands and was made on all the claims that they turn on.

    A judgement answers before the ceasefires are derived with it; what it left in the ledger asks no more afterwards.
    """
    answers = _Answers(standing(judgements))
    return tuple(one for one in questions if not answers.answer(one))


class _Answers:
    """Judgements by what they can answer."""

    def __init__(self, judgements: Sequence[Judgement]) -> None:
        self._on_fields: dict[tuple[str, str], list[frozenset[str]]] = defaultdict(list)
        self._on_claims: set[str] = set()
        self._names: set[tuple[str, str]] = set()
        self._pairs: set[frozenset[str]] = set()
        self._links: dict[str, list[frozenset[str]]] = defaultdict(list)
        self._stand = {one.id for one in judgements}
        for one in judgements:
            self._take(one)

    def _take(self, one: Judgement) -> None:
        claims = frozenset(one.claims)
        if one.field is not None:
            self._on_fields[one.subject, one.field].append(claims)
        elif one.verdict is Verdict.ALIAS:
            self._names.add((one.subject.casefold(), ""))
        elif one.verdict is Verdict.REJECT and one.other is not None:
            self._names.add((one.subject.casefold(), one.other))
        elif one.verdict in (Verdict.MERGE, Verdict.SPLIT):
            if one.other not in (None, one.subject):
                self._pairs.add(frozenset((one.subject, one.other or "")))
            else:
                self._links[one.subject].append(claims)
        elif one.verdict in (Verdict.ACCEPT, Verdict.REJECT):
            self._on_claims |= {one.subject, *claims}

    def answer(self, question: Question) -> bool:
        asked = frozenset(question.claims)
        match question.doubt:
            case Doubt.LOW_CONFIDENCE:
                return question.subject in self._on_claims
            case Doubt.DISAGREEMENT | Doubt.UNDATED:
                made_on = self._on_fields.get((question.subject, question.field or ""), ())
                return any(asked <= claims for claims in made_on)
            case Doubt.SAME_OR_ANOTHER if question.other is not None:
                return frozenset((question.subject, question.other)) in self._pairs
            case Doubt.SAME_OR_ANOTHER:
                return any(asked <= claims for claims in self._links.get(question.subject, ()))
            case Doubt.ALIAS:
                name = question.subject.casefold()
                return not self._names.isdisjoint({(name, ""), (name, question.other or "")})
            case Doubt.UNSETTLED:
                return not {question.subject, question.other or question.subject} <= self._stand


def at_stake(ceasefire: Ceasefire, claims: Mapping[str, Claim]) -> dict[str, tuple[str, ...]]:
    """The claims that may well be misread and on which values rest that rest on nothing better, each with these fields."""
    fields: dict[str, tuple[str, ...]] = defaultdict(tuple)
    for name in FIELDS:
        choice: Choice[Any] = getattr(ceasefire, name)
        if choice.value is not None and not choice.judgements and _chance(choice, claims) > 1 - DOUBTFUL:
            for one in choice.rests_on:
                fields[one] += (name,)
    return dict(fields)


def _chance(choice: Choice[Any], claims: Mapping[str, Claim]) -> float:
    """The chance that all claims that a value rests on were misread, each for itself; 0 where it rests on none."""
    told = [claims[one].confidence for one in choice.rests_on if one in claims]
    return prod(1 - confidence for confidence in told) if told else 0.0


def _doubtful(ceasefire: Ceasefire, claims: Mapping[str, Claim]) -> Iterator[Question]:
    for claim_id, names in at_stake(ceasefire, claims).items():
        choices = [(name, getattr(ceasefire, name)) for name in names]
        shares = sum(hangs(name) * _chance(choice, claims) / len(choice.rests_on) for name, choice in choices)
        yield Question(
            doubt=Doubt.LOW_CONFIDENCE,
            subject=claim_id,
            ceasefire=ceasefire.id,
            says=f"Is this read rightly? {_listed([spoken(name) for name in names])} of {ceasefire.id} "
            f"{'rests' if len(names) == 1 else 'rest'} on it.",
            claims=(claim_id,),
            weight=round(shares, 4),
        )


def _disagreements(ceasefire: Ceasefire, claims: Mapping[str, Claim]) -> Iterator[Question]:
    """Fields for which claims give other values, or speak of it without settling it."""
    sides = frozenset(side.id for side in ceasefire.sides.value or ())
    for name in FIELDS:
        choice: Choice[Any] = getattr(ceasefire, name)
        if choice.judgements or not choice.passes_over:
            continue
        others = rivals(name, choice, claims, sides)
        unclear = choice.abstention is Abstention.UNCLEAR
        if not others and not unclear:
            continue
        known = support(choice.rests_on, claims, sides).origins if choice.rests_on else 0
        yield Question(
            doubt=Doubt.DISAGREEMENT,
            subject=ceasefire.id,
            field=name,
            ceasefire=ceasefire.id,
            says=_asked(name, choice, others),
            claims=tuple(dict.fromkeys(one for other in others for one in other.claims))
            or choice.passes_over,
            weight=round(hangs(name) * _contested(others, known), 4),
        )


def _asked(name: str, choice: Choice[Any], others: Sequence[Proposal]) -> str:
    words = [in_words(choice.value), *(one.words for one in others)]
    told = [one for one in words if one]
    if len(told) > 1:
        return f"{spoken(name)}: {', or '.join(told[: _LISTED + 1])}?"
    return f"{spoken(name)} is unclear: {choice.reason}. What is it?"


def _contested(others: Iterable[Proposal], known: int) -> float:
    """How near the other values are to the one chosen: their origins for each of its own, at most 1."""
    most = max((one.support.origins for one in others if one.support), default=0)
    return min(1.0, most / known) if known and most else 1.0 if most else _OPEN


def _joins(ceasefire: Ceasefire, claims: Mapping[str, Claim]) -> Iterator[Question]:
    """Reports that were narrowly taken to tell of this ceasefire, or placed with it by nothing but their time."""
    for join in ceasefire.joins:
        near = narrowness(join.rows)
        told = [claims[one] for one in join.claims if one in claims]
        if join.judgements or not near or not told or not _can_leave(join.claims, ceasefire, claims):
            continue
        article = PurePath(told[0].source.name).name
        yield Question(
            doubt=Doubt.SAME_OR_ANOTHER,
            subject=ceasefire.id,
            ceasefire=ceasefire.id,
            says=f"Does {article} tell of {ceasefire.id} here, or of another ceasefire?",
            claims=join.claims,
            weight=round(len(told) * near, 4),
        )


def _can_leave(ids: Iterable[str], ceasefire: Ceasefire, claims: Mapping[str, Claim]) -> bool:
    """Whether an act of the ceasefire is left without these claims."""
    acts = {one for one in ceasefire.claims if isinstance(claims.get(one), ActClaim)}
    return not acts <= set(ids)


def _relations(ceasefire: Ceasefire) -> Iterator[Question]:
    """Ceasefires of the same sides that were narrowly taken for two."""
    for relation in ceasefire.relations:
        near = narrowness(relation.rows)
        if near:
            yield Question(
                doubt=Doubt.SAME_OR_ANOTHER,
                subject=ceasefire.id,
                other=relation.other,
                ceasefire=ceasefire.id,
                says=f"Are {ceasefire.id} and {relation.other} one ceasefire?",
                weight=round(len(ceasefire.claims) * near, 4),
            )


def narrowness(rows: Sequence[Comparison]) -> float:
    """How near comparisons came to say otherwise: 1 at the score from which two are taken for one, 0 from `NARROW` away.

    Without comparisons, or with one that alone parts the two, nothing was near.
    """
    if not rows or any(row.score <= APART for row in rows):
        return 0.0
    return max(0.0, 1 - abs(total(rows) - SAME) / NARROW)


def hangs(name: str) -> float:
    """What a field counts in what a decision would change."""
    return MAIN if name in _MAIN else 1.0


def spoken(name: str) -> str:
    """The name of a field in words, as pages show it."""
    return name.replace("_", " ")


def _listed(words: Sequence[str]) -> str:
    more = len(words) - _LISTED
    return ", ".join(words[:_LISTED]) + (f" and {more} more" if more > 0 else "")
