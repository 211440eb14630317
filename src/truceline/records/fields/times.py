"""When the ceasefire was declared and agreed, begins and ends."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from truceline.model import Abstention, Act, ActClaim, Choice, Declaration, Ending, Status, When
from truceline.records.binding import binding, making
from truceline.records.case import Case, side_names
from truceline.records.choose import abstain, choose_text, choose_times, choose_when
from truceline.records.fields.who import sides
from truceline.records.moments import before
from truceline.records.strands import end_of
from truceline.records.weighing import choose_most
from truceline.records.wording import says, wordings

_RUNNING = (Act.AGREE, Act.DECLARE, Act.EFFECT, Act.EXTEND, Act.HOLD, Act.END)
"""Acts whose end and length are those of the ceasefire."""


def declared(case: Case) -> Choice[tuple[Declaration, ...]]:
    """Who declared or agreed to it, and when: one declaration for each side (ETH/PRIO: one row per actor).

    The day is the one that most independent origins give for this side, and none where none does. An agreement of two
    sides is a declaration of each.
    """
    bound = binding(case, {side.id for side in sides(case).value or ()})
    if not bound:
        acts = [claim.id for claim in case.claims if claim.act in (Act.AGREE, Act.DECLARE)]
        if acts:
            return abstain(declared, Abstention.UNCLEAR, "agreed or declared, by whom is not told", acts)
        return abstain(declared, Abstention.NOT_MENTIONED, "no claim tells that anyone agrees or declares")
    names = side_names(claim for claims in bound.values() for claim in claims)
    value = tuple(
        Declaration(
            side=names[key],
            when=choose_when(declared, [(claim, claim.act_date) for claim in bound[key]]).value,
            claims=tuple(sorted({claim.id for claim in bound[key]})),
        )
        for key in sorted(bound, key=lambda key: (names[key].name, key))
    )
    rests = [claim.id for declaration in value for claim in bound[declaration.side.id]]
    over = [claim.id for claim in making(case)]
    dated = sum(declaration.when is not None for declaration in value)
    reason = f"each is told to agree to it or to declare it; a day is told for {dated} of {len(value)}"
    return choose_text(declared, value, rests, over, reason)


def agreed(case: Case) -> Choice[When]:
    """When the ceasefire was agreed, signed or announced, as precisely as told.

    The day that most independent origins give, at its finest print; a day on which it is only planned to be signed
    counts where no other is told. Where no article gives one, it is bounded by the day of the first report of it; no day is put in.
    """
    acts = case.of(Act.AGREE, Act.DECLARE)
    real = [claim for claim in acts if claim.status is not Status.PLANNED or claim.act is Act.DECLARE]
    choice = choose_when(agreed, [(claim, claim.act_date) for claim in real])
    if choice.abstention is None:
        return choice
    planned = choose_when(agreed, [(claim, claim.act_date) for claim in acts])
    if planned.abstention is None:
        return replace(planned, reason=f"planned for then, no report that it was: {planned.reason}")
    return _not_after(agreed, real) or choice


def effect(case: Case) -> Choice[When]:
    """When the ceasefire took or takes effect, as precisely as told, with the zone where the text gives or implies it."""
    return choose_when(effect, choose_times(case, lambda claim: claim.start))


def ended(case: Case) -> Choice[When]:
    """When the ceasefire was called off, collapsed, or ran out, or is to run out; the reason says which.

    An end that is told as past comes before one that is only planned, that of an extension before that of the first
    term. Where it is told that it ended and no time, the first report of that bounds it.
    """
    over = _over(case)
    past = choose_when(ended, [(claim, claim.end or claim.act_date) for claim in over])
    if past.abstention is None:
        return _beside(past, "told as past", _planned(case))
    bounded = _not_after(ended, over, since=effect(case).value or agreed(case).value)
    if bounded is not None:
        return _beside(bounded, "told as past", _planned(case))
    planned = planned_end(case)
    if planned.value is not None:
        return replace(planned, reason=f"planned, no report that it ended: {planned.reason}")
    if over:
        return abstain(ended, Abstention.UNCLEAR, "told as past, not when", [claim.id for claim in over])
    return planned


def ending(case: Case) -> Choice[Ending]:
    """How it ended: called off by someone, collapsed in fighting, run out, or replaced by another.

    By the words of the claims of its end; who is said to end it calls it off. An end that is only planned is none yet.
    """
    over = _over(case)
    told: dict[Ending, list[ActClaim]] = {}
    for claim in over:
        value = _ending_of(case, claim)
        if value is not None:
            told.setdefault(value, []).append(claim)
    if told:
        return choose_most(ending, told, "by the words of the claims of its end")
    if over:
        return abstain(
            ending, Abstention.UNCLEAR, "told to have ended, not how", [claim.id for claim in over]
        )
    claims = [claim for claim in case.claims if claim.act is Act.END]
    kept = [claim.id for claim in claims if claim.status is Status.NEGATED]
    if kept:
        return abstain(ending, Abstention.NONE, "said not to have ended", kept)
    reason = "its end is planned, not told as past" if claims else "no claim tells that it ended"
    return abstain(ending, Abstention.NOT_MENTIONED, reason, [claim.id for claim in claims])


def fixed(case: Case) -> Choice[bool]:
    """Whether it is limited in time (ETH/PRIO: `fixed`).

    Limited where a length or a planned end is told, or words such as "temporary"; not limited where it is called
    permanent, indefinite or open-ended.
    """
    limits = wordings("limits")
    told: dict[bool, list[ActClaim]] = {}
    for claim in case.of(*_RUNNING):
        making_it = claim.act not in (Act.HOLD, Act.END)
        if says(case, claim, limits["open"], loose=making_it):
            told.setdefault(False, []).append(claim)
        elif _is_limited(claim) or says(case, claim, limits["limited"], loose=making_it):
            told.setdefault(True, []).append(claim)
    if told:
        return choose_most(
            fixed, told, "by lengths, ends and words", lambda value: "limited" if value else "open"
        )
    return abstain(fixed, Abstention.NOT_MENTIONED, "no claim tells whether it is limited in time")


def duration(case: Case) -> Choice[str]:
    """How long the ceasefire is to last, as an ISO 8601 duration (`PT72H`): the length that most independent origins give.

    The length of an extension counts only where no other is told. Where none is told, the time from its effect to its
    planned end is its length, as exactly as both are told.
    """
    for acts in ((Act.AGREE, Act.DECLARE, Act.EFFECT), (Act.END, Act.HOLD), (Act.EXTEND,)):
        told: dict[str, list[ActClaim]] = {}
        for claim in case.of(*acts):
            if claim.duration:
                told.setdefault(claim.duration, []).append(claim)
        if told:
            what = "the length of its extension" if acts == (Act.EXTEND,) else "the length told"
            return choose_most(duration, told, what)
    start, end = choose_when(effect, choose_times(case, lambda claim: claim.start)), planned_end(case)
    length = _length(start.value, end.value)
    if length is not None:
        rests = (*start.rests_on, *end.rests_on)
        return choose_text(
            duration, length, rests, (), f"from its effect ({start.value}) to its planned end ({end.value})"
        )
    return abstain(duration, Abstention.NOT_MENTIONED, "no claim gives a length")


def planned_end(case: Case) -> Choice[When]:
    """When it is to run out: that of an extension, else the end that most independent origins give."""
    told = _planned(case)
    extended = [claim for claim in told if claim.act is Act.EXTEND]
    choice = choose_when(ended, [(claim, claim.end) for claim in extended or told])
    over = dict.fromkeys(
        (*choice.passes_over, *(claim.id for claim in told if extended and claim.act is not Act.EXTEND))
    )
    return replace(choice, passes_over=tuple(key for key in over if key not in choice.rests_on))


def _planned(case: Case) -> list[ActClaim]:
    """The claims that give an end ahead: of what was agreed or begins, or of an end that is only planned."""
    return [
        claim
        for claim in case.of(*_RUNNING)
        if claim.end is not None and (claim.act is not Act.END or claim.status is Status.PLANNED)
    ]


def _over(case: Case) -> list[ActClaim]:
    """The claims that it has ended; an end before it was made is that of another."""
    claims = [claim for claim in case.of(Act.END) if claim.status is not Status.PLANNED]
    made = [when for when in (agreed(case).value, effect(case).value) if when is not None] if claims else []
    return [
        claim
        for claim in claims
        if not (end := claim.end or claim.act_date) or not made or not all(before(end, when) for when in made)
    ]


def _beside(choice: Choice[When], what: str, others: Iterable[ActClaim]) -> Choice[When]:
    """The choice with the claims of a planned end passed over."""
    over = dict.fromkeys((*choice.passes_over, *(claim.id for claim in others)))
    left = tuple(key for key in over if key not in choice.rests_on)
    return replace(choice, passes_over=left, reason=f"{what}; {choice.reason}")


def _ending_of(case: Case, claim: ActClaim) -> Ending | None:
    found = [Ending(name) for name, wording in wordings("ending").items() if says(case, claim, wording)]
    if found:
        return found[0]
    return Ending.CALLED_OFF if claim.actors else None


def _is_limited(claim: ActClaim) -> bool:
    planned = claim.act is not Act.END or claim.status is Status.PLANNED
    return bool(claim.duration) or (planned and claim.end is not None)


def _not_after(
    field: Callable[..., object], claims: Sequence[ActClaim], *, since: When | None = None
) -> Choice[When] | None:
    """A time bounded by the first report, and by the day since when it can be; None where no report is dated."""
    ends = [(end, claim.id) for claim in claims if (end := end_of(claim.source.dating)) is not None]
    if not ends:
        return None
    latest, first = min(ends)
    earliest = since.earliest.replace(tzinfo=None, hour=0, minute=0) if since and since.earliest else None
    if earliest is not None and earliest >= latest:
        earliest = None
    value = When(earliest=earliest, latest=latest)
    return choose_text(field, value, [first], (), "no date told: not after the first report of it")


def _length(start: When | None, end: When | None) -> str | None:
    """The time between two times that are both told to the day, or both to the minute; None where it cannot be told."""
    if start is None or end is None or start.day is None or end.day is None:
        return None
    if start.precision == end.precision == "minute":
        return _hours(start.earliest, end.earliest)
    days = (datetime.fromisoformat(end.day) - datetime.fromisoformat(start.day)).days
    return f"P{days}D" if days > 0 else None


def _hours(first: datetime | None, last: datetime | None) -> str | None:
    if first is None or last is None:
        return None
    if (first.tzinfo is None) != (last.tzinfo is None):  # one clock is told, and both are local to it
        first, last = first.replace(tzinfo=None), last.replace(tzinfo=None)
    hours, minutes = divmod(int((last - first) / timedelta(minutes=1)), 60)
    if hours < 0 or not hours + minutes:
        return None
    return f"PT{hours}H" if not minutes else f"PT{hours * 60 + minutes}M"
