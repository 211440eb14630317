"""Which ceasefires of a ledger are wanted, told from their summaries alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from truceline.errors import NotFound
from truceline.model import Conflict, Side, State, Summary
from truceline.views.conflicts import find_conflict
from truceline.views.only import Only, near

_OVER = frozenset({str(State.NOT_TOLD), str(State.ENDED), str(State.LAPSED)})


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What a list of ceasefires is narrowed to; None for all.

    A side, place or conflict by id or name; a standing on the day `on`; a time, from the day `since` to the day `until`, in which it was
    reported of or was neither ended nor lapsed; and words that its id and what is shown of it hold.
    """

    side: str | None = None
    place: str | None = None
    conflict: str | None = None
    standing: str | None = None
    since: date | None = None
    until: date | None = None
    words: str | None = None

    def of(self, summaries: Iterable[Summary], conflicts: Sequence[Conflict], on: date) -> list[Summary]:
        """Those that are wanted, in the order given. Raises NotFound if there is no such side, place, conflict or standing."""
        kept, state = list(summaries), Only(standing=self.standing).state
        if self.side:
            kept = _with(self.side, kept, "side", lambda one: one.sides)
        if self.place:
            kept = _with(self.place, kept, "place", lambda one: one.places)
        if self.conflict:
            members = _members(self.conflict, conflicts)
            kept = [one for one in kept if one.id in members]
        if state:
            kept = [one for one in kept if one.state(on.isoformat()) == state]
        return [one for one in kept if self._in_time(one) and self._in_words(one)]

    def _in_time(self, summary: Summary) -> bool:
        if self.since is None and self.until is None:
            return True
        first, last = (self.since or date.min).isoformat(), (self.until or date.max).isoformat()
        if summary.first and summary.last and summary.first <= last and summary.last >= first:
            return True
        return any(
            one.first <= last and one.last >= first for one in summary.phases if one.state not in _OVER
        )

    def _in_words(self, summary: Summary) -> bool:
        told = " ".join((summary.id, *summary.also_known_as, *summary.words.values())).casefold()
        return all(word in told for word in (self.words or "").casefold().split())


def _with(
    asked: str, summaries: Sequence[Summary], what: str, of: Callable[[Summary], tuple[Side, ...]]
) -> list[Summary]:
    key = asked.strip().casefold()
    kept = [
        one for one in summaries if any(key in {side.id.casefold(), side.name.casefold()} for side in of(one))
    ]
    if not kept:
        names = {side.name for one in summaries for side in of(one)}
        raise NotFound(f"no ceasefire of a {what} {asked!r}.", next_step=near(asked, names))
    return kept


def _members(asked: str, conflicts: Sequence[Conflict]) -> frozenset[str]:
    found = find_conflict(asked, conflicts)
    if found is None:
        names = [name for one in conflicts for name in (one.id, one.name)]
        raise NotFound(f"no conflict {asked!r}.", next_step=near(asked, names))
    return frozenset(found.ceasefires)
