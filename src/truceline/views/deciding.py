"""What a reviewer is shown of a question: what can be decided, each with its key, and the words it turns on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from truceline.model import Ceasefire, Choice, Claim, Document, Doubt, Judgement, Question, Verdict
from truceline.records.judging.overruled import Kind
from truceline.records.judging.published import PUBLISHED
from truceline.records.judging.values import allowed
from truceline.views.judgements import UnsettledShown
from truceline.views.proposals import Proposal, proposals
from truceline.views.questions import at_stake
from truceline.views.support import support_words
from truceline.views.values import in_words

_KEYS = 9  # values that can be set by a digit


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """One thing that can be decided by one key, as a judgement takes it. `words` say it, `beside` how well it is told."""

    key: str
    words: str
    verdict: Verdict
    subject: str
    field: str | None = None
    value: str | None = None
    other: str | None = None
    claims: tuple[str, ...] = ()
    beside: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """What can be decided by writing a value: into `name` of the judgement, for one of these fields where it is a field's.

    `allowed` says what can be written.
    """

    verdict: Verdict
    subject: str
    fields: tuple[str, ...] = ()
    name: str = "value"
    label: str
    allowed: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """Claims that speak for one thing that can be decided, under a heading."""

    heading: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Deciding:
    """A question with all that is needed to decide it: what stands now and why, what can be decided, the claims on each side."""

    question: Question
    stands: str = ""
    reason: str = ""
    ways: tuple[Way, ...]
    typed: Typed | None = None
    sides: tuple[Side, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What questions are laid out from: the ceasefire asked about, its claims and all that are asked about, by id.

    `other` is the other ceasefire of two; `document` the article that is undated; `unsettled` the judgement that no longer
    fits, with `judgement` and `later`, that and the one it does not fit.
    """

    claims: Mapping[str, Claim]
    ceasefire: Ceasefire | None = None
    other: Ceasefire | None = None
    document: Document | None = None
    unsettled: UnsettledShown | None = None
    later: Judgement | None = None


def lay_out(question: Question, known: Known) -> Deciding:
    """The question as a reviewer is shown it."""
    match question.doubt:
        case Doubt.LOW_CONFIDENCE:
            return _doubtful(question, known)
        case Doubt.DISAGREEMENT:
            return _disagreement(question, known)
        case Doubt.SAME_OR_ANOTHER:
            return _two(question, known) if question.other else _join(question, known)
        case Doubt.ALIAS:
            return _alias(question)
        case Doubt.UNDATED:
            return _undated(question, known)
        case Doubt.UNSETTLED:
            return _unsettled(question, known)


def _doubtful(question: Question, known: Known) -> Deciding:
    claim, case = question.subject, known.ceasefire
    fields = at_stake(case, known.claims).get(claim, ()) if case else ()
    told = known.claims.get(claim)
    chance = f"It is read rightly with a chance of {told.confidence:.0%}, by its traits." if told else ""
    values = ((name, getattr(case, name)) for name in fields)
    lines = "; ".join(f"{_spoken(name)}: {in_words(choice.value)}" for name, choice in values)
    ways = (
        Way(key="a", words="Read rightly", verdict=Verdict.ACCEPT, subject=claim),
        Way(key="r", words="Misread: leave it out", verdict=Verdict.REJECT, subject=claim),
    )
    return Deciding(
        question=question,
        stands=lines,
        reason=chance,
        ways=ways,
        typed=_typed(case, fields) if case and fields else None,
        sides=(Side(heading="What it was read from", claims=(claim,)),),
    )


def _disagreement(question: Question, known: Known) -> Deciding:
    case, field = known.ceasefire, question.field or ""
    if case is None:
        return Deciding(question=question, ways=())
    choice: Choice[Any] = getattr(case, field)
    against = choice.passes_over
    ways = [_accept(case, field), *_instead(case, field, proposals(case, field, known.claims))]
    if len(against) == 1:
        words = "Leave the other claim out"
        ways.append(Way(key="r", words=words, verdict=Verdict.REJECT, subject=against[0]))
    return Deciding(
        question=question,
        stands=_words(choice),
        reason=choice.reason,
        ways=tuple(ways),
        typed=_typed(case, (field,)),
        sides=tuple(_evidence(choice)),
    )


def _join(question: Question, known: Known) -> Deciding:
    case = known.ceasefire
    if case is None:
        return Deciding(question=question, ways=())
    asked = frozenset(question.claims)
    here = next((join for join in case.joins if asked <= set(join.claims)), None)
    founding = next(
        (join for join in case.joins if not join.rows and asked.isdisjoint(join.claims)), case.joins[0]
    )
    rows = [f"{row.name} {row.score:+g}: {row.reason}" for row in here.rows] if here else []
    ways = (
        Way(
            key="m",
            words="Of this ceasefire",
            verdict=Verdict.MERGE,
            subject=case.id,
            other=case.id,
            claims=question.claims,
        ),
        Way(key="s", words="Of another one", verdict=Verdict.SPLIT, subject=case.id, claims=question.claims),
        *_misread(question.claims),
    )
    return Deciding(
        question=question,
        stands=f"It stands with {case.id}: {here.reason if here else ''}",
        reason="; ".join(rows),
        ways=ways,
        sides=(
            Side(heading="This report", claims=question.claims),
            Side(heading=f"What {case.id} was founded by", claims=founding.claims),
        ),
    )


def _two(question: Question, known: Known) -> Deciding:
    one, other = known.ceasefire, known.other
    if one is None or other is None:
        return Deciding(question=question, ways=())
    relation = next((told for told in one.relations if told.other == other.id), None)
    rows = [f"{row.name} {row.score:+g}: {row.reason}" for row in relation.rows] if relation else []
    ways = (
        Way(key="m", words="One ceasefire", verdict=Verdict.MERGE, subject=one.id, other=other.id),
        Way(key="s", words="Two ceasefires", verdict=Verdict.SPLIT, subject=one.id, other=other.id),
    )
    return Deciding(
        question=question,
        stands=f"They stand apart: {relation.reason}" if relation else "They stand apart.",
        reason="; ".join(rows),
        ways=ways,
        sides=tuple(Side(heading=case.id, claims=case.joins[0].claims) for case in (one, other)),
    )


def _alias(question: Question) -> Deciding:
    name, actor = question.subject, question.other or ""
    typed = Typed(
        verdict=Verdict.ALIAS,
        subject=name,
        name="other",
        label="It means somebody else",
        allowed="The id or name of an actor, like Armenia or ARM.",
    )
    ways = (
        Way(key="a", words="It means them", verdict=Verdict.ALIAS, subject=name, other=actor),
        Way(key="r", words="It does not", verdict=Verdict.REJECT, subject=name, other=actor),
    )
    sides = (Side(heading="Reports on the same act", claims=question.claims),)
    return Deciding(question=question, ways=ways, typed=typed, sides=sides)


def _undated(question: Question, known: Known) -> Deciding:
    document = known.document
    days = [] if document is None else [str(day) for day in document.dating.candidates][:_KEYS]
    told = "Nothing says when it was published." if not days else "By its text it can be one of these days."
    if document is not None and not days and (document.dating.earliest or document.dating.latest):
        bounds = document.dating
        told = f"It was published between {bounds.earliest or 'any day'} and {bounds.latest or 'today'}."
    ways = (
        *_days(question.subject, days),
        Way(
            key="a",
            words="Its day cannot be told",
            verdict=Verdict.ACCEPT,
            subject=question.subject,
            field=PUBLISHED,
        ),
    )
    typed = Typed(
        verdict=Verdict.CORRECT,
        subject=question.subject,
        fields=(PUBLISHED,),
        label="It was published on",
        allowed="A day, like 2020-10-12.",
    )
    own = tuple(key for key, one in known.claims.items() if one.source.document == question.subject)
    sides = (Side(heading="What it tells", claims=own),)
    return Deciding(question=question, stands=told, ways=ways, typed=typed, sides=sides)


def _unsettled(question: Question, known: Known) -> Deciding:
    shown = known.unsettled
    if shown is None:
        return Deciding(question=question, ways=())
    judgement, case = shown.judgement, known.ceasefire
    words = f"{judgement.verdict} by {judgement.by} on {judgement.at.date()}"
    sides = [Side(heading="What it does not fit", claims=shown.claims)] if shown.claims else []
    stands = ""
    if case is not None and judgement.field is not None:
        choice: Choice[Any] = getattr(case, judgement.field)
        stands = f"Now: {_words(choice)}"
        sides += _evidence(choice.claimed or choice)
    return Deciding(
        question=question,
        stands=stands,
        reason=f"{words}: {judgement.why}" if judgement.why else words,
        ways=tuple(_settling(shown, known)),
        sides=tuple(sides),
    )


def _evidence(choice: Choice[Any]) -> list[Side]:
    """The claims that a field rests on, and those it passes over."""
    sides = (
        Side(heading="It rests on", claims=choice.rests_on),
        Side(heading="It passes over", claims=choice.passes_over),
    )
    return [side for side in sides if side.claims]


def _settling(shown: UnsettledShown, known: Known) -> Iterator[Way]:
    """What settles a judgement that no longer fits: another word on the same thing, or taking it back."""
    judgement, later, case = shown.judgement, known.later, known.ceasefire
    field = judgement.field
    if case is not None and field is not None and shown.kind in (Kind.CHANGED, Kind.OVERRULED):
        if judgement.verdict is Verdict.CORRECT and shown.kind is Kind.CHANGED:
            words = f"Keep {judgement.value}"
            yield Way(
                key="a",
                words=words,
                verdict=Verdict.CORRECT,
                subject=case.id,
                field=field,
                value=judgement.value,
            )
        else:
            yield _accept(case, field)
        yield from _instead(case, field, proposals(case, field, known.claims))
    elif later is not None and later.verdict in (Verdict.ALIAS, Verdict.ACCEPT, Verdict.REJECT):
        words = f"As {later.by} decided: {later.verdict}"
        yield Way(key="a", words=words, verdict=later.verdict, subject=judgement.subject, other=later.other)
    words = f"Take back what {judgement.by} decided"
    yield Way(key="r", words=words, verdict=Verdict.WITHDRAW, subject=judgement.id)
    if later is not None:
        words = f"Take back what {later.by} decided"
        yield Way(key="t", words=words, verdict=Verdict.WITHDRAW, subject=later.id)


def _accept(case: Ceasefire, field: str) -> Way:
    choice: Choice[Any] = getattr(case, field)
    return Way(
        key="a", words=f"Accept {_words(choice)}", verdict=Verdict.ACCEPT, subject=case.id, field=field
    )


def _instead(case: Ceasefire, field: str, found: Iterable[Proposal]) -> Iterator[Way]:
    """The other values that can be set, each by a digit."""
    for number, one in enumerate([*found][:_KEYS], start=1):
        yield Way(
            key=str(number),
            words=f"Set {one.words}",
            verdict=Verdict.CORRECT,
            subject=case.id,
            field=field,
            value=one.value,
            beside=support_words(one.support) if one.support else "",
        )


def _days(document: str, days: Iterable[str]) -> Iterator[Way]:
    for number, day in enumerate(days, start=1):
        yield Way(
            key=str(number),
            words=f"On {day}",
            verdict=Verdict.CORRECT,
            subject=document,
            field=PUBLISHED,
            value=day,
        )


def _misread(claims: tuple[str, ...]) -> tuple[Way, ...]:
    """That a claim was misread, where it is the only one in question."""
    if len(claims) != 1:
        return ()
    return (Way(key="r", words="Misread: leave it out", verdict=Verdict.REJECT, subject=claims[0]),)


def _typed(case: Ceasefire, fields: tuple[str, ...]) -> Typed:
    [*told] = dict.fromkeys(allowed(name) for name in fields)
    what = told[0] if len(told) == 1 else "what the field can hold, or one of: not mentioned, unclear, none"
    label = f"{_spoken(fields[0]).capitalize()} is" if len(fields) == 1 else "It is"
    return Typed(
        verdict=Verdict.CORRECT, subject=case.id, fields=fields, label=label, allowed=f"It can be {what}."
    )


def _words(choice: Choice[Any]) -> str:
    return in_words(choice.value) if choice.value is not None else str(choice.abstention)


def _spoken(name: str) -> str:
    return name.replace("_", " ")
