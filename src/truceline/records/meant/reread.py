"""Claims read anew by what other articles tell of the names in them."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, replace
from datetime import date
from typing import Any, TypeVar, get_args

from truceline.model import Claim, Role

C = TypeVar("C", bound=Claim)

NOT_SPEAKING = frozenset({"place", "conflict"})
"""The fields of a claim whose roles are no actors."""

_SPEAKING: Mapping[type, Sequence[str]] = {
    kind: [one.name for one in fields(kind) if "Role" in str(one.type) and one.name not in NOT_SPEAKING]
    for kind in get_args(Claim)
}

_UNNAMED = frozenset({"those who gathered", "words as printed"})


class Reread(ABC):
    """What a ledger knows of names, by which the roles of claims are read anew, each as of the day of its article.

    `names` are the ids of roles that it knows more of; the reason of a role that was read anew starts with `mark`.
    """

    mark: str

    def __init__(self, names: Collection[str], days: Mapping[str, date | None]) -> None:
        self.names = names
        self._days = days

    @abstractmethod
    def _role(self, role: Role, day: date) -> Role:
        """The role as of this day: itself where nothing more is known of its name."""

    def concern(self, claims: Iterable[Claim]) -> bool:
        """Whether a role of these claims bears such a name, or was read from one."""
        return any(
            role.id in self.names or role.reason.startswith(self.mark)
            for claim in claims
            for role in speaking(claim)
        )

    def read(self, claim: Claim) -> Claim:
        """The claim with these names read as whom they stand for, with the reason; itself where nothing dates its article."""
        day = self._days.get(claim.source.document) if self.names else None
        return claim if day is None else _with_roles(claim, lambda role: self._role(role, day))


def speaking(claim: Claim) -> Iterator[Role]:
    """All roles of a claim but places."""
    for name in _SPEAKING[type(claim)]:
        value = getattr(claim, name)
        if isinstance(value, Role):
            yield value
        elif value is not None:
            yield from value


def is_somebody(role: Role) -> bool:
    """Whether a role is of the same actor wherever it stands: the "villagers" of one report are not those of the next."""
    unnamed = role.reason in _UNNAMED and role.name.islower()
    return not unnamed or "(" in role.name  # "rebels (Mali)" are of one land


def _with_roles(claim: C, read: Callable[[Role], Role]) -> C:
    """The claim with each role but places read anew, itself where none is another; an actor that is then there twice stands once."""
    changed: dict[str, Any] = {}
    for name in _SPEAKING[type(claim)]:
        value = getattr(claim, name)
        if isinstance(value, Role):
            one = read(value)
            if one is not value:
                changed[name] = one
        elif value:
            roles = tuple(map(read, value))
            if any(one is not role for one, role in zip(roles, value, strict=True)):
                once: dict[str, Role] = {}
                for role in roles:
                    once.setdefault(role.id, role)
                changed[name] = tuple(once.values())
    return replace(claim, **changed) if changed else claim
