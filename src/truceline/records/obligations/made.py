"""Makes obligations of what is told of undertakings: who owes what to whom by when, and what is reported of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from truceline.model import Abstention, Choice, Claim, Obligation, Side, TermClaim, When
from truceline.records.case import origin_of
from truceline.records.choose import abstain, choose_when
from truceline.records.obligations.gather import Undertaking
from truceline.records.obligations.mentions import Mention
from truceline.records.obligations.progress import accounts, progress
from truceline.records.obligations.quantities import quantity


def made(undertaking: Undertaking, names: Mapping[str, Side], oversight: Iterable[str]) -> Obligation:
    """The obligation that is told by these claims; `oversight` are the ids of those who watch over it."""
    told = undertaking.told or undertaking.reports or undertaking.typed
    terms = [(one.claim, one) for one in undertaking.told]
    owed_by = _named(told, undertaking.owes)
    due = deadline([(claim, one.deadline) for claim, one in terms if one.deadline is not None])
    place = {role.id for one in told if isinstance(one.claim, TermClaim) for role in one.claim.place}
    return Obligation(
        type=undertaking.type,
        says=min(told, key=_says_most).says,
        obligor=_sides(owed_by, names),
        beneficiary=_sides({role.id for one in undertaking.told for role in one.to} - owed_by, names),
        oversight=_sides(oversight, names),
        quantity=quantity([(claim, one.quantity) for claim, one in terms if one.quantity is not None]),
        deadline=due,
        place=_sides(place, names),
        progress=progress(undertaking.reports, owed_by, due.value if due else None),
        accounts=accounts(undertaking.reports, names),
        claims=tuple(sorted({one.claim.id for one in undertaking.everything})),
    )


def deadline(told: Sequence[tuple[Claim, When]]) -> Choice[When] | None:
    """The last day that most independent origins give; None where no claim tells one.

    A deadline that is told relatively ("by the end of this month") is a day where the day of publication is known, and
    bounds where that is known within bounds. Words that no day can be counted from ("within ten days") are unclear.
    """
    if not told:
        return None
    given = [(claim, when) for claim, when in told if when.earliest is not None or when.latest is not None]
    if not given:
        said = sorted({when.words.quote for _, when in told if when.words})
        reason = f"told in words that give no day: {', '.join(said)}" if said else "told without a day"
        return abstain(deadline, Abstention.UNCLEAR, reason, [claim.id for claim, _ in told])
    choice = choose_when(deadline, given)
    passed = set(choice.passes_over)
    others = sorted({str(when) for claim, when in given if claim.id in passed})
    return (
        replace(choice, reason=f"disagreement: others tell {', '.join(others)}; {choice.reason}")
        if others
        else choice
    )


def _named(told: Sequence[Mention], owes: frozenset[str]) -> frozenset[str]:
    """Of those who are told as bound to it, whom at least half as many origins name as name the one named most."""
    origins: dict[str, set[str]] = defaultdict(set)
    for mention in told:
        for one in mention.owes & owes:
            origins[one].add(origin_of(mention.claim))
    most = max(map(len, origins.values()), default=0)
    return frozenset(one for one, some in origins.items() if 2 * len(some) >= most)


def _says_most(mention: Mention) -> tuple[int, bool, int, str]:
    given = (mention.owes, mention.quantity, mention.deadline, mention.to)
    return -sum(bool(value) for value in given), " " not in mention.says, len(mention.says), mention.claim.id


def _sides(ids: Iterable[str], names: Mapping[str, Side]) -> tuple[Side, ...]:
    return tuple(sorted((names[one] for one in set(ids)), key=lambda side: (side.name, side.id)))
