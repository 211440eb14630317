"""The ledger as it is shown where it is kept: each thing is read when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, ValuesView
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from threading import Lock
from typing import Any, Protocol, TypeVar

from truceline.model import (
    Ceasefire,
    Claim,
    Conflict,
    ConflictSummary,
    Judgement,
    Lineage,
    Relation,
    Summary,
)
from truceline.records.judging.anchors import follow
from truceline.records.judging.judged import rejected
from truceline.store import Mark
from truceline.views.actor import ActorListed
from truceline.views.joins import RelationShown, relations_shown
from truceline.views.lookup import Lookup
from truceline.views.maps.places import PlaceShown
from truceline.views.recent import Recent
from truceline.views.shown import Shown
from truceline.views.timeline import Timeline, conflict_timeline

T = TypeVar("T")

_CEASEFIRES = 250  # of 30 kB of JSON each in a ledger of 1,600
_CLAIMS = 20_000  # of 1 kB
_TIMELINES = 24  # of some hundred entries
_AT_ONCE = 2_000  # claims, where all are gone through


class Kept(Protocol):
    """What can be asked of a ledger at one moment (`truceline.store.Reader` is one)."""

    mark: Mark

    def ceasefire(self, key: str) -> Ceasefire | None:
        """The ceasefire with this very id."""

    def relations(self, key: str) -> Sequence[tuple[str, Relation]]:
        """How it stands to earlier ones and later ones to it, each with the id of the later one."""

    def claims(self, ids: Iterable[str]) -> Mapping[str, Claim]:
        """These claims, by id."""

    def claim_ids(self) -> Sequence[str]:
        """The ids of all claims."""

    def claims_in(self, documents: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
        """The ids of the claims of these documents."""

    def documents_of(self, ceasefires: Iterable[str]) -> Sequence[str]:
        """The ids of the documents that tell of these ceasefires."""

    def case_of(self, claims: Iterable[str]) -> Mapping[str, str]:
        """The ceasefires that these claims count for."""

    def left_out(self, claims: Iterable[str]) -> Mapping[str, str]:
        """Why no ceasefire is made of these claims."""

    def lineages(self, documents: Iterable[str]) -> Mapping[str, Lineage]:
        """What the ledger tells of these documents."""

    def judgements(self) -> Sequence[Judgement]:
        """All judgements."""


@dataclass(frozen=True, kw_only=True)
class Index:
    """What every page of one moment needs: the ceasefires in few words, the conflicts, and where ids lead."""

    summaries: Mapping[str, Summary]
    conflicts: Sequence[ConflictSummary]
    former: Mapping[str, str | None]
    as_of: date | None = None
    undated: int = 0

    @cached_property
    def lookup(self) -> Lookup[Summary]:
        """Finds ceasefires by the ids they have and had."""
        return Lookup(self.summaries.values(), self.former)


@dataclass(frozen=True, kw_only=True)
class Caches:
    """What was read last of one moment, for all who read it."""

    ceasefires: Recent[Ceasefire] = field(default_factory=lambda: Recent(_CEASEFIRES))
    claims: Recent[Claim] = field(default_factory=lambda: Recent(_CLAIMS))
    timelines: Recent[Timeline] = field(default_factory=lambda: Recent(_TIMELINES))
    places: Recent[tuple[PlaceShown, ...]] = field(default_factory=lambda: Recent(_TIMELINES))
    actors: Recent[tuple[ActorListed, ...]] = field(default_factory=lambda: Recent(1))
    _made: dict[str, tuple[int, Any]] = field(default_factory=dict)
    _locks: dict[str, Lock] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def once(self, name: str, revision: int, make: Callable[[], T]) -> T:
        """What this makes, made once for each revision; the others wait meanwhile."""
        with self._lock:
            lock = self._locks.setdefault(name, Lock())
        with lock:
            if name not in self._made or self._made[name][0] != revision:
                self._made[name] = (revision, make())
            made: T = self._made[name][1]
            return made


class ClaimsRead(Mapping[str, Claim]):
    """The claims of a ledger by id, each read when it is asked for."""

    def __init__(self, kept: Kept, caches: Caches) -> None:
        self._kept, self._caches, self._recent = kept, caches, caches.claims
        self._read: dict[str, Claim] = {}

    def need(self, ids: Iterable[str]) -> None:
        """Reads these claims at once, as far as they are not there."""
        missing = [key for key in ids if key not in self._read]
        self._read |= self._recent.get(missing)
        missing = [key for key in missing if key not in self._read]
        if missing:
            found = self._kept.claims(missing)
            self._recent.keep(found)
            self._read |= found

    def __getitem__(self, key: str) -> Claim:
        if key not in self._read:
            self.need([key])
        return self._read[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._ids())

    def __len__(self) -> int:
        return len(self._ids())

    def _ids(self) -> Sequence[str]:
        return self._caches.once("claims", self._kept.mark.revision, self._kept.claim_ids)

    def values(self) -> ValuesView[Claim]:
        """All claims, read some at a time."""
        return _AtOnce(self)


class _AtOnce(ValuesView[Claim]):
    def __init__(self, claims: ClaimsRead) -> None:
        super().__init__(claims)
        self._claims = claims

    def __iter__(self) -> Iterator[Claim]:
        ids = list(self._claims)
        for start in range(0, len(ids), _AT_ONCE):
            some = ids[start : start + _AT_ONCE]
            self._claims.need(some)
            yield from (self._claims[one] for one in some)


class _Cases(Mapping[str, Ceasefire]):
    """The ceasefires by id, each read when it is asked for."""

    def __init__(self, kept: Kept, ids: Mapping[str, Summary], recent: Recent[Ceasefire]) -> None:
        self._kept, self._ids, self._recent = kept, ids, recent

    def __getitem__(self, key: str) -> Ceasefire:
        found = self._recent.get([key]).get(key) or self._kept.ceasefire(key)
        if found is None:
            raise KeyError(key)
        self._recent.keep({key: found})
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._ids)

    def __len__(self) -> int:
        return len(self._ids)


class KeptShown(Shown):
    """The ledger as it was derived and is kept."""

    def __init__(self, kept: Kept, index: Index, caches: Caches | None = None) -> None:
        self._kept, self._index = kept, index
        caches = caches or Caches()
        self._claims = ClaimsRead(kept, caches)
        self._timelines = caches.timelines
        self._cases = _Cases(kept, index.summaries, caches.ceasefires)

    @property
    def cases(self) -> Mapping[str, Ceasefire]:
        """The ceasefires by id, in their order."""
        return self._cases

    @property
    def claims(self) -> Mapping[str, Claim]:
        """All claims by id; to go through them reads them all."""
        return self._claims

    @property
    def former(self) -> Mapping[str, str | None]:
        """From ids that cases once had to those they have now."""
        return self._index.former

    @property
    def summaries(self) -> Mapping[str, Summary]:
        """The ceasefires in few words, by id, in their order."""
        return self._index.summaries

    @property
    def lookup(self) -> Lookup[Summary]:
        """Finds ceasefires by the ids they have and had; made once for all who ask."""
        return self._index.lookup

    @property
    def told_conflicts(self) -> Sequence[ConflictSummary]:
        """The conflicts in few words, by id."""
        return self._index.conflicts

    @property
    def as_of(self) -> date | None:
        """The day as which the ledger is shown."""
        return self._index.as_of

    @property
    def undated(self) -> int:
        """How many documents were left out because nothing dates them."""
        return self._index.undated

    def relations(self, ceasefire: str) -> Sequence[RelationShown]:
        """How the ceasefire with this very id stands to earlier and later ones."""
        return relations_shown(ceasefire, self._kept.relations(ceasefire))

    def need(self, claims: Iterable[str]) -> None:
        """Reads these claims at once."""
        self._claims.need(claims)

    def timeline(self, asked: str, *, whole: bool = False) -> Timeline:
        """The conflict or ceasefire with this id in order of time; of those asked for last it is kept."""
        key = f"{asked}\n{whole}"
        found = self._timelines.get([key]).get(key)
        if found is None:
            found = super().timeline(asked, whole=whole)
            self._timelines.keep({key: found})
        return found

    def of_conflict(self, conflict: Conflict) -> Timeline:
        """This conflict in order of time."""
        ceasefires, claims = self._around(conflict)
        return conflict_timeline(conflict, ceasefires, claims, self.as_of)

    def _around(self, conflict: Conflict) -> tuple[Sequence[Ceasefire], Mapping[str, Claim]]:
        """The ceasefires that its reports tell of, and the claims of these reports, but for those that count nowhere."""
        documents = self._kept.documents_of(conflict.ceasefires)
        ids = [claim for some in self._kept.claims_in(documents).values() for claim in some]
        case_of, left_out = self._kept.case_of(ids), self._kept.left_out(ids)
        self.need(ids)
        lineages = self._kept.lineages(documents)
        mute = {key for key, lineage in lineages.items() if lineage.superseded_by is not None}
        claims = {key: self._claims[key] for key in ids}
        silent = left_out.keys() | rejected(follow(self._kept.judgements(), claims))
        near = {*case_of.values(), *conflict.ceasefires}
        told = {
            key: claim
            for key, claim in claims.items()
            if key in case_of or (key not in silent and claim.source.document not in mute)
        }
        return [self._cases[one] for one in self._index.summaries if one in near], told
