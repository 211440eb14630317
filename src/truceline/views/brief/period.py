"""What a brief is asked for, and what of a ledger falls into its days."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from truceline.errors import InputError, NotFound
from truceline.model import Account, Ceasefire, Claim, Conflict, Side, State, Support, When
from truceline.records import support
from truceline.views.brief.words import counted, names
from truceline.views.conflicts import find_conflict
from truceline.views.fields import side_ids
from truceline.views.shown import Shown

_OVER = frozenset({str(State.ENDED), str(State.LAPSED), str(State.NOT_TOLD)})
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefAsked:
    """What a brief is to tell: a conflict by id or name, or ceasefires by id, and the days from `since` to `until`.

    Without `since` all is told; without `until` the brief ends with the day whose standing the ledger shows.
    """

    conflict: str | None = None
    ceasefires: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None

    def day_before(self) -> date | None:
        """The day as which the ledger is shown to tell what has changed since; None where nothing is to be compared."""
        return self.since - _DAY if self.since else None


@dataclass(frozen=True, kw_only=True)
class Telling:
    """The ceasefires that a brief tells of, as they are shown, and the days it tells of."""

    shown: Shown
    before: Shown | None
    conflict: Conflict | None
    asked: tuple[Ceasefire, ...]
    since: date | None
    until: date

    @property
    def claims(self) -> Mapping[str, Claim]:
        """The claims of the ledger by id."""
        return self.shown.claims

    @cached_property
    def cases(self) -> tuple[Ceasefire, ...]:
        """The ceasefires that something is told of in these days, in their order."""
        return tuple(one for one in self.asked if self._is_told(one))

    @cached_property
    def over(self) -> tuple[Ceasefire, ...]:
        """The others that were asked for."""
        return tuple(one for one in self.asked if one not in self.cases)

    def holds(self, when: When | None, told: When | None = None) -> bool:
        """Whether a time can lie within these days; where none is told, whether the first report of it can."""
        time = when or told
        if time is None:
            return self.since is None
        first = time.earliest.date() if time.earliest else None
        last = (time.latest - timedelta(seconds=1)).date() if time.latest else None
        if first is None and last is None:
            return self.since is None
        first, last = first or last, last or first
        return bool(first and last and first <= self.until and (self.since is None or last >= self.since))

    def accounts(self, accounts: Iterable[Account] | None) -> list[Account]:
        """The accounts of these days."""
        return [one for one in accounts or () if self.holds(one.date, one.told)]

    def support(self, ceasefire: Ceasefire, claims: Iterable[str]) -> Support:
        """How well these claims of a ceasefire are corroborated."""
        return support((one for one in claims if one in self.claims), self.claims, side_ids(ceasefire))

    def articles(self, ceasefire: Ceasefire) -> str:
        """How many articles were read of a ceasefire: "the eight articles read"."""
        return read_words(self.support(ceasefire, ceasefire.claims).articles)

    def voice(self, claims: Iterable[str]) -> str:
        """Who says so, where no report says it itself: ", according to Armenia"."""
        return voice([self.claims[one] for one in claims if one in self.claims])

    def _is_told(self, ceasefire: Ceasefire) -> bool:
        if self.since is None:
            return True
        first, last = self.since.isoformat(), self.until.isoformat()
        phases = self.shown.summaries[ceasefire.id].phases
        if any(one.first <= last and one.last >= first and one.state not in _OVER for one in phases):
            return True
        return bool(self.accounts(ceasefire.life.value))


def telling(shown: Shown, asked: BriefAsked, before: Shown | None) -> Telling:
    """What a brief tells of. Raises NotFound if there is no such ceasefire or conflict, InputError if none is named or the days are none."""
    until = asked.until or shown.day
    if asked.since is not None and asked.since > until:
        raise InputError(
            f"the brief would end on {until}, before it begins on {asked.since}.",
            next_step="Name an earlier first day, or a later last one.",
        )
    conflict = None
    if asked.conflict is not None:
        conflict = find_conflict(asked.conflict, shown.conflicts)
        if conflict is None:
            conflict = _conflict_of(shown, asked.conflict)
    elif not asked.ceasefires:
        raise InputError("a brief is of a conflict or of ceasefires.", next_step=_which(shown.conflicts))
    of_conflict = conflict.ceasefires if conflict else ()
    ids = [*(one for one in of_conflict if _has_begun(shown, one, until)), *asked.ceasefires]
    cases = {case.id: case for case in map(shown.case, ids)}
    return Telling(
        shown=shown,
        before=before,
        conflict=conflict,
        asked=tuple(cases.values()),
        since=asked.since,
        until=until,
    )


def _conflict_of(shown: Shown, asked: str) -> Conflict:
    """The conflict of the ceasefire with this id."""
    try:
        case = shown.case(asked)
    except NotFound:
        raise NotFound(f"no conflict {asked!r} in the ledger.", next_step=_which(shown.conflicts)) from None
    return next(one for one in shown.conflicts if case.id in one.ceasefires)


def _has_begun(shown: Shown, ceasefire: str, until: date) -> bool:
    """Whether anything told of the ceasefire lies before the end of these days; later ones are no part of them."""
    phases = shown.summaries[ceasefire].phases
    return not phases or min(one.first for one in phases) <= until.isoformat()


def voice(claims: Sequence[Claim]) -> str:
    """Who says so, where no report says it itself."""
    speakers = [claim.said_by.name if claim.said_by else None for claim in claims]
    told = [name for name in speakers if name is not None]
    return "" if not told or None in speakers else f", according to {names(told)}"


def read_words(articles: int) -> str:
    """The articles that were read."""
    return "the one article read" if articles == 1 else f"the {counted(articles, 'article')} read"


def sides_words(sides: Iterable[Side]) -> str:
    """The names of sides as a list within a sentence."""
    return names(side.name for side in sides)


def _which(conflicts: Sequence[Conflict]) -> str:
    if not conflicts:
        return "The ledger holds none yet: truceline add FILES…"
    some = ", ".join(one.id for one in conflicts[:5])
    more = " …" if len(conflicts) > 5 else ""
    return f"Name a conflict ({some}{more}) with --conflict, or a ceasefire with --ceasefire."
