"""Obligations: who owes what to whom by when under a ceasefire, gathered over reports, and what is reported of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from truceline.model import Obligation, TermType
from truceline.records.case import Case, side_names
from truceline.records.obligations.gather import gather
from truceline.records.obligations.made import made
from truceline.records.obligations.oversight import Watchers, armed
from truceline.records.obligations.progress import DUE, OVERDUE, last_day, state

__all__ = ["DUE", "OVERDUE", "Obligations", "last_day", "obligations", "state"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Obligations:
    """The obligations of a case, and the ids of the claims that name a type of term without telling which is meant."""

    obligations: tuple[Obligation, ...]
    open: tuple[str, ...]


def obligations(case: Case) -> Obligations:
    """Who owes what to whom by when, as all reports together tell it; by type, then as they are first told.

    The same for every order of the claims. What each report adds is kept: an exact and a round number that fit agree, two
    that do not are a disagreement that stands in the reason of the number.
    """
    watched_by_armed = armed(case)
    gathered = gather(case, watched_by_armed)
    names, watchers = side_names(case.told), Watchers(case)
    some = [made(one, names, watchers.of(one, gathered.undertakings)) for one in gathered.undertakings]
    open_ones = sorted({mention.claim.id for mention in gathered.open})
    return Obligations(obligations=tuple(sorted(some, key=_place)), open=tuple(open_ones))


_KINDS: Sequence[TermType] = tuple(TermType)


def _place(obligation: Obligation) -> tuple[int, tuple[str, ...], str, tuple[str, ...]]:
    kind = _KINDS.index(obligation.type)
    return kind, tuple(side.name for side in obligation.obligor), obligation.says, obligation.claims
