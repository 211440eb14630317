"""Who asks and what they may do, over the access file beside a ledger."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from threading import Lock

from truceline.access.forms import form_secret
from truceline.access.hosts import neighbourhood
from truceline.access.names import folded
from truceline.access.passwords import hashed, is_outdated, is_password
from truceline.access.roles import Role, Who
from truceline.access.throttle import Throttle
from truceline.errors import AccessError
from truceline.store.access import AccessStore, Entry, Session, User, open_access

IDLE = timedelta(hours=12)
LONGEST = timedelta(days=7)
_SEEN_AGAIN = timedelta(minutes=1)  # how often the use of a session is written down
TOKEN_PREFIX = "truceline_"  # noqa: S105  # by it people and scanners know what a stray token is


class TooManyTries(AccessError):
    """Somebody tries passwords too fast; `wait` is the seconds until the next try is taken."""

    def __init__(self, wait: float) -> None:
        self.wait = int(wait) + 1
        super().__init__("too many tries.", next_step=f"Try again in {self.wait} seconds.")


@dataclass(frozen=True, slots=True)
class SignedIn:
    """A session that has just begun: its secret, for the cookie, and who it is."""

    secret: str
    who: Who


class Access:
    """Who may do what with one ledger.

    The file is made by the first write. Without users in it everybody is an owner if `trusting`, as is right where
    only this machine itself can ask; else nobody may do anything.
    """

    def __init__(
        self,
        place: Path,
        *,
        trusting: bool = True,
        coder: str = "",
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self.place = place
        self.trusting = trusting
        self._coder = coder
        self._clock = clock
        self._lock = Lock()
        self._opened: AccessStore | None = None

        def seconds() -> float:
            return clock().timestamp()

        self._by_name = Throttle(5, 60, seconds)  # short: nobody can lock another one out for long
        self._by_address = Throttle(20, 900, seconds)

    @property
    def store(self) -> AccessStore:
        """The access file, made if there is none."""
        with self._lock:
            if self._opened is None:
                self._opened = open_access(self.place, self._clock)
            return self._opened

    def is_open(self) -> bool:
        """Whether everybody is an owner: only this machine can ask, and it has no users."""
        return self.trusting and not self.has_users()

    def has_users(self) -> bool:
        """Whether there is anybody to sign in as."""
        return self.place.exists() and self.store.has_users()

    def visitor(self, cookie: str, address: str, name: str = "") -> Who:
        """Somebody who has not signed in: an owner where all is open, else nobody."""
        csrf = form_secret(cookie)
        if self.is_open():
            return Who(name=name or self._coder, role=Role.OWNER, address=address, csrf=csrf)
        return Who(name="", role=Role.NOBODY, via="", address=address, csrf=csrf)

    def by_session(self, secret: str, address: str) -> Who | None:
        """Who signed in with this cookie, None if the session is over."""
        if not secret or not self.place.exists():
            return None
        session = self.store.session(_hash(secret))
        if session is None or self._is_over(session):
            return None
        if self._clock() - session.seen > _SEEN_AGAIN:
            self.store.see_session(_hash(secret))
        return _who(session.user, "session", address, form_secret(secret))

    def by_token(self, token: str, address: str) -> Who | None:
        """Whose program shows this token, None if it is unknown, revoked or over."""
        if not self.place.exists():
            return None
        found = self.store.token(_hash(token))
        if found is None or (found.until is not None and found.until <= self._clock()):
            return None
        return _who(found.user, "token", address)

    def sign_in(self, name: str, password: str, address: str) -> SignedIn | None:
        """Begins a session; None if name and password do not fit. Raises TooManyTries."""
        self._slow_down(name, address)
        user = self.store.user(folded(name)) if self.has_users() else None
        if not is_password(password, user.password if user else None) or user is None:
            self._log_failure(user, address)
            return None
        self._by_name.forget(name.casefold())
        self._by_address.take_back(neighbourhood(address))
        self._renew(user, password)
        secret = secrets.token_urlsafe(32)
        now = self._clock()
        self.store.end_sessions(begun_before=now - LONGEST, seen_before=now - IDLE)
        self.store.begin_session(_hash(secret), user.name)
        who = _who(user, "session", address, form_secret(secret))
        self.log(who, "sign-in")
        return SignedIn(secret, who)

    def sign_out(self, secret: str, who: Who) -> None:
        """Ends a session."""
        if self.place.exists() and self.store.session(_hash(secret)):
            self.store.end_session(_hash(secret))
            self.log(who, "sign-out")

    def make_token(self, name: str, until: datetime | None) -> str:
        """A new token for the programs of a user; only its hash is kept."""
        token = TOKEN_PREFIX + secrets.token_urlsafe(32)
        self.store.add_token(_hash(token), name, until)
        return token

    def log(self, who: Who, what: str, on: str = "") -> None:
        """Writes down what somebody did, and on what."""
        self.store.log(who=who.name, role=who.role, address=who.address, what=what, on=on)

    def entries(
        self,
        *,
        who: str = "",
        what: str = "",
        day: date | None = None,
        before: int | None = None,
        limit: int = 100,
    ) -> tuple[Entry, ...]:
        """What was done, last first: by a name, of a kind, on a day (UTC), before an entry."""
        if not self.place.exists():
            return ()
        return self.store.entries(who=who, what=what, day=day, before=before, limit=limit)

    def kinds(self) -> tuple[str, ...]:
        """The kinds of things that were done, by name."""
        return self.store.kinds() if self.place.exists() else ()

    def close(self) -> None:
        """Lets go of the access file."""
        if self._opened is not None:
            self._opened.close()

    def _log_failure(self, user: User | None, address: str) -> None:
        """A name that nobody has is not written down: it may be a password in the wrong field."""
        who, on = (user.name, "") if user else ("", "a name that nobody has")
        self.store.log(who=who, role=Role.NOBODY, address=address, what="sign-in failed", on=on)

    def _slow_down(self, name: str, address: str) -> None:
        if wait := self._by_address.wait(neighbourhood(address)):
            raise TooManyTries(wait)
        if wait := self._by_name.wait(name.casefold()):
            self._by_address.take_back(neighbourhood(address))
            raise TooManyTries(wait)

    def _is_over(self, session: Session) -> bool:
        now = self._clock()
        return now - session.begun > LONGEST or now - session.seen > IDLE

    def _renew(self, user: User, password: str) -> None:
        if user.password and is_outdated(user.password):
            self.store.renew_password(user.name, user.password, hashed(password))


def _who(user: User, via: str, address: str, csrf: str = "") -> Who:
    return Who(name=user.name, role=Role(user.role), via=via, address=address, csrf=csrf)


def _hash(secret: str) -> str:
    return sha256(secret.encode()).hexdigest()
