"""A ledger that is served elsewhere, as it is shown: each thing is asked for when it is needed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, ValuesView
from datetime import date
from functools import cached_property
from typing import Any, cast
from urllib.parse import quote

from truceline.codec import from_plain
from truceline.ledger.wire import Wire
from truceline.model import Ceasefire, Claim, Conflict, ConflictSummary, Summary
from truceline.views import (
    CasePage,
    CaseRow,
    Explanation,
    Grouping,
    Only,
    RelationShown,
    Sheet,
    Shown,
    Timeline,
    find_conflict,
)

_TOGETHER = 100  # claims that are asked for in one address
CLAIM = cast("type[Claim]", Claim)  # a union of types, which `from_plain` takes as well


class ShownThere(Shown):
    """What `Shown` gives, asked of a server that makes it. Whoever asks for all ceasefires or claims gets them all sent."""

    def __init__(self, wire: Wire, as_of: date | None) -> None:
        self._wire = wire
        self._as_of = as_of
        self._claims = _Claims(self)

    @property
    def as_of(self) -> date | None:
        """The day as which the ledger is shown, None for all that is known."""
        return self._as_of

    @property
    def undated(self) -> int:
        """How many documents were left out then because nothing dates them."""
        return int(self._status["undated"])

    @cached_property
    def day(self) -> date:
        """The day whose standing is told unless another is asked for."""
        return date.fromisoformat(self._status["day"])

    @property
    def former(self) -> Mapping[str, str | None]:
        """From ids that cases once had to those they have now."""
        return dict(self._status["former"])

    @cached_property
    def cases(self) -> Mapping[str, Ceasefire]:
        """The ceasefires by id, in their order."""
        return _Cases(self)

    @property
    def claims(self) -> Mapping[str, Claim]:
        """All claims by id."""
        return self._claims

    @cached_property
    def summaries(self) -> Mapping[str, Summary]:
        """The ceasefires in few words, by id, in their order."""
        found = (from_plain(one, Summary) for one in self.each("/ceasefires"))
        return {one.id: one for one in found}

    @cached_property
    def told_conflicts(self) -> Sequence[ConflictSummary]:
        """The conflicts in few words, by id."""
        return tuple(from_plain(one, ConflictSummary) for one in self.each("/conflicts"))

    def relations(self, ceasefire: str) -> Sequence[RelationShown]:
        """How the ceasefire with this very id stands to earlier and later ones."""
        return self.grouping(ceasefire).relations

    def need(self, claims: Iterable[str]) -> None:
        """Asks for these claims at once."""
        self._claims.need(claims)

    def of_conflict(self, conflict: Conflict) -> Timeline:
        """The conflict in order of time."""
        path = f"/conflicts/{quote(conflict.id, safe='')}/timeline"
        return from_plain(self.get(path), Timeline)

    def case(self, asked: str) -> Ceasefire:
        """The ceasefire with this id, or that this id leads to. Raises NotFound if there is none."""
        return from_plain(self.get(_of(asked)), Ceasefire)

    def rows(self, on: date, only: Only | None = None) -> tuple[CaseRow, ...]:
        """The ceasefires in one line each, as they stand on a day: all, or those asked for. Raises NotFound as `Shown` does."""
        wanted = only or Only()
        narrowed = {"side": wanted.side, "conflict": wanted.conflict, "standing": wanted.standing}
        found = self.each("/ceasefires", {"form": "row", "on": on, **narrowed})
        return tuple(from_plain(one, CaseRow) for one in found)

    def page(self, asked: str) -> CasePage:
        """The page of the ceasefire with this id. Raises NotFound if there is none."""
        return from_plain(self.get(_of(asked, "page")), CasePage)

    def sheet(self, asked: str, on: date) -> Sheet:
        """The ceasefire with this id on one screen, told for a day. Raises NotFound if there is none."""
        return from_plain(self.get(_of(asked, "sheet"), {"on": on}), Sheet)

    def grouping(self, asked: str, other: str | None = None) -> Grouping:
        """Why the reports of this ceasefire are one case and others stand beside it, or one other alone. Raises NotFound."""
        return from_plain(self.get(_of(asked, "grouping"), {"other": other}), Grouping)

    def explain(self, asked: str, field: str, on: date | None = None) -> Explanation:
        """Why a field is as it is, or with a day, how the ceasefire stands then. Raises NotFound."""
        return from_plain(self.get(_of(asked, "fields", field), {"on": on}), Explanation)

    def timeline(self, asked: str, *, whole: bool = False) -> Timeline:
        """The conflict or ceasefire with this id in order of time. Raises NotFound if there is neither."""
        if (conflict := find_conflict(asked, self.conflicts)) is not None:
            return self.of_conflict(conflict)
        return from_plain(self.get(_of(asked, "timeline"), {"whole": whole}), Timeline)

    def get(self, path: str, asked: Mapping[str, Any] | None = None) -> Any:
        """What the server answers, as of this day."""
        return self._wire.get(path, {"as_of": self._as_of, **(asked or {})})

    def each(self, path: str, asked: Mapping[str, Any] | None = None) -> Iterator[Any]:
        """Everything in a list of the server's, as of this day."""
        return self._wire.each(path, {"as_of": self._as_of, **(asked or {})})

    @cached_property
    def _status(self) -> Mapping[str, Any]:
        told: Mapping[str, Any] = self.get("/status")
        return told


class _Cases(Mapping[str, Ceasefire]):
    """The ceasefires: one is asked for alone, all at once page by page."""

    def __init__(self, shown: ShownThere) -> None:
        self._shown = shown

    def __getitem__(self, key: str) -> Ceasefire:
        if key not in self._shown.summaries:
            raise KeyError(key)
        return self._shown.case(key)

    def __iter__(self) -> Iterator[str]:
        return iter(self._shown.summaries)

    def __len__(self) -> int:
        return len(self._shown.summaries)

    def values(self) -> ValuesView[Ceasefire]:
        """All of them."""
        found = (from_plain(one, Ceasefire) for one in self._shown.each("/ceasefires", {"form": "whole"}))
        return {one.id: one for one in found}.values()


class _Claims(Mapping[str, Claim]):
    """The claims: those that were told to be needed are asked for together, all of them page by page."""

    def __init__(self, shown: ShownThere) -> None:
        self._shown = shown
        self._known: dict[str, Claim] = {}
        self._all = False

    def need(self, ids: Iterable[str]) -> None:
        """Asks for those of these that are not known yet."""
        missing = [one for one in dict.fromkeys(ids) if one not in self._known]
        if self._all:
            return
        for start in range(0, len(missing), _TOGETHER):
            self._learn({"id": missing[start : start + _TOGETHER]})

    def __getitem__(self, key: str) -> Claim:
        self.need([key])
        return self._known[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._every())

    def __len__(self) -> int:
        return len(self._every())

    def _every(self) -> Mapping[str, Claim]:
        if not self._all:
            self._learn({})
            self._all = True
        return self._known

    def _learn(self, asked: Mapping[str, Any]) -> None:
        found = (from_plain(one, CLAIM) for one in self._shown.each("/claims", asked))
        self._known |= {one.id: one for one in found}


def _of(case: str, *parts: str) -> str:
    """The address of what is told of a ceasefire."""
    return "/".join(("/ceasefires", *(quote(part, safe="") for part in (case, *parts))))
