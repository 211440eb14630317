"""Conflicts: ceasefires gathered by who fights whom, and where; and the events that stand in reports of them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from truceline.model import ActClaim, Ceasefire, Claim, Conflict, Side
from truceline.records.happening.disjoint import Disjoint
from truceline.records.naming import code, number

_NAMES = re.compile(r"(?P<names>.+?)-(?:\d{4}(?:-.*)?|BY-\d{4}.*|UNK(?:-[a-z]+)?)")
"""An id of a ceasefire: the names before its time, as `naming.base_id` makes it."""

_PAIR, _LAND = (
    2,
    3,
)  # what a match weighs: the same land and a side in common tell more than the same two sides


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """What one ceasefire tells of its conflict; `lands` are the ids of the territory fought over, as far as told."""

    id: str
    sides: frozenset[str]
    lands: frozenset[str]
    documents: frozenset[str]
    weight: int

    @property
    def keys(self) -> Iterator[tuple[Hashable, int]]:
        """What two ceasefires of one conflict have in common, with what each weighs: two sides, or a side and the land."""
        for pair in combinations(sorted(self.sides), 2):
            yield pair, _PAIR
        for land in sorted(self.lands):
            for side in sorted(self.sides):
                yield ("land", land, side), _LAND

    @property
    def looser(self) -> Iterator[Hashable]:
        """What a ceasefire of one side or none can be placed by, the surest first."""
        if not self.sides:
            yield from (("only land", land) for land in sorted(self.lands))
        for side in sorted(self.sides):
            yield "side", side
        yield from (("document", document) for document in sorted(self.documents))


def gather(ceasefires: Sequence[Ceasefire], claims: Mapping[str, Claim]) -> tuple[Conflict, ...]:
    """The conflicts of these ceasefires, by id; `claims` holds at least their claims, by id.

    Ceasefires are of one conflict where they have two sides in common, or one side and the territory: one state in two
    wars has two conflicts. One that names three sides or more joins what it fits best and never makes one conflict of
    two; nor does a mediator, who is no side. One with a single side or none joins the only conflict of that land, of that side, or
    of the reports it stands in.
    """
    told = sorted((_told(ceasefire, claims) for ceasefire in ceasefires), key=lambda one: one.id)
    groups = _joined([one for one in told if len(one.sides) == 2])
    for later in ([one for one in told if len(one.sides) > 2], [one for one in told if len(one.sides) < 2]):
        groups = _placed(groups, later)
    by_id = {ceasefire.id: ceasefire for ceasefire in ceasefires}
    made = sorted((_names_of(group), sorted(one.id for one in group), group) for group in groups)
    ids = number([name for name, *_ in made])
    return tuple(
        _conflict(name, [by_id[one] for one in members], claims)
        for name, (_, members, _) in zip(ids, made, strict=True)
    )


def _told(ceasefire: Ceasefire, claims: Mapping[str, Claim]) -> _Told:
    acts = [claim for key in ceasefire.claims if isinstance(claim := claims.get(key), ActClaim)]
    sides = frozenset(side.id for side in ceasefire.sides.value or ())
    within = {
        role.id: role.within for claim in acts for role in (*claim.parties, *claim.actors) if role.within
    }
    about = territory(acts)
    named = {about.id} if about else {place.id for place in ceasefire.place.value or ()}
    homes = {one for side in sides if (one := within.get(side))} if not about else set()
    return _Told(
        id=ceasefire.id,
        sides=sides,
        lands=frozenset((named | homes) - sides) | {side for side in sides if side in within},
        documents=frozenset(claims[key].source.document for key in ceasefire.claims if key in claims),
        weight=len(acts),
    )


def territory(claims: Iterable[ActClaim]) -> Side | None:
    """The territory that most of the reports are about, under the name that they use; None where they tell none."""
    reports: dict[str, set[str]] = defaultdict(set)
    names: dict[str, Counter[str]] = defaultdict(Counter)
    for claim in claims:
        if claim.conflict is not None:
            reports[claim.conflict.id].add(claim.source.document)
            names[claim.conflict.id][claim.conflict.name] += 1
    if not reports:
        return None
    most = min(reports, key=lambda key: (-len(reports[key]), -names[key].total(), key))
    return Side(id=most, name=min(names[most], key=lambda name: (-names[most][name], name)))


def _joined(told: Sequence[_Told]) -> list[list[_Told]]:
    """The ceasefires in groups: those that share a key, directly or by way of others, stand together."""
    keys = {one.id: _keys(one) for one in told}
    sets: Disjoint[Hashable] = Disjoint()
    for one in told:
        sets.join(keys[one.id])
    found: dict[Hashable, list[_Told]] = defaultdict(list)
    for one in told:
        found[sets.root(keys[one.id][0])].append(one)
    return list(found.values())


def _keys(one: _Told) -> list[Hashable]:
    return [key for key, _ in one.keys] or [("side", side) for side in one.sides] or [("only", one.id)]


def _placed(groups: Sequence[list[_Told]], later: Sequence[_Told]) -> list[list[_Told]]:
    """The groups with those that come later, each with the one group it fits best; those that fit none make their own."""
    known = _Known(groups)
    grown = [list(group) for group in groups]
    left = []
    for one in later:
        home = known.home(one)
        if home is None:
            left.append(one)
        else:
            grown[home].append(one)
    return [*grown, *_joined(left)]


class _Known:
    """Finds the group that a ceasefire fits best, among those there were before any of its kind was placed."""

    def __init__(self, groups: Sequence[Sequence[_Told]]) -> None:
        self._holding: dict[Hashable, set[int]] = defaultdict(set)
        for place, group in enumerate(groups):
            for one in group:
                loose = [
                    *(("only land", land) for land in one.lands),
                    *(("side", side) for side in one.sides),
                ]
                for key in (*(key for key, _ in one.keys), *loose, *(("document", d) for d in one.documents)):
                    self._holding[key].add(place)

    def home(self, one: _Told) -> int | None:
        """The place of the group with most in common; of several with as much, none."""
        scores: Counter[int] = Counter()
        for key, weight in one.keys:
            for place in self._holding.get(key, ()):
                scores[place] += weight
        if scores:
            best = max(scores.values())
            tops = [place for place, score in scores.items() if score == best]
            return tops[0] if len(tops) == 1 else None
        if len(one.sides) > 1:
            return None
        fitting = (self._holding.get(key, set()) for key in one.looser)
        return next((next(iter(places)) for places in fitting if len(places) == 1), None)


def _names_of(group: Sequence[_Told]) -> str:
    """The part of a conflict's id before its number: the sides as most of what is told of its ceasefires has them."""
    often: Counter[str] = Counter()
    for one in group:
        found = _NAMES.fullmatch(one.id)
        often[found["names"] if found and one.sides else ""] += one.weight
    names = min((name for name in often if name), key=lambda name: (-often[name], name), default="")
    lands = sorted(land for one in group for land in one.lands)
    return names or "-".join(dict.fromkeys(map(code, lands))) or "UNK"


def _conflict(name: str, members: Sequence[Ceasefire], claims: Mapping[str, Claim]) -> Conflict:
    acts = [claim for one in members for key in one.claims if isinstance(claim := claims.get(key), ActClaim)]
    about = territory(acts)
    sides = _often(side for one in members for side in one.sides.value or ())
    places = _often(place for one in members for place in one.place.value or ())
    if about is not None:
        places = (about, *(place for place in places if place.id != about.id))
    return Conflict(
        id=name,
        name=about.name if about else _side_names(name, sides) or "unknown sides",
        sides=sides,
        places=places,
        ceasefires=tuple(one.id for one in members),
    )


def _often(sides: Iterable[Side]) -> tuple[Side, ...]:
    """Each once, by id: those of most ceasefires first."""
    counts: Counter[str] = Counter()
    names: dict[str, Counter[str]] = defaultdict(Counter)
    for side in sides:
        counts[side.id] += 1
        names[side.id][side.name] += 1
    made = (Side(id=key, name=min(n, key=lambda name: (-n[name], name))) for key, n in names.items())
    return tuple(sorted(made, key=lambda side: (-counts[side.id], side.name, side.id)))


def _side_names(name: str, sides: Sequence[Side]) -> str:
    """The sides that the id of the conflict names, in words; all where it names none of them."""
    codes = set(name.split("-"))
    told = [side.name for side in sides if code(side.id) in codes] or [side.name for side in sides]
    return " and ".join((", ".join(told[:-1]), told[-1])) if len(told) > 1 else "".join(told)
