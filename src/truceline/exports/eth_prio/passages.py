"""The sentences that stand beside the values of a row, and what else is told of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from truceline.model import Act, ActClaim, Ceasefire, Choice, Claim, Support, When
from truceline.records import support
from truceline.views import evidence_shown
from truceline.views.fields import side_ids

_OTHERS = 2  # further passages in a comment: enough to see another wording, short enough for a cell
_MAKING = (Act.AGREE, Act.DECLARE, Act.EFFECT, Act.EXTEND)


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
        _best(ceasefire.effect, claims, Act.EFFECT, lambda claim: claim.start),
        _best(ceasefire.agreed, claims, Act.AGREE, lambda claim: claim.act_date),
        _best(ceasefire.declared, claims, Act.DECLARE, lambda claim: claim.act_date),
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
    end = _best(ended, claims, Act.END, lambda claim: claim.end or claim.act_date)
    return Passages(
        onset=onset,
        end=end[0] if end else None,
        others=tuple(others),
        support=support(ceasefire.claims, claims, side_ids(ceasefire)),
    )


def _best(
    choice: Choice[Any], claims: Mapping[str, Claim], act: Act, time: Callable[[ActClaim], When | None]
) -> tuple[Claim, ...]:
    """The claims that a value rests on, those first whose own words show it: the time as chosen, then the act; then the surest."""
    value = choice.value.value if isinstance(choice.value, When) else None
    near = (act, *_MAKING)

    def rank(claim: Claim) -> tuple[object, ...]:
        place = (-claim.confidence, claim.source.name, claim.span.start, claim.id)
        if not isinstance(claim, ActClaim):
            return (True, True, len(near), *place)
        told = time(claim)
        exact = told is not None and told.value == value
        return (
            not exact,
            not _holds(claim, told),
            near.index(claim.act) if claim.act in near else len(near),
            *place,
        )

    return tuple(sorted((claims[one] for one in choice.rests_on), key=rank))


def _holds(claim: ActClaim, when: When | None) -> bool:
    """Whether the words of a time stand in the claim's own passage."""
    words = when.words if when else None
    return words is not None and claim.span.start <= words.start and words.end <= claim.span.end


def _count(number: int, thing: str) -> str:
    return f"1 {thing}" if number == 1 else f"{number} {thing}s"
