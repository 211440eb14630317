"""A ceasefire in few words, made once when it is derived, so that lists need not read it whole."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from truceline.model import Ceasefire, Claim, Conflict, ConflictSummary, Phase, Question, Summary
from truceline.records import gather, support
from truceline.records.fields import FIELDS
from truceline.records.state.stretches import stretches
from truceline.views.changes import brief
from truceline.views.fields import side_ids
from truceline.views.questions import case_questions, in_turn


def summarise(ceasefire: Ceasefire, claims: Mapping[str, Claim]) -> Summary:
    """The ceasefire in few words, but for its conflict and questions; `claims` holds at least its own, by id."""
    datings = [claims[one].source.dating for one in ceasefire.claims if one in claims]
    firsts = [day for one in datings if (day := one.earliest or one.latest)]
    lasts = [day for one in datings if (day := one.latest or one.earliest)]
    return Summary(
        id=ceasefire.id,
        also_known_as=ceasefire.also_known_as,
        sides=ceasefire.sides.value or (),
        places=ceasefire.place.value or (),
        mediators=ceasefire.mediators.value or (),
        words={name: brief(name, getattr(ceasefire, name)) for name in FIELDS},
        phases=phases(ceasefire, date.max),
        first=min(firsts).isoformat() if firsts else None,
        last=max(lasts).isoformat() if lasts else None,
        claims=len(ceasefire.claims),
        support=support(ceasefire.claims, claims, side_ids(ceasefire)),
    )


def phases(ceasefire: Ceasefire, until: date) -> tuple[Phase, ...]:
    """The states of a ceasefire, in order of time to the end of a day."""
    return tuple(
        Phase(
            state=str(one.state) if one.state else "unclear",
            first=one.first.isoformat(),
            last=one.last.isoformat(),
        )
        for one in stretches(ceasefire, until)
    )


def summarise_conflict(
    conflict: Conflict, ceasefires: Mapping[str, Ceasefire], claims: Mapping[str, Claim]
) -> ConflictSummary:
    """The conflict in few words; `ceasefires` and `claims` hold at least its own, by id."""
    told = [claim for one in conflict.ceasefires for claim in ceasefires[one].claims if claim in claims]
    backing = support(told, claims, ())
    return ConflictSummary(conflict=conflict, articles=backing.articles, origins=backing.origins)


class Summaries:
    """What is kept beside ceasefires: made anew for those that have changed since the time before."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[Ceasefire, Summary, tuple[Question, ...]]] = {}
        self._conflicts: dict[Conflict, tuple[list[Ceasefire], ConflictSummary]] = {}

    def update(self, ceasefires: Sequence[Ceasefire], claims: Mapping[str, Claim]) -> None:
        """Takes in the ceasefires of now; `claims` holds at least theirs, by id.

        A ceasefire that is the very object it was is taken to have the very claims it had.
        """
        self._known = {one.id: self._made(one, claims) for one in ceasefires}
        by_id = {one.id: one for one in ceasefires}
        self._conflicts = {one: self._conflict(one, by_id, claims) for one in gather(ceasefires, claims)}

    @property
    def conflicts(self) -> tuple[ConflictSummary, ...]:
        """The conflicts, by id."""
        return tuple(told for _, told in self._conflicts.values())

    @property
    def summaries(self) -> dict[str, Summary]:
        """The ceasefires in few words, by id."""
        of = {one: conflict.id for conflict in self._conflicts for one in conflict.ceasefires}
        return {
            key: replace(summary, conflict=of.get(key), questions=len(asked))
            for key, (_, summary, asked) in self._known.items()
        }

    @property
    def questions(self) -> tuple[Question, ...]:
        """What is asked about the ceasefires, what would change most first."""
        return in_turn(one for _, _, asked in self._known.values() for one in asked)

    def _made(
        self, ceasefire: Ceasefire, claims: Mapping[str, Claim]
    ) -> tuple[Ceasefire, Summary, tuple[Question, ...]]:
        known = self._known.get(ceasefire.id)
        if known is not None and known[0] is ceasefire:
            return known
        return ceasefire, summarise(ceasefire, claims), tuple(case_questions(ceasefire, claims))

    def _conflict(
        self, conflict: Conflict, ceasefires: Mapping[str, Ceasefire], claims: Mapping[str, Claim]
    ) -> tuple[list[Ceasefire], ConflictSummary]:
        members = [ceasefires[one] for one in conflict.ceasefires]
        known = self._conflicts.get(conflict)
        if known is not None and all(a is b for a, b in zip(known[0], members, strict=True)):
            return known
        return members, summarise_conflict(conflict, ceasefires, claims)
