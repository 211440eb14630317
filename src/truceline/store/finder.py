"""Finds articles, claims and actors in a ledger without reading it whole."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import date

from sqlalchemy import Connection

from truceline.store import finding, roles
from truceline.store.finding import Found, Wanted
from truceline.store.roles import ActorCount, NameCount, PlaceCount, RoleCount, Speaker, Standing


class Finder:
    """What can be found in a ledger, all of it or what had been published by the day `until`.

    Raises LedgerError when the database fails.
    """

    def __init__(self, ask: Callable[[], AbstractContextManager[Connection]], until: date | None) -> None:
        self._ask, self._until = ask, until

    def search(self, wanted: Wanted) -> Found:
        """The articles and claims in which words stand, best first."""
        with self._ask() as connection:
            return finding.search(connection, replace(wanted, until=self._until))

    def actors(self, only: Sequence[str] | None = None) -> tuple[ActorCount, ...]:
        """Who stands in claims, those most spoken of first; of all, or of these ids."""
        with self._ask() as connection:
            return roles.actors(connection, self._until, only)

    def names(self, actor: str) -> tuple[NameCount, ...]:
        """The words that stand for an actor."""
        with self._ask() as connection:
            return roles.names_of(connection, actor, self._until)

    def roles(self, actor: str) -> tuple[RoleCount, ...]:
        """In which roles an actor stands, in how many claims."""
        with self._ask() as connection:
            return roles.roles_of(connection, actor, self._until)

    def claims(
        self, actor: str, only: Standing | None = None, *, skip: int = 0, most: int
    ) -> tuple[str, ...]:
        """The ids of the claims in which an actor stands (so, where it is told how), the latest published first."""
        with self._ask() as connection:
            return roles.claims_with(connection, actor, only or Standing(), self._until, (skip, most))

    def counterparts(self, actor: str, own: Standing, theirs: Sequence[str]) -> tuple[ActorCount, ...]:
        """Who stands in these roles of the claims in which an actor stands so, those most often first."""
        with self._ask() as connection:
            return roles.counterparts_of(connection, actor, own, theirs, self._until)

    def speakers(self, actor: str) -> tuple[Speaker, ...]:
        """Who speaks for an actor, each with the first article that says so."""
        with self._ask() as connection:
            return roles.speakers_of(connection, actor, self._until)

    def places(self, claims: Iterable[str]) -> tuple[PlaceCount, ...]:
        """The places that these claims tell of, those most told of first."""
        with self._ask() as connection:
            return roles.places_of(connection, claims)
