"""Whom, and which place, a person means who decides on a ledger."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property

from truceline.annotations.gazetteer import Gazetteer
from truceline.model import ActClaim, Actor, Claim, Role
from truceline.records import speaking


class Names:
    """Finds actors and places by id or name: among those that the claims near by tell of, those listed, those of every claim.

    `gazetteer` and `every` are only called where they are needed: both take time.
    """

    def __init__(
        self,
        gazetteer: Callable[[], Gazetteer],
        *,
        near: Iterable[Claim] = (),
        every: Callable[[], Iterable[Claim]] = tuple,
    ) -> None:
        self._load, self._near, self._every = gazetteer, list(near), every

    @cached_property
    def _gazetteer(self) -> Gazetteer:
        return self._load()

    def actor(self, asked: str) -> Role | None:
        """The actor with this id or name, as a role without words; None where nobody is known by it."""
        return self._find(asked, speaking, self._listed)

    def place(self, asked: str) -> Role | None:
        """The place with this id or name, likewise."""
        return self._find(asked, _places, self._located)

    def _located(self, asked: str) -> Actor | None:
        return self._gazetteer.place(asked)

    def _listed(self, asked: str) -> Actor | None:
        entries = self._gazetteer.get(asked)
        return entries[0].actor if entries else None

    def _find(
        self, asked: str, roles: Callable[[Claim], Iterable[Role]], listed: Callable[[str], Actor | None]
    ) -> Role | None:
        words = asked.strip()
        key = words.casefold()
        found: Role | Actor | None = _among(key, self._near, roles)
        for one in dict.fromkeys((words, words.upper(), words.title())):
            found = found or self._gazetteer.actor(one) or listed(one)
        found = found or _among(key, self._every(), roles)
        return Role(name=found.name, id=found.id, within=found.within) if found else None


def _among(key: str, claims: Iterable[Claim], roles: Callable[[Claim], Iterable[Role]]) -> Role | None:
    """Whoever has this id among the roles, else whoever first has this name."""
    named: Role | None = None
    for claim in claims:
        for role in roles(claim):
            if role.id.casefold() == key:
                return role
            if named is None and role.name.casefold() == key:
                named = role
    return named


def _places(claim: Claim) -> Iterator[Role]:
    yield from claim.place
    if isinstance(claim, ActClaim) and claim.conflict is not None:
        yield claim.conflict
