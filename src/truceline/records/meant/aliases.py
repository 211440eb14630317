"""Names that stand where another is expected: in two articles on the same act of the same sides, one says "Naka" where the other has
Nagorno-Karabakh, as a side or as the land that it is about.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from truceline.model import Act, ActClaim, Claim, Role
from truceline.records.meant.reread import Reread

UNKNOWN = "entity"
"""The reason of a role that only its capitals tell: no list knows its name."""

LEARNED = "alias learned"
NEEDED = 2  # supports of independent origin before a proposal is used
_NEAR = timedelta(days=1)
_TWO = 2  # sides: of one side alone too much can be told on one day
# Acts that sides do with or to each other: who else calls for or welcomes a ceasefire says nothing of a name.
_BETWEEN = frozenset(
    {Act.AGREE, Act.DECLARE, Act.END, Act.EXTEND, Act.NEGOTIATE, Act.PROPOSE, Act.REJECT, Act.VIOLATE}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Support:
    """Two claims on one act of the same sides, one with the unknown name, one with the known one."""

    claim: str
    like: str
    origin: str
    day: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Alias:
    """That a name may stand for an actor, with all that speaks for it, oldest first.

    `rivals` are the ids of others for whom as much speaks: with one, nobody is meant. `since` is the day from which
    the ledger uses it: that of the second support of independent origin, None before.
    """

    name: str
    id: str
    actor: Role
    supports: tuple[Support, ...]
    rivals: tuple[str, ...] = ()

    @property
    def since(self) -> date | None:
        """The day of the support that made it enough; None where it is only proposed."""
        first: dict[str, date] = {}
        for support in self.supports:
            first.setdefault(support.origin, support.day)
        days = sorted(first.values())
        return days[NEEDED - 1] if len(days) >= NEEDED and not self.rivals else None


def propose(
    claims: Iterable[Claim],
    days: Mapping[str, date | None],
    roots: Mapping[str, str] | None = None,
    refused: Container[tuple[str, str]] = (),
) -> tuple[Alias, ...]:
    """The aliases that claims speak for, by name. The same for every order of the claims.

    `roots` tells what documents go back to, by their ids: those of one root are of one origin. `refused` are names, each
    with the id of whom it does not mean, as people said.
    """
    origins = roots or {}
    told = list(claims)
    acting = _worth_comparing(
        [
            (claim, day)
            for claim in told
            if isinstance(claim, ActClaim)
            and claim.act in _BETWEEN
            and (day := days.get(claim.source.document))
        ]
    )
    if not acting:
        return ()
    near = {claim.source.document for claim, _ in acting}
    named: dict[str, set[str]] = defaultdict(set)
    for one in told:
        if isinstance(one, ActClaim) and one.source.document in near:
            named[one.source.document] |= {role.id for role in (*_sides(one), *_lands(one))}
    found: dict[tuple[str, str], dict[str, Support]] = defaultdict(dict)
    roles: dict[str, Role] = {}
    for claim, unknown, like, known in (*_pairs(acting), *_places(acting)):
        if known.id in named[claim.source.document] or unknown.id in named[like.source.document]:
            continue  # an article that names both tells them apart
        if (unknown.id, known.id) in refused:
            continue
        day = max(_day(claim, days), _day(like, days))
        origin = origins.get(claim.source.document, claim.source.document)
        roles[unknown.id], roles[known.id] = unknown, known
        support = Support(claim=claim.id, like=like.id, origin=origin, day=day)
        found[unknown.id, known.id].setdefault(f"{claim.id} {like.id}", support)
    return tuple(_aliases(found, roles))


class Aliases(Reread):
    """The aliases that a ledger uses: those with two supports of independent origin, each from the day of the second on."""

    mark = LEARNED

    def __init__(self, proposed: Iterable[Alias], days: Mapping[str, date | None]) -> None:
        self._used = {alias.id: (alias, alias.since) for alias in proposed if alias.since is not None}
        super().__init__(self._used, days)

    def _role(self, role: Role, day: date) -> Role:
        alias, since = self._used.get(role.id, (None, None))
        if alias is None or since is None or day < since or role.reason != UNKNOWN:
            return role
        reason = f"{LEARNED}: {len({one.origin for one in alias.supports})} origins, since {since}"
        actor = alias.actor
        return replace(role, name=actor.name, id=actor.id, within=actor.within, reason=reason)


def _worth_comparing(acting: Sequence[tuple[ActClaim, date]]) -> list[tuple[ActClaim, date]]:
    """The claims, by id, on acts and days of which some claim has a name that no list knows: `_pairs` and `_places` need no others."""
    seen = {
        (claim.act, near)
        for claim, day in acting
        if any(role.reason == UNKNOWN for role in _sides(claim))
        for near in (day - _NEAR, day, day + _NEAR)
    }
    of_places = {
        (claim.act, _acted(claim)) for claim, _ in acting if any(r.reason == UNKNOWN for r in claim.place)
    }
    kept = [
        (claim, day)
        for claim, day in acting
        if (claim.act, day) in seen or (claim.act, _acted(claim)) in of_places
    ]
    return sorted(kept, key=lambda pair: pair[0].id)


def _acted(claim: ActClaim) -> str | None:
    return claim.act_date.day if claim.act_date is not None else None


def _pairs(acting: Sequence[tuple[ActClaim, date]]) -> Iterator[tuple[ActClaim, Role, ActClaim, Role]]:
    """Claims on one act within a day whose sides are the same but for one unknown and one known name."""
    of_day: dict[tuple[Act, date], list[ActClaim]] = defaultdict(list)
    for claim, day in acting:
        of_day[claim.act, day].append(claim)
    for claim, day in acting:
        unknown = [role for role in _sides(claim) if role.reason == UNKNOWN]
        others = {role.id for role in _sides(claim) if role.reason != UNKNOWN}
        if len(unknown) != 1 or not others:
            continue
        for like in (one for near in (day - _NEAR, day, day + _NEAR) for one in of_day[claim.act, near]):
            sides = {role.id: role for role in _sides(like)}
            rest = [role for key, role in sides.items() if key not in others]
            is_other = like.source.document != claim.source.document
            if is_other and others <= sides.keys() and len(rest) == 1 and rest[0].reason != UNKNOWN:
                yield claim, unknown[0], like, rest[0]


def _places(acting: Sequence[tuple[ActClaim, date]]) -> Iterator[tuple[ActClaim, Role, ActClaim, Role]]:
    """Claims on one act of the same two sides or more on the same day, one in an unknown place, one in a report on a known territory."""
    of_day: dict[tuple[Act, str, frozenset[str]], list[ActClaim]] = defaultdict(list)
    for claim, _ in acting:
        sides = frozenset(role.id for role in _sides(claim))
        if claim.act_date is not None and claim.act_date.day is not None and len(sides) >= _TWO:
            of_day[claim.act, claim.act_date.day, sides].append(claim)
    for told in of_day.values():
        lands = {claim.conflict.id: (claim, claim.conflict) for claim in told if claim.conflict is not None}
        by_report = {(claim.source.document, claim.conflict.id): claim for claim in told if claim.conflict}
        for claim in told:
            unknown = [role for role in claim.place if role.reason == UNKNOWN]
            if len(unknown) != 1 or claim.conflict is not None:
                continue
            for (document, land), like in sorted(by_report.items()):
                if document != claim.source.document:
                    yield claim, unknown[0], like, lands[land][1]


def _lands(claim: ActClaim) -> tuple[Role, ...]:
    return (*claim.place, *((claim.conflict,) if claim.conflict is not None else ()))


def _aliases(
    found: Mapping[tuple[str, str], Mapping[str, Support]], roles: Mapping[str, Role]
) -> Iterator[Alias]:
    strength = {key: len({one.origin for one in supports.values()}) for key, supports in found.items()}
    for (name, actor), supports in sorted(found.items()):
        rivals = (
            other
            for (another, other), count in strength.items()
            if another == name and other != actor and count >= strength[name, actor]
        )
        yield Alias(
            name=roles[name].name,
            id=name,
            actor=roles[actor],
            supports=tuple(sorted(supports.values(), key=lambda one: (one.day, one.claim, one.like))),
            rivals=tuple(sorted(rivals)),
        )


def _day(claim: ActClaim, days: Mapping[str, date | None]) -> date:
    return days[claim.source.document] or date.max


def _sides(claim: ActClaim) -> tuple[Role, ...]:
    """Those whom the claim names itself as doing the act or bound by it, each once."""
    named = {role.id: role for role in (*claim.actors, *claim.parties) if role.words is not None}
    return tuple(named.values())
