"""Tables of members, each open to other packages through an entry-point group of the same name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib.metadata import EntryPoint, entry_points
from typing import Any, Generic, TypeVar

from truceline.errors import NotFound, TrucelineError

Member = TypeVar("Member")


class Table(Mapping[str, Member], Generic[Member]):
    """A read-only table of named members: ours in the order given, then those of installed packages.

    A package adds a member through an entry point in the group `truceline.<table name>`; entry points are looked up at
    the first use, and one that bears the name of a member of ours does not replace it. Raises TrucelineError at the
    first use if a member of a package cannot be loaded.
    """

    def __init__(self, name: str, members: Mapping[str, Member]) -> None:
        self.name = name
        self._own = dict(members)
        self._all: dict[str, Member] | None = None

    def _members(self) -> dict[str, Member]:
        if self._all is None:
            points = entry_points(group=f"truceline.{self.name}")
            plugged = {point.name: _load(point) for point in points if point.name not in self._own}
            self._all = {**self._own, **plugged}
        return self._all

    def __getitem__(self, name: str) -> Member:
        try:
            return self._members()[name]
        except KeyError:
            raise NotFound(
                f"no {name!r} among the {self.name}.", next_step=f"There are: {', '.join(self._members())}."
            ) from None

    def __contains__(self, name: object) -> bool:
        return name in self._members()

    def __iter__(self) -> Iterator[str]:
        return iter(self._members())

    def __len__(self) -> int:
        return len(self._members())


def _load(point: EntryPoint) -> Any:
    try:
        return point.load()
    except (ImportError, AttributeError) as error:
        raise TrucelineError(
            f"{point.name!r}, which an installed package adds to {point.group}, cannot be loaded ({error}).",
            where=point.value,
            next_step="Mend that package, or uninstall it.",
        ) from error
