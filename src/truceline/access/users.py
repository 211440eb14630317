"""Adds, changes and removes users, each change with an entry in the log."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

from truceline.access.access import Access
from truceline.access.names import LONGEST_NAME, folded, is_name
from truceline.access.passwords import checked, hashed
from truceline.access.roles import Role, Who
from truceline.errors import AccessError, NotFound
from truceline.store.access import User


class Users:
    """The users of one ledger, changed by somebody. Raises NotFound for names that nobody has."""

    def __init__(self, access: Access, by: Who) -> None:
        self._access = access
        self._by = by

    def all(self) -> tuple[User, ...]:
        """All users, by name."""
        return self._access.store.users() if self._access.place.exists() else ()

    def add(self, name: str, role: Role, password: str | None) -> User:
        """Adds a user; without a password, one who can only be given tokens. Raises AccessError."""
        clean = _name(name)
        kept = hashed(checked(password)) if password is not None else None
        if not self._access.store.add_user(clean, role, kept):
            raise AccessError(
                f"there is a user {clean!r} already.",
                next_step="Take another name, or change that user: truceline users role, truceline users password.",
            )
        self._access.log(self._by, "user added", f"{clean}: {role}")
        return self.find(clean)

    def change_role(self, name: str, role: Role) -> User:
        """Gives a user another role and ends their sessions."""
        user = self.find(name)
        self._access.store.change_user(user.name, role=role)
        self._access.log(self._by, "role changed", f"{user.name}: {user.role} to {role}")
        return self.find(name)

    def change_password(self, name: str, password: str) -> User:
        """Gives a user another password and ends their sessions. Raises AccessError if it is too short."""
        user = self.find(name)
        self._access.store.change_user(user.name, password=hashed(checked(password)))
        self._access.log(self._by, "password changed", user.name)
        return user

    def remove(self, name: str) -> User:
        """Removes a user with all sessions and tokens."""
        user = self.find(name)
        self._access.store.remove_user(user.name)
        self._access.log(self._by, "user removed", user.name)
        return user

    def give_token(self, name: str, last_day: date | None = None) -> str:
        """A new token for the programs of a user, good to the end (UTC) of a day or for good. It is not kept."""
        user = self.find(name)
        until = datetime.combine(last_day, time.max, UTC) if last_day else None
        token = self._access.make_token(user.name, until)
        self._access.log(self._by, "token given", f"{user.name}, until {last_day or 'revoked'}")
        return token

    def revoke(self, name: str) -> int:
        """Removes all tokens of a user, and says how many there were."""
        user = self.find(name)
        count = self._access.store.revoke(user.name)
        self._access.log(self._by, "tokens revoked", f"{user.name}: {count}")
        return count

    def tokens(self, user: User) -> int:
        """How many tokens a user has."""
        return self._access.store.count_tokens(user.name)

    def find(self, name: str) -> User:
        """The user of this name, whatever its case."""
        found = self._access.store.user(folded(name)) if self._access.place.exists() else None
        if found is None:
            raise NotFound(f"there is no user {name!r}.", next_step="See who there is: truceline users list.")
        return found


def _name(name: str) -> str:
    """The name as it is kept. Raises AccessError."""
    clean = folded(name)
    if not is_name(clean):
        raise AccessError(
            f"{name[:LONGEST_NAME]!r} is no name of a user.",
            next_step=f"Give one of at most {LONGEST_NAME} characters.",
        )
    return clean
