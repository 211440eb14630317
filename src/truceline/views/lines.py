"""Fields that hold many things, one line each: undertakings, declarations, accounts of an act, events."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from truceline.model import Account, Choice, Claim, Declaration, Event, Obligation
from truceline.records import support
from truceline.records.obligations import state
from truceline.views.accounts import by_speaker, told_words
from truceline.views.alternatives import Alternative, alternatives
from truceline.views.support import support_words
from truceline.views.values import in_words, owed_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of a screen: a value in words, its support, what does not fit it; or why there is no value.

    `field` is empty where the line goes on with the field above it.
    """

    words: str
    field: str = ""
    support: str = ""
    against: tuple[str, ...] = ()
    abstention: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """What lines are told from: the claims by id, the ids of its sides, and the day for which it is told."""

    claims: Mapping[str, Claim]
    sides: Collection[str]
    on: date

    def support(self, claims: Iterable[str]) -> str:
        """How well what rests on these claims is corroborated."""
        return support_words(support(claims, self.claims, self.sides), third=False)


def many(name: str, value: Any, ground: Ground) -> list[Line] | None:
    """The lines of a field that holds many things; None for a field that is told in one."""
    if name in _COUNTED:
        return [Line(words=_counted(value))]
    told = _MANY.get(name)
    return told(value, ground) if told else None


def alternative_words(one: Alternative) -> str:
    """A value that reports give beside the chosen one, with its support."""
    return f"{one.words} ({support_words(one.support, third=False)})"


def _terms(terms: Sequence[Obligation], ground: Ground) -> list[Line]:
    return [_term(owed, ground) for owed in terms]


def _term(owed: Obligation, ground: Ground) -> Line:
    quantity, agreeing, against = _chosen("quantity", owed.quantity, ground)
    deadline, _, other_days = _chosen("deadline", owed.deadline, ground)
    parts = (
        in_words(owed.obligor),
        f"to {in_words(owed.beneficiary)}" if owed.beneficiary else "",
        " · ".join((quantity, *(f"{words} agrees" for words in agreeing))) if quantity else "",
        f"until {deadline}" if deadline else "",
        f"in {in_words(owed.place)}" if owed.place else "",
        f"overseen by {in_words(owed.oversight)}" if owed.oversight else "",
        state(owed, ground.on),
    )
    words = f"{owed_words(owed)}: {', '.join(part for part in parts if part)}"
    return Line(words=words, support=ground.support(owed.claims), against=(*against, *other_days))


def _chosen(
    name: str, choice: Choice[Any] | None, ground: Ground
) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """A choice within an undertaking: its words, other prints that agree with it, and what does not."""
    if choice is None or choice.value is None:
        return "", (), ()
    found = alternatives(name, choice, ground.claims, ground.sides)
    agreeing = tuple(one.words for one in found if one.agrees)
    return in_words(choice.value), agreeing, tuple(alternative_words(one) for one in found if not one.agrees)


def _declared(declarations: Sequence[Declaration], ground: Ground) -> list[Line]:
    by_day: dict[str, list[Declaration]] = defaultdict(list)
    for declaration in declarations:
        by_day[in_words(declaration.when)].append(declaration)
    return [
        Line(
            words=": ".join(part for part in (day, ", ".join(one.side.name for one in some)) if part),
            support=ground.support(claim for one in some for claim in one.claims),
        )
        for day, some in sorted(by_day.items())
    ]


def _accounts(accounts: Sequence[Account], ground: Ground) -> list[Line]:
    return [
        Line(words=told_words(told), support=support_words(told.support, parties=False, third=False))
        for told in by_speaker(accounts, ground.claims, ground.sides)
    ]


def _reactions(accounts: Sequence[Account], ground: Ground) -> list[Line]:
    return [
        Line(
            words=told_words(told, by=False), support=support_words(told.support, parties=False, third=False)
        )
        for told in by_speaker(accounts, ground.claims, ground.sides)
    ]


def _counted(told: Sequence[Account | Event]) -> str:
    """`3 fight, 1 aid; 2020-09-27 to 2020-10-11`: how many of each sort, and the first and last day told."""
    sorts = Counter(
        one.what.replace("_", " ").lower() if isinstance(one, Event) else str(one.act) for one in told
    )
    counts = ", ".join(
        f"{count} {sort}" for sort, count in sorted(sorts.items(), key=lambda item: (-item[1], item[0]))
    )
    days = sorted(one.date.day for one in told if one.date is not None and one.date.day is not None)
    if not days:
        return counts
    return f"{counts}; {days[0]}" + (f" to {days[-1]}" if days[0] != days[-1] else "")


_MANY: Mapping[str, Callable[[Any, Ground], list[Line]]] = {
    "terms": _terms,
    "declared": _declared,
    "violated": _accounts,
    "held": _accounts,
    "reactions": _reactions,
}
_COUNTED = frozenset({"life", "contacts", "incidents", "statements"})
