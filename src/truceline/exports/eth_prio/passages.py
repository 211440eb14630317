"""The sentences that stand beside the values of a row, and what else is told of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from truceline.model import Ceasefire, Choice, Claim, Support
from truceline.records import support
from truceline.views import evidence_shown
from truceline.views.best import best_first
from truceline.views.fields import side_ids

_OTHERS = 2  # further passages in a comment: enough to see another wording, short enough for a cell


@dataclass(frozen=True, slots=True, kw_only=True)
class Passages:
    """The claims whose sentences show the beginning and the end, and others that tell the beginning; None where none does."""

    onset: Claim | None
    end: Claim | None
    others: tuple[Claim, ...]
    support: Support

    @property
    def quoted(self) -> int:
        """How many passages stand in a row."""
        return len({one.id for one in (self.onset, self.end, *self.others) if one})

    def cells(self, ceasefire: Ceasefire) -> dict[str, str]:
        """The columns of evidence, source and comment."""
        onset = evidence_shown(self.onset) if self.onset else None
        return {
            "evidence_onset": self.onset.quote if self.onset else "",
            "evidence_end": self.end.quote if self.end else "",
            "factivia_source": (onset.outlet or onset.origin or "") if onset else "",
            "factivia_page": (onset.url or "") if onset else "",
            "comment": "; ".join(self._comment(ceasefire)),
        }

    def _comment(self, ceasefire: Ceasefire) -> Iterable[str]:
        told = self.support
        yield f"{_count(told.articles, 'article')}, {_count(told.origins, 'independent origin')}"
        for name in ("agreed", "effect", "ended"):
            choice: Choice[object] = getattr(ceasefire, name)
            if choice.value is not None:
                yield f"{name}: {choice.reason}"
        if ceasefire.ending.value is not None:
            yield f"ending: {ceasefire.ending.value}"
        for claim in self.others:
            shown = evidence_shown(claim)
            yield f"also: “{shown.quote}” ({shown.outlet or shown.origin or 'no outlet told'}, {shown.published})"


def passages(ceasefire: Ceasefire, claims: Mapping[str, Claim]) -> Passages:
    """The passages of a ceasefire's beginning and end; `claims` holds at least its own, by id.

    The beginning is shown by a claim that its effect rests on, else its agreement, else a declaration of it.
    """
    beginnings = [
        best_first("effect", ceasefire.effect, claims),
        best_first("agreed", ceasefire.agreed, claims),
        best_first("declared", ceasefire.declared, claims),
    ]
    first = next((told for told in beginnings if told), ())
    onset = first[0] if first else None
    seen = {onset.quote} if onset else set()
    others: list[Claim] = []
    for claim in (claim for told in beginnings for claim in told):
        if claim.quote not in seen and len(others) < _OTHERS:
            seen.add(claim.quote)
            others.append(claim)
    ended: Choice[Any] = ceasefire.ended if ceasefire.ended.rests_on else ceasefire.ending
    end = best_first("ended", ended, claims)
    return Passages(
        onset=onset,
        end=end[0] if end else None,
        others=tuple(others),
        support=support(ceasefire.claims, claims, side_ids(ceasefire)),
    )


def _count(number: int, thing: str) -> str:
    return f"1 {thing}" if number == 1 else f"{number} {thing}s"
