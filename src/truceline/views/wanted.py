"""Which ceasefires of a ledger are wanted, told from their summaries alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from truceline.errors import NotFound
from truceline.model import ConflictSummary, State, Summary
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

    def of(
        self, summaries: Sequence[Summary], conflicts: Sequence[ConflictSummary], on: date
    ) -> list[Summary]:
        """Those that are wanted, in the order given. Raises NotFound if there is no such side, place, conflict or standing."""
        only = Only(side=self.side or None, conflict=self.conflict or None, standing=self.standing or None)
        kept = only.of(summaries, conflicts, on)
        if self.place:
            kept = _in_place(self.place, kept)
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


def _in_place(asked: str, summaries: Sequence[Summary]) -> list[Summary]:
    key = asked.strip().casefold()
    kept = [
        one
        for one in summaries
        if any(key in {place.id.casefold(), place.name.casefold()} for place in one.places)
    ]
    if not kept:
        names = {place.name for one in summaries for place in one.places}
        raise NotFound(f"no ceasefire in a place {asked!r}.", next_step=near(asked, names))
    return kept
