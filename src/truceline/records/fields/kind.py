"""What kind of ceasefire it is, as ETH/PRIO codes it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import datetime, timedelta

from truceline.model import (
    Abstention,
    Act,
    ActClaim,
    CeasefireClass,
    Choice,
    Claim,
    Purpose,
    Status,
    TermType,
    Timing,
    When,
)
from truceline.records.case import Case
from truceline.records.choose import abstain, choose_text
from truceline.records.fields.times import agreed
from truceline.records.weighing import choose_most, weigh
from truceline.records.wording import Wording, says, wordings

_MAKING = frozenset({Act.AGREE, Act.DECLARE, Act.EFFECT, Act.EXTEND})
_SEEKING = frozenset({Act.CALL, Act.NEGOTIATE, Act.REJECT, Act.DENY, Act.PROPOSE})
"""Acts whose words can be of another ceasefire that is wished for."""

_MECHANISMS = frozenset(
    {TermType.MONITORING, TermType.PEACEKEEPERS, TermType.BUFFER_ZONE, TermType.WITHDRAWAL}
)
_SETTLING = frozenset({TermType.POWER_SHARING, TermType.ELECTIONS})

_BEFORE = timedelta(days=30)
"""Talks this long before an agreement led up to it: a choice of ours, not measured."""


def ceasefire_class(case: Case) -> Choice[CeasefireClass]:
    """What it is meant to be, by what it provides (ETH/PRIO: `ceasefire_class`).

    Definitive where fighters are to disarm and what they fight over is settled (power sharing, elections, "peace
    agreement", "permanent"); preliminary where compliance is provided for (monitoring, peacekeepers, separation or withdrawal of forces) or
    fighters are to disarm; a cessation of hostilities where it is told to be no more than that: one-sided, limited in
    time, humanitarian, or with undertakings of other kinds only. Where it is told to settle what they fight over and
    nothing of arms or compliance, it is open. Titles alone do not tell.
    """
    provided = _provided(case)
    settled = [claim for kind in _SETTLING for claim in provided.get(kind, ())]
    settled += _telling(case, wordings("kind")["settlement"], _MAKING)
    disarmed = provided.get(TermType.DISARMAMENT, [])
    if disarmed and settled:
        reason = "fighters are to disarm, and what they fight over is settled"
        return _by_content(CeasefireClass.DEFINITIVE, (*disarmed, *settled), reason)
    complied = sorted(kind for kind in provided if kind in _MECHANISMS)
    if complied or disarmed:
        kinds = [*complied, *([TermType.DISARMAMENT] if disarmed else [])]
        claims = [claim for kind in kinds for claim in provided[kind]]
        names = ", ".join(kind.replace("_", " ") for kind in kinds)
        return _by_content(CeasefireClass.PRELIMINARY, claims, f"it provides for {names}")
    if settled:
        over = dict.fromkeys(claim.id for claim in settled)
        reason = "what they fight over is settled; nothing is told of compliance or of arms"
        return abstain(ceasefire_class, Abstention.UNCLEAR, reason, over)
    short = _telling(case, wordings("kind")["short"], _MAKING)
    short += [claim for claim in case.of(*_MAKING) if claim.duration or claim.end]
    others = [claim for claims in provided.values() for claim in claims]
    if short or others:
        reason = "no mechanism of compliance is told of it, and it is told to be no more than a halt"
        return _by_content(CeasefireClass.CESSATION, (*short, *others), reason)
    return abstain(ceasefire_class, Abstention.NOT_MENTIONED, "no claim tells what it provides")


def _by_content(value: CeasefireClass, claims: Iterable[Claim], reason: str) -> Choice[CeasefireClass]:
    return choose_text(ceasefire_class, value, [claim.id for claim in claims], (), reason)


def _provided(case: Case) -> dict[TermType, list[Claim]]:
    """What is undertaken with it, by type, with the claims that tell so."""
    told: dict[TermType, list[Claim]] = {}
    for term in case.terms:
        if term.status is not Status.NEGATED:
            told.setdefault(term.type, []).append(term)
    for claim in case.of(*_MAKING, Act.IMPLEMENT):
        for kind in claim.terms:
            told.setdefault(kind, []).append(claim)
    return told


def purpose(case: Case) -> Choice[tuple[Purpose, ...]]:
    """What it is for; several may hold (ETH/PRIO: `p_humanitarian`, `p_holiday`, `p_election`, `p_peaceprocess`, `p_other`).

    By words in front of its noun ("a Christmas truce") and, where it is agreed, declared or begins, by the aim told with it
    ("to let aid in"). Those that at least a third of the origins tell that tell any.
    """
    told = {
        Purpose(name): claims
        for name, wording in wordings("purpose").items()
        if (claims := _telling(case, wording, _MAKING))
    }
    if not told:
        return abstain(purpose, Abstention.NOT_MENTIONED, "no claim tells what it is for")
    weights = weigh(told)
    kept = [value for value in Purpose if value in told and 3 * weights.share[value] >= weights.all]
    if not kept:
        over = [claim.id for claims in told.values() for claim in claims]
        return abstain(purpose, Abstention.UNCLEAR, "each origin tells another purpose", dict.fromkeys(over))
    rests = [claim.id for value in kept for claim in told[value]]
    over = [claim.id for value in told if value not in kept for claim in told[value]]
    reason = "; ".join(f"{value}: {weights.said(value)}" for value in told)
    return choose_text(purpose, tuple(kept), rests, over, f"by the words for it: {reason}")


def written(case: Case) -> Choice[bool]:
    """Whether it is written down (ETH/PRIO: `written`).

    Yes where it is told to be signed or to stand in a document, no where it is called verbal, informal or the like. No word of
    either is *not mentioned*; ETH/PRIO then takes it for informal.
    """
    words = wordings("written")
    yes = [claim for claim in case.claims if _is_told(claim) and _is_written(case, claim, words)]
    no = _telling(case, words["no"], _MAKING)
    told = {value: claims for value, claims in ((True, yes), (False, no)) if claims}
    if not told:
        return abstain(written, Abstention.NOT_MENTIONED, "no claim tells of a text or of a signature")
    return choose_most(
        written, told, "by the words for it", lambda value: "written" if value else "not written"
    )


def _is_told(claim: ActClaim) -> bool:
    """Whether a claim tells what the ceasefire is, not what it is wished or planned to be."""
    return claim.act not in _SEEKING and claim.status not in (Status.PLANNED, Status.NEGATED)


def _is_written(case: Case, claim: ActClaim, words: Mapping[str, Wording]) -> bool:
    return says(case, claim, words["signed"]) or says(case, claim, words["yes"])


def timing(case: Case) -> Choice[Timing]:
    """Where it stands to negotiations (ETH/PRIO: `timing`).

    A definitive ceasefire, or one that as many origins tell to end the war as tell otherwise, stands at the end. Else by the words for it; else, where talks are told with their
    day, by whether they led up to the day of its agreement; else talks that are planned or undertaken put it before them.
    """
    definitive = ceasefire_class(case)
    if definitive.value is CeasefireClass.DEFINITIVE:
        return choose_text(
            timing, Timing.END, definitive.rests_on, (), f"it is definitive: {definitive.reason}"
        )
    told: dict[Timing, list[Claim]] = {
        value: [*claims]
        for value, name in _TIMINGS.items()
        if (claims := _telling(case, wordings("timing")[name], _MAKING))
    }
    if told:
        return choose_most(timing, told, "by the words for it", first=Timing.END)
    held = list(_talks(case, Status.ACTUAL))
    made = agreed(case).value
    leading = [claim for claim, when in held if when is not None and made is not None and _led_up(when, made)]
    if leading:
        return choose_text(
            timing, Timing.DURING, [c.id for c in leading], (), "agreed on days of talks or soon after"
        )
    ahead: list[Claim] = [claim for claim, _ in _talks(case, Status.PLANNED)]
    ahead += [term for term in case.terms if term.type is TermType.TALKS and term.status is Status.PLANNED]
    if ahead:
        return choose_text(timing, Timing.BEFORE, [c.id for c in ahead], (), "talks are to follow it")
    if held:
        over = [claim.id for claim, _ in held]
        return abstain(timing, Abstention.UNCLEAR, "talks are told, not when they were held", over)
    return abstain(timing, Abstention.NOT_MENTIONED, "no claim tells of talks")


_TIMINGS = {
    Timing.END: "end",
    Timing.BEFORE: "before",
    Timing.DURING: "during",
    Timing.NOT_LINKED: "not linked",
}


def _talks(case: Case, status: Status) -> Iterator[tuple[Claim, When | None]]:
    """The talks of this status that are told with it, each with its day."""
    dates = {(contact.source.document, contact.span.start): contact.date for contact in case.contacts}
    for claim in case.claims:
        if claim.act is Act.NEGOTIATE and claim.status is status:
            yield claim, claim.act_date or dates.get((claim.source.document, claim.span.start))
    for contact in case.contacts:
        if contact.status is status and contact.form in ("talks", "meeting"):
            yield contact, contact.date


def _telling(case: Case, wording: Wording, loose: Collection[Act]) -> list[ActClaim]:
    """The claims whose words say this of the ceasefire; words behind its noun count for these acts only."""
    return [
        claim
        for claim in case.claims
        if claim.act not in _SEEKING
        and claim.status is not Status.NEGATED
        and says(case, claim, wording, loose=claim.act in loose)
    ]


def _led_up(talks: When, made: When) -> bool:
    """Whether talks began at most a month before a ceasefire was made, and not after it."""
    first, last = _naive(talks.earliest), _naive(made.latest)
    return first is not None and last is not None and timedelta() <= last - first <= _BEFORE


def _naive(moment: datetime | None) -> datetime | None:
    return moment.replace(tzinfo=None) if moment is not None else None
